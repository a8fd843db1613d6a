from datetime import timedelta

from article_fakes import MORNING, stored
from PySide6.QtGui import QColor

from newsreader.article.model import Revision
from newsreader.ui.revisions import RevisionsDialog
from newsreader.ui.theme import Theme


def changes(dialog):
    """(text, struck out, underlined) of what changed."""
    block, found = dialog.text.document().begin(), []
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            made = it.fragment().charFormat()
            if made.fontStrikeOut() or made.fontUnderline():
                found.append((it.fragment().text(), made.fontStrikeOut(), made.fontUnderline()))
            it += 1
        block = block.next()
    return found


def dialog_of(qtbot):
    article = stored(headline="River rises", text="It rose 14 cm.\n\nMore rain.")
    first = Revision(1, "River rises", ("Ines Calder",), "It rose 10 cm.", MORNING)
    second = Revision(2, "River rises", ("Ines Calder",), "It rose 12 cm.", MORNING + timedelta(hours=2))
    dialog = RevisionsDialog(article, [first, second], Theme())
    qtbot.addWidget(dialog)
    return dialog


def test_versions_are_listed_newest_first(qtbot):
    dialog = dialog_of(qtbot)
    labels = [dialog.versions.item(row).text() for row in range(dialog.versions.count())]
    assert labels[0] == "Now"
    assert len(labels) == 3
    assert labels[1].split(",")[1] > labels[2].split(",")[1]


def test_each_is_compared_with_the_one_before_it(qtbot):
    dialog = dialog_of(qtbot)
    assert changes(dialog) == [("12", True, False), ("14", False, True), ("More rain.", False, True)]
    dialog.versions.setCurrentRow(1)
    assert changes(dialog) == [("10", True, False), ("12", False, True)]
    dialog.versions.setCurrentRow(2)
    assert changes(dialog) == []
    assert "It rose 10 cm." in dialog.text.toPlainText()


def test_it_takes_a_theme(qtbot):
    dialog = dialog_of(qtbot)
    dialog.apply_theme(Theme("dark"))
    made = dialog.text.document().begin().begin().fragment().charFormat()
    assert made.foreground().color() == QColor(Theme("dark")["text"])
