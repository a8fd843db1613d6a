"""Web pages, saved from a browser or fetched: bytes in, one article out.

The way of the text: decode, bring the shape into bounds, read what the page says of itself, choose the body, sanitize.
None of it may lose text silently: what was kept is compared with what the page itself holds, and where a choice was
not possible the whole text of the page is shown, menus and all, with a warning.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.article.byline import parse_byline
from newsreader.article.errors import NewsreaderError
from newsreader.article.guard import AMPERSAND, tame
from newsreader.article.headline import normalize_headline
from newsreader.article.language import guess_language
from newsreader.article.markup import html_to_text, paragraphs_of, sanitize, text_to_html
from newsreader.article.model import ParsedArticle
from newsreader.article.urls import web_address
from newsreader.sources.charset import Decoded, decode, decode_as, known
from newsreader.sources.page_address import host_of
from newsreader.sources.page_body import extract_body, is_large, paragraphs_html
from newsreader.sources.page_json import read_linked_data
from newsreader.sources.page_links import find_named_links
from newsreader.sources.page_metadata import Metadata, read_metadata
from newsreader.sources.page_pictures import Pictures
from newsreader.sources.page_share import share_of_container
from newsreader.sources.page_tree import drop_unseen, outside, parse_tree
from newsreader.sources.page_weave import Clues, weave
from newsreader.sources.page_whole import share_kept, whole_text
from newsreader.sources.remote_pictures import sanitize_with_pictures
from newsreader.sources.text import unread_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WHOLE_PAGE = "The article could not be told apart from the rest of the page; the whole text of the page is shown."
CUT_OFF = "The file ends in the middle of the page; what was there is shown."

_ENOUGH = 0.9
_HALF = 0.5
_CLEARLY_LESS = 0.75
_MOST = 0.7
_NEARLY_ALL = 0.9
_HEAD_BLOCKS = 4
_LONGEST_KICKER = 60
_HEAD_LENGTH = 300_000
_MANY_TAGS = 8_000
_LEAST_WORDS = 100
_FIRST_BLOCK = re.compile(r"\s*<(h[1-6]|p)(?: [^>]*)?>(.*?)</\1>", re.DOTALL)
# Captions are read with their pictures; the plain text is the article's own.
_FIGURE = re.compile(r"<figure>.*?</figure>", re.DOTALL)
_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_HEAD_BYTES = 20_000
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page in a harmless shape.

    Attributes:
        html: the page; where `hostile`, rewritten.
        rest: text beyond the limits.
        flattened: tags were left out to bring it into shape.
        large: only its beginning is in the tree, and nothing is put back into the body from there.
    """

    html: str
    rest: str
    flattened: bool
    large: bool
    tree: HtmlElement
    outside: set[HtmlElement]


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a page came from.

    Attributes:
        source: its path or address, as found.
        folder: where a file lies; None takes no pictures from there.
        address: where a fetched page was; None for a file.
    """

    source: str
    folder: Path | None = None
    address: str | None = None

    @property
    def name(self) -> str:
        """What it is called where the page gives no name."""
        return host_of(self.address) or Path(self.source).stem


def parse_page(data: bytes, source: str, folder: Path | None = None, encoding: str | None = None) -> ParsedArticle:
    """The article of a saved web page.

    Args:
        data: the file as it is.
        source: its path or address, as found.
        folder: where the file lies; pictures are taken from the page's own folder in it. None takes none.
        encoding: the character set that the reader chose, by Python's name; None finds it out.

    Raises:
        NewsreaderError: the page holds no text.
    """
    decoded = decode_as(data, encoding) if encoding else decode(data, _declared(data))
    return _article(decoded, _Origin(source, folder), data)


def parse_fetched_page(data: bytes, url: str, charset: str | None = None) -> ParsedArticle:
    """The article of a page that was fetched.

    Args:
        data: the body as it came.
        url: the address that answered in the end; relative addresses are resolved against it.
        charset: the character set that the server named. A byte order mark counts more, the page's own word less.

    Raises:
        NewsreaderError: the page holds no text.
    """
    decoded = decode(data, charset or _declared(data))
    own = _declared(data) if charset else None
    if own and decoded.encoding != known(charset):
        decoded = decode(data, own)
    return _article(decoded, _Origin(url, address=url), data)


def _article(decoded: Decoded, origin: _Origin, data: bytes) -> ParsedArticle:
    text = decoded.text
    page = _shaped(text)
    linked = read_linked_data(page.tree)
    base = page.tree.find(".//base")
    drop_unseen(page.tree)
    meta = read_metadata(page.tree, text, linked, page.outside, origin.address)
    address = origin.address or meta.url
    base_url = web_address((base.get("href") if base is not None else None) or "", address) or address
    pictures = Pictures(base_url, origin.folder, Path(origin.source).stem)
    html, plain, notes = _body(page, meta, pictures)
    if not plain.strip() and not meta.headline:
        raise _no_text(origin)
    complete, expected = _complete(page, meta, plain)
    return ParsedArticle(
        source=origin.source,
        headline=meta.headline or _first_words(plain) or origin.name,
        byline=meta.byline,
        published=meta.published,
        updated=meta.updated,
        site=meta.site,
        language=meta.language or guess_language(plain),
        lede=next(iter(paragraphs_of(plain)), ""),
        html=html,
        text=plain,
        url=meta.url,
        tags=meta.tags,
        named_links=find_named_links(page.tree, base_url, meta.url),
        images=tuple(pictures.images),
        warnings=(*decoded.warnings, *notes, *_incomplete(complete, expected), *_undated(meta), *_cut_off(text)),
        complete=complete,
        raw=data,
        remote_images=tuple(image for image in pictures.remote if f'"image:{image.name}"' in html),
    )


def _no_text(origin: _Origin) -> NewsreaderError:
    if origin.address:
        return NewsreaderError(
            f"The page of {origin.name} holds no text to read.",
            "Nothing was added from it.",
            "Open it in your browser; what scripts show there can be saved and added as a file.",
        )
    return NewsreaderError(
        f"{Path(origin.source).name} holds no text to read.",
        "Nothing was added.",
        "Save the page again once it has loaded.",
    )


def _declared(data: bytes) -> str | None:
    """The character set that the page's head names."""
    found = _CHARSET.search(data[:_HEAD_BYTES])
    return found[1].decode("ascii") if found else None


def _shaped(text: str) -> _Page:
    tamed = tame(text)
    html = tamed.html.replace(AMPERSAND, "&amp;")
    large = tamed.flattened or is_large(html)
    tree = parse_tree(_beginning(html) if large else html)
    return _Page(html, tamed.rest, tamed.flattened, large, tree, outside(tree))


def _beginning(html: str) -> str:
    """Enough of a large page to hold its head."""
    return html[: _HEAD_LENGTH // 4] if html.count("<", 0, _HEAD_LENGTH) > _MANY_TAGS else html[:_HEAD_LENGTH]


def _body(page: _Page, meta: Metadata, pictures: Pictures) -> tuple[str, str, list[str]]:
    """The sanitized body, its plain text, and what is to be said about it."""
    found = None if page.rest else extract_body(page.html)
    if found is None or page.flattened:
        whole = whole_text(page.html, page.rest)
        if found is None or len(html_to_text(found)) < _NEARLY_ALL * len(whole):
            return text_to_html(paragraphs_of(whole)), whole, [WHOLE_PAGE] if whole.strip() else []
    if not page.large:
        share = share_kept(page.tree, meta.linked, page.outside, html_to_text(found))
        clues = Clues(meta.headline, meta.description, page.outside, generous=share is not None and share < _MOST)
        found = weave(found, page.tree, clues, pictures)
    names = {image.name for image in pictures.images}
    html, pictures.remote = sanitize_with_pictures(found, base_url=pictures.base_url, images=names)
    html = _without_head(_stated_if_more(html, meta), meta)
    return html, html_to_text(_FIGURE.sub("", html)), []


def _stated_if_more(html: str, meta: Metadata) -> str:
    """The text of the page's JSON-LD instead of a body that has less than half of its words."""
    stated = len(_WORD.findall(meta.linked.body))
    if stated < _LEAST_WORDS or len(_WORD.findall(html_to_text(html))) >= stated * _HALF:
        return html
    return sanitize(paragraphs_html(html_to_text(meta.linked.body.replace("\n", "<p>"))), base_url=meta.url)


def _without_head(html: str, meta: Metadata) -> str:
    """The body without a headline and a byline of its own at its beginning, nor the line above the headline."""
    at = cut = 0
    for _ in range(_HEAD_BLOCKS):
        block = _FIRST_BLOCK.match(html, at)
        if not block:
            break
        at = block.end()
        text = html_to_text(block[2])
        if _is_headline(text, meta) or (_is_byline(text, meta) and cut == block.start()):
            cut = at
        elif len(text) > _LONGEST_KICKER or cut:
            break
    return html[cut:].lstrip()


def _is_headline(text: str, meta: Metadata) -> bool:
    return bool(meta.headline) and normalize_headline(text) == normalize_headline(meta.headline)


def _is_byline(text: str, meta: Metadata) -> bool:
    line = parse_byline(text)
    if line is None:
        return False
    known = {normalize_headline(name) for name in meta.byline}
    return bool(line.names) and all(normalize_headline(name) in known for name in line.names)


def _first_words(text: str) -> str:
    first = next(iter(paragraphs_of(text)), "")
    return first if len(first) <= 120 else first[:120].rsplit(" ", 1)[0] + "…"


def _complete(page: _Page, meta: Metadata, plain: str) -> tuple[float | None, float]:
    """The share of the page's own text that was kept, and below which share that is to be said.

    Where the page does not state its text, its paragraphs may be another's, and must be missing by half.
    """
    if page.large:
        return None, 0.0
    share = share_kept(page.tree, meta.linked, page.outside, plain)
    if meta.linked.body or meta.linked.words:
        return share, _ENOUGH
    held = share_of_container(page.tree, page.outside, plain)
    if held is None or (share is not None and share < min(held, _HALF)):
        return share, _HALF
    return held, _CLEARLY_LESS


def _incomplete(complete: float | None, expected: float) -> list[str]:
    if complete is None or complete >= expected:
        return []
    return [f"About {round(complete * 100)} % of the page's own article text could be read."]


def _undated(meta: Metadata) -> list[str]:
    """The date as it was written where it is none of the calendar."""
    return [unread_date(meta.unread)] if meta.unread else []


def _cut_off(text: str) -> list[str]:
    """A page that began as a whole document, and ends within a tag, a comment, a script or a text."""
    began = "<html" in text[:5_000].lower() or "<body" in text[:20_000].lower()
    tail = text[-2_000:].rstrip()
    broken = not tail.endswith(">") or tail.rfind("<!--") > tail.rfind("-->")
    return [CUT_OFF] if began and broken and not _END.search(tail) else []
