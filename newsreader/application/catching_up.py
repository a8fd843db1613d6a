"""Looks through the articles that came or changed: signs them, and finds their stories and their copies.

What waits to be looked through is known to the library since the transaction that kept it, so it is caught up with
whenever a program has the library open, also after a crash. A portion is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsreader.application.garbage import garbage_waiting
from newsreader.article.model import Changes

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.related.index import Index

PORTION = 1000


def never() -> bool:
    """Nobody asked to stop."""
    return False


def catch_up(
    library: Library,
    index: Index,
    stop: Callable[[], bool] = never,
    told: Callable[[int], None] = lambda _number: None,
    portion: int = PORTION,
) -> Changes:
    """Look through all that waits, and take it into the index.

    Args:
        library: open for writing.
        index: of this library.
        stop: asked between portions; once it answers True, the rest waits on.
        told: how many articles were looked through by now.
        portion: articles of one transaction.

    Returns:
        What changed about stories and copies.
    """
    from newsreader.related import signing

    changes, done = Changes(), 0
    finders = signing.Finders(index.finder, index.copies)
    signing.check_form(library)
    index.load_counts()
    while not stop():
        with garbage_waiting():
            number, more = signing.sign_portion(library, index.counts, finders, portion)
        changes |= more
        done += number
        if number:
            told(done)
        if number < portion:
            break
    if done:
        changes |= index.finder.settle(library, done, index.counts)
    index.refresh(stop)
    return changes
