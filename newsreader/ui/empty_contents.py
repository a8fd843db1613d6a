"""What is said where there is nothing to show: why it is empty, and what to do next.

The names of actions are those of the commands, and `start_reading`, `show_read` and `clear_search` beside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from newsreader.article.model import ArticleRow, SmartFolder, View, ViewKind
from newsreader.ui.folder_icons import known_icon
from newsreader.ui.question_words import mistakes_in
from newsreader.ui.row_words import isolated, one_line

translate = QCoreApplication.translate
QUOTED = 80
NAMES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class EmptyAction:
    """A button: the name it sends, its words, and whether it is the one to choose first."""

    name: str
    text: str
    primary: bool = False


@dataclass(frozen=True, slots=True)
class EmptyContent:
    """What an empty place shows, from the top.

    Attributes:
        headline: an article's or awaited headline that all this is about; empty for none.
        names: (article id, headline) of articles to go to, under `names_title`.
        hint: one quiet line at the foot.
    """

    icon: str
    title: str
    lines: tuple[str, ...] = ()
    actions: tuple[EmptyAction, ...] = ()
    headline: str = ""
    names_title: str = ""
    names: tuple[tuple[int, str], ...] = ()
    hint: str = ""


def first_run(articles: int, shown_key: Callable[[str], str]) -> EmptyContent:
    """The first start: `articles` came with the program; `shown_key` gives the key of a command."""
    coming = translate("Empty", "%1 articles come with Newsreader, so you can look around at once.")
    if articles == 1:
        coming = translate("Empty", "One article comes with Newsreader, so you can look around at once.")
    return EmptyContent(
        "newspaper",
        translate("Empty", "Your reading room is ready"),
        (
            *((coming.replace("%1", f"{articles:,}"),) if articles else ()),
            translate("Empty", "Everything stays on this computer; nothing is fetched unless you ask."),
        ),
        (
            *((EmptyAction("start_reading", translate("Empty", "Start reading"), primary=True),) if articles else ()),
            EmptyAction("subscribe", translate("Empty", "Subscribe…"), primary=not articles),
            EmptyAction("import_files", translate("Empty", "Import articles…")),
        ),
        hint=_key_hints(shown_key),
    )


def for_view(view: View, name: str, *, library_is_empty: bool, shown_key: Callable[[str], str]) -> EmptyContent:
    """Why a list is empty: `name` is what the sidebar calls it."""
    if view.search:
        return nothing_found(view.search)
    if library_is_empty and view.kind not in (ViewKind.BIN, ViewKind.AWAITED):
        return no_articles()
    makers: dict[ViewKind, Callable[[], EmptyContent]] = {
        ViewKind.BOOKMARKS: lambda: no_bookmarks(shown_key),
        ViewKind.TODAY: nothing_today,
        ViewKind.AWAITED: no_awaited_headlines,
        ViewKind.BIN: empty_bin,
        ViewKind.RELATED: nothing_related,
        ViewKind.STORY: empty_story,
        ViewKind.ALL: no_articles,
    }
    return makers.get(view.kind, lambda: all_caught_up("" if view.kind is ViewKind.UNREAD else name))()


def all_caught_up(view_name: str) -> EmptyContent:
    """Everything in a view is read; an empty name means the whole library."""
    where = translate("Empty", "No unread articles in %1.").replace("%1", isolated(_cut(view_name)))
    return EmptyContent(
        "check",
        translate("Empty", "All caught up"),
        (
            where if view_name else translate("Empty", "No unread articles."),
            translate("Empty", "The next ones appear here by themselves."),
        ),
        (EmptyAction("show_read", translate("Empty", "Show read articles")),),
    )


def nothing_related() -> EmptyContent:
    """A section of the related panel that is empty by now."""
    return EmptyContent(
        "layers",
        translate("Empty", "Nothing belongs here any more"),
        (translate("Empty", "The articles of this list were deleted, or you said that they are not related."),),
        (EmptyAction("back", translate("Empty", "Back")),),
    )


def empty_story() -> EmptyContent:
    """A story all of whose articles are gone."""
    return EmptyContent(
        "story",
        translate("Empty", "This story has no articles"),
        (translate("Empty", "They were deleted, or taken out of it."),),
        (EmptyAction("show_all", translate("Empty", "Show all articles")),),
    )


def no_articles() -> EmptyContent:
    """The library is empty."""
    return EmptyContent(
        "newspaper",
        translate("Empty", "No articles yet"),
        (
            translate("Empty", "Subscribe to the sites whose news you want, or bring the list of your feeds."),
            translate(
                "Empty", "Text, Markdown and web pages are read too: import them, drop them here, or paste a text."
            ),
        ),
        (
            EmptyAction("subscribe", translate("Empty", "Subscribe…"), primary=True),
            EmptyAction("import_list", translate("Empty", "Import subscription list…")),
            EmptyAction("import_files", translate("Empty", "Import articles…")),
        ),
    )


def no_bookmarks(shown_key: Callable[[str], str]) -> EmptyContent:
    """Nothing is bookmarked."""
    key = shown_key("bookmark")
    how = translate("Empty", "Press %1 while reading to keep an article here.").replace("%1", key)
    return EmptyContent(
        "bookmark",
        translate("Empty", "No bookmarks yet"),
        (how if key else translate("Empty", "The star in the top bar keeps the open article here."),),
        (_show_all(),),
    )


def nothing_found(text: str) -> EmptyContent:
    """No article matches a search."""
    return EmptyContent(
        "search",
        translate("Empty", "Nothing found"),
        (
            translate("Empty", "No article matches “%1”.").replace("%1", isolated(_cut(text))),
            *(mistakes_in(text)[:2] or [translate("Empty", "Try fewer or other words.")]),
        ),
        (EmptyAction("clear_search", translate("Empty", "Clear search")),),
    )


def empty_folder(folder: SmartFolder) -> EmptyContent:
    """No article is what a smart folder asks for."""
    asks = translate("Empty", "No article matches “%1”.").replace("%1", isolated(_cut(folder.query)))
    return EmptyContent(
        known_icon(folder.icon),
        translate("Empty", "Nothing in %1 now").replace("%1", isolated(_cut(folder.name))),
        (asks, translate("Empty", "Articles that do appear here by themselves.")),
        (EmptyAction("edit_folder", translate("Empty", "Edit smart folder…")), _show_all()),
    )


def nothing_today() -> EmptyContent:
    """No article is of today."""
    return EmptyContent(
        "sun",
        translate("Empty", "Nothing from today"),
        (translate("Empty", "No article is dated today or arrived undated today."),),
        (_show_all(),),
    )


def no_awaited_headlines() -> EmptyContent:
    """No headline is awaited."""
    return EmptyContent(
        "awaited",
        translate("Empty", "No awaited headlines"),
        (
            translate("Empty", "A headline that an article names and your library lacks is listed here."),
            translate("Empty", "Follow one, and you will be told when its article arrives."),
        ),
        (_show_all(),),
    )


def empty_bin() -> EmptyContent:
    """Nothing was deleted."""
    return EmptyContent(
        "trash",
        translate("Empty", "The recycle bin is empty"),
        (translate("Empty", "Articles that you delete stay here, and can be restored."),),
        (_show_all(),),
    )


def nothing_selected(shown_key: Callable[[str], str]) -> EmptyContent:
    """No article is open."""
    return EmptyContent(
        "newspaper",
        translate("Empty", "No article selected"),
        (translate("Empty", "Choose one from the list, or go on with the next unread one."),),
        (EmptyAction("next_unread", translate("Empty", "Open next unread")),),
        hint=_key_hints(shown_key),
    )


def many_selected(count: int, *, unread: bool, deleted: bool = False, story: bool = False) -> EmptyContent:
    """Several articles are selected.

    Args:
        count: how many.
        unread: at least one of them is.
        deleted: they are in the recycle bin.
        story: they are of one story.
    """
    read = translate("Empty", "Mark read") if unread else translate("Empty", "Mark unread")
    last = ("restore", translate("Empty", "Restore")) if deleted else ("delete", translate("Empty", "Delete"))
    of_story = (
        EmptyAction("split_story", translate("Empty", "Split off")),
        EmptyAction("take_out", translate("Empty", "Take out of the story")),
    )
    return EmptyContent(
        "layers",
        translate("Empty", "%1 articles").replace("%1", f"{count:,}"),
        (translate("Empty", "What you choose here is done to all of them, and can be undone."),),
        (
            EmptyAction("toggle_read", read),
            EmptyAction("bookmark", translate("Empty", "Bookmark")),
            *((EmptyAction("tag", translate("Empty", "Tag…")), EmptyAction(*last)) if not story else of_story),
        ),
    )


def awaited_headline(headline: str, naming: Sequence[ArticleRow], *, followed: bool) -> EmptyContent:
    """The page of a headline that is not in the library; `naming` are articles that name it."""
    more = len(naming) - NAMES_SHOWN
    rest = translate("Empty", "and %1 more").replace("%1", f"{more:,}") if more > 0 else ""
    told = translate("Empty", "You will be told when its article arrives.")
    ask = translate("Empty", "Follow it, and you will be told when its article arrives.")
    return EmptyContent(
        "bell-check" if followed else "awaited",
        translate("Empty", "Not in your library yet"),
        (told if followed else ask,),
        (
            EmptyAction("follow", translate("Empty", "Stop following"))
            if followed
            else EmptyAction("follow", translate("Empty", "Follow"), primary=True),
        ),
        headline=one_line(headline, 400),
        names_title=translate("Empty", "Named by") if naming else "",
        names=tuple((row.id, one_line(row.headline, 300)) for row in naming[:NAMES_SHOWN]),
        hint=rest,
    )


def _show_all() -> EmptyAction:
    return EmptyAction("show_all", translate("Empty", "Show all articles"))


def _key_hints(shown_key: Callable[[str], str]) -> str:
    words = (
        ("next_article", translate("Empty", "next")),
        ("previous_article", translate("Empty", "previous")),
        ("read_on", translate("Empty", "read on")),
        ("bookmark", translate("Empty", "bookmark")),
        ("palette", translate("Empty", "everything else")),
    )
    return " · ".join(f"{key} {text}" for name, text in words if (key := shown_key(name)))


def _cut(text: str) -> str:
    flat = one_line(text).strip()
    return flat if len(flat) <= QUOTED else flat[: QUOTED - 1].rstrip() + "…"
