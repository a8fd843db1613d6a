"""What the program is and where it keeps things."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from newsreader import __version__
from newsreader.ui.dialogs.about import AboutDialog
from newsreader.ui.theme import Theme


def test_it_tells_version_and_places_as_plain_text(qtbot):
    dialog = AboutDialog([("Library", "<b>library</b>.db")], Theme())
    qtbot.addWidget(dialog)
    labels = {label.text(): label for label in dialog.findChildren(QLabel)}
    assert __version__ in labels
    assert labels["<b>library</b>.db"].textFormat() == Qt.TextFormat.PlainText


def test_all_of_it_can_be_copied(qtbot):
    dialog = AboutDialog([("Library", "library.db")], Theme())
    qtbot.addWidget(dialog)
    dialog.copy_facts()
    copied = QGuiApplication.clipboard().text()
    assert f"Version: {__version__}" in copied
    assert copied.endswith("Library: library.db")
