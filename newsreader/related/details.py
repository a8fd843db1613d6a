"""What one article of a story has and no other: names, figures and quotes, each in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from newsreader.article.related import Detail, DetailKind
from newsreader.related.sentences import Sayings, Span, sayings
from newsreader.related.small_words import MONTHS_AND_DAYS
from newsreader.related.story_text import StoryText
from newsreader.related.words import DENSE, WORD, words_of

NAMES, FIGURES, QUOTES, LEAST_QUOTE = 5, 5, 3, 4
"""So many of each an article is credited with, in the order of its text; a quote has so many telling words at least."""
_MEASURE = r"(?:\s?(?:%|percent|per cent|million|billion|trillion|km|kg|mph))?"
_FIGURE = re.compile(
    rf"(?<![\w.,:/(-])(?:[$€£¥₹]\s?)?\d[\d.,]*\d{_MEASURE}(?![\w/)-])"
    r"|(?<![\w.,])[$€£¥₹]\s?\d(?:\s?(?:million|billion|trillion))?(?!\w)|(?<![\w.,])\d\s?%"
)
_QUOTE = re.compile(
    r"“([^“”\n]{12,600})”|«\s?([^«»\n]{12,600}?)\s?»|„([^„“”\n]{12,600})[“”]|\"([^\"\n]{12,600})\"|「([^「」\n]{6,600})」"
)
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?\s*$")
_NEXT_WORD = re.compile(r"\.?\s*([^\W\d_]+)")
DENSE_RUN = re.compile(f"[{DENSE}]")
_YEAR = re.compile(r"(?:19|20)\d\d|0\d+")  # also the parts of a date or number that begin with 0
_QUOTES_OPEN = frozenset("“‘„«\"'(")


def details(texts: Sequence[StoryText]) -> dict[int, tuple[Detail, ...]]:
    """By article: what it alone has. Of one article alone nothing is told: there is nothing to compare it with."""
    if len(texts) < 2:
        return {}
    often = Counter(word for text in texts for word in _words(text))
    said = Sayings()
    for text in texts:
        said.add(text.sayings, text.article_id)
    return {
        text.article_id: (*_names(text, texts, often), *_figures(text, often), *_quotes(text, said)) for text in texts
    }


def _names(text: StoryText, texts: Sequence[StoryText], often: Counter[str]) -> Iterator[Detail]:
    """Names with a word that no other article has, each once, however long it is.

    The capital at the start of a sentence or quote proves nothing.
    """
    opening = {span.start for span in text.spans}
    told: list[set[str]] = []
    for mention in text.names.values():
        words = set(WORD.findall(mention.key))
        quoted = text.text[mention.start - 1 : mention.start] in _QUOTES_OPEN
        if (mention.start in opening or quoted) and not DENSE_RUN.match(mention.key):
            continue
        if any(words <= each for each in told) or not words_of(text.language).numbers(mention.key):
            continue
        if len(told) < NAMES and _alone(mention.key, text, texts, often):
            told.append(words)
            yield from _detail("name", text, mention.surface, mention.start)


def _alone(key: str, text: StoryText, texts: Sequence[StoryText], often: Counter[str]) -> bool:
    if DENSE_RUN.search(key):  # There words are not parted from their neighbours.
        return not any(key in other.text.lower() for other in texts if other is not text)
    return any(often[word] == 1 for word in WORD.findall(key))


def _figures(text: StoryText, often: Counter[str]) -> Iterator[Detail]:
    """Figures that no other article has, but for years, dates and small numbers."""
    seen: set[str] = set()
    found = []
    for match in _FIGURE.finditer(text.text):
        digits = _DIGITS.search(match[0])
        number = digits[0] if digits else ""
        if number in seen or often[number] != 1 or _YEAR.fullmatch(number) or _of_date(text.text, match):
            continue
        seen.add(number)
        found.append(match)
    for match in found[:FIGURES]:
        yield from _detail("figure", text, match[0].strip(), match.start())


def _of_date(text: str, match: re.Match[str]) -> bool:
    """Whether a number is the day of a date, or part of a time."""
    before = _LAST_WORD.search(text[max(0, match.start() - 12) : match.start()])
    after = _NEXT_WORD.match(text, match.end())
    near = {word[1].lower() for word in (before, after) if word}
    return bool(near & MONTHS_AND_DAYS) or text[match.end() : match.end() + 1] == ":"


def _quotes(text: StoryText, said: Sayings) -> Iterator[Detail]:
    """Quotes that no sentence of another article says."""
    spans = [Span(*match.span(match.lastindex or 0)) for match in _QUOTE.finditer(text.text)]
    what = sayings(text.text, spans, text.language)
    own = (
        span
        for span, saying in zip(spans, what, strict=True)
        if len(saying.words) >= LEAST_QUOTE and not said.has(saying, but=text.article_id)
    )
    for span in islice(own, QUOTES):
        yield from _detail("quote", text, text.text[span.start : span.end], span.start)


def _detail(kind: DetailKind, text: StoryText, words: str, start: int) -> Iterator[Detail]:
    """A detail in the sentence in which it begins."""
    place = bisect_right(text.spans, start, key=lambda span: span.start) - 1
    if place >= 0 and start < text.spans[place].end:
        span = text.spans[place]
        yield Detail(kind, words, text.text[span.start : span.end], span.start)


def _words(text: StoryText) -> frozenset[str]:
    """The words of an article, its headline's too, in lower case."""
    return frozenset(WORD.findall(f"{text.headline}\n{text.text}".lower()))
