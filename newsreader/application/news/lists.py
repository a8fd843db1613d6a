"""Subscription lists (OPML): taken in, and written from what the reader follows. Nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedList, ListedFeed
from newsreader.article.model import Changes
from newsreader.article.urls import without_password

if TYPE_CHECKING:
    from newsreader.library import Library


@dataclass(frozen=True, slots=True)
class ListTaken:
    """What became of a list.

    Attributes:
        subscribed, known: feeds that are followed now, and that were followed before.
        refused: what was not taken, as (what it is called, why).
        ids: of the feeds that are followed by it.
    """

    subscribed: int
    known: int
    refused: tuple[tuple[str, str], ...] = ()
    ids: tuple[int, ...] = ()


def take(library: Library, listed: FeedList, *, local: bool = False) -> tuple[ListTaken, Changes]:
    """Follow the feeds of a list.

    Args:
        library: of the reader.
        listed: the list.
        local: its feeds may lie on this computer or in the home network.
    """
    done = library.feeds.subscribe(listed.feeds, listed.folders, local=local)
    known = len(set(done.ids)) - len(done.fresh)
    return ListTaken(len(done.fresh), known, listed.refused, done.fresh), done.changes


def take_file(library: Library, path: Path) -> tuple[ListTaken, Changes]:
    """Follow the feeds of a list in a file.

    Raises:
        NewsreaderError: it cannot be read, or is no subscription list.
    """
    from newsreader.sources.files import load
    from newsreader.sources.opml import read_list

    return take(library, read_list(load(str(path)).data, str(path)))


def the_list(library: Library) -> FeedList:
    """What the reader follows, as a list for others: a feed in several folders is named in each, passwords in none."""
    feeds: list[ListedFeed] = []
    for each in library.feeds.all():
        feeds += [
            ListedFeed(each.title, without_password(each.url), each.html_url, folder, each.attributes)
            for folder in each.folders or ("",)
        ]
    return FeedList("", "Newsreader", tuple(feeds), tuple(library.feeds.folders()))


def written(library: Library) -> bytes:
    """The list as it stands in a file (OPML 2.0)."""
    from newsreader.sources.opml_write import write_list

    return write_list(the_list(library))


def export(library: Library, path: Path) -> int:
    """Write the list into a file, and answer how many feeds it names.

    Raises:
        NewsreaderError: it could not be written; an earlier file there is still whole.
    """
    from newsreader.library.whole_file import replacing

    data = written(library)
    try:
        with replacing(path) as unfinished:
            unfinished.write_bytes(data)
    except OSError as error:
        raise NewsreaderError(
            f"The subscription list could not be written to {path}.",
            "An earlier file there is as it was.",
            "Check that there is room and that the folder may be written.",
            details=str(error),
        ) from error
    return len(library.feeds.all())
