import gc
import threading

import pytest
from desk import BRIDGE, COUNT, Desk
from fakes import write_article
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from newsreader.ui import app, single_instance
from newsreader.ui.app import Starter, make_application
from newsreader.ui.collector import Collector
from newsreader.ui.main_window import MainWindow
from newsreader.ui.settings import Settings
from newsreader.ui.single_instance import SingleInstance

# What the platform without a screen says of a window that is called to the front.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def started(qtbot, library_path, tmp_path):
    """Starts the program as `app.run` does, without its loop."""
    windows = []

    def start(*sources, settings="settings.ini"):
        make_application([])
        window = MainWindow(Settings(tmp_path / settings))
        windows.append(window)
        starter = Starter(window, library_path, sources)
        window.show()
        starter.furnish()
        desk = Desk(window, qtbot)
        desk.settle()
        return desk

    yield start
    for window in windows:
        window.close()
        window.deleteLater()
        window.findChild(Collector).stop()
    windows.clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Both starts share one process here, in which nobody answers while the other waits."""
    monkeypatch.setattr(single_instance, "PATIENCE_MS", 100)


def start_again(desk, library_path, *sources):
    """A second start, on a thread of its own; answers whether the first took over what it was given."""
    taken = []
    thread = threading.Thread(target=lambda: taken.append(SingleInstance(library_path).forward(list(sources))))
    thread.start()
    desk.until(lambda: not thread.is_alive())
    return taken == [True]


def test_the_program_opens_what_it_is_given(started, tmp_path):
    desk = started(str(write_article(tmp_path, "Report on the Yard")))
    desk.until(lambda: desk.open_headline() == "Report on the Yard")
    assert len(desk.headlines()) == COUNT + 1


def test_a_second_start_hands_its_files_to_the_first(started, tmp_path, library_path):
    desk = started()
    desk.press("J")
    assert desk.open_headline() == BRIDGE
    assert start_again(desk, library_path, str(write_article(tmp_path, "Report on the Yard")))
    desk.until(lambda: desk.open_headline() == "Report on the Yard")


def test_a_second_start_without_files_only_shows_the_window(started, library_path):
    desk = started()
    desk.window.showMinimized()
    assert start_again(desk, library_path)
    desk.until(lambda: not desk.window.isMinimized())
    assert len(desk.headlines()) == COUNT


def test_a_second_program_ends_at_once(monkeypatch, library_path, tmp_path):
    monkeypatch.setattr(app, "may_be_open", lambda path: True)
    monkeypatch.setattr(SingleInstance, "hand_over", lambda self, message: True)
    monkeypatch.setattr(app, "MainWindow", lambda *_: pytest.fail("no window is wanted"))
    assert app.run(library_path, ["a.txt"]) == 0
