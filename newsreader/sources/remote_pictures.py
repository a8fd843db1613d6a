"""Pictures that stay on the web: none is loaded unless the reader wants it.

In a body such a picture is `<img src="image:web-…" alt="…">`, named by a hash of its address, and the address stands
beside the body. So nothing that shows a body can go to the web by itself, and when the picture is fetched it is kept
under that name like one that came along.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from html import escape, unescape

from newsreader.article.markup import sanitize
from newsreader.article.model import RemoteImage
from newsreader.article.tokens import Token, tokens
from newsreader.article.urls import web_address
from newsreader.sources.picture_sources import addresses, is_unseen, size_of

MOST = 300
_IMG = re.compile(r"<img", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'/])(?P<name>[^\s"'/>=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+)))?"""
)
_CLEAN = re.compile(r'<img\b[^>]*? src="(?P<src>[^"]*)"[^>]*>')
_ALT = re.compile(r' alt="([^"]*)"')
_SIGN = re.compile(r"emoji|smiley", re.IGNORECASE)
_LONGEST_SIGN = 10
_LONGEST_ALT = 500
_LONGEST_TAG = 32_000


def sanitize_with_pictures(
    html: str, *, base_url: str | None = None, images: Collection[str] = (), named: bool = False
) -> tuple[str, tuple[RemoteImage, ...]]:
    """As `sanitize`, and the pictures on the web that are left in it, in their order.

    Args:
        html: a fragment or a page.
        base_url: the address of the page.
        images: names of the pictures that came along.
        named: also keep `<a href="named:N">`.
    """
    if not _IMG.search(html):
        return sanitize(html, base_url=base_url, images=images, named=named), ()
    taken = _Taken(base_url, frozenset(images))
    names = taken.names
    clean = sanitize(taken.rewritten(html), base_url=base_url, images={*images, *names}, named=named)
    clean = _CLEAN.sub(taken.put_away, clean)  # what a sanitizer reads as a picture need not be one for us
    shown = dict.fromkeys(unescape(found["src"]).removeprefix("image:") for found in _CLEAN.finditer(clean))
    return clean, tuple(names[name] for name in shown if name in names)


def name_of(url: str) -> str:
    """The name of a picture on the web, by which a body refers to it."""
    return f"web-{hashlib.blake2b(url.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


class _Taken:
    """The pictures of one body."""

    def __init__(self, base_url: str | None, images: frozenset[str]) -> None:
        self.names: dict[str, RemoteImage] = {}
        self._base_url = base_url
        self._images = images
        self._sources: list[dict[str, str]] = []
        self._unscripted = False

    def rewritten(self, html: str) -> str:
        """HTML whose pictures are named, and have no other attributes than a description."""
        parts: list[str] = []
        at = 0
        for token in tokens(html):
            if token.name in _PARTS and (new := self._part(token)) is not None:
                parts += [html[at : token.begin], new]
                at = token.begin + len(token.source)
        return "".join([*parts, html[at:]])

    def put_away(self, found: re.Match[str]) -> str:
        """A picture of sanitized HTML with its name instead of its address."""
        if found["src"].startswith("image:"):
            return found[0]
        alt = _ALT.search(found[0])
        return self._written([unescape(found["src"])], unescape(alt[1]) if alt else "", (0, 0))

    def _part(self, token: Token) -> str | None:
        """What a tag becomes; None leaves it as it is."""
        if token.name == "noscript":
            self._unscripted = token.kind == "start"
        elif token.name == "picture":
            self._sources = []
        elif token.name == "source" and token.kind == "start":
            self._sources.append(_attributes(token.source))
        elif token.name == "img" and token.kind == "start":
            return self._picture(_attributes(token.source))
        return None

    def _picture(self, image: dict[str, str]) -> str:
        if image.get("src", "").strip().removeprefix("image:") in self._images:
            return _tag(image["src"].strip(), image.get("alt", ""))
        alt = " ".join(image.get("alt", "").split())
        sources, self._sources = self._sources, []
        if is_unseen(image):
            return ""
        if len(alt) <= _LONGEST_SIGN and _SIGN.search(image.get("class", "")):
            return escape(alt)
        return self._written(addresses(image, sources), alt, size_of(image))

    def _written(self, written: list[str], alt: str, size: tuple[int, int]) -> str:
        """The tag of a picture that may be had at one of these addresses, else its description."""
        url = next((url for url in (web_address(address, self._base_url) for address in written) if url), None)
        if url is None:
            return escape(alt)
        name = name_of(url)
        if name not in self.names:
            if len(self.names) >= MOST:
                return escape(alt)
            self.names[name] = RemoteImage(name, url, alt[:_LONGEST_ALT], *size)
        elif self._unscripted:
            return ""  # once more, for those who run no scripts
        return _tag(f"image:{name}", alt)


_PARTS = frozenset(("img", "source", "picture", "noscript"))


def _tag(source: str, alt: str) -> str:
    return f'<img src="{escape(source)}" alt="{escape(alt[:_LONGEST_ALT])}">'


def _attributes(source: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case; of two with one name the first counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source[:_LONGEST_TAG]):
        value = match["double"] or match["single"] or match["bare"] or ""
        found.setdefault(match["name"].lower(), unescape(value))
    return found
