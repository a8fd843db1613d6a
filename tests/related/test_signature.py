"""Signatures: what is packed is what is unpacked."""

from collections import Counter
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from newsreader.related.features import Features, features
from newsreader.related.signature import NAMES, PAIRS, TITLE, WORDS, pack, unpack
from newsreader.related.term_counts import TermCounts

numbers = st.integers(1, 2**32 - 1)
counts = st.integers(1, 400)


@given(
    words=st.dictionaries(numbers, counts, max_size=100),
    names=st.dictionaries(numbers, st.integers(1, 300).map(lambda each: each / 2), max_size=30),
    title=st.lists(numbers, unique=True, max_size=20),
    day=st.none() | st.floats(-1e5, 1e5, width=32),
    source=st.integers(0, 2**32 - 1),
)
def test_what_is_packed_is_what_is_unpacked(words, names, title, day, source):
    pairs = Counter(dict.fromkeys(pairwise(words), 2))
    what = Features(Counter(words), pairs, Counter(names), tuple(title), only_headline=False)
    one = unpack([pack(what, TermCounts(), day, 5.0, source)])
    assert len(one) == 1
    kept = {int(each): int(often) for each, often in zip(one.words[0], one.word_counts[0], strict=True) if each}
    assert kept.items() <= {each: min(often, 255) for each, often in words.items()}.items()
    assert len(kept) == min(len(words), WORDS)
    assert len([each for each in one.names[0] if each]) == min(len(names), NAMES)
    assert len([each for each in one.pairs[0] if each]) <= PAIRS
    assert [each for each in one.title[0] if each] == title[:TITLE]
    assert np.isnan(one.day[0]) if day is None else one.day[0] == np.float32(day)
    assert int(one.source[0]) == source


def test_the_heaviest_words_are_kept():
    text = " ".join(f"word{number}x" for number in range(200)) + " storm" * 9
    one = unpack([pack(features("", text, "en"), TermCounts(), None, 0, 0)])
    assert int(one.word_counts[0][0]) == 9


def test_many_are_rows_of_arrays():
    packed = [pack(features(f"Storm {each}", "", "en"), TermCounts(), each, each, 0) for each in (1.5, 2.5)]
    both = unpack(packed)
    assert both.day.tolist() == [1.5, 2.5]
    assert both.only_headline.all()
    assert both.take([1]).day.tolist() == [2.5]


def test_none_are_arrays_too():
    assert len(unpack([])) == 0
