from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from newsreader.article.model import Counts, SmartFolder, SourceCount, View, ViewKind
from newsreader.ui.fonts import load_fonts
from newsreader.ui.sidebar import Sidebar
from newsreader.ui.sidebar_entries import moved
from newsreader.ui.sidebar_model import ENTRY_ROLE
from newsreader.ui.sidebar_section import SidebarSection
from newsreader.ui.theme import Theme

Key = Qt.Key
COUNTS = Counts(1248, 37, 12, 3, 4, 0, 1, (SourceCount("Field Notes", 9, 20), SourceCount("Harbour Desk", 0, 5)), ())
SOURCE = View(ViewKind.SOURCE, "Field Notes")


@pytest.fixture
def sidebar(qtbot):
    load_fonts()
    sidebar = Sidebar()
    qtbot.addWidget(sidebar)
    sidebar.resize(188, 600)
    sidebar.set_counts(COUNTS)
    sidebar.chosen, sidebar.entered = [], []
    sidebar.view_chosen.connect(sidebar.chosen.append)
    sidebar.view_entered.connect(sidebar.entered.append)
    sidebar.show()
    sidebar.activateWindow()
    QTest.qWaitForWindowExposed(sidebar)
    return sidebar


def sections(sidebar):
    return sidebar.findChildren(SidebarSection)


def entries(sidebar):
    return [entry for section in sections(sidebar) for entry in section.entries()]


def labels(sidebar):
    return [label.text() for label in sidebar.findChildren(QLabel) if label.isVisible()]


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def place_of(sidebar, view):
    for section in sections(sidebar):
        for row, entry in enumerate(section.entries()):
            if entry.view == view:
                return section, section.visualRect(section.model().index(row)).center()
    raise AssertionError(view)


def test_it_lists_views_and_sources_with_their_figures(sidebar):
    assert [(entry.label, entry.figure()) for entry in entries(sidebar)] == [
        ("All articles", "1,248"),
        ("Unread", "37"),
        ("Today", "12"),
        ("Bookmarks", "3"),
        ("Awaited headlines", "4"),
        ("Field Notes", "9"),
        ("Harbour Desk", ""),
        ("Recycle bin", "1"),
    ]
    assert labels(sidebar) == ["Library", "Sources"]


def test_tags_have_a_section_where_there_are_any(sidebar):
    sidebar.set_counts(Counts(tags=(SourceCount("river", 2, 5),)))
    assert labels(sidebar) == ["Library", "Tags"]


FOLDERS = (
    SmartFolder(4, "Strikes", "bolt", "strike"),
    SmartFolder(2, "Bridges", "", "bridge"),
    SmartFolder(9, "Trams", "no-such-icon", "tram"),
)


def folder_view(number):
    return View(ViewKind.SMART, str(FOLDERS[number].id))


@pytest.fixture
def folders(sidebar):
    sidebar.set_counts(Counts(folders=FOLDERS))
    sidebar.ordered = []
    sidebar.folders_ordered.connect(sidebar.ordered.append)
    QApplication.processEvents()
    return sidebar


def test_smart_folders_stand_in_the_readers_order_with_icon_and_figure(folders):
    assert labels(folders) == ["Library", "Smart folders"]
    folders.set_folder_figures({4: SourceCount("Strikes", 1204, 5000)})
    shown = [entry for entry in entries(folders) if entry.view.kind is ViewKind.SMART]
    assert [(entry.label, entry.icon, entry.figure()) for entry in shown] == [
        ("Strikes", "bolt", "1,204"),
        ("Bridges", "smart-folder", ""),
        ("Trams", "smart-folder", ""),
    ]
    assert shown[0].accessible_text() == "Strikes, 1,204 unread"
    folders.set_counts(Counts(folders=FOLDERS[1:]))
    assert [entry.label for entry in entries(folders) if entry.view.kind is ViewKind.SMART] == ["Bridges", "Trams"]


def test_a_smart_folder_is_dragged_to_its_place(folders):
    section, place = place_of(folders, folder_view(0))
    viewport = section.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(viewport, place + QPoint(0, 3))
    assert section.drag.gap is None
    still = section.grab().toImage()
    move(viewport, QPoint(place.x(), 63))
    assert section.drag.gap == 2
    assert section.grab().toImage() != still
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(place.x(), 63))
    assert folders.ordered == [[folder_view(1), folder_view(0), folder_view(2)]]
    assert section.drag.gap is None


def test_a_folder_that_is_put_back_where_it_was_changes_nothing(folders):
    section, place = place_of(folders, folder_view(1))
    QTest.mousePress(section.viewport(), Qt.MouseButton.LeftButton, pos=place)
    move(section.viewport(), QPoint(place.x(), 90))
    move(section.viewport(), place)
    QTest.mouseRelease(section.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert folders.ordered == []


def test_only_smart_folders_are_dragged(folders):
    section, place = place_of(folders, View(ViewKind.UNREAD))
    QTest.mousePress(section.viewport(), Qt.MouseButton.LeftButton, pos=place)
    move(section.viewport(), QPoint(place.x(), 120))
    QTest.mouseRelease(section.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place.x(), 120))
    assert (folders.ordered, section.drag.gap) == ([], None)


def test_a_smart_folder_is_moved_by_keys(folders):
    folders.set_view(folder_view(1))
    folders.setFocus(Qt.FocusReason.TabFocusReason)
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Down, held)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Up, held)
    assert folders.ordered == [
        [folder_view(0), folder_view(2), folder_view(1)],
        [folder_view(1), folder_view(0), folder_view(2)],
    ]
    assert folders.chosen == []
    folders.set_view(folder_view(0))
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Up, held)
    folders.set_view(View(ViewKind.UNREAD))
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Down, held)
    assert len(folders.ordered) == 2


@pytest.mark.parametrize(
    ("row", "gap", "order"), [(0, 0, "abc"), (0, 1, "abc"), (0, 3, "bca"), (2, 0, "cab"), (1, 0, "bac"), (1, 3, "acb")]
)
def test_a_row_is_put_into_a_gap(row, gap, order):
    views = [View(ViewKind.SMART, name) for name in "abc"]
    assert "".join(view.name for view in moved(views, row, gap)) == order


def move(viewport, place):
    """Move the pressed pointer: QTest's own moves press nothing."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(place),
        QPointF(viewport.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(viewport, event)


def test_a_headline_that_arrived_is_a_badge(sidebar):
    sidebar.set_counts(Counts(awaited=4, arrived=2))
    awaited = next(entry for entry in entries(sidebar) if entry.view.kind is ViewKind.AWAITED)
    assert (awaited.figure(), awaited.badge) == ("2", True)


def test_a_click_goes_to_a_view(sidebar):
    section, where = place_of(sidebar, SOURCE)
    QTest.mouseClick(section.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert (sidebar.chosen, sidebar.entered) == ([SOURCE], [SOURCE])


def test_keys_walk_through_all_sections(sidebar):
    sidebar.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        press(Key.Key_Down)
    assert sidebar.chosen[-1] == SOURCE
    press(Key.Key_End)
    assert sidebar.chosen[-1] == View(ViewKind.BIN)
    press(Key.Key_Up)
    press(Key.Key_Home)
    assert sidebar.chosen[-2:] == [View(ViewKind.SOURCE, "Harbour Desk"), View()]
    before = len(sidebar.chosen)
    press(Key.Key_Up)
    press(Key.Key_J)
    assert len(sidebar.chosen) == before
    press(Key.Key_Return)
    assert sidebar.entered == [View()]


def test_it_is_one_stop_of_the_tab_key(sidebar):
    stops = [section for section in sections(sidebar) if section.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    sidebar.set_view(SOURCE)
    stops = [section for section in sections(sidebar) if section.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [section.chosen() for section in stops] == [SOURCE]
    assert sidebar.focusProxy() is stops[0]


def test_showing_a_view_says_nothing_and_a_search_counts_as_what_it_searches(sidebar):
    sidebar.set_view(SOURCE)
    sidebar.set_view(View(search="river"))
    assert sidebar.chosen == []
    assert [section.chosen() for section in sections(sidebar) if section.chosen()] == [View()]


def test_figures_change_without_losing_the_place_or_starting_anew(sidebar):
    sidebar.set_view(SOURCE)
    section, _ = place_of(sidebar, SOURCE)
    resets, told = [], []
    section.model().modelReset.connect(lambda: resets.append(1))
    section.model().dataChanged.connect(lambda first, _last: told.append(first.row()))
    changed = (SourceCount("Field Notes", 9, 20), SourceCount("Harbour Desk", 1, 6))
    sidebar.set_counts(Counts(sources=changed))
    assert (resets, told) == ([], [1])
    assert section.chosen() == SOURCE
    sidebar.set_counts(Counts(sources=(SourceCount("Aurora", 1, 1), *changed)))
    assert section.chosen() == SOURCE
    assert sidebar.chosen == []


class Painted(QObject):
    """Notes which sections are painted."""

    def __init__(self, sidebar):
        super().__init__(sidebar)
        self.names = []
        for section in sections(sidebar):
            section.viewport().installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.names.append(watched.parent().accessibleName())
        return False


def test_what_stays_as_it_was_is_not_painted_anew(sidebar, qtbot):
    qtbot.wait(50)
    painted = Painted(sidebar)
    sidebar.set_counts(replace(COUNTS, unread=36))
    qtbot.waitUntil(lambda: bool(painted.names))
    assert painted.names == ["Library"]


def test_stepping_through_sources(sidebar):
    assert sidebar.step_source(1)
    assert sidebar.step_source(1)
    assert not sidebar.step_source(1)
    assert sidebar.step_source(-1)
    assert [view.name for view in sidebar.chosen] == ["Field Notes", "Harbour Desk", "Field Notes"]
    sidebar.set_counts(Counts())
    assert not sidebar.step_source(1)


def test_thousands_of_sources_are_painted_few_at_a_time(sidebar):
    sidebar.set_counts(Counts(sources=tuple(SourceCount(f"Source {one}", 1, 1) for one in range(5000))))
    section, _ = place_of(sidebar, View(ViewKind.SOURCE, "Source 0"))
    asked = []
    data = section.model().data
    section.model().data = lambda index, role: (asked.append(role == ENTRY_ROLE), data(index, role))[1]
    sidebar.set_view(View(ViewKind.SOURCE, "Source 4000"))
    QApplication.processEvents()
    assert sidebar.verticalScrollBar().value() > 100_000
    assert 0 < sum(asked) < 200


def test_a_menu_is_asked_for_the_row_under_the_pointer(sidebar):
    menus = []
    sidebar.context_menu_requested.connect(lambda view, _where: menus.append(view))
    section, where = place_of(sidebar, SOURCE)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, section.mapToGlobal(where))
    QApplication.sendEvent(section.viewport(), event)
    keyboard = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(sections(sidebar)[0].viewport(), keyboard)
    assert menus == [SOURCE, View()]
    assert sidebar.chosen == []


def test_sections_and_rows_have_names_and_labels_are_text(sidebar):
    section = QAccessible.queryAccessibleInterface(sections(sidebar)[0])
    assert section.text(QAccessible.Text.Name) == "Library"
    assert section.child(0).text(QAccessible.Text.Name) == "All articles, 1,248 articles"
    source, _ = place_of(sidebar, SOURCE)
    spoken = QAccessible.queryAccessibleInterface(source).child(0)
    assert spoken.text(QAccessible.Text.Name) == "Field Notes, 9 unread"
    label = sidebar.findChildren(QLabel)[0]
    assert QAccessible.queryAccessibleInterface(label).role() == QAccessible.Role.StaticText
    assert label.focusPolicy() == Qt.FocusPolicy.NoFocus


def seen(sidebar, theme):
    image = sidebar.grab().toImage()
    accent = QColor(theme["accent"])
    return {x for x in range(image.width()) for y in range(200) if image.pixelColor(x, y) == accent}


def test_the_ring_is_for_keys_alone(sidebar):
    theme = Theme("dark")
    sidebar.apply_theme(theme)
    section, where = place_of(sidebar, View())
    QTest.mouseClick(section.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert max(seen(sidebar, theme)) < 40
    press(Key.Key_Down)
    assert max(seen(sidebar, theme)) > 150


def test_it_is_mirrored(sidebar):
    sidebar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert min(seen(sidebar, Theme())) > 150
