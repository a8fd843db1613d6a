"""Markdown to HTML by Python-Markdown, with tables, footnotes, fenced code and typographic quotes.

Some of its patterns are quadratic: five thousand brackets take seconds. Text of an ordinary shape is converted here;
text of a suspicious one in a process that is ended after a deadline, and then shown as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsreader.article.deadline import run_with_deadline
from newsreader.article.plain import paragraphs_of, text_to_html

DEADLINE_SECONDS = 1.5
NOT_CONVERTED = "The Markdown of this article takes too long to convert; it is shown as plain text."

_LONGEST = 200_000
# What is longer than this is not converted within the deadline, whatever its shape.
_HOPELESS = 2_000_000
_MOST_BLOCKS = 3_000
_MOST_ROWS = 1_500
_MOST_MARKS = 200
_DEEPEST_QUOTE = 40
_MOST_COLUMNS = 200
_MOST_BULLETS = 40
_BULLET = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]")
_LONGEST_NUMBER = re.compile(r"&#[0-9]{8,};?")

# Opening and closing double, then single quotes by language; a language that is not here keeps what was typed.
_QUOTES = {
    "en": "“”‘’", "de": "„“‚‘", "fr": "«»‹›", "es": "«»“”", "it": "«»“”", "pt": "“”‘’", "nl": "“”‘’",
    "pl": "„”‚’", "ru": "«»„“", "uk": "«»„“", "cs": "„“‚‘", "sk": "„“‚‘", "sv": "””’’", "fi": "””’’",
    "da": "»«›‹", "no": "«»‘’", "nb": "«»‘’", "tr": "“”‘’", "hu": "„”»«", "ro": "„”«»", "el": "«»“”",
}  # fmt: skip


def markdown_to_html(text: str, *, language: str | None = "en", warnings: list[str] | None = None) -> str:
    """HTML of Markdown, not yet sanitized; never slow: what cannot be converted in time comes as plain paragraphs.

    Args:
        text: Markdown without front matter.
        language: two letters; decides how typewriter quotes are set. An unknown one leaves them as they are.
        warnings: a sentence is added here when the text was not converted.
    """
    html = _in_time(_LONGEST_NUMBER.sub("\ufffd", text), language)
    if html is None:
        if warnings is not None:
            warnings.append(NOT_CONVERTED)
        return text_to_html(paragraphs_of(text))
    return html


def _in_time(text: str, language: str | None) -> str | None:
    """The HTML, or None where it takes too long or nests too deep."""
    if not _is_ordinary(text):
        return None if len(text) > _HOPELESS else run_with_deadline(_work(language), text, DEADLINE_SECONDS)
    try:
        return _convert(text, language)
    except RecursionError:
        return None


def convert_english(text: str) -> str:
    """Converts with English quotes; a function of one argument, for the process with a deadline."""
    return _convert(text, "en")


def convert_as_typed(text: str) -> str:
    """Converts and leaves quotes as they were typed; for the process with a deadline."""
    return _convert(text, None)


def _work(language: str | None) -> Callable[[str], str]:
    return convert_english if language == "en" else convert_as_typed


def _convert(text: str, language: str | None) -> str:
    import markdown

    return markdown.markdown(
        text,
        extensions=["tables", "footnotes", "fenced_code", "smarty", "sane_lists"],
        extension_configs={
            "tables": {"use_align_attribute": True},
            "footnotes": {"BACKLINK_TEXT": "↩"},
            "smarty": {"smart_quotes": language in _QUOTES, "substitutions": _substitutions(language)},
        },
        output_format="html",
    )


def _substitutions(language: str | None) -> dict[str, str]:
    quotes = _QUOTES.get(language or "", _QUOTES["en"])
    return {
        "left-double-quote": quotes[0],
        "right-double-quote": quotes[1],
        "left-single-quote": quotes[2],
        # The same rule sets the apostrophe, which is ’ in every language.
        "right-single-quote": "’",
        "ndash": "–",
        "mdash": "—",
        "ellipsis": "…",
    }


def _is_ordinary(text: str) -> bool:
    """Whether the text is small enough, and no paragraph has more marks than a person would write."""
    if len(text) > _LONGEST or text.count("\n|") + text.count("|\n") > 2 * _MOST_ROWS:
        return False
    blocks = text.split("\n\n")
    return len(blocks) <= _MOST_BLOCKS and all(_is_ordinary_block(block) for block in blocks)


def _is_ordinary_block(block: str) -> bool:
    if any(block.count(mark) > _MOST_MARKS for mark in ("[", "<", "*", "_", "`", "\n=", "\n#", "~~~")):
        return False
    return all(_is_ordinary_line(line) for line in block.split("\n"))


def _is_ordinary_line(line: str) -> bool:
    """Whether a line has no more columns, quotes in quotes and lists in lists than a person would write."""
    if line.count("|") > _MOST_COLUMNS or line.count(">", 0, 400) > _DEEPEST_QUOTE:
        return False
    return len(line) <= 2 * _MOST_BULLETS or sum(1 for _ in _BULLET.finditer(line, 0, 400)) <= _MOST_BULLETS
