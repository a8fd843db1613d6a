"""Toasts: one line, one button, eight seconds, and never in the way."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QVBoxLayout, QWidget

from newsreader.ui.fonts import load_fonts
from newsreader.ui.theme import Theme
from newsreader.ui.toast import SHOWN_MS
from newsreader.ui.toast_host import ToastHost


@pytest.fixture
def window(qtbot):
    load_fonts()
    window = QWidget()
    window.resize(900, 500)
    layout = QVBoxLayout(window)
    window.field = QLineEdit()
    window.list = QListWidget()
    layout.addWidget(window.field)
    layout.addWidget(window.list)
    window.host = ToastHost(window)
    window.host.set_reduced_motion(True)
    window.host.apply_theme(Theme())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.field.setFocus()
    return window


def emitted(signal):
    got = []
    signal.connect(got.append)
    return got


def point_at(toast, *, inside):
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, inside)
    centre = QPointF(toast.rect().center())
    event = QEnterEvent(centre, centre, centre) if inside else QEvent(QEvent.Type.Leave)
    QApplication.sendEvent(toast, event)


def test_it_stands_at_the_bottom_in_the_middle_and_follows_the_window(window):
    toast = window.host.toast
    window.host.show_toast("12 articles marked as read", "Undo")
    for width, height in ((900, 500), (640, 400)):
        window.resize(width, height)
        QApplication.processEvents()
        assert abs(toast.geometry().center().x() - width // 2) <= 1
        assert toast.geometry().bottom() == height - 24 - 1
        assert toast.height() == 44


def test_its_button_hands_the_payload_back_and_closes_it(window, qtbot):
    taken = emitted(window.host.action_triggered)
    window.host.show_toast("Deleted", "Undo", payload=("delete", 7))
    qtbot.mouseClick(window.host.toast._button, Qt.MouseButton.LeftButton)
    assert taken == [("delete", 7)]
    assert window.host.toast.isHidden()


def test_without_an_action_there_is_no_button(window):
    window.host.show_toast("Saved")
    assert not window.host.toast._button.isVisible()


def test_it_never_takes_the_focus_by_itself(window, qtbot):
    window.host.show_toast("Deleted", "Undo")
    assert window.field.hasFocus()
    qtbot.mouseClick(window.host.toast._button, Qt.MouseButton.LeftButton)
    assert window.field.hasFocus()


def test_it_goes_after_its_time(window):
    closed = []
    window.host.toast.closed.connect(lambda: closed.append(True))
    window.host.show_toast("Deleted", "Undo")
    assert window.host.toast._time.interval() == SHOWN_MS == 8000
    window.host.toast._time.timeout.emit()
    assert window.host.toast.isHidden()
    assert closed == [True]


def test_it_waits_while_the_pointer_is_on_it(window):
    toast = window.host.toast
    window.host.show_toast("Deleted", "Undo")
    point_at(toast, inside=True)
    assert not toast._time.isActive()
    point_at(toast, inside=False)
    assert toast._time.isActive()


def test_it_waits_while_its_button_has_the_focus(window, qtbot):
    toast = window.host.toast
    window.host.show_toast("Deleted", "Undo")
    toast._button.setFocus(Qt.FocusReason.TabFocusReason)
    assert not toast._time.isActive()
    window.field.setFocus()
    assert toast._time.isActive()


def test_escape_closes_it_and_gives_the_focus_back(window, qtbot):
    window.host.show_toast("Deleted", "Undo")
    window.host.toast._button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.host.toast._button, Qt.Key.Key_Escape)
    assert window.host.toast.isHidden()
    assert window.field.hasFocus()


def test_the_window_can_close_it_and_learns_whether_there_was_one(window):
    assert not window.host.close_toast()
    window.host.show_toast("Deleted", "Undo")
    assert window.host.close_toast()
    assert not window.host.close_toast()


def test_a_new_one_takes_the_place_of_the_old(window, qtbot):
    taken = emitted(window.host.action_triggered)
    window.host.show_toast("First", "Undo", 1)
    window.host.toast._time.start(500)
    window.host.show_toast("Second", "Open", 2)
    assert window.host.toast.content.text == "Second"
    assert window.host.toast._time.remainingTime() > 1000
    qtbot.mouseClick(window.host.toast._button, Qt.MouseButton.LeftButton)
    assert taken == [2]


def test_a_new_one_waits_too_while_the_pointer_is_there(window):
    window.host.show_toast("First", "Undo", 1)
    point_at(window.host.toast, inside=True)
    window.host.show_toast("Second", "Undo", 2)
    assert not window.host.toast._time.isActive()


def test_a_long_text_is_elided_and_never_wider_than_the_window(window):
    window.host.show_toast("The article you waited for is here:\n" + "a very long headline " * 30, "Open")
    toast = window.host.toast
    assert toast.width() == 560
    window.resize(320, 400)
    QApplication.processEvents()
    assert window.rect().contains(toast.geometry())
    assert toast._button.geometry().right() < toast.width()


def test_what_is_beside_it_can_still_be_clicked(window, qtbot):
    window.host.show_toast("Deleted", "Undo")
    above = window.host.toast.geometry().center()
    above.setY(window.host.toast.geometry().top() - 6)
    assert window.childAt(above) is window.list.viewport()


def test_it_fades_unless_motion_is_reduced(window, qtbot):
    window.host.set_reduced_motion(False)
    window.host.show_toast("Deleted", "Undo")
    if window.style().styleHint(window.style().StyleHint.SH_Widget_Animation_Duration):
        assert window.host.toast.graphicsEffect() is not None
    qtbot.waitUntil(lambda: window.host.toast.graphicsEffect() is None)
    assert not window.host.toast.isHidden()
    window.host.close_toast()
    qtbot.waitUntil(window.host.toast.isHidden)
    window.host.set_reduced_motion(True)
    window.host.show_toast("Deleted", "Undo")
    assert window.host.toast.graphicsEffect() is None


def test_one_that_is_called_while_the_last_fades_out_stays(window, qtbot):
    window.host.set_reduced_motion(False)
    window.host.show_toast("First")
    window.host.close_toast()
    window.host.show_toast("Second")
    qtbot.waitUntil(lambda: window.host.toast.graphicsEffect() is None)
    assert not window.host.toast.isHidden()


def test_it_is_spoken(window, monkeypatch):
    spoken = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: spoken.append(event.message()))
    window.host.show_toast("12 articles marked as read", "Undo")
    assert spoken == ["12 articles marked as read"]
    found = QAccessible.queryAccessibleInterface(window.host.toast)
    assert found.text(QAccessible.Text.Name) == "12 articles marked as read"


def test_it_has_the_colours_of_the_theme(window):
    for theme in (Theme("light"), Theme("sepia"), Theme("dark")):
        window.host.apply_theme(theme)
        window.host.show_toast("Deleted")
        assert window.host.toast.grab().toImage().pixelColor(6, 22).name() == theme["toast"].lower()
