"""Adds sources to a library: find, read, keep, and resolve the headlines that they name.

Files are read outside any transaction, so that a slow page never makes the window wait for the library. What was
read within a moment is then kept in one transaction, and reported only after its commit: who stops in between finds
whole articles only, and every one that was reported.

The readers of files are loaded with the first file: the window starts without them.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from newsreader import resources
from newsreader.application import change, places
from newsreader.application.read import USUAL, How, ReadResult, find_sources, named, never, our_fault, read_found
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Added, Changes, Outcome

if TYPE_CHECKING:
    from newsreader.library import Library

BATCH_FILES = 50
BATCH_SECONDS = 0.3
KEEP_SECONDS = 0.1  # about as long as a star may have to wait for the files that are being kept
# A stored article takes its text twice, its index about as much again, its raw bytes compressed, and for a while all
# of it once more in the write-ahead log.
SPACE_FACTOR = 4
SPACE_SPARE = 1_000_000
MEGABYTE = 1_000_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one file.

    Attributes:
        id: the article's, also for unchanged and copy; None only for failed.
        error: one or more sentences for a person; empty unless the outcome is failed.
        not_text: it failed because its bytes are no text; it could be added as raw text.
        changes: also those to the links of others, told with the last file that was kept with this one.
        number, total: this is source `number` (from 1) of `total`.
        feed: id of the subscription, if it is a feed.
    """

    source: str
    outcome: Outcome
    id: int | None = None
    headline: str = ""
    error: str = ""
    changes: Changes = field(default_factory=Changes)
    not_text: bool = False
    number: int = 0
    total: int = 0
    feed: int | None = None


def add_sources(
    library: Library, given: Iterable[str], how: How = USUAL, cancelled: Callable[[], bool] = never
) -> Iterator[AddResult]:
    """Add files, folders, addresses or standard input (`-`) to the library; one result for each, after its commit.

    A feed is followed, and so is each feed of a list. What fails never stops the others. Once `cancelled` answers True
    nothing more is read.

    Raises:
        NewsreaderError: there is too little room for all of them; nothing was added.
    """
    found = find_sources(given, cancelled)
    files = takewhile(lambda _: not cancelled(), (result.source for result in found if not result.error))
    check_space(library.path.parent, files)
    waiting = (read_found(result, how) for result in found)
    number, most = 0, BATCH_FILES
    while batch := _batch(waiting, cancelled, most):
        began = monotonic()
        articles = [result for result in batch if not (result.feed or result.feeds)]
        results = _keep(library, articles) if articles else []
        most = _fitting(len(batch), monotonic() - began)
        for result in results:
            number += 1
            yield replace(result, number=number, total=len(found))
        for feeds in batch:
            if feeds.feed or feeds.feeds:
                number += 1
                yield from _followed(library, feeds, how, (number, len(found)))


def check_space(folder: Path, files: Iterable[str]) -> None:
    """Refuse before the first file what would fill the disk on the way.

    Raises:
        NewsreaderError: the files need more room than there is.
    """
    needed = SPACE_FACTOR * sum(map(_size, files)) + SPACE_SPARE
    free = _free(folder)
    if free is not None and needed > free:
        raise NewsreaderError(
            f"Adding this needs about {_megabytes(needed)} MB, but {_megabytes(free)} MB are free beside the library.",
            "Nothing was added.",
            f"Make room on the disk of {folder}, or choose another library with --library.",
        )


def shipped_articles() -> list[str]:
    """The sources of the articles that come with the program."""
    return [str(resources.folder("articles"))]


def add_shipped(library: Library) -> int:
    """Add the shipped articles to a new default library, once in its life; else nothing.

    Whether it was done is kept in the library, so that deleted ones never come back. If it was stopped halfway, the
    next start goes on with it.

    Returns:
        How many articles came into the library.
    """
    state = library.setting("shipped")
    if state == "done" or not places.is_default(library.path):
        return 0
    counts = library.counts()
    wanted = state == "adding" or not (counts.all or counts.bin)
    if wanted:
        library.set_setting("shipped", "adding")
    results = add_sources(library, shipped_articles() if wanted else [])
    added = sum(result.outcome == "added" for result in results)
    library.set_setting("shipped", "done")
    return added


def _followed(library: Library, result: ReadResult, how: How, place: tuple[int, int]) -> Iterator[AddResult]:
    """Follow a feed, or the feeds of a list; of a feed that does not say where it lives, keep the articles."""
    from newsreader.application.news import subscribing

    number, total = place
    if result.feed and not result.fetched and not result.feed.document.url:
        articles = [ReadResult(result.source, article=article) for article in reversed(result.feed.articles)]
        yield from (replace(each, number=number, total=total) for each in _keep(library, articles) if articles)
        return
    try:
        for each in subscribing.follow(library, result, local=how.local):
            yield AddResult(
                result.source, each.outcome, None, each.title, each.error, each.changes, False, number, total, each.id
            )
    except NewsreaderError as error:
        yield AddResult(result.source, "failed", error=str(error), number=number, total=total)


def _fitting(number: int, seconds: float) -> int:
    """How many files to keep at once, when so many took so long: no more than others can wait for."""
    return max(1, min(BATCH_FILES, int(number * KEEP_SECONDS / max(seconds, 0.001))))


def _batch(waiting: Iterator[ReadResult], cancelled: Callable[[], bool], most: int) -> list[ReadResult]:
    """Read the next few files: as many as a moment allows, at most so many, none after a wish to stop."""
    batch: list[ReadResult] = []
    until = monotonic() + BATCH_SECONDS
    while len(batch) < most and monotonic() < until and not cancelled():
        following = list(islice(waiting, 1))
        if not following:
            break
        batch += following
    return batch


def _keep(library: Library, batch: list[ReadResult]) -> list[AddResult]:
    """Keep a batch in one transaction; if that fails, each file in its own, so that only the failing ones are lost."""
    alone = len(batch) == 1
    try:
        with library.transaction():
            return _keep_all(library, batch)
    except NewsreaderError as error:
        if alone:
            return [_failed(batch[0], f"{named(batch[0].source)} was not added. {error}")]
    except Exception:  # As when reading: it costs this one file.
        if alone:
            log.exception("An article could not be kept")
            return [_failed(batch[0], our_fault(batch[0].source, "added"))]
    return [kept for result in batch for kept in _keep(library, [result])]


def _failed(result: ReadResult, error: str) -> AddResult:
    return AddResult(result.source, "failed", error=error, not_text=result.not_text)


def _keep_all(library: Library, batch: list[ReadResult]) -> list[AddResult]:
    """Keep what was read of a batch, and decide once what is meant by all the headlines that it touches."""
    from newsreader.related import titles

    pages = {place: page for place, result in enumerate(batch) if (page := _keep_page(library, result))}
    if pages:
        rest = iter(_keep_all(library, [each for place, each in enumerate(batch) if place not in pages]))
        return [pages.get(place) or next(rest) for place in range(len(batch))]
    if not batch:
        return []
    articles = [result.article for result in batch if result.article is not None]
    kept = iter(library.add_all(articles))
    results = [
        _failed(result, result.error) if result.article is None else _kept(result, next(kept)) for result in batch
    ]
    changes = Changes()
    for result in results:
        changes |= result.changes
    results[-1] = replace(results[-1], changes=results[-1].changes | titles.resolve_links(library, changes))
    return results


def _keep_page(library: Library, result: ReadResult) -> AddResult | None:
    """Keep a page of the web as the other version of an article that a feed sent; None where it is none."""
    if result.fetched is None or result.article is None:
        return None
    kept = change.keep_page(library, result.article)
    if kept is None:
        return None
    outcome: Outcome = "updated" if kept[1] else "unchanged"
    return AddResult(result.source, outcome, kept[0], result.article.headline, changes=replace(kept[1], undo=None))


def _kept(result: ReadResult, added: Added) -> AddResult:
    headline = result.article.headline if result.article else ""
    return AddResult(result.source, added.outcome, added.id, headline, changes=added.changes)


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except (OSError, ValueError):
        return 0


def _free(folder: Path) -> int | None:
    """Bytes free where a folder is, or None where the system does not say."""
    import shutil

    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:,.0f}" if size >= 10 * MEGABYTE else f"{size / MEGABYTE:.1f}"
