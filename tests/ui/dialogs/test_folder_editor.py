import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton

from newsreader.article.model import SmartFolder
from newsreader.ui.dialogs.folder_editor import FolderEditor
from newsreader.ui.dialogs.icon_choice import IconChoiceButton
from newsreader.ui.fonts import load_fonts
from newsreader.ui.theme import Theme

Key = Qt.Key


@pytest.fixture
def editor(qtbot):
    load_fonts()

    def opened(folder=SmartFolder(0, "", "", "tram strike"), taken=("Bridges",)):  # noqa: B008  frozen
        dialog = FolderEditor(folder, taken, Theme())
        qtbot.addWidget(dialog)
        dialog.asked = []
        dialog.set_asking(lambda _kind, _begun, done: done([]), lambda query, done: dialog.asked.append((query, done)))
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return opened


def save(dialog):
    return next(button for button in dialog.findChildren(QPushButton) if button.text() == "Save")


def test_a_folder_needs_a_name_of_its_own_and_a_question(editor, qtbot):
    dialog = editor()
    assert not save(dialog).isEnabled()
    qtbot.keyClicks(QApplication.focusWidget(), "bridges")
    assert not save(dialog).isEnabled()
    assert dialog._note.words() == "There is a smart folder of this name already."
    qtbot.keyClicks(QApplication.focusWidget(), " and   trams ")
    assert save(dialog).isEnabled()
    assert dialog._note.isHidden()
    assert dialog.folder() == SmartFolder(0, "bridges and trams", "smart-folder", "tram strike")
    dialog._query.setText("  ")
    assert not save(dialog).isEnabled()


def test_it_says_how_many_articles_match(editor, qtbot):
    dialog = editor()
    query, done = dialog.asked[-1]
    assert query == "tram strike"
    for count, words in ((0, "No article matches now"), (1, "One article matches now"), (1204, "1,204 articles")):
        done(count)
        assert dialog.found_text().startswith(words)
    dialog._query.setText("tram")
    qtbot.waitUntil(lambda: dialog.asked[-1][0] == "tram")
    dialog._query.clear()
    qtbot.waitUntil(lambda: "Ctrl+Space" in dialog.found_text())
    done(7)
    assert "7" not in dialog.found_text()


def test_a_mistake_is_explained_below_the_question(editor):
    dialog = editor(SmartFolder(4, "Trams", "bolt", "is:unraed tram"))
    assert dialog.windowTitle() == "Edit smart folder"
    assert "unraed" in dialog._note.words()
    dialog._query.setText("is:unread tram")
    assert dialog._note.isHidden()
    assert dialog.folder() == SmartFolder(4, "Trams", "bolt", "is:unread tram")


def test_the_icon_is_chosen_by_mouse_or_arrows(editor, qtbot):
    dialog = editor(SmartFolder(4, "Trams", "unknown", "tram"))
    buttons = {each.icon_name: each for each in dialog.findChildren(IconChoiceButton)}
    assert dialog.folder().icon == "smart-folder"
    qtbot.mouseClick(buttons["flag"], Qt.MouseButton.LeftButton)
    assert dialog.folder().icon == "flag"
    dialog._icons.setFocus(Qt.FocusReason.TabFocusReason)
    assert buttons["flag"].hasFocus()
    qtbot.keyClick(buttons["flag"], Key.Key_Right)
    assert dialog.folder().icon == "bolt"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Down)
    assert dialog.folder().icon == list(buttons)[15]
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Key.Key_Up)
    assert dialog.folder().icon == "bolt"


def test_every_part_has_a_name_to_be_spoken(editor):
    dialog = editor()
    parts = [dialog._name, dialog._query, *dialog.findChildren(IconChoiceButton), *dialog.findChildren(QPushButton)]
    assert all(QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name) for part in parts)
