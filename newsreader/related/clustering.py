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

import numpy as np
import numpy.typing as npt

from newsreader.related.neighbours import Hits, Neighbours
from newsreader.related.points import WIDTH, Points
from newsreader.related.story_rows import ALONE, Floats, Groups, StoryRows
from newsreader.related.term_counts import Weights

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
AHEAD = 32
"""What is needed to judge so many rows is found at once."""
DAYS, FAR = 10.0, 0.9
"""What lies more than so many days before or after a story is taken for less alike; if one is not dated it is not."""
LASTING, LIFE, MOST = 30, 90.0, 1000
"""A story of so many articles ends after so many days, and with so many articles in all: a subject that lasts is not
one story. A smaller one may be taken up years later, as by a verdict."""


class Clustering:
    """Articles, each a row, and in which group each is: a group of one is an article that stands alone.

    Attributes:
        moved: the rows that came into a group, or into another, since it was emptied last.
    """

    def __init__(self) -> None:
        self._rows = StoryRows()
        self._neighbours = Neighbours(self._rows)
        self._held: set[int] = set()
        self._barred: dict[int, set[int]] = {}
        self._open: set[int] = set()
        self.moved: set[int] = set()

    def __len__(self) -> int:
        """How many rows there are."""
        return self._rows.count

    def group(self, row: int) -> int:
        """The group of a row."""
        return int(self._rows.group[row])

    def size(self, group: int) -> int:
        """How many rows a group has."""
        return int(self._rows.sizes[group])

    def rows_of(self, groups: Iterable[int]) -> dict[int, list[int]]:
        """The rows of groups, in the order of their arrival."""
        return self._rows.rows_of(groups)

    def new_group(self) -> int:
        """A group without rows."""
        return self._rows.new_group()

    def hold(self, row: int) -> None:
        """Leave a row where it is from now on."""
        self._held.add(row)

    def bar(self, row: int, groups: Iterable[int]) -> None:
        """Keep a row out of groups."""
        self._barred.setdefault(row, set()).update(groups)

    def stretch(self, group: int, first: float, articles: int) -> None:
        """Tell of a group that it began on a day, and how many articles it has, which need not all be rows.

        NaN stands for a day that is not known.
        """
        spans = self._rows.spans
        spans[group, 0] = np.fmin(spans[group, 0], first)
        self._rows.more[group] = max(articles - self.size(group), 0)

    def leave_open(self, group: int) -> None:
        """Let a group go on for longer than `LIFE`."""
        self._open.add(group)

    def forget(self, row: int) -> None:
        """Take a row away: another stands in its place."""
        self._leave(row, self._neighbours.hits(row))
        self._rows.numbers[row] = 0
        self._rows.weights[row] = 0
        self._held.add(row)
        self.moved.discard(row)

    def take_in(self, points: Points, together: Sequence[int], known: Mapping[int, int] | None = None) -> range:
        """Add rows that were judged before; those with the same number, unless it is `ALONE`, are one group.

        Some of these groups may be there, by their numbers.
        """
        rows, added = self._rows, self._rows.add(points)
        groups = dict(known or {})
        for row, number in zip(added, together, strict=True):
            group = rows.new_group() if number == ALONE else groups.get(number)
            if group is None:
                group = groups[number] = rows.new_group()
            rows.enter(row, group, 0.0)
        self._neighbours.add()
        for row in added:
            if rows.only_headline[row]:
                self._weigh(row, self._neighbours.hits(row))
        for group, members in rows.rows_of({self.group(row) for row in added}).items():
            rows.squares[group] = rows.square(members)
        return added

    def arrive(self, points: Points, known: Mapping[int, int] | None = None, held: Collection[int] = ()) -> range:
        """Add rows and judge each; answers which they are.

        Args:
            points: the rows.
            known: by their places, in which groups some were.
            held: the places of those of them that stay there.
        """
        added = self._rows.add(points)
        self._neighbours.add()
        for place, row in enumerate(added):
            if not place % AHEAD:
                self._look_ahead(added[place : place + AHEAD])
            if known and place in known:
                self._stay(row, known[place])
            if place in held:
                self._held.add(row)
            self.judge(row)
            if row >= AGAIN and self._unsettled(row - AGAIN):
                self.judge_again(row - AGAIN)
        self._neighbours.look_ahead(())
        return added

    def settle(self, rows: range) -> None:
        """Judge rows again that have waited for each other."""
        for first in rows[::AHEAD]:
            some = range(first, min(first + AHEAD, rows.stop))
            self._neighbours.look_ahead(some)
            for row in some:
                self.judge_again(row)
        self._neighbours.look_ahead(())

    def judge(self, row: int, *, again: bool = False) -> None:
        """Put a row into the group where it belongs now, if it is not held; a group of its own if there is none."""
        if row in self._held:
            return
        rows, before, hits = self._rows, self.group(row), self._neighbours.hits(row)
        if before != ALONE:
            self._leave(row, hits)
        sums = hits.likeness(self._weighed(row, hits), rows.groups)
        group = self._best(row, sums, again=again)
        if group == ALONE:
            group = before if before != ALONE and not rows.sizes[before] else rows.new_group()
        rows.enter(row, group, float(sums[group]) if group < len(sums) else 0.0)
        if group != before:
            self.moved.add(row)

    def judge_again(self, row: int) -> None:
        """Judge a row, and if it is part of a small story of texts, whether that is part of another."""
        self.judge(row, again=True)
        group = self.group(row)
        if not 1 < self._rows.sizes[group] <= SMALL or row in self._held:
            return
        members = self._rows.rows_of([group])[group]
        if self._rows.only_headline[members].any() or self._held.intersection(members):
            return
        sums = np.zeros(self._rows.groups)
        for each in members:
            sums += self._neighbours.hits(each).likeness(self._rows.weights[each], self._rows.groups)
        sums[[group, *(barred for each in members for barred in self._barred.get(each, ()))]] = 0
        other = self._best_of_small(group, sums)
        if other is not None:
            likeness = float(sums[other])
            if self._rows.sizes[other] < len(members) and not self._held.intersection(self.rows_of([other])[other]):
                group, other = other, group
            self.moved.update(self._rows.unite(group, other, likeness))

    def nearest(self, row: int) -> int | None:
        """The row of the same group that a row is most like; None if it stands alone."""
        rows, places, columns = self._neighbours.shared(row)
        there = self._rows.group[rows] == self._rows.group[row]
        if not there.any():
            return None
        alike = self._rows.weights.reshape(-1)[places[there]] * self._rows.weights[row][columns[there]]
        return int(np.bincount(rows[there], alike).argmax())

    def _look_ahead(self, rows: range) -> None:
        """Have at hand what is needed to judge rows, and once more those that are due then."""
        due = range(max(rows.start - AGAIN, 0), min(rows.stop - AGAIN, rows.start))
        self._neighbours.look_ahead([*filter(self._unsettled, due), *rows])

    def _unsettled(self, row: int) -> bool:
        """Whether a row may well come elsewhere when it is judged again; few texts leave a bigger story."""
        return bool(self._rows.only_headline[row] or self._rows.sizes[self._rows.group[row]] <= SMALL)

    def _best(self, row: int, sums: Floats, *, again: bool) -> int:
        """The group to which a row belongs; `ALONE` if to none."""
        headline = self._rows.only_headline[row]
        enough = ENOUGH_OF_HEADLINE if headline else ENOUGH
        least = ENOUGH_OF_ALONE if again and not headline else enough
        groups = np.flatnonzero(sums >= least / 2)
        if barred := self._barred.get(row):
            groups = groups[~np.isin(groups, list(barred))]
        groups = groups[~self._ended(groups, self._rows.days[row], 1)]
        if not len(groups):
            return ALONE
        power = (SIZE_OF_HEADLINE if headline else 1.0) / 2
        likeness: Floats = sums[groups] / np.maximum(self._rows.squares[groups], 1) ** power
        day = self._rows.days[row]
        likeness *= _near(day, day, self._rows.spans[groups])
        likeness = likeness.round(9)
        best = int(likeness.argmax())
        group, most = int(groups[best]), likeness[best]
        likeness[best] = 0
        by_far = self._rows.sizes[group] >= SMALL and most >= BEFORE_NEXT * likeness.max()
        return group if most >= enough or (most >= least and by_far) else ALONE

    def _ended(self, groups: Groups, day: float, more: int) -> npt.NDArray[np.bool_]:
        """Which groups take no more of that day, or not so many."""
        spans, sizes = self._rows.spans[groups], self._rows.sizes[groups] + self._rows.more[groups]
        long = (sizes >= LASTING) & (np.fmax(spans[:, 1], day) - np.fmin(spans[:, 0], day) > LIFE)
        if self._open:
            long &= ~np.isin(groups, list(self._open))
        ended: npt.NDArray[np.bool_] = long | (sizes + more > MOST)
        return ended

    def _best_of_small(self, group: int, sums: Floats) -> int | None:
        """The story that a small one is part of: never by headlines alone."""
        rows, groups = self._rows, self._rows.groups
        likeness = sums / np.sqrt(np.maximum(rows.squares[:groups], 1) * rows.squares[group])
        likeness *= _near(rows.spans[group, 0], rows.spans[group, 1], rows.spans[:groups])
        likeness[self._ended(np.arange(groups), rows.spans[group, 0], int(rows.sizes[group]))] = 0
        best = int(likeness.round(9).argmax())
        if likeness[best] < ENOUGH_OF_SMALL:
            return None
        texts = ~rows.only_headline[rows.rows_of([best])[best]]
        return best if texts.any() else None

    def _weighed(self, row: int, hits: Hits) -> Weights:
        """The weights of a row; of a headline by the stories that are there now."""
        if self._rows.only_headline[row]:
            self._weigh(row, hits)
        weights: Weights = self._rows.weights[row]
        return weights

    def _weigh(self, row: int, hits: Hits) -> None:
        """Weigh the words of a headline by how few stories have them: as many as it would be were all of one size."""
        rows = self._rows
        words = np.flatnonzero(rows.numbers[row])
        there = hits.groups != ALONE
        pairs, counts = np.unique(hits.columns[there] * rows.groups + hits.groups[there], return_counts=True)
        of_word = pairs // max(rows.groups, 1)
        often = np.bincount(of_word, counts, WIDTH)[words]
        squares = np.bincount(of_word, counts * counts, WIDTH)[words]
        stories = np.where(often > 0, often * often / np.maximum(squares, 1), 1)
        alive = np.count_nonzero(rows.sizes[: rows.groups])
        telling = np.maximum(np.log((alive + FEW_STORIES) / (stories + 0.5)), 0) ** TELLING
        rows.weights[row, words] = telling / max(float(np.sqrt((telling * telling).sum())), 1e-9)

    def _stay(self, row: int, group: int) -> None:
        """Put a row into a group, wherever it belongs."""
        hits = self._neighbours.hits(row)
        sums = hits.likeness(self._weighed(row, hits), self._rows.groups)
        self._rows.enter(row, group, float(sums[group]))

    def _leave(self, row: int, hits: Hits) -> None:
        there = hits.groups == self._rows.group[row]
        self._rows.leave(row, float((hits.weights[there] * self._rows.weights[row][hits.columns[there]]).sum()))


def _near(first: float, last: float, spans: Floats) -> Floats:
    """By what to multiply the likeness to spans of days that begin or end so far from these; 1 if it is not known."""
    near: Floats = np.where((last < spans[:, 0] - DAYS) | (first > spans[:, 1] + DAYS), FAR, 1.0)
    return near
