"""What several commands share: the `--json` and `--limit` options, ids, and the library they work on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsreader.article.errors import DiskFullError, NotWritableError
from newsreader.cli.output import say

if TYPE_CHECKING:
    from newsreader.library import Library

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one object a line.")
ids_argument = click.argument("ids", metavar="ID...", nargs=-1, required=True, type=click.IntRange(1, 2**63 - 1))


limit_option = click.option(
    "--limit", metavar="N", type=click.IntRange(0), default=50, show_default=True, help="Print at most N."
)


@contextmanager
def opened_library() -> Iterator[Library]:
    """The library that this run of the command line works on; where it cannot be written, for reading only."""
    from newsreader.library import Library

    path: Path = click.get_current_context().meta["library"]
    try:
        library = Library.open(path)
    except (NotWritableError, DiskFullError):
        library = Library.open(path, read_only=True)
    try:
        yield library
    finally:
        library.close()


def known_ids(library: Library, ids: Sequence[int]) -> list[int]:
    """Those ids that are articles, each once and in the order given; the others are named on standard error."""
    known = {row.id for row in library.rows(ids)}
    asked = list(dict.fromkeys(ids))
    for id_ in asked:
        if id_ not in known:
            say(f"There is no article {id_}.")
    return [id_ for id_ in asked if id_ in known]


@contextmanager
def wish_to_stop() -> Iterator[list[int]]:
    """A list that Ctrl-C fills, so that the file at hand is still kept whole; a second Ctrl-C ends at once."""
    import signal

    wish: list[int] = []

    def heed(number: int, _frame: object) -> None:
        wish.append(number)
        signal.signal(signal.SIGINT, earlier)

    earlier = signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, heed)
    try:
        yield wish
    finally:
        signal.signal(signal.SIGINT, earlier)
