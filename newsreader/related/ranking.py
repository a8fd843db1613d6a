"""Orders the articles that may belong to one by how much they do.

The score of an article is its likeness to the open one, raised by nearness in time, and half of its likeness to the
four best of the others: what the best ones have in common tells more of the subject than one text alone (relevance
feedback after Rocchio, within the candidates). None is credited for being like itself. Without dates the terms of time
are nothing. The weights stand in `measures`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from newsreader.related import measures
from newsreader.related.signature import Signatures, unpack
from newsreader.related.term_counts import Numbers, Weights
from newsreader.related.time import nearness, same_month
from newsreader.related.vectors import Part, Vectors, likeness, vectors

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.related.index import Index


@dataclass(frozen=True, slots=True)
class Ranked:
    """Articles that may belong to one, the best first; of equal ones the one with the lower id.

    Attributes:
        ids: of the articles.
        scores: with the terms of time. plain: without them.
        alike: the likeness of each to the open article alone.
        apart: date of each minus that of the open article in days; NaN where one is not dated.
        same: whether each is part of the same story, as far as a story reaches in time.
        signatures: of each.
        own, one: the open article's signature and vector.
    """

    ids: npt.NDArray[np.int64]
    scores: Weights
    plain: Weights
    alike: Weights
    apart: Weights
    same: npt.NDArray[np.bool_]
    signatures: Signatures
    vectors: Vectors
    own: Signatures
    one: Vectors


def rank(
    library: Library,
    index: Index,
    article_id: int,
    others: Collection[int] = (),
    barred: Collection[int] = (),
) -> Ranked | None:
    """The articles that may belong to one; None if it is not signed yet, or in the recycle bin.

    Args:
        library: with the signatures.
        index: of this library.
        article_id: the open article.
        others: articles that are looked at whatever the index says.
        barred: words and names of the open article, by their numbers, that tell nothing.
    """
    mine = library.signatures.of_articles([article_id])
    if not mine:
        return None
    own = without(unpack([mine[0][2]]), barred)
    one = vectors(own, index.counts)
    rows = {row[1]: row[2] for row in library.signatures.rows(index.candidates(one, float(own.day[0])).tolist())}
    rows.update((row[1], row[2]) for row in library.signatures.of_articles(others))
    rows.pop(article_id, None)
    story = library.stories.story_of([article_id, *rows])
    told = {each for each in rows if article_id in story and story.get(each) == story[article_id]}
    return _ordered(rows, told, own, one, index)


def without(signatures: Signatures, barred: Collection[int]) -> Signatures:
    """Signatures without some words and names."""
    if not barred:
        return signatures
    gone = np.array(sorted(barred), np.uint32)

    def kept(numbers: Numbers) -> Numbers:
        return np.where(np.isin(numbers, gone), np.uint32(0), numbers)

    return replace(signatures, words=kept(signatures.words), names=kept(signatures.names), title=kept(signatures.title))


def _ordered(rows: dict[int, bytes], told: set[int], own: Signatures, one: Vectors, index: Index) -> Ranked:
    ids = np.array(sorted(rows), np.int64)
    signatures = unpack([rows[int(each)] for each in ids])
    many = vectors(signatures, index.counts)
    apart = (signatures.day - own.day[0]).astype(np.float32)
    alike = likeness(one, many)
    plain, scores = alike, alike * nearness(apart) + same_month(apart)
    if len(ids) > 1:
        plain = plain + measures.FEEDBACK * like_the_best(many, plain)
        scores = scores + measures.FEEDBACK * like_the_best(many, scores) * nearness(apart)
    same = np.isin(ids, list(told)) & ~(np.abs(apart) > measures.STORY_DAYS)
    plain, scores = plain + measures.STORY * same, scores + measures.STORY * same
    order = np.lexsort((ids, -scores))
    return Ranked(
        ids[order], scores[order], plain[order], alike[order], apart[order], same[order],
        signatures.take(order), many.take(order), own, one,
    )  # fmt: skip


def like_the_best(many: Vectors, scores: Weights) -> Weights:
    """How alike articles are to the `measures.BEST` of them by score, the better ones counting more; none to itself."""
    best = np.lexsort((np.arange(len(scores)), -scores))[: measures.BEST]
    shares = np.maximum(scores[best], 0) ** 2
    if shares.sum() <= 0:
        return np.zeros(len(scores), np.float32)
    together = _weighted(many.take(best), shares)
    found, given = likeness(together, many), np.full(len(scores), shares.sum(), np.float32)
    found[best] -= shares * likeness_to_itself(many.take(best))
    given[best] -= shares
    return (found / np.maximum(given, np.float32(1e-9))).astype(np.float32)


def likeness_to_itself(many: Vectors) -> Weights:
    """The likeness of each article to itself: less where it has no pairs or no names."""
    parts = (
        (many.words, 1.0),
        (many.pairs, measures.PAIRS),
        (many.names, measures.NAMES),
        (many.title, measures.TITLE),
    )
    return sum((weight * (part.weights**2).sum(axis=1) for part, weight in parts), np.zeros(1)).astype(np.float32)


def _weighted(some: Vectors, shares: Weights) -> Vectors:
    def part(each: Part) -> Part:
        return Part(each.numbers, each.weights * shares[:, None])

    return Vectors(part(some.words), part(some.pairs), part(some.names), part(some.title))
