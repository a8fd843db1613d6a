"""What the reader does to the library in a sitting: done, told, taken back and made again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsreader.application import change
from newsreader.application.background import Background
from newsreader.application.bulk_work import BulkWork, large_step
from newsreader.application.steps import Done, Step, Steps, Undone
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, View
from newsreader.library.steps import Bulk, SavedStep, undo_of

if TYPE_CHECKING:
    from newsreader.library import Library


class Doing(QObject):
    """Changes to the library, each in the lane of changes, told once and kept to be taken back.

    Signals:
        changed: Changes, of each. done: Done, for what the reader did. undone: Undone.
        progressed: BulkProgress, of what is done to many articles. counted: the figures changed meanwhile.
        failed: NewsreaderError.
    """

    changed = Signal(object)
    done = Signal(object)
    undone = Signal(object)
    progressed = Signal(object)
    counted = Signal()
    failed = Signal(object)

    def __init__(self, path: Path, background: Background, library: Callable[[], Library], parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._background = background
        self._library = library
        self._steps = Steps()
        self._closing = threading.Event()
        self._bulk = BulkWork(background, library, self)
        self._bulk.progressed.connect(self.progressed)
        self._bulk.counted.connect(self.counted)

    def do(self, work: Callable[[], Changes], label: str, *, quiet: bool) -> None:
        """Do something; with a label, it can be taken back by that name."""
        self.write(work, partial(self.tell, label=label, quiet=quiet))

    def do_to_all(self, bulk: Bulk, view: View) -> None:
        """Do something to all articles of a view, portion by portion."""
        self._bulk.begin(bulk, view, partial(self.tell, label=bulk.label, quiet=False), self.failed.emit)

    def write(
        self,
        work: Callable[[], Changes],
        done: Callable[[Changes], None],
        failed: Callable[[NewsreaderError], None] | None = None,
    ) -> None:
        """Change the library: on a full disk with the room that was kept for that, and once nobody else holds it."""

        def writing() -> tuple[Changes, NewsreaderError | None]:
            from newsreader.application.patience import until_free
            from newsreader.application.reserve import with_reserve

            return until_free(lambda: with_reserve(self._path, work), self.failed.emit, self._closing.is_set)

        def told(answer: tuple[Changes, NewsreaderError | None]) -> None:
            done(answer[0])
            if answer[1] is not None:
                self.failed.emit(answer[1])

        self._background.run(writing, told, failed, lane="write")

    def tell(self, changes: Changes, label: str, *, quiet: bool) -> None:
        """Tell what was done, and keep it to be taken back."""
        step = self._steps.did(label, changes.undo)
        self.changed.emit(changes)
        self.done.emit(Done(label, changes, quiet, step))

    def undo(self, step: Step | None) -> None:
        """Take back the last change, or the one given unless that was done already."""
        if taken := self._steps.take_done(step):
            self._turn(taken, again=False)

    def redo(self) -> None:
        """Make the change again that was last taken back."""
        if taken := self._steps.take_undone():
            self._turn(taken, again=True)

    def undo_label(self) -> str:
        """What `undo` would take back; empty if nothing."""
        return self._steps.undo_label()

    def redo_label(self) -> str:
        """What `redo` would make again; empty if nothing."""
        return self._steps.redo_label()

    def running(self) -> bool:
        """Whether something is being done to many articles."""
        return self._bulk.running()

    def cancel(self) -> None:
        """End what is done to many articles after the portion under way."""
        self._bulk.cancel()

    def begin_anew(self, saved: Sequence[SavedStep] = (), *, finish: bool = True) -> None:
        """Offer to take back what was done before, and nothing else; finish what was cut off.

        Args:
            saved: the steps that the library keeps.
            finish: False where it is open for reading only.
        """
        self._steps = Steps()
        for step in saved:
            if step.state == "done":
                self._steps.did(step.label, undo_of(step.id, step.size))
        for step in saved:
            if finish and step.state in ("doing", "undoing"):
                self._bulk.finish(step.id, step.label, partial(self._finished, step))

    def close(self) -> None:
        """Wait for no other program any more."""
        self._closing.set()

    def _finished(self, step: SavedStep, changes: Changes) -> None:
        """What was cut off is made to its end: it can be taken back as if it never had been."""
        if step.state == "doing":
            self._steps.did(step.label, changes.undo)
        self.changed.emit(changes)

    def _turn(self, step: Step, *, again: bool) -> None:
        back, forth = self._steps.put_done, self._steps.put_undone
        if again:
            back, forth = forth, back

        def told(changes: Changes) -> None:
            if changes.undo is not None:
                forth(Step(step.label, changes.undo))
            self.changed.emit(changes)
            self.undone.emit(Undone(step.label, changes, again))

        def failed(error: NewsreaderError) -> None:
            back(step)
            self.failed.emit(error)

        if (step_id := large_step(step.undo)) is not None:
            self._bulk.turn(step_id, step.label, told, failed)
        else:
            self.write(lambda: change.undo(self._library(), step.undo), told, failed)
