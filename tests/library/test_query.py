from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from fakes import naming, on, parsed

from newsreader.article.model import Image, Order, Published, SourceCount, View, ViewKind
from newsreader.library import Library
from newsreader.library.dates import order_time
from newsreader.library.views import day

if TYPE_CHECKING:
    from conftest import Clock

AWAITED = View(ViewKind.AWAITED)


def at(moment: datetime) -> Published:
    return Published(moment)


@pytest.fixture
def noon(clock: Clock) -> datetime:
    return datetime.fromtimestamp(clock.now, UTC)


def headlines(library: Library, view: View, order: Order = "newest") -> list[str]:
    return [row.headline for row in library.rows(library.ids(view, order))]


def test_lists_are_ordered_by_publication_else_by_arrival(library: Library, noon: datetime) -> None:
    library.add(parsed("Undated"))
    library.add(parsed("Yesterday", published=at(noon - timedelta(days=1))))
    library.add(parsed("Next year", published=at(noon + timedelta(days=365))))
    library.add(parsed("Long ago", published=on(1999, 1, 1)))
    assert headlines(library, View()) == ["Next year", "Undated", "Yesterday", "Long ago"]
    assert headlines(library, View(), "oldest") == ["Long ago", "Yesterday", "Undated", "Next year"]


def test_unread_may_stand_first(library: Library, noon: datetime) -> None:
    ids = [library.add(parsed(f"A{age}", published=at(noon - timedelta(days=age)))).id for age in range(4)]
    library.mark_read(ids[:2], read=True)
    assert headlines(library, View(), "unread_first") == ["A2", "A3", "A0", "A1"]


def test_a_list_may_be_cut(library: Library) -> None:
    for number in range(5):
        library.add(naming(f"A{number}", f"Named {number}"))
    assert len(library.ids(View(), limit=3)) == 3
    assert len(library.ids(AWAITED, limit=2)) == 2


@pytest.mark.parametrize("among", [1, 7, 20_000])
@pytest.mark.parametrize("order", ["newest", "oldest", "unread_first"])
@pytest.mark.parametrize("view", [View(), View(ViewKind.UNREAD), View(ViewKind.TAG, "sea"), AWAITED])
def test_what_a_cut_list_has_is_the_start_of_the_whole(
    library: Library, noon: datetime, monkeypatch: pytest.MonkeyPatch, view: View, order: Order, among: int
) -> None:
    monkeypatch.setattr("newsreader.library.query.TAGGED_AMONG", among)
    chance = random.Random(4)
    articles = [
        replace(
            naming(f"A{number}", f"Named {number % 4}"),
            published=at(noon - timedelta(days=chance.randrange(9))),
            tags=("sea",) if number % 3 else (),
        )
        for number in range(12)
    ]
    ids = [added.id for added in library.add_all(articles)]
    library.mark_read(ids[::2], read=True)
    library.delete(ids[4:5])
    library.tag(ids[5:6], "sea", on=False)
    whole = library.ids(view, order)
    assert len(whole) > 3
    for limit in range(len(whole) + 2):
        assert library.ids(view, order, limit) == whole[:limit]


def test_the_views_hold_what_they_say(library: Library, noon: datetime) -> None:
    old = noon - timedelta(days=9)
    one = library.add(parsed("One", site="Tide", published=at(old))).id
    two = library.add(parsed("Two", url="https://www.tide.example/2", published=at(old))).id
    three = library.add(parsed("Three", tags=("sea",))).id
    library.mark_read([one], read=True)
    library.bookmark([one], on=True)
    library.delete([library.add(parsed("Gone", site="Tide")).id])
    assert headlines(library, View(ViewKind.UNREAD)) == ["Three", "Two"]
    assert headlines(library, View(ViewKind.BOOKMARKS)) == ["One"]
    assert headlines(library, View(ViewKind.TODAY)) == ["Three"]
    assert headlines(library, View(ViewKind.SOURCE, "Tide")) == ["One"]
    assert headlines(library, View(ViewKind.SOURCE, "tide.example")) == ["Two"]
    assert headlines(library, View(ViewKind.TAG, "sea")) == ["Three"]
    assert headlines(library, View(ViewKind.BIN)) == ["Gone"]
    assert headlines(library, View(ViewKind.SOURCE, "none")) == []
    assert library.first_unread([one, two, three]) == two
    assert library.first_unread([one]) is None


def test_counts_are_the_lengths_of_the_lists(library: Library, noon: datetime) -> None:
    dice = random.Random(5)
    ids = [
        library.add(
            replace(
                naming(f"Article {number}", *(f"Named {dice.randrange(9)}" for _ in range(dice.randrange(3)))),
                site=dice.choice([None, "Tide", "Post"]),
                tags=tuple(dice.sample(["a", "b", "c"], dice.randrange(3))),
                published=at(noon - timedelta(hours=dice.randrange(72))),
            )
        ).id
        for number in range(60)
    ]
    library.mark_read(dice.sample(ids, 25), read=True)
    library.bookmark(dice.sample(ids, 9), on=True)
    library.delete(dice.sample(ids, 12))
    counts = library.counts()

    def length(kind: ViewKind, name: str = "") -> int:
        return len(library.ids(View(kind, name)))

    assert counts.all == length(ViewKind.ALL)
    assert counts.unread == length(ViewKind.UNREAD)
    assert counts.today == length(ViewKind.TODAY)
    assert counts.bookmarks == length(ViewKind.BOOKMARKS)
    assert counts.bin == length(ViewKind.BIN) == 12
    assert counts.awaited == length(ViewKind.AWAITED) > 0
    for kind, found in ((ViewKind.SOURCE, counts.sources), (ViewKind.TAG, counts.tags)):
        assert len(found) >= 2
        for entry in found:
            unread = [row for row in library.rows(library.ids(View(kind, entry.name))) if row.unread]
            assert entry == SourceCount(entry.name, len(unread), length(kind, entry.name))


def test_a_row_says_what_the_list_shows(library: Library, noon: datetime, clock: Clock) -> None:
    number = library.add(
        parsed(
            "Fog",
            "Ships wait.",
            byline=("Ann",),
            site="Tide",
            language="en",
            tags=("sea",),
            url="https://tide.example/fog",
            published=Published(noon - timedelta(hours=5), "time", 120, ""),
            images=(Image("a.png", b"x", "image/png", 1, 1),),
        )
    ).id
    (row,) = library.rows([number])
    assert (row.headline, row.byline, row.site, row.language, row.tags) == ("Fog", ("Ann",), "Tide", "en", ("sea",))
    assert (row.url, row.excerpt, row.thumbnail) == ("https://tide.example/fog", "Ships wait.", "a.png")
    assert (row.published, row.order_time) == ("2026-06-09T09:00:00+02:00", clock.now - 5 * 3600)
    assert (row.unread, row.bookmarked, row.deleted, row.dated, row.precision) == (True, False, False, True, "time")


def test_a_row_without_a_date_says_so(library: Library, clock: Clock) -> None:
    undated = library.add(parsed("Undated")).id
    dated = library.add(parsed("Day", published=on(2026, 5, 1))).id
    first, second = library.rows([undated, dated])
    assert (first.dated, first.order_time, first.published) == (False, clock.now, None)
    assert (second.dated, second.precision, second.published) == (True, "day", "2026-05-01")


def test_rows_stand_in_the_order_of_the_ids_and_missing_ones_are_left_out(library: Library) -> None:
    ids = [library.add(naming(f"A{number}", "Named")).id for number in range(4)]
    wanted = [ids[2], 999, -1, ids[0], -999, ids[3]]
    assert [row.id for row in library.rows(wanted)] == [ids[2], -1, ids[0], ids[3]]
    assert library.rows([]) == []


@pytest.mark.parametrize("hours", [-11, -5, 0, 2, 9, 14])
def test_today_is_the_readers_own_day(hours: int) -> None:
    here = timezone(timedelta(hours=hours))
    start, end, date = day(datetime(2026, 3, 5, 13, 0, tzinfo=here))
    assert start == int(datetime(2026, 3, 5, tzinfo=here).timestamp())
    assert end - start == 86_399
    assert date == order_time(on(2026, 3, 5), start)


def test_today_holds_the_days_articles_dated_by_day_or_by_hour(library: Library, noon: datetime) -> None:
    local = noon.astimezone()
    library.add(parsed("By day", published=on(local.year, local.month, local.day)))
    library.add(parsed("By hour", published=at(local.replace(hour=0, minute=5))))
    before = local - timedelta(days=1)
    library.add(parsed("Day before", published=on(before.year, before.month, before.day)))
    library.add(parsed("Late the day before", published=at(local.replace(hour=0, minute=0) - timedelta(minutes=5))))
    month = Published(datetime(local.year, local.month, 1, tzinfo=UTC), "month")
    library.add(parsed("This month", published=month))
    assert headlines(library, View(ViewKind.TODAY)) == ["By day", "By hour"]
    assert library.counts().today == 2


def test_a_date_ahead_of_all_clocks_counts_as_arrival(noon: datetime) -> None:
    arrival = int(noon.timestamp())
    tomorrow = noon + timedelta(days=1)
    assert order_time(at(noon + timedelta(seconds=5)), arrival) == arrival
    assert order_time(on(tomorrow.year, tomorrow.month, tomorrow.day), arrival) > arrival
    assert order_time(on(tomorrow.year, tomorrow.month, tomorrow.day), arrival - 86_400) == arrival - 86_400


def test_what_a_list_asks_does_not_grow_with_it(library: Library) -> None:
    """The number of statements for a list, a window of rows, an article: the same for 3 and for 60 articles."""

    def statements() -> list[int]:
        found = []
        for ask in (
            lambda: library.ids(View()),
            lambda: library.rows(library.ids(View())[:50]),
            lambda: library.rows(library.ids(View())[:50], "article"),
            lambda: library.rows(library.ids(AWAITED)[:50]),
            library.counts,
            lambda: library.article(1),
            lambda: library.panel(1),
        ):
            asked.clear()
            ask()
            found.append(len(asked))
        return found

    asked: list[str] = []
    library.counts()
    (connection,) = library._database._idle
    connection.exec_trace = lambda _, sql, __: asked.append(sql) or True

    def add(numbers: range) -> None:
        for number in numbers:
            library.add(
                replace(naming(f"Article {number}", f"Named {number}"), tags=("a", str(number)), site=str(number))
            )

    add(range(3))
    few = statements()
    add(range(3, 60))
    assert statements() == few
    assert max(few) <= 10
    assert not any("OFFSET" in sql.upper() for sql in asked)


def test_a_list_reads_no_body(library: Library) -> None:
    library.add(parsed("Fog"))
    asked: list[str] = []
    library.counts()
    (connection,) = library._database._idle
    connection.exec_trace = lambda _, sql, __: asked.append(sql) or True
    library.rows(library.ids(View()))
    library.counts()
    assert asked
    assert not any("bodies" in sql or "raws" in sql for sql in asked)


@pytest.mark.parametrize(
    ("kind", "index"),
    [
        (ViewKind.ALL, "status_live"),
        (ViewKind.UNREAD, "status_unread"),
        (ViewKind.BOOKMARKS, "status_bookmarked"),
        (ViewKind.BIN, "status_deleted"),
        (ViewKind.SOURCE, "status_source"),
    ],
)
def test_a_list_is_a_walk_along_one_index(library: Library, kind: ViewKind, index: str) -> None:
    asked: list[str] = []
    library.add(parsed("Fog", site="Tide"))
    library.counts()
    (connection,) = library._database._idle
    connection.exec_trace = lambda _, sql, __: asked.append(sql) or True
    library.ids(View(kind, "Tide"))
    connection.exec_trace = None
    (sql,) = (sql for sql in asked if sql.startswith("SELECT"))
    plan = [
        row[3]
        for row in connection.execute(
            "EXPLAIN QUERY PLAN " + sql, dict.fromkeys(("name", "from", "last", "start", "end", "date", "limit"), 1)
        )
    ]
    assert any(f"COVERING INDEX {index}" in step for step in plan), plan
    assert not any("TEMP B-TREE" in step for step in plan), plan
