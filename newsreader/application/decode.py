"""Reads what was kept of an article in another character set: shows how it would look, and keeps the one chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Added

if TYPE_CHECKING:
    from newsreader.library import Library


@dataclass(frozen=True, slots=True)
class Decodings:
    """How an article would look in each character set.

    Attributes:
        present: the set that it is read in now, by Python's name.
        samples: (Python's name of a set, the first telling lines of the article in it).
    """

    article_id: int
    present: str
    samples: tuple[tuple[str, str], ...]


def decodings(library: Library, article_id: int) -> Decodings:
    """How an article would look in the sets that texts are written in; the present one is among them.

    Raises:
        NewsreaderError: there is no such article.
    """
    from newsreader.sources.charset import decode
    from newsreader.sources.samples import ENCODINGS, sample

    raw = library.raw(article_id)
    present = library.encoding(article_id) or decode(raw).encoding
    offered = ENCODINGS if present in ENCODINGS else (present, *ENCODINGS)
    return Decodings(article_id, present, tuple((each, sample(raw, each)) for each in offered))


def decode_again(library: Library, article_id: int, name: str) -> Added:
    """Read the bytes of an article in a character set, and keep that as a revision of it.

    Args:
        library: has the article.
        article_id: its id.
        name: any name of the set.

    Raises:
        NewsreaderError: there is no such article or set, or in this set there are no words.
    """
    from newsreader.related import titles
    from newsreader.sources import read_again
    from newsreader.sources.charset import known

    encoding = known(name)
    if encoding is None:
        raise NewsreaderError(
            f"There is no character set “{name[:40]}”.", "Nothing was changed.", "Name one such as utf-8 or koi8-r."
        )
    parsed = read_again(library.raw(article_id), library.source(article_id), encoding)
    with library.transaction():
        added = library.read_again(article_id, parsed, encoding)
        changes = added.changes | titles.resolve_links(library, added.changes)
    return Added(added.id, added.outcome, changes)
