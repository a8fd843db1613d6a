"""How far an import has come, and how long it will still take; knows neither Qt nor the library."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.application.add import AddResult

FAILURES_KEPT = 1000
SAMPLE_SECONDS = 0.5
SAMPLES = 24
WARM_UP_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How an import stands.

    Attributes:
        total: number of sources to read; None while they are still being counted.
        done: sources dealt with, however that ended.
        added, updated, unchanged, copies, failed: how each of them ended; together they are `done`.
        seconds_left: estimated time to the end; None while there is nothing to estimate from.
        finished: nothing more will come, whether all was read or it was cancelled.
        failures: (source, message) of the first that could not be read, at most `FAILURES_KEPT`.
        not_text: those of these sources whose bytes are no text; they could be added as raw text.
    """

    total: int | None = None
    done: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    copies: int = 0
    failed: int = 0
    seconds_left: float | None = None
    finished: bool = False
    failures: tuple[tuple[str, str], ...] = ()
    not_text: tuple[str, ...] = ()

    @property
    def skipped(self) -> int:
        """Sources that added nothing because the library had them already."""
        return self.unchanged + self.copies


@dataclass(slots=True)
class Pace:
    """Estimates the time left from the pace of the last seconds, so that one slow start does not mislead for long."""

    _samples: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=SAMPLES))
    _began: float | None = None

    def note(self, moment: float, done: int) -> None:
        """Note that `done` were done at `moment` (seconds of any clock that only goes forward)."""
        if self._began is None:
            self._began = moment
        if not self._samples or moment - self._samples[-1][0] >= SAMPLE_SECONDS:
            self._samples.append((moment, done))

    def seconds_left(self, moment: float, done: int, total: int) -> float | None:
        """Seconds until `total` are done: what remains / pace of the samples; None in the first two seconds."""
        if self._began is None or moment - self._began < WARM_UP_SECONDS:
            return None
        earliest, done_then = self._samples[0]
        if done <= done_then or moment <= earliest:
            return None
        return max(total - done, 0) * (moment - earliest) / (done - done_then)


@dataclass(slots=True)
class Tally:
    """Counts the results of an import as they come."""

    clock: Callable[[], float] = time.monotonic
    _total: int | None = None
    _done: int = 0
    _ended: dict[str, int] = field(default_factory=dict)
    _failures: list[tuple[str, str]] = field(default_factory=list)
    _not_text: list[str] = field(default_factory=list)
    _pace: Pace = field(default_factory=Pace)

    def count(self, result: AddResult) -> None:
        """Count one more result."""
        if not self._done:
            self._pace.note(self.clock(), 0)
        self._done += 1
        self._total = max(result.total, self._done) if result.total else None
        self._ended[result.outcome] = self._ended.get(result.outcome, 0) + 1
        if result.outcome == "failed" and len(self._failures) < FAILURES_KEPT:
            self._failures.append((result.source, result.error or ""))
            self._not_text += [result.source] if result.not_text else []
        self._pace.note(self.clock(), self._done)

    def progress(self, *, finished: bool = False) -> Progress:
        """How it stands now."""
        left = None
        if self._total is not None and not finished:
            left = self._pace.seconds_left(self.clock(), self._done, self._total)
        return Progress(
            total=self._total,
            done=self._done,
            added=self._ended.get("added", 0),
            updated=self._ended.get("updated", 0),
            unchanged=self._ended.get("unchanged", 0),
            copies=self._ended.get("copy", 0),
            failed=self._ended.get("failed", 0),
            seconds_left=left,
            finished=finished,
            failures=tuple(self._failures),
            not_text=tuple(self._not_text),
        )
