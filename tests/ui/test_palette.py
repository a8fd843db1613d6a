import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMainWindow, QPushButton

from newsreader.ui.palette import CommandPalette, PaletteEntry
from newsreader.ui.palette_model import MOST_ROWS, rows_for
from newsreader.ui.style import dress
from newsreader.ui.theme import Theme

COMMANDS = [
    PaletteEntry("Mark all as read", "Command", "check", "Shift+A", "mark_all_read"),
    PaletteEntry("Bookmark", "Command", "star", "S", "bookmark"),
    PaletteEntry("Import articles…", "Command", "import", "Ctrl+O", "import"),
    PaletteEntry("Quit", "Command", "close", "", "quit"),
]
ARTICLES = [
    PaletteEntry("<b>Marl</b> &amp; the\nwater", "Harbour Desk · 2 h", "file", "", 7),
    PaletteEntry("What the Marl means", "The Ledger", "file", "", 8),
]


def labels(query, results=()):
    return [row.label for row in rows_for(query, COMMANDS, results)]


def test_commands_that_answer_well_come_before_articles_and_guesses_after():
    assert labels("mar", ARTICLES) == [
        "Mark all as read",
        "Bookmark",
        "<b>Marl</b> &amp; the water",
        "What the Marl means",
        "Import articles…",
    ]


def test_with_nothing_typed_all_commands_stand_in_their_order():
    assert labels("") == [entry.label for entry in COMMANDS]


def test_the_rows_are_no_more_than_anyone_would_read():
    assert len(rows_for("a", COMMANDS, [ARTICLES[0]] * 1000)) == MOST_ROWS


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    dress(QApplication.instance(), Theme())
    window.resize(1280, 800)
    window.button = QPushButton("Before", window)
    window.setCentralWidget(window.button)
    window.show()
    window.activateWindow()
    window.button.setFocus()
    yield window
    QApplication.instance().setStyleSheet("")


@pytest.fixture
def palette(window):
    palette = CommandPalette(window)
    palette.apply_theme(Theme())
    palette.set_commands(COMMANDS)
    palette.open_palette()
    return palette


def field(palette):
    return palette.findChild(QLineEdit)


def shown(palette):
    view = palette.findChild(QListView)
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def selected(palette):
    return palette.findChild(QListView).currentIndex().data()


def press(palette, *keys):
    for key in keys:
        QTest.keyClick(field(palette), key)


def type_in(palette, text):
    QTest.keyClicks(field(palette), text)


def test_it_opens_empty_with_the_focus_in_its_field(palette):
    assert palette.isVisible()
    assert QApplication.focusWidget() is field(palette)
    assert (palette.query(), selected(palette)) == ("", "Mark all as read")


def test_escape_gives_the_focus_back_and_chooses_nothing(palette, window, qtbot):
    with qtbot.assertNotEmitted(palette.chosen):
        press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is window.button


def test_it_closes_though_the_widget_before_it_is_gone(palette, window):
    window.setCentralWidget(QPushButton("Another"))
    QApplication.instance().sendPostedEvents(None, 0)
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_enter_chooses_once_the_palette_is_closed_and_the_focus_is_back(palette, window, qtbot):
    seen = []
    palette.chosen.connect(lambda entry: seen.append((entry, palette.isVisible(), QApplication.focusWidget())))
    type_in(palette, "book")
    press(palette, Qt.Key.Key_Return)
    assert seen == [(COMMANDS[1], False, window.button)]


def test_arrows_go_round_and_pages_stop_at_the_ends(palette):
    press(palette, Qt.Key.Key_Up)
    assert selected(palette) == "Quit"
    press(palette, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert selected(palette) == "Bookmark"
    press(palette, Qt.Key.Key_PageDown)
    assert selected(palette) == "Quit"
    press(palette, Qt.Key.Key_PageUp)
    assert selected(palette) == "Mark all as read"
    press(palette, Qt.Key.Key_Tab)
    assert selected(palette) == "Bookmark"
    assert QApplication.focusWidget() is field(palette)


def test_typing_asks_and_answers_to_earlier_letters_are_dropped(palette):
    asked = []
    palette.query_changed.connect(asked.append)
    type_in(palette, "mar")
    assert asked == ["m", "ma", "mar"]
    palette.set_results("ma", ARTICLES)
    assert "What the Marl means" not in shown(palette)
    palette.set_results("mar", ARTICLES)
    assert "What the Marl means" in shown(palette)


def test_answers_do_not_move_the_selection_away(palette):
    type_in(palette, "mar")
    press(palette, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert selected(palette) == "Import articles…"
    palette.set_results("mar", ARTICLES)
    assert selected(palette) == "Import articles…"


def test_answers_that_no_longer_fit_leave_at_once(palette):
    type_in(palette, "mar")
    palette.set_results("mar", ARTICLES)
    type_in(palette, "l mea")
    assert shown(palette) == ["What the Marl means"]


def test_nothing_found_is_said_as_plain_text(palette):
    field(palette).setText("<i>zz</i>qx")
    said = palette._nothing
    assert said.isVisible()
    assert said.text() == "Nothing matches “<i>zz</i>qx”"
    assert said.textFormat() == Qt.TextFormat.PlainText
    press(palette, Qt.Key.Key_Return, Qt.Key.Key_Down)
    assert palette.isVisible()


def test_a_click_chooses_and_a_click_beside_it_closes(palette, qtbot):
    view = palette.findChild(QListView)
    with qtbot.waitSignal(palette.chosen) as chosen:
        place = view.visualRect(view.model().index(2, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == [COMMANDS[2]]
    palette.open_palette()
    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(20, 700))
    assert not palette.isVisible()


def test_opened_twice_it_closes(palette):
    palette.open_palette()
    assert not palette.isVisible()


@pytest.mark.parametrize(("width", "expected"), [(1280, 620), (480, 448)])
def test_it_lies_in_the_middle_of_the_upper_part_at_every_width(palette, window, width, expected):
    window.resize(width, 800)
    QApplication.processEvents()
    panel = palette._panel.geometry()
    assert palette.size() == window.size()
    assert (panel.width(), panel.top()) == (expected, 96)
    assert abs(panel.center().x() - window.rect().center().x()) <= 1
    assert window.rect().contains(panel)


def test_in_a_low_window_the_rows_scroll(palette, window):
    window.resize(1280, 260)
    QApplication.processEvents()
    assert window.rect().contains(palette._panel.geometry())
    assert palette.findChild(QListView).height() >= 40


def test_measures_grow_with_the_zoom(palette):
    palette.apply_theme(Theme(zoom=1.5))
    assert palette.findChild(QListView).sizeHintForRow(0) == 60
    assert field(palette).height() == 66


def test_everything_has_a_name_for_those_who_hear_it(palette):
    assert palette.accessibleName() == "Command palette"
    assert field(palette).accessibleName() == "Commands, articles and sources"
    view = QAccessible.queryAccessibleInterface(palette.findChild(QListView))
    assert view.role() == QAccessible.Role.List
    assert view.text(QAccessible.Text.Name) == "What matches"
    assert view.child(0).text(QAccessible.Text.Name) == "Mark all as read. Command. Shift+A"
    assert view.child(3).text(QAccessible.Text.Name) == "Quit. Command"


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_icon_and_key_stand_at_the_ends_that_the_direction_gives(palette, direction):
    palette.setLayoutDirection(direction)
    QApplication.processEvents()
    view = palette.findChild(QListView)
    row = view.visualRect(view.model().index(1, 0))
    image = view.viewport().grab(row).toImage()
    icon = QRect(12, 11, 17, 17)
    if direction == Qt.LayoutDirection.RightToLeft:
        icon.moveRight(image.width() - 13)
    inside = {image.pixelColor(x, y).name() for x in range(icon.left(), icon.right()) for y in range(11, 28)}
    assert QColor(Theme()["text2"]).name() in inside
