import re

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from newsreader.resources import folder
from newsreader.ui.colours import COLOURS, HIGH_CONTRAST, NAMES, PAIRS, contrast, mixed
from newsreader.ui.focus_ring import draw_ring
from newsreader.ui.style import current_theme, disabled_colour, dress, palette, style_sheet
from newsreader.ui.theme import CHOICES, Theme, resolve

THEMES = [Theme(name, high_contrast=high) for name in NAMES for high in (False, True)]
EACH_PAIR = [
    (foreground, background, least)
    for foregrounds, backgrounds, least in PAIRS
    for foreground in foregrounds.split()
    for background in backgrounds.split()
]


DRAWINGS = (
    ("check-on", "accent_on"),
    ("dot-on", "accent_on"),
    ("check-text", "text"),
    ("chevron-down", "text2"),
    ("chevron-up", "text2"),
)


def named(theme):
    return f"{theme.name}{'-contrast' if theme.high_contrast else ''}"


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize("theme", THEMES, ids=named)
@pytest.mark.parametrize(("foreground", "background", "least"), EACH_PAIR)
def test_every_pair_of_colours_can_be_told_apart(theme, foreground, background, least):
    assert contrast(theme[foreground], theme[background]) >= least


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", ["text", "text2", "muted", "link"])
@pytest.mark.parametrize("ground", ["page", "list", "side", "raised", "sel", "hover"])
def test_high_contrast_brings_all_text_to_seven(name, text, ground):
    theme = Theme(name, high_contrast=True)
    assert contrast(theme[text], theme[ground]) >= 7


@pytest.mark.parametrize("theme", THEMES, ids=named)
def test_a_focused_or_pressed_primary_button_stays_readable(theme):
    for share in (0.12, 0.24):
        assert contrast(theme["accent_on"], mixed(theme["text"], theme["accent"], share)) >= 4.5


def test_colours_are_written_in_one_form():
    for colours in (COLOURS, HIGH_CONTRAST):
        assert all(re.fullmatch("#[0-9A-F]{6}", value) for triple in colours.values() for value in triple)
    assert set(HIGH_CONTRAST) <= set(COLOURS)


def test_mixing_goes_from_ground_to_colour():
    assert mixed("#FFFFFF", "#000000", 0) == "#000000"
    assert mixed("#FFFFFF", "#000000", 1) == "#FFFFFF"
    assert mixed("#FF0000", "#0000FF", 0.5) == "#800080"


@pytest.mark.parametrize(
    ("choice", "dark", "name"),
    [
        ("light", True, "light"),
        ("sepia", True, "sepia"),
        ("dark", False, "dark"),
        ("system", True, "dark"),
        ("system", False, "light"),
        ("nonsense", True, "dark"),
        ("", False, "light"),
    ],
)
def test_what_a_choice_means(choice, dark, name):
    assert resolve(choice, system_dark=dark) == name


def test_every_choice_gives_a_theme_on_this_desktop(qapp):
    for choice in CHOICES:
        assert current_theme(choice, 1.25).name in NAMES
    assert current_theme("sepia", 1.25) == Theme("sepia", 1.25)


def test_measures_grow_with_the_zoom():
    assert [Theme(zoom=zoom).px(52) for zoom in (1.0, 1.25, 1.5, 2.0)] == [52, 65, 78, 104]


@pytest.mark.parametrize("theme", THEMES, ids=named)
def test_the_style_sheet_is_complete(theme):
    sheet = style_sheet(theme)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert f"placeholder-text-color: {theme['muted']}" in sheet
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert (folder("resources") / "style" / path).is_file()


def test_the_style_sheet_grows_with_the_zoom_but_hairlines_do_not():
    sheet = style_sheet(Theme(zoom=2.0))
    assert "QScrollBar:vertical { width: 22px; }" in sheet
    assert "border: 1px solid" in sheet


@pytest.mark.parametrize("name", NAMES)
def test_small_drawings_of_the_style_sheet_have_their_themes_colours(name):
    for stem, token in DRAWINGS:
        drawing = (folder("resources") / "style" / f"{stem}-{name}.svg").read_text(encoding="utf-8")
        assert f'"{Theme(name)[token]}"' in drawing


def test_qt_finds_no_fault_with_the_style_sheet(qtbot, caplog):
    application = QApplication.instance()
    for theme in THEMES:
        dress(application, theme)
        button, field = QPushButton("Start reading"), QLineEdit()
        qtbot.addWidget(button)
        qtbot.addWidget(field)
        button.setProperty("kind", "primary")
        button.ensurePolished()
        middle = button.grab().toImage().pixelColor(4, button.height() // 2)
        assert middle.name().upper() == theme["accent"]
        field.ensurePolished()
        assert field.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(theme["muted"])
    application.setStyleSheet("")


@pytest.mark.parametrize("theme", THEMES, ids=named)
def test_the_palette_speaks_the_theme(qapp, theme):
    colours = palette(theme)
    assert colours.color(QPalette.ColorRole.Window) == QColor(theme["page"])
    assert colours.color(QPalette.ColorRole.PlaceholderText) == QColor(theme["muted"])
    disabled = colours.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == QColor(disabled_colour(theme)) != QColor(theme["text"])


def test_the_focus_ring_runs_inside_the_rectangle(qapp):
    image = QImage(60, 40, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_ring(painter, Theme(), QRectF(image.rect()))
    painter.end()
    across = [image.pixelColor(column, 20).alpha() for column in range(5)]
    assert across == [255, 255, 0, 0, 0]
    assert image.pixelColor(1, 20) == QColor(Theme()["accent"])
    assert image.pixelColor(30, 20).alpha() == 0
