"""The room of a story: its page by mouse and by keyboard, in every theme."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from story_fakes import bridge_story

from newsreader.ui.buttons import WordButton
from newsreader.ui.fonts import load_fonts
from newsreader.ui.story_links import ArticlePlace
from newsreader.ui.story_view import StoryView
from newsreader.ui.style import current_theme
from newsreader.ui.theme import Theme


@pytest.fixture
def view(qtbot):
    load_fonts()
    view = StoryView(Theme(), 18)
    qtbot.addWidget(view)
    view.resize(520, 700)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_story(bridge_story())
    return view


def emitted(signal):
    got = []
    signal.connect(got.append)
    return got


def buttons(view):
    return {button.text(): button for button in view.findChildren(WordButton)}


def test_buttons_name_what_they_do(view, qtbot):
    done = emitted(view.action_triggered)
    for words in ("Follow", "Rename…", "Merge with another…"):
        qtbot.mouseClick(buttons(view)[words], Qt.MouseButton.LeftButton)
    assert done == ["follow_story", "rename_story", "merge_story"]
    view.show_story(bridge_story(followed=True))
    assert "Following" in buttons(view)
    name = QAccessible.queryAccessibleInterface(buttons(view)["Following"]).text(QAccessible.Text.Name)
    assert name == "Stop following this story"


def test_tab_goes_from_link_to_link_and_enter_opens_one(view):
    asked = emitted(view.place_requested)
    view.pane.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        QTest.keyClick(view.pane, Qt.Key.Key_Tab)
        QTest.keyClick(view.pane, Qt.Key.Key_Return)
    assert asked == [ArticlePlace(1), ArticlePlace(1, 310), ArticlePlace(1, 120)]


def test_a_headline_is_opened_by_a_click(view, qtbot):
    asked = emitted(view.place_requested)
    cursor = view.pane.document().find("Bridge over the harbour")
    cursor.setPosition(cursor.selectionStart() + 8)
    place = view.pane.cursorRect(cursor).center() + QPoint(2, 0)
    qtbot.mouseClick(view.pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [ArticlePlace(2)]


def test_the_same_story_anew_stays_where_it_was(view):
    bar = view.pane.verticalScrollBar()
    bar.setValue(200)
    view.show_story(replace(bridge_story(), independent=3))
    assert bar.value() == 200
    assert "3 independent texts" in view.pane.toPlainText()
    view.show_story(bridge_story(8))
    assert bar.value() == 0


def test_what_is_shown_is_spoken(view):
    spoken = QAccessible.queryAccessibleInterface(view.pane)
    assert spoken.text(QAccessible.Text.Name) == "Story"
    assert spoken.text(QAccessible.Text.Description).startswith("The harbour bridge. 5 articles")


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
@pytest.mark.parametrize("width", [330, 520, 1000])
def test_every_theme_and_width_is_taken_over(view, theme, width):
    view.apply_theme(current_theme(theme, 1.5))
    view.set_text_size(22)
    view.resize(width, 700)
    view.grab()
    column = view.pane.document().rootFrame().frameFormat()
    assert column.leftMargin() + column.rightMargin() < view.pane.viewport().width()
    assert view.pane.document().idealWidth() <= view.pane.viewport().width()


def test_a_story_with_a_title_from_right_to_left_begins_at_the_right(view):
    page = bridge_story()
    view.show_story(replace(page, story=replace(page.story, title="المجلس يوافق على الجسر الجديد")))
    made = view.pane.document().find("Story").block().blockFormat()
    assert made.layoutDirection() == Qt.LayoutDirection.RightToLeft
