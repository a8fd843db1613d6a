"""The feeds as rows of the sidebar: folders that hold others, the feeds in them, and what is to be known of each.

In every folder its folders stand first, each with what it holds below it while it is open, and then its feeds, all in
the reader's order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from PySide6.QtCore import QCoreApplication

from newsreader.article.feed import Subscription, folder_names, folder_path, health
from newsreader.article.model import View, ViewKind
from newsreader.ui.row_words import one_line
from newsreader.ui.sidebar_entries import Entry
from newsreader.ui.written_number import written

translate = QCoreApplication.translate


@cache
def names_of(path: str) -> tuple[str, ...]:
    """The names of nested folders, the outermost first; few paths, asked for again and again."""
    return tuple(folder_names(path))


def feed_view(feed: Subscription) -> View:
    """The list of a feed's articles."""
    return View(ViewKind.FEED, str(feed.id))


def folder_view(path: str) -> View:
    """The list of the articles of all feeds in a folder and below it."""
    return View(ViewKind.FEED_FOLDER, path)


def parent_of(path: str) -> str:
    """The folder around a folder; empty at the top."""
    return folder_path(names_of(path)[:-1])


def name_of(path: str) -> str:
    """What a folder itself is called."""
    return next(reversed(names_of(path)), "")


def is_within(path: str, folder: str) -> bool:
    """Whether a folder is another one, or lies below it."""
    names, outer = names_of(path), names_of(folder)
    return names[: len(outer)] == outer


def all_folders(feeds: Iterable[Subscription], folders: Iterable[str]) -> list[str]:
    """Every folder there is, those in between too, each once and in order."""
    paths: dict[str, None] = {}
    for path in (*folders, *(each for feed in feeds for each in feed.folders)):
        for each in _around(path):
            paths.setdefault(each)
    return list(paths)


def feed_entries(feeds: Sequence[Subscription], folders: Sequence[str], closed: Collection[str]) -> list[Entry]:
    """The rows, from the top.

    Args:
        feeds: in the reader's order.
        folders: paths of all folders, in the reader's order.
        closed: paths of the folders that show nothing of what they hold.
    """
    paths = all_folders(feeds, folders)
    within, below = feeds_within(feeds), _by_parent(paths)
    unread = folder_figures(feeds, paths)

    def rows(path: str, depth: int) -> Iterator[Entry]:
        for each in below[path]:
            opened = each not in closed
            yield _folder_entry(each, depth, opened=opened, unread=unread[each])
            if opened:
                yield from rows(each, depth + 1)
        for feed in within[path]:
            yield _feed_entry(feed, path, depth)

    return list(rows("", 0))


def feeds_within(feeds: Iterable[Subscription]) -> Mapping[str, list[Subscription]]:
    """The feeds that stand in each folder itself, by its path; those in none by an empty one."""
    within: dict[str, list[Subscription]] = defaultdict(list)
    for feed in feeds:
        for path in feed.folders or ("",):
            within[path].append(feed)
    return within


def folder_figures(feeds: Iterable[Subscription], paths: Iterable[str]) -> dict[str, int]:
    """How many unread articles the feeds in each folder and below it have; a feed counts once in each."""
    figures = dict.fromkeys(paths, 0)
    for feed in feeds:
        around = {each for path in feed.folders for each in _around(path)}
        for path in around & figures.keys():
            figures[path] += feed.unread
    return figures


def in_folder(feeds: Iterable[Subscription], path: str) -> list[Subscription]:
    """The feeds in a folder and below it."""
    return [feed for feed in feeds if any(is_within(each, path) for each in feed.folders)]


@cache
def _around(path: str) -> tuple[str, ...]:
    """A folder and those that it stands in, the outermost first."""
    names = names_of(path)
    return tuple(folder_path(names[:depth]) for depth in range(1, len(names) + 1))


def _by_parent(paths: Iterable[str]) -> Mapping[str, list[str]]:
    below: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        below[parent_of(path)].append(path)
    return below


def _folder_entry(path: str, depth: int, *, opened: bool, unread: int) -> Entry:
    state = translate("Feeds", "folder, open") if opened else translate("Feeds", "folder, closed")
    return Entry(
        folder_view(path),
        one_line(name_of(path), 200),
        "chevron-down" if opened else "chevron-right",
        # While it is open, its feeds say it.
        unread if not opened else 0,
        spoken=", ".join(part for part in (state, _unread(unread)) if part),
        depth=depth,
        opened=opened,
        inside=parent_of(path),
    )


def _feed_entry(feed: Subscription, path: str, depth: int) -> Entry:
    marks = {"paused": "pause", "failing": "warning", "gone": "warning"}
    return Entry(
        feed_view(feed),
        one_line(feed.title, 200),
        "feed",
        feed.unread,
        spoken=", ".join(part for part in (_unread(feed.unread), _state(feed)) if part),
        depth=depth,
        mark=marks.get(health(feed), ""),
        site=feed.id,
        inside=path,
    )


def _unread(count: int) -> str:
    return translate("Feeds", "%1 unread").replace("%1", written(count)) if count else ""


def _state(feed: Subscription) -> str:
    return {
        "paused": translate("Feeds", "paused"),
        "failing": translate("Feeds", "cannot be refreshed"),
        "gone": translate("Feeds", "no longer there"),
    }.get(health(feed), "")
