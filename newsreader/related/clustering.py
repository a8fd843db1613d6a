"""Which articles tell one story: decided when an article arrives, and once more when some hundred others have come.

An article joins the story to which its likeness is highest, if it is high enough: the likeness is the cosine of the
article and the sum of the story's articles. When it is judged again, others have come between: what still stands alone
may come to a story that it is less like, but by far more than any other, and a story of a few texts to a bigger one
that it is part of. Big stories are never put together here, nor those of headlines alone.

An article that is nothing but a headline has few words, so each of them must tell the more: a word counts by how few
stories it occurs in, which holds for the words of one big story as well, where idf would call them common; and a big
story may be less uniform. What lies more than some days from a story must be the more alike. Equal stories are taken in
the order of their making, so that the same articles in the same order give the same stories.

The thresholds were chosen on 18 topics of ECB+, whole, cut to their first sentences, and among 4000 articles of
Reuters-21578, and on 41 stories of the UCI News Aggregator, that no reported figure is taken from; a tenth more or less
of each costs about a hundredth of B-cubed F1 there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from newsreader.related.points import WIDTH, Points
from newsreader.related.postings import Places, Postings
from newsreader.related.term_counts import Numbers, Weights

ENOUGH, ENOUGH_OF_HEADLINE = 0.24, 0.16
SIZE_OF_HEADLINE = 0.7
"""To which power the length of a story's sum divides the likeness of a headline; that of a text: 1."""
TELLING = 1.5
"""To which power a word of a headline counts by the rarity of stories that have it."""
FEW_STORIES = 10
SMALL, ENOUGH_OF_SMALL = 4, 0.28
"""A story of so few articles and another that it is so much like are one."""
ENOUGH_OF_ALONE, BEFORE_NEXT = 0.12, 1.5
"""What still stands alone when it is judged again comes to a story of `SMALL` articles or more that it is less like, if
it is so many times more like that one than any other."""
AGAIN = 256
"""After so many others an article is judged once more."""
DAYS, FAR = 10.0, 0.9
"""What lies more than so many days before or after a story is taken for less alike; if one is not dated it is not."""
ALONE = -1

Groups = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


class Hits(NamedTuple):
    """Where the terms of a row stand in other rows: their groups, the weights there, and of which column each is."""

    groups: Groups
    weights: Weights
    columns: Places


class Clustering:
    """Articles, each a row, and in which group each is: a group of one is an article that stands alone.

    Attributes:
        moved: the rows that came into a group, or into another, since it was emptied last.
    """

    def __init__(self) -> None:
        self._rows = self._groups = 0
        self._numbers: Numbers = np.zeros((0, WIDTH), np.uint32)
        self._weights: Weights = np.zeros((0, WIDTH), np.float32)
        self._days: Floats = np.zeros(0)
        self._only_headline: npt.NDArray[np.bool_] = np.zeros(0, np.bool_)
        self._group: Groups = np.zeros(0, np.int64)
        self._postings = Postings(WIDTH)
        self._sizes: Groups = np.zeros(0, np.int64)
        self._squares: Floats = np.zeros(0)
        self._spans: Floats = np.zeros((0, 2))
        self._held: set[int] = set()
        self._barred: dict[int, set[int]] = {}
        self.moved: set[int] = set()

    def __len__(self) -> int:
        """How many rows there are."""
        return self._rows

    def group(self, row: int) -> int:
        """The group of a row."""
        return int(self._group[row])

    def size(self, group: int) -> int:
        """How many rows a group has."""
        return int(self._sizes[group])

    def rows_of(self, groups: Iterable[int]) -> dict[int, list[int]]:
        """The rows of groups, in the order of their arrival."""
        rows: dict[int, list[int]] = {group: [] for group in groups}
        for row in np.flatnonzero(np.isin(self._group[: self._rows], list(rows))).tolist():
            rows[self.group(row)].append(row)
        return rows

    def hold(self, row: int) -> None:
        """Leave a row where it is from now on."""
        self._held.add(row)

    def bar(self, row: int, groups: Iterable[int]) -> None:
        """Keep a row out of groups."""
        self._barred.setdefault(row, set()).update(groups)

    def take_in(self, points: Points, together: Sequence[int], known: Mapping[int, int] | None = None) -> range:
        """Add rows that were judged before; those with the same number, unless it is `ALONE`, are one group.

        Some of these groups may be there, by their numbers.
        """
        first = self._rows
        self._add(points)
        known = dict(known or {})
        for row, number in enumerate(together, first):
            group = self._new_group() if number == ALONE else known.get(number)
            if group is None:
                group = known[number] = self._new_group()
            self._enter(row, group, 0.0)
        self._postings.add(self._numbers, self._rows)
        for row in np.flatnonzero(self._only_headline[first : self._rows]).tolist():
            self._weigh(first + row, self._hits(first + row))
        for group, rows in self.rows_of({self.group(row) for row in range(first, self._rows)}).items():
            self._squares[group] = self._square(rows)
        return range(first, self._rows)

    def arrive(self, points: Points, known: Mapping[int, int] | None = None, held: Collection[int] = ()) -> range:
        """Add rows and judge each; answers which they are.

        Args:
            points: the rows.
            known: by their places, in which groups some were.
            held: the places of those of them that stay there.
        """
        first = self._rows
        self._add(points)
        for row in range(first, self._rows):
            group = known.get(row - first) if known else None
            if group is not None:
                self._stay(row, group)
            if row - first in held:
                self._held.add(row)
            self.judge(row)
            self._postings.add(self._numbers, row + 1)
            if row >= AGAIN and self._unsettled(row - AGAIN):
                self.judge_again(row - AGAIN)
        return range(first, self._rows)

    def judge(self, row: int, *, again: bool = False) -> None:
        """Put a row into the group where it belongs now, if it is not held; a group of its own if there is none."""
        if row in self._held:
            return
        before, hits = self.group(row), self._hits(row)
        if before != ALONE:
            self._leave(row, hits)
        weights = self._weigh(row, hits) if self._only_headline[row] else self._weights[row]
        sums: Floats = np.bincount(hits.groups, hits.weights * weights[hits.columns], self._groups).astype(np.float64)
        group = self._best(row, sums, again=again)
        if group == ALONE:
            group = before if before != ALONE and not self._sizes[before] else self._new_group()
        self._enter(row, group, float(sums[group]) if group < len(sums) else 0.0)
        if group != before:
            self.moved.add(row)

    def judge_again(self, row: int) -> None:
        """Judge a row, and if it is part of a small story of texts, whether that is part of another."""
        self.judge(row, again=True)
        group = self.group(row)
        if not 1 < self._sizes[group] <= SMALL or row in self._held:
            return
        rows = self.rows_of([group])[group]
        if self._only_headline[rows].any() or self._held.intersection(rows):
            return
        sums = np.zeros(self._groups)
        for each in rows:
            hits = self._hits(each)
            sums += np.bincount(hits.groups, hits.weights * self._weights[each][hits.columns], self._groups)
        sums[[group, *(barred for each in rows for barred in self._barred.get(each, ()))]] = 0
        other = self._best_of_small(group, sums)
        if other is not None:
            self._squares[other] += 2 * sums[other] + self._squares[group]
            self._sizes[other] += len(rows)
            ends = self._spans[[group, other]]
            self._spans[other] = np.fmin.reduce(ends[:, 0]), np.fmax.reduce(ends[:, 1])
            self._sizes[group] = self._squares[group] = 0
            self._group[rows] = other
            self.moved.update(rows)

    def _unsettled(self, row: int) -> bool:
        """Whether a row may well come elsewhere when it is judged again; few texts leave a bigger story."""
        return bool(self._only_headline[row] or self._sizes[self._group[row]] <= SMALL)

    def _best_of_small(self, group: int, sums: Floats) -> int | None:
        """The story that a small one is part of: never by headlines alone."""
        squares = np.maximum(self._squares[: self._groups], 1) * self._squares[group]
        likeness = sums / np.sqrt(squares)
        mine, spans = self._spans[group], self._spans[: self._groups]
        likeness[(mine[1] < spans[:, 0] - DAYS) | (mine[0] > spans[:, 1] + DAYS)] *= FAR
        best = int(likeness.round(9).argmax())
        if likeness[best] < ENOUGH_OF_SMALL:
            return None
        texts = ~self._only_headline[np.flatnonzero(self._group[: self._rows] == best)]
        return best if texts.any() else None

    def forget(self, row: int) -> None:
        """Take a row away: another article stands in its place."""
        self._leave(row, self._hits(row))
        self._numbers[row] = 0
        self._weights[row] = 0
        self._held.add(row)
        self.moved.discard(row)

    def new_group(self) -> int:
        """A group without rows."""
        return self._new_group()

    def nearest(self, row: int) -> int | None:
        """The row of the same group that a row is most like; None if it stands alone."""
        columns = np.flatnonzero(self._numbers[row])
        places, which = self._postings.find(self._numbers[row, columns])
        rows = places // WIDTH
        there = (rows != row) & (self._group[rows] == self._group[row])
        if not there.any():
            return None
        alike = self._weights.reshape(-1)[places[there]] * self._weights[row][columns[which[there]]]
        return int(np.bincount(rows[there], alike).argmax())

    def _stay(self, row: int, group: int) -> None:
        """Put a row into a group."""
        hits = self._hits(row)
        weights = self._weigh(row, hits) if self._only_headline[row] else self._weights[row]
        there = hits.groups == group
        self._enter(row, group, float((hits.weights[there] * weights[hits.columns[there]]).sum()))

    def _best(self, row: int, sums: Floats, *, again: bool) -> int:
        """The group to which a row belongs; `ALONE` if to none."""
        headline = self._only_headline[row]
        enough = ENOUGH_OF_HEADLINE if headline else ENOUGH
        least = ENOUGH_OF_ALONE if again and not headline else enough
        groups = np.flatnonzero(sums >= least / 2)
        if barred := self._barred.get(row):
            groups = groups[~np.isin(groups, list(barred))]
        if not len(groups):
            return ALONE
        power = (SIZE_OF_HEADLINE if headline else 1.0) / 2
        likeness: Floats = sums[groups] / np.maximum(self._squares[groups], 1) ** power
        day, spans = self._days[row], self._spans[groups]
        likeness[(day < spans[:, 0] - DAYS) | (day > spans[:, 1] + DAYS)] *= FAR
        likeness = likeness.round(9)
        best = int(likeness.argmax())
        group, most = int(groups[best]), likeness[best]
        likeness[best] = 0
        by_far = self._sizes[group] >= SMALL and most >= BEFORE_NEXT * likeness.max()
        return group if most >= enough or (most >= least and by_far) else ALONE

    def _hits(self, row: int) -> Hits:
        columns = np.flatnonzero(self._numbers[row])
        places, which = self._postings.find(self._numbers[row, columns])
        rows = places // WIDTH
        other = (rows != row) & (self._group[rows] != ALONE)
        rows, places = rows[other], places[other]
        return Hits(self._group[rows], self._weights.reshape(-1)[places], columns[which[other]])

    def _weigh(self, row: int, hits: Hits) -> Weights:
        """Weigh the words of a headline by how few stories have them: as many as it would be were all of one size."""
        words = np.flatnonzero(self._numbers[row])
        pairs, counts = np.unique(hits.columns * self._groups + hits.groups, return_counts=True)
        of_word = pairs // max(self._groups, 1)
        often = np.bincount(of_word, counts, WIDTH)[words]
        squares = np.bincount(of_word, counts * counts, WIDTH)[words]
        stories = np.where(often > 0, often * often / np.maximum(squares, 1), 1)
        alive = np.count_nonzero(self._sizes[: self._groups])
        telling = np.maximum(np.log((alive + FEW_STORIES) / (stories + 0.5)), 0) ** TELLING
        weights: Weights = self._weights[row]
        weights[words] = telling / max(float(np.sqrt((telling * telling).sum())), 1e-9)
        return weights

    def _enter(self, row: int, group: int, likeness: float) -> None:
        """Put a row into a group, given the sum of its likeness to each of the rows there."""
        self._group[row] = group
        day, span = self._days[row], self._spans[group]
        self._spans[group] = (np.fmin(span[0], day), np.fmax(span[1], day)) if self._sizes[group] else (day, day)
        self._sizes[group] += 1
        self._squares[group] += 2 * likeness + 1

    def _leave(self, row: int, hits: Hits) -> None:
        """Take a row out of its group."""
        group = self.group(row)
        there = hits.groups == group
        likeness = float((hits.weights[there] * self._weights[row][hits.columns[there]]).sum())
        self._group[row] = ALONE
        self._sizes[group] -= 1
        self._squares[group] = self._squares[group] - 2 * likeness - 1 if self._sizes[group] else 0

    def _square(self, rows: Sequence[int]) -> float:
        """The square of the length of the sum of rows."""
        _, places = np.unique(self._numbers[rows], return_inverse=True)
        return float((np.bincount(places.ravel(), self._weights[rows].ravel()) ** 2).sum())

    def _add(self, points: Points) -> None:
        first, self._rows = self._rows, self._rows + len(points)
        for name, given in (("numbers", points.numbers), ("weights", points.weights), ("days", points.days),
                            ("only_headline", points.only_headline), ("group", ALONE)):  # fmt: skip
            kept = _with_room(getattr(self, f"_{name}"), self._rows)
            kept[first : self._rows] = given
            setattr(self, f"_{name}", kept)

    def _new_group(self) -> int:
        self._groups += 1
        for name in ("_sizes", "_squares", "_spans"):
            setattr(self, name, _with_room(getattr(self, name), self._groups))
        return self._groups - 1


def _with_room(kept: npt.NDArray[Any], size: int) -> npt.NDArray[Any]:
    """An array with the same values and place for more."""
    if len(kept) >= size:
        return kept
    grown = np.zeros((max(size, 2 * len(kept), 64), *kept.shape[1:]), kept.dtype)
    grown[: len(kept)] = kept
    return grown
