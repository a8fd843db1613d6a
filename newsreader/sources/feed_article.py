"""Makes an article of an entry of a feed: its body is sanitized, and the headlines that it names are found."""

from __future__ import annotations

import re
from functools import lru_cache

from newsreader.article.byline import names_of
from newsreader.article.feed import Entry, FeedDocument
from newsreader.article.language import guess_language
from newsreader.article.markup import html_to_text
from newsreader.article.model import ParsedArticle
from newsreader.article.tokens import escape, unescape
from newsreader.article.urls import web_address
from newsreader.sources.body import is_prose, shortened
from newsreader.sources.feed_dates import read_date
from newsreader.sources.feed_links import link_named
from newsreader.sources.remote_pictures import sanitize_with_pictures
from newsreader.sources.text import unread_date

_GUESSED_BY = 600
_LONGEST_HEADLINE, _LONGEST_SHORT = 120, 90
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
# Captions are read with their pictures; the plain text is the article's own.
_FIGURE = re.compile(r"<figure>.*?</figure>", re.DOTALL)
_ENGLISH = " the "
# Frames are not shown, and these tags close themselves only in XML: to a page, all that follows would be in them.
_SWALLOWS = re.compile(
    r"<iframe\b[^<>]*+>(?:\s*+</iframe\s*+>)?|<(?P<name>script|style|noembed|noframes|textarea|title|xmp)\b[^<>]*/>",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"""\ssrc\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""", re.IGNORECASE)
_BY = re.compile(r"(?:by|von|par|por|door|av|af)\s+(?=[A-Z])", re.IGNORECASE)


def article_of(entry: Entry, document: FeedDocument) -> ParsedArticle:
    """The article that an entry is.

    Args:
        entry: one of the document's.
        document: the feed, for what its entries do not say themselves.
    """
    written = entry.body or entry.summary
    html, pictures = sanitize_with_pictures(_as_html(written, entry), base_url=entry.base)
    html = html.strip()
    text = html_to_text(_FIGURE.sub("", html) if "<figure>" in html else html)
    html, links = link_named(html, text, entry)
    languages = _languages(entry, document, text)
    published, updated = read_date(entry.published, languages), read_date(entry.updated, languages)
    unread = entry.published if entry.published and not published else ""
    first = text.partition("\n\n")[0]
    return ParsedArticle(
        source=entry.url or _place(document.url or document.source, entry.key),
        headline=entry.headline or _first_words(first) or document.title or "Untitled",
        byline=_byline(entry.byline),
        published=published,
        updated=updated if updated != published else None,
        site=entry.site or document.title or None,
        language=languages[0] if languages else None,
        lede=_lede(text, first),
        html=html,
        text=text,
        url=entry.url,
        tags=entry.tags,
        named_links=links,
        warnings=(unread_date(unread),) if unread else (),
        raw=b"" if written == html else written.encode("utf-8", "surrogatepass"),  # as it came is as it is kept
        remote_images=pictures,
        enclosures=tuple((each.url, each.media_type, each.length, each.title) for each in entry.enclosures),
    )


def _as_html(written: str, entry: Entry) -> str:
    """The body as HTML: text without tags in paragraphs, and the entry's picture above a body that has none."""
    if "<" not in written:
        written = "".join(f"<p>{part}</p>" for part in _BLANK_LINE.split(written) if part.strip())
    if _SWALLOWS.search(written):
        written = _SWALLOWS.sub(_embedded, written)
    if entry.image and "<img" not in written:
        written = f'<p><img src="{escape(entry.image)}" alt=""></p>{written}'
    return written


def _embedded(found: re.Match[str]) -> str:
    """What stands for a tag that pages read without its end as the beginning of everything: a link to what it shows."""
    if name := found["name"]:
        rest = found.string[found.end() :].lower()
        begin, end = rest.find(f"<{name.lower()}"), rest.find(f"</{name.lower()}")
        return found[0] if end >= 0 and not 0 <= begin < end else ""
    source = _SOURCE.search(found[0])
    address = web_address(unescape(source[1] or source[2])) if source else None
    return f'<p><a href="{escape(address)}">{escape(address)}</a></p>' if address else ""


def _languages(entry: Entry, document: FeedDocument, text: str) -> tuple[str, ...]:
    """The language as it is said; English is guessed again, because many programs say it of any feed."""
    said = entry.language or document.language
    if said and (said != "en" or _ENGLISH in text):
        return (said,)
    found = guess_language(f"{entry.headline}\n{text[:_GUESSED_BY]}") or said
    return (found,) if found else ()


@lru_cache(maxsize=1024)
def _byline(names: tuple[str, ...]) -> tuple[str, ...]:
    """The single names of those who wrote it."""
    single = [
        name for written in names for name in names_of(_BY.sub("", written, count=1) if _BY.match(written) else written)
    ]
    return tuple(dict.fromkeys(name for name in single if name))


def _lede(text: str, first: str) -> str:
    """The first paragraph with words."""
    if is_prose(first):
        return shortened(" ".join(first.split()))
    for paragraph in text.split("\n\n", 30)[1:30]:
        if is_prose(paragraph):
            return shortened(" ".join(paragraph.split()))
    return ""


def _first_words(first: str) -> str:
    """What stands for a headline that is missing."""
    words = " ".join(first.split())
    return words if len(words) <= _LONGEST_HEADLINE else words[:_LONGEST_SHORT].rsplit(" ", 1)[0] + "…"


def _place(feed: str, key: bytes) -> str:
    """What stands for the address of an entry that has none: nothing that could be taken for a page."""
    return f"{'feed:' if '://' in feed else ''}{feed}#{key.hex()}"
