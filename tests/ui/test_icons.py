import re
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtGui import QColor

from newsreader.resources import folder
from newsreader.ui import icons

PROMISED = (
    "sidebar sidebar-right back forward search star circle-dot circle check external type inbox sun "
    "bookmark awaited newspaper tag trash link layers history backlink file folder plus close undo copy "
    "quote keyboard settings import moon info warning eye-off zoom-in zoom-out follow bell-check "
    "chevron-right "
)
FILES = sorted((folder("resources") / "icons").glob("*.svg"))


def painted(image):
    """Colours of the pixels that are fully covered."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {colour.name() for colour in pixels if colour.alpha() == 255}


def test_every_promised_icon_is_there():
    assert set(PROMISED.split()) <= set(icons.names())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_icons_share_one_grid_and_pen(path):
    root = ET.parse(path).getroot()  # noqa: S314 - our own file
    assert root.get("viewBox") == "0 0 24 24"
    assert [root.get(f"stroke{part}") for part in ("", "-width", "-linecap", "-linejoin")] == [
        "currentColor", "1.75", "round", "round",
    ]  # fmt: skip
    assert not re.search(r"#[0-9a-fA-F]{3}|url\(|href|<script|<image", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [path.stem for path in FILES])
def test_every_icon_paints_in_the_colour_asked_for_and_keeps_off_the_edge(qapp, name):
    image = icons.pixmap(name, "#AA2020", 48).toImage()
    assert painted(image) == {"#aa2020"}
    edge = [image.pixelColor(at, row).alpha() for at in range(48) for row in (0, 47)]
    edge += [image.pixelColor(column, at).alpha() for at in range(48) for column in (0, 47)]
    assert not any(edge)


def test_pixels_follow_the_ratio_while_the_size_stays(qapp):
    sharp = icons.pixmap("star", "#000000", 17, 2.0)
    assert (sharp.width(), sharp.devicePixelRatio()) == (34, 2.0)
    assert sharp.deviceIndependentSize().toSize().width() == 17


def test_filled_variant_fills_the_shape(qapp):
    hollow = icons.pixmap("star", "#000000", 24).toImage().pixelColor(12, 12)
    solid = icons.pixmap("star", "#000000", 24, filled=True).toImage().pixelColor(12, 12)
    assert hollow.alpha() == 0
    assert solid == QColor("#000000")


def test_an_icon_is_drawn_once(qapp, monkeypatch):
    icons.pixmap("tag", "#123456", 19)
    monkeypatch.setattr(icons, "_draw", None)
    assert icons.pixmap("tag", "#123456", 19).width() == 19


def test_a_missing_icon_is_an_error_of_ours(qapp):
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", "#000000", 16)


def test_the_program_icon_has_every_size(qapp):
    assert [size.width() for size in icons.app_icon().availableSizes()] == list(icons.APP_ICON_SIZES)
