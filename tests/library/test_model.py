"""The library against a model of dictionaries: whatever is done, undone and reopened, both say the same."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from fakes import parsed
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from newsreader.article.model import Changes, Undo, View, ViewKind
from newsreader.library import Library

HEADLINES = st.sampled_from(["Fog", "Sun", "Rain"])
WORDS = st.sampled_from(["red", "green", "blue"])
TAGS = st.sampled_from(["sea", "port"])
SELECTIONS = st.lists(st.integers(1, 6), max_size=4)


@dataclass
class Known:
    """What the model knows of one article."""

    headline: str
    word: str
    earlier: list[str] = field(default_factory=list)
    read: bool = False
    bookmarked: bool = False
    deleted: bool = False
    tags: frozenset[str] = frozenset()

    def status(self) -> tuple[bool, bool, bool, frozenset[str]]:
        return (self.read, self.bookmarked, self.deleted, self.tags)


class LibraryModel(RuleBasedStateMachine):
    undos = Bundle("undos")

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.library = Library.open(Path(self.folder.name) / "library.db")
        self.known: dict[int, Known] = {}
        self.paths: dict[str, int] = {}

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            self.folder.cleanup()

    @rule(path=st.sampled_from("abcdef"), headline=HEADLINES, word=WORDS)
    def add_or_edit(self, path: str, headline: str, word: str) -> None:
        added = self.library.add(parsed(headline, f"All is {word}.", source=f"/{path}.txt"))
        if path in self.paths:
            self._edited(self.known[self.paths[path]], headline, word)
            assert added.id == self.paths[path]
            return
        same = [number for number, known in self.known.items() if (known.headline, known.word) == (headline, word)]
        if same:
            living = [number for number in same if not self.known[number].deleted]
            assert (added.outcome, added.id) == ("copy", min(living or same))
            self.known[added.id].deleted = False
        else:
            assert added.outcome == "added"
            self.known[added.id] = Known(headline, word)
            self.paths[path] = added.id

    def _edited(self, known: Known, headline: str, word: str) -> None:
        if (known.headline, known.word) != (headline, word):
            known.earlier.append(known.headline)
            known.headline, known.word = headline, word
        known.deleted = False

    @rule(target=undos, ids=SELECTIONS, on=st.booleans())
    def read(self, ids: list[int], on: bool) -> object:
        return self._did(self.library.mark_read(ids, on), ids, read=on)

    @rule(target=undos, ids=SELECTIONS, on=st.booleans())
    def bookmark(self, ids: list[int], on: bool) -> object:
        return self._did(self.library.bookmark(ids, on), ids, bookmarked=on)

    @rule(target=undos, ids=SELECTIONS)
    def delete(self, ids: list[int]) -> object:
        return self._did(self.library.delete(ids), ids, deleted=True)

    @rule(target=undos, ids=SELECTIONS)
    def restore(self, ids: list[int]) -> object:
        return self._did(self.library.restore(ids), ids, deleted=False)

    @rule(target=undos, ids=SELECTIONS, name=TAGS, on=st.booleans())
    def tag(self, ids: list[int], name: str, on: bool) -> object:
        before = self._statuses()
        for number in set(ids) & set(self.known):
            known = self.known[number]
            known.tags = known.tags | {name} if on else known.tags - {name}
        return self._noted(self.library.tag(ids, name, on), before)

    @rule(target=undos)
    def read_all(self) -> object:
        ids = [number for number, known in self.known.items() if not known.deleted]
        return self._did(self.library.mark_view_read(View()), ids, read=True)

    @rule(target=undos, step=consumes(undos))
    def undo(self, step: tuple[Undo, dict[int, tuple[str, object]]]) -> object:
        undo, values = step
        before = self._statuses()
        for number, (name, value) in values.items():
            known = self.known[number]
            if name == "tags":
                tag, on = value
                known.tags = known.tags | {tag} if on else known.tags - {tag}
            else:
                setattr(known, name, value)
        return self._noted(self.library.undo(undo), before)

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = Library.open(self.library.path)

    def _did(self, changes: Changes, ids: list[int], **value: bool) -> object:
        before = self._statuses()
        for number in set(ids) & set(self.known):
            self.known[number] = replace(self.known[number], **value)
        return self._noted(changes, before)

    def _statuses(self) -> dict[int, Known]:
        return {number: replace(known) for number, known in self.known.items()}

    def _noted(self, changes: Changes, before: dict[int, Known]) -> object:
        """Checks what a change says of itself; answers how the model takes it back."""
        differing = {number for number, known in self.known.items() if known.status() != before[number].status()}
        assert changes.articles == differing
        assert changes.added == {n for n in differing if before[n].deleted and not self.known[n].deleted}
        assert changes.removed == {n for n in differing if self.known[n].deleted and not before[n].deleted}
        if changes.undo is None:
            assert not differing
            return multiple()
        values = {}
        for number in differing:
            (name,) = (n for n in ("read", "bookmarked", "deleted", "tags") if _differs(n, self.known, before, number))
            values[number] = (name, getattr(before[number], name))
            if name == "tags":
                (tag,) = before[number].tags ^ self.known[number].tags
                values[number] = (name, (tag, tag in before[number].tags))
        return (changes.undo, values)

    @invariant()
    def both_say_the_same(self) -> None:
        if not hasattr(self, "library"):
            return
        for number, known in self.known.items():
            article = self.library.article(number)
            assert (article.headline, article.text) == (known.headline, f"All is {known.word}.")
            assert [revision.headline for revision in self.library.revisions(number)] == known.earlier
            status = article.status
            found = (status.read, status.bookmarked_at is not None, status.deleted_at is not None)
            assert (*found, frozenset(article.tags)) == known.status()
        living = {number for number, known in self.known.items() if not known.deleted}
        assert set(self.library.ids(View())) == living
        assert set(self.library.ids(View(ViewKind.BIN))) == set(self.known) - living
        counts = self.library.counts()
        assert counts.all == len(living)
        assert counts.unread == sum(not self.known[number].read for number in living)
        assert counts.bookmarks == sum(self.known[number].bookmarked for number in living)
        for word in ("red", "green"):
            found = {number for number in living if self.known[number].word == word}
            assert set(self.library.ids(View(search=word))) == found


def _differs(name: str, now: dict[int, Known], before: dict[int, Known], number: int) -> bool:
    return getattr(now[number], name) != getattr(before[number], name)


TestLibraryModel = LibraryModel.TestCase
TestLibraryModel.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
