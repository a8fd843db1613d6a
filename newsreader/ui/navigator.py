"""Where the reader is: which list, which article, and how to get to the next one and back."""

from __future__ import annotations

from array import array
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from newsreader.application.listing import Listing, Question, merge_kept
from newsreader.application.session import Opened, Session
from newsreader.article.model import Article, Changes, Order, View, ViewKind
from newsreader.ui.history import History, Place

KEEPING = (ViewKind.UNREAD, ViewKind.BOOKMARKS)


class Navigator(QObject):
    """The list that is shown, the article that is open, and the way between them.

    Signals:
        question_changed: Question; another list was asked for.
        ids_changed: (ids, is another list): what the list holds now.
        article_chosen: id; it was asked for and will be `article_shown`.
        article_shown: (Opened, position): it is here.
        article_updated: Article; the open one's status changed.
        article_closed: no article is open.
    """

    question_changed = Signal(object)
    ids_changed = Signal(object, bool)
    article_chosen = Signal(object)
    article_shown = Signal(object, float)
    article_updated = Signal(object)
    article_closed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.question = Question()
        self.ids: array[int] = array("q")
        self.opened: Opened | None = None
        self.history = History()
        self._kept: set[int] = set()
        self._wanted: int | None = None
        self._position: float | None = None
        self._before_search: Question | None = None
        self._listed_question: Question | None = None
        session.listed.connect(self._listed)
        session.opened.connect(self._article_arrived)
        session.article_changed.connect(self._status_arrived)
        session.changed.connect(self._changed)

    @property
    def article_id(self) -> int | None:
        """The article that is open or on its way."""
        return self._wanted

    # Lists

    def show(self, view: View) -> None:
        """Show another list."""
        self._ask(Question(view, self.question.order))

    def set_order(self, order: Order) -> None:
        """Show the same list in another order."""
        self._ask(Question(self.question.view, order))

    def search(self, text: str, *, best_first: bool = False) -> None:
        """Show what matches, within all articles; with an empty text, the list from before the search."""
        text = text.strip()
        if text:
            if not self.question.view.search:
                self._before_search = self.question
            self._ask(Question(View(ViewKind.ALL, search=text), self.question.order, best_first))
        elif self.question.view.search:
            self._ask(self._before_search or Question(order=self.question.order))

    def refresh(self) -> None:
        """Ask for the same list anew."""
        self._session.ask_list(self.question)

    # Articles

    def open(self, article_id: int, position: float | None = None) -> None:
        """Open an article, at the place where it was left unless another is given."""
        self._note_place()
        self._wanted, self._position = article_id, position
        self.history.visit(Place(self.question, article_id))
        self.article_chosen.emit(article_id)
        self._session.open(article_id)

    def reopen(self) -> None:
        """Show the open article again where something else stood in its place."""
        if self.opened is not None:
            self.article_shown.emit(self.opened, self._position or 0.0)

    def close_article(self) -> None:
        """Leave the article without opening another."""
        self._note_place()
        self._wanted, self.opened = None, None
        self._session.background.drop("open")
        self.article_closed.emit()

    def step_unread(self, step: int) -> None:
        """Open the next unread article below (+1) or above (-1); after the last, the first of the list."""
        ids = self.ids if step > 0 else self.ids[::-1]
        wanted = self._wanted
        start = ids.index(wanted) + 1 if wanted is not None and wanted in ids else 0
        around = ids[start:] + ids[: max(start - 1, 0)]
        self._session.ask_first_unread(around, self._found_unread)

    def back(self) -> bool:
        """Go back to where the reader was before; False if that is nowhere."""
        self._note_place()
        return self._go(self.history.back())

    def forward(self) -> bool:
        """Take the last step back again."""
        self._note_place()
        return self._go(self.history.forward())

    def note_position(self, position: float) -> None:
        """The reader scrolled; 0 at the top to 1 at the end."""
        self._position = position

    def save_position(self) -> None:
        """Keep in the library how far the open article was read."""
        self._note_place()

    # Inside

    def _ask(self, question: Question) -> None:
        if question == self.question and self.ids:
            self.refresh()
            return
        self.question = question
        self._kept.clear()
        if self._wanted is not None and question.view.kind in KEEPING and self.opened is not None:
            self._kept.add(self._wanted)
        self.question_changed.emit(question)
        self._session.ask_list(question)

    @Slot(object)
    def _listed(self, listing: Listing) -> None:
        if listing.question != self.question:
            return
        another = self._listed_question != listing.question
        self._listed_question = listing.question
        self.ids = listing.ids if another else merge_kept(self.ids, listing.ids, self._kept)
        self.ids_changed.emit(self.ids, another)

    @Slot(object)
    def _article_arrived(self, opened: Opened) -> None:
        if opened.article.id != self._wanted:
            return
        self.opened = opened
        position = opened.article.status.position if self._position is None else self._position
        self._position = position
        self.article_shown.emit(opened, position)

    @Slot(object)
    def _status_arrived(self, article: Article) -> None:
        if self.opened is not None and self.opened.article.id == article.id == self._wanted:
            self.opened = replace(self.opened, article=article)
            self.article_updated.emit(article)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if self.question.view.kind in KEEPING:
            self._kept |= changes.articles - changes.removed
        self._kept -= changes.removed
        if self._wanted in changes.removed and self.question.view.kind is not ViewKind.BIN:
            self._leave_removed(changes)
        elif self._wanted in changes.articles and "articles" in changes.kinds:
            self._session.open(self._wanted)
        elif self._wanted in changes.articles:
            self._session.ask_article(self._wanted)
        if changes.added or changes.removed or changes.kinds & self._concerns():
            self.refresh()

    def _concerns(self) -> set[str]:
        """The kinds of change that can bring an article into the list that is shown, or out of it."""
        kind = self.question.view.kind
        own = {ViewKind.UNREAD: {"read"}, ViewKind.BOOKMARKS: {"bookmark"}, ViewKind.TAG: {"tags"}}
        order = {"read"} if self.question.order == "unread_first" else set()
        return {"articles", "bin", "headlines"} | own.get(kind, set()) | order

    def _leave_removed(self, changes: Changes) -> None:
        gone, wanted = changes.removed, self._wanted
        place = self.ids.index(wanted) if wanted is not None and wanted in self.ids else 0
        rest = [*self.ids[place:], *self.ids[:place][::-1]]
        following = next((each for each in rest if each not in gone and each > 0), None)
        self._position = None
        if following is None:
            self.close_article()
        else:
            self.open(following)

    def _found_unread(self, article_id: int | None) -> None:
        if article_id is not None:
            self.open(article_id)

    def _go(self, place: Place | None) -> bool:
        if place is None or place.article_id is None:
            return False
        if place.question != self.question:
            self.question = place.question
            self.question_changed.emit(place.question)
            self._session.ask_list(place.question)
        self._wanted, self._position = place.article_id, place.position
        self.article_chosen.emit(place.article_id)
        self._session.open(place.article_id)
        return True

    def _note_place(self) -> None:
        if self.opened is None or self._position is None or self.opened.article.id != self._wanted:
            return
        self.history.note_position(self._position)
        if abs(self._position - self.opened.article.status.position) > 0.001:
            self._session.set_position(self.opened.article.id, self._position)
