"""An import in words, and its card at the foot of the list."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from newsreader.application.progress import Progress
from newsreader.ui.dialogs.failures import FailuresDialog
from newsreader.ui.fonts import load_fonts
from newsreader.ui.progress_card import STAYS_MS, ProgressCard
from newsreader.ui.progress_words import failure_report, progress_line, summary_line, time_left
from newsreader.ui.style import dress
from newsreader.ui.theme import Theme

UNDER_WAY = Progress(total=12480, done=4211, added=4199, unchanged=10, copies=2, seconds_left=41)
WITH_FAILURES = Progress(
    total=1207, done=1207, added=1204, failed=3, finished=True, failures=(("a.html", "It is empty."), ("b.txt", ""))
)
ALL_WELL = Progress(total=5, done=5, added=5, finished=True)


@pytest.fixture
def card(qtbot):
    load_fonts()
    card = ProgressCard()
    card.apply_theme(Theme())
    card.setFixedWidth(296)
    qtbot.addWidget(card)
    return card


def test_one_line_tells_how_far_how_long_and_what_was_skipped():
    assert progress_line(UNDER_WAY) == "4,211 of 12,480 · about 40 s left · 12 skipped (already in the library)"
    assert progress_line(Progress(done=7)) == "7 so far"
    assert progress_line(Progress(total=9, done=7, failed=1)) == "7 of 9 · 1 could not be read"


def test_the_summary_tells_what_came_of_it():
    assert summary_line(WITH_FAILURES) == "1,204 added, 3 could not be read"
    assert summary_line(Progress(done=3, updated=1, unchanged=2)) == "1 updated, 2 already in the library"
    assert summary_line(Progress(finished=True)) == "Nothing to import was found"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a few seconds left"),
        (12, "about 10 s left"),
        (41, "about 40 s left"),
        (54.9, "about 50 s left"),
        (58, "about 1 min left"),
        (150, "about 2 min left"),
        (3599, "about 1 h 0 min left"),
        (4260, "about 1 h 11 min left"),
    ],
)
def test_time_is_told_as_roughly_as_it_is_known(seconds, words):
    assert time_left(seconds) == words


def test_the_report_lists_failures_and_counts_those_it_does_not_list():
    assert failure_report(WITH_FAILURES) == "a.html\nIt is empty.\n\nb.txt\n\nand 1 more"


def test_it_counts_before_it_knows_the_total(card):
    card.show_progress(Progress(done=3))
    assert card.isVisible()
    assert card.title.words() == "Counting articles…"
    assert card.bar._share is None
    card.show_progress(UNDER_WAY)
    assert card.title.words() == "Importing articles"
    assert card.bar.filled().width() / card.bar.width() == pytest.approx(4211 / 12480, abs=0.01)
    assert not card.bar._steps.isActive()


def test_cancel_is_asked_for_once(card, qtbot):
    asked = []
    card.cancel_requested.connect(lambda: asked.append(True))
    card.show_progress(UNDER_WAY)
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert asked == [True]
    assert card.isVisible()


def test_what_failed_stays_until_it_was_seen(card, qtbot):
    details = []
    card.details_requested.connect(details.append)
    card.show_progress(WITH_FAILURES)
    assert not card._leave.isActive()
    assert card.details.isVisible()
    qtbot.mouseClick(card.details, Qt.MouseButton.LeftButton)
    assert details == [WITH_FAILURES]
    with qtbot.waitSignal(card.dismissed):
        qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert card.isHidden()


def test_what_went_well_goes_by_itself(card, qtbot):
    card.show_progress(ALL_WELL)
    assert card._leave.isActive()
    assert card._leave.interval() == STAYS_MS
    assert not card.details.isVisible()
    with qtbot.waitSignal(card.dismissed):
        card._leave.timeout.emit()
    assert card.isHidden()


def test_it_stays_while_the_pointer_is_on_it(card):
    card.show_progress(ALL_WELL)
    card.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    card._leave.timeout.emit()
    assert card.isVisible()
    assert card._leave.isActive()


def test_another_import_takes_the_finished_one_s_place(card):
    card.show_progress(ALL_WELL)
    card.show_progress(UNDER_WAY)
    assert not card._leave.isActive()
    assert card.button.text() == "Cancel"
    assert card.button.isEnabled()


def test_the_card_does_not_change_its_height(card):
    heights = set()
    for progress in (Progress(done=1), UNDER_WAY, WITH_FAILURES, ALL_WELL):
        card.show_progress(progress)
        heights.add(card.sizeHint().height())
    assert len(heights) == 1


def test_it_speaks_its_line(card):
    card.show_progress(UNDER_WAY)
    found = QAccessible.queryAccessibleInterface(card)
    assert found.text(QAccessible.Text.Name) == "Import"
    assert found.text(QAccessible.Text.Description).startswith("4,211 of 12,480")
    assert QAccessible.queryAccessibleInterface(card.bar).text(QAccessible.Text.Name) == "Progress: 34%"


def test_failures_can_be_read_and_copied(qtbot):
    dialog = FailuresDialog(WITH_FAILURES, Theme())
    qtbot.addWidget(dialog)
    dialog.copy_report()
    assert QGuiApplication.clipboard().text() == dialog.report() == failure_report(WITH_FAILURES)


def test_what_is_no_text_can_be_taken_as_raw_text(qtbot):
    progress = replace(WITH_FAILURES, not_text=("-", "b.txt"))
    dialog = FailuresDialog(progress, Theme())
    qtbot.addWidget(dialog)
    [button] = [each for each in dialog.findChildren(QPushButton) if each.text() == "Import as raw text"]
    with qtbot.waitSignal(dialog.raw_requested, check_params_cb=lambda sources: sources == ["b.txt"]):
        button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_where_all_is_text_nothing_is_offered_as_raw_text(qtbot):
    dialog = FailuresDialog(WITH_FAILURES, Theme())
    qtbot.addWidget(dialog)
    assert "Import as raw text" not in [each.text() for each in dialog.findChildren(QPushButton)]


def test_right_to_left_fills_from_the_right(card, qtbot):
    card.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    card.show_progress(Progress(total=4, done=2))
    drawn = card.bar.grab().toImage()
    accent, line = Theme()["accent"].lower(), Theme()["line"].lower()
    middle = drawn.height() // 2
    assert drawn.pixelColor(drawn.width() * 3 // 4, middle).name() == accent
    assert drawn.pixelColor(drawn.width() // 4, middle).name() == line


def test_its_line_can_be_read_in_the_dark_when_it_was_made_in_the_light(qtbot):
    themes = Theme(), Theme("dark")
    window = QWidget()
    qtbot.addWidget(window)
    try:
        dress(QApplication.instance(), themes[0])
        card = ProgressCard(window)
        card.setFixedWidth(296)
        window.show()
        dress(QApplication.instance(), themes[1])
        card.apply_theme(themes[1])
        card.show_progress(UNDER_WAY)
        colour = card.line.palette().color(QPalette.ColorRole.WindowText)
        assert colour == QColor(themes[1]["muted"])
    finally:
        QApplication.instance().setStyleSheet("")
