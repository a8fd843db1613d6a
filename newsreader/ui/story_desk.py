"""Brings together the page of a story, the stories in the sidebar, and what the reader does with them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Article, Changes, View, ViewKind
from newsreader.article.related import Story, StoryPage
from newsreader.ui import empty_contents
from newsreader.ui.card_wishes import StoryWish
from newsreader.ui.palette_model import PaletteEntry
from newsreader.ui.row_words import isolated, one_line
from newsreader.ui.sidebar_entries import articles
from newsreader.ui.story_blocks import news_of
from newsreader.ui.story_links import ArticlePlace

if TYPE_CHECKING:
    from newsreader.application.reading import Opened
    from newsreader.ui.dialogs.name import NameDialog
    from newsreader.ui.main_window import MainWindow

CONCERNS = {"articles", "bin", "read", "stories"}


class StoryDesk(QObject):
    """Shows stories, and follows, renames, merges and parts them; each change can be undone."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._navigator = window.navigator
        self._area = window.parts.reader
        self._followed: tuple[Story, ...] | None = None
        self._asked: int | None = None
        self._going: ArticlePlace | None = None
        session, related = window.session, window.parts.related
        session.ready.connect(self._ask_followed)
        session.changed.connect(self._changed)
        session.stories.followed_arrived.connect(self._show_followed)
        session.stories.page_arrived.connect(self._show_page)
        session.stories.lost.connect(self._lost)
        window.states.story_wanted.connect(self._ask_page)
        window.navigator.article_shown.connect(self._article_shown)
        related.story_toggled.connect(self._toggle)
        related.story_requested.connect(self.open)

    # Showing

    @Slot(object)
    def open(self, story_id: int) -> None:
        """Show a story."""
        self._window.show_view(View(ViewKind.STORY, str(story_id)))

    def open_of_article(self) -> None:
        """Show the story of the open article."""
        related = self._window.relations.related
        if related is not None and related.story is not None:
            self.open(related.story.id)
        else:
            self._window.toasts.say(self.tr("This article is part of no story yet."))

    def story(self) -> Story | None:
        """The story whose page is seen."""
        page = self._area.story()
        return page.story if page is not None else None

    def shown(self) -> int | None:
        """The id of the story whose list is shown."""
        view = self._navigator.question.view
        return int(view.name) if view.kind is ViewKind.STORY else None

    @Slot(object)
    def _ask_page(self, story_id: int) -> None:
        if self._asked != story_id:
            self._asked = story_id
            self._session.stories.ask_page(story_id)

    @Slot(object)
    def _show_page(self, page: StoryPage) -> None:
        self._asked = None
        self._call(page.story)
        news = {item.row.id: news_of(item) for item in page.items[1:] if news_of(item)}
        self._window.lists.note_rows(View(ViewKind.STORY, str(page.story.id)), news)
        if not self._awaits(page.story.id):
            return
        if (made := self._area.show_story(page)) is not None:
            made.action_triggered.connect(self._window.commands.run)
            made.place_requested.connect(self._go_to)
        if page.story.unseen:
            self._session.stories.seen(page.story.id)
        self._window.command_states.update()

    def _awaits(self, story_id: int) -> bool:
        """Whether the page of a story belongs in the article's place now."""
        several = self._window.parts.list_pane.list.selection_count() > 1
        return self.shown() == story_id and self._navigator.article_id is None and not several

    @Slot(object)
    def _lost(self, what: tuple[int, NewsreaderError]) -> None:
        self._asked = None
        if self._awaits(what[0]):
            self._window.states.say_instead(empty_contents.empty_story())

    @Slot(object)
    def _go_to(self, place: ArticlePlace) -> None:
        self._going = place if place.start is not None else None
        self._window.open_article(place.article_id)

    @Slot(object, float)
    def _article_shown(self, opened: Opened, _position: float) -> None:
        place, self._going = self._going, None
        if place is not None and place.start is not None and place.article_id == opened.article.id:
            self._area.pane.go_to_text(place.start)

    # What is followed

    @Slot()
    def _ask_followed(self, *_what: object) -> None:
        self._asked = None
        self._session.stories.ask_followed()

    @Slot(object)
    def _show_followed(self, stories: tuple[Story, ...]) -> None:
        before, self._followed = self._followed, stories
        for story in stories:
            self._call(story)
        self._window.parts.sidebar.set_stories(stories)
        if before is not None and self._window.settings.preferences.story_news:
            self._tell_news(before, stories)

    def _tell_news(self, before: Sequence[Story], now: Sequence[Story]) -> None:
        """Say quietly which stories have more that the reader has not seen."""
        known = {story.id: story.unseen for story in before}
        news = [story for story in now if story.id in known and story.unseen > known[story.id]]
        news = [story for story in news if story.id != self.shown()]
        if len(news) == 1:
            text = self.tr("News in the story %1").replace("%1", _quoted(news[0].title))
            self._window.parts.toasts.show_toast(text, self.tr("Open"), View(ViewKind.STORY, str(news[0].id)))
        elif news:
            self._window.toasts.say(self.tr("News in %1 stories that you follow").replace("%1", str(len(news))))

    @Slot(object)
    def _changed(self, changes: Changes) -> None:
        if changes.everything or changes.kinds & CONCERNS:
            if changes.everything or changes.kinds - {"read"}:
                self._ask_followed()
            if (story_id := self.shown()) is not None and self._awaits(story_id):
                self._session.stories.ask_page(story_id)

    def _call(self, story: Story) -> None:
        """Give the list of a story its name."""
        view = View(ViewKind.STORY, str(story.id))
        self._window.lists.call(view, one_line(story.title, 200))
        if self._navigator.question.view == view:
            self._window.lists.head()

    # What the reader does

    def toggle_article(self) -> None:
        """Follow the story of the open article, or no longer."""
        article = self._window.pages.article()
        if article is not None:
            named = _quoted(article.headline)
            labels = self.tr("Story followed: %1"), self.tr("Story no longer followed: %1")
            words = tuple(label.replace("%1", named) for label in labels)
            self._session.stories.follow_article(article.id, (words[0], words[1]))

    def toggle(self) -> None:
        """Follow the story that is shown, or no longer."""
        if (story := self.story()) is not None:
            self._toggle(StoryWish(story, not story.followed))

    def leave(self, story_id: int) -> None:
        """Follow a story of the sidebar no longer."""
        for story in self._followed or ():
            if story.id == story_id:
                self._toggle(StoryWish(story, on=False))

    @Slot(object)
    def _toggle(self, wish: StoryWish) -> None:
        text = self.tr("Story followed: %1") if wish.on else self.tr("Story no longer followed: %1")
        self._session.stories.follow(wish.story.id, wish.on, text.replace("%1", _quoted(wish.story.title)))

    def rename(self) -> None:
        """Let the reader give the story that is shown another name."""
        from newsreader.ui.dialogs.name import NameDialog, NameWords

        if (story := self.story()) is not None:
            says = NameWords(
                self.tr("Rename story"),
                self.tr("Name of the story"),
                self.tr("Without a name, it is called by the headline of its first article."),
                self.tr("Rename"),
                optional=True,
                empty=self.tr("The headline of its first article"),
            )
            dialog = NameDialog(says, story.title, self._window.theme, self._window)
            dialog.accepted.connect(partial(self._rename, story, dialog))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _rename(self, story: Story, dialog: NameDialog) -> None:
        label = self.tr("Story renamed: %1").replace("%1", _quoted(dialog.name()))
        self._session.stories.rename(story.id, dialog.name(), label)

    def merge(self) -> None:
        """Let the reader choose the story with which the one that is shown becomes one."""
        if (story := self.story()) is not None:
            self._session.stories.ask_recent(partial(self._choose_other, story))

    def _choose_other(self, story: Story, stories: list[Story]) -> None:
        others = [_entry(other) for other in stories if other.id != story.id]
        self._window.choice.of_entries(self.tr("Which story is the same one?"), others, partial(self._merge, story))

    def _merge(self, story: Story, entry: PaletteEntry) -> None:
        if isinstance(entry.value, int):
            text = self.tr("Merged: %1 and %2").replace("%1", _quoted(story.title))
            self._session.stories.merge(story.id, entry.value, text.replace("%2", _quoted(entry.label)))

    def add(self) -> None:
        """Let the reader choose the story that the open article is part of."""
        if (article := self._window.pages.article()) is not None:
            self._session.stories.ask_recent(partial(self._choose_story, article))

    def _choose_story(self, article: Article, stories: list[Story]) -> None:
        others = [_entry(story) for story in stories if article.id not in story.articles]
        prompt = self.tr("Which story is this article part of?")
        self._window.choice.of_entries(prompt, others, partial(self._add, article.id))

    def _add(self, article_id: int, entry: PaletteEntry) -> None:
        if isinstance(entry.value, int):
            label = self.tr("Added to the story %1").replace("%1", _quoted(entry.label))
            self._session.stories.add(entry.value, article_id, label)

    def split(self) -> None:
        """Make a story of its own of the articles that are chosen."""
        ids, story_id = list(self._window.commands.targets()), self.shown()
        if ids and story_id is not None:
            self._session.stories.split(story_id, ids, self._counted(self.tr("Split off: %1"), ids))

    def take_out(self) -> None:
        """Take the articles that are chosen out of the story."""
        ids, story_id = list(self._window.commands.targets()), self.shown()
        if ids and story_id is not None:
            self._session.stories.take_out(story_id, ids, self.tr("Taken out of the story"))

    def take_out_of(self, story: Story, article_id: int) -> None:
        """Take an article out of a story."""
        self._session.stories.take_out(story.id, [article_id], self.tr("Taken out of the story"))

    def _counted(self, text: str, ids: Sequence[int]) -> str:
        return text.replace("%1", articles(len(ids)))


def _entry(story: Story) -> PaletteEntry:
    return PaletteEntry(story.title, articles(len(story.articles)), "story", "", story.id)


def _quoted(title: str) -> str:
    return isolated(one_line(title, 120))
