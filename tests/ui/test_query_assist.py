"""Completion and marks of a field that takes questions."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget

from newsreader.ui.completion_popup import CompletionPopup
from newsreader.ui.fonts import load_fonts
from newsreader.ui.query_assist import QueryAssist
from newsreader.ui.query_marks import QueryMarks
from newsreader.ui.theme import Theme

Key = Qt.Key
NAMES = {"tag": ["harbour", "harvest", "town hall"], "source": ["Harbour Desk"]}


class Help:
    """A field in a window, with all that helps to fill it."""

    def __init__(self, qtbot, direction=Qt.LayoutDirection.LeftToRight):
        load_fonts()
        self.window = QWidget()
        self.window.setLayoutDirection(direction)
        qtbot.addWidget(self.window)
        self.field, self.other = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addStretch(1)
        column.addWidget(self.other)
        self.assist, self.marks = QueryAssist(self.field), QueryMarks(self.field)
        self.asked, self.waiting, self.answers, self.helped = [], [], True, []
        self.assist.set_values(self.values)
        self.assist.help_requested.connect(lambda: self.helped.append(1))
        self.window.resize(600, 500)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.field.setFocus()

    def values(self, kind, begun, done):
        self.asked.append((kind, begun))
        found = [name for name in NAMES.get(kind, []) if begun.casefold() in name.casefold()]
        if self.answers:
            done(found)
        else:
            self.waiting.append((done, found))

    def type(self, text):
        QTest.keyClicks(self.field, text)

    def key(self, key, held=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget(), key, held)

    def popup(self):
        return next((each for each in self.window.findChildren(CompletionPopup) if each.isVisible()), None)

    def rows(self):
        """What is offered, without the last row, which leads to the explanation."""
        popup = self.popup()
        return [row.label for row in popup._model.rows()][:-1] if popup else []


@pytest.fixture
def help_(qtbot):
    return Help(qtbot)


def test_fields_are_offered_from_two_letters_on(help_):
    help_.type("t")
    assert help_.rows() == []
    help_.type("i")
    assert help_.rows() == ["title:"]
    help_.type("de")
    assert help_.rows() == []


def test_each_choice_says_what_it_means(help_):
    help_.type("is:")
    rows = help_.popup()._model.rows()
    assert [(row.label, row.entry.kind) for row in rows[:2]] == [
        ("unread", "Not read yet"),
        ("read", "Read already"),
    ]
    assert rows[-1].label == "What can I search for?"


def test_tab_takes_the_first_choice_and_goes_on_to_its_values(help_):
    help_.type("bridge ti")
    help_.key(Key.Key_Tab)
    assert (help_.field.text(), help_.field.cursorPosition()) == ("bridge title:", 13)
    assert help_.field.hasFocus()
    help_.field.clear()
    help_.type("ha")
    help_.key(Key.Key_Tab)
    assert help_.field.text() == "has:"
    assert help_.rows() == ["note", "image", "link"]
    help_.key(Key.Key_Down)
    help_.key(Key.Key_Down)
    help_.key(Key.Key_Return)
    assert help_.field.text() == "has:image "
    assert help_.popup() is None


def test_what_was_taken_is_one_step_to_take_back(help_):
    help_.type("bridge ti")
    help_.key(Key.Key_Tab)
    help_.field.undo()
    assert help_.field.text() == "bridge ti"


def test_names_come_from_the_library_and_are_quoted_where_they_need_it(help_):
    help_.type("tag:hal")
    assert help_.asked[-1] == ("tag", "hal")
    assert help_.rows() == ["town hall"]
    help_.key(Key.Key_Tab)
    assert help_.field.text() == 'tag:"town hall" '


def test_an_answer_that_comes_too_late_is_dropped(help_):
    help_.answers = False
    help_.type("tag:ha")
    help_.type("rv")
    for done, found in help_.waiting[:-1]:
        done(found)
    assert help_.rows() == []
    done, found = help_.waiting[-1]
    done(found)
    assert help_.rows() == ["harvest"]


def test_a_name_that_stands_there_whole_needs_no_list(help_):
    help_.type("source:Harbour Desk")
    assert help_.rows() == []


def test_a_wide_character_before_it_puts_nothing_out_of_place(help_):
    help_.field.setText("😀😀 ")
    help_.type("is:unr")
    help_.key(Key.Key_Tab)
    assert help_.field.text() == "😀😀 is:unread "
    assert help_.field.cursorPosition() == len("😀😀 is:unread ".encode("utf-16-le")) // 2


def test_enter_asks_what_was_typed_unless_a_row_was_gone_to(help_):
    pressed = []
    help_.field.returnPressed.connect(lambda: pressed.append(help_.field.text()))
    help_.type("is:un")
    help_.key(Key.Key_Return)
    assert pressed == ["is:un"]
    assert help_.popup() is None
    help_.type("r")
    help_.key(Key.Key_Down)
    help_.key(Key.Key_Return)
    assert help_.field.text() == "is:unread "
    assert len(pressed) == 1


def test_escape_closes_the_list_and_nothing_else(help_):
    help_.type("is:un")
    help_.key(Key.Key_Escape)
    assert (help_.popup(), help_.field.text()) == (None, "is:un")


def test_an_empty_field_shows_everything_when_it_is_asked_for(help_):
    help_.key(Key.Key_Down)
    assert "author:" in help_.rows()
    assert len(help_.rows()) == 14
    help_.key(Key.Key_Escape)
    help_.key(Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    assert len(help_.rows()) == 14
    help_.key(Key.Key_Up)
    help_.key(Key.Key_Return)
    assert help_.helped == [1]
    assert (help_.field.text(), help_.popup()) == ("", None)


def test_walking_round_leaves_the_rows_once(help_):
    help_.type("has:")
    popup = help_.popup()
    seen = []
    for _ in range(5):
        help_.key(Key.Key_Down)
        seen.append(popup.selected().label if popup.selected() else None)
    assert seen == ["note", "image", "link", "What can I search for?", None]


def test_a_click_takes_a_row(help_):
    help_.type("is:")
    view = help_.popup()._list
    place = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert help_.field.text() == "is:bookmarked "
    assert help_.field.hasFocus()


def test_the_list_goes_with_the_focus(help_):
    help_.type("is:")
    help_.other.setFocus()
    assert help_.popup() is None


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
@pytest.mark.parametrize("width", [300, 480, 1200])
def test_the_list_lies_below_the_field_inside_of_the_window(qtbot, direction, width):
    help_ = Help(qtbot, direction)
    help_.window.resize(width, 300)
    QApplication.processEvents()
    help_.key(Key.Key_Down)
    popup = help_.popup()
    assert help_.window.rect().contains(popup.geometry())
    assert popup.y() >= help_.field.geometry().bottom()


def test_mistakes_are_underlined_and_explained_at_their_place(help_):
    told = []
    help_.marks.mistakes_changed.connect(told.append)
    plain = help_.field.grab().toImage()
    help_.marks.apply_theme(Theme())
    help_.field.insert("😀 ")
    help_.type("is:unraed x")
    (mistake,) = told[-1]
    assert "unraed" in mistake.sentence
    assert help_.marks.sentence_at(mistake.start) == mistake.sentence
    assert help_.marks.sentence_at(0) == ""
    marked = help_.field.grab().toImage()
    help_.field.setText("😀 is:unread x")
    right = help_.field.grab().toImage()
    assert told[-1] == ()
    assert coloured(marked) > coloured(right) == coloured(plain)


def coloured(image):
    """How many pixels are of some colour and no grey."""
    every = (image.pixelColor(x, y).getRgb()[:3] for x in range(image.width()) for y in range(image.height()))
    return sum(max(each) - min(each) > 30 for each in every)


def test_what_is_typed_may_be_unfinished_until_the_field_is_left(help_):
    help_.type("is:unr")
    assert help_.marks.mistakes == ()
    help_.other.setFocus()
    assert len(help_.marks.mistakes) == 1
    help_.field.setFocus()
    assert help_.marks.mistakes == ()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_pointer_is_told_why(help_):
    help_.type("is:unraed bridge")
    help_.field.setCursorPosition(5)
    place = help_.field.cursorRect().center()
    QApplication.sendEvent(help_.field, QHelpEvent(QEvent.Type.ToolTip, place, help_.field.mapToGlobal(place)))
    assert "unraed" in QToolTip.text()
    QToolTip.hideText()


def test_marks_disturb_neither_text_nor_cursor_nor_what_can_be_taken_back(help_):
    help_.type("is:unraed tram")
    help_.field.setSelection(0, 2)
    help_.marks.apply_theme(Theme("dark"))
    assert (help_.field.text(), help_.field.selectedText()) == ("is:unraed tram", "is")
    help_.field.undo()
    assert help_.field.text() == ""


def test_nothing_is_marked_while_somebody_composes(help_):
    help_.type("is:unraed ")
    QApplication.sendEvent(help_.field, QInputMethodEvent("にゅ", []))
    help_.marks.apply_theme(Theme("dark"))
    event = QInputMethodEvent("", [])
    event.setCommitString("ニュース")
    QApplication.sendEvent(help_.field, event)
    assert help_.field.text() == "is:unraed ニュース"
    assert len(help_.marks.mistakes) == 1
