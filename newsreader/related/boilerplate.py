"""The words that a source writes into whatever it publishes: its own name, its sign-offs, its subject."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from newsreader.article.model import View, ViewKind
from newsreader.related.signature import unpack
from newsreader.related.words import WORD

if TYPE_CHECKING:
    from newsreader.library import Library

LOOKED_AT = 50
LEAST_ARTICLES, LEAST_DAYS = 20, 5
"""Of a source with fewer articles, or of fewer days, it cannot be told its manner from its subject of the day."""
SHARE = 0.3


def numbers_in_most(library: Library, source: str) -> frozenset[int]:
    """The words and names, by their numbers, that more than `SHARE` of a source's latest articles have."""
    if not source:
        return frozenset()
    ids = library.ids(View(ViewKind.SOURCE, source), "newest", LOOKED_AT)
    rows = library.signatures.of_articles(ids)
    if len(rows) < LEAST_ARTICLES:
        return frozenset()
    signatures = unpack([row[2] for row in rows])
    if len(np.unique(np.floor(signatures.order_day))) < LEAST_DAYS:
        return frozenset()
    found: Counter[int] = Counter()
    for numbers in (signatures.words, signatures.names):
        found.update(numbers[numbers > 0].ravel().tolist())
    return frozenset(number for number, count in found.items() if count > SHARE * len(rows))


@lru_cache(maxsize=256)
def name_words(source: str) -> frozenset[str]:
    """A source's name in lower case, and the words of it."""
    words = WORD.findall(source.lower())
    return frozenset((*words, " ".join(words), source.lower()))
