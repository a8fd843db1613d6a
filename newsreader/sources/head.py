"""Finds the headline and the byline at the top of a plain text.

The house format has them on the first two lines. Other texts label them ("Headline: ...", the head of an e-mail), put
blank lines or a second deck between them, or have neither: then a short first line is the headline, else the first
sentence serves as one and stays in the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsreader.article.byline import Byline, names_of, parse_byline
from newsreader.article.dates import parse_published
from newsreader.article.headline_shape import ends_like_prose
from newsreader.article.named_links import bullet_of
from newsreader.sources.blocks import chunks_of, wrap_width

_SHORT, _LONGEST_TITLE, _LONGEST_SENTENCE = 120, 250, 110
_LABELS = {
    "headline": "headline", "title": "headline", "subject": "headline", "betreff": "headline", "titel": "headline",
    "byline": "byline", "author": "byline", "authors": "byline", "by": "byline", "from": "byline", "von": "byline",
    "date": "published", "published": "published", "datum": "published", "sent": "published", "updated": "updated",
    "source": "site", "site": "site", "publication": "site", "url": "url", "link": "url",
    "to": "", "cc": "", "bcc": "", "reply-to": "", "message-id": "", "an": "", "in-reply-to": "", "mime-version": "",
    "content-type": "", "content-transfer-encoding": "", "x-mailer": "", "organization": "", "newsgroups": "",
}  # fmt: skip
_LABEL = re.compile(r"([A-Za-z-]{2,25})\s*:\s*(.*)")
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{2}[.!?])[\"”’»)]*\s|[。！？]")
_GOES_ON = re.compile(r"(?:[,:–—-]|\b(?:a|an|the|of|in|on|to|for|and|or|with|as|at|by|und|der|die|das|de|la|le|et|y))$")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,})\s*")


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a text, and the lines that remain for the body.

    Attributes:
        behind: lines of the top that said nothing about the article; they stand behind the body.
    """

    headline: str
    byline: Byline
    body: list[str]
    url: str | None = None
    behind: tuple[str, ...] = ()


def read_head(lines: Sequence[str]) -> Head:
    """Headline, byline and remaining lines of a text that has at least one line with words.

    Every line that is not in the headline or understood as byline is in the remaining lines. Of a long text, the first
    lines are enough; those that follow belong to the body.
    """
    first = next(number for number, line in enumerate(lines) if line.strip())
    lines = lines[first:]
    if labelled := _read_labels(lines):
        return labelled
    return _read_under_byline(lines) or _read_title(lines)


def headline_from(text: str) -> str:
    """A headline for a text that has none: its first sentence if that is short, else its first words."""
    text = " ".join(text[: 4 * _LONGEST_SENTENCE].split())
    text = bullet_of(text) or text
    end = _SENTENCE_END.search(text)
    sentence = text[: end.end()].strip() if end else text
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence.removesuffix(".") if not sentence.endswith("..") else sentence
    words = text[:_LONGEST_SENTENCE].rsplit(" ", 1)[0] if " " in text[:_LONGEST_SENTENCE] else text[:_LONGEST_SENTENCE]
    return words.rstrip(",;:–— ") + "…"


def _read_labels(lines: Sequence[str]) -> Head | None:
    """A head whose parts are labelled, as in an e-mail; what was not used stays, behind the body."""
    values: dict[str, str] = {}
    unused: list[str] = []
    count = 0
    for line in lines:
        found = _LABEL.fullmatch(line.strip())
        kind = _LABELS.get(found[1].lower()) if found else None
        if found is None or kind is None:
            break
        if not kind or kind in values or not found[2]:
            unused.append(line)
        else:
            values[kind] = found[2].strip()
        count += 1
    if "headline" not in values:
        return None
    return Head(
        values["headline"],
        _labelled_byline(values),
        list(lines[count:]),
        values.get("url"),
        ("", *unused) if unused else (),
    )


def _labelled_byline(values: dict[str, str]) -> Byline:
    """The byline of labelled values."""
    author = re.sub(r"\s*<[^<>@]*@[^<>]*>", "", values.get("byline", "")).strip('" ')
    byline = parse_byline(f"By {author}" if not author.lower().startswith("by ") else author) if author else None
    byline = byline or Byline(names_of(re.sub(r"^by\s+", "", author, flags=re.IGNORECASE)) if author else ())
    byline = replace(byline, site=byline.site or values.get("site"))
    published, updated = (parse_published(values.get(kind, "")) for kind in ("published", "updated"))
    byline = replace(byline, published=byline.published or published, updated=byline.updated or updated)
    if "published" in values and not published:
        byline = replace(byline, unread=values["published"])
    return byline


def _read_under_byline(lines: Sequence[str]) -> Head | None:
    """A head that has a byline line: right under the headline, after blank lines, or after one more line (a deck)."""
    filled = [number for number, line in enumerate(lines[:12]) if line.strip() and not _UNDERLINE.fullmatch(line)]
    if len(filled) < 2 or len(lines[0]) > _LONGEST_TITLE:
        return None
    for place in filled[1:4]:
        byline = parse_byline(lines[place])
        if byline is None or (place != filled[1] and not (byline.said_by and byline.names)):
            continue
        byline, end = _more_bylines(lines, place + 1, byline)
        between = [line for line in lines[1:place] if line.strip() and not _UNDERLINE.fullmatch(line)]
        headline = _clean_title(lines[0])
        while between and _goes_on(headline, between[0]):
            headline += " " + between.pop(0).strip()
        if sum(map(len, between)) > 2 * _LONGEST_TITLE:
            return None
        return Head(headline, byline, [*between, *([""] if between else []), *lines[end:]])
    return None


def _more_bylines(lines: Sequence[str], start: int, byline: Byline) -> tuple[Byline, int]:
    """Further lines of names and dates below the first, and the number of the line after them."""
    end = start
    for number in range(start, min(start + 5, len(lines))):
        if lines[number].strip():
            more = parse_byline(lines[number])
            if more is None:
                break
            byline, end = byline.and_then(more), number + 1
    return byline, end


def _read_title(lines: Sequence[str]) -> Head:
    """A head without byline: a short first line, or one made of the first words."""
    chunk = next(chunks_of(lines))
    first = _clean_title(chunk[0][: 8 * _LONGEST_TITLE])
    rest = list(lines[1:])
    if rest and _UNDERLINE.fullmatch(rest[0]):
        return Head(first, Byline(), rest[1:])
    more_text = any(line.strip() for line in lines[len(chunk) :])
    if len(chunk) in (2, 3) and more_text and not ends_like_prose(chunk[-1]) and _goes_on(first, chunk[1]):
        title = " ".join(line.strip() for line in chunk)
        if len(title) <= _LONGEST_TITLE:
            return Head(title, Byline(), list(lines[len(chunk) :]))
    if _is_title(first, chunk, lines):
        return Head(first, Byline(), rest)
    return Head(headline_from(" ".join(line[: 8 * _LONGEST_TITLE] for line in chunk[:6])), Byline(), list(lines))


def _is_title(first: str, chunk: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether the first line is a headline and not the beginning of the text."""
    if bullet_of(chunk[0]) is not None or len(first) > _LONGEST_TITLE:
        return False
    if len(chunk) > 1:
        if _goes_on(first, chunk[1]):
            return False
        width = wrap_width(lines) or wrap_width(chunk)
        if width and len(chunk[0]) + len(chunk[1].split(maxsplit=1)[0]) + 1 > width:
            return False
    return len(first) <= _SHORT or not ends_like_prose(first)


def _goes_on(line: str, following: str) -> bool:
    """Whether a line of a headline goes on in the next one."""
    return following.strip()[:1].islower() or bool(_GOES_ON.search(line.rstrip()))


def _clean_title(line: str) -> str:
    """A headline without the marks of Markdown that plain texts carry too."""
    line = " ".join(line.split())
    line = re.sub(r"^#{1,3}\s+", "", line)
    for marks in ("**", "__"):
        if line.startswith(marks) and line.endswith(marks) and len(line) > 2 * len(marks):
            line = line[len(marks) : -len(marks)]
    return line.strip()
