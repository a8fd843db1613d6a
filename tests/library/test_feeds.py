from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from itertools import count
from pathlib import Path

import pytest
from fakes import parsed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import (
    FeedSettings,
    FeedState,
    ListedFeed,
    ListedFolder,
    Subscription,
    folder_names,
    folder_path,
    health,
)
from newsreader.article.model import ParsedArticle, View, ViewKind
from newsreader.library import Library
from newsreader.library.check import check
from newsreader.library.feed_entries import Came
from newsreader.library.prepared import prepare

HARBOUR, VALLEY = "https://harbour.example/feed", "https://valley.example/rss.xml"
_names = count()


def digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()


def entry(headline: str, text: str = "Nothing else happened.", key: str = "", url: str | None = "") -> Came:
    """An entry of a feed; by default its headline is its id and its page."""
    page = f"https://harbour.example/{(key or headline).replace(' ', '-')}" if url == "" else url
    article = parsed(headline, text, source=page or f"{HARBOUR}#{key or headline}", url=page, site="Harbour Desk")
    return Came(digest(key or headline), digest(headline + text + str(page)), prepare(article).light())


@pytest.fixture
def feed(library: Library) -> int:
    return library.feeds.subscribe([ListedFeed("Harbour Desk", HARBOUR)]).ids[0]


@pytest.fixture
def other(library: Library) -> int:
    return library.feeds.subscribe([ListedFeed("Valley Post", VALLEY)]).ids[0]


def outcomes(library: Library, feed: int, *entries: Came) -> list[str]:
    return [added.outcome for added in library.feeds.keep(feed, entries)]


def headlines(library: Library, feed: int) -> list[str]:
    ids = library.ids(View(ViewKind.FEED, str(feed)))
    return sorted(row.headline for row in library.rows(list(ids)))


def figures(library: Library, feed: int) -> tuple[int, int]:
    subscription = library.feeds.get(feed)
    return subscription.live, subscription.unread


# Subscriptions


def test_a_feed_is_called_by_its_title_or_its_host(library: Library) -> None:
    made = library.feeds.subscribe([ListedFeed("Harbour  Desk\n", HARBOUR), ListedFeed("", VALLEY)])
    assert [each.title for each in library.feeds.all()] == ["Harbour Desk", "valley.example"]
    assert made.ids == made.fresh
    assert health(library.feeds.all()[0]) == "new"


def test_the_same_feed_in_two_folders_is_one_subscription(library: Library) -> None:
    library.feeds.subscribe([ListedFeed("A", HARBOUR, folder="News")])
    again = library.feeds.subscribe([ListedFeed("B", HARBOUR, folder="Sea/Ports")])
    (subscription,) = library.feeds.all()
    assert subscription.folders == ("News", "Sea/Ports")
    assert subscription.title == "A"
    assert again.fresh == ()
    assert [each.path for each in library.feeds.folders()] == ["News", "Sea", "Sea/Ports"]


def test_what_a_list_says_of_a_feed_is_kept(library: Library) -> None:
    said = (("frss:xPathItem", "//a"), ("description", "Of the sea"))
    library.feeds.subscribe([ListedFeed("A", HARBOUR, attributes=said)])
    assert library.feeds.all()[0].attributes == said


def test_an_ended_subscription_comes_back_with_its_articles(library: Library, feed: int) -> None:
    library.feeds.keep(feed, [entry("Ferry stays in port")])
    ended = library.feeds.end([feed])
    assert library.feeds.all() == []
    assert len(library.ids(View())) == 1
    with pytest.raises(NewsreaderError):
        library.feeds.get(feed)
    assert ended.undo is not None
    library.undo(ended.undo)
    assert headlines(library, feed) == ["Ferry stays in port"]
    library.feeds.end([feed])
    assert library.feeds.subscribe([ListedFeed("Harbour Desk", HARBOUR)]).fresh == (feed,)
    assert headlines(library, feed) == ["Ferry stays in port"]


def test_subscribing_can_be_taken_back_and_made_again(library: Library) -> None:
    made = library.feeds.subscribe([ListedFeed("A", HARBOUR, folder="News")], [ListedFolder("News")])
    assert made.changes.undo is not None
    back = library.undo(made.changes.undo)
    assert (library.feeds.all(), library.feeds.folders()) == ([], [])
    assert back.undo is not None
    library.undo(back.undo)
    assert [each.folders for each in library.feeds.all()] == [("News",)]


def test_the_readers_name_of_a_feed_outranks_its_own(library: Library, feed: int) -> None:
    library.feeds.called(feed, "The Harbour", "https://harbour.example/")
    assert library.feeds.get(feed).title == "The Harbour"
    library.feeds.rename(feed, "  Mine ")
    library.feeds.called(feed, "Harbour, renamed", None)
    assert library.feeds.get(feed).title == "Mine"
    assert library.feeds.get(feed).html_url == "https://harbour.example/"
    library.feeds.rename(feed, "")
    library.feeds.called(feed, "Harbour, renamed", None)
    assert library.feeds.get(feed).title == "Harbour, renamed"


def test_two_subscriptions_never_have_one_address(library: Library, feed: int, other: int) -> None:
    with pytest.raises(NewsreaderError):
        library.feeds.readdress(feed, VALLEY)
    library.feeds.end([other])
    library.feeds.readdress(feed, VALLEY)
    assert library.feeds.get(feed).url == VALLEY


def test_settings_and_state_are_kept(library: Library, feed: int) -> None:
    wanted = FeedSettings(30, True, True, ("lottery",), 90)
    library.feeds.set_settings(feed, wanted)
    state = FeedState('"e"', "Mon", b"h", 1, 2, 3, 4, "No answer.", "timeout", 5, "https://new.example/", 2, gone=True)
    library.feeds.set_state(feed, state)
    assert (library.feeds.get(feed).settings, library.feeds.get(feed).state) == (wanted, state)
    assert health(library.feeds.get(feed)) == "gone"


def test_a_feed_moves_before_another(library: Library) -> None:
    ids = library.feeds.subscribe([ListedFeed(name, f"https://{name}.example/") for name in "abcd"]).ids
    moved = library.feeds.move([ids[3], ids[0]], "", before=ids[1])
    assert [each.title for each in library.feeds.all()] == ["d", "a", "b", "c"]
    assert moved.undo is not None
    library.undo(moved.undo)
    assert [each.title for each in library.feeds.all()] == list("abcd")
    library.feeds.move([ids[1]], "Sea/Ports")
    assert library.feeds.all()[-1].folders == ("Sea/Ports",)


def test_a_renamed_folder_takes_along_what_is_in_it(library: Library) -> None:
    library.feeds.subscribe([ListedFeed("a", HARBOUR, folder="Sea/Ports"), ListedFeed("b", VALLEY, folder="Seaside")])
    library.feeds.rename_folder("Sea", "Ocean")
    assert [each.folders for each in library.feeds.all()] == [("Ocean/Ports",), ("Seaside",)]
    assert [each.path for each in library.feeds.folders()] == ["Ocean", "Ocean/Ports", "Seaside"]
    removed = library.feeds.remove_folder("Ocean")
    assert [each.folders for each in library.feeds.all()] == [("Ports",), ("Seaside",)]
    assert removed.undo is not None
    library.undo(removed.undo)
    assert [each.folders for each in library.feeds.all()] == [("Ocean/Ports",), ("Seaside",)]


def test_a_folder_moves_into_another_and_back_in_one_step(library: Library) -> None:
    library.feeds.subscribe([ListedFeed("a", HARBOUR, folder="Ports")])
    for path in ("Sea/Deep", "Sea/Shore"):
        library.feeds.make_folder(path)
    before = library.feeds.folders()
    moved = library.feeds.move_folder("Ports", "Sea", before="Sea/Shore")
    assert [each.path for each in library.feeds.folders()] == ["Sea", "Sea/Deep", "Sea/Ports", "Sea/Shore"]
    assert library.feeds.all()[0].folders == ("Sea/Ports",)
    assert moved.undo is not None
    library.undo(moved.undo)
    assert library.feeds.folders() == before
    assert library.feeds.all()[0].folders == ("Ports",)


def test_a_folder_lists_what_its_folders_have(library: Library) -> None:
    ids = library.feeds.subscribe(
        [
            ListedFeed("a", HARBOUR, folder="Sea/Ports"),
            ListedFeed("b", VALLEY, folder=folder_path(["Sea/Side"])),
            ListedFeed("c", "https://c.example/", folder="Seaside"),
        ]
    ).ids
    for number in ids:
        library.feeds.keep(number, [entry(f"News of {number}", key=f"{number}")])
    shown = library.ids(View(ViewKind.FEED_FOLDER, "Sea"))
    assert [row.headline for row in library.rows(list(shown))] == [f"News of {ids[0]}"]
    assert len(library.ids(View(ViewKind.FEED_FOLDER, folder_path(["Sea/Side"])))) == 1
    assert library.size(View(ViewKind.FEED_FOLDER, "Sea/Ports")) == 1


@given(st.lists(st.text(st.characters(exclude_characters="\0\n", exclude_categories=["Cs"]), min_size=1)))
def test_the_path_of_folders_gives_their_names_again(names: list[str]) -> None:
    assert folder_names(folder_path(names)) == names


# What came


def test_new_known_and_edited_entries(library: Library, feed: int) -> None:
    first, second = entry("Ferry stays in port"), entry("Port opens")
    assert outcomes(library, feed, first, second) == ["added", "added"]
    assert outcomes(library, feed, first, second) == ["unchanged", "unchanged"]
    edited = entry("Ferry stays in port", "It will sail tomorrow.")
    assert outcomes(library, feed, edited, second) == ["updated", "unchanged"]
    (article_id,) = library.search(View(search="sail tomorrow")).ids
    assert library.revisions(article_id)[0].text == "Nothing else happened."
    assert headlines(library, feed) == ["Ferry stays in port", "Port opens"]


def test_an_edit_that_says_nothing_new_is_no_revision(library: Library, feed: int) -> None:
    (added,) = library.feeds.keep(feed, [entry("Ferry’s late", "It sails.\n\n12 comments")])
    library.mark_read([added.id], True)
    assert outcomes(library, feed, entry("Ferry's late", "It  sails.\n\n13 comments", key="Ferry’s late")) == [
        "unchanged"
    ]
    article = library.article(added.id)
    assert (article.revisions, article.status.read, article.headline) == (0, True, "Ferry's late")


def test_a_read_article_stays_read_when_it_is_edited(library: Library, feed: int) -> None:
    (added,) = library.feeds.keep(feed, [entry("Ferry late")])
    library.mark_read([added.id], True)
    assert outcomes(library, feed, entry("Ferry late", "12 people waited.")) == ["updated"]
    assert outcomes(library, feed, entry("Ferry late", "14 people waited.")) == ["updated"]
    assert library.article(added.id).status.read
    assert library.article(added.id).revisions == 2


def test_an_id_that_changes_every_time_makes_no_copies(library: Library, feed: int) -> None:
    page = "https://harbour.example/ferry"
    for round_ in range(4):
        library.feeds.keep(feed, [entry("Ferry late", key=f"session {round_}", url=f"{page}?utm_source=r{round_}")])
        library.feeds.keep(feed, [entry("No page", key=f"other session {round_}", url=None)])
    assert headlines(library, feed) == ["Ferry late", "No page"]
    assert figures(library, feed) == (2, 2)


def test_one_id_for_two_articles_loses_neither(library: Library, feed: int) -> None:
    monday = entry("Monday", key="news", url="https://harbour.example/monday")
    tuesday = entry("Tuesday", key="news", url="https://harbour.example/tuesday")
    assert outcomes(library, feed, monday) == ["added"]
    assert outcomes(library, feed, tuesday) == ["added"]
    assert {row.headline for row in library.rows(list(library.ids(View())))} == {"Monday", "Tuesday"}


def test_two_feeds_with_one_page_have_one_article(library: Library, feed: int, other: int) -> None:
    (mine,) = library.feeds.keep(feed, [entry("Ferry late", "The whole story.")])
    (theirs,) = library.feeds.keep(other, [entry("Ferry late", "The summary…")])
    assert (theirs.id, theirs.outcome) == (mine.id, "copy")
    assert library.article(mine.id).text == "The whole story."
    assert headlines(library, feed) == headlines(library, other) == ["Ferry late"]
    library.mark_read([mine.id], True)
    assert figures(library, feed) == figures(library, other) == (1, 0)
    assert library.feeds.of_article(mine.id) == [feed, other]


def test_what_lies_in_the_bin_stays_there(library: Library, feed: int) -> None:
    (added,) = library.feeds.keep(feed, [entry("Ferry late")])
    library.delete([added.id])
    library.feeds.keep(feed, [entry("Ferry late"), entry("Ferry later")])
    library.feeds.keep(feed, [entry("Ferry late", "Edited meanwhile.")])
    assert headlines(library, feed) == ["Ferry later"]
    assert figures(library, feed) == (1, 1)


def test_what_a_feed_no_longer_names_stays(library: Library, feed: int) -> None:
    library.feeds.keep(feed, [entry("Ferry late")])
    library.feeds.keep(feed, [entry("Port opens")])
    assert headlines(library, feed) == ["Ferry late", "Port opens"]


def test_pictures_and_files_that_an_entry_offers_are_kept(library: Library, feed: int) -> None:
    from newsreader.article.model import RemoteImage

    came = entry("Ferry late")
    picture = RemoteImage("web-1", "https://harbour.example/ferry.jpg", "The ferry", 640, 480)
    offered = (("https://harbour.example/ferry.mp3", "audio/mpeg", None, ""),)
    (added,) = library.feeds.keep(
        feed,
        [came._replace(prepared=prepare(replace(came.prepared.article, remote_images=(picture,), enclosures=offered)))],
    )
    with library._database.reading() as connection:
        assert connection.execute("SELECT name, alt FROM remote_images").fetchall() == [("web-1", "The ferry")]
        assert connection.execute("SELECT article_id, url FROM enclosures").fetchall() == [(added.id, offered[0][0])]


def test_articles_age_unless_the_reader_did_something_with_them(library: Library, feed: int) -> None:
    kept, old, new = library.feeds.keep(feed, [entry("Kept"), entry("Old"), entry("New")])
    with library._database.writing() as connection:
        connection.execute("UPDATE status SET order_time = order_time - 864000 WHERE article_id <> ?", (new.id,))
    library.bookmark([kept.id], True)
    assert library.feeds.age(feed, 9).removed == {old.id}
    assert headlines(library, feed) == ["Kept", "New"]


def test_nothing_is_kept_of_a_feed_that_is_gone(library: Library) -> None:
    assert library.feeds.keep(77, [entry("Ferry late")]) == []
    assert len(library.ids(View())) == 0


def test_several_feeds_kept_at_once_are_as_if_kept_one_after_the_other(tmp_path: Path) -> None:
    page, twice = "https://tide.example/ferry", entry("Port opens", key="port")
    sent = (
        [entry("Ferry late", key="1", url=page), twice, twice, entry("Fog", key="fog")],
        [],
        [entry("Ferry late", "It sails at noon.", key="2", url=page), entry("Ice", key="ice"), entry("Fog", key="fog")],
    )
    kept = []
    for name in ("together", "apart"):
        library = Library.open(tmp_path / f"{name}.db", clock=lambda: 1_781_006_400)
        feeds = library.feeds.subscribe([ListedFeed("", f"https://{each}.example/feed") for each in "abc"]).ids
        sent_by = list(zip(feeds, sent, strict=True))
        at_once = name == "together"
        answers = library.feeds.keep_all(sent_by) if at_once else [library.feeds.keep(*each) for each in sent_by]
        rows = [(row.headline, row.site, row.url) for row in library.rows(library.ids(View(), "oldest"))]
        counts = [(each.live, each.unread) for each in library.feeds.all()]
        kept.append(([[(each.id, each.outcome) for each in of_feed] for of_feed in answers], rows, counts))
        library.close()
    assert kept[0] == kept[1]
    assert [len(of_feed) for of_feed in kept[0][0]] == [3, 0, 3]
    assert kept[0][0][2][0] == (1, "copy")


def test_the_number_of_questions_does_not_follow_that_of_the_entries(library: Library, feed: int) -> None:
    def questions(entries: Sequence[Came]) -> int:
        asked: list[str] = []
        with library._database.writing() as connection:
            connection.exec_trace = lambda _cursor, sql, _values: asked.append(sql) or True
            library.feeds.keep(feed, entries)
            connection.exec_trace = None
        return sum(sql.startswith("SELECT") for sql in asked)

    few = questions([entry(f"Few {number}") for number in range(5)])
    many = questions([entry(f"Many {number}") for number in range(200)])
    assert few > 0
    assert many <= few + 5


_words = st.sampled_from(["ferry", "port", "storm", "choir"])
_acts = st.lists(
    st.tuples(
        st.sampled_from(["came", "read", "bin", "back", "end", "again", "other"]),
        st.integers(0, 5),
        _words,
    ),
    max_size=25,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_acts)
def test_figures_are_what_counting_gives_whatever_happens(library: Library, acts: list[tuple[str, int, str]]) -> None:
    mark = next(_names)
    mine, theirs = library.feeds.subscribe(
        [ListedFeed("m", f"https://m{mark}.example/"), ListedFeed("t", f"https://t{mark}.example/")]
    ).ids
    for act, number, word in acts:
        ids = [*library.ids(View(ViewKind.FEED, str(mine))), *library.ids(View(ViewKind.BIN))]
        chosen = ids[number : number + 1]
        if act in ("came", "other"):
            library.feeds.keep(mine if act == "came" else theirs, [entry(f"{word} {mark}", word * number)])
        elif act == "read":
            library.mark_read(chosen, bool(number % 2))
        elif act == "bin":
            library.delete(chosen)
        elif act == "back":
            library.restore(chosen)
        elif act == "end":
            library.feeds.end([each.id for each in library.feeds.all() if each.id == mine])
        else:
            library.feeds.subscribe([ListedFeed("m", f"https://m{mark}.example/")])
    assert [finding for finding in check(library.path).findings if finding.part == "figures"] == []
    shown: list[Subscription] = [each for each in library.feeds.all() if each.id in (mine, theirs)]
    assert [each.live for each in shown] == [len(library.ids(View(ViewKind.FEED, str(each.id)))) for each in shown]


def test_an_article_of_a_feed_is_an_ordinary_article(library: Library, feed: int) -> None:
    (added,) = library.feeds.keep(feed, [entry("Ferry late", "A long wait.")])
    article: ParsedArticle = entry("Ferry late", "A long wait.").prepared.article
    assert library.add(article).outcome == "unchanged"
    assert library.search(View(search="wait")).ids[0] == added.id


def test_lists_call_a_source_as_the_reader_calls_its_feed(library: Library, feed: int) -> None:
    (added,) = library.feeds.keep(feed, [entry("Ferry late")])
    assert [each.name for each in library.counts().sources] == ["Harbour Desk"]
    library.feeds.called(feed, "Harbour Desk", None)
    assert library.counts().sources == ()
    library.feeds.rename(feed, "Mine")
    assert library.rows([added.id])[0].site == "Mine"
    library.feeds.end([feed])
    assert [each.name for each in library.counts().sources] == ["Harbour Desk"]
    assert library.rows([added.id])[0].site == "Harbour Desk"


def test_what_feeds_call_their_entries_is_no_tag_of_the_reader(library: Library, feed: int) -> None:
    came = entry("Ferry late")
    article = replace(came.prepared.article, tags=("transport", "sea"))
    (added,) = library.feeds.keep(feed, [came._replace(prepared=prepare(article, by_address=True))])
    assert library.article(added.id).tags == ("sea", "transport")
    assert library.counts().tags == ()
    assert len(library.ids(View(ViewKind.TAG, "sea"))) == 1
    library.tag([added.id], "mine", True)
    library.add(parsed("From a file", tags=("sea",)))
    assert [tag.name for tag in library.counts().tags] == ["mine", "sea"]
    library.feeds.keep(feed, [came._replace(digest=b"x" * 16, prepared=prepare(replace(article, tags=("boats",))))])
    assert [tag.name for tag in library.counts().tags] == ["mine", "sea"]
