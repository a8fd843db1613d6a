"""Fixtures: the real window on a real library of a dozen articles."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from desk import Desk, write_articles
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from newsreader.application.add import add_sources
from newsreader.application.keeper import Keeper
from newsreader.application.session import Session
from newsreader.library import Library
from newsreader.ui.images import decode
from newsreader.ui.main_window import MainWindow
from newsreader.ui.settings import Settings


@pytest.fixture(autouse=True)
def no_backup_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows of tests close without the backups that a sitting ends with: a tenth of a second each."""
    monkeypatch.setattr(Keeper, "finish", lambda _self: None)


@pytest.fixture(scope="session")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library file with all of them, to be copied."""
    folder = tmp_path_factory.mktemp("news")
    write_articles(folder)
    path = tmp_path_factory.mktemp("stock") / "library.db"
    library = Library.open(path)
    assert {result.outcome for result in add_sources(library, [str(folder)])} == {"added"}
    library.close()
    return path


@pytest.fixture
def desk_on(qtbot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Opens a window: `desk_on(library)`; the settings are those of the windows before it in the same test.

    With `feeds`, these stand for the feeds of the session.
    """
    windows: list[MainWindow] = []

    def open_desk(
        library: Path, *, size: tuple[int, int] | None = None, ship: bool = False, feeds: object = None, **preferences
    ) -> Desk:
        settings = Settings(tmp_path / "settings" / "settings.ini")
        settings.change(reduce_motion=True, **preferences)
        window = MainWindow(settings)
        session = Session(library, decode)
        session.feeds = feeds or session.feeds
        window.furnish(session)
        windows.append(window)
        window.session.ready.connect(lambda _shipped: window.start())
        if size is not None:
            window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        window.session.start(ship=ship)
        desk = Desk(window, qtbot)
        desk.settle()
        return desk

    yield open_desk
    for window in windows:
        window.close()
        window.deleteLater()
    windows.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    # What is left of a window must not be collected by a thread of the next one: see newsreader.ui.collector.
    gc.collect()


@pytest.fixture
def library_path(stocked: Path, tmp_path: Path) -> Path:
    """A library of its own for one test."""
    folder = tmp_path / "data"
    folder.mkdir()
    return Path(shutil.copy(stocked, folder / "library.db"))


@pytest.fixture
def desk(desk_on, library_path: Path) -> Desk:
    """The window on the stocked library; nothing counts as read by itself."""
    return desk_on(library_path, mark_read="by_hand")
