from array import array

import pytest
from desk import COUNT
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from newsreader.application.first_look import FirstLook
from newsreader.application.session import Session
from newsreader.article.row import View, ViewKind
from newsreader.library.glance import Glance
from newsreader.ui.app import make_application
from newsreader.ui.first_window import first_theme
from newsreader.ui.images import decode
from newsreader.ui.main_window import MainWindow
from newsreader.ui.settings import Settings
from newsreader.ui.window_places import WANTED, PaneState, pane_state, places

FOURTH, FIFTH = 3, 4


@pytest.fixture
def first_window(qtbot, library_path, tmp_path):
    """Opens a window as far as its first painted list: `first_window(size, rtl=..., state={...}, **preferences)`."""

    def opened(size=(1280, 800), *, rtl=False, state=None, **preferences):
        make_application([])
        settings = Settings(tmp_path / "settings.ini")
        settings.change(**{"theme": "light"} | preferences)
        settings.remember(**state or {})
        window = MainWindow(settings)
        qtbot.addWidget(window)
        if rtl:
            window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        window.resize(*size)
        window.show()
        kept = settings.window
        look = FirstLook(library_path, View(), kept.order, kept.list_article)
        with qtbot.waitSignal(window.first_frame.painted):
            window.show_glance(look.seen(5))
        return window

    return opened


def furnish(window, library_path, qtbot):
    window.furnish(Session(library_path, decode))
    qtbot.wait(1)


def rect_in(window, widget):
    return widget.rect().translated(widget.mapTo(window, widget.rect().topLeft()))


def differing(one, other):
    """The first and the last pixel that differ."""
    if one == other:
        return []
    every = [(x, y) for y in range(one.height()) for x in range(one.width()) if one.pixel(x, y) != other.pixel(x, y)]
    return [every[0], every[-1]]


def state_at(library_path, top, article, **state):
    ids = FirstLook(library_path, View(), "newest", None).seen(5).ids
    return {"list_article": ids[top], "article": ids[article], **state}


LOOKS = [
    {},
    {"theme": "dark"},
    {"theme": "sepia", "interface_zoom": 0.9},
    {"interface_zoom": 1.25},
    {"interface_zoom": 1.25, "rtl": True},
    {"theme": "dark", "interface_zoom": 2.0, "size": (1920, 900)},
    {"size": (1000, 700)},
    {"size": (760, 600)},
    {"size": (480, 600)},
    {"size": (480, 600), "rtl": True},
    {"size": (1600, 900), "rtl": True},
    {"size": (1280, 1600)},
    {"rtl": True, "theme": "dark"},
]
STATES = [
    {"order": "oldest"},
    {"order": "unread_first", "view": View(ViewKind.UNREAD)},
    {"view": View(ViewKind.SOURCE, "Harbour Courier")},
    {"view": View(ViewKind.TAG, "A tag whose name is far too long for the head of any list in this window")},
    {"panes": {WANTED: (0, 1)}},
    {"panes": {WANTED: (1, 0)}},
    {"panes": {"wide": (200, 340, 400, 280)}},
    {"panes": {"wide": (200, 240, 400, 280)}, "high_contrast": True},
]


def check(window, library_path, qtbot):
    """That no pixel of the list changes, and no part stands elsewhere, when everything comes in."""
    kept = window.settings.window
    stands = places(window.size(), window.theme, pane_state(kept.panes), rtl=window.isRightToLeft())
    before = window.grab(stands.list).toImage()
    furnish(window, library_path, qtbot)
    after = window.grab(stands.list).toImage()
    parts = window.parts
    names = {"bar": parts.top_bar, "sidebar": parts.sidebar, "list": parts.list_pane, "page": parts.reader}
    for name, widget in (names | {"related": parts.related}).items():
        place = getattr(stands, name)
        assert place.isEmpty() == widget.isHidden(), name
        assert place.isEmpty() or place == rect_in(window, widget), name
    if not kept.high_contrast:
        # Here the desktop says afterwards that it does not want it.
        assert differing(before, after) == []


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_nothing_moves_when_the_rest_comes_in(first_window, library_path, qtbot, look):
    check(first_window(**look), library_path, qtbot)


@pytest.mark.parametrize("state", STATES, ids=str)
def test_the_list_of_the_day_before_stands_as_it_was(first_window, library_path, qtbot, state):
    check(first_window(state=state), library_path, qtbot)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize(
    ("top", "article"), [(FOURTH, FIFTH), (FIFTH, FOURTH), (FOURTH, FOURTH), (COUNT - 1, COUNT - 2)]
)
def test_the_reader_finds_the_place_again(first_window, library_path, qtbot, top, article, rtl):
    check(first_window(rtl=rtl, state=state_at(library_path, top, article)), library_path, qtbot)


def test_another_size_before_the_rest_comes_in_is_followed(first_window, library_path, qtbot):
    window = first_window()
    window.resize(1000, 700)
    check(window, library_path, qtbot)


def test_it_says_what_it_is(first_window):
    assert first_window().first_frame.accessibleName() == "Article list, being loaded"


def test_contrast_is_that_of_the_day_before_until_the_desktop_tells(first_window, library_path, qtbot):
    window = first_window(state={"high_contrast": True})
    assert window.theme.high_contrast
    furnish(window, library_path, qtbot)
    assert not window.theme.high_contrast
    window.memory.remember()
    assert not window.settings.window.high_contrast


@pytest.mark.parametrize(("ground", "name"), [("#202020", "dark"), ("#efefef", "light")])
def test_a_desktop_is_dark_where_its_windows_are(qapp, tmp_path, ground, name):
    settings = Settings(tmp_path / "settings.ini")
    before = QGuiApplication.palette()
    QGuiApplication.setPalette(QPalette(QColor(ground)))
    assert first_theme(settings).name == name
    settings.change(theme="sepia")
    assert first_theme(settings).name == "sepia"
    QGuiApplication.setPalette(before)


def test_without_articles_only_the_grounds_are_drawn(first_window, qtbot):
    window = first_window()
    painted = []
    window.first_frame.painted.connect(lambda: painted.append(1))
    window.show_glance(Glance(array("q"), []))
    window.first_frame.repaint()
    image = window.grab().toImage()
    for x, token in ((20, "side"), (300, "list"), (700, "page"), (1200, "list")):
        assert image.pixelColor(x, 400).name().upper() == window.theme[token]
    assert painted == [], "it is told once, and of articles"


def test_what_is_kept_of_the_panes_is_taken_with_care():
    assert pane_state({}) == PaneState()
    kept = {"wide": (200, 340, 400, 280), "two": (1, 2), "three": (0, 1, 1, 1), WANTED: (0,)}
    assert pane_state(kept) == PaneState({"wide": (200, 340, 400, 280)}, {"sidebar": False, "related": True})
