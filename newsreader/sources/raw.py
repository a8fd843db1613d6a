"""Shows the bytes of any file as text: for who knows that there are words in it, whatever else it holds."""

from __future__ import annotations

import re
from pathlib import Path

from newsreader.article.encoding import CHOSEN, RAW
from newsreader.article.model import ParsedArticle
from newsreader.article.tokens import escape
from newsreader.sources.charset import name_of
from newsreader.sources.files import shown
from newsreader.sources.gathered import Gathered

# Control characters, and those that Unicode has not given a meaning.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_LETTERS = "cp1252"
_LINE_END = re.compile(r"\r\n?|\n")


def parse_raw(data: bytes, path: str, encoding: str | None = None) -> ParsedArticle:
    """An article of the lines of a file; what is no character is shown as U+FFFD.

    Args:
        data: the bytes; nothing of them is interpreted.
        path: where they come from; the file's name is the headline.
        encoding: Python's name of the character set, if the reader chose one; else one in which nearly every byte is a
            letter.
    """
    html, text = Gathered("\n"), Gathered("\n\n")
    for line in _LINE_END.split(printable(data.decode(encoding or _LETTERS, "replace"))):
        if line.strip():
            html.append(f"<p>{escape(line)}</p>")
            text.append(line)
    warnings = (CHOSEN.format(name_of(encoding)), RAW) if encoding else (RAW,)
    name = "Standard input" if path == "-" else shown(Path(path).name)
    return ParsedArticle(
        source=shown(path), headline=name, html=html.take(), text=text.take(), warnings=warnings, raw=data
    )


def printable(text: str) -> str:
    """Text with U+FFFD for control characters; line ends and tabs stay."""
    return _CONTROL.sub("\ufffd", text)
