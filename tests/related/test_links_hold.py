"""Whatever is added, edited, deleted, decided and taken back: names and references are two sides of one thing."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from fakes import naming
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from newsreader.article.model import Changes, Undo, View, ViewKind
from newsreader.library import Library
from newsreader.related.titles import resolve_links

HEADLINES = st.sampled_from(
    [
        "Storm shuts airport and leaves thousands without power",
        "Storm closes airport and leaves thousands without power",
        "Storm shuts airport and leaves thousands waiting",
        "Harbour bridge closes for a year of repairs",
        "Bakery strike ends",
    ]
)
ARTICLES = st.lists(st.integers(1, 5), max_size=3)


class Links(RuleBasedStateMachine):
    undos = Bundle("undos")

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.library = Library.open(Path(self.folder.name) / "library.db")
        self.ids: set[int] = set()

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.library.close()
            self.folder.cleanup()

    @rule(path=st.sampled_from("abcde"), headline=HEADLINES, named=st.lists(HEADLINES, max_size=3))
    def add_or_edit(self, path: str, headline: str, named: list[str]) -> None:
        with self.library.transaction():
            article = replace(naming(headline, *named), source=f"/{path}", text=f"{path} {headline} {named}")
            added = self.library.add(article)
            resolve_links(self.library, added.changes)
        self.ids.add(added.id)

    @rule(target=undos, ids=ARTICLES)
    def delete(self, ids: list[int]) -> object:
        return self._resolved(self.library.delete(ids))

    @rule(target=undos, ids=ARTICLES)
    def restore(self, ids: list[int]) -> object:
        return self._resolved(self.library.restore(ids))

    @rule(target=undos, place=st.integers(0, 9), accept=st.booleans())
    def decide(self, place: int, accept: bool) -> object:
        meant = [link for link in self._links() if link[2].target is not None]
        if not meant:
            return multiple()
        number, _, link = meant[place % len(meant)]
        return self._resolved(self.library.decide_link(number, link.index, accept))

    @rule(target=undos, undo=undos)
    def undo(self, undo: Undo) -> object:
        return self._resolved(self.library.undo(undo))

    @rule(headline=st.integers(1, 5), on=st.booleans())
    def follow(self, headline: int, on: bool) -> None:
        if self.library.rows([-headline]):
            self.library.follow_headline(headline, on)

    def _resolved(self, changes: Changes) -> object:
        resolve_links(self.library, changes)
        return multiple() if changes.undo is None else changes.undo

    def _links(self) -> list[tuple[int, bool, object]]:
        """(id, living, link) of every named headline of every article."""
        articles = [self.library.article(number) for number in sorted(self.ids)]
        return [(article.id, article.status.deleted_at is None, link) for article in articles for link in article.links]

    @invariant()
    def names_and_references_agree(self) -> None:
        if not hasattr(self, "library"):
            return
        living = set(self.library.ids(View()))
        names = {(number, link.target) for number, _, link in self._links() if link.state == "here"}
        assert all(target in living and target != number for number, target in names)
        referenced = {(row.id, number) for number in living for row in self.library.panel(number).referenced_by}
        assert referenced == {(number, target) for number, target in names if number in living}

    @invariant()
    def what_is_resolved_has_a_living_article_and_what_is_not_has_none(self) -> None:
        if not hasattr(self, "library"):
            return
        living = set(self.library.ids(View()))
        for number, _, link in self._links():
            assert (link.target is not None) == (link.state in ("here", "possible"))
            assert link.target is None or link.target in living - {number}

    @invariant()
    def the_list_of_awaited_headlines_is_what_links_await(self) -> None:
        if not hasattr(self, "library"):
            return
        waiting = {
            -link.headline_id
            for _, living, link in self._links()
            if living and (link.state == "awaited" or (link.followed and link.state == "possible"))
        }
        listed = self.library.ids(View(ViewKind.AWAITED))
        counts = self.library.counts()
        assert counts.awaited == len(waiting)
        assert waiting <= set(listed)
        assert len(set(listed) - waiting) <= counts.arrived


TestLinks = Links.TestCase
TestLinks.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
