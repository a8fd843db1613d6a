"""The program's own icons, tinted with a colour of the theme and drawn at the screen's pixel ratio.

Icons are line drawings on a grid of 24 in `currentColor`. Nothing is taken from the desktop's icon theme: there may
be none. Drawn pixmaps stay in Qt's own cache, which knows when the application ends.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache

from newsreader.resources import folder

APP_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def names() -> tuple[str, ...]:
    """The names of all icons there are."""
    return tuple(sorted(path.stem for path in _icon_folder().glob("*.svg")))


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0, filled: bool = False) -> QPixmap:
    """An icon in one colour.

    Args:
        name: the icon's name; `names()` lists them.
        colour: as `#RRGGBB`.
        size: width and height in logical pixels.
        ratio: device pixels per logical pixel.
        filled: closed shapes are filled with the colour too, as for a set star or bookmark.

    Raises:
        FileNotFoundError: there is no icon of that name.
    """
    key = f"newsreader/{name}/{colour}/{size}/{ratio}/{filled}"
    drawn = QPixmap()
    if not QPixmapCache.find(key, drawn):
        drawn = _draw(name, colour, size, ratio, filled)
        QPixmapCache.insert(key, drawn)
    return drawn


def icon(name: str, colour: str, size: int = 18, *, filled: bool = False) -> QIcon:
    """An icon for a button or a menu, sharp at `size` logical pixels on the sharpest screen there is."""
    ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    drawn = pixmap(name, colour, size, ratio, filled)
    result = QIcon(drawn)
    # Without a drawing of its own a chosen row would tint the icon with the colour of marked text.
    result.addPixmap(drawn, QIcon.Mode.Selected)
    return result


def app_icon() -> QIcon:
    """The icon of the program itself, in all its sizes."""
    result = QIcon()
    for size in APP_ICON_SIZES:
        result.addFile(str(_icon_folder() / "app" / f"newsreader-{size}.png"))
    return result


def _draw(name: str, colour: str, size: int, ratio: float, filled: bool) -> QPixmap:
    # Not before the first icon: the list of the first paint has none.
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(_svg(name, filled).replace("currentColor", colour).encode()))
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@cache
def _svg(name: str, filled: bool) -> str:
    source = (_icon_folder() / f"{name}.svg").read_text(encoding="utf-8")
    return source.replace('fill="none"', 'fill="currentColor"', 1) if filled else source


@cache
def _icon_folder() -> Path:
    return folder("resources") / "icons"
