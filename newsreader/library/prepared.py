"""All of an article that can be worked out before the library is asked: what it is compared by, and the rows' values.

Whoever has many articles and a process to spare prepares them there; the library then has only to write.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

from newsreader.article.headline import headline_words, normalize_headline
from newsreader.article.model import ParsedArticle, Published
from newsreader.library import long_text, word_index
from newsreader.library.characters import storable
from newsreader.library.dates import columns
from newsreader.library.identity import Identity, identity_of

if TYPE_CHECKING:
    import apsw

    Values = tuple[apsw.SQLiteValue, ...]
EXCERPT_LENGTH = 200
_SMALL = 32_768


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article that can be stored.

    Attributes:
        raw: its raw bytes as they are kept; None where they are packed when they are written, as they are many.
        body: the columns of `bodies` after the first; None where they are made when they are written, as it is long.
        title: its headline as others may name it, and the words of that.
        entry: what the search indexes take of it, with 0 for the key that it is given later.
    """

    article: ParsedArticle
    identity: Identity
    raw: bytes | None
    title: tuple[str, str]
    entry: word_index.Entry
    values: Values
    body: Values | None

    def body_values(self) -> Values:
        """The columns of `bodies` after the first."""
        return body_values(self.article) if self.body is None else self.body

    def packed(self) -> bytes:
        """The raw bytes as they are kept."""
        return packed(self.article.raw) if self.raw is None else self.raw

    def light(self) -> Prepared:
        """The same without the raw bytes where they are packed, to be sent elsewhere."""
        return (
            self if self.raw is None or not self.article.raw else replace(self, article=replace(self.article, raw=b""))
        )


def prepare(parsed: ParsedArticle, *, by_address: bool = False) -> Prepared:
    """Works out what is to be known of an article.

    Args:
        parsed: the article.
        by_address: one that has an address is told from others by that alone: where it was found does not matter.
    """
    article = _storable(parsed)
    identity = identity_of(article, parsed.source, by_address=by_address)
    title = normalize_headline(article.headline)
    return Prepared(
        article,
        identity,
        packed(article.raw) if len(article.raw) <= _SMALL else None,
        (title, " ".join(headline_words(title))),
        word_index.entry(0, article),
        article_values(article, identity),
        None if long_text.is_long(article.text) or long_text.is_long(article.html) else body_values(article),
    )


_NOTHING = zlib.compress(b"")


def packed(raw: bytes) -> bytes:
    """Raw bytes as they are kept. For a few thousand of them zlib's usual tables take longer to make than to use."""
    if not raw:
        return _NOTHING
    if len(raw) > _SMALL:
        return zlib.compress(raw)
    packer = zlib.compressobj(level=1, wbits=12, memLevel=5)
    return packer.compress(raw) + packer.flush()


def article_values(parsed: ParsedArticle, identity: Identity) -> Values:
    """The columns of ARTICLE."""
    return (
        parsed.source,
        identity.path,
        parsed.url,
        identity.url,
        identity.copy,
        identity.content,
        identity.details,
        parsed.headline,
        _json(parsed.byline),
        *columns(parsed.published),
        parsed.site,
        parsed.language,
        excerpt(parsed.lede or parsed.text),
        parsed.images[0].name if parsed.images else None,
        len(parsed.text),
    )


def body_values(parsed: ParsedArticle) -> Values:
    """The columns of `bodies` after the first."""
    html, text = long_text.beginning(parsed.html), long_text.beginning(parsed.text)
    return (parsed.lede, html, text, *columns(parsed.updated), _json(parsed.warnings), parsed.complete)


def _json(texts: Sequence[str]) -> str:
    """Texts as JSON; its own encoder is made anew each time, which takes longer than a few names do."""
    return f"[{', '.join(map(encode_basestring, texts))}]"


def excerpt(text: str) -> str:
    """The start of a text in one line, cut at a word."""
    line = " ".join(text[: EXCERPT_LENGTH * 4].split())
    if len(line) <= EXCERPT_LENGTH:
        return line
    cut = line[:EXCERPT_LENGTH]
    return (cut.rsplit(" ", 1)[0] if " " in cut[EXCERPT_LENGTH // 2 :] else cut).rstrip(" ,;:.-") + "…"


def _storable(parsed: ParsedArticle) -> ParsedArticle:
    """The article with nothing in it that no file can hold."""
    if all(map(str.isascii, _texts(parsed))):
        return parsed
    return replace(
        parsed,
        source=storable(parsed.source),
        headline=storable(parsed.headline),
        byline=tuple(map(storable, parsed.byline)),
        published=_storable_date(parsed.published),
        updated=_storable_date(parsed.updated),
        site=parsed.site and storable(parsed.site),
        language=parsed.language and storable(parsed.language),
        lede=storable(parsed.lede),
        html=storable(parsed.html),
        text=storable(parsed.text),
        url=parsed.url and storable(parsed.url),
        tags=tuple(map(storable, parsed.tags)),
        named_links=tuple(
            replace(link, headline=storable(link.headline), url=link.url and storable(link.url))
            for link in parsed.named_links
        ),
        warnings=tuple(map(storable, parsed.warnings)),
    )


def _storable_date(published: Published | None) -> Published | None:
    return published and replace(published, raw=storable(published.raw))


def _texts(parsed: ParsedArticle) -> list[str]:
    """All that is text in an article; what is not given is left out."""
    dates = [each.raw for each in (parsed.published, parsed.updated) if each]
    links_ = [text for link in parsed.named_links for text in (link.headline, link.url or "")]
    single = (parsed.source, parsed.headline, parsed.site, parsed.language, parsed.lede, parsed.html, parsed.text)
    given = [each for each in (*single, parsed.url) if each]
    return [*given, *parsed.byline, *parsed.tags, *parsed.warnings, *dates, *links_]
