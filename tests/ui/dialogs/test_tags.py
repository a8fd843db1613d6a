"""Adding and taking away tags, by keys alone and by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from newsreader.ui.dialogs.tags import LONGEST, TagChange, TagDialog, tag_names
from newsreader.ui.fonts import load_fonts
from newsreader.ui.theme import Theme

KEY = Qt.Key


@pytest.fixture
def make(qtbot):
    def make(known, carried):
        load_fonts()
        dialog = TagDialog(known, carried, Theme())
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return make


def shown(dialog):
    return [item.text() for item in dialog._items() if not item.isHidden()]


def states(dialog):
    return {item.text(): item.checkState() for item in dialog._items()}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("council", ["council"]),
        ("  city   council , #flood,, flood", ["city council", "flood"]),
        (" , # ,", []),
        ("x" * 99, ["x" * LONGEST]),
    ],
)
def test_what_was_typed_is_tidied(text, names):
    assert tag_names(text) == names


def test_the_tag_behind_the_last_comma_is_completed(make, qtbot):
    dialog = make(["Transport", "Town hall", "council"], [[]])
    qtbot.keyClicks(dialog._field, "flood, tra")
    assert dialog._field.text() == "flood, transport"
    qtbot.keyClicks(dialog._field, "n, cou")
    assert dialog._field.text() == "flood, transport, council"
    qtbot.keyClick(dialog._field, KEY.Key_Return)
    assert {change.name for change in dialog.changes()} == {"flood", "Transport", "council"}


def test_a_tag_is_renamed_or_deleted_from_its_row(make, qtbot):
    dialog = make(["council", "flood"], [["council"]])
    asked = []
    dialog.rename_requested.connect(lambda name: asked.append(("rename", name)))
    dialog.delete_requested.connect(lambda name: asked.append(("delete", name)))
    qtbot.keyClick(dialog._field, KEY.Key_Down)
    qtbot.keyClick(dialog._list, KEY.Key_F2)
    assert asked == [("rename", "council")]
    assert dialog.result() == QDialog.DialogCode.Accepted
    again = make(["council", "flood"], [["council"]])
    again.delete_requested.connect(lambda name: asked.append(("delete", name)))
    again._leave_for(again.delete_requested, "flood")
    assert asked[-1] == ("delete", "flood")


def test_a_new_tag_is_added_by_keys_alone(make, qtbot):
    dialog = make(["council"], [["council"]])
    assert dialog.focusWidget() is dialog._field
    qtbot.keyClicks(dialog._field, "flood")
    qtbot.keyClick(dialog._field, KEY.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(dialog._field, KEY.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.changes() == (TagChange("flood", True),)


def test_a_known_tag_is_completed_and_keeps_its_spelling(make, qtbot):
    dialog = make(["Transport"], [[]])
    qtbot.keyClicks(dialog._field, "tran")
    qtbot.keyClick(dialog._field, KEY.Key_Return)
    assert dialog.changes() == (TagChange("Transport", True),)
    assert len(dialog._items()) == 1


def test_typing_narrows_the_list(make, qtbot):
    dialog = make(["council", "flood", "transport"], [[]])
    qtbot.keyClicks(dialog._field, "fl")
    assert shown(dialog) == ["flood"]


def test_a_tag_is_taken_away_by_keys_alone(make, qtbot):
    dialog = make(["council", "flood"], [["council", "flood"]])
    qtbot.keyClick(dialog._field, KEY.Key_Down)
    qtbot.keyClick(dialog._list, KEY.Key_Down)
    qtbot.keyClick(dialog._list, KEY.Key_Space)
    assert states(dialog)["flood"] == Qt.CheckState.Unchecked
    qtbot.keyClick(dialog._list, KEY.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.changes() == (TagChange("flood", False),)


def test_up_from_the_first_tag_goes_back_to_the_field(make, qtbot):
    dialog = make(["council"], [[]])
    qtbot.keyClick(dialog._field, KEY.Key_Down)
    assert dialog.focusWidget() is dialog._list
    qtbot.keyClick(dialog._list, KEY.Key_Up)
    assert dialog.focusWidget() is dialog._field


def test_a_click_anywhere_in_a_row_switches_it(make, qtbot):
    dialog = make(["council", "flood"], [["council"]])
    place = dialog._list.visualItemRect(dialog._items()[1]).center()
    qtbot.mouseClick(dialog._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.changes() == (TagChange("flood", True),)
    qtbot.mouseClick(dialog._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.changes() == ()


def test_a_tag_that_only_some_carry_stays_until_it_is_switched(make, qtbot):
    dialog = make([], [["council", "flood"], ["council"]])
    assert states(dialog) == {"council": Qt.CheckState.Checked, "flood": Qt.CheckState.PartiallyChecked}
    assert dialog.changes() == ()
    place = dialog._list.visualItemRect(dialog._items()[1]).center()
    qtbot.mouseClick(dialog._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert dialog.changes() == (TagChange("flood", True),)


def test_what_was_typed_counts_when_it_is_done(make, qtbot):
    dialog = make([], [[]])
    qtbot.keyClicks(dialog._field, "one, two")
    dialog._finish()
    assert dialog.changes() == (TagChange("one", True), TagChange("two", True))


def test_escape_changes_nothing(make, qtbot):
    dialog = make([], [[]])
    qtbot.keyClicks(dialog._field, "one")
    qtbot.keyClick(dialog._field, KEY.Key_Escape)
    assert dialog.result() == QDialog.DialogCode.Rejected
