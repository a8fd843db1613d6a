"""What a source writes into whatever it publishes."""

from __future__ import annotations

import numpy as np
import pytest

from newsreader.related.features import features
from newsreader.related.manners import Manners
from newsreader.related.points import points
from newsreader.related.signature import pack, unpack
from newsreader.related.term_counts import TermCounts
from newsreader.related.words import number_of

OWN = "falcon velvet kettle marble engine yogurt garden timber magnet meadow shovel zipper lantern jacket".split()


def without(source: int, days: list[float]):
    """Articles of a source, each with a word of its own and one that all have."""
    counts = TermCounts()
    found = [
        features(f"{OWN[each % len(OWN)]} quill", f"{OWN[each % len(OWN)]} quill.", "en") for each in range(len(days))
    ]
    signatures = unpack([pack(each, counts, day, day, source) for each, day in zip(found, days, strict=True)])
    return Manners().without(points(signatures, counts), signatures)


def has(found, word: str) -> np.ndarray:
    return (found.numbers == number_of(word)).any(axis=1)


@pytest.mark.parametrize(("articles", "days", "kept"), [(9, 9, False), (9, 3, True), (7, 7, True), (40, 40, False)])
def test_a_term_of_most_articles_of_a_source_over_some_days_does_not_count(
    articles: int, days: int, kept: bool
) -> None:
    found = without(7, [20_000.0 + each % days for each in range(articles)])
    assert has(found, "quill").all() == kept
    assert has(found, "falcon")[0]
    lengths = np.sqrt((found.weights**2).sum(axis=1))
    assert lengths == pytest.approx(np.ones(articles), abs=1e-4)


def test_articles_without_a_source_have_no_manner() -> None:
    assert has(without(0, [20_000.0 + each for each in range(9)]), "quill").all()
