"""Finding where the terms of rows stand in other rows."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as stn

from newsreader.related.neighbours import Neighbours
from newsreader.related.points import WIDTH, Points
from newsreader.related.story_rows import ALONE, StoryRows

TERMS = stn.arrays(np.uint32, st.tuples(st.integers(1, 90), st.just(4)), elements=st.integers(0, 12))


def rows_of(terms: np.ndarray) -> StoryRows:
    """Rows with these terms, each of a weight of its own."""
    numbers = np.zeros((len(terms), WIDTH), np.uint32)
    numbers[:, 3:7] = terms
    weights = np.where(numbers > 0, np.arange(numbers.size).reshape(numbers.shape) + 1, 0).astype(np.float32)
    rows = StoryRows()
    rows.add(Points(numbers, weights, np.zeros(len(terms)), np.zeros(len(terms), bool)))
    return rows


def by_hand(rows: StoryRows, row: int) -> Counter[tuple[int, float, int]]:
    """The same as hits, from the table."""
    return Counter(
        (int(rows.group[other]), float(rows.weights[other, place]), column)
        for column in np.flatnonzero(rows.numbers[row])
        for other, place in np.argwhere(rows.numbers[: rows.count] == rows.numbers[row, column])
        if other != row
    )


@settings(max_examples=30)
@given(TERMS, st.data())
def test_what_is_looked_for_ahead_is_what_is_found_one_by_one(terms, data):
    rows = rows_of(terms)
    neighbours = Neighbours(rows)
    neighbours.add()
    asked = data.draw(st.lists(st.integers(0, len(terms) - 1), unique=True))
    neighbours.look_ahead(asked)
    rows.group[: len(terms)] = np.arange(len(terms)) // 2  # whatever groups there are by then
    for row in range(len(terms)):
        hits = neighbours.hits(row)
        found = zip(hits.groups.tolist(), hits.weights.tolist(), hits.columns.tolist(), strict=True)
        assert Counter(found) == by_hand(rows, row)


def test_rows_that_are_in_no_group_weigh_nothing():
    rows = rows_of(np.array([[1, 2, 0, 0], [1, 0, 0, 0], [2, 0, 0, 0]], np.uint32))
    neighbours = Neighbours(rows)
    neighbours.add()
    rows.enter(1, rows.new_group(), 0.0)
    hits = neighbours.hits(0)
    assert sorted(hits.groups.tolist()) == [ALONE, 0]
    assert hits.likeness(np.ones(WIDTH, np.float32), rows.groups).tolist() == [rows.weights[1, 3]]


def test_what_was_looked_for_ahead_is_not_taken_for_more_than_it_is():
    rows = rows_of(np.array([[1, 2, 0, 0], [1, 0, 0, 0]], np.uint32))
    neighbours = Neighbours(rows)
    neighbours.add()
    neighbours.look_ahead([0])
    rows.add(Points(rows.numbers[1:2], rows.weights[1:2], np.zeros(1), np.zeros(1, bool)))
    neighbours.add()
    assert neighbours.shared(0).rows.tolist() == [1, 2]
