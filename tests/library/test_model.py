"""The library against a model of dictionaries: whatever is done, undone and reopened, both say the same."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from fakes import parsed
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from newsreader.article.model import Changes, SmartFolder, Undo, View, ViewKind
from newsreader.library import Library, check_articles, check_figures, check_search
from newsreader.library.steps import Bulk

HEADLINES = st.sampled_from(["Fog", "Sun", "Rain"])
WORDS = st.sampled_from(["red", "green", "blue"])
TAGS = st.sampled_from(["sea", "port"])
NOTES = st.sampled_from(["Mine", "Reddish fog", "Blue of the sea"])
LONG = "--long" in sys.argv
STEPS = 50
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
    notes: list[str] = field(default_factory=list)

    def words(self) -> str:
        """All its words, as they are searched."""
        return " ".join((self.headline, "All is", self.word, ".", *(f"; {note}" for note in self.notes))).casefold()

    def has(self, begun: str) -> bool:
        """Whether a word of it begins so."""
        return any(word.startswith(begun) for word in re.findall(r"[a-z]+", self.words()))

    def status(self) -> tuple[bool, bool, bool, frozenset[str]]:
        return (self.read, self.bookmarked, self.deleted, self.tags)


# What each question means, told once more without an index. The last word may go on, as it is being typed.
QUESTIONS: dict[str, Callable[[Known], bool]] = {
    "red": lambda known: known.has("red"),
    "f": lambda known: known.has("f"),
    "all gree": lambda known: known.has("gree"),
    "nowhere": lambda known: False,
    '"is red"': lambda known: "is red" in known.words() and "is reddish" not in known.words(),
    "-blue": lambda known: not known.has("blue"),
    "fog OR rain": lambda known: known.has("fog") or known.has("rain"),
    "title:sun": lambda known: known.headline == "Sun",
    "is:unread green": lambda known: not known.read and known.has("green"),
    "is:bookmarked": lambda known: known.bookmarked,
    "tag:sea": lambda known: "sea" in known.tags,
    "-tag:port sun": lambda known: "port" not in known.tags and known.has("sun"),
    "has:note": lambda known: bool(known.notes),
}
FOLDERS = st.sampled_from(["tag:sea", "is:unread green", "has:note"])


def opened(path: Path) -> Library:
    """A library whose clock stands: the model does not know when something was done."""
    return Library.open(path, clock=lambda: 1_781_006_400)


class LibraryModel(RuleBasedStateMachine):
    undos = Bundle("undos")

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.library = opened(Path(self.folder.name) / "library.db")
        self.known: dict[int, Known] = {}
        self.paths: dict[str, int] = {}
        self.folders: dict[str, str] = {}

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

    @rule(number=st.integers(1, 6), body=NOTES)
    def note(self, number: int, body: str) -> None:
        if number in self.known:
            assert self.library.add_note(number, body).articles == {number}
            self.known[number].notes = [*self.known[number].notes, body]

    @rule(number=st.integers(1, 6), body=NOTES | st.just(" "))
    def change_note(self, number: int, body: str) -> None:
        if number in self.known and self.known[number].notes:
            self.library.change_note(self.library.notes(number)[0].id, body)
            rest = self.known[number].notes[1:]
            self.known[number].notes = [body, *rest] if body.strip() else rest

    @rule(number=st.integers(1, 6), body=NOTES)
    def note_and_take_back(self, number: int, body: str) -> None:
        if number in self.known:
            undo = self.library.add_note(number, body).undo
            assert undo is not None
            self.library.undo(undo)

    @rule(query=FOLDERS)
    def keep_folder(self, query: str) -> None:
        kept = [folder for folder in self.library.smart_folders() if folder.query == query]
        self.library.save_smart_folder(SmartFolder(kept[0].id if kept else 0, f"About {query}", "", query))
        self.folders[query] = f"About {query}"

    @rule(query=FOLDERS)
    def forget_folder(self, query: str) -> None:
        for folder in self.library.smart_folders():
            if folder.query == query:
                self.library.delete_smart_folder(folder.id)
        self.folders.pop(query, None)

    @rule(question=st.sampled_from(sorted(QUESTIONS)), on=st.booleans(), back=st.booleans(), name=TAGS)
    def tag_all_found(self, question: str, on: bool, back: bool, name: str) -> None:
        found = [known for known in self.known.values() if not known.deleted and QUESTIONS[question](known)]
        step = self.library.begin_bulk(Bulk("tag", on, name, "All"), View(search=question))
        self._finish(step)
        if back:
            self._finish(self._turned(step))
        else:
            for known in found:
                known.tags = known.tags | {name} if on else known.tags - {name}

    def _turned(self, step: int) -> int:
        self.library.turn_bulk(step)
        return step

    def _finish(self, step: int) -> None:
        while not self.library.carry_on(step).finished:
            pass

    @rule()
    def reopen(self) -> None:
        self.library.close()
        self.library = opened(self.library.path)

    @rule()
    def find_it_as_a_kill_would_leave_it(self) -> None:
        folder = tempfile.TemporaryDirectory()
        for entry in Path(self.folder.name).glob("library.db*"):
            if not entry.name.endswith("-shm"):
                shutil.copy(entry, folder.name)
        self.library.close()
        self.folder.cleanup()
        self.folder = folder
        self.library = opened(Path(folder.name) / "library.db")

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
        for number, known in self.known.items():
            assert [note.body for note in self.library.notes(number)] == known.notes
        for question, meets in QUESTIONS.items():
            wanted = {number for number in living if meets(self.known[number])}
            assert set(self.library.ids(View(search=question))) == wanted, question
            assert set(self.library.search(View(search=question)).ids) <= living
        folders = self.library.smart_folders()
        assert {folder.query: folder.name for folder in folders} == self.folders
        for folder in folders:
            wanted = {number for number in living if QUESTIONS[folder.query](self.known[number])}
            assert set(self.library.ids(View(ViewKind.SMART, str(folder.id)))) == wanted

    @invariant()
    def all_that_is_worked_out_fits(self) -> None:
        """Figures, indexes and hashes, as a check of the library looks at them."""
        if not hasattr(self, "library"):
            return
        with self.library._database.reading() as connection:
            looks = (check_articles.look(connection, _nobody), check_articles.status(connection))
            looks += (check_search.look(connection, _nobody, full=True), check_figures.look(connection))
            assert [finding for look in looks for finding in look] == []


def _differs(name: str, now: dict[int, Known], before: dict[int, Known], number: int) -> bool:
    return getattr(now[number], name) != getattr(before[number], name)


def _nobody(_part: str, _done: int, _total: int) -> None:
    """Nobody is told."""


TestLibraryModel = LibraryModel.TestCase
TestLibraryModel.settings = settings(
    max_examples=20_000 // STEPS if LONG else 12, stateful_step_count=STEPS if LONG else 30, deadline=None
)
