"""How common terms are."""

from array import array
from collections import Counter

import numpy as np
import pytest

from newsreader.related.features import features
from newsreader.related.term_counts import COUNTED_ALL, SAMPLE, TOTAL, TermCounts
from newsreader.related.words import words_of


def article(text):
    return features("", text, "en")


def counted(*texts):
    counts = TermCounts()
    more = counts.count(enumerate(map(article, texts), 1))
    with counts.counting(more):
        return counts


def number(word):
    return words_of("en").numbers(word)[0]


def idf(counts, word):
    return float(counts.idf(np.array([number(word)], np.uint32))[0])


def test_the_rarer_a_term_the_more_it_tells():
    counts = counted("storm harbour ferry", "storm ferry", "storm")
    assert counts.total == 3
    assert idf(counts, "storm") < idf(counts, "ferry") < idf(counts, "harbour") < idf(counts, "unknown")


def test_a_term_counts_once_an_article():
    assert idf(counted("storm storm storm", "ferry"), "storm") == idf(counted("storm", "ferry"), "storm")


def test_of_many_articles_a_share_is_counted_for_all():
    counts = TermCounts()
    with counts.counting(Counter({TOTAL: COUNTED_ALL})):
        pass
    more = counts.count((each, article("storm")) for each in range(1, 2 * SAMPLE + 1))
    assert more[TOTAL] == 2 * SAMPLE
    assert more[number("storm") >> 10] == 2 * SAMPLE


def test_what_could_not_be_kept_is_not_counted():
    counts = counted("storm")
    before = idf(counts, "storm")
    more = counts.count([(2, article("storm"))])
    with pytest.raises(OSError, match="full"), counts.counting(more):
        raise OSError("full")
    assert counts.total == 1
    assert idf(counts, "storm") == before


def test_counts_come_from_what_a_library_keeps():
    class Kept:
        def counts(self):
            return array("I", [5, TOTAL]), array("I", [3, 7])

    counts = TermCounts.of(Kept())
    assert counts.total == 7
    assert float(counts.share(np.array([5 << 10], np.uint32))[0]) == pytest.approx(3 / 7)
