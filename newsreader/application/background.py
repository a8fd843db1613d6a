"""Runs work off the window's thread and delivers its result on it.

Four lanes, so that none waits for another: `read` (two threads that only ask the library), `write` (one thread for
what the reader does, in the order it was done), `work` (one thread for imports, which may take minutes) and `web`
(three threads for what waits for the network: a refresh, and what somebody asked for meanwhile). A result is delivered
on the thread that made the `Background`; the answer to an outdated question is dropped by its number.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from newsreader.article.errors import NewsreaderError

Lane = Literal["read", "write", "work", "web"]
Result = TypeVar("Result")
SWITCH_S = 0.0002  # for which a busy lane may keep the interpreter from the window; Python's own 5 ms show
THREADS: dict[Lane, int] = {"read": 2, "write": 1, "work": 1, "web": 3}
LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[NewsreaderError], None] | None
    question: str
    number: int
    result: Any = None
    error: Exception | None = None


class Background(QObject):
    """The threads behind the window.

    Signals:
        failed: a `NewsreaderError` that nobody else took, or one that stands for a fault of the program itself.
    """

    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queues: dict[Lane, SimpleQueue[_Job | None]] = {lane: SimpleQueue() for lane in THREADS}
        self._threads: list[threading.Thread] = []
        self._latest: Counter[str] = Counter()
        self._open = 0
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        sys.setswitchinterval(SWITCH_S)
        for lane, count in THREADS.items():
            for number in range(count):
                thread = threading.Thread(
                    target=self._serve, args=(self._queues[lane],), name=f"{lane}-{number}", daemon=True
                )
                thread.start()
                self._threads.append(thread)

    def run(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[NewsreaderError], None] | None = None,
        *,
        lane: Lane = "read",
        question: str = "",
    ) -> None:
        """Call `work` in a lane and then `done(result)` or `failed(error)` here.

        Args:
            work: what to do; it must not touch a widget.
            done: takes the result, on this thread.
            failed: takes a `NewsreaderError`; without it the `failed` signal does.
            lane: which threads do it.
            question: a later run with the same question makes this one's answer void.
        """
        if self._closed:
            return
        if question:
            self._latest[question] += 1
        self._open += 1
        self._queues[lane].put(_Job(work, done, failed, question, self._latest[question]))

    def ask(
        self, work: Callable[[Callable[[], bool]], Result], done: Callable[[Result], None], *, question: str
    ) -> None:
        """As `run`, for work that takes long: it is given a function that tells when nobody waits for it any more."""
        number = self._latest[question] + 1
        self.run(lambda: work(lambda: self._latest[question] != number), done, question=question)

    def drop(self, question: str) -> None:
        """Make every answer to `question` that is still under way void."""
        self._latest[question] += 1

    def busy(self) -> bool:
        """Whether anything is under way or waits for its delivery."""
        return self._open > 0

    def close(self, seconds: float = 5.0) -> None:
        """Let what was begun end, deliver nothing more, and stop the threads (waiting at most `seconds` for each)."""
        if self._closed:
            return
        self._closed = True
        for lane, count in THREADS.items():
            for _ in range(count):
                self._queues[lane].put(None)
        for thread in self._threads:
            thread.join(seconds)

    def _serve(self, queue: SimpleQueue[_Job | None]) -> None:
        while (job := queue.get()) is not None:
            if not job.question or job.number == self._latest[job.question]:
                try:
                    job.result = job.work()
                except Exception as error:  # noqa: BLE001  delivered, logged and shown by _deliver
                    job.error = error
            try:
                self._finished.emit(job)
            except RuntimeError:  # the window is gone: there is nobody left to tell
                return

    @Slot(object)
    def _deliver(self, job: _Job) -> None:
        self._open -= 1
        if self._closed or (job.question and job.number != self._latest[job.question]):
            return
        if job.error is None:
            job.done(job.result)
        elif isinstance(job.error, NewsreaderError):
            (job.failed or self.failed.emit)(job.error)
        else:
            LOG.error("A fault of the program in background work", exc_info=job.error)
            self.failed.emit(
                NewsreaderError(
                    "Newsreader made a mistake of its own.",
                    "Your library is as it was.",
                    "If it happens again, please report it with the log file.",
                    details=repr(job.error),
                )
            )
