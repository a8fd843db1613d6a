"""The sheet of keys, made from the commands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QMainWindow

from newsreader.ui.actions import Keys, build_actions
from newsreader.ui.commands import command_groups, commands
from newsreader.ui.dialogs.help_sheet import HelpSheet, help_groups
from newsreader.ui.fonts import load_fonts
from newsreader.ui.key_cap import KeyCap
from newsreader.ui.theme import Theme

NATIVE = QKeySequence.SequenceFormat.NativeText


@pytest.fixture
def window(qtbot):
    load_fonts()
    window = QMainWindow()
    window.resize(1280, 800)
    window.keys = Keys(build_actions(window), window)
    qtbot.addWidget(window)
    return window


def rows(keys):
    return {row.text: row.keys for group in help_groups(keys) for row in group.rows}


def shown(sheet):
    return [row.text for _, box, each in sheet._shown for row, widget in each if not widget.isHidden()]


def test_every_command_with_a_key_is_listed_under_its_group(window):
    listed = {keys for group in help_groups(window.keys) for row in group.rows for keys in row.keys}
    for command in commands():
        if not command.name.startswith("open_card_"):
            assert {QKeySequence(key).toString(NATIVE) for key in command.keys} <= listed
    with_keys = [group.title for group in command_groups() if any(command.keys for command in group.commands)]
    assert [group.title for group in help_groups(window.keys)][:-1] == with_keys


def test_the_nine_cards_take_one_row(window):
    found = rows(window.keys)
    assert found["Open related card 1 to 9"] == ("Alt+1 … Alt+9",)
    assert not any(text.endswith("card 4") for text in found)


def test_commands_without_keys_are_left_out(window):
    assert "Import folder" not in rows(window.keys)


def test_it_shows_the_keys_of_now_and_not_the_defaults(window):
    window.keys.set_shortcuts("next_article", ["X", "Ctrl+Shift+X"])
    assert rows(window.keys)["Next article"] == ("X", "Ctrl+Shift+X")
    window.keys.set_single_keys(False)
    assert rows(window.keys)["Next article"] == ("Ctrl+Shift+X",)
    assert "Previous article" not in rows(window.keys)


def test_escape_closes_it(window, qtbot):
    sheet = HelpSheet(window.keys, Theme(), window)
    qtbot.addWidget(sheet)
    sheet.open()
    qtbot.keyClick(sheet._field, Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_typing_narrows_it_by_words_keys_and_groups(window, qtbot):
    sheet = HelpSheet(window.keys, Theme(), window)
    qtbot.addWidget(sheet)
    everything = shown(sheet)
    qtbot.keyClicks(sheet._field, "ctrl+d")
    assert shown(sheet) == ["Bookmark", "Move to recycle bin"]
    sheet._field.clear()
    qtbot.keyClicks(sheet._field, "unread next")
    assert shown(sheet) == ["Next unread article", "Read on, then next unread"]
    sheet._field.clear()
    assert shown(sheet) == everything
    assert len(everything) > 40


def test_what_can_be_searched_for_stands_below_the_keys(window, qtbot):
    sheet = HelpSheet(window.keys, Theme(), window)
    qtbot.addWidget(sheet)
    qtbot.keyClicks(sheet._field, "not read yet")
    assert shown(sheet) == ["Not read yet."]
    assert not sheet._search_title.isHidden()
    sheet._field.clear()
    qtbot.keyClicks(sheet._field, "ctrl+d")
    assert sheet._search_title.isHidden()


def test_a_row_is_spoken_with_its_keys(window, qtbot):
    sheet = HelpSheet(window.keys, Theme(), window)
    qtbot.addWidget(sheet)
    names = [widget.accessibleName() for _, _, each in sheet._shown for _, widget in each]
    assert "Bookmark: S, Ctrl+D" in names


def test_all_keys_are_seen_at_once_in_the_usual_window(window, qtbot):
    sheet = HelpSheet(window.keys, Theme(), window)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.keys_part.height() <= sheet._area.viewport().height()
    assert sheet._area.horizontalScrollBar().maximum() == 0


def test_it_fits_a_small_window_and_scrolls_by_key(window, qtbot):
    window.resize(640, 480)
    sheet = HelpSheet(window.keys, Theme(), window)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.width() <= 640
    assert sheet._area.horizontalScrollBar().maximum() == 0
    qtbot.keyClick(sheet._field, Qt.Key.Key_Down)
    assert sheet._area.verticalScrollBar().value() > 0
    qtbot.keyClick(sheet._field, Qt.Key.Key_Up)
    assert sheet._area.verticalScrollBar().value() == 0


def test_it_says_that_single_keys_are_off(window, qtbot):
    window.keys.set_single_keys(False)
    sheet = HelpSheet(window.keys, Theme(), window)
    qtbot.addWidget(sheet)
    assert any("switched off" in label.text() for label in sheet.findChildren(QLabel))


def test_a_cap_is_at_least_square_and_speaks_its_keys(qtbot):
    load_fonts()
    cap = KeyCap("J", Theme(zoom=1.5))
    qtbot.addWidget(cap)
    assert cap.sizeHint().width() == cap.sizeHint().height() == 30
    assert cap.accessibleName() == "J"
