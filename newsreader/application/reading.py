"""What is read from the library in one go for one sight: an article's page, a headline's page, the next unread."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.application.listing import Listing, Question
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Article, ArticleRow, Panel, SourceCount, View, ViewKind

if TYPE_CHECKING:
    from newsreader.library import Library

BEST = 1000
HEADS = 50
NEWEST = 500
FIRST = 200
AT_ONCE = 20_000  # ids that take about as long as a list takes to be painted
SLOW = (ViewKind.TODAY, ViewKind.SMART)
FOUND = 20
CHUNK = 4000


@dataclass(frozen=True, slots=True)
class Opened:
    """An article with all that its page shows.

    Attributes:
        pictures: by name, decoded by what the window handed in.
        of_feed: it came with a feed that is followed.
    """

    article: Article
    panel: Panel
    pictures: Mapping[str, object]
    of_feed: bool = False


@dataclass(frozen=True, slots=True)
class HeadlinePage:
    """A named headline, the articles that name it, and the article that it means if that is here after all."""

    row: ArticleRow
    naming: tuple[ArticleRow, ...]
    target: int | None


def never() -> bool:
    """The answer is still waited for."""
    return False


def open_article(library: Library, article_id: int, decode: Callable[[bytes, int], object]) -> Opened:
    """An article whole.

    Raises:
        NewsreaderError: there is none of this id.
    """
    article = library.article(article_id)
    data = {name: library.image(article_id, name) for name in article.image_names}
    pictures = {name: decode(each, 0) for name, each in data.items() if each}
    return Opened(article, library.panel(article_id), pictures, bool(library.feeds.of_article(article_id)))


def headline_page(library: Library, headline_id: int) -> HeadlinePage:
    """The page of a headline.

    Raises:
        NewsreaderError: no article names it any more.
    """
    rows = library.rows([-headline_id])
    if not rows:
        raise NewsreaderError("No article names this headline any more.")
    naming = library.naming(headline_id)
    target = rows[0].target
    if target is None and naming:
        links = (each.link for each in library.panel(naming[0].id).named)
        target = next((each.target for each in links if each.headline_id == headline_id and each.state == "here"), None)
    return HeadlinePage(rows[0], tuple(naming), target)


def list_at_once(library: Library, question: Question, stale: Callable[[], bool] = never) -> Listing:
    """What can be said of a list at once: all of it, or its first screens, or a search's matches in what lists show."""
    view = question.view
    look_inside_words(library, view.search, stale)
    if question.best_first and view.search:
        found = library.search(view, BEST)
        return Listing(question, found.ids, cut=found.cut)
    if view.search and view.kind is not ViewKind.AWAITED:
        return Listing(question, library.heads(view, HEADS), complete=False)
    if view.kind in SLOW or view.search or library.size(view) <= AT_ONCE:
        return Listing(question, library.ids(view, question.order))
    size, first = library.size(view), library.ids(view, question.order, FIRST)
    return Listing(question, first + array("q", bytes(8 * max(size - len(first), 0))), complete=False)


def look_inside_words(library: Library, text: str, stale: Callable[[], bool]) -> None:
    """If a search asks for a part of words, look through the articles that were added since the last time."""
    if "*" in text:
        while not stale() and library.catch_up_words():
            pass


def list_newest(library: Library, question: Question) -> Listing:
    """The newest matches of a search, wherever they have its words."""
    found = library.ids(question.view, question.order, NEWEST)
    return Listing(question, found, complete=len(found) < NEWEST and question.order == "newest")


def list_articles(library: Library, question: Question, stale: Callable[[], bool] | None = None) -> Listing:
    """All ids of a list, in its order; once `stale` answers True, nobody waits for them."""
    return Listing(question, library.ids(question.view, question.order, stale=stale))


def find_articles(library: Library, text: str) -> list[ArticleRow]:
    """The newest articles that match a few letters."""
    return library.rows(library.ids(View(search=text), "newest", FOUND))


def first_unread(library: Library, ids: Sequence[int]) -> int | None:
    """The first unread of `ids`, in their order; near ones are found without a look at the far ones."""
    found = (library.first_unread(part) for part in _parts(ids))
    return next((each for each in found if each is not None), None)


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))


def count_folders(library: Callable[[], Library], stale: Callable[[], bool]) -> dict[int, SourceCount]:
    """How many articles each smart folder has; what is left when nobody waits any more is not counted."""
    here = library()
    return {folder.id: here.folder_count(folder.id) for folder in here.smart_folders() if not stale()}
