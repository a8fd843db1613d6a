"""Reads the line under a headline: who wrote it, when, for whom ("By Jane Doe and John Roe | Mar 4, 2026").

Such a line begins with "By" in one of many languages, or holds a date. Since the same words begin ordinary sentences
("By the time the council met ..."), what follows must look like names: few words, capitals first, no full stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsreader.article.dates import label_of, parse_published
from newsreader.article.markers import fold
from newsreader.article.model import Published

_LONGEST, _LONG_SENTENCE = 240, 90
_LONGEST_NAME = 8
_BY = re.compile(
    r"^(?:[*_(\[—–-]\s*)?(?:(?:(?:written|words|text|story|reported|posted|article) by|authors?|by|byline|von"
    r"|text von|text|autor|autorin|autoren|redaktion|par|écrit par|rédigé par|auteurs?"
    r"|por|escrito por|autora|autores|di|a cura di"
    r"|scritto da|autore|de|door|av|af|skrevet af|skrevet av|przez|tekst|kirjoittanut|yazan|haber|yazar|írta|szerző"
    r"|napsal|автор|авторы|текст|від|του|της|από)(?:\s*[:：]\s*|\s+)"
    r"|[文글]\s*[:：/／=＝]\s*|(?:取材|撰文|作者|记者|記者|编辑|編輯|執筆|著者|執筆者|文責|기자|작성자|글쓴이)\s*[:：/／=＝]?\s*"
    r"|(?:كتبت?|بقلم|تحرير|الكاتب|إعداد|نوشته|نویسنده|מאת|כתב|כתבה)(?:\s*[:：]\s*|\s+))",
    re.IGNORECASE,
)
_REPORTER = re.compile(r"^(?P<name>\S.{0,30}?)\s*(?:記者|记者|特派員|編集委員|기자|특파원)$")
_PARTS = re.compile(r"\s*(?:[|｜•·¦]|\s[—–-]{1,2}\s|\t|\s{3,}|\s//\s)\s*")
_AND = re.compile(
    r"\s+(?:im [Gg]espräch mit|im [Ii]nterview mit|in conversation with)\s+"
    r"|\s*(?:,\s*and|,\s*&|、|，|・(?=\S+・)|;|؛|،|/)\s*"
    r"|\s+(?:and|&|und|et|y|e|i|en|og|och|ve|и|та|ja|és|και|with|mit|avec|con|com)\s+|\s+و\s?(?=\S{2})|,\s+",
)
_SURELY_BY = re.compile(r"^(?:(?:\w+ )?by\b|.{2,20}[:：])", re.IGNORECASE)
_GAP = re.compile(r"[,、]?\s+(?:(?:on|am|le|el|il|den|op|dnia)\s+)?|,")
_MAYBE_DATE = re.compile(r"\d{4}|\d[./-]\s?\d{1,2}[./-]\s?\d{2}|\d年")
_MOST_WORDS = 30
_SUFFIX = re.compile(r"^(?:jr|sr|ii|iii|iv|m\.?d|ph\.?d|esq|mba|rn|dr)\.?$", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:writers?|reporters?|correspondents?|editors?|columnists?|contributors?|journalists?|critics?|author|staff"
    r"|analysts?|anchors?|producers?"
    r"|redakteur\w*|korrespondent\w*|journaliste?|corresponsal|redactor\w*|inviato"
    r"|корреспондент)$",
    re.IGNORECASE,
)
_ORGANIZATION = re.compile(
    r"\b(?:team|desk|staff|service|services|news|agency|agencies|bureau|press|times|post|media|network|office|department"
    r"|board|company|co|inc|group|sons|wire|journal|herald|tribune|magazine|weekly|daily|reports?|institute|redaktion|redaktie"
    r"|rédaction|redazione|redacción|редакция|dienst|agentur|rundfunk|tv|radio|online)\.?$",
    re.IGNORECASE,
)
_SMALL_WORDS = """de da do das dos del della delle di du des la le las los van von der den ter ten zu zum zur
af av al el
bin ben ibn abu y e i of the for and at in und et le' d' our own a an s t"""
_SMALL_IN_NAMES = frozenset(_SMALL_WORDS.split())
_NOBODY = frozenset(("staff", "correspondent", "reporter", "reporters", "agencies", "agency", "editors", "editor"))
_FOR = re.compile(r"\s+(?:for|für|pour|para|per|voor|dla|in|from)\s+(?=[A-Z])")
_READING_TIME = re.compile(r"\d+\s*(?:min\b|mins\b|minut\w*|分|분|мин)", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*(?:uhr|h|a\.?m\.?|p\.?m\.?|cet|cest|utc|gmt))?", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tonight|ago|just now|last (?:week|month|year)|gestern|heute|hier|aujourd'hui|ayer|hoy"
    r"|ieri|oggi|ontem|hoje|gisteren|vandaag|wczoraj|dzisiaj|вчера|сегодня)\b|昨日|今日|어제|오늘",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line under a headline says.

    Attributes:
        site: the publication, where the line names one beside the authors.
        unread: a date that was written but is relative or impossible, as written.
        said_by: the line began with "By" or its like, or named a date: it is no ordinary paragraph.
    """

    names: tuple[str, ...] = ()
    published: Published | None = None
    updated: Published | None = None
    site: str | None = None
    unread: str = ""
    said_by: bool = False

    def and_then(self, other: Byline) -> Byline:
        """This line and the next one together; what this one has stays."""
        return Byline(
            self.names or other.names,
            self.published or other.published,
            self.updated or other.updated,
            self.site or other.site,
            self.unread or other.unread,
            self.said_by or other.said_by,
        )


def parse_byline(line: str, languages: Sequence[str] = ()) -> Byline | None:
    """Reads a line of names, dates or both.

    Args:
        line: the line as written, without markup.
        languages: two letters each, for dates like `3/4/2025`.

    Returns:
        What it says, or None if it is an ordinary line of text.
    """
    text = line.strip().strip("*_ ")
    if not text or len(text) > _LONGEST or (len(text) > _LONG_SENTENCE and text.endswith((".", "。", "”", '"'))):
        return None
    found = Byline()
    for part in _parts(text):
        read = _read_part(part, found, languages)
        if read is None:
            return None
        found = read
    return found if found.said_by or found.published or found.updated else None


def names_of(text: str) -> tuple[str, ...]:
    """The single names of "A, B and C"; the name of an office ("Arts and Culture Desk") stays whole."""
    text = re.sub(r"\s*\(([^()]+)\)", r", \1", _FOR.split(text.strip(" ,;:*_[]"))[0]).strip(" ,")
    if text.endswith(".") and not _SUFFIX.match(text.rsplit(maxsplit=1)[-1]):
        text = text[:-1]
    pieces = [piece.strip() for piece in _AND.split(text) if piece and piece.strip()]
    if _is_one_office(pieces):
        return (text,)
    names: list[str] = []
    for piece in pieces:
        if names and _SUFFIX.match(piece):
            names[-1] = f"{names[-1]}, {piece}"
        elif not (names and _ROLE.search(piece) and not _looks_like_person(piece)):
            names.append(piece)
    return tuple(dict.fromkeys(names))


def _parts(text: str) -> list[str]:
    """The parts of a byline line; a date that stands before or behind names is parted from them."""
    return [piece for part in _PARTS.split(text) if part.strip() for piece in _without_date(part.strip())]


def _without_date(part: str) -> tuple[str, ...]:
    """A part as it is, or its names and its date apart: "By A, Mar 4, 2026", "By A on 4 March 2026", "2026-03-04 A"."""
    if not _MAYBE_DATE.search(part) or _is_date(part):
        return (part,)
    gaps = [gap for gap in _GAP.finditer(part) if re.search(r"[^\W\d_]{2}", part[: gap.start()])][:_MOST_WORDS]
    for gap in gaps:
        before, tail = part[: gap.start()], part[gap.end() :]
        if not _is_date(tail):
            continue
        if not tail.isdigit() or (gap.group().startswith(",") and not re.search(r"\d$", before)):
            return (before, tail)
    for gap in reversed(list(_GAP.finditer(part))[:_MOST_WORDS]):
        if re.search(r"[^\W\d_]{2}", part[gap.end() :]) and _is_date(part[: gap.start()]):
            return (part[: gap.start()], part[gap.end() :])
    return (part,)


def _is_date(text: str) -> bool:
    """Whether a text is a date, announced or not."""
    return bool(_MAYBE_DATE.search(text)) and parse_published(label_of(text)[1]) is not None


def _read_part(part: str, found: Byline, languages: Sequence[str]) -> Byline | None:
    """One part of the line added to what was found; None if it is neither names nor date nor site."""
    kind, rest = label_of(part)
    if any(c.isdigit() for c in rest) and (date := parse_published(rest, languages)):
        if kind == "updated" or (found.published and not found.updated):
            return replace(found, updated=date)
        return found if found.published else replace(found, published=date)
    if _RELATIVE.search(part) or (kind and rest != part and any(c.isdigit() for c in rest)):
        return replace(found, unread=found.unread or part)
    if _READING_TIME.search(part) or _CLOCK.fullmatch(part):
        return found
    rest, begins = part, None
    while again := _BY.match(rest):
        rest, begins = rest[again.end() :], again
    if not rest or (not begins and part.lower() == "by"):
        return replace(found, said_by=True)
    reporter = _REPORTER.match(rest)
    rest = reporter["name"] if reporter else rest
    if not _looks_like_names(rest, said=bool(begins)):
        return _odd_part(part, found)
    one_word = " " not in rest and not (begins and _SURELY_BY.match(part)) and rest.isascii()
    if found.names or (one_word and not begins):
        return replace(found, site=found.site or rest)
    if one_word and found == Byline():
        return None
    return replace(found, names=names_of(rest), said_by=bool(begins or reporter))


def _odd_part(part: str, found: Byline) -> Byline | None:
    """A part that names nobody: an impossible date behind a name is kept as written, anything else is no byline."""
    if found.said_by and any(c.isdigit() for c in part) and len(part.split()) <= 6:
        return replace(found, unread=found.unread or part)
    return None


def _looks_like_names(text: str, *, said: bool) -> bool:
    """Whether a text can be names of people or of an office: few words, capitals first, not a sentence."""
    words = re.findall(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*", text)
    people = _AND.split(text)
    if text[:1].isalpha() and not text[:1].isascii() and text[:1].lower() == text[:1].upper() and len(text) > 30:
        return False  # no capitals tell names from a sentence here, so they have to be short
    if not words or len(words) > _LONGEST_NAME * max(1, len(people)) or re.search(r"\d{3}|[!?。]", text):
        return False
    if re.search(r"[^\W\d_]{4,}[.:]\s", text) or (not said and text.endswith((".", ":"))):
        return False
    small = [word for word in words if word[0].islower() and fold(word) not in _SMALL_IN_NAMES]
    if said and small and all(fold(word) in _NOBODY or _ROLE.search(word) for word in small):
        return True
    return not small and any(not word[0].islower() for word in words)


def _looks_like_person(text: str) -> bool:
    """Whether a text of two to four words could be a person's name rather than a role."""
    return False if _ROLE.search(text) else 2 <= len(text.split()) <= 4


def _is_one_office(pieces: list[str]) -> bool:
    """Whether pieces that "and" parted are the name of one office: it ends like one and a piece is a single word."""
    if len(pieces) < 2 or not _ORGANIZATION.search(pieces[-1]):
        return False
    singles = [piece for piece in pieces if len(piece.split()) == 1]
    return any(not (piece.isupper() or piece in {"Reuters", "Agencies"}) for piece in singles)
