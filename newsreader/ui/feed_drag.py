"""Where a row of the feeds that is dragged would stand: in a folder, or before or after another row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.article.row import View, ViewKind
from newsreader.ui.feed_entries import is_within
from newsreader.ui.sidebar_entries import Entry

INTO = 0.28  # the share of a folder's row, above and below, that is beside it and not in it


@dataclass(frozen=True, slots=True)
class FeedDrop:
    """A place for a row that is dragged.

    Attributes:
        moved: what is dragged.
        folder: path of the folder that it would be in; empty at the top.
        before: what it would stand before in that folder; None at the end of what is of its kind there.
    """

    moved: View
    folder: str
    before: View | None = None


@dataclass(frozen=True, slots=True)
class DropMark:
    """How a place is shown: a line before a row (`gap`), at a depth, or the folder `onto` which it goes."""

    gap: int | None = None
    depth: int = 0
    onto: int | None = None


def drop_at(rows: Sequence[Entry], row: int, top: float) -> tuple[FeedDrop, DropMark] | None:
    """Where row number `row` would stand if it is let go at `top` (in heights of a row); None where it cannot."""
    target = min(max(int(top), 0), len(rows) - 1)
    share = top - target
    over, moved = rows[target], rows[row]
    if over.opened is not None and INTO <= share <= 1 - INTO:
        folder, before, mark = over.view.name, None, DropMark(onto=target)
    else:
        folder, before, mark = _before(over, target) if share < 0.5 else _after(rows, target)
    if moved.opened is not None and is_within(folder, moved.view.name):
        return None
    drop = FeedDrop(moved.view, folder, _alike(rows, moved, folder, before))
    if drop.before == moved.view or (drop.folder == moved.inside and drop.before == _next(rows, row)):
        return None
    return drop, mark


def stepped(rows: Sequence[Entry], row: int, step: int) -> FeedDrop | None:
    """Where row number `row` would stand one further down (+1) or up (-1) among its like; None at the end of them."""
    moved = rows[row]
    like = [each.view for each in rows if (each.inside, each.view.kind) == (moved.inside, moved.view.kind)]
    place = like.index(moved.view)
    if not 0 <= place + step < len(like):
        return None
    before = [*like, None][place + 2 if step > 0 else place - 1]
    return FeedDrop(moved.view, moved.inside, before)


Place = tuple[str, View | None, DropMark]


def _before(over: Entry, target: int) -> Place:
    """The place above a row."""
    return over.inside, over.view, DropMark(target, over.depth)


def _after(rows: Sequence[Entry], target: int) -> Place:
    """The place below a row: in a folder that is open, its first; else after the row and all that it holds."""
    over = rows[target]
    if over.opened:
        inside = rows[target + 1].view if target + 1 < len(rows) and rows[target + 1].depth > over.depth else None
        return over.view.name, inside, DropMark(target + 1, over.depth + 1)
    return over.inside, _next(rows, target), DropMark(target + 1, over.depth)


def _next(rows: Sequence[Entry], row: int) -> View | None:
    """The next row of the same kind in the same folder."""
    for each in rows[row + 1 :]:
        if each.depth < rows[row].depth:
            return None
        if each.depth == rows[row].depth and each.view.kind is rows[row].view.kind:
            return each.view
    return None


def _alike(rows: Sequence[Entry], moved: Entry, folder: str, before: View | None) -> View | None:
    """The row of the same kind that it would stand before: folders stand before all feeds."""
    if before is None or before.kind is moved.view.kind:
        return before
    if before.kind is ViewKind.FEED:
        return None
    return next((each.view for each in rows if each.inside == folder and each.view.kind is ViewKind.FEED), None)
