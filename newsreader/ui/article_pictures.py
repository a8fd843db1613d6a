"""The pictures of the article that is shown, each scaled once for the column and the screen it stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QImage

from newsreader.article.model import RemoteImage
from newsreader.ui.picture_places import draw_place, place_size
from newsreader.ui.theme import Theme

ImageSource = Mapping[str, QImage] | Callable[[str], QImage | None]
PREFIX = "image:"


def address(name: str) -> str:
    """The name under which the document asks for a picture."""
    return PREFIX + bytes(QUrl.toPercentEncoding(name).data()).decode("ascii")


def nothing() -> QImage:
    """The picture that is answered for every other name: Qt opens a file of that name itself if it gets none."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


class Pictures:
    """Decoded pictures by name, and what was scaled from them; and the places of those that are on the web.

    Args:
        source: decoded pictures by name.
        names: of the pictures that are here.
        remote: pictures that are on the web, unless they are here, too.
    """

    def __init__(self, source: ImageSource, names: Iterable[str], remote: Iterable[RemoteImage] = ()) -> None:
        names = list(names)
        find = source if callable(source) else source.get
        found = ((name, find(name)) for name in names)
        self._decoded = {name: image for name, image in found if image is not None and not image.isNull()}
        self._waiting = {each.name: each for each in remote if each.name not in names}
        self._theme = Theme()
        self._sizes: dict[str, QSize] = {}
        self._scaled: dict[str, tuple[QSize, float, QImage]] = {}

    def dress(self, theme: Theme) -> None:
        """Takes the colours in which places are drawn."""
        self._theme = theme
        for name in self._waiting:
            self._scaled.pop(name, None)

    def names(self) -> list[str]:
        """The pictures that have a place on the page."""
        return [*self._decoded, *self._waiting]

    def waiting(self) -> list[str]:
        """Those that are on the web."""
        return list(self._waiting)

    def name_of(self, asked: str) -> str:
        """The picture that the document asks for by an address; empty for what is not the article's own."""
        if not asked.startswith(PREFIX):
            return ""
        name = QUrl.fromPercentEncoding(asked.removeprefix(PREFIX).encode())
        return name if name in self._decoded or name in self._waiting else ""

    def fit(self, name: str, width: int) -> QSize:
        """Fits a picture into `width` pixels and answers its size: as wide if it is nearly that, never blown up."""
        if name in self._waiting:
            self._sizes[name] = place_size(self._waiting[name], max(1, width), self._theme)
            return self._sizes[name]
        image = self._decoded[name]
        shown = image.width()
        if shown > width or shown * 1.25 >= width:
            shown = max(1, width)
        self._sizes[name] = QSize(shown, max(1, round(image.height() * shown / image.width())))
        return self._sizes[name]

    def shown(self, asked: str, ratio: float) -> QImage:
        """The picture behind an address, scaled for a screen of `ratio` pixels a point; else a transparent point."""
        name = self.name_of(asked)
        size = self._sizes.get(name)
        if size is None:
            return nothing()
        kept = self._scaled.get(name)
        if kept is None or kept[:2] != (size, ratio):
            kept = (size, ratio, self._scale(name, size, ratio))
            self._scaled[name] = kept
        return kept[2]

    def asked_for(self) -> list[str]:
        """The pictures that were scaled at least once."""
        return list(self._scaled)

    def _scale(self, name: str, size: QSize, ratio: float) -> QImage:
        if name in self._waiting:
            return draw_place(self._waiting[name], size, ratio, self._theme)
        pixels = QSize(round(size.width() * ratio), round(size.height() * ratio))
        aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        scaled = self._decoded[name].scaled(pixels, aspect, smooth)
        scaled.setDevicePixelRatio(ratio)
        return scaled
