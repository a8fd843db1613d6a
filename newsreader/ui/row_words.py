"""What an article's row says in words: its source, its age, and all of it for those who listen."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from newsreader.article.row import ArticleRow
from newsreader.ui.dates import age

translate = QCoreApplication.translate
# Seconds since 1970 at the edges of what a date can say in every time zone.
EARLIEST, LATEST = -62_135_510_400, 253_402_214_400
_BREAKS = str.maketrans(dict.fromkeys("\n\r\t\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))


def one_line(text: str, limit: int = 600) -> str:
    """Text for a line or two: its breaks as spaces, one for one so that marks stay where they were, and not endless."""
    return text[:limit].translate(_BREAKS)


def isolated(text: str) -> str:
    """Text that keeps its own direction whatever stands beside it (U+2068 ... U+2069)."""
    return f"\u2068{text}\u2069" if text else ""


def row_age(row: ArticleRow) -> str:
    """How long ago, such as "2 h" or "20 Nov"; empty for an awaited headline, which has no date."""
    if row.id < 0:
        return ""
    moment = max(EARLIEST, min(row.order_time, LATEST))
    return age(moment, row.precision, datetime.now(UTC).astimezone())


def row_source(row: ArticleRow) -> str:
    """Where it comes from: the site, else who wrote it; for an awaited headline, who named it."""
    names = one_line(", ".join(row.byline), 200)
    if row.id < 0:
        return translate("ArticleRow", "Named by %1").replace("%1", names) if names else ""
    return one_line(row.site, 200) if row.site else names


def chip(row: ArticleRow) -> str:
    """What is known of an awaited headline."""
    if row.target is not None:
        return translate("ArticleRow", "is here")
    if row.followed:
        return translate("ArticleRow", "you will be told")
    return translate("ArticleRow", "not in your library")


def copies_sign(row: ArticleRow) -> str:
    """How many sources have an article, as a sign: "×4"."""
    return f"×{row.copies + 1}"


def copies_words(row: ArticleRow) -> str:
    """The same in words: "4 sources"."""
    return translate("ArticleRow", "%1 sources").replace("%1", str(row.copies + 1))


def spoken_row(row: ArticleRow) -> str:
    """The row as one sentence after the other: "Unread. Headline. Source, 2 h. Bookmarked."; absent states left out."""
    meta = ", ".join(isolated(part) for part in (row_source(row), row_age(row)) if part)
    if row.id < 0:
        parts = [one_line(row.headline), meta, chip(row)]
    else:
        parts = [
            translate("ArticleRow", "Unread") if row.unread and not row.deleted else "",
            one_line(row.headline),
            meta,
            copies_words(row) if row.copies else "",
            translate("ArticleRow", "Edited") if row.edited else "",
            translate("ArticleRow", "Bookmarked") if row.bookmarked else "",
            translate("ArticleRow", "In the recycle bin") if row.deleted else "",
        ]
    return " ".join(_sentence(part) for part in parts if part)


def spoken_description(row: ArticleRow) -> str:
    """What is spoken when more is asked for: the excerpt."""
    return one_line(row.excerpt)


def _sentence(text: str) -> str:
    return text if text.rstrip('\u2069"”»').endswith((".", "!", "?", "…", "。")) else text + "."
