import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from newsreader.ui.breakpoints import breakpoint_for
from newsreader.ui.panes import Panes, PaneWidgets
from newsreader.ui.theme import Theme
from newsreader.ui.window_places import PaneState


@pytest.fixture
def panes(qtbot):
    widgets = PaneWidgets(QLineEdit(), QLineEdit(), QWidget(), QLineEdit())
    made = Panes(widgets)
    made.widgets = widgets
    made.apply_theme(Theme())
    qtbot.addWidget(made)
    return made


def shown(panes):
    widgets = panes.widgets
    names = ("sidebar", "list", "reader", "related")
    return [name for name in names if getattr(widgets, name).isVisible()]


@pytest.mark.parametrize(
    ("width", "zoom", "name"),
    [
        (1920, 1, "widest"), (1400, 1, "widest"), (1399, 1, "wide"), (1200, 1, "wide"), (1199, 1, "three"),
        (1099, 1, "two"), (899, 1, "narrow"), (639, 1, "single"), (1920, 1.5, "wide"), (1280, 1.5, "narrow"),
    ],
)  # fmt: skip
def test_zoom_counts_as_less_width(width, zoom, name):
    assert breakpoint_for(width, zoom).name == name


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1280, ["sidebar", "list", "reader", "related"]),
        (1150, ["list", "reader", "related"]),
        (1000, ["list", "reader"]),
        (760, ["list", "reader"]),
        (480, ["list"]),
    ],
)
def test_panes_go_as_the_window_narrows(panes, width, expected):
    panes.resize(width, 700)
    panes.show()
    assert shown(panes) == expected


def test_the_widths_are_those_of_the_breakpoint(panes):
    panes.resize(1280, 700)
    panes.show()
    assert panes.widgets.sidebar.width() == pytest.approx(188, abs=2)
    assert panes.widgets.list.width() == pytest.approx(312, abs=2)
    assert panes.widgets.related.width() == pytest.approx(256, abs=2)


def test_in_a_narrow_window_list_and_article_take_turns(panes):
    panes.resize(480, 700)
    panes.show()
    panes.show_reader(True)
    assert shown(panes) == ["reader"]
    assert panes.reader_alone()
    panes.show_reader(False)
    assert shown(panes) == ["list"]


def test_a_wish_to_hide_is_kept_where_there_is_room(panes):
    panes.resize(1280, 700)
    panes.show()
    panes.toggle("related")
    assert "related" not in shown(panes)
    panes.resize(1000, 700)
    panes.resize(1280, 700)
    assert "related" not in shown(panes)
    panes.toggle("related")
    assert "related" in shown(panes)


def test_without_room_a_pane_opens_above_and_goes_with_a_click_beside_it(panes, qtbot):
    panes.resize(1000, 700)
    panes.show()
    panes.toggle("sidebar")
    assert panes.widgets.sidebar.isVisible()
    assert panes.widgets.list.width() == pytest.approx(320, abs=2)
    qtbot.mouseClick(panes.widgets.reader, Qt.MouseButton.LeftButton)
    assert not panes.widgets.sidebar.isVisible()


def test_an_open_overlay_finds_its_place_when_there_is_room_again(panes):
    panes.resize(1000, 700)
    panes.show()
    panes.toggle("related")
    panes.resize(1280, 700)
    assert shown(panes) == ["sidebar", "list", "reader", "related"]
    panes.toggle("related")
    assert "related" not in shown(panes)


def test_own_widths_are_kept_by_breakpoint(panes):
    panes.resize(1280, 700)
    panes.show()
    panes.restore(PaneState({"wide": [200, 360, 400, 320]}))
    assert panes.widgets.related.width() == pytest.approx(320, abs=3)
    panes.resize(1600, 700)
    assert panes.widgets.related.width() == pytest.approx(300, abs=3)
