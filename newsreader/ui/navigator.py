"""Where the reader is: which list, which article or headline (by minus its id), and how to go on and back."""

from __future__ import annotations

from array import array
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from newsreader.application.listing import Listing, Question, neighbour, place_of
from newsreader.application.reading import HeadlinePage, Opened
from newsreader.application.session import Session
from newsreader.application.steps import Done, Undone
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Article, Changes, Order, View, ViewKind
from newsreader.ui.asking_again import AskingAgain
from newsreader.ui.history import History, Place
from newsreader.ui.kept_rows import KeptRows
from newsreader.ui.list_changes import concerns
from newsreader.ui.waiting_rows import WaitingRows

ASIDE = (ViewKind.RELATED, ViewKind.COPIES)


class Navigator(QObject):
    """The list that is shown, the article that is open, and the way between them.

    Signals:
        question_changed: Question; another list was asked for.
        ids_changed: (ids, is another list): what the list holds now.
        article_chosen: id; it was asked for and will be `article_shown` or, if negative, `headline_shown`.
        article_shown: (Opened, position): it is here.
        article_renewed: Opened; the open one is here again, with other pictures.
        headline_shown: HeadlinePage: it is here.
        article_updated: Article; the open one's status or links changed.
        article_closed: no article is open.
        article_lost: NewsreaderError; what was to be opened is not there.
        waiting_changed: how many articles arrived and wait above the list.
        nothing_unread: the step to the next unread article found none.
    """

    question_changed = Signal(object)
    ids_changed = Signal(object, bool)
    article_chosen = Signal(object)
    article_shown = Signal(object, float)
    article_renewed = Signal(object)
    headline_shown = Signal(object)
    article_updated = Signal(object)
    article_closed = Signal()
    article_lost = Signal(object)
    waiting_changed = Signal(object)
    nothing_unread = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.question = Question()
        self.ids: array[int] = array("q")
        self.opened: Opened | None = None
        self.headline: HeadlinePage | None = None
        self.history = History()
        self.waiting = WaitingRows()
        self.again = AskingAgain(self.refresh, self)
        self._kept = KeptRows()
        self._wanted: int | None = None
        self._resuming = False
        self._renewing = False
        self._row = 0
        self._left: tuple[int, int | None] | None = None
        self._position: float | None = None
        self._before_search: Question | None = None
        self._before_aside: Question | None = None
        self._listed_question: Question | None = None
        self._listing: Listing | None = None
        session.listed.connect(self._listed)
        session.opened.connect(self._article_arrived)
        session.headline_opened.connect(self._headline_arrived)
        session.lost.connect(self._lost)
        session.article_changed.connect(self._article_changed)
        session.changed.connect(self._changed)
        session.done.connect(self._did)
        session.undone.connect(self._did)

    @property
    def article_id(self) -> int | None:
        """The article that is open or on its way; minus the headline's id for the page of a headline."""
        return self._wanted

    @property
    def listing(self) -> Listing | None:
        """The last answer to the question that was asked last; None until there is one."""
        return self._listing if self.listed else None

    @property
    def listed(self) -> bool:
        """Whether `ids` are those of the list that was asked for last."""
        return self._listed_question == self.question

    # Lists

    def show(self, view: View) -> None:
        """Show another list; the same one again lets go of what no longer belongs to it."""
        self._ask(Question(view, self.question.order))

    def set_order(self, order: Order) -> None:
        """Show the same list in another order."""
        self._ask(Question(self.question.view, order))

    def set_best_first(self) -> None:
        """Show the best results of a search first."""
        self._ask(replace(self.question, best_first=True))

    def search(self, text: str, *, best_first: bool = False) -> None:
        """Show what matches in all articles, at the beginning newest first; with an empty text, the list before."""
        text = text.strip()
        if text:
            order: Order = self.question.order
            if not self.question.view.search:
                self._before_search, order = self.question, "newest"
            self._ask(Question(View(ViewKind.ALL, search=text), order, best_first))
        elif self.question.view.search:
            self._ask(self._before_search or Question(order=self.question.order))

    def show_aside(self, view: View) -> None:
        """Show a list that belongs to the open article, of what is related the best first; `leave_aside` leads back."""
        if self.question.view.kind not in ASIDE:
            self._before_aside = self.question
        self._ask(Question(view, self.question.order, best_first=view.kind is ViewKind.RELATED))

    def leave_aside(self) -> bool:
        """Go back from a list that belongs to an article to the one before; False if none such is shown."""
        if self.question.view.kind not in ASIDE:
            return False
        self._ask(self._before_aside or Question())
        return True

    def opened_elsewhere(self) -> bool:
        """Whether the open article was opened from another list than the one that is shown."""
        return self.history.present is not None and self.history.present.question.view != self.question.view

    def refresh(self) -> None:
        """Ask for the same list anew."""
        self._session.ask_list(self.question)

    def show_waiting(self) -> None:
        """Let in what waits above the list."""
        if self.waiting.count and self._listing is not None:
            self.waiting.let_in()
            self._take(self._listing)

    def let_go(self) -> None:
        """Let what is read next by one command leave the list at once: the reader is done with it."""
        self._kept.let_go()

    # Articles

    def open(self, article_id: int, position: float | None = None) -> None:
        """Open an article, at the place where it was left unless another is given, or the page of a headline."""
        self._note_place()
        self.history.visit(Place(self.question, article_id))
        self._go_to(article_id, position)

    def renew(self, article_id: int) -> None:
        """Show the open article again, as it is now, at its place; nothing if another is open."""
        if self.opened is not None and self.opened.article.id == article_id == self._wanted:
            self._renewing = True
            self._session.open(article_id)

    def open_story(self, story_id: int) -> None:
        """Show the articles of a story, and its page in the room of the article."""
        self._note_place()
        place = Place(Question(View(ViewKind.STORY, str(story_id)), self.question.order))
        self.history.visit(place)
        self._show_story(place)

    def resume(self, question: Question, article_id: int | None) -> None:
        """Be where the reader was on the day before; if the article is gone, nothing is said."""
        self.question = question
        self._kept.begin(question.view, None)
        self.question_changed.emit(question)
        self.refresh()
        if article_id is not None:
            self.open(article_id)
            self._resuming = True

    def reopen(self) -> None:
        """Show again what is open where something else stood in its place."""
        if self.opened is not None:
            self.article_shown.emit(self.opened, self._position or 0.0)
        elif self.headline is not None:
            self.headline_shown.emit(self.headline)
        else:
            self.article_closed.emit()

    def close_article(self) -> None:
        """Leave the article without opening another."""
        self._note_place()
        self._wanted, self.opened, self.headline = None, None, None
        self._session.background.drop("open")
        self.article_closed.emit()

    def step_unread(self, step: int) -> None:
        """Open the next unread article below (+1) or above (-1); after the last, the first of the list."""
        place = self._find(self._wanted)
        below, above = self.ids[place + 1 :], self.ids[: max(place, 0)]
        around = below + above if step > 0 else above[::-1] + below[::-1]
        self._session.ask_first_unread(around, self._found_unread)

    def back(self) -> None:
        """Go back to where the reader was before."""
        self._note_place()
        self._return_to(self.history.back())

    def forward(self) -> None:
        """Take the last step back again."""
        self._note_place()
        self._return_to(self.history.forward())

    def note_position(self, position: float) -> None:
        """The reader scrolled; 0 at the top to 1 at the end."""
        self._position = position

    def save_position(self) -> None:
        """Keep in the library how far the open article was read."""
        self._note_place()

    # Inside

    def _find(self, article_id: int | None) -> int:
        place = place_of(self.ids, article_id, self._row)
        self._row = max(place, 0)
        return place

    def _ask(self, question: Question) -> None:
        another = question != self.question
        self.question = question
        self._kept.begin(question.view, self._wanted)
        self.waiting.let_in()
        if another:
            self.question_changed.emit(question)
        self._session.ask_list(question)

    def _go_to(self, article_id: int, position: float | None) -> None:
        self._wanted, self._position, self._resuming, self._renewing = article_id, position, False, False
        self._kept.visit(article_id)
        if self.waiting.count and self._listing is not None and self._find(article_id) < 0:
            self.waiting.want(article_id)
            self._take(self._listing)
        self.article_chosen.emit(article_id)
        if article_id < 0:
            self._session.open_headline(-article_id)
        else:
            self._session.open(article_id)

    @Slot(object)
    def _listed(self, listing: Listing) -> None:
        if listing.question != self.question:
            return
        another = self._listed_question != listing.question
        whole = not another and self._listing is not None and self._listing.complete
        if whole and not listing.complete:
            return  # the same list anew: better as it was than half of it
        self._listed_question, self._listing = listing.question, listing
        if whole:
            self._take(listing)
            return
        self.waiting.begin()
        self.ids = self._kept.merged(self.ids, listing.ids) if listing.complete and not another else listing.ids
        self.ids_changed.emit(self.ids, another)
        self.waiting_changed.emit(0)

    def _take(self, listing: Listing) -> None:
        """Show the same list as it is now, but for what waits."""
        self.ids = self.waiting.held(self.ids, self._kept.merged(self.ids, listing.ids))
        self.ids_changed.emit(self.ids, False)
        self.waiting_changed.emit(self.waiting.count)

    @Slot(object)
    def _article_arrived(self, opened: Opened) -> None:
        if opened.article.id != self._wanted:
            return
        renewing, self._renewing = self._renewing, False
        same = self.opened is not None and _said(self.opened.article) == _said(opened.article)
        self.opened, self.headline, self._resuming = opened, None, False
        if renewing and same:
            self.article_renewed.emit(opened)
            return
        position = opened.article.status.position if self._position is None else self._position
        self._position = position
        self.article_shown.emit(opened, position)

    @Slot(object)
    def _headline_arrived(self, page: HeadlinePage) -> None:
        if page.row.id != self._wanted:
            return
        if page.row.target is not None:
            self._session.headline_seen(-page.row.id)
        if page.target is not None:
            self.history.replace(Place(self.question, page.target))
            self._go_to(page.target, None)
            return
        self.opened, self.headline, self._resuming = None, page, False
        self.headline_shown.emit(page)

    @Slot(object)
    def _lost(self, what: tuple[int, NewsreaderError]) -> None:
        article_id, error = what
        if article_id != self._wanted:
            return
        resuming = self._resuming
        self.history.forget(article_id)
        self._position = None
        self.close_article()
        if not resuming:
            self.article_lost.emit(error)

    @Slot(object)
    def _article_changed(self, article: Article) -> None:
        if self.opened is None or not self.opened.article.id == article.id == self._wanted:
            return
        gone = article.status.deleted_at is not None and self.opened.article.status.deleted_at is None
        if gone and self.question.view.kind is not ViewKind.BIN:
            # It went with so many that they were not named: its neighbours may have gone, too.
            self._position = None
            self.close_article()
        elif _said(article) != _said(self.opened.article):
            self._session.open(article.id)
        else:
            self.opened = replace(self.opened, article=article)
            self.article_updated.emit(article)

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        self._kept.note(changes, self._wanted)
        self.waiting.note(changes, given=self._session.importing())
        wanted = self._wanted
        if self._left is not None and self._left[0] in changes.added and self._left[1] == wanted:
            self.open(self._left[0])
        elif wanted is None:
            pass
        elif wanted < 0:
            if changes.everything or changes.kinds & {"articles", "links", "headlines", "bin"}:
                self._session.open_headline(-wanted)
        elif wanted in changes.removed and self.question.view.kind is not ViewKind.BIN:
            self._leave_removed(wanted, changes.removed)
        elif wanted in changes.articles or changes.everything:
            self._session.ask_article(wanted)
        if changes.everything or changes.added or changes.removed or changes.kinds & concerns(self.question.view):
            self.again.changed(arrivals=bool(changes.added) and "articles" in changes.kinds)

    @Slot(object)
    def _did(self, done: Done | Undone) -> None:
        self.waiting.note_own(done.changes)

    def _leave_removed(self, wanted: int, removed: frozenset[int]) -> None:
        """Go on to the neighbour of the article that was removed."""
        following = neighbour(self.ids, self._find(wanted), removed)
        self._position = None
        self._left = (wanted, following)
        if following is None:
            self.close_article()
        else:
            self.open(following)

    def _found_unread(self, article_id: int | None) -> None:
        if article_id is None and self.waiting.count:
            self.show_waiting()
            self.step_unread(1)
        elif article_id is None:
            self.nothing_unread.emit()
        else:
            self.open(article_id)

    def _show_story(self, place: Place) -> None:
        self._ask(place.question)
        self._position = None
        self.close_article()

    def _return_to(self, place: Place | None) -> None:
        if place is None:
            return
        if place.article_id is None:
            if place.story:
                self._show_story(place)
            return
        if place.question != self.question:
            self._ask(place.question)
        self._go_to(place.article_id, place.position)

    def _note_place(self) -> None:
        if self.opened is None or self._position is None or self.opened.article.id != self._wanted:
            return
        self.history.note_position(self._position)
        if abs(self._position - self.opened.article.status.position) > 0.001:
            self._session.set_position(self.opened.article.id, self._position)


def _said(article: Article) -> tuple[object, ...]:
    """What a page shows of an article that its source or the look for copies can change."""
    versions = (article.version, article.other_version, article.complete, article.copies)
    return article.content_hash, article.html, article.warnings, versions
