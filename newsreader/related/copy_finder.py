"""Finds the copies of articles as they are signed, and has the library fold them.

What is kept in mind is where copies can be: the pairs of words of the articles of the same days. It is worked out from
the library at first, and anew when it has grown large. An article joins the copies of another if its text is a copy of
the one that stands for them, so that no chain of small edits joins two texts that are none. Of an article that was
edited it is asked again whether it is still a copy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from newsreader.article.model import Changes
from newsreader.related.copies import Rough, Telling, are_copies, rough, roughly_alike, telling
from newsreader.related.near_copies import DAYS, NearCopies
from newsreader.related.signature import unpack
from newsreader.related.story_finder import Signed

if TYPE_CHECKING:
    from newsreader.library import Library

DAY = 86_400
LOADED, MOST = 8000, 30_000
"""So many articles are brought to mind at most, and so many are kept in mind before that is begun anew."""
LOOKED_AT = 8
"""So many others an article is compared with at most."""


class CopyFinder:
    """Finds the copies in one library; to be asked by one thread at a time."""

    def __init__(self) -> None:
        """Make a finder that has nothing in mind."""
        self.forget()

    def forget(self) -> None:
        """Keep nothing in mind any more."""
        self._near = NearCopies()
        self._span: tuple[int, int] | None = None
        self._position = 0

    def fold(self, library: Library, portion: Sequence[Signed], texts: Mapping[int, str]) -> Changes:
        """Fold the copies among articles that were signed, in the transaction in which that is kept.

        Args:
            library: open for writing.
            portion: the articles, in the order of their positions.
            texts: what each says.
        """
        try:
            self._bring_to_mind(library, portion)
            near = self._near.add([each.article_id for each in portion], unpack([each.data for each in portion]))
            self._position = library.signatures.last()
            return _Folding(library, texts).fold([each.article_id for each in portion], near)
        except BaseException:
            self.forget()
            raise

    def _bring_to_mind(self, library: Library, portion: Sequence[Signed]) -> None:
        """Have in mind what lies near the articles of a portion in time; anew if another program signed some."""
        margin = int(DAYS * DAY)
        first = min(each.order_time for each in portion) - margin
        last = max(each.order_time for each in portion) + margin
        known = self._span
        if self._position != library.signatures.last() - len(portion) or len(self._near) > MOST:
            self.forget()
            known = None
        if known is None:
            missing = [(first, last)]
        else:
            missing = [(first, known[0] - 1)] if first < known[0] else []
            missing += [(known[1] + 1, last)] if last > known[1] else []
        self._span = (min(first, known[0]), max(last, known[1])) if known else (first, last)
        new = {each.article_id for each in portion}
        for span in missing:
            found = [row for row in library.signatures.between(*span, LOADED) if row[1] not in new]
            found = [row for row in found if row[1] not in self._near]
            if found:
                self._near.add([row[1] for row in found], unpack([row[2] for row in found]))


class _Folding:
    """The comparing of one portion."""

    def __init__(self, library: Library, texts: Mapping[int, str]) -> None:
        self._library = library
        self._texts = dict(texts)
        self._roughs: dict[int, Rough] = {}
        self._tellings: dict[int, Telling] = {}

    def fold(self, ids: Sequence[int], near: Mapping[int, Sequence[int]]) -> Changes:
        copies = self._library.copies
        stands = copies.standing([*ids, *{other for others in near.values() for other in others}])
        signed = set(ids)
        changes = self._part([each for each, head in stands.items() if each in signed or head in signed], stands)
        for article_id in ids:
            if article_id in near and article_id not in stands:
                changes |= self._join(article_id, near[article_id], stands)
        return changes

    def _part(self, ids: Sequence[int], stands: dict[int, int]) -> Changes:
        """Take out those that were edited, or whose like was, and are no copies any more."""
        gone = [each for each in ids if not self._same(each, stands[each])]
        for each in gone:
            del stands[each]
        return self._library.copies.part(gone) if gone else Changes()

    def _join(self, article_id: int, others: Sequence[int], stands: dict[int, int]) -> Changes:
        """Fold an article with all that it is a copy of; so the copies of both stand under one row."""
        copies, changes = self._library.copies, Changes()
        for head in list(dict.fromkeys(stands.get(other, other) for other in others))[:LOOKED_AT]:
            if copies.may_fold(article_id, head) and self._same(article_id, head):
                changes |= copies.fold([(article_id, head)])
                first, *rest = copies.of(article_id)
                stands.pop(first, None)
                stands.update(dict.fromkeys(rest, first))
        return changes

    def _same(self, one: int, other: int) -> bool:
        return roughly_alike(self._rough(one), self._rough(other)) and are_copies(
            self._telling(one), self._telling(other)
        )

    def _rough(self, article_id: int) -> Rough:
        if article_id not in self._roughs:
            self._roughs[article_id] = rough(self._text(article_id))
        return self._roughs[article_id]

    def _telling(self, article_id: int) -> Telling:
        if article_id not in self._tellings:
            self._tellings[article_id] = telling(self._text(article_id))
        return self._tellings[article_id]

    def _text(self, article_id: int) -> str:
        if article_id not in self._texts:
            found = self._library.signatures.texts([article_id])
            self._texts[article_id] = found[0][2] if found else ""
        return self._texts[article_id]
