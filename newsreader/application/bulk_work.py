"""Work on many articles at once, portion by portion, so that whatever else the reader does comes in between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsreader.application import change
from newsreader.application.background import Background
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, Undo, View

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.library.steps import Bulk, Carried

AT_ONCE = 10_000
Ended = Callable[[Changes], None]


@dataclass(frozen=True, slots=True)
class BulkProgress:
    """How far the work is; `label` says in the past tense what is done, `finished` that nothing follows."""

    label: str
    done: int
    total: int
    finished: bool


@dataclass(slots=True)
class _Work:
    step_id: int
    label: str
    ended: Ended
    failed: Callable[[NewsreaderError], None]
    changes: Changes
    cancelled: bool = False


def large_step(undo: Undo) -> int | None:
    """The step that an undo takes back, where that is better done in portions."""
    if undo.operation != "step":
        return None
    step_id, size = undo.before[0]
    return int(str(step_id)) if int(str(size)) > AT_ONCE else None


class BulkWork(QObject):
    """What is done to many articles, one after the other, in the lane of the reader's own changes.

    Signals:
        progressed: BulkProgress, after each portion. counted: the figures changed.
    """

    progressed = Signal(object)
    counted = Signal()

    def __init__(self, background: Background, library: Callable[[], Library], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._library = library
        self._under_way: list[_Work] = []

    def begin(self, bulk: Bulk, view: View, ended: Ended, failed: Callable[[NewsreaderError], None]) -> None:
        """Do something to all articles of a view, then call `ended` with what changed."""
        self._background.run(
            lambda: self._library().begin_bulk(bulk, view),
            lambda step_id: self._carry_on(_Work(step_id, bulk.label, ended, failed, Changes())),
            failed,
            lane="write",
        )

    def turn(self, step_id: int, label: str, ended: Ended, failed: Callable[[NewsreaderError], None]) -> None:
        """Take a step back, or make it again."""
        work = _Work(step_id, label, ended, failed, Changes())
        self._background.run(
            lambda: self._library().turn_bulk(step_id), lambda _size: self._carry_on(work), failed, lane="write"
        )

    def finish(self, step_id: int, label: str, ended: Ended) -> None:
        """Go on with a step that was cut off when the program ended."""
        self._carry_on(_Work(step_id, label, ended, lambda _error: None, Changes()))

    def cancel(self) -> None:
        """End all work after the portions under way; what was made can be taken back."""
        for work in self._under_way:
            work.cancelled = True

    def running(self) -> bool:
        """Whether anything is under way."""
        return bool(self._under_way)

    def _carry_on(self, work: _Work) -> None:
        if work not in self._under_way:
            self._under_way.append(work)
        library = self._library()
        if work.cancelled:
            self._background.run(
                lambda: library.give_up_bulk(work.step_id),
                lambda given: self._end(work, given),
                lambda error: self._fail(work, error),
                lane="write",
            )
        else:
            self._background.run(
                lambda: change.carry_on(library, work.step_id),
                lambda carried: self._carried(work, carried),
                lambda error: self._fail(work, error),
                lane="write",
            )

    def _carried(self, work: _Work, carried: Carried) -> None:
        # Every portion is taken back by the same step, so the undo is not dropped as that of two changes would be.
        undo = carried.changes.undo or work.changes.undo
        work.changes = replace(work.changes | carried.changes, undo=undo)
        finished = carried.finished or work.cancelled
        self.progressed.emit(BulkProgress(work.label, carried.done, carried.total, finished))
        if carried.finished:
            self._end(work, Changes())
        else:
            self.counted.emit()
            self._carry_on(work)

    def _end(self, work: _Work, given: Changes) -> None:
        self._under_way.remove(work)
        undo = given.undo or work.changes.undo
        work.ended(Changes(*_parts(work.changes), undo=undo, everything=work.changes.everything))

    def _fail(self, work: _Work, error: NewsreaderError) -> None:
        self._under_way.remove(work)
        self.progressed.emit(BulkProgress(work.label, 0, 0, finished=True))
        work.failed(error)


def _parts(changes: Changes) -> tuple[frozenset[int], frozenset[int], frozenset[int], frozenset[str]]:
    return changes.articles, changes.added, changes.removed, changes.kinds
