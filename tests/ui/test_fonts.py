import pytest
from PySide6.QtGui import QFont, QFontMetricsF, QRawFont

from newsreader.resources import folder
from newsreader.ui.fonts import display_font, load_fonts, mono_font, text_font, ui_font
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


def test_code_is_monospaced():
    assert mono_font(Theme(), 14).styleHint() == QFont.StyleHint.Monospace


def test_licences_lie_beside_the_fonts():
    for name in ("Newsreader", "Inter"):
        text = (folder("resources") / "fonts" / f"OFL-{name}.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
