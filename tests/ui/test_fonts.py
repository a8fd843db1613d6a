import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QRawFont

from newsreader.resources import folder
from newsreader.ui.fonts import display_font, load_fonts, text_font, ui_font
from newsreader.ui.theme import Theme

TEXT, DISPLAY, INTER = "Newsreader Text", "Newsreader Display", "Inter"


@pytest.fixture(autouse=True)
def _fonts(qapp):
    load_fonts()


def test_all_families_are_loaded():
    assert {TEXT, DISPLAY, INTER} <= set(load_fonts())


@pytest.mark.parametrize(
    ("make", "family", "weight", "italic"),
    [
        (text_font, TEXT, 400, False),
        (text_font, TEXT, 400, True),
        (text_font, TEXT, 600, False),
        (text_font, TEXT, 700, False),
        (text_font, TEXT, 700, True),
        (ui_font, INTER, 400, False),
        (ui_font, INTER, 400, True),
        (ui_font, INTER, 500, False),
        (ui_font, INTER, 600, False),
        (ui_font, INTER, 700, False),
    ],
)
def test_each_weight_is_a_face_of_its_own(make, family, weight, italic):
    raw = QRawFont.fromFont(make(Theme(), 18, weight, italic=italic))
    assert (raw.familyName(), raw.weight()) == (family, weight)
    assert (raw.style() == QFont.Style.StyleItalic) == italic


def test_display_is_its_own_cut():
    display, text = QRawFont.fromFont(display_font(Theme(), 36)), QRawFont.fromFont(text_font(Theme(), 36, 600))
    assert (display.familyName(), display.weight()) == (DISPLAY, 600)
    assert display.advancesForGlyphIndexes([40])[0] != text.advancesForGlyphIndexes([40])[0]


@pytest.mark.parametrize("make", [text_font, ui_font])
@pytest.mark.parametrize("words", ["Łódź żółw", "Příliš žluťoučký", "İstanbul ığüşçö", "Việt Nam", "“…” – — ‘’ €"])
def test_letters_of_latin_languages_are_in_the_bundled_fonts(make, words):
    raw = QRawFont.fromFont(make(Theme(), 18))
    assert all(raw.supportsCharacter(ord(letter)) for letter in words)


def test_letters_that_two_subsets_brought_are_kerned_once():
    metrics = QFontMetricsF(text_font(Theme(), 100))
    kerning = metrics.horizontalAdvance("AV") - metrics.horizontalAdvance("A") - metrics.horizontalAdvance("V")
    assert -13 < kerning < -5


def test_sizes_follow_the_zoom():
    assert ui_font(Theme(zoom=1.5), 12).pixelSize() == 18
    assert text_font(Theme(zoom=0.01), 12).pixelSize() == 1


def test_licences_lie_beside_the_fonts():
    for name in ("Newsreader", "Inter"):
        text = (folder("resources") / "fonts" / f"OFL-{name}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text


_INK = """
import os, sys
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QRawFont
from newsreader.ui.fonts import load_fonts

application = QGuiApplication([])
load_fonts()
font = QFont(["Noto Sans CJK JP"])
font.setPixelSize(14)


def ink(colour, ground):
    image = QImage(200, 40, QImage.Format.Format_Grayscale8)
    image.fill(QColor(ground))
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(5, 28, "東浜新聞来春通行止")
    painter.end()
    return sum(abs(level - QColor(ground).lightness()) for level in bytes(image.constBits()))


print(QRawFont.fromFont(font).familyName(), ink("#ffffff", "#000000"), ink("#000000", "#ffffff"), sep="|")
print(os.environ.get("FREETYPE_PROPERTIES"))
"""


def drawn_ink(**wish: str) -> tuple[int, int, str]:
    """How much a regular Japanese text covers, light on dark and dark on light, and what other programs are told."""
    environment = {key: value for key, value in os.environ.items() if key != "FREETYPE_PROPERTIES"} | wish
    command = [sys.executable, "-c", _INK]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split("\n")
    family, light, dark = answer[0].split("|")
    if family != "Noto Sans CJK JP":
        pytest.skip("Noto Sans CJK JP is not installed")
    return int(light), int(dark), answer[1]


@pytest.mark.skipif(sys.platform != "linux", reason="FreeType draws elsewhere for those alone who ask for it")
def test_regular_japanese_is_not_drawn_bold():
    darkened = "cff:darkening-parameters=500,400,1000,275,1667,275,2333,0"
    light, dark, told = drawn_ink()
    full_light, full_dark, kept = drawn_ink(FREETYPE_PROPERTIES=darkened)
    assert light < 0.93 * full_light
    assert dark < 0.93 * full_dark
    assert (told, kept) == ("None", darkened)
