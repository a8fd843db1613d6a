"""The notes below the head of an article: whose text it is, how much of it is here, and which pictures are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QCoreApplication

from newsreader.article.model import Article, Version
from newsreader.ui.article_blocks import Block, Run, Style
from newsreader.ui.article_links import DO
from newsreader.ui.row_words import one_line

_OPEN, _CLOSE = Run("\u2068", Style.SOFT), Run("\u2069", Style.SOFT)
_DOT, _BAR = Run("\u2002·\u2002", Style.SOFT), Run("\u2002|\u2002", Style.SOFT)
_MOST_FILES, _LONGEST_NAME = 6, 60
_KILOBYTE, _MEGABYTE = 1000, 1_000_000
FULL_TEXT, ORIGINAL = f"{DO}full_text", f"{DO}open_original"
PICTURES, ALWAYS = f"{DO}load_pictures", f"{DO}always_pictures"


@dataclass(frozen=True, slots=True)
class PageNotes:
    """What is known beside the article.

    Attributes:
        of_feed: it came with a feed that is followed.
        fetching: its page is being fetched. loading: its pictures are.
        said: how the last fetching ended, in a sentence. missing: how many pictures did not come.
    """

    of_feed: bool = False
    fetching: bool = False
    loading: bool = False
    said: str = ""
    missing: int = 0


def note_blocks(article: Article, notes: PageNotes, waiting: int) -> list[Block]:
    """The notes; `waiting` is the number of pictures that are still on the web. Files open outside, and only so."""
    lines = (_on_text(article, notes), _on_pictures(notes, waiting), _on_files(article))
    return [Block("note", tuple(_joined(line))) for line in lines if line]


def share_read(article: Article) -> int | None:
    """How much of its page's text an article has, in per cent; None where that is enough, or not known."""
    if article.complete is None:
        return None
    share = round(article.complete * 100)
    # Where the share is too small, whoever read the page said so; how much is enough depends on the page.
    return share if any(warning.startswith(f"About {share} % ") for warning in article.warnings) else None


def hint(href: str, article: Article | None) -> str:
    """What a link of a note does."""
    turns = article is not None and article.other_version is not None
    full_text = _say("Show the other text") if turns else _say("Fetch the text of the article’s page")
    hints = {
        FULL_TEXT: full_text,
        ORIGINAL: _say("Open the article’s page in the browser"),
        PICTURES: _say("Fetch the pictures from the web, and keep them"),
        ALWAYS: _say("Fetch pictures with all articles of this feed"),
    }
    return hints.get(href, "")


def _on_text(article: Article, notes: PageNotes) -> list[list[Run]]:
    parts = [_switch(article.version, article.other_version)] if article.version and article.other_version else []
    if notes.fetching:
        return [*parts, [_words(_say("Fetching the page…"))]]
    if notes.said:
        return [*parts, [_words(notes.said)]]
    share = share_read(article)
    if share is not None:
        parts.append([_words(_say("About {} % of the page’s text").format(share))])
        if article.url and article.version != "page":
            parts.append([_link(_say("Full text"), FULL_TEXT)])
        if article.url:
            parts.append([_link(_say("Open in browser"), ORIGINAL)])
    return parts


def _switch(shown: Version, other: Version) -> list[Run]:
    """Feed and page in this order always: the one that is shown, and the other as a link."""
    names = {"feed": _say("Feed"), "page": _say("Page")}
    runs = {shown: Run(names[shown], Style.SOFT | Style.BOLD), other: _link(names[other], FULL_TEXT)}
    return [runs["feed"], _BAR, runs["page"]]


def _on_pictures(notes: PageNotes, waiting: int) -> list[list[Run]]:
    if not waiting:
        return []
    one = waiting == 1
    if notes.loading:
        return [[_words(_say("Loading a picture…") if one else _say("Loading {} pictures…").format(waiting))]]
    if notes.missing:
        lost = _say("One picture did not come") if notes.missing == 1 else _say("{} pictures did not come")
        return [[_words(lost.format(notes.missing))], [_link(_say("Try again"), PICTURES)]]
    words = _say("One picture is on the web") if one else _say("{} pictures are on the web").format(waiting)
    parts = [[_words(words)], [_link(_say("Load it") if one else _say("Load them"), PICTURES)]]
    return [*parts, [_link(_say("Always for this feed"), ALWAYS)]] if notes.of_feed else parts


def _on_files(article: Article) -> list[list[Run]]:
    """The sounds, films and documents that an article offers; what is no web address is only named."""
    files = [each for each in article.enclosures if not each[1].startswith("image/")][:_MOST_FILES]
    return [
        [_file(url, title), *([_words(f" ({size})")] if (size := _size(length)) else [])]
        for url, _, length, title in files
    ]


def _file(url: str, title: str) -> Run:
    name = one_line(title or unquote(urlsplit(url).path.rpartition("/")[2]) or url, _LONGEST_NAME)
    return _link(name, url) if url.startswith(("http://", "https://")) else _words(name)


def _size(length: int | None) -> str:
    """A number of bytes for a person; nothing for one that says nothing."""
    if length is None or length < _KILOBYTE:
        return ""
    return f"{length / _MEGABYTE:.0f} MB" if length >= _MEGABYTE else f"{length / _KILOBYTE:.0f} kB"


def _words(text: str) -> Run:
    return Run(text, Style.SOFT)


def _link(text: str, href: str) -> Run:
    return Run(text, Style.SOFT, href)


def _joined(parts: Iterable[list[Run]]) -> list[Run]:
    """The parts in a row, each isolated so that one in another direction cannot change the order of the rest."""
    runs: list[Run] = []
    for part in parts:
        runs += [*([_DOT] if runs else []), _OPEN, *part, _CLOSE]
    return runs


def _say(text: str) -> str:
    return QCoreApplication.translate("ReadingPane", text)
