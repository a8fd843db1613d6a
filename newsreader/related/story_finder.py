"""Finds the stories that articles are part of, as they are signed: keeps in mind where those of the same days are.

What is kept in mind is worked out from the library, at first and whenever the reader put something right; the library
itself sees to it that nothing is written against what the reader did.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import nan
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsreader.article.model import Changes
from newsreader.library.story_places import Joining, Outcome, Why
from newsreader.related.clustering import DAYS, Clustering
from newsreader.related.manners import Manners
from newsreader.related.points import Points, points
from newsreader.related.reasons import Explainer, Text
from newsreader.related.signature import unpack
from newsreader.related.story_rows import ALONE
from newsreader.related.vectors import vectors

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.related.term_counts import TermCounts

DAY = 86_400
STEP = 5 * DAY
LOADED, MOST = 8000, 12_000
"""So many articles are brought to mind at most, and so many are kept in mind before that is begun anew."""
LOADED_LATE = 3000
"""The same for a few that come long after their day."""
SETTLED, ROUNDS = 1000, 2
"""So many of the latest articles are judged again when all are there, so many times, as one waits for another."""
SAID = 128
"""In portions of at most so many articles it is said why one joins a story; after an import nobody waits for that."""


class Signed(NamedTuple):
    """An article that was signed just now.

    Attributes:
        order_time: what lists are ordered by, seconds since 1970.
        data: the signature.
    """

    article_id: int
    order_time: int
    data: bytes


def _around(portion: Sequence[Signed]) -> tuple[int, int]:
    """The time in which articles lie, with so much more on both sides as one may wait for another.

    It begins and ends with whole steps, so that a few hours more seldom ask for more.
    """
    margin = int((DAYS + 1) * DAY)
    first, last = min(each.order_time for each in portion) - margin, max(each.order_time for each in portion) + margin
    return first - first % STEP, last + STEP - last % STEP


class StoryFinder:
    """Puts the articles of one library into stories; to be asked by one thread at a time."""

    def __init__(self, loaded: int | None = None) -> None:
        """Make a finder that brings so many articles to mind, or `LOADED`."""
        self._loaded = loaded
        self.forget()

    def forget(self) -> None:
        """Keep nothing in mind any more."""
        self._clustering = Clustering()
        self._manners = Manners()
        self._articles: list[int] = []
        self._rows: dict[int, int] = {}
        self._stories: dict[int, int] = {}
        self._groups: dict[int, int] = {}
        self._span: tuple[int, int] | None = None
        self._touched = ""

    def place(self, library: Library, portion: Sequence[Signed], counts: TermCounts) -> Changes:
        """Find the stories of articles that were signed, in the transaction in which that is kept.

        A few that come long after their day are placed by a finder of their own: what is in mind stays there.
        """
        if len(portion) <= SAID and self._is_elsewhere(library, portion):
            return StoryFinder(LOADED_LATE).place(library, portion, counts)
        try:
            self._bring_to_mind(library, portion, counts)
            self._arrive(library, portion, counts)
            return self._keep(library, counts, say=len(portion) <= SAID)
        except BaseException:
            self.forget()
            raise

    def settle(self, library: Library, number: int, counts: TermCounts) -> Changes:
        """Judge the latest articles, so many, once more, now that no other waits."""
        if self._touched != library.stories.touched():
            return Changes()
        try:
            latest = range(max(0, len(self._clustering) - min(number, SETTLED)), len(self._clustering))
            for _ in range(ROUNDS):
                self._clustering.settle(latest)
            with library.transaction(bulk=True):
                return self._keep(library, counts, say=number <= SAID)
        except BaseException:
            self.forget()
            raise

    def _is_elsewhere(self, library: Library, portion: Sequence[Signed]) -> bool:
        """Whether the articles of a portion are older than what is in mind reaches."""
        if self._span is None or self._touched != library.stories.touched():
            return False
        return _around(portion)[0] < self._span[0]

    def _bring_to_mind(self, library: Library, portion: Sequence[Signed], counts: TermCounts) -> None:
        """Have in mind what lies near the articles of a portion in time."""
        touched = library.stories.touched()
        if touched != self._touched or len(self._clustering) > MOST:
            self.forget()
        self._touched = touched
        first, last = _around(portion)
        known = self._span
        if known is None or last < known[0] or first > known[1]:
            self.forget()
            first -= STEP  # what comes a little later than it should asks for no more then
            self._touched, self._span, missing = touched, (first, last), [(first, last)]
        else:
            missing = [(first, known[0] - 1)] if first < known[0] else []
            missing += [(known[1] + 1, last)] if last > known[1] else []
            self._span = (min(first, known[0]), max(last, known[1]))
        new = {each.article_id for each in portion}
        for span in missing:
            self._load(library, span, new, counts)

    def _load(self, library: Library, span: tuple[int, int], new: set[int], counts: TermCounts) -> None:
        found = [
            each
            for each in library.stories.between(*span, self._loaded or LOADED)
            if each.article_id not in new and each.article_id not in self._rows
        ]
        if not found:
            return
        together = [each.story_id or ALONE for each in found]
        signed = self._points([each.data for each in found], counts)
        rows = self._clustering.take_in(signed, together, self._groups)
        for row, each in zip(rows, found, strict=True):
            self._note(row, each.article_id)
            if each.story_id:
                self._name(self._clustering.group(row), each.story_id)
            if each.fixed:
                self._clustering.hold(row)
        for row, each in zip(rows, found, strict=True):
            self._bar(row, each.refused)
        self._measure(library, {each.story_id for each in found if each.story_id})

    def _measure(self, library: Library, stories: Iterable[int]) -> None:
        """Tell how long and big the stories are, which may be more than is in mind."""
        for story, (first, articles, followed) in library.stories.extents(stories).items():
            group = self._group_of(story)
            self._clustering.stretch(group, nan if first is None else first / DAY, articles)
            if followed:
                self._clustering.leave_open(group)

    def _arrive(self, library: Library, portion: Sequence[Signed], counts: TermCounts) -> None:
        ids = [each.article_id for each in portion]
        for number in ids:
            if (row := self._rows.pop(number, None)) is not None:
                self._clustering.forget(row)
        where, refusals = library.stories.where(ids), library.stories.refusals(ids)
        known = {place: self._group_of(where[number][0]) for place, number in enumerate(ids) if number in where}
        held = {place for place in known if where[ids[place]][1]}
        first = len(self._clustering)
        for row, number in enumerate(ids, first):
            self._note(row, number)
            self._bar(row, refusals.get(number, ()))
        self._clustering.arrive(self._points([each.data for each in portion], counts), known, held)

    def _keep(self, library: Library, counts: TermCounts, *, say: bool) -> Changes:
        """Write what moved."""
        clustering = self._clustering
        moved, clustering.moved = sorted(clustering.moved), set()
        if not moved:
            return Changes()
        groups = sorted({clustering.group(row) for row in moved})
        whole = clustering.rows_of(group for group in groups if group not in self._stories)
        alone = [self._articles[row] for rows in whole.values() if len(rows) == 1 for row in rows]
        changing: dict[int, list[int]] = {group: rows for group, rows in whole.items() if len(rows) > 1}
        for row in moved:
            if clustering.group(row) in self._stories:
                changing.setdefault(clustering.group(row), []).append(row)
        whys = self._whys(library, [row for rows in changing.values() for row in rows], counts) if say else {}
        joining = [
            Joining(self._stories.get(group), tuple((self._articles[row], whys.get(row, ())) for row in rows))
            for group, rows in changing.items()
        ]
        outcome = library.stories.place(joining, alone)
        self._follow(list(changing), outcome)
        return outcome.changes

    def _follow(self, groups: Sequence[int], outcome: Outcome) -> None:
        """Note under which story each group is kept now."""
        for group, story in zip(groups, outcome.stories, strict=True):
            if story is not None:
                self._name(group, story)
        for story in outcome.dropped & self._groups.keys():
            self._stories.pop(self._groups.pop(story), None)

    def _whys(self, library: Library, rows: Sequence[int], counts: TermCounts) -> dict[int, Why]:
        """What each row has in common with the article of its story that it is most like."""
        nearest = {row: other for row in rows if (other := self._clustering.nearest(row)) is not None}
        ids = {self._articles[row] for pair in nearest.items() for row in pair}
        texts = {number: Text(headline, text) for number, headline, text in library.signatures.texts(ids)}
        signed = {number: data for _, number, data in library.signatures.of_articles(ids)}
        whys: dict[int, Why] = {}
        for row, other in nearest.items():
            mine, theirs = self._articles[row], self._articles[other]
            if mine in signed and theirs in signed:
                both = vectors(unpack([signed[mine], signed[theirs]]), counts)
                explainer = Explainer(texts[mine], both.take(np.array([0])), counts)
                reasons = explainer.reasons(texts[theirs], both.take(np.array([1])))
                whys[row] = tuple((reason.kind, reason.terms[0]) for reason in reasons if reason.terms)
        return whys

    def _points(self, packed: Sequence[bytes], counts: TermCounts) -> Points:
        """Signed articles as they count for stories."""
        signatures = unpack(packed)
        return self._manners.without(points(signatures, counts), signatures)

    def _note(self, row: int, article_id: int) -> None:
        self._articles.append(article_id)
        self._rows[article_id] = row

    def _name(self, group: int, story: int) -> None:
        self._stories[group] = story
        self._groups[story] = group

    def _group_of(self, story: int) -> int:
        group = self._groups.get(story)
        if group is None:
            group = self._clustering.new_group()
            self._name(group, story)
        return group

    def _bar(self, row: int, stories: Iterable[int]) -> None:
        if groups := [self._group_of(story) for story in stories]:
            self._clustering.bar(row, groups)
