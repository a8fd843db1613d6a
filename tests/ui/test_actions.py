"""Commands, their keys, and text fields that keep what is typed into them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMenuBar, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from newsreader.ui.actions import Keys, build_actions, is_single_key, takes_text
from newsreader.ui.commands import command_groups, commands
from newsreader.ui.menus import UNLISTED, build_app_menu, build_menus

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Window(QMainWindow):
    def __init__(self):
        super().__init__()
        self.field = QLineEdit()
        self.button = QPushButton("Press")
        self.reader = QTextBrowser()
        centre = QWidget()
        layout = QVBoxLayout(centre)
        for widget in (self.button, self.field, self.reader):
            layout.addWidget(widget)
        self.setCentralWidget(centre)
        self.actions_by_name = build_actions(self)
        self.keys = Keys(self.actions_by_name, self)
        self.done = []
        for action in self.actions_by_name.values():
            action.triggered.connect(self.note)

    def note(self):
        self.done.append(self.sender().objectName())


@pytest.fixture
def window(qtbot):
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.button.setFocus()
    return window


def test_every_name_and_every_default_key_is_given_once():
    names = [command.name for command in commands()]
    keys = [QKeySequence(key).toString() for command in commands() for key in command.keys]
    assert len(names) == len(set(names))
    assert len(keys) == len(set(keys))
    assert all(keys)


def test_groups_hold_every_command():
    assert [command for group in command_groups() for command in group.commands] == list(commands())
    assert all(group.title for group in command_groups())


def test_bare_delete_is_bound_to_nothing():
    assert all(QKeySequence(key) != QKeySequence("Del") for command in commands() for key in command.keys)


@pytest.mark.parametrize(
    ("keys", "single"),
    [
        *((keys, True) for keys in ("J", "Shift+A", "?", "]", "Space")),
        *((keys, False) for keys in ("F6", "Ctrl+D", "Alt+1", "Ctrl+Shift+C", "Del", "G, J")),
    ],
)
def test_single_keys_are_characters_without_a_command_modifier(keys, single):
    assert is_single_key(QKeySequence(keys)) is single


def test_letters_act_while_a_button_or_the_read_only_page_has_the_focus(window, qtbot):
    for widget in (window.button, window.reader):
        window.done.clear()
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_J)
        qtbot.keyClick(widget, Qt.Key.Key_A, SHIFT)
        qtbot.keyClicks(widget, "?")
        assert window.done == ["next_article", "mark_all_read", "help"]


def test_a_text_field_keeps_its_letters(window, qtbot):
    window.field.setFocus()
    qtbot.keyClicks(window.field, "jkms?[/AT")
    assert window.field.text() == "jkms?[/AT"
    assert window.done == []


def test_ctrl_delete_in_a_text_field_deletes_a_word_and_no_article(window, qtbot):
    window.field.setText("one two")
    window.field.setFocus()
    window.field.setCursorPosition(0)
    qtbot.keyClick(window.field, Qt.Key.Key_Delete, CTRL)
    assert window.field.text() == "two"
    qtbot.keyClick(window.field, Qt.Key.Key_Z, CTRL)
    assert window.field.text() == "one two"
    assert window.done == []


def test_ctrl_delete_elsewhere_deletes(window, qtbot):
    window.field.setFocus()
    window.button.setFocus()
    qtbot.keyClick(window.button, Qt.Key.Key_Delete, CTRL)
    assert window.done == ["delete"]


def test_commands_with_ctrl_still_act_from_a_text_field(window, qtbot):
    window.field.setFocus()
    qtbot.keyClick(window.field, Qt.Key.Key_K, CTRL)
    qtbot.keyClick(window.field, Qt.Key.Key_D, CTRL)
    assert window.done == ["palette", "bookmark"]


def test_a_field_of_our_own_is_guarded_too(window, qtbot):
    own = QWidget(window.centralWidget())
    own.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    own.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    window.centralWidget().layout().addWidget(own)
    own.show()
    own.setFocus()
    assert takes_text(own)
    qtbot.keyClick(own, Qt.Key.Key_J)
    assert window.done == []
    own.deleteLater()
    qtbot.waitUntil(lambda: window.focusWidget() is not own)
    window.button.setFocus()
    qtbot.keyClick(window.button, Qt.Key.Key_J)
    assert window.done == ["next_article"]


def test_space_stays_with_a_focused_button(window, qtbot):
    with qtbot.waitSignal(window.button.clicked):
        qtbot.keyClick(window.button, Qt.Key.Key_Space)
    assert window.done == []
    assert window.keys.shown("read_on") == "Space"


def test_single_keys_are_switched_off_together_and_the_others_stay(window, qtbot):
    window.keys.set_single_keys(False)
    for key in (Qt.Key.Key_J, Qt.Key.Key_S):
        qtbot.keyClick(window.button, key)
    qtbot.keyClick(window.button, Qt.Key.Key_D, CTRL)
    assert window.done == ["bookmark"]
    assert window.keys.shown("bookmark") == "Ctrl+D"
    assert window.keys.shown("next_article") == ""
    window.keys.set_single_keys(True)
    qtbot.keyClick(window.button, Qt.Key.Key_J)
    assert window.done == ["bookmark", "next_article"]


def test_a_command_is_given_other_keys(window, qtbot):
    window.keys.set_shortcuts("next_article", ["X"])
    qtbot.keyClick(window.button, Qt.Key.Key_J)
    qtbot.keyClick(window.button, Qt.Key.Key_X)
    assert window.done == ["next_article"]
    assert window.keys.changed() == {"next_article": ["X"]}
    window.keys.reset()
    assert window.keys.changed() == {}
    assert window.keys.shown("next_article") == "J"


def test_keys_that_another_command_had_are_taken_from_it(window, qtbot):
    assert window.keys.clash("next_article", "M") == "toggle_read"
    assert window.keys.clash("toggle_read", "M") is None
    window.keys.set_shortcuts("next_article", ["M"])
    qtbot.keyClick(window.button, Qt.Key.Key_M)
    assert window.done == ["next_article"]
    assert window.keys.of("toggle_read") == []


def test_a_remapped_letter_is_still_a_single_key(window, qtbot):
    window.keys.set_shortcuts("palette", ["P"])
    window.keys.set_single_keys(False)
    qtbot.keyClick(window.button, Qt.Key.Key_P)
    assert window.done == []


def test_keys_of_another_day_are_taken_over_whole(window):
    window.keys.set_shortcuts("next_article", ["X"])
    window.keys.take_over({"palette": ["P"], "no_such_command": ["Q"]})
    assert window.keys.changed() == {"palette": ["P"]}
    assert window.keys.shown("next_article") == "J"


def test_tool_tips_name_the_key(window):
    assert window.actions_by_name["import_files"].toolTip() == "Import articles (Ctrl+O)"
    assert window.actions_by_name["about"].toolTip() == "About Newsreader"


def test_macos_finds_its_own_menu_items(window):
    roles = {name: action.menuRole() for name, action in window.actions_by_name.items()}
    assert roles["quit"] == QAction.MenuRole.QuitRole
    assert roles["about"] == QAction.MenuRole.AboutRole
    assert roles["preferences"] == QAction.MenuRole.PreferencesRole
    assert roles["help"] == QAction.MenuRole.NoRole


def test_every_command_stands_in_one_menu(window, qtbot):
    bar = QMenuBar()
    qtbot.addWidget(bar)
    menus = build_menus(window.actions_by_name, bar)
    listed = [action.objectName() for menu in menus for action in menu.actions() if not action.isSeparator()]
    assert len(listed) == len(set(listed))
    assert set(listed) == {command.name for command in commands()} - UNLISTED


def test_the_menu_button_holds_the_same_menus(window):
    menu = build_app_menu(window.actions_by_name, window)
    titles = [action.text() for action in menu.actions()]
    assert titles == ["&File", "&Edit", "&View", "&Article", "&List", "F&eeds", "&Go", "&Help"]
