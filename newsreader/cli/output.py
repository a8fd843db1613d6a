"""Writes what a command has to say: JSON Lines, plain text, or on a terminal text with weight and colour.

Nothing that came from an article reaches a terminal with its control characters: they could repaint it.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence

SURROGATE = re.compile("[\ud800-\udfff]")
# Strings hold these unescaped, and yet many programs end a line at them.
LINE_ENDS = {"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
# All control characters but tab and line feed, and the marks that turn the direction of what follows them.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
COLUMN = 80
AT_ONCE = 1_000_000


def json_line(row: Mapping[str, object]) -> bytes:
    """A row as one line of JSON: valid UTF-8, and a line to every program that splits lines."""
    return b"".join(_json_parts(row))


def _json_parts(row: Mapping[str, object]) -> Iterator[bytes]:
    """The line bit by bit: a book need not stand in memory once more."""
    text = json.dumps(row, ensure_ascii=False, allow_nan=False)
    for line_end, written in LINE_ENDS.items():  # a search of the whole for each is far faster than str.translate
        text = text.replace(line_end, written)
    for start in range(0, len(text), AT_ONCE):
        yield _utf8(text[start : start + AT_ONCE])
    yield b"\n"


def print_json(row: Mapping[str, object]) -> None:
    """Print a row at once, so that a program may read along."""
    sys.stdout.flush()
    for part in _json_parts(row):
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


def _utf8(text: str) -> bytes:
    """Text as UTF-8, with U+FFFD for what UTF-8 cannot say."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return SURROGATE.sub("\ufffd", text).encode()


def say(sentence: str) -> None:
    """Tell a person something beside the output: a failure, what was kept, how far it is."""
    print(printable(sentence), file=sys.stderr)


def printable(text: str) -> str:
    """Text without what a terminal would obey."""
    return SURROGATE.sub("\ufffd", CONTROL.sub("", text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    """Text on one line, fit for a terminal."""
    return " ".join(printable(text).split())


def on_terminal() -> bool:
    """Whether a person reads along."""
    return sys.stdout.isatty()


def print_text(text: str) -> None:
    """Print a text of paragraphs; on a terminal wrapped to a readable width."""
    for line in printable(text).split("\n"):
        print(wrapped(line) if on_terminal() else line)


def wrapped(line: str) -> str:
    """A paragraph broken at the width of a readable column."""
    return textwrap.fill(line, min(COLUMN, shutil.get_terminal_size().columns), break_on_hyphens=False)


def print_heading(text: str) -> None:
    """Print a headline, bold on a terminal."""
    if not on_terminal():
        print(one_line(text))
        return
    from rich.console import Console
    from rich.text import Text

    Console(width=min(COLUMN, shutil.get_terminal_size().columns)).print(Text(one_line(text), style="bold"))


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns: for a person a table, else one line a row with tabs between the columns."""
    clean = [[one_line(cell) for cell in row] for row in rows]
    if not on_terminal():
        for row in clean:
            print("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="dim", pad_edge=False)
    for column in columns:
        number = column == "id"
        table.add_column(column, justify="right" if number else "left", no_wrap=column != "headline")
    for row in clean:
        table.add_row(*map(Text, row))
    Console().print(table)
