"""Fetches the page of an article, and shows it in place of what the feed sent if it says more. Both are kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from newsreader.application import change
from newsreader.application.news.trust import is_trusted
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, ParsedArticle
from newsreader.article.tracking import clean_link

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.sources.fetch import Fetched, Wanted

Outcome = Literal["page", "same", "shorter"]

_SAME = 0.95
_ENOUGH_WORDS = 10
_OTHER = 0.2
_WORD = re.compile(r"\w+")
_TELLING = 4
_LOOK_AT = 8_192
_WALLS = {
    "robot": "The page asks whether a person is reading before it shows its text.",
    "cookies": "The page asks about cookies before it shows its text.",
    "login": "The page asks to log in before it shows its text.",
    "front": "The address leads to the front page of the site now.",
    "paywall": "The page seems to show only the beginning of the article; the rest is for subscribers.",
}
_OTHER_TEXT = "The page seems to hold another text than the feed sent."
_BOTH = "What was here is shown; open the page in your browser to see it."


@dataclass(frozen=True, slots=True)
class FullText:
    """What came of fetching the page of an article.

    Attributes:
        outcome: the page is shown now; it says the same; it says less, or not what it should, and is not shown.
        sentence: what to tell the reader; empty if there is nothing to tell.
    """

    outcome: Outcome
    sentence: str = ""
    changes: Changes = field(default_factory=Changes)


def full_text(library: Library, fetch: Callable[[Wanted], Fetched], article_id: int) -> FullText:
    """Fetches the page of an article and keeps it beside what the feed sent.

    Args:
        library: holds the article.
        fetch: gives what is at an address, as `Fetcher.fetch` does.
        article_id: the article.

    Raises:
        NewsreaderError: the article names no page, or its page cannot be had or read; nothing was changed.
    """
    article = library.article(article_id)
    if not article.url:
        raise NewsreaderError("This article does not say where its page is.", "It stays as it is.")
    page, answered = _page(fetch, clean_link(article.url), typed=is_trusted(library, article_id, article.url))
    before = library.version(article_id, "feed") or library.version(article_id, "page")
    assert before is not None  # noqa: S101  the version that is shown is one of these
    outcome, sentence = judge(page, before, article.url, answered)
    page = _as_same(page, before)
    has_page = "page" in (article.version, article.other_version)
    if outcome == "page":
        page = replace(page, warnings=(*page.warnings, sentence) if sentence else page.warnings)
        return FullText("page", sentence, change.put_version(library, article_id, page, "page"))
    if outcome == "same" or has_page or library.version(article_id, "feed") is None:
        return FullText(outcome, sentence)
    return FullText(outcome, sentence, change.put_version(library, article_id, page, "page", show=False))


def judge(page: ParsedArticle, before: ParsedArticle, asked: str, answered: str) -> tuple[Outcome, str]:
    """Whether a page is to be shown in place of what is here, and what to tell of it.

    Args:
        page: as it was read.
        before: what the feed sent.
        asked: the address that was asked.
        answered: the address that answered in the end.
    """
    from newsreader.sources.page_wall import wall_of

    wall = wall_of(page, asked, answered)
    new, old = len(_WORD.findall(page.text)), len(_WORD.findall(before.text))
    said = _WALLS[wall] if wall else _OTHER_TEXT if _is_other(page, before) else ""
    if said and (wall != "paywall" or new <= old):
        return "shorter", f"{said} {_BOTH}"
    if new < old * _SAME:
        return "shorter", f"The page has less text than the feed sent: {new:,} words, and not {old:,}. {_BOTH}"
    if new * _SAME <= old and _share_of(before.text, page.text) >= _SAME:
        return "same", "The page says what the feed sent already."
    return "page", said


def _page(fetch: Callable[[Wanted], Fetched], url: str, *, typed: bool) -> tuple[ParsedArticle, str]:
    """The page at an address as an article, and the address that answered."""
    from newsreader.sources.charset import looks_binary
    from newsreader.sources.fetch import Wanted
    from newsreader.sources.page import parse_fetched_page

    fetched = fetch(Wanted(url, "page", typed=typed))
    named = fetched.content_type.partition("/")[0] in ("image", "audio", "video") or "pdf" in fetched.content_type
    if named or looks_binary(fetched.data[:_LOOK_AT]):
        raise NewsreaderError(
            f"{urlsplit(fetched.url).hostname} gave no page, but a file of another kind.",
            "The article stays as it is.",
            "Open it in your browser.",
            details=fetched.content_type,
        )
    return parse_fetched_page(fetched.data, fetched.url, fetched.charset), fetched.url


def _as_same(page: ParsedArticle, before: ParsedArticle) -> ParsedArticle:
    """The page as the same article: what its feed said of it in its list stays, unless the page knows more."""
    cut = before.headline.rstrip().endswith(("…", "..."))
    return replace(
        page,
        source=before.source,
        headline=page.headline if cut or not before.headline else before.headline,
        byline=before.byline or page.byline,
        published=before.published or page.published,
        site=before.site or page.site,
        url=before.url or page.url,
        tags=tuple(dict.fromkeys((*before.tags, *page.tags))),
        enclosures=before.enclosures,
    )


def _is_other(page: ParsedArticle, before: ParsedArticle) -> bool:
    """Whether a page has hardly a word of what its feed sent."""
    telling = {word for word in _words(before.text) if len(word) >= _TELLING}
    return len(telling) >= _ENOUGH_WORDS and _share_of(before.text, f"{page.headline}\n{page.text}") < _OTHER


def _share_of(text: str, other: str) -> float:
    """The share of the longer words of a text that another has too."""
    telling = {word for word in _words(text) if len(word) >= _TELLING}
    return len(telling & _words(other)) / len(telling) if telling else 1.0


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
