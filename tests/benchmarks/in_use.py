"""The program with somebody who uses it: says how long what was asked for took to be painted, and what memory it took.

usage: in_use.py memory LIBRARY | in_use.py views LIBRARY FOLDER

`memory`: the peak once the first list is painted, once all is there and idle, and after an hour's use in a minute.
`views`: lists painted, articles starred and marked, and the longest time the window was not there for anybody, at
rest and while the files of FOLDER are being added. The program runs as it always does; it hands its window to this in
place of its own timing.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable, Iterator
from time import perf_counter

from figures import HEAD, line, timed
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot

from newsreader.article.row import View, ViewKind

KILOBYTES_OF_A_MEGABYTE = 1000
TICK_MS, GAP_MS = 2, 5
SETTLED_S, PAUSE_S, PATIENCE_S = 3.0, 0.15, 20.0
MOST_PAINT, MOST_GAP = 0.060, 0.050
ROUNDS = 12
ARTICLES, JUMPS = 50, 40
TYPED = ("st", "storm", "gov", "government tr", "president")
Wait = Callable[[], bool]


def peak() -> float:
    """The most memory so far, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_OF_A_MEGABYTE


def after(seconds: float) -> Wait:
    """Until so much time has passed."""
    until = perf_counter() + seconds
    return lambda: perf_counter() >= until


class Gaps(QObject):
    """How long the window's thread was away, seen by a timer that would come every 5 ms."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.seen: list[tuple[float, str]] = []
        self.now = ""
        self._last = perf_counter()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=GAP_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @Slot()
    def _tick(self) -> None:
        now = perf_counter()
        self.seen.append((now - self._last, self.now))
        self._last = now


class Use(QObject):
    """Does one step after the other; each says for what to wait."""

    def __init__(self, window: QObject, *, painted: bool) -> None:
        super().__init__(window)
        self._window = window
        self._painted = painted
        self._complete_at = 0.0
        self._fresh: Iterator[int] = iter(())
        self._steps = {"memory": self._memory, "views": self._views}[sys.argv[1]]()
        self._wait: Wait = lambda: True
        self._given_up = perf_counter() + PATIENCE_S
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @Slot()
    def _go_on(self) -> None:
        if not self._wait() and perf_counter() < self._given_up:
            return
        self._wait = next(self._steps, self._end)
        self._given_up = perf_counter() + PATIENCE_S

    def _end(self) -> bool:
        self._timer.stop()
        self._window.close()
        return False

    # What is done

    def _memory(self) -> Iterator[Wait]:
        print(f"first list {peak():.0f} MB", flush=True)
        yield self._furnished
        yield after(SETTLED_S)
        print(f"after start {peak():.0f} MB", flush=True)
        listed = self._window.parts.list_pane.list
        bar = listed.verticalScrollBar()
        for step in range(100):
            bar.setValue(bar.maximum() * step // 100)
            yield after(0.03)
        bar.setValue(0)
        for text in TYPED:
            self._window.search_for(text)
            yield after(0.3)
        for view in self._kinds():
            self._window.show_view(view)
            yield after(0.3)
        self._window.show_view(View(ViewKind.ALL))
        yield after(0.3)
        for _ in range(ARTICLES):
            listed.step(1)
            yield after(0.1)
        yield after(SETTLED_S)
        print(f"after use {peak():.0f} MB", flush=True)

    def _views(self) -> Iterator[Wait]:
        yield self._furnished
        yield after(SETTLED_S)
        self._window.parts.list_pane.list.viewport().installEventFilter(self)
        self._fresh = self._unread()
        print(HEAD)
        yield from self._scrolled()
        yield from self._measured("at rest", lambda: True)
        ended: list[object] = []
        self._window.session.imported.connect(ended.append)
        began, before = perf_counter(), self._window.session.library.counts().all
        self._window.session.add([sys.argv[3]])
        yield after(1.0)
        yield from self._measured("while articles are added", lambda: not ended)
        added = self._window.session.library.counts().all - before
        seconds = perf_counter() - began
        print(f"  {added:,} articles were added in {seconds:.0f} s; the import {'had' if ended else 'had not'} ended")

    def _scrolled(self) -> Iterator[Wait]:
        """Jumps to places all over the list, until the rows there are painted."""
        bar, painted = self._window.parts.list_pane.list.verticalScrollBar(), []
        for step in range(1, JUMPS + 1):
            yield after(PAUSE_S)
            began, self._complete_at = perf_counter(), 0.0
            bar.setValue(bar.maximum() * (step * 7 % JUMPS + 1) // JUMPS)
            yield self._shown
            painted.append((self._complete_at or perf_counter()) - began)
        bar.setValue(0)
        print(line("a jump in the list, until its rows are painted", painted))
        counted = [timed(self._window.session.library.counts) for _ in range(JUMPS)]
        print(line("figures of the sidebar", counted), flush=True)

    def _measured(self, when: str, go_on: Callable[[], bool]) -> Iterator[Wait]:
        """Lists, stars and marks by turns; a round after the end of what it is to be measured under does not count."""
        painted: dict[str, list[float]] = {}
        starred: list[float] = []
        marked: list[float] = []
        gaps = Gaps(self)
        for _ in range(ROUNDS):
            for view in self._kinds():
                yield after(PAUSE_S)
                gaps.now = view.kind.value
                began, self._complete_at = perf_counter(), 0.0
                self._window.show_view(view)
                yield self._shown
                name = f"{view.kind.value} {view.name}".strip()
                painted.setdefault(name, []).append((self._complete_at or perf_counter()) - began)
            for act, taken in ((self._star, starred), (self._mark, marked)):
                done: list[object] = []
                self._window.session.changed.connect(done.append)
                gaps.now = act.__name__
                began, article = perf_counter(), next(self._fresh)
                act(article)
                yield lambda article=article, done=done: any(article in each.articles for each in done)
                taken.append(perf_counter() - began)
                self._window.session.changed.disconnect(done.append)
            if not go_on():
                break
        print(line(f"{when}: list painted", [each for some in painted.values() for each in some], MOST_PAINT))
        for name, taken in painted.items():
            print(line(f"  {name}", taken))
        print(line(f"{when}: starred", starred))
        print(line(f"{when}: marked", marked))
        longest = ", ".join(f"{1000 * gap:.0f} ({what})" for gap, what in sorted(gaps.seen)[:-4:-1])
        print(f"  {when}: the window was away for at most {longest} ms (target {1000 * MOST_GAP:.0f})")
        gaps.deleteLater()
        sys.stdout.flush()

    def _kinds(self) -> list[View]:
        counts = self._window.lists._counts
        sources = sorted(counts.sources, key=lambda each: -each.total)
        return [
            View(ViewKind.UNREAD),
            View(ViewKind.BOOKMARKS),
            View(ViewKind.SOURCE, sources[0].name),
            View(ViewKind.SOURCE, sources[-1].name),
            View(ViewKind.TAG, max(counts.tags, key=lambda each: each.total).name),
            View(ViewKind.TODAY),
            View(ViewKind.AWAITED),
            View(ViewKind.ALL),
        ]

    def _star(self, article: int) -> None:
        self._window.session.bookmark([article], on=True, label="")

    def _mark(self, article: int) -> None:
        self._window.session.mark_read([article], read=True)

    def _unread(self) -> Iterator[int]:
        """Articles that are neither read nor bookmarked, each once."""
        library = self._window.session.library
        bookmarked = set(library.ids(View(ViewKind.BOOKMARKS)))
        return iter([each for each in library.ids(View(ViewKind.UNREAD), limit=1000) if each not in bookmarked])

    # When it is done

    def _furnished(self) -> bool:
        return self._window.furnished and self._window.navigator.listed and not self._window.session.background.busy()

    def _shown(self) -> bool:
        """Whether the list that was asked for is painted; of an empty one nothing is."""
        return self._complete_at > 0 or (self._window.navigator.listed and not self._window.navigator.ids)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note when everything on the screen of the list that was asked for is painted."""
        if event.type() == QEvent.Type.Paint and not self._complete_at and self._is_complete():
            QTimer.singleShot(0, self._note)
        return False

    @Slot()
    def _note(self) -> None:
        self._complete_at = self._complete_at or perf_counter()

    def _is_complete(self) -> bool:
        if not self._window.navigator.listed:
            return False
        listed, model = self._window.parts.list_pane.list, self._window.parts.model
        first, last = listed._on_screen()
        return all(model._rows.get(each) is not None for each in model.ids()[first : last + 1])


SelfTiming = Use

if __name__ == "__main__":
    os.environ["NEWSREADER_BENCHMARK"] = sys.argv[1]
    sys.modules["newsreader.ui.self_timing"] = sys.modules["__main__"]
    from newsreader.main import main

    given = sys.argv[2]
    sys.exit(main(["--library", given]))
