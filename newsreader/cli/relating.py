"""`related`: what belongs to articles, and why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from newsreader.article.model import View, ViewKind
from newsreader.cli import output, rows
from newsreader.cli.parts import as_json_option, known_ids, opened_library

if TYPE_CHECKING:
    from newsreader.application.relating import Relating
    from newsreader.article.model import Panel, PanelLink
    from newsreader.article.related import Related, RelatedArticle
    from newsreader.library import Library

STATES = {"here": "in the library", "possible": "possibly", "elsewhere": "elsewhere", "awaited": "awaited"}
WORTH_A_BAR = 2000


@click.command()
@click.argument("ids", metavar="[ID...]", nargs=-1, type=click.IntRange(1, 2**63 - 1))
@click.option("--all", "every", is_flag=True, help="Of every article, in the order of arrival.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(0), default=20, show_default=True,
    help="Rank at most N articles in --json.",
)  # fmt: skip
@as_json_option
def related(ids: tuple[int, ...], every: bool, limit: int, as_json: bool) -> int:
    """Show what belongs to articles, and why.

    First come the headlines that an article names, then the same story elsewhere, what came before and what followed,
    each with its reasons, and last the articles that name it.
    """
    if bool(ids) == every:
        raise click.UsageError("Give the IDs of articles, or --all.")
    with opened_library() as library:
        known = (
            sorted([*library.ids(View(ViewKind.ALL), "oldest"), *library.copies.folded()])
            if every
            else known_ids(library, ids)
        )
        relating = caught_up(library)
        for id_ in known:
            panel, found = library.panel(id_), relating.find(library, id_, ranked=limit)
            if as_json:
                output.print_json(rows.panel_data(panel, found))
            else:
                _print_panel(library.rows([id_])[0].headline, panel, found)
    return 1 if set(ids) - set(known) else 0


def caught_up(library: Library) -> Relating:
    """What finds related articles, after all that came was looked through; of a library for reading, what was."""
    from newsreader.application.relating import Relating

    relating = Relating()
    if not library.read_only:
        with _progress(library.signatures.waiting()) as told:
            relating.catch_up(library, told=told)
    return relating


@contextmanager
def _progress(waiting: int) -> Iterator[Callable[[int], None]]:
    """A bar for a person who would have to wait; what is yielded is told how many articles were looked through."""
    if waiting < WORTH_A_BAR or not sys.stderr.isatty():
        yield lambda _number: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Looking through the articles", total=waiting)
        yield lambda number: progress.update(task, completed=number)


def _print_panel(headline: str, panel: Panel, found: Related) -> None:
    """A panel as a person reads it, under the headline of its article."""
    output.print_heading(headline)
    lines = [(STATES[part.link.state], _number(part), part.link.headline, "") for part in panel.named]
    lines += _lines("same story", found.same_story)
    lines += _lines("background", found.background)
    lines += _lines("follow-up", found.follow_ups)
    lines += [("named by", str(row.id), row.headline, "") for row in panel.referenced_by]
    output.print_table(("what", "id", "headline", "why"), lines)


def _lines(what: str, found: tuple[RelatedArticle, ...]) -> Iterator[tuple[str, str, str, str]]:
    for each in found:
        why = ", ".join(rows.reason_words(reason) for reason in each.reasons)
        yield what, str(each.row.id), each.row.headline, why


def _number(part: PanelLink) -> str:
    return "" if part.link.target is None else str(part.link.target)
