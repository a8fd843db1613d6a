"""What the attributes of a picture say: where it may be had in a sensible size, and whether it is one to be seen.

Pages offer one picture in many sizes, and scripts put the address of the real one into an attribute of their own.
Others are not meant for the eye: points of one pixel and counters, by which sites see who reads what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

WIDE_ENOUGH = 1_200  # pixels: twice the width of the column on an ordinary screen
_AT_ONE = 600
_MOST_ENTRIES = 20
_LONGEST_ADDRESS = 4_096
_LATER = (
    "data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-full-src", "data-image", "data-url",
    "data-orig-file", "data-large-file",
)  # fmt: skip
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_DESCRIBED = re.compile(r"(\d{1,5}(?:\.\d{1,3})?)([wx])(?:,(\S+))?,?$")
_SIZE = re.compile(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$")
_STYLED = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,5})(?:\.\d+)?px", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)", re.IGNORECASE)
_NO_PICTURE = re.compile(r"(?:data|blob|about|javascript|file):", re.IGNORECASE)
_UNKNOWN_FORMAT = re.compile(r"svg|avif|jxl|heic|tiff", re.IGNORECASE)
_VECTOR = re.compile(r"\.svgz?(?:$|[?#])", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"(?:^|[/_.-])(?:blank|spacer|space|placeholder|transparent|clear|empty|loading|lazy|1x1|pixel)[\w-]{0,40}\."
    r"(?:gif|png|jpe?g|svg|webp)(?:$|[?#])",
    re.IGNORECASE,
)
_TRACKING_HOST = re.compile(
    r"\s*(?:https?:)?//(?:[^/?#]{1,200}\.)?(?:doubleclick\.net|google-analytics\.com|googletagmanager\.com|quantserve\.com|"
    r"scorecardresearch\.com|feedsportal\.com|pheedo\.com|vgwort\.de|ioam\.de|ivwbox\.de|list-manage\.com|"
    r"chartbeat\.(?:com|net)|parsely\.com|omtrdc\.net|adnxs\.com|krxd\.net|statcounter\.com|histats\.com|"
    r"hotjar\.com|amazon-adsystem\.com|taboola\.com|outbrain\.com|blogherads\.com|bluekai\.com|pixel\.wp\.com|"
    r"stats\.wordpress\.com)(?:[/?#:]|$)|"
    r"\s*(?:https?:)?//(?:pixels?|counter|tracker|tracking|beacon|telemetry|analytics|piwik|matomo|adservice)\.|"
    r"\s*(?:https?:)?//(?:feeds\.feedburner\.com/~|(?:www\.)?facebook\.com/tr(?:$|[/?])|medium\.com/_/stat)",
    re.IGNORECASE,
)
_TRACKING_PATH = re.compile(
    r"/(?:track(?:ing)?(?:/open|-?pixel)?|wf/open|beacon|pixel|counter|impression|zaehlpixel|piwik|matomo|collect)"
    r"(?:\.(?:gif|png|php|aspx?))?(?:$|[?#])",
    re.IGNORECASE,
)

Attributes = Mapping[str, str]


def addresses(image: Attributes, sources: Sequence[Attributes] = ()) -> list[str]:
    """Where a picture may be had, as written, the most fitting first.

    Args:
        image: attributes of its `img`.
        sources: those of the `source` elements beside it.
    """
    fitting = [source for source in sources if not _UNKNOWN_FORMAT.search(source.get("type", ""))]
    sets = [each.get(name, "") for each in (image, *fitting) for name in _SETS]
    offered = [entry for text in sets for entry in _entries(text)]
    later = [image.get(name, "") for name in _LATER]
    usable = [
        address.strip()
        for address in (_fitting(offered), *later, image.get("src", ""))
        if address and len(address) <= _LONGEST_ADDRESS
    ]
    return list(dict.fromkeys(address for address in usable if _may_be_shown(address)))


def size_of(image: Attributes) -> tuple[int, int]:
    """Width and height that a page gives a picture, in pixels; 0 where it gives none, or none in pixels."""
    styled = {name.lower(): int(value) for name, value in _STYLED.findall(image.get("style", "")[:1_000])}
    width, height = (_SIZE.match(image.get(name, "")) for name in ("width", "height"))
    return styled.get("width", int(width[1]) if width else 0), styled.get("height", int(height[1]) if height else 0)


def is_unseen(image: Attributes) -> bool:
    """Whether a picture is not meant to be seen: hidden, a point, or one that counts its readers."""
    style = image.get("style", "")[:1_000]
    if "hidden" in image or _HIDDEN.search(style) or _is_point(image):
        return True
    return any(_is_tracker(image.get(name, "")[:_LONGEST_ADDRESS]) for name in ("src", *_LATER[:3]))


def _is_tracker(address: str) -> bool:
    return bool(_TRACKING_HOST.match(address) or _TRACKING_PATH.search(address))


def _is_point(image: Attributes) -> bool:
    given = [image[name].strip().removesuffix("px") for name in ("width", "height") if name in image]
    styled = [value for _, value in _STYLED.findall(image.get("style", "")[:1_000])]
    return any(value in ("0", "1", "0.0", "1.0") for value in (*given, *styled))


def _entries(text: str) -> list[tuple[str, int]]:
    """Addresses and widths of a `srcset`; a density counts as if of a picture 600 pixels wide.

    An address may hold commas, so that it ends at the next space (HTML standard, "parse a srcset attribute").
    """
    found: list[tuple[str, int]] = []
    waiting = text[: _LONGEST_ADDRESS * 4].split()[::-1]
    while waiting and len(found) < _MOST_ENTRIES:
        address = waiting.pop()
        width = 0
        if not address.endswith(",") and waiting and (described := _DESCRIBED.match(waiting[-1])):
            waiting.pop()
            width = int(float(described[1]) * (_AT_ONE if described[2] == "x" else 1))
            waiting += [described[3]] if described[3] else []
        if address := address.strip(","):
            found.append((address, width))
    return found


def _fitting(offered: Sequence[tuple[str, int]]) -> str:
    """The smallest of the pictures that are wide enough, else the widest."""
    usable = [(url, width) for url, width in offered if _may_be_shown(url)]
    enough = [entry for entry in usable if entry[1] >= WIDE_ENOUGH]
    if enough:
        return min(enough, key=lambda entry: entry[1])[0]
    return max(usable, key=lambda entry: entry[1])[0] if usable else ""


def _may_be_shown(address: str) -> bool:
    return not (_NO_PICTURE.match(address) or _VECTOR.search(address) or _PLACEHOLDER.search(address))
