"""A refresh of feeds in the window that somebody has open, then a second one that brings nothing.

`memory`: the most that the window and the processes that it starts take, above what the window takes at rest.
`gaps`: how long the window was away for anybody, and the time of the processor. `refresh_in_window` starts it.
"""

from __future__ import annotations

import os
import resource
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from feed_files import FEEDS, ITEMS, word_of
from in_use import Gaps, Wait, after
from PySide6.QtCore import QObject, QTimer, Slot

from newsreader.article.feed import ListedFeed
from newsreader.article.row import View

MOST_GAP, MOST_AGAIN, MOST_MEMORY = 0.050, 0.3, 150
TICK_MS, SETTLED_S, SAMPLE_S = 2, 3.0, 0.02
MEGABYTE, PAGE = 1e6, resource.getpagesize()


def resident(process: str) -> float:
    """The memory of a process now, MB; 0 if it ended."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]) * PAGE / MEGABYTE
    except OSError:
        return 0.0


def children() -> list[str]:
    """The processes that this one has started."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        try:
            told = (each / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(told[1]) == os.getpid():
            found.append(each.name)
    return found


def processor() -> float:
    """Seconds of the processor that this process took and those that it started and that ended."""
    took = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in took)


class Memory(threading.Thread):
    """Looks again and again how much memory the window has, and its processes."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.here = self.there = 0.0
        self.start()

    def run(self) -> None:
        while not self.ended.wait(SAMPLE_S):
            self.here = max(self.here, resident("self"))
            self.there = max(self.there, sum(map(resident, children())))


class Refreshes(QObject):
    """Does one step after the other; each says for what to wait."""

    def __init__(self, window: QObject, *, painted: bool) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._finished = False
        self._steps = {"memory": self._memory, "gaps": self._gaps}[sys.argv[1]]()
        self._wait: Wait = lambda: True
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        if self._wait():
            self._wait = next(self._steps, self._end)

    def _end(self) -> bool:
        self._timer.stop()
        self._window.close()
        return False

    def _memory(self) -> Iterator[Wait]:
        yield from self._begin()
        idle, memory = resident("self"), Memory()
        yield self._refresh()
        memory.ended.set()
        more = memory.here - idle
        told = f"window {idle:.0f} MB at rest and {more:.0f} more, processes beside it {memory.there:.0f} MB"
        print(f"  memory above rest: {more + memory.there:.0f} MB (target {MOST_MEMORY}): {told}")

    def _gaps(self) -> Iterator[Wait]:
        yield from self._begin()
        for name, target in (("everything new", ""), ("nothing new", f" (target {MOST_AGAIN})")):
            gaps, began, cpu = Gaps(self), perf_counter(), processor()
            yield self._refresh()
            print(f"  {name}: {perf_counter() - began:.2f} s, {processor() - cpu:.2f} s of CPU{target}")
            worst = sorted((gap for gap, _ in gaps.seen), reverse=True)
            told = ", ".join(f"{1000 * gap:.0f}" for gap in worst[:5])
            print(f"    the window was away for at most {told} ms (target {1000 * MOST_GAP:.0f})", flush=True)
            gaps.deleteLater()
            yield lambda: not self._session.background.busy()
            yield after(SETTLED_S)
            yield lambda: not self._session.background.busy()
        library = self._session.library
        found = [len(library.ids(View(search=word_of(feed)))) for feed in range(FEEDS)]
        told = f"{sum(found):,} of {library.counts().all:,} articles are found by the word of their feed"
        print(f"  {told}; in {found.count(ITEMS)} feeds all of them")

    def _begin(self) -> Iterator[Wait]:
        """Once the window stands and is at rest: follow the feeds."""
        yield lambda: self._window.furnished and self._session.is_open
        yield after(SETTLED_S)
        self._session.feeds.progressed.connect(self._progressed)
        feeds = [ListedFeed("", address) for address in sys.argv[3:]]
        self._session.library.feeds.subscribe(feeds, local=True)

    def _refresh(self) -> Wait:
        self._finished = False
        self._session.feeds.refresh()
        return lambda: self._finished

    @Slot(object)
    def _progressed(self, progress: object) -> None:
        self._finished = progress.done == len(sys.argv[3:])  # icons and the like may follow


SelfTiming = Refreshes
