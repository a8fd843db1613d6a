from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import naming, on, parsed

from newsreader.article.model import Added, Changes, NamedLink, ParsedArticle, StoredLink, View, ViewKind
from newsreader.library import Library
from newsreader.library.headlines import NamedHeadline, Title
from newsreader.related.titles import Scored, choose, resolve_links

STORM = "Storm shuts airport and leaves thousands without power"
BRIDGE = "Harbour bridge closes for a year of repairs"
AWAITED = View(ViewKind.AWAITED)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.db")
    for headline in ("Council approves new tram line", "Glacier survey finds fastest melt", "Bakery strike ends"):
        opened.add(parsed(headline))
    yield opened
    opened.close()


def add(library: Library, article: ParsedArticle) -> tuple[Added, Changes]:
    with library.transaction():
        added = library.add(article)
        return added, resolve_links(library, added.changes)


def put(library: Library, article: ParsedArticle) -> int:
    return add(library, article)[0].id


def link(library: Library, article_id: int, index: int = 0) -> StoredLink:
    return library.article(article_id).links[index]


def meaning(library: Library, article_id: int, index: int = 0) -> tuple[str, int | None]:
    found = link(library, article_id, index)
    return found.state, found.target


def naming_url(headline: str, named: str, url: str) -> ParsedArticle:
    return replace(naming(headline), named_links=(NamedLink(named, url),))


def test_a_headline_that_is_here_becomes_a_link(library: Library) -> None:
    storm = put(library, parsed(STORM))
    notes = put(library, naming("Notes", f"Watch: “{STORM.upper()}”", "Nobody wrote this"))
    assert meaning(library, notes) == ("here", storm)
    assert meaning(library, notes, 1) == ("awaited", None)
    assert [card.row and card.row.id for card in library.panel(notes).named] == [storm, None]
    assert [row.id for row in library.panel(storm).referenced_by] == [notes]


def test_a_headline_that_is_awaited_becomes_a_link_the_day_it_comes(library: Library) -> None:
    notes = put(library, naming("Notes", STORM))
    assert library.counts().awaited == 1
    added, changes = add(library, parsed(STORM))
    assert meaning(library, notes) == ("here", added.id)
    assert {notes, added.id} <= changes.articles
    assert changes.arrived == ()
    assert library.counts().awaited == 0


def test_a_likely_printing_is_a_link_and_an_unsure_one_is_asked_about(library: Library) -> None:
    storm = put(library, parsed(STORM))
    alike = (
        "Storm closes airport and leaves thousands without power",
        "Storm shuts airport and leaves thousands waiting",
    )
    notes = put(library, naming("Notes", *alike))
    assert meaning(library, notes) == ("here", storm)
    assert meaning(library, notes, 1) == ("possible", storm)
    assert 0 < link(library, notes, 1).score < link(library, notes).score < 1


def test_two_that_are_equally_good_are_asked_about(library: Library) -> None:
    put(library, parsed("Storm shuts airport and leaves thousands without any power"))
    put(library, parsed("Storm shuts airport and leaves thousands without warm power"))
    notes = put(library, naming("Notes", STORM))
    assert link(library, notes).state == "possible"


def test_an_address_wins_before_any_headline(library: Library) -> None:
    put(library, parsed(STORM))
    other = put(library, parsed("Quite another headline", url="https://tide.example/storm"))
    notes = put(library, naming_url("Notes", STORM, "http://www.tide.example/storm/?utm_source=x"))
    assert meaning(library, notes) == ("here", other)


def test_an_address_alone_leads_elsewhere_until_its_article_comes(library: Library) -> None:
    notes = put(library, naming_url("Notes", "Some words", "https://tide.example/storm"))
    assert meaning(library, notes) == ("elsewhere", None)
    assert library.counts().awaited == 0
    storm = put(library, parsed("Other words entirely", url="https://tide.example/storm"))
    assert meaning(library, notes) == ("here", storm)


def test_an_article_never_means_itself(library: Library) -> None:
    own = put(library, naming(STORM, STORM))
    assert meaning(library, own) == ("awaited", None)
    second = put(library, parsed(STORM, "Another text.", source="/other.txt"))
    assert meaning(library, own) == ("here", second)


def test_of_namesakes_the_nearest_in_time_is_meant(library: Library) -> None:
    days = {
        day: put(library, parsed("Harbour tides", f"Tides {day}.", source=f"/{day}", published=on(2026, 3, day)))
        for day in (1, 8, 15)
    }
    notes = put(library, replace(naming("Notes", "Harbour tides"), published=on(2026, 3, 9)))
    assert meaning(library, notes) == ("here", days[8])


def test_a_link_falls_back_when_its_article_goes_and_returns_with_it(library: Library) -> None:
    storm = put(library, parsed(STORM))
    notes = put(library, naming("Notes", STORM))
    for change in (library.delete([storm]), library.undo(library.restore([storm]).undo)):
        resolve_links(library, change)
        assert meaning(library, notes) == ("awaited", None)
        assert library.counts().awaited == 1
    resolve_links(library, library.restore([storm]))
    assert meaning(library, notes) == ("here", storm)


def test_a_renamed_article_is_still_found_by_the_name_it_had(library: Library) -> None:
    put(library, parsed(STORM, source="/storm.txt"))
    renamed = put(library, parsed("Power is back after the storm", source="/storm.txt"))
    notes = put(library, naming("Notes", STORM, "Power is back after the storm"))
    assert meaning(library, notes, 0) == meaning(library, notes, 1) == ("here", renamed)


def test_an_edit_brings_and_takes_links(library: Library) -> None:
    storm, bridge = put(library, parsed(STORM)), put(library, parsed(BRIDGE))
    notes = put(library, naming("Notes", STORM))
    put(library, replace(naming("Notes", BRIDGE), text="Edited."))
    assert meaning(library, notes) == ("here", bridge)
    assert library.panel(storm).referenced_by == ()
    assert [row.id for row in library.panel(bridge).referenced_by] == [notes]


def test_a_followed_headline_tells_when_it_comes_and_is_quiet_once_seen(library: Library) -> None:
    notes = put(library, naming("Notes", STORM, "Nobody wrote this"))
    headline = link(library, notes).headline_id
    library.follow_headline(headline, on=True)
    assert library.ids(AWAITED)[0] == -headline
    added, changes = add(library, parsed(STORM))
    ((arrived),) = changes.arrived
    assert (arrived.headline_id, arrived.headline, arrived.article_id) == (headline, STORM, added.id)
    counts = library.counts()
    assert (counts.awaited, counts.arrived) == (1, 1)
    assert library.ids(AWAITED)[0] == -headline
    assert library.rows([-headline])[0].target == added.id
    seen = library.headline_seen(headline)
    assert library.counts().arrived == 0
    assert -headline not in library.ids(AWAITED)
    library.undo(seen.undo)
    assert library.counts().arrived == 1
    assert not add(library, replace(naming("More notes", STORM)))[1].arrived


def test_a_followed_headline_waits_again_when_its_article_goes(library: Library) -> None:
    notes = put(library, naming("Notes", STORM))
    library.follow_headline(link(library, notes).headline_id, on=True)
    storm = put(library, parsed(STORM))
    resolve_links(library, library.delete([storm]))
    assert (library.counts().awaited, library.counts().arrived) == (1, 0)
    assert len(resolve_links(library, library.restore([storm])).arrived) == 1


def test_a_followed_headline_stays_awaited_while_its_article_is_only_possible(library: Library) -> None:
    notes = put(library, naming("Notes", "Storm shuts airport and leaves thousands waiting"))
    library.follow_headline(link(library, notes).headline_id, on=True)
    put(library, parsed(STORM))
    assert link(library, notes).state == "possible"
    assert library.counts().awaited == len(library.ids(AWAITED)) == 1


def test_awaited_headlines_stand_with_those_that_name_them(library: Library) -> None:
    put(library, replace(naming("Old notes", STORM, "Older"), published=on(2020, 1, 1)))
    put(library, replace(naming("New notes", BRIDGE, STORM), published=on(2024, 1, 1)))
    rows = library.rows(library.ids(AWAITED))
    assert [row.headline for row in rows] == [STORM, BRIDGE, "Older"]
    assert rows[0].byline == ("New notes", "Old notes")
    headline = -rows[2].id
    library.follow_headline(headline, on=True)
    assert [row.headline for row in library.rows(library.ids(AWAITED))] == ["Older", STORM, BRIDGE]
    assert [row.headline for row in library.naming(-rows[0].id)] == ["New notes", "Old notes"]


def test_headlines_of_deleted_articles_are_not_awaited(library: Library) -> None:
    notes = put(library, naming("Notes", STORM))
    gone = library.delete([notes])
    resolve_links(library, gone)
    assert library.counts().awaited == len(library.ids(AWAITED)) == 0
    resolve_links(library, library.undo(gone.undo))
    assert library.counts().awaited == len(library.ids(AWAITED)) == 1


def test_a_yes_outranks_every_score_and_can_be_taken_back(library: Library) -> None:
    storm = put(library, parsed(STORM))
    notes = put(library, naming("Notes", "Storm shuts airport and leaves thousands waiting"))
    assert meaning(library, notes) == ("possible", storm)
    yes = library.decide_link(notes, 0, accept=True)
    resolve_links(library, yes)
    assert meaning(library, notes) == ("here", storm)
    put(library, parsed("Storm shuts airport and leaves thousands waiting"))
    put(library, replace(naming("Notes", "Storm shuts airport and leaves thousands waiting"), text="Edited."))
    assert meaning(library, notes) == ("here", storm)
    resolve_links(library, library.undo(yes.undo))
    assert link(library, notes).state == "here"
    assert link(library, notes).target != storm


def test_a_no_is_remembered(library: Library) -> None:
    storm = put(library, parsed(STORM))
    notes = put(library, naming("Notes", STORM))
    no = library.decide_link(notes, 0, accept=False)
    resolve_links(library, no)
    assert meaning(library, notes) == ("awaited", None)
    put(library, parsed(STORM, "Edited.", source=f"/news/{STORM}.txt"))
    assert meaning(library, notes) == ("awaited", None)
    assert meaning(library, put(library, naming("Other notes", STORM))) == ("here", storm)
    resolve_links(library, library.undo(no.undo))
    assert meaning(library, notes) == ("here", storm)


def test_a_change_that_concerns_no_headline_resolves_nothing(library: Library) -> None:
    notes = put(library, naming("Notes", STORM))
    assert resolve_links(library, library.mark_read([notes], read=True)) == Changes()
    assert resolve_links(library, Changes()) == Changes()


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    dice = random.Random(3)
    headlines = [
        f"{a} {b} {c}" for a in ("Storm", "Flood") for b in ("shuts port of", "nears") for c in ("Oslo", "Riga")
    ]
    articles = [parsed(headline) for headline in headlines]
    articles += [naming(f"Notes {number}", *dice.sample(headlines, 2)) for number in range(5)]
    answers = set()
    for attempt in range(4):
        dice.shuffle(articles)
        opened = Library.open(tmp_path / f"{attempt}.db")
        ids = {article.headline: put(opened, article) for article in articles}
        names = {number: headline for headline, number in ids.items()}
        answers.add(
            tuple(
                (headline, tuple((found.state, names.get(found.target or 0)) for found in opened.article(number).links))
                for headline, number in sorted(ids.items())
            )
        )
        opened.close()
    assert len(answers) == 1


def test_adding_asks_no_more_of_a_large_library(library: Library) -> None:
    """The number of statements for one more article does not grow with the articles and names that are there."""
    asked: list[str] = []
    library._database._writer.exec_trace = lambda _, sql, __: asked.append(sql) or True
    needed = []
    for number in range(120):
        asked.clear()
        put(library, naming(f"Report {number} on {number * 7919} things", f"Unwritten {number} of {number * 104729}"))
        needed.append(len(asked))
    assert max(needed[-20:]) <= max(needed[5:25]) + 5


def named(**fields: object) -> NamedHeadline:
    values = {"article_id": 1, "index": 0, "headline_id": 5, "key": "a", "url_key": None, "has_url": False}
    rest = {"state": "awaited", "target": None, "score": 0.0, "named_at": 0}
    return NamedHeadline(**(values | rest | fields))


@pytest.mark.parametrize(
    ("what", "scores", "expected"),
    [
        ({}, [], ("awaited", None)),
        ({"has_url": True}, [], ("elsewhere", None)),
        ({}, [(2, "a", 1.0)], ("here", 2)),
        ({}, [(2, "b", 0.95)], ("here", 2)),
        ({}, [(2, "b", 0.95), (3, "c", 0.93)], ("possible", 2)),
        ({}, [(2, "a", 1.0), (3, "c", 0.99)], ("here", 2)),
        ({}, [(2, "b", 0.8)], ("possible", 2)),
        ({}, [(2, "b", 0.7)], ("awaited", None)),
        ({"has_url": True}, [(2, "b", 0.7)], ("elsewhere", None)),
        ({}, [(1, "a", 1.0), (2, "b", 0.95)], ("here", 2)),
        ({"refused": frozenset({2})}, [(2, "a", 1.0)], ("awaited", None)),
    ],
)
def test_a_choice(
    what: dict[str, object], scores: list[tuple[int, str, float]], expected: tuple[str, int | None]
) -> None:
    ranked = [Scored(Title(number, key, 0), value) for number, key, value in scores]
    answer = choose(named(**what), ranked)
    assert (answer.state, answer.target) == expected
