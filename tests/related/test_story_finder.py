"""Articles find their stories as they are signed, and what the reader put right stays so."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from fakes import parsed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from news_fakes import flood

from newsreader.application.catching_up import catch_up
from newsreader.article.model import ParsedArticle, Published
from newsreader.library import Library
from newsreader.related import story_finder
from newsreader.related.index import Index


@pytest.fixture
def library(tmp_path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library.db")
    yield library
    library.close()


@pytest.fixture
def index(library: Library) -> Index:
    return Index(library, None)


def keep(library: Library, *articles: ParsedArticle) -> list[int]:
    return [added.id for added in library.add_all(articles)]


def together(library: Library, ids: Sequence[int]) -> list[int]:
    """For each article the first of those of its story; itself if it stands alone."""
    story_of = library.stories.story_of(ids)
    first = {story: number for number, story in reversed([(each, story_of[each]) for each in ids if each in story_of])}
    return [first[story_of[number]] if number in story_of else number for number in ids]


REPORT = (
    "Rescue teams in Aceh searched the ruins of houses in Takengon after the earthquake",
    "The earthquake struck Aceh and destroyed houses in Takengon, rescue teams said",
    "Soldiers joined the rescue teams in Takengon, where the earthquake of Aceh destroyed houses",
    "After the earthquake of Aceh rescue teams found survivors in ruins of Takengon",
)


def quake(number: int, days: float | None = 0, **fields: object) -> ParsedArticle:
    """One of four reports on an earthquake."""
    moment = None if days is None else Published(datetime(2026, 11, 10, 8, tzinfo=UTC) + timedelta(days=days))
    told = {"text": f"{REPORT[number]}.", "published": moment} | fields
    return parsed(f"Quake report {'abcd'[number]} from Aceh", **told)


def other(number: int) -> ParsedArticle:
    """An article on something of its own."""
    chance = random.Random(f"other {number}")
    words = ["".join(chance.choices("bdfgklmnprst", k=6)) for _ in range(20)]
    return parsed(" ".join(words[:4]), text=f"{' '.join(words)}.")


def many(number: int) -> list[ParsedArticle]:
    return [*map(other, range(number))]


def test_reports_on_one_event_are_a_story_with_a_reason(library: Library, index: Index) -> None:
    ids = keep(library, quake(0), *many(6), quake(1), quake(2))
    changes = catch_up(library, index)
    [story] = library.stories.all(10)
    assert set(story.articles) == {ids[0], *ids[-2:]}
    assert changes.kinds == {"stories"}
    assert changes.articles == set(story.articles)
    for member in library.stories.members(story.id):
        text = library.article(member.article_id).text
        assert member.why
        assert all(words in f"{library.article(member.article_id).headline} {text}" for _, words in member.why)


def test_what_comes_later_joins_and_is_counted_if_the_story_is_followed(library: Library, index: Index) -> None:
    keep(library, quake(0), quake(1), *many(6))
    catch_up(library, index)
    [story] = library.stories.all(10)
    library.stories.follow(story.id, on=True)
    [new] = keep(library, quake(2, 1))
    changes = catch_up(library, index)
    found = library.stories.get(story.id)
    assert new in found.articles
    assert found.unseen == 1
    assert changes.articles == {new}


def test_a_program_that_starts_anew_goes_on_where_the_last_one_was(library: Library, index: Index) -> None:
    first = keep(library, quake(0), quake(1), *many(6))
    catch_up(library, index)
    later = keep(library, quake(2, 2), other(7))
    catch_up(library, Index(library, None))
    assert together(library, [*first[:2], *later]) == [first[0], first[0], first[0], later[1]]


def test_what_is_out_of_mind_is_found_again_by_its_day(library: Library, index: Index) -> None:
    first = keep(library, quake(0, -100), quake(1, -100), *many(6))
    catch_up(library, index)
    keep(library, *(other(number) for number in range(10, 14)))
    catch_up(library, index)
    [late] = keep(library, quake(2, -99))
    catch_up(library, index)
    assert together(library, [*first[:2], late]) == [first[0]] * 3


def test_an_article_that_changed_is_judged_anew(library: Library, index: Index) -> None:
    ids = keep(library, quake(0), quake(1), quake(2, url="http://a.example/1"), *many(6))
    catch_up(library, index)
    assert together(library, ids[:3]) == [ids[0]] * 3
    changed = parsed(other(40).headline, text=other(40).text, url="http://a.example/1")
    assert keep(library, changed) == [ids[2]]
    catch_up(library, index)
    assert together(library, ids[:3]) == [ids[0], ids[0], ids[2]]


def test_a_headline_joins_and_is_judged_again_when_its_text_arrives(library: Library, index: Index) -> None:
    headline = "Rescue teams search ruins of Takengon after Aceh earthquake"
    ids = keep(library, quake(0), quake(1), *many(6), parsed(headline, text="", url="http://a.example/1"))
    catch_up(library, index)
    assert together(library, [ids[0], ids[-1]]) == [ids[0], ids[0]]
    text = " ".join(other(number).text for number in range(40, 50))
    keep(library, parsed(headline, text=text, url="http://a.example/1"))
    catch_up(library, index)
    assert together(library, [ids[0], ids[-1]]) == [ids[0], ids[-1]]


def test_headlines_do_not_put_two_stories_together(library: Library, index: Index) -> None:
    texts = keep(library, quake(0), quake(1), *(flood(number, 0) for number in range(3)), *many(6))
    catch_up(library, index)
    before = together(library, texts)
    headline = "Flood at Marlow on the Wenning and earthquake in Aceh at Takengon"
    keep(library, *(parsed(f"{headline} {word}", text="") for word in ("today", "now", "again", "twice")))
    catch_up(library, index)
    assert together(library, texts) == before


def test_an_article_that_the_reader_took_out_does_not_come_back_in(library: Library, index: Index) -> None:
    ids = keep(library, quake(0), quake(1), quake(2), *many(6))
    catch_up(library, index)
    story = library.stories.story_of(ids)[ids[0]]
    library.stories.take_out(story, ids[1])
    more = keep(library, quake(3))
    catch_up(library, index)
    library.signatures.start_anew("1")
    catch_up(library, index)
    assert story == library.stories.story_of(ids)[ids[0]]
    assert set(library.stories.get(story).articles) == {ids[0], ids[2], *more}


def test_what_the_reader_put_together_stays_so_after_all_was_worked_out_anew(library: Library, index: Index) -> None:
    ids = keep(library, quake(0), quake(1), *many(6))
    catch_up(library, index)
    story = library.stories.story_of(ids)[ids[0]]
    library.stories.add(story, ids[4])
    library.signatures.start_anew("1")
    catch_up(library, Index(library, None))
    assert set(library.stories.get(story).articles) == {ids[0], ids[1], ids[4]}


def test_articles_of_a_followed_story_are_not_taken_out_of_it(library: Library, index: Index) -> None:
    ids = keep(library, quake(0), quake(1), *many(6))
    catch_up(library, index)
    story = library.stories.story_of(ids)[ids[0]]
    library.stories.follow(story, on=True)
    library.signatures.start_anew("1")
    catch_up(library, index)
    assert set(library.stories.get(story).articles) >= set(ids[:2])


def test_a_failed_portion_leaves_nothing_in_mind(library: Library, index: Index, monkeypatch) -> None:
    ids = keep(library, quake(0), quake(1), *many(6))

    def fails(*_args, **_more):
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(library.stories, "place", fails)
        with pytest.raises(RuntimeError):
            catch_up(library, index)
    catch_up(library, index)
    assert together(library, ids[:2]) == [ids[0]] * 2


def test_an_article_that_comes_late_finds_its_story_and_disturbs_nothing(library: Library, index: Index) -> None:
    old = keep(library, quake(0))
    catch_up(library, index)
    index.finder.forget()
    keep(library, quake(2, 300), quake(3, 300))
    catch_up(library, index)
    mind = len(index.finder._clustering)
    late = keep(library, quake(1))
    catch_up(library, index)
    assert together(library, [*old, *late]) == [old[0]] * 2
    assert len(index.finder._clustering) == mind


def test_no_more_is_kept_in_mind_than_is_allowed(library: Library, index: Index, monkeypatch) -> None:
    monkeypatch.setattr(story_finder, "MOST", 12)
    monkeypatch.setattr(story_finder, "LOADED", 8)
    for start in range(0, 40, 5):
        keep(library, *(other(number) for number in range(start, start + 5)))
        catch_up(library, index)
        assert len(index.finder._clustering) <= 12 + 5
    ids = keep(library, quake(0), quake(1))
    catch_up(library, index)
    assert together(library, ids) == [ids[0]] * 2


ARTICLES = st.lists(st.tuples(st.booleans(), st.integers(0, 7), st.integers(0, 3)), min_size=2, max_size=14)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ARTICLES, st.integers(1, 5), st.randoms(use_true_random=False))
def test_corrections_hold_whatever_comes_later(tmp_path_factory, articles, portion: int, chance: random.Random) -> None:
    library = Library.open(tmp_path_factory.mktemp("law") / "library.db")
    index = Index(library, None)
    held: dict[int, int] = {}
    refused: set[tuple[int, int]] = set()
    seen: list[int] = []
    for start in range(0, len(articles), portion):
        for place, (of_flood, which, day) in enumerate(articles[start : start + portion], start):
            made = flood(which, day) if of_flood else quake(which % 4, day)
            seen += keep(library, parsed(f"{made.headline} {place}", text=made.text, published=made.published))
        catch_up(library, index)
        where = library.stories.story_of(seen)
        assert all(where.get(number) == story for number, story in held.items())
        assert not any(where.get(number) == story for story, number in refused)
        if where:
            number, story = chance.choice(sorted(where.items()))
            if chance.random() < 0.5:
                library.stories.take_out(story, number)
                refused.add((story, number))
                held.pop(number, None)
            else:
                other = chance.choice(seen)
                library.stories.add(story, other)
                held[other] = story
                refused.discard((story, other))
    library.close()


FOOTER = "Sign up for the Harbour letter, written by Nora Quill with tea and biscuits, and tell friends in Brantwick."


def newsletter(number: int, days: float) -> ParsedArticle:
    """An article on something of its own, over what its source writes under everything."""
    made = other(number)
    moment = Published(datetime(2026, 11, 1, 8, tzinfo=UTC) + timedelta(days=days))
    return parsed(made.headline, text=f"{made.text}\n\n{FOOTER}", site="Harbour Letter", published=moment)


def test_what_a_source_writes_under_everything_makes_no_story(library: Library, index: Index) -> None:
    keep(library, *(newsletter(number, number / 2) for number in range(10)))
    catch_up(library, index)
    later = keep(library, *(newsletter(number, number / 2) for number in range(10, 16)))
    catch_up(library, index)
    assert library.stories.story_of(later) == {}
    assert library.stories.all(10) == []
