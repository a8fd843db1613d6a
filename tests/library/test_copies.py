"""Copies of one article under one row: what lists and figures show, and that taking them apart loses nothing."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from itertools import combinations
from pathlib import Path

import pytest
from fakes import on, parsed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import ListedFeed
from newsreader.article.model import ParsedArticle, Published, SmartFolder, View, ViewKind
from newsreader.library import Library, check_figures
from newsreader.library.feed_entries import Came
from newsreader.library.prepared import prepare
from newsreader.library.steps import Bulk

NOON = 1_781_006_400  # 2026-06-09 12:00 UTC
ALL, UNREAD, TODAY = View(), View(ViewKind.UNREAD), View(ViewKind.TODAY)
TABLES = ("status", "copy_decisions", "tallies", "figures", "tags", "article_tags", "notes", "subscriptions")


def printed(number: int, days_ago: int = 0, **fields: object) -> ParsedArticle:
    """One paper's copy."""
    published = replace(on(2026, 6, 9 - days_ago), raw="")
    return parsed(f"Dam holds, says paper {number}", published=published, site=f"Paper {number}", **fields)


@pytest.fixture
def ids(library: Library) -> list[int]:
    """Four copies, the first the youngest, and an article that has none."""
    added = library.add_all([*(printed(number, number) for number in range(4)), parsed("Harvest fair", site="Paper 0")])
    return [each.id for each in added]


@pytest.fixture
def folded(library: Library, ids: list[int]) -> list[int]:
    """The four under one row: the last stands."""
    library.copies.fold([(ids[0], ids[1]), (ids[1], ids[2]), (ids[2], ids[3])])
    return ids


def state(library: Library) -> dict[str, list[tuple[object, ...]]]:
    with library._database.reading() as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}  # noqa: S608


def shown(library: Library, view: View = ALL) -> list[int]:
    return sorted(library.ids(view))


def figures_hold(library: Library) -> bool:
    with library._database.reading() as connection:
        chains = connection.execute(
            "SELECT count(*) FROM status c JOIN status s ON s.article_id = c.folded WHERE s.folded IS NOT NULL"
            " OR (s.deleted_at IS NOT NULL AND c.deleted_at IS NULL)"
        ).get
        wrong = list(check_figures.look(connection))
    counts = library.counts()
    lengths = [len(library.ids(view)) for view in (ALL, UNREAD, TODAY)]
    return not chains and [counts.all, counts.unread, counts.today] == lengths and not wrong


def came(article: ParsedArticle, key: str) -> Came:
    digest = blake2b(key.encode(), digest_size=16).digest()
    return Came(digest, digest, prepare(article).light())


def test_copies_stand_under_the_earliest(library: Library, folded: list[int]) -> None:
    assert shown(library) == shown(library, UNREAD) == folded[3:]
    assert [row.copies for row in library.rows(folded)] == [3, 3, 3, 3, 0]
    assert library.copies.of(folded[1]) == [folded[3], *folded[:3]]
    assert figures_hold(library)


def test_of_one_date_the_longest_stands(library: Library) -> None:
    short, long = library.add_all([printed(1), printed(2, text="The dam holds. " * 20)])
    library.copies.fold([(short.id, long.id)])
    assert shown(library) == [long.id]


def test_one_that_was_opened_goes_on_standing(library: Library, ids: list[int]) -> None:
    library.copies.fold([(ids[0], ids[1])])
    library.mark_read([ids[1]], read=True)
    library.copies.fold([(ids[2], ids[1])])
    assert shown(library) == [ids[1], *ids[3:]]
    assert figures_hold(library)


def test_lists_of_a_source_or_of_what_the_reader_did_show_each_copy(library: Library, folded: list[int]) -> None:
    library.bookmark([folded[0]], on=True)
    library.tag([folded[1]], "dams", on=True)
    library.add_note(folded[2], "Ask Runa")
    assert shown(library, View(ViewKind.BOOKMARKS)) == [folded[0]]
    assert shown(library, View(ViewKind.TAG, "dams")) == [folded[1]]
    assert shown(library, View(ViewKind.SOURCE, "Paper 0")) == [folded[0], folded[4]]
    assert shown(library, View(ViewKind.COPIES, str(folded[3]))) == folded[:4]
    for question, found in (
        ("holds", folded[:4]), ('source:"Paper 1"', [folded[1]]), ("is:bookmarked", [folded[0]]),
        ("Runa", [folded[2]]),
        ("has:note is:unread", [folded[2]]), ("is:unread", folded[3:]), ("-is:read newer:100d", folded[3:]),
    ):  # fmt: skip
        assert shown(library, View(search=question)) == found, question
    assert shown(library, View(ViewKind.UNREAD, search="paper")) == folded[:4]


def test_a_smart_folder_that_asks_for_no_words_hides_copies(library: Library, folded: list[int]) -> None:
    for question, found in (("is:unread", folded[3:]), ("is:unread tag:sea", [folded[0]])):
        library.tag([folded[0]], "sea", on=True)
        library.save_smart_folder(SmartFolder(0, question, "", question))
        (folder,) = [each for each in library.smart_folders() if each.query == question]
        assert shown(library, View(ViewKind.SMART, str(folder.id))) == found


def test_a_folder_of_feeds_shows_one_of_the_copies_it_has(library: Library) -> None:
    feeds = library.feeds.subscribe(
        [ListedFeed(f"Paper {number}", f"https://p{number}.example/feed", folder="A" if number else "B")
         for number in range(3)]
    ).ids  # fmt: skip
    ids = [library.feeds.keep(feed, [came(printed(3 - n, 3 - n), "dam")])[0].id for n, feed in enumerate(feeds)]
    library.copies.fold([(ids[0], ids[1]), (ids[0], ids[2])])
    assert shown(library) == [ids[0]]
    assert shown(library, View(ViewKind.FEED_FOLDER, "B")) == [ids[0]]
    assert shown(library, View(ViewKind.FEED_FOLDER, "A")) == [ids[1]]
    assert shown(library, View(ViewKind.FEED, str(feeds[2]))) == [ids[2]]
    library.feeds.end([feeds[0]])
    assert shown(library) == [ids[0]]
    assert shown(library, View(ViewKind.FEED_FOLDER, "A")) == [ids[1]]


def test_two_of_one_source_are_never_folded(library: Library) -> None:
    first, second, nowhere = library.add_all(
        [printed(1), printed(1, 1, source="/b.txt"), replace(printed(2), site=None, source="/c.txt")]
    )
    feed, other = library.feeds.subscribe(
        [ListedFeed("Post", "https://post.example/a"), ListedFeed("Post too", "https://post.example/b")]
    ).ids
    one, two = library.feeds.keep(feed, [came(printed(7), "1"), came(printed(7, 1, source="/d.txt"), "2")])
    (three,) = library.feeds.keep(other, [came(printed(7, 2, source="/e.txt"), "3")])
    library.copies.fold([(first.id, second.id), (first.id, nowhere.id), (one.id, two.id)])
    assert len(shown(library)) == 6
    library.copies.fold([(one.id, three.id), (two.id, three.id)])
    assert library.copies.standing([one.id, two.id]) == {one.id: three.id}


def test_what_is_read_in_one_is_read_in_all(library: Library, folded: list[int]) -> None:
    changes = library.mark_read([folded[3]], read=True)
    assert changes.articles == frozenset(folded[:4])
    assert shown(library, UNREAD) == [folded[4]]
    assert [row.unread for row in library.rows(folded)] == [False] * 4 + [True]
    library.mark_read([folded[0]], read=False)
    assert [row.unread for row in library.rows(folded)] == [True] * 5
    assert changes.undo
    assert figures_hold(library)


@pytest.mark.parametrize("view", [UNREAD, View(ViewKind.SOURCE, "Paper 2"), View(ViewKind.SOURCE, "Paper 3")])
def test_a_list_that_is_marked_read_takes_the_copies_along(library: Library, folded: list[int], view: View) -> None:
    changes = library.mark_view_read(view)
    assert [row.unread for row in library.rows(folded[:4])] == [False] * 4
    assert figures_hold(library)
    assert changes.undo
    library.undo(changes.undo)
    assert [row.unread for row in library.rows(folded)] == [True] * 5
    assert figures_hold(library)


def test_a_copy_of_what_was_read_is_read_until_they_are_taken_apart(library: Library, ids: list[int]) -> None:
    library.mark_read([ids[3]], read=True)
    library.copies.fold([(ids[0], ids[3]), (ids[1], ids[3])])
    assert shown(library, UNREAD) == [ids[2], ids[4]]
    assert shown(library, View(ViewKind.SOURCE, "Paper 1", "is:unread")) == []
    library.copies.unfold(ids[1])
    assert shown(library, UNREAD) == [ids[1], ids[2], ids[4]]
    assert figures_hold(library)


def test_the_row_goes_to_the_bin_with_its_copies_and_comes_back_with_them(library: Library, folded: list[int]) -> None:
    before = state(library)
    changes = library.delete([folded[3]])
    assert shown(library) == [folded[4]]
    assert shown(library, View(ViewKind.BIN)) == folded[:4]
    assert changes.undo
    library.undo(changes.undo)
    assert state(library) == before


def test_a_list_goes_to_the_bin_with_its_copies(library: Library, folded: list[int]) -> None:
    step = library.begin_bulk(Bulk("bin", copies=True), UNREAD)
    changes = library.carry_on(step).changes
    assert shown(library) == []
    assert changes.undo
    library.undo(changes.undo)
    assert shown(library) == folded[3:]
    assert figures_hold(library)


def test_if_the_one_that_stands_is_deleted_alone_the_next_stands(library: Library, folded: list[int]) -> None:
    before = state(library)
    changes = library.delete([folded[3]], copies=False)
    assert shown(library) == [folded[2], folded[4]]
    assert [row.copies for row in library.rows([folded[2]])] == [2]
    assert figures_hold(library)
    assert changes.undo
    library.undo(changes.undo)
    assert state(library) == before


def test_the_readers_word_outranks_what_comes_later(library: Library, folded: list[int]) -> None:
    library.copies.unfold(folded[1])
    assert shown(library) == [folded[1], *folded[3:]]
    library.copies.fold([(folded[1], folded[3]), (folded[1], folded[0])])
    assert shown(library) == [folded[1], *folded[3:]]
    assert library.copies.apart(folded[1]) == [folded[0], *folded[2:4]]
    library.copies.refold([folded[1], *library.copies.apart(folded[1])])
    assert shown(library) == folded[3:]
    library.copies.part(folded[:4])
    assert shown(library) == folded[3:]


def test_texts_that_are_no_copies_any_more_are_taken_apart(library: Library, folded: list[int]) -> None:
    library.copies.part([folded[0]])
    assert shown(library) == [folded[0], *folded[3:]]
    library.copies.part([folded[3]])
    assert shown(library) == [folded[0], *folded[2:]]
    assert figures_hold(library)


def test_taking_the_row_apart_has_all_stand_and_can_be_taken_back(library: Library, folded: list[int]) -> None:
    before = state(library)
    changes = library.copies.unfold(folded[3])
    assert shown(library) == folded
    assert changes.kinds >= {"copies"}
    assert changes.undo
    again = library.undo(changes.undo)
    assert state(library) == before
    assert again.undo
    library.undo(again.undo)
    assert shown(library) == folded


def test_what_has_no_copies_cannot_be_taken_apart(library: Library, ids: list[int]) -> None:
    with pytest.raises(NewsreaderError):
        library.copies.unfold(ids[4])
    with pytest.raises(NewsreaderError):
        library.copies.unfold(99)
    library.delete([ids[0]])
    with pytest.raises(NewsreaderError):
        library.copies.refold(ids[:2])


def test_the_readers_word_stands_in_the_precious_copy(library: Library, folded: list[int], tmp_path: Path) -> None:
    library.copies.unfold(folded[1])
    library.copies.refold([folded[0], folded[4]])
    library.write_precious(tmp_path / "precious.jsonl")
    other = Library.open(tmp_path / "other.db")
    ids = [
        each.id for each in other.add_all([parsed("Harvest fair", site="Paper 0"), *(printed(n, n) for n in range(4))])
    ]
    other.copies.fold([(ids[1], ids[2]), (ids[2], ids[4])])
    for _ in range(2):
        applied = other.apply_precious(tmp_path / "precious.jsonl")
        assert not applied.unreadable
        assert ids[2] in shown(other)
        assert ids[0] in other.copies.of(ids[1])
    other.copies.fold([(ids[1], ids[2])])
    assert ids[2] in shown(other)
    other.close()


numbers = st.integers(0, 5)
marks = st.lists(st.tuples(st.sampled_from(("read", "bookmark", "bin", "tag")), numbers), max_size=5)
pairs = st.lists(st.tuples(numbers, numbers), max_size=6)


def marked(library: Library, ids: list[int], what: str, number: int) -> None:
    acts = {
        "read": lambda each: library.mark_read([each], read=True),
        "bookmark": lambda each: library.bookmark([each], on=True),
        "bin": lambda each: library.delete([each], copies=number % 2 == 0),
        "tag": lambda each: library.tag([each], "sea", on=True),
        "restore": lambda each: library.restore([each]),
        "unread": lambda each: library.mark_read([each], read=False),
    }
    acts[what](ids[number])


def six(library: Library) -> list[int]:
    at = [Published(on(2026, 6, 1 + number % 3).moment, "time") for number in range(6)]
    return [
        each.id
        for each in library.add_all(
            [
                parsed(f"N{number}", site=f"Paper {number % 5}", published=at[number], source=f"/{number}.txt")
                for number in range(6)
            ]
        )
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=marks, pairs=pairs)
def test_to_fold_and_to_take_apart_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, marks: list[tuple[str, int]], pairs: list[tuple[int, int]]
) -> None:
    library = Library.open(tmp_path_factory.mktemp("law") / "library.db", clock=lambda: NOON)
    ids = six(library)
    for what, number in marks:
        marked(library, ids, what, number)
    before = state(library)
    changes = library.copies.fold((ids[one], ids[other]) for one, other in pairs)
    assert figures_hold(library)
    folded = state(library)
    if changes.undo:
        again = library.undo(changes.undo)
        assert state(library) == before
        assert again.undo
        library.undo(again.undo)
        assert state(library) == folded
    for article_id in ids:
        if len(library.copies.of(article_id)) > 1:
            library.copies.unfold(article_id)
    after = state(library)
    assert {name: rows for name, rows in after.items() if name != "copy_decisions"} == {
        name: rows for name, rows in before.items() if name != "copy_decisions"
    }
    assert figures_hold(library)
    library.close()


steps = st.lists(
    st.one_of(
        st.tuples(st.just("fold"), numbers, numbers),
        st.tuples(st.just("unfold"), numbers, numbers),
        st.tuples(st.sampled_from(("read", "unread", "bin", "restore", "bookmark")), numbers, numbers),
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None)
@given(steps=steps)
def test_whatever_is_done_the_figures_hold_and_no_living_article_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int]]
) -> None:
    library = Library.open(tmp_path_factory.mktemp("any") / "library.db", clock=lambda: NOON)
    ids = six(library)
    for what, one, other in steps:
        if what == "fold":
            library.copies.fold([(ids[one], ids[other])])
        elif what == "unfold":
            if len(library.copies.of(ids[one])) > 1:
                library.copies.unfold(ids[one])
        else:
            marked(library, ids, what, one)
        assert figures_hold(library)
    rows = {row.id: row for row in library.rows(ids)}
    for group in {tuple(library.copies.of(each)) for each in ids}:
        living = [each for each in group if not rows[each].deleted]
        assert len({rows[each].unread for each in living}) <= 1
        assert [each for each in living if each in shown(library)] == (living[:1] if living else [])
    library.close()


def test_of_many_copies_each_is_compared_by_the_reader_once(library: Library, folded: list[int]) -> None:
    library.copies.unfold(folded[3])
    with library._database.reading() as connection:
        decided = connection.execute("SELECT first, second, folded FROM copy_decisions ORDER BY 1, 2").fetchall()
    assert decided == [(*pair, 0) for pair in combinations(folded[:4], 2)]
