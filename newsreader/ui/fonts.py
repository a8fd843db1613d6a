"""The bundled typefaces: loaded once, then handed out by use and size."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from newsreader.resources import folder
from newsreader.ui.theme import DISPLAY_FAMILIES, TEXT_FAMILIES, UI_FAMILIES, Theme

# How much FreeType thickens fonts with PostScript outlines, such as Noto CJK: width of a stem and what is added to it,
# in thousandths of a pixel. Qt turns the thickening on and blends such text by gamma. With FreeType's own measure, a
# regular weight then looks bold, most of all on a dark page beside our own faces, which are drawn as they are.
_DARKENING = "cff:darkening-parameters=500,80,1000,55,1667,55,2333,0"
_FREETYPE = "FREETYPE_PROPERTIES"
LIST_FACES = ("Inter-Regular", "Inter-SemiBold", "NewsreaderText-Regular", "NewsreaderText-SemiBold")
MONOSPACE_FAMILIES = ["Noto Sans Mono", "DejaVu Sans Mono", "Menlo", "Consolas", "monospace"]


@cache
def load_fonts() -> tuple[str, ...]:
    """Registers every bundled font with Qt, once, and answers the families found; needs a QGuiApplication."""
    return _load(sorted(path.stem for path in _folder().glob("*.ttf")))


@cache
def load_list_fonts() -> None:
    """Registers the faces that the article list is written in, a third of all: it is painted before the rest."""
    _load(LIST_FACES)


def _start_freetype() -> None:
    """Starts FreeType with our wish, if the reader has none; programs that are opened later do not see it."""
    if _FREETYPE in os.environ:
        return
    os.environ[_FREETYPE] = _DARKENING
    # The first face that is measured starts it; this one is needed at once.
    QFontMetricsF(QFont(UI_FAMILIES)).height()
    del os.environ[_FREETYPE]


def ui_font(theme: Theme, px: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """The interface's typeface; `px` is its size at 100 %, `weight` 400, 500, 600 or 700."""
    return _font(UI_FAMILIES, theme.px(px), weight, italic)


def text_font(theme: Theme, px: float, weight: int = 400, *, italic: bool = False) -> QFont:
    """The typeface of articles; `px` is its size at 100 %, `weight` 400, 600 or 700."""
    return _font(TEXT_FAMILIES, theme.px(px), weight, italic)


def display_font(theme: Theme, px: float, weight: int = 600) -> QFont:
    """The typeface of large headlines, drawn for 24 px and more; `px` is its size at 100 %."""
    return _font(DISPLAY_FAMILIES, theme.px(px), weight, italic=False)


def _load(faces: Iterable[str]) -> tuple[str, ...]:
    """Registers fonts by the names of their files and answers their families; Qt starts FreeType anew for them."""
    families: set[str] = set()
    for face in faces:
        families.update(QFontDatabase.applicationFontFamilies(_register(face)))
    _start_freetype()
    return tuple(sorted(families))


@cache
def _register(face: str) -> int:
    return QFontDatabase.addApplicationFont(str(_folder() / f"{face}.ttf"))


@cache
def _folder() -> Path:
    return folder("resources") / "fonts"


def _font(families: list[str], pixels: int, weight: int, italic: bool) -> QFont:
    font = QFont(families)
    font.setPixelSize(max(pixels, 1))
    font.setWeight(QFont.Weight(weight))
    font.setItalic(italic)
    return font
