import gc
import sys
import threading

import pytest
from desk import BRIDGE, COUNT, Desk
from fakes import write_article
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsreader.application.first_look import FirstLook
from newsreader.application.session import Session
from newsreader.article.model import View
from newsreader.platform_check import NO_SYSTEM_LIBRARY
from newsreader.ui import app, single_instance
from newsreader.ui.app import Starter, make_application
from newsreader.ui.collector import Collector
from newsreader.ui.images import decode
from newsreader.ui.main_window import MainWindow
from newsreader.ui.settings import Settings
from newsreader.ui.single_instance import SingleInstance

# What the platform without a screen says of a window that is called to the front.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def nothing() -> None:
    """What a start leaves to be done afterwards."""


@pytest.fixture
def started(qtbot, library_path, tmp_path):
    """Starts the program as `app.run` does, without its loop."""
    windows = []

    def start(*sources, settings="settings.ini", afterwards=nothing):
        make_application([])
        window = MainWindow(Settings(tmp_path / settings))
        windows.append(window)
        starter = Starter(window, library_path, sources, afterwards)
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


def test_what_can_wait_is_done_once_the_window_stands_and_off_its_thread(started):
    threads = []
    desk = started(afterwards=lambda: threads.append(threading.current_thread()))
    desk.until(lambda: bool(threads))
    assert threads != [threading.main_thread()]


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
    assert app.run(library_path, ["a.txt"], nothing) == 0


@pytest.fixture
def first(qtbot, library_path, tmp_path):
    """The window with its first painted list and nothing behind it yet."""
    make_application([])
    window = MainWindow(Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_frame.painted):
        window.show()
        window.show_glance(FirstLook(library_path, View(), "newest", None).seen(5))
    return window


def behind(window, library_path):
    window.furnish(Session(library_path, decode))
    window.session.ready.connect(lambda _shipped: window.start())
    window.session.start(ship=False)


def test_the_list_stands_before_everything_else(first):
    assert len(first.glance.rows) == COUNT
    assert first.glance.rows[0].headline == BRIDGE
    assert not first.furnished


def test_the_list_proper_shows_what_the_first_look_saw(first, library_path):
    first.furnish(Session(library_path, decode))
    listed, header = first.parts.list_pane.list, first.parts.list_pane.header
    assert listed.model().row(0).headline == BRIDGE
    assert header.title() == "All articles"
    assert not first.first_frame.isVisible()


def test_the_rows_are_completed_when_the_library_is_open(first, library_path, qtbot):
    behind(first, library_path)
    desk = Desk(first, qtbot)
    desk.settle()
    assert len(desk.headlines()) == COUNT
    assert desk.row(BRIDGE).tags == first.parts.model.row(0).tags


def test_a_key_that_is_pressed_too_early_acts_when_it_can(first, library_path, qtbot):
    QTest.keyClick(first, Qt.Key.Key_Down)
    QTest.keyClick(first, Qt.Key.Key_Slash)
    behind(first, library_path)
    Desk(first, qtbot).settle()
    assert first.parts.list_pane.list.current_id() is not None
    assert first.focusWidget() is first.parts.top_bar.search


def test_a_window_that_is_closed_at_once_leaves_nothing_behind(first, library_path):
    starter = Starter(first, library_path, [], nothing)
    first.close()
    starter.furnish()
    assert not first.furnished


def test_without_its_network_library_the_start_says_what_is_missing(first, library_path, monkeypatch, capsys):
    codes = []
    monkeypatch.setattr(QApplication, "exit", codes.append)
    monkeypatch.setitem(sys.modules, "newsreader.ui.single_instance", None)
    Starter(first, library_path, [], nothing).furnish()
    assert codes == [NO_SYSTEM_LIBRARY]
    assert "single_instance" in capsys.readouterr().err
