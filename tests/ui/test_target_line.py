import pytest
from PySide6.QtGui import QAccessible

from newsreader.ui.article_links import Link, Target, describe
from newsreader.ui.fonts import load_fonts
from newsreader.ui.target_line import TargetLine
from newsreader.ui.theme import Theme

LOOK_ALIKE = "https://xn--80ak6aa92e.com/login"


@pytest.fixture
def line(qtbot):
    load_fonts()
    line = TargetLine()
    qtbot.addWidget(line)
    line.apply_theme(Theme("light"))
    return line


def ink(line):
    return line.grab().toImage()


def test_the_true_host_stands_in_bold(line):
    target = describe(Link("url", url=LOOK_ALIKE), {})
    line.show_target(target)
    line.resize(line.sizeHint())
    assert line.bold() == "xn--80ak6aa92e.com"
    assert line.shown() == f"xn--80ak6aa92e.com · {LOOK_ALIKE}"
    bold = ink(line)
    line.show_target(target._replace(host=""))
    assert ink(line) != bold
    assert QAccessible.queryAccessibleInterface(line).text(QAccessible.Text.Name) == line.shown()


def test_a_long_address_is_cut_behind_its_host(line):
    line.show_target(describe(Link("url", url="https://news.example/" + "a" * 300), {}))
    line.resize(260, line.sizeHint().height())
    assert line.shown().endswith("…")
    assert line.bold() == "news.example"


def test_a_name_before_the_host_is_warned_of_in_colour_too(line):
    line.show_target(describe(Link("url", url="https://bank.example@evil.example/"), {}))
    line.resize(line.sizeHint())
    assert line.bold() == "evil.example"
    theme = Theme("light")
    colours = {ink(line).pixelColor(x, y).name() for x in range(line.width()) for y in range(line.height())}
    assert theme["warn"].lower() in colours
    line.show_target(Target(""))
    assert line.isHidden()
