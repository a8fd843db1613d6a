"""Keeps preferences and window state in one INI file: read once at the start, written off the window's thread.

A value that makes no sense counts as its default, alone. A file that cannot be understood at all is kept aside,
so that nothing in it is lost, and said so once in `problem`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QSettings, QThreadPool, Signal

from newsreader.article.row import View, ViewKind
from newsreader.ui.preferences import Preferences, WindowState

Kept = TypeVar("Kept", Preferences, WindowState)
READ, WINDOW = "preferences", "window"
MISSING = object()


class Settings(QObject):
    """The settings file of one person.

    Attributes:
        problem: what was wrong with the file, in words for the reader; empty if nothing was.

    Signals:
        changed: the `Preferences` after one of them was changed.
        failed: a sentence that says why the file could not be written, once.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.problem = ""
        self._unsaved: dict[str, Any] = {}
        self._lock = threading.Lock()
        self._told = False
        self._writer = QThreadPool(self)
        self._writer.setMaxThreadCount(1)
        stored = self._open()
        self._preferences = _read(stored, READ, Preferences, FROM_TEXT)
        self._window = _read(stored, WINDOW, WindowState, FROM_TEXT)

    @property
    def preferences(self) -> Preferences:
        """What the reader chose."""
        return self._preferences

    @property
    def window(self) -> WindowState:
        """Where everything was when the window was closed."""
        return self._window

    def change(self, **choices: Any) -> None:
        """Changes preferences by name, keeps them and tells everybody; nothing happens if all are as they were.

        Raises:
            ValueError: a value is out of its range.
        """
        wanted = replace(self._preferences, **choices)
        if wanted != self._preferences:
            self._preferences = wanted
            self._keep(READ, wanted, choices)
            self.changed.emit(wanted)

    def remember(self, **state: Any) -> None:
        """Changes parts of the window's state by name and keeps them."""
        wanted = replace(self._window, **state)
        if wanted != self._window:
            self._window = wanted
            self._keep(WINDOW, wanted, state)

    def flush(self, milliseconds: int = 5000) -> bool:
        """Waits until everything is in the file; answers whether it is."""
        return self._writer.waitForDone(milliseconds)

    def _open(self) -> QSettings:
        stored = QSettings(str(self.path), QSettings.Format.IniFormat)
        stored.allKeys()
        if stored.status() == QSettings.Status.FormatError:
            aside = self.path.with_name(f"{self.path.stem}-broken{self.path.suffix}")
            self.problem = _keep_aside(self.path, aside)
            return QSettings(str(self.path), QSettings.Format.IniFormat)
        if stored.status() == QSettings.Status.AccessError:
            self.problem = QCoreApplication.translate(
                "Settings", "The settings could not be read, so the usual ones hold. File: %1"
            ).replace("%1", str(self.path))
        return stored

    def _keep(self, group: str, value: Preferences | WindowState, names: dict[str, Any]) -> None:
        with self._lock:
            idle = not self._unsaved
            for name in names:
                self._unsaved[f"{group}/{name}"] = _to_text(getattr(value, name))
        if idle:
            self._writer.start(self._write)

    def _write(self) -> None:
        """Runs on the writer's thread: one object there, one file, whatever came in the meantime goes with it."""
        with self._lock:
            values, self._unsaved = self._unsaved, {}
        stored = QSettings(str(self.path), QSettings.Format.IniFormat)
        for key, value in values.items():
            stored.remove(key)
            if value is not None:
                stored.setValue(key, value)
        stored.sync()
        if stored.status() != QSettings.Status.NoError and not self._told:
            self._told = True
            self.failed.emit(
                QCoreApplication.translate("Settings", "The settings could not be saved. File: %1").replace(
                    "%1", str(self.path)
                )
            )


def _keep_aside(path: Path, aside: Path) -> str:
    try:
        path.replace(aside)
    except OSError as error:
        return QCoreApplication.translate(
            "Settings",
            "The settings file cannot be understood, so the usual settings hold. It could not be renamed: %1",
        ).replace("%1", str(error))
    return QCoreApplication.translate(
        "Settings", "The settings file could not be understood, so the usual settings hold. The old file is kept as %1"
    ).replace("%1", str(aside))


def _read(stored: QSettings, group: str, kind: type[Kept], readers: dict[str, Callable[[Any], Any]]) -> Kept:
    """The stored values over the defaults; each that is no good is left out, alone."""
    result = kind()
    for part in fields(kind):
        raw = stored.value(f"{group}/{part.name}", MISSING)
        if raw is MISSING:
            continue
        try:
            result = replace(result, **{part.name: readers[part.name](raw)})
        except (ValueError, TypeError, KeyError):
            continue
    return result


def _to_text(value: Any) -> str | QByteArray | None:
    """A value as it stands in the file; None for what is not kept."""
    if isinstance(value, bytes):
        return QByteArray(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, View):
        return f"{value.kind.value}/{value.name}"
    if isinstance(value, dict | tuple):
        import json

        return json.dumps(value, ensure_ascii=True) if value else None
    return None if value is None else str(value)


def _truth(raw: Any) -> bool:
    return {"true": True, "false": False}[str(raw).lower()]


def _bytes(raw: Any) -> bytes:
    if not isinstance(raw, QByteArray):
        raise TypeError("no bytes")
    return bytes(raw.data())


def _view(raw: Any) -> View:
    kind, _, name = str(raw).partition("/")
    return View(ViewKind(kind), name)


def _lists(of: Callable[[Any], Any]) -> Callable[[Any], dict[str, tuple[Any, ...]]]:
    def read(raw: Any) -> dict[str, tuple[Any, ...]]:
        import json

        return {str(name): tuple(of(item) for item in items) for name, items in dict(json.loads(raw)).items()}

    return read


def _texts(raw: Any) -> tuple[str, ...]:
    import json

    return tuple(str(item) for item in json.loads(raw))


FROM_TEXT: dict[str, Callable[[Any], Any]] = {
    "theme": str,
    "text_size": int,
    "interface_zoom": float,
    "mark_read": str,
    "mark_read_seconds": int,
    "single_letters": _truth,
    "reduce_motion": _truth,
    "story_news": _truth,
    "shortcuts": _lists(str),
    "geometry": _bytes,
    "panes": _lists(int),
    "high_contrast": _truth,
    "order": str,
    "view": _view,
    "article": int,
    "list_article": int,
    "refresh_at_start": _truth,
    "refresh_minutes": int,
    "pause_on_metered": _truth,
    "load_pictures": str,
    "keep_days": int,
    "closed_folders": _texts,
}
