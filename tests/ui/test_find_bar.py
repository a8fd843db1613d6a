import pytest
from article_fakes import stored
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newsreader.ui.find_bar import FindBar
from newsreader.ui.reading_pane import ReadingPane
from newsreader.ui.theme import Theme


@pytest.fixture
def bar(qtbot):
    window = QWidget()
    pane = ReadingPane(window)
    bar = FindBar(pane, window)
    column = QVBoxLayout(window)
    column.addWidget(bar)
    column.addWidget(pane)
    qtbot.addWidget(window)
    bar.apply_theme(Theme())
    pane.show_article(stored("<p>The river rose. The River fell. A river.</p>"), {})
    window.resize(600, 500)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    bar.open_bar()
    bar.pane = pane
    bar.window_of_test = window
    return bar


def test_typing_finds_and_counts(bar, qtbot):
    qtbot.keyClicks(bar.field, "river")
    assert bar.count.text() == "1 of 4"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.count.text() == "2 of 4"
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.text() == "1 of 4"


def test_typing_on_stays_where_it_found(bar, qtbot):
    qtbot.keyClicks(bar.field, "riv")
    bar.find_next()
    bar.find_next()
    qtbot.keyClicks(bar.field, "er")
    assert bar.count.text() == "3 of 4"


def test_what_is_not_there_is_said(bar, qtbot):
    qtbot.keyClicks(bar.field, "weir")
    assert bar.count.text() == "Not found"
    bar.field.clear()
    bar.find_next()
    assert bar.count.text() == ""


def test_escape_closes_and_takes_the_marks_away(bar, qtbot):
    qtbot.keyClicks(bar.field, "river")
    assert bar.pane.extraSelections()
    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.pane.extraSelections() == []
    assert not bar.isVisible()
    assert bar.pane.hasFocus()


def test_it_opens_with_the_selected_words(bar):
    bar.close_bar()
    bar.pane.setTextCursor(bar.pane.document().find("fell"))
    bar.open_bar()
    assert bar.field.text() == "fell"
    assert bar.count.text() == "1 of 1"
    assert bar.field.hasFocus()
