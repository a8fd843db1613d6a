"""The head of an article's page: kicker, headline, byline line, date line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from newsreader.article.encoding import doubt
from newsreader.article.model import Article, Copy
from newsreader.ui.article_blocks import Block, Kind, Run, Style
from newsreader.ui.article_links import COPY, DECODE, EDITED, SHOW_COPIES
from newsreader.ui.dates import byline_parts, long_date, long_moment, reading_time, short_moment
from newsreader.ui.row_words import one_line
from newsreader.ui.text_direction import reads_right_to_left

_OPEN, _CLOSE = Run("\u2068", Style.SOFT), Run("\u2069", Style.SOFT)
MOST_COPIES = 6
_DOT = Run("\u2002·\u2002")


def head_blocks(article: Article, minutes: int, now: datetime) -> list[Block]:
    """The lines above the body.

    Args:
        article: whose head it is.
        minutes: the reading time; 0 leaves it out.
        now: the present, aware, in the reader's time zone.
    """
    lines: list[tuple[Kind, list[Run]]] = [
        ("kicker", _joined(((Run(part),) for part in (article.site, *article.tags[:1]) if part), Run("\u2002/\u2002"))),
        ("headline", [Run(article.headline.strip() or _say("Without a headline"))]),
        ("byline", _byline(article.byline)),
        ("date", _joined(_date_parts(article, minutes, now), _DOT)),
        ("date", _copies(article.copies)),
    ]
    return [Block(kind, tuple(runs)) for kind, runs in lines if runs]


def _byline(authors: tuple[str, ...]) -> list[Run]:
    """By whom: one phrase in the interface's language, or a row of words beside names in right-to-left script."""
    row = any(reads_right_to_left(author) for author in authors)
    runs: list[Run] = []
    for text, is_name in byline_parts(authors):
        runs += [_OPEN, Run(text, Style.BOLD), _CLOSE] if is_name else _apart(text) if row else [Run(text)]
    return runs if row or not runs else [_OPEN, *runs, _CLOSE]


def _apart(text: str) -> list[Run]:
    """A word that keeps its direction; the blanks around it belong to the line."""
    word = text.strip()
    if not any(letter.isalpha() for letter in word):
        return [Run(text)]
    before, after = text.split(word)
    return [Run(before), _OPEN, Run(word), _CLOSE, Run(after)]


def _date_parts(article: Article, minutes: int, now: datetime) -> Iterable[tuple[Run, ...]]:
    if article.site:
        yield (Run(article.site),)
    if article.published:
        yield (Run(long_date(article.published, now)),)
    else:
        yield (Run(_say("Added {}").format(long_moment(article.added_at, now))),)
    if article.updated and article.updated != article.published:
        yield (Run(_say("updated {}").format(long_date(article.updated, now))),)
    if minutes:
        yield (Run(reading_time(minutes)),)
    if article.revisions:
        yield (Run(_edit(article, now), href=EDITED),)
    if words := _on_encoding(article):
        yield Run(f"{words} – "), Run(_say("change"), href=DECODE)


def _copies(copies: Sequence[Copy]) -> list[Run]:
    """In which other sources it is, each a link; of many the first, and a link to all."""
    if not copies:
        return []
    shown = copies[: len(copies) if len(copies) <= MOST_COPIES + 1 else MOST_COPIES]
    parts: list[tuple[Run, ...]] = [(Run(one_line(each.source, 80), href=f"{COPY}{each.id}"),) for each in shown]
    if more := len(copies) - len(shown):
        parts.append((Run(_say("{} more").format(more), href=SHOW_COPIES),))
    return [Run(_say("Also in") + " "), *_joined(parts, Run(", "))]


def _edit(article: Article, now: datetime) -> str:
    """What its source changed last, and when."""
    if article.edited_at is None:
        return _say("edited")
    words = _say("headline changed {}") if article.headline_edited else _say("edited {}")
    return words.format(short_moment(article.edited_at, now)).replace(" ", "\u00a0")  # on one line


def _on_encoding(article: Article) -> str:
    """What is to be said of the characters; empty where they are certain."""
    words = {
        "unsure": _say("encoding unsure"),
        "damaged": _say("damaged characters"),
        "chosen": _say("encoding chosen by you"),
        "raw": _say("raw text"),
    }
    found = doubt(article.warnings)
    return words[found] if found else ""


def _joined(parts: Iterable[tuple[Run, ...]], between: Run) -> list[Run]:
    """The parts in a row, each isolated so that one in another direction cannot change the order of the rest."""
    runs: list[Run] = []
    for part in parts:
        runs += [*([between] if runs else []), _OPEN, *part, _CLOSE]
    return runs


def _say(text: str) -> str:
    return QCoreApplication.translate("ReadingPane", text)
