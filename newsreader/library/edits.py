"""Whether a new version of an article says anything new, or differs in what nobody reads: decided without a database.

Trivial are: white space, other quotation marks and dashes, and short lines that only count or date something, such as
"12 comments" or "Updated 14:05". A number within a sentence is never trivial.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_SIGNS = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": "..."}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff")
)
_LONGEST_LINE = 60
_COUNTED = re.compile(
    r"\b(?:comments?|replies|reply|likes?|shares?|views?|reads?|votes?|points?|min(?:utes?)?|hours?|days?|ago|updated|"
    r"published|posted|edited|kommentare?|antworten|aktualisiert|stand|uhr|commentaires?|partages?|publié|"
    r"comentarios?|actualizado|commenti|aggiornato|comentários|atualizado|reacties|komentarze|komentarzy)\b",
    re.IGNORECASE,
)


class Said(NamedTuple):
    """What readers read of an article."""

    headline: str
    byline: tuple[str, ...]
    text: str


def is_trivial(old: Said, new: Said) -> bool:
    """Whether the new version says what the old one said."""
    if old == new:
        return True
    if _plain(old.headline) != _plain(new.headline) or _names(old.byline) != _names(new.byline):
        return False
    return _substance(old.text) == _substance(new.text)


def _names(byline: tuple[str, ...]) -> list[str]:
    return [_plain(name).casefold() for name in byline]


def _substance(text: str) -> str:
    """A text without lines that count or date, in one line."""
    return " ".join(plain for line in text.split("\n") if (plain := _plain(line)) and not _is_counter(plain))


def _is_counter(line: str) -> bool:
    """Whether a line is short, has a figure, and is about how many or when."""
    return len(line) <= _LONGEST_LINE and any(map(str.isdigit, line)) and _COUNTED.search(line) is not None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SIGNS).split())
