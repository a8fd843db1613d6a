"""Takes in a body up to a limit, and unfolds what is compressed up to the same limit.

Only gzip and deflate were asked for: other codings unfold without a bound in the libraries that know them, and are
refused. What is said to be compressed and is not is taken as it is; what is compressed without a word is unfolded.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from newsreader.sources.fetch import errors

_GZIP = b"\x1f\x8b"
_MOST_LAYERS = 2
_MOST_MEMBERS = 100
_FOREIGN = frozenset(
    ("br", "zstd", "compress", "dcb", "dcz", "sbr", "bzip2", "lzma", "xz", "lz4", "exi", "pack200-gzip")
)
# What unfolds to so many times its size was made to do so.
_BOMB = 100


class _TooLargeError(Exception):
    """What unfolds to more than the limit; `times` is how much larger than itself it had become by then."""

    def __init__(self, times: float) -> None:
        super().__init__()
        self.times = times


def take_in(chunks: Iterable[bytes], limit: int, host: str) -> bytes:
    """All of a body as it comes.

    Raises:
        Failure: it is longer than the limit.
    """
    parts: list[bytes] = []
    size = 0
    for chunk in chunks:
        parts.append(chunk)
        size += len(chunk)
        if size > limit:
            raise errors.too_large(host, limit)
    return b"".join(parts)


def codings_of(header: str, host: str) -> list[str]:
    """The codings that a Content-Encoding header names, outermost first, without what is none, as “utf-8”.

    Raises:
        Failure: one of them was not asked for, or there are too many.
    """
    named = [name.strip().lower().removeprefix("x-") for name in header.split(",")]
    if foreign := [name for name in named if name in _FOREIGN]:
        raise errors.broken(host, "is compressed in a way that was not asked for", ", ".join(foreign)[:100])
    codings = [name for name in reversed(named) if name in ("gzip", "deflate")]
    if len(codings) > _MOST_LAYERS:
        raise errors.broken(host, "is compressed too many times over", header[:100])
    return codings


def unfold(data: bytes, codings: list[str], limit: int, host: str) -> bytes:
    """The body without its compression.

    Raises:
        Failure: it would be longer than the limit, or it is cut or damaged.
    """
    layers = list(codings)
    try:
        for done in range(_MOST_LAYERS):
            coding = layers.pop(0) if layers else ""
            if data.startswith(_GZIP):
                data = _gunzip(data, limit)
            elif coding == "deflate":
                data = _inflate(data, limit)
            elif not coding or done:
                break
    except _TooLargeError as error:
        raise (errors.bomb if error.times > _BOMB else errors.too_large)(host, limit) from None
    except EOFError as error:
        raise errors.broken(host, "was cut off before its end", "compressed data without its end") from error
    except zlib.error as error:
        raise errors.broken(host, "is damaged", str(error)) from error
    return data


def _gunzip(data: bytes, limit: int) -> bytes:
    """All members of gzip data; what follows them is dropped.

    Raises:
        EOFError: it is cut.
        _TooLargeError: it unfolds to more than the limit.
        zlib.error: it is damaged.
    """
    parts: list[bytes] = []
    size = 0
    for _ in range(_MOST_MEMBERS):
        unfolding = zlib.decompressobj(wbits=31)
        parts.append(_bounded(unfolding, data, limit - size))
        size += len(parts[-1])
        data = unfolding.unused_data
        if not data.startswith(_GZIP):
            return b"".join(parts)
    raise zlib.error("too many parts")


def _inflate(data: bytes, limit: int) -> bytes:
    """Deflated data, with or without the head of zlib; data that is not deflated is given back."""
    for bits in (15, -15):
        try:
            return _bounded(zlib.decompressobj(wbits=bits), data, limit)
        except zlib.error:
            continue
    return data


def _bounded(unfolding: zlib._Decompress, data: bytes, limit: int) -> bytes:
    found = unfolding.decompress(data, limit + 1)
    if len(found) > limit:
        raise _TooLargeError(len(found) / (len(data) - len(unfolding.unconsumed_tail)))
    if not unfolding.eof:
        raise EOFError
    return found
