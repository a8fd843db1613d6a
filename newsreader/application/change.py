"""Changes that move articles in or out of the library's views, and with them the links that mean them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader.article.model import Changes, ParsedArticle, Undo, Version

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.library.steps import Carried


def delete(library: Library, ids: Collection[int], label: str = "", *, copies: bool = True) -> Changes:
    """Move articles to the recycle bin, and what is folded under them; headlines that meant them are awaited again."""
    with library.transaction():
        return _resolved(library, library.delete(ids, label, copies=copies))


def carry_on(library: Library, step_id: int) -> Carried:
    """Make the next portion of a step; of a small one, the links that it touches are decided anew."""
    with library.transaction(bulk=True):
        carried = library.carry_on(step_id)
        return replace(carried, changes=_resolved(library, carried.changes))


def restore(library: Library, ids: Collection[int]) -> Changes:
    """Take articles out of the recycle bin; headlines that mean them are found again."""
    with library.transaction():
        return _resolved(library, library.restore(ids))


def undo(library: Library, operation: Undo) -> Changes:
    """Take a change back; the answer's own undo does it again."""
    with library.transaction():
        return _resolved(library, library.undo(operation))


def show_version(library: Library, article_id: int, kind: Version) -> Changes:
    """Show what the feed sent of an article, or what its page says; nothing changes if that is not kept aside."""
    with library.transaction():
        return _resolved(library, library.show_version(article_id, kind))


def keep_page(library: Library, parsed: ParsedArticle) -> tuple[int, Changes] | None:
    """Keep a page that was fetched beside what a feed sent of it, and show it; None where no feed sent any of it."""
    known = library.of_feed(parsed.url or parsed.source)
    if known is None:
        return None
    with library.transaction():
        return known, put_version(library, known, parsed, "page")


def put_version(
    library: Library, article_id: int, parsed: ParsedArticle, kind: Version, *, show: bool = True
) -> Changes:
    """Keep what the feed or the page says of an article beside its other version, and show it or not."""
    with library.transaction():
        return _resolved(library, library.put_version(article_id, parsed, kind, show=show))


def follow_headline(library: Library, headline_id: int, on: bool) -> Changes:
    """Be told, or no longer, when the article of a headline arrives."""
    with library.transaction():
        return _resolved(library, library.follow_headline(headline_id, on))


def decide_link(library: Library, article_id: int, index: int, accept: bool) -> Changes:
    """Keep the reader's answer to a possible link; it outranks every score."""
    with library.transaction():
        return _resolved(library, library.decide_link(article_id, index, accept))


def _resolved(library: Library, changes: Changes) -> Changes:
    """The changes together with those to the links that they touch."""
    from newsreader.related import titles

    return changes | titles.resolve_links(library, changes)
