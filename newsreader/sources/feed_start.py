"""What the bytes of a feed are, before a parser sees them: XML or JSON, in UTF-8, within bounds, from its root on.

Everything before the root element is left out, and with it entities, style sheets and addresses of definitions: none of
them is ever obeyed. Entities that a feed declares for itself are therefore unknown in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from newsreader.article.errors import NewsreaderError, NotAFeedError
from newsreader.sources.charset import decode, known

LIMIT = 20 * 1024 * 1024
ENTITIES = "The feed declares entities of its own; they were not resolved."
LONG_TAGS = "The feed has a tag of more than 64 kB; what stands in it was left out."
NO_PAGE = "The site sent a web page, not a feed."

Kind = Literal["feed", "list", "json", "page", "other"]

_LONGEST_TAG = 64 * 1024
_LOOK_AT = 64 * 1024
_KINDS: dict[bytes, Kind] = {
    b"rss": "feed", b"rdf": "feed", b"feed": "feed", b"channel": "feed", b"opml": "list", b"html": "page",
}  # fmt: skip
_PROLOGUE = re.compile(rb"(?:\s+|<\?[^>]*+>|<!--.*?(?:-->|\Z))*+", re.DOTALL)
_DOCTYPE = re.compile(rb"<!doctype\s*([\w.:-]*)[^\[>]*+", re.IGNORECASE)
_SUBSET_END = re.compile(rb"\]\s*+>")
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|rdf|feed|channel|opml|html)(?=[\s/>])", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:head|body|title|meta|script|div|h1|form|center|p)[\s>]", re.IGNORECASE)
_LONG_TAG = re.compile(rb"<(?![!?])([\w.:-]*+)[^<>]{%d,}" % _LONGEST_TAG)
_MOST_MEANT = 1_000_000
_WINDOWS_NUMBER = re.compile(rb"&#(1[2-5][0-9]);")
_WINDOWS_SIGN = re.compile(rb"\xc2[\x80-\x9f]")
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]{2,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Start:
    """A document in UTF-8, from its root on.

    Attributes:
        kind: what it is by its root; `other` is XML, or a text, of any other kind.
        warnings: sentences about what was not as it should be.
    """

    kind: Kind
    data: bytes
    warnings: tuple[str, ...] = ()


def start_of(data: bytes, charset: str | None = None) -> Start:
    """Finds the root of a document.

    Args:
        data: the whole document as it came, uncompressed.
        charset: the character set that its sender stated, if any; a byte order mark wins over it, and it wins over what
            the document itself declares.

    Raises:
        NewsreaderError: it is larger than 20 MB.
    """
    if len(data) > LIMIT:
        raise NewsreaderError(
            f"The feed is too large: it has {len(data) / 1e6:,.0f} MB, and the limit is 20 MB.",
            "Nothing was taken from it.",
            "Ask the site for a shorter feed.",
        )
    data, warnings = _utf8(data, charset)
    data = _meant(data)
    at = _behind_prologue(data, 0)
    if data[at : at + 1] == b"{":
        return Start("json", data[at:], tuple(warnings))
    if found := _DOCTYPE.match(data, at):
        if found[1].lower() == b"html" and not _ROOT.search(data, at, at + _LOOK_AT):
            return Start("page", data, tuple(warnings))
        at, entities = _behind_doctype(data, found.end())
        warnings += [ENTITIES] if entities else []
    kind, at = _root(data, at)
    if kind == "feed" and _LONG_TAG.search(data, at):
        data, at = _LONG_TAG.sub(rb"<\1 ", data[at:]), 0
        warnings.append(LONG_TAGS)
    return Start(kind, data[at:], tuple(warnings))


def no_feed(start: Start, data: bytes) -> NewsreaderError:
    """The error for what is no feed."""
    kept, do = "Nothing was taken from it.", "Check the address, or give the address of the site to look for its feeds."
    if start.kind == "page":
        return NotAFeedError(NO_PAGE, kept, do, page=data)
    if start.kind == "list":
        return NewsreaderError("This is a list of feeds (OPML) and not a feed.", kept, "Import it as a list.")
    return NewsreaderError("This is not a feed: it is neither RSS nor Atom nor JSON Feed.", kept, do)


def _utf8(data: bytes, charset: str | None) -> tuple[bytes, list[str]]:
    """The document in UTF-8 without a mark, and what is to be said about its character set."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    found = _DECLARED.search(data, 0, 400)
    own = found[1].decode("ascii") if found else None
    declared = charset if known(charset) else own or charset
    if known(declared) in (None, "utf-8") and b"\0" not in data[:8]:
        try:
            data.decode()
        except UnicodeDecodeError:
            pass
        else:
            return data, []
    decoded = decode(data, declared)
    if own and own != declared and decoded.encoding != known(declared):
        decoded = decode(data, own)
    return decoded.text.encode("utf-8", "replace"), list(decoded.warnings)


def _meant(data: bytes) -> bytes:
    """The document with the quotes and dashes that were meant by control characters: numbers of Windows' own set."""
    if 0 < data.count(b"&#1") <= _MOST_MEANT:
        data = _WINDOWS_NUMBER.sub(lambda found: _of_windows(int(found[1])), data)
    if 0 < data.count(b"\xc2") <= _MOST_MEANT:
        data = _WINDOWS_SIGN.sub(lambda found: _of_windows(found[0][1]), data)
    return data


def _of_windows(number: int) -> bytes:
    return bytes((number,)).decode("cp1252", "replace").encode() if number >= 0x80 else b"&#%d;" % number


def _behind_prologue(data: bytes, at: int) -> int:
    """Where the first thing begins that is no space, comment or instruction."""
    found = _PROLOGUE.match(data, at)
    return found.end() if found else at


def _behind_doctype(data: bytes, at: int) -> tuple[int, bool]:
    """Where a document type ends, and whether it declares entities."""
    if data[at : at + 1] != b"[":
        return at + 1, False
    end = _SUBSET_END.search(data, at)
    stop = end.end() if end else len(data)
    return stop, data.find(b"<!ENTITY", at, stop) >= 0


def _root(data: bytes, at: int) -> tuple[Kind, int]:
    """The kind of document and where its root begins; junk before the root of a feed is passed over."""
    at = _behind_prologue(data, at)
    if found := _ROOT.search(data, at, at + _LOOK_AT):
        return _KINDS[found[1].lower()], found.start()
    if _ENTRY.search(data, at):
        return "feed", at
    return ("page" if _PAGE.search(data, at, at + _LOOK_AT) else "other"), at
