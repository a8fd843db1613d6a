import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from newsreader.ui.banner import Banner, BannerContent
from newsreader.ui.fonts import load_fonts
from newsreader.ui.theme import Theme

CONTENT = BannerContent("disk_full", "The disk is full.", "No room at /news.", action="Try again", closes=True)


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def banner(window):
    load_fonts()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    banner = Banner()
    column.addWidget(banner)
    column.addWidget(QWidget(), 1)
    window.resize(700, 300)
    window.show()
    return banner


def buttons(banner):
    return [each.accessibleName() or each.text() for each in banner.findChildren(QAbstractButton) if each.isVisible()]


def test_it_takes_no_room_while_there_is_nothing_to_say(banner):
    assert banner.isHidden()
    banner.show_content(CONTENT)
    assert banner.height() == 40
    banner.close_banner()
    assert banner.isHidden()
    assert banner.content is None


def test_its_button_tells_what_it_is_about(banner, qtbot):
    banner.show_content(CONTENT)
    assert buttons(banner) == ["Try again", "Close"]
    with qtbot.waitSignal(banner.action_triggered) as told:
        qtbot.mouseClick(banner._button, Qt.MouseButton.LeftButton)
    assert told.args == ["disk_full"]
    qtbot.mouseClick(banner._close, Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_what_holds_on_cannot_be_closed(banner):
    banner.show_content(BannerContent("read_only", "This library can only be read."))
    assert buttons(banner) == []


def test_it_says_all_to_those_who_listen(banner):
    banner.show_content(CONTENT)
    interface = QAccessible.queryAccessibleInterface(banner)
    assert interface.text(QAccessible.Text.Name) == "The disk is full."
    assert interface.text(QAccessible.Text.Description) == "No room at /news."


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_icon_and_buttons_stand_at_the_two_ends(banner, theme, direction):
    banner.window().setLayoutDirection(direction)
    banner.apply_theme(Theme(theme))
    banner.show_content(CONTENT)
    QApplication.processEvents()
    image = banner.grab().toImage()
    assert image.pixelColor(350, 3) == QColor(Theme(theme)["mark"])
    rtl = direction == Qt.LayoutDirection.RightToLeft
    edge = range(660, 690) if rtl else range(10, 40)
    ink = sum(image.pixelColor(x, y) != image.pixelColor(350, 3) for x in edge for y in range(8, 32))
    assert ink > 30
    assert (banner._close.x() < 50) is rtl
