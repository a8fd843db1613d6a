from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import apsw
import pytest

from newsreader.article.model import ArticleRow, ParsedArticle, Published, View, ViewKind
from newsreader.library import Library
from newsreader.library.glance import SCREEN, UNKNOWN, glance

PAINTED = (
    *("id", "headline", "byline", "site", "order_time", "precision", "unread", "bookmarked", "excerpt", "thumbnail"),
    *("language", "deleted"),
)
VIEWS = [
    *(View(kind) for kind in (ViewKind.ALL, ViewKind.UNREAD, ViewKind.TODAY, ViewKind.BOOKMARKS, ViewKind.BIN)),
    View(ViewKind.SOURCE, "Harbour Courier"),
    View(ViewKind.TAG, "town"),
]
COUNT = 2 * SCREEN + 10


@pytest.fixture
def stocked(library: Library, clock) -> Library:
    """Articles of every age and precision, some read, bookmarked, deleted or tagged."""
    noon = datetime.fromtimestamp(clock(), UTC)
    precisions = ("time", "day", "month", "year")
    with library.transaction():
        for number in range(COUNT):
            moment = noon - timedelta(minutes=17 * number)
            published = None if number % 7 == 6 else Published(moment, precisions[number % 4])
            library.add(
                ParsedArticle(
                    f"/news/{number}.txt",
                    f"The council met for the {number}. time",
                    byline=("Mara Quill", "Ines Calder")[: number % 3],
                    published=published,
                    site="Harbour Courier" if number % 2 else None,
                    lede="It sat long.",
                    text=f"It sat long. {number}",
                    tags=("town",) if number % 3 else (),
                )
            )
        ids = list(library.ids(View()))
        library.mark_read(ids[::3], read=True)
        library.bookmark(ids[1::4], on=True)
        library.delete(ids[2::9])
    return library


def painted(row: ArticleRow) -> dict[str, object]:
    return {name: getattr(row, name) for name in PAINTED}


@pytest.mark.parametrize(("view", "order"), list(product(VIEWS, ("newest", "oldest", "unread_first"))))
def test_a_glance_shows_what_the_library_shows(stocked: Library, clock, view: View, order) -> None:
    ids = stocked.ids(view, order)
    assert len(ids) > 4
    for top in (None, ids[0], ids[len(ids) // 3], ids[-1]):
        seen = glance(stocked.path, view, order, top, clock)
        first = 0 if top is None else min(ids.index(top), max(0, len(ids) - SCREEN))
        expected = ids[first : first + SCREEN]
        assert len(seen.ids) == len(ids)
        assert seen.ids[first : first + SCREEN] == expected
        assert [painted(row) for row in seen.rows] == [painted(row) for row in stocked.rows(expected)]
        assert sum(one != UNKNOWN for one in seen.ids) == len(seen.rows)


@pytest.mark.parametrize("order", ["newest", "oldest", "unread_first"])
def test_far_down_in_a_list_the_place_is_a_guess_and_the_rows_are_right(
    stocked: Library, clock, monkeypatch: pytest.MonkeyPatch, order
) -> None:
    monkeypatch.setattr("newsreader.library.glance.FAR", 5)
    ids = stocked.ids(View(), order)
    top = len(ids) // 2
    seen = glance(stocked.path, View(), order, ids[top], clock)
    assert [row.id for row in seen.rows] == list(ids[top : top + SCREEN])
    assert len(seen.ids) == len(ids)
    first = seen.ids.index(ids[top])
    assert seen.ids[first : first + len(seen.rows)] == ids[top : top + len(seen.rows)]
    assert first >= 5


def test_an_article_that_is_gone_leaves_the_list_at_its_top(stocked: Library) -> None:
    assert glance(stocked.path, View(), top=99_999) == glance(stocked.path, View())


def test_what_a_glance_cannot_know_is_left_to_the_library(stocked: Library) -> None:
    assert glance(stocked.path, View(ViewKind.AWAITED)) is None
    assert glance(stocked.path, View(search="council")) is None


def test_a_glance_makes_no_file(tmp_path: Path) -> None:
    assert glance(tmp_path / "library.db", View()) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"no library at all", b"SQLite format 3\0" + bytes(4000)])
def test_a_broken_file_is_left_to_the_library(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(content)
    assert glance(path, View()) is None
    assert path.read_bytes() == content


@pytest.mark.parametrize("change", ["PRAGMA user_version = 0", "PRAGMA user_version = 999", "DROP TABLE status"])
def test_an_older_newer_or_damaged_library_is_left_to_the_library(library: Library, change: str) -> None:
    library.close()
    connection = apsw.Connection(str(library.path))
    connection.execute(change)
    connection.close()
    assert glance(library.path, View()) is None
