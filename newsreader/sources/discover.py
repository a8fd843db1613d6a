"""Finds the feeds that a page names, and the places where sites keep theirs. Fetches nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from newsreader.article.urls import web_address
from newsreader.sources.charset import decode
from newsreader.sources.page_tree import parse_tree, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FeedKind = Literal["rss", "atom", "json", ""]

_MOST = 30
_LONGEST_PAGE = 4_000_000
_TYPES: dict[str, FeedKind] = {
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
    "application/rdf+xml": "rss",
    "application/x.atom+xml": "atom",
    "application/x-rss+xml": "rss",
    "text/rss+xml": "rss",
    "text/rss": "rss",
    "text/atom+xml": "atom",
}
# Types that say too little: the address has to look like a feed as well.
_VAGUE = frozenset(("application/json", "application/xml", "text/xml", ""))
_LOOKS = re.compile(
    r"/(?:feeds?|rss2?|atom|rdf)(?:/|\.\w+|$)|/syndication$|\.(?:rss|atom|rdf)$|(?:feed|rss|atom|index)\w*\.(?:xml|json)$|"
    r"[?&](?:feed|format|type|output|alt)=(?:rss2?|atom|feed|rdf)\b|^/feeds?$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\W*(?:rss|atom|xml|json)?\W*(?:feeds?|rss|atom)(?: feeds?)?\W*", re.IGNORECASE)
_OF_COMMENTS = re.compile(r"comments?\b|kommentare?\b|replies", re.IGNORECASE)
_FEED_SCHEME = re.compile(r"\s*feed:(?://)?", re.IGNORECASE)
_FEED_HOSTS = ("feedburner.com", "feedpress.me", "feeds.feedblitz.com")
_PLACES = (
    "feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "feeds/posts/default", "index.rdf",
    "feed.atom", "blog/feed", "news/rss",
)  # fmt: skip
_CHANNEL = re.compile(
    rb"(?:\"(?:externalId|channelId)\":\s*\"|itemprop=\"(?:channelId|identifier)\" content=\")(UC[\w-]{22})"
)


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names.

    Attributes:
        title: plain text; what the page calls it, or nothing.
        kind: what it should be; empty if the page does not say.
    """

    url: str
    title: str = ""
    kind: FeedKind = ""


def feed_addresses(html: bytes, url: str, charset: str | None = None) -> list[FeedLink]:
    """The feeds that a page names, each once: those of its head, else those that it links to.

    Feeds of comments come last.

    Args:
        html: the page.
        url: the address that it came from.
        charset: the character set that the server named.
    """
    tree = parse_tree(decode(html[:_LONGEST_PAGE], charset).text)
    base = _base(tree, url)
    found = _named(tree, base) or _of_channel(html, url) or _linked(tree, base)
    once = {link.url: link for link in reversed(found) if link.url != url}
    links = [once[link] for link in dict.fromkeys(each.url for each in found) if link in once]
    return sorted(links, key=lambda link: bool(_OF_COMMENTS.search(f"{link.title} {link.url}")))[:_MOST]


def well_known(url: str) -> list[str]:
    """Where a feed often lies: below the page first, then at the root of its site."""
    base = web_address(url)
    if base is None:
        return []
    parts = urlsplit(base)
    root = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/"
    folder = parts.path if parts.path.endswith("/") else f"{parts.path}/" if "." not in parts.path[-6:] else ""
    below = [root + folder.strip("/") + "/" + place for place in _PLACES[:4]] if folder.strip("/") else []
    return [*below, *(root + place for place in _PLACES)]


def _named(tree: HtmlElement, base: str) -> list[FeedLink]:
    """The feeds of the link elements of a page."""
    found = []
    for link in tree.iter("link"):
        if not {"alternate", "feed"} & set((link.get("rel") or "").lower().split()):
            continue
        href, said = link.get("href") or "", (link.get("type") or "").partition(";")[0].strip().lower()
        address = _web(href, base)
        if address and (said in _TYPES or (said in _VAGUE and _looks_like_feed(address))):
            found.append(FeedLink(address, _plain(link.get("title") or ""), _TYPES.get(said) or _kind_of(address)))
    return found


def _linked(tree: HtmlElement, base: str) -> list[FeedLink]:
    """The feeds that a page links to, on its own site or a host of feeds: by their addresses, or as they are called."""
    found = []
    for link in tree.iter("a"):
        address = _web(link.get("href") or "", base)
        if not address or not _is_near(address, base):
            continue
        text = _plain(words_of(link, 200)) or _plain(link.get("title") or link.get("aria-label") or "")
        if _looks_like_feed(address) or _SAYS.fullmatch(text):
            found.append(FeedLink(address, text, _kind_of(address)))
    return found


def _of_channel(html: bytes, url: str) -> list[FeedLink]:
    """The feed of a channel of YouTube, whose pages name it in their data alone."""
    host = urlsplit(url).hostname or ""
    if host != "youtube.com" and not host.endswith(".youtube.com"):
        return []
    channel = _CHANNEL.search(html)
    address = "https://www.youtube.com/feeds/videos.xml?channel_id="
    return [FeedLink(address + channel[1].decode(), kind="atom")] if channel else []


def _base(tree: HtmlElement, url: str) -> str:
    """What the links of a page are relative to."""
    said = next((base.get("href") for base in tree.iter("base") if base.get("href")), "")
    return web_address(said, url) or url if said else url


def _is_near(address: str, base: str) -> bool:
    """Whether an address is on the site of a page or on a host that only keeps feeds."""
    host, own = (_site(urlsplit(each).hostname or "") for each in (address, base))
    return host == own or any(host.endswith(each) for each in _FEED_HOSTS)


def _site(host: str) -> str:
    """The last two labels of a host, or three below a country's own second level."""
    labels = host.split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short else labels[-2:])


def _looks_like_feed(address: str) -> bool:
    parts = urlsplit(address)
    tail = (parts.path.rstrip("/") or "/") + (f"?{parts.query}" if parts.query else "")
    return bool(_LOOKS.search(tail)) or any((parts.hostname or "").endswith(host) for host in _FEED_HOSTS)


def _kind_of(address: str) -> FeedKind:
    tail = address.lower().rpartition("/")[2]
    kinds: tuple[FeedKind, ...] = ("atom", "json", "rss")
    return next((kind for kind in kinds if kind in tail), "")


def _web(href: str, base: str) -> str | None:
    """The address of a link; “feed:” before it only says what it leads to."""
    if found := _FEED_SCHEME.match(href):
        rest = href[found.end() :]
        href = rest if rest.lower().startswith("http") else f"http://{rest}"
    return web_address(href, base)


def _plain(text: str) -> str:
    return " ".join(text.split())[:200]
