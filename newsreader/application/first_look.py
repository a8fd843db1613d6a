"""Looks into the library on a thread of its own while the window is still being made."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from newsreader.article.row import Order, View
from newsreader.library.glance import Glance, glance


class FirstLook:
    """A glance at a list that is taken from now on."""

    def __init__(self, library: Path, view: View, order: Order, top: int | None) -> None:
        self._wanted = (library, view, order, top)
        self._seen: Glance | None = None
        self._thread = Thread(target=self._look, name="first-look", daemon=True)
        self._thread.start()

    def seen(self, seconds: float) -> Glance | None:
        """What was seen, waiting for it at most so long; None if nothing was, or not in time."""
        self._thread.join(seconds)
        return self._seen

    def _look(self) -> None:
        self._seen = glance(*self._wanted)
