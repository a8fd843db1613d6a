"""What a few lines of a text look like in each character set, so that a reader can tell the right one."""

from __future__ import annotations

from newsreader.article.tokens import strip_tags
from newsreader.sources.charset import beginning, decode_as, first_odd_lines
from newsreader.sources.raw import printable

# The common sets first, then by the writing they are for.
ENCODINGS = (
    "utf-8", "utf-16-le", "utf-16-be", "cp1252", "iso8859-15", "mac-roman", "cp437", "cp1250", "iso8859-2", "cp1257",
    "cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "cp1253", "iso8859-7", "cp1254", "cp1255", "cp1256", "cp874",
    "cp1258", "cp932", "euc_jp", "iso2022_jp", "gb18030", "big5hkscs", "cp949",
)  # fmt: skip
_WIDE = ("utf-16-le", "utf-16-be")
_LONGEST = 1_500


def sample(data: bytes, encoding: str) -> str:
    """The first lines of a text in a character set: those that do not look the same in every one, if there are any.

    Args:
        data: the bytes as they came.
        encoding: Python's name of the set.
    """
    part = beginning(data) if encoding in _WIDE else first_odd_lines(data) or beginning(data)
    text = strip_tags(decode_as(part, encoding).text)
    lines = (line.strip() for line in printable(text).splitlines())
    return "\n".join(line for line in lines if line)[:_LONGEST]
