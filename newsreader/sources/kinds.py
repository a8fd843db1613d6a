"""Tells what kind of document a file holds, by its name and its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from newsreader.article.errors import NewsreaderError, NotTextError
from newsreader.sources.files import NOTHING_ADDED, named

Kind = Literal["text", "markdown", "page", "feed", "list"]

TEXT = frozenset((".txt", ".text"))
MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".mkd", ".mdtext"))
PAGE = frozenset((".html", ".htm", ".xhtml", ".xht", ".shtml"))
FEED = frozenset((".rss", ".atom", ".rdf"))
LIST = frozenset((".opml",))
XML, JSON = "an XML document", "a JSON file"
RAW = "To keep its bytes as text all the same, import it as raw text (newsreader add --raw)."
SUPPORTED = "Plain text (.txt), Markdown (.md) and saved web pages (.html) can be added."

_DOCUMENTS = {
    ".pdf": "a PDF document", ".epub": "an EPUB book", ".mobi": "an e-book", ".azw3": "an e-book",
    ".mht": "a web archive (MHTML)", ".mhtml": "a web archive (MHTML)", ".webarchive": "a Safari web archive",
    ".doc": "a Word document", ".docx": "a Word document", ".odt": "an OpenDocument text", ".rtf": "an RTF document",
    ".jsonl": "a JSON file", ".csv": "a table (CSV)", ".xls": "a spreadsheet",
    ".xlsx": "a spreadsheet", ".ods": "a spreadsheet", ".ppt": "a presentation", ".pptx": "a presentation",
    ".zip": "a zip archive", ".gz": "a compressed file", ".tgz": "a compressed file", ".bz2": "a compressed file",
    ".xz": "a compressed file", ".zst": "a compressed file", ".7z": "an archive", ".rar": "an archive",
    ".tar": "an archive", ".eml": "an e-mail file", ".mbox": "a mailbox", ".tex": "a LaTeX document",
}  # fmt: skip
_MAGIC = (
    (b"%PDF-", "a PDF document"), (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"), (b"\xfd7zXZ\x00", "a compressed file"), (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "an archive"), (b"Rar!\x1a\x07", "an archive"),
    (b"\x7fELF", "a program"), (b"MZ\x90\x00", "a program"),
    (b"\x89PNG\r\n", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
    (b"RIFF", "a picture or sound"),
    (b"bplist00", "a Safari web archive"), (b"SQLite format 3\x00", "a database"), (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an office document"), (b"ID3", "a sound"), (b"OggS", "a sound or film"),
)  # fmt: skip
_FEED_ROOTS: dict[bytes, Kind] = {b"rss": "feed", b"feed": "feed", b"rdf:rdf": "feed", b"opml": "list"}
_JSON_FEED = re.compile(rb"""\s*\{[^{}]{0,2000}?"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org""")
_MHTML = re.compile(rb"(?:From: <Saved by|MIME-Version: 1\.0|Snapshot-Content-Location:)", re.IGNORECASE)
_MHTML_BODY = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_PROLOGUE = re.compile(rb"(?:\s+|<\?[^>]{0,2000}>|<!--(?:[^-]|-(?!->)){0,4000}-->)*", re.IGNORECASE)
_HTML_START = re.compile(rb"<!doctype html\b|<(?:html|head|body)[\s>]", re.IGNORECASE)
_ROOT = re.compile(rb"<([a-z][\w.:-]*)[\s/>]", re.IGNORECASE)
_FRONT_MATTER = re.compile(
    rb"(?:\xef\xbb\xbf)?---[ \t]*(?:ya?ml)?[ \t]*\r?\n(?:(?:#.*)?[ \t]*\r?\n)*"
    rb"[A-Za-z_][\w -]{0,40}:",
    re.ASCII,
)
_LOOK_AT = 8192


def kind_of(path: str, data: bytes) -> Kind:
    """Which reader a document is for: its name decides where it has a known ending, else its content.

    Args:
        path: the file's path, or `-`.
        data: its bytes, at least the first 8 kB.

    Raises:
        NewsreaderError: it is a document of another kind.
        NotTextError: it is no text, whatever its name says.
    """
    from newsreader.sources.charset import looks_binary

    suffix = PurePath(path).suffix.lower()
    head = data[:_LOOK_AT]
    if suffix in _DOCUMENTS:
        raise not_supported(path, _DOCUMENTS[suffix])
    for magic, name in _MAGIC:
        if head.startswith(magic):
            raise not_supported(path, name) if suffix not in TEXT | MARKDOWN | PAGE else _not_text(path, name)
    if _MHTML.match(head) and _MHTML_BODY.search(head):
        raise not_supported(path, "a web archive (MHTML)")
    if suffix in PAGE:
        return "page"
    if suffix in FEED | LIST | {".xml", ".json"}:
        return _of_feeds(path, suffix, data)
    kind = _by_content(path, head)
    if kind == "text" and suffix in MARKDOWN:
        kind = "markdown"
    if kind in ("text", "markdown") and looks_binary(data):
        raise _not_text(path)
    return kind


def _of_feeds(path: str, suffix: str, data: bytes) -> Kind:
    """The kind of a document that is named like a feed or a list of feeds: its root tells, else its name."""
    from newsreader.sources.feed_json_parts import is_json_feed
    from newsreader.sources.feed_start import start_of

    kind = start_of(data).kind
    if kind in ("feed", "list"):
        return "feed" if kind == "feed" else "list"
    if kind == "json" and is_json_feed(data):
        return "feed"
    if suffix == ".xml" and kind == "page":
        return "page"
    if suffix in (".xml", ".json"):
        raise not_supported(path, JSON if suffix == ".json" or kind == "json" else XML)
    return "feed" if suffix in FEED else "list"


def not_supported(path: str, what: str) -> NewsreaderError:
    """The error for a document that is none of the supported kinds."""
    return NewsreaderError(
        f"{named(path)} is {what}, which is not supported.".replace("standard", "Standard", 1), NOTHING_ADDED, SUPPORTED
    )


def _by_content(path: str, head: bytes) -> Kind:
    """The kind of a text by how it begins."""
    begin = head.removeprefix(b"\xef\xbb\xbf")
    if begin[:2] in (b"\xff\xfe", b"\xfe\xff"):
        begin = begin.replace(b"\x00", b"")[2:]
    if _FRONT_MATTER.match(begin):
        return "markdown"
    start = _PROLOGUE.match(begin)
    body = begin[start.end() :] if start else begin
    if _HTML_START.match(body):
        return "page"
    declared_xml = begin.lstrip().startswith(b"<?xml")
    root = _ROOT.match(body)
    name = root[1].lower() if root else b""
    if name in _FEED_ROOTS:
        return _FEED_ROOTS[name]
    if _JSON_FEED.match(begin):
        return "feed"
    if name == b"svg":
        raise not_supported(path, "a drawing (SVG)")
    if declared_xml or re.match(rb"<!doctype\b|<!entity", body, re.IGNORECASE):
        raise not_supported(path, XML)
    return "text"


def _not_text(path: str, what: str = "") -> NotTextError:
    """The error for bytes that are no text in any character set."""
    known = f" (it is {what})" if what else ""
    return NotTextError(f"This does not look like text: {named(path)}{known}.", NOTHING_ADDED, f"{SUPPORTED} {RAW}")
