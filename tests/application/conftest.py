"""What tests of what people can do stand on."""

import gc
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from newsreader.application.session import Session
from newsreader.library import Library


@pytest.fixture(autouse=True)
def nothing_is_left():
    """A session that is left over must not be collected by a thread of the next one: see newsreader.ui.collector."""
    yield
    if QCoreApplication.instance() is None:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


@pytest.fixture
def library(tmp_path):
    """An empty library."""
    library = Library.open(tmp_path / "library.db")
    yield library
    library.close()


@pytest.fixture
def sitting(qtbot, tmp_path):
    """`with sitting(articles) as session:` is a sitting at a library that holds these articles, until the test ends."""

    @contextmanager
    def begin(articles=(), *, started=True, path=tmp_path / "library.db"):
        library = Library.open(path)
        library.add_all(articles)
        library.close()
        session = Session(path, lambda data, side: (data, side))
        if started:
            with qtbot.waitSignal(session.ready):
                session.start(ship=False)
        yield session
        session.close()
        session.deleteLater()

    return begin
