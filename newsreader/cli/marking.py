"""`mark`, `bookmark`, `delete`, `tag` and their opposites: what a reader does with articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from newsreader.cli.finding import print_rows
from newsreader.cli.parts import as_json_option, ids_argument, known_ids, opened_library

if TYPE_CHECKING:
    from newsreader.article.model import Changes
    from newsreader.library import Library


@click.command()
@click.argument("state", type=click.Choice(["read", "unread"]))
@ids_argument
@as_json_option
def mark(state: str, ids: tuple[int, ...], as_json: bool) -> int:
    """Mark articles as read or unread."""
    return _change(ids, as_json, lambda library, known: library.mark_read(known, state == "read"))


@click.command()
@ids_argument
@as_json_option
def bookmark(ids: tuple[int, ...], as_json: bool) -> int:
    """Bookmark articles."""
    return _change(ids, as_json, lambda library, known: library.bookmark(known, on=True))


@click.command()
@ids_argument
@as_json_option
def unbookmark(ids: tuple[int, ...], as_json: bool) -> int:
    """Take bookmarks away."""
    return _change(ids, as_json, lambda library, known: library.bookmark(known, on=False))


@click.command()
@ids_argument
@as_json_option
def delete(ids: tuple[int, ...], as_json: bool) -> int:
    """Move articles to the recycle bin; undelete brings them back."""
    from newsreader.application import change

    return _change(ids, as_json, change.delete)


@click.command()
@ids_argument
@as_json_option
def undelete(ids: tuple[int, ...], as_json: bool) -> int:
    """Bring articles back from the recycle bin."""
    from newsreader.application import change

    return _change(ids, as_json, change.restore)


@click.command()
@click.argument("name")
@ids_argument
@as_json_option
def tag(name: str, ids: tuple[int, ...], as_json: bool) -> int:
    """Give articles the tag NAME."""
    return _change(ids, as_json, lambda library, known: library.tag(known, _tag(name), on=True))


@click.command()
@click.argument("name")
@ids_argument
@as_json_option
def untag(name: str, ids: tuple[int, ...], as_json: bool) -> int:
    """Take the tag NAME from articles."""
    return _change(ids, as_json, lambda library, known: library.tag(known, _tag(name), on=False))


def _tag(name: str) -> str:
    """A tag's name, on one line."""
    if not name.strip():
        raise click.BadParameter("A tag needs a name.")
    return " ".join(name.split())


def _change(ids: Sequence[int], as_json: bool, act: Callable[[Library, list[int]], Changes]) -> int:
    """Do something to the articles that there are, name those that are not, and print the rows that changed."""
    with opened_library() as library:
        known = known_ids(library, ids)
        changes = act(library, known)
        changed = changes.articles | changes.added | changes.removed
        print_rows(library.rows([id_ for id_ in known if id_ in changed]), as_json)
    return 1 if set(ids) - set(known) else 0
