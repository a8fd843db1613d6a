"""What the reader did and can take back, and what was taken back and can be done again."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsreader.article.model import Changes, Undo

DEPTH = 200


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One change; `label` says it in the past tense."""

    label: str
    undo: Undo


@dataclass(frozen=True, slots=True)
class Done:
    """A change that the reader made.

    Attributes:
        label: says it in the past tense.
        quiet: it needs no toast.
        step: takes exactly this change back; None if there is nothing to take back.
    """

    label: str
    changes: Changes
    quiet: bool
    step: Step | None


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that was taken back, or, `again`, made once more."""

    label: str
    changes: Changes
    again: bool


@dataclass(slots=True)
class Steps:
    """The changes of a sitting, in the order in which they were made."""

    _done: list[Step] = field(default_factory=list)
    _undone: list[Step] = field(default_factory=list)

    def did(self, label: str, undo: Undo | None) -> Step | None:
        """Note a change; one without a label or an undo cannot be taken back. What was taken back before is gone."""
        if undo is None or not label:
            return None
        step = Step(label, undo)
        self._done = [*self._done[-DEPTH + 1 :], step]
        self._undone.clear()
        return step

    def take_done(self, step: Step | None = None) -> Step | None:
        """The step to take back next, or the one given; None if it is not there (any more)."""
        return _take(self._done, step)

    def take_undone(self) -> Step | None:
        """The step to do again next."""
        return _take(self._undone, None)

    def put_done(self, step: Step) -> None:
        """A step that was done again, or that could not be taken back."""
        self._done.append(step)

    def put_undone(self, step: Step) -> None:
        """A step that was taken back, or that could not be done again."""
        self._undone.append(step)

    def undo_label(self) -> str:
        """What would be taken back next; empty if nothing."""
        return self._done[-1].label if self._done else ""

    def redo_label(self) -> str:
        """What would be done again next; empty if nothing."""
        return self._undone[-1].label if self._undone else ""


def _take(steps: list[Step], wanted: Step | None) -> Step | None:
    if wanted is None:
        return steps.pop() if steps else None
    if wanted not in steps:
        return None
    steps.remove(wanted)
    return wanted
