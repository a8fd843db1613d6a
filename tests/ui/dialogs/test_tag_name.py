import pytest
from PySide6.QtWidgets import QPushButton

from newsreader.ui.dialogs.tag_name import TagNameDialog
from newsreader.ui.fonts import load_fonts
from newsreader.ui.theme import Theme

KNOWN = ["Harbour", "town", "traffic"]


@pytest.fixture
def dialog(qtbot):
    load_fonts()
    dialog = TagNameDialog("town", KNOWN, Theme())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def act(dialog):
    """The words of the button that does it, and whether it can be pressed."""
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() != "Cancel")
    return button.text(), button.isEnabled()


def test_a_tag_gets_another_name(dialog):
    assert act(dialog) == ("Rename", False)
    dialog._field.setText("  #city   hall ")
    assert act(dialog) == ("Rename", True)
    assert dialog.new_name() == "city hall"
    dialog._field.setText(" , ")
    assert act(dialog) == ("Rename", False)


def test_the_name_of_another_tag_makes_both_one_in_its_spelling(dialog):
    dialog._field.setText("harbour")
    assert act(dialog) == ("Merge", True)
    assert dialog.new_name() == "Harbour"
    assert "both become one tag" in dialog.told()


def test_only_another_case_is_another_name_of_the_same_tag(dialog):
    dialog._field.setText("Town")
    assert act(dialog) == ("Rename", True)
    assert dialog.new_name() == "Town"


def test_merging_begins_with_an_empty_field_and_completes(qtbot):
    dialog = TagNameDialog("town", KNOWN, Theme(), merging=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog._field.text() == ""
    qtbot.keyClicks(dialog._field, "har")
    assert dialog._field.text().casefold() == "harbour"
