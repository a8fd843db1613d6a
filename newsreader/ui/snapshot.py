"""Draws the real window into a file, without a screen."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.application.snapshot import SnapshotOptions
from newsreader.article.errors import NewsreaderError

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

PATIENCE_S = 20
CALM_ROUNDS = 20


def run(options: SnapshotOptions) -> int:
    """Draw the window as the options say and write the picture.

    Returns:
        0, or 1 if the library has no such article.

    Raises:
        NewsreaderError: the library cannot be opened or the file cannot be written.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(options.scale)
    from newsreader.library import Library

    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(options.library)
        try:
            copy = Path(folder) / "library.db"
            if library.counts().all:
                library.backup(copy)
            else:
                _ship(copy)
        finally:
            library.close()
        _look_through(copy)
        return _draw(options, copy)


def _ship(path: Path) -> None:
    from newsreader.application.add import add_sources, shipped_articles
    from newsreader.library import Library

    library = Library.open(path)
    try:
        for result in add_sources(library, shipped_articles()):
            if result.error:
                raise NewsreaderError(result.error)
    finally:
        library.close()


def _look_through(path: Path) -> None:
    """Find what belongs together before the picture is taken, as a window does that has stood for a while."""
    from newsreader.application.catching_up import catch_up
    from newsreader.library import Library
    from newsreader.related.index import Index

    library = Library.open(path)
    try:
        catch_up(library, Index(library, None))
    finally:
        library.close()


def _draw(options: SnapshotOptions, library: Path) -> int:
    from newsreader.ui.app import make_application, make_window

    application = make_application([])
    window = make_window(library, library.with_name("settings.ini"))
    window.settings.change(theme=options.theme)
    window.resize(*options.size)
    window.show()
    refused: list[NewsreaderError] = []
    window.session.refused.connect(refused.append)
    window.session.start(ship=False)
    _wait_for(lambda: bool(refused) or not window.session.background.busy())
    if not refused:
        window.start(article=options.article, query=options.query)
        if options.article is None:
            _wait_for(lambda: not window.session.background.busy())
            if window.navigator.ids and window.navigator.ids[0] > 0:
                window.navigator.open(window.navigator.ids[0])
        _wait_for(lambda: not window.session.background.busy())
    picture = window.grab().toImage()
    missing = options.article is not None and window.article_id != options.article
    window.close()
    application.processEvents()
    if refused:
        raise refused[0]
    if missing:
        print(f"There is no article {options.article} in this library.", file=sys.stderr)
        return 1
    _write(picture, options.file)
    return 0


def _wait_for(true: Callable[[], bool]) -> None:
    """Let the window work until something holds for a while, at most `PATIENCE_S` seconds."""
    from PySide6.QtCore import QCoreApplication, QEventLoop, QThread

    until, calm = time.monotonic() + PATIENCE_S, 0
    while calm < CALM_ROUNDS and time.monotonic() < until:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        QThread.msleep(5)
        calm = calm + 1 if true() else 0


def _write(picture: QImage, file: Path) -> None:
    handle, name = tempfile.mkstemp(suffix=".png")
    os.close(handle)
    try:
        if not picture.save(name):
            raise NewsreaderError(f"The picture for {file} could not be drawn.", "Nothing was written.")
        shutil.copyfile(name, file)
    except OSError as error:
        raise NewsreaderError(
            f"{file} could not be written: {error.strerror}.", "Nothing was changed.", "Choose another place."
        ) from error
    finally:
        os.unlink(name)  # noqa: PTH108
