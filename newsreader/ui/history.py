"""Where the reader was: back and forward, as in a browser."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from newsreader.application.listing import Question
from newsreader.article.row import ViewKind

DEPTH = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A list and the article (or headline, by minus its id) that was open in it, with how far it was read (0 to 1)."""

    question: Question
    article_id: int | None = None
    position: float = 0.0

    @property
    def story(self) -> str:
        """The id of the story whose page is shown: of the list of a story in which no article is open; else empty."""
        view = self.question.view
        return view.name if view.kind is ViewKind.STORY and self.article_id is None and not view.search else ""

    def leads_somewhere(self) -> bool:
        """Whether there is anything to come back to."""
        return self.article_id is not None or bool(self.story)

    def is_same(self, other: Place) -> bool:
        """Whether the same is open in both, whatever the list."""
        return (self.article_id, self.story) == (other.article_id, other.story)


@dataclass(slots=True)
class History:
    """The places behind and before the present one."""

    past: list[Place] = field(default_factory=list)
    future: list[Place] = field(default_factory=list)
    present: Place | None = None

    def visit(self, place: Place) -> None:
        """Go to a new place; what lay ahead is forgotten. The same article again only changes its list."""
        if self.present is not None and not self.present.is_same(place):
            if self.present.leads_somewhere():
                self.past = [*self.past[-DEPTH + 1 :], self.present]
            self.future.clear()
        self.present = place

    def replace(self, place: Place) -> None:
        """The present place turned out to be another one."""
        self.present = place

    def forget(self, article_id: int) -> None:
        """An article is gone: no way leads to it any more."""
        self.past = [each for each in self.past if each.article_id != article_id]
        self.future = [each for each in self.future if each.article_id != article_id]
        if self.present is not None and self.present.article_id == article_id:
            self.present = None

    def note_position(self, position: float) -> None:
        """Remember how far the present article was read."""
        if self.present is not None:
            self.present = replace(self.present, position=position)

    def back(self) -> Place | None:
        """Go one place back; None at the beginning."""
        return self._go(self.past, self.future)

    def forward(self) -> Place | None:
        """Go one place forward; None at the end."""
        return self._go(self.future, self.past)

    def _go(self, source: list[Place], target: list[Place]) -> Place | None:
        if not source:
            return None
        if self.present is not None and self.present.leads_somewhere():
            target.append(self.present)
        self.present = source.pop()
        return self.present
