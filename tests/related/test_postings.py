"""Finding the rows in which a number stands."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as stn

from newsreader.related import postings
from newsreader.related.postings import Postings

TABLES = stn.arrays(np.uint32, st.tuples(st.integers(0, 40), st.just(3)), elements=st.integers(0, 9))


@settings(max_examples=60)
@given(TABLES, st.lists(st.integers(1, 15), max_size=12), st.sampled_from([1, 2, 5, 1000]))
def test_every_place_is_found_however_rows_come(table, portions, fresh):
    kept = postings.FRESH, postings.AT_ONCE
    postings.FRESH, postings.AT_ONCE = fresh, max(fresh // 2, 1)
    try:
        index, rows = Postings(3), 0
        for portion in [*portions, len(table)]:
            rows = min(rows + portion, len(table))
            index.add(table, rows)
        wanted = np.arange(1, 10, dtype=np.uint32)
        places, which = index.find(wanted)
    finally:
        postings.FRESH, postings.AT_ONCE = kept
    found = sorted(zip(places.tolist(), (which + 1).tolist(), strict=True))
    assert found == [(place, number) for place, number in enumerate(table.ravel().tolist()) if number]


def test_the_number_0_stands_nowhere():
    index = Postings(2)
    index.add(np.zeros((3, 2), np.uint32), 3)
    places, _ = index.find(np.array([5], np.uint32))
    assert not len(places)
