"""What an XML feed says of itself: title, addresses, how often it should be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.article.feed import FeedDocument
from newsreader.article.urls import web_address
from newsreader.sources.feed_entry import Surroundings, headline_in
from newsreader.sources.feed_names import field_of
from newsreader.sources.feed_parts import XML_LANG, Parts, first_text, language_code, names_in, own_base, parts_of
from newsreader.sources.feed_words import title_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST_DESCRIPTION = 2_000
_MINUTES = {"hourly": 60, "daily": 1_440, "weekly": 10_080, "monthly": 43_200, "yearly": 525_600}
_LONGEST_PERIOD = 525_600
_ENTRIES = frozenset(("entry", "items"))


def read_channel(
    root: _Element, source: str, base: str | None, *, has_bases: bool
) -> tuple[FeedDocument, Surroundings]:
    """The feed without its entries, and what its entries have from it.

    Args:
        root: the whole document.
        source: where it came from.
        base: the address that it was fetched from, if it was.
        has_bases: some elements have an `xml:base`.
    """
    channel = next((child for child in root if field_of(str(child.tag)) == "channel"), root)
    parts = parts_without_entries(channel)
    base = web_address(base or "")
    base = own_base(channel, base) if has_bases else base
    own = _link(parts, "self", base)
    base = base or own
    html_url = _link(parts, "alternate", base)
    document = FeedDocument(
        source=source,
        title=headline_in(parts),
        url=own,
        html_url=html_url,
        description=title_of(first_text(parts, "description", "itunes_summary"))[:_LONGEST_DESCRIPTION],
        language=language_code(first_text(parts, "language") or channel.get(XML_LANG) or root.get(XML_LANG) or ""),
        icon_url=_icon(parts, root, base),
        moved_to=web_address(first_text(parts, "moved"), None),
        minutes=_minutes(parts),
    )
    return document, Surroundings(base or html_url, has_bases, names_in(parts))


def parts_without_entries(channel: _Element) -> Parts:
    """As `parts_of`, but for a channel of a hundred thousand entries."""
    parts: Parts = {}
    for child in channel:
        field = field_of(child.tag) if isinstance(child.tag, str) else ""
        if field and field not in _ENTRIES:
            parts.setdefault(field, []).append(child)
    return parts


def _link(parts: Parts, rel: str, base: str | None) -> str | None:
    """The address of the feed itself or of its page."""
    for link in parts.get("link", ()):
        href = link.get("href")
        if href is None and rel == "alternate" and (url := web_address((link.text or "").strip(), base)):
            return url
        if href and (link.get("rel") or "alternate").lower() == rel and (url := web_address(href.strip(), base)):
            return url
    return None


def _icon(parts: Parts, root: _Element, base: str | None) -> str | None:
    images = [*parts.get("image", ()), *(child for child in root if field_of(str(child.tag)) == "image")]
    written = [first_text(parts_of(image), "url") or (image.text or "").strip() for image in images]
    written += [first_text(parts, "icon")] + [each.get("href") or "" for each in parts.get("itunes_image", ())]
    return next((url for each in written if each and (url := web_address(each, base))), None)


def _minutes(parts: Parts) -> int | None:
    """How often the feed says that it should be asked: the longer of `ttl` and the period of its updates."""
    ttl = _number(first_text(parts, "ttl"))
    period = _MINUTES.get(first_text(parts, "updateperiod").lower(), 0)
    times = _number(first_text(parts, "updatefrequency")) or 1
    return min(max(ttl, period // times), _LONGEST_PERIOD) or None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
