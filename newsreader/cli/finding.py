"""`list`, `search`, `show` and `related`: what the library has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import View, ViewKind
from newsreader.cli import output, rows
from newsreader.cli.asking import HOW_TO_ASK, WORDS_WITH_DASHES, explain_question, question_of
from newsreader.cli.parts import as_json_option, ids_argument, known_ids, limit_option, opened_library

if TYPE_CHECKING:
    from newsreader.article.model import Article, ArticleRow, Panel, PanelLink
    from newsreader.library import Library

STATES = {"here": "in the library", "possible": "possibly", "elsewhere": "elsewhere", "awaited": "awaited"}


@click.command("list", context_settings=WORDS_WITH_DASHES, epilog=HOW_TO_ASK)
@click.argument("query", nargs=-1)
@limit_option
@as_json_option
def list_articles(query: tuple[str, ...], limit: int, as_json: bool) -> int:
    """List articles, the newest first; with a QUERY those that it asks for."""
    words = question_of(query)
    with opened_library() as library:
        explain_question(library, words)
        ids = library.ids(View(ViewKind.ALL, search=words), "newest", limit)
        print_rows(library.rows(ids, words), as_json)
    return 0


@click.command(context_settings=WORDS_WITH_DASHES, epilog=HOW_TO_ASK)
@click.argument("query", nargs=-1, required=True)
@limit_option
@as_json_option
def search(query: tuple[str, ...], limit: int, as_json: bool) -> int:
    """Search the articles for what QUERY asks for, the best match first."""
    words = question_of(query)
    with opened_library() as library:
        explain_question(library, words)
        found = library.search(View(search=words), limit)
        print_rows(library.rows(found.ids, words), as_json)
        if found.cut:
            output.say("Only the newest of the many matches were ranked; newsreader list QUERY finds them all.")
    return 0


@click.command()
@ids_argument
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "html"]), default="text", show_default=True,
    help="How to write the article.",
)  # fmt: skip
@as_json_option
def show(ids: tuple[int, ...], form: str, as_json: bool) -> int:
    """Show articles, whole."""
    failed = shown = 0
    with opened_library() as library:
        for id_ in ids:
            try:
                article = library.article(id_)
            except NewsreaderError as error:
                failed += 1
                output.say(str(error))
                continue
            if as_json:
                output.print_json(rows.article_data(article))
            else:
                _print_article(library, article, form, first=not shown)
            shown += 1
    return 1 if failed else 0


@click.command()
@click.argument("ids", metavar="[ID...]", nargs=-1, type=click.IntRange(1, 2**63 - 1))
@click.option("--all", "every", is_flag=True, help="Of every article, in the order of arrival.")
@click.option(
    "--limit", metavar="N", type=click.IntRange(0), default=20, show_default=True, expose_value=False,
    help="Rank at most N articles in --json.",
)  # fmt: skip
@as_json_option
def related(ids: tuple[int, ...], every: bool, as_json: bool) -> int:
    """Show what belongs to articles: the headlines they name, and the articles that name them."""
    if bool(ids) == every:
        raise click.UsageError("Give the IDs of articles, or --all.")
    with opened_library() as library:
        known = sorted(library.ids(View(ViewKind.ALL), "oldest")) if every else known_ids(library, ids)
        for id_ in known:
            panel = library.panel(id_)
            if as_json:
                output.print_json(rows.panel_data(panel))
            else:
                _print_panel(library.rows([id_])[0].headline, panel)
    return 1 if set(ids) - set(known) else 0


def print_rows(found: Sequence[ArticleRow], as_json: bool) -> None:
    """Print rows of a list."""
    if as_json:
        for row in found:
            output.print_json(rows.row_data(row))
        return
    if not found and output.on_terminal():
        output.say("No articles.")
        return
    output.print_table(("id", "", "date", "source", "headline"), [_cells(row) for row in found])


def _print_article(library: Library, article: Article, form: str, *, first: bool) -> None:
    """An article in one of the formats; a blank line parts it from the one before."""
    from newsreader.application import written

    if not first:
        print()
    if form == "html":
        print(output.printable(written.as_html(article, lambda name: library.image(article.id, name))))
    elif form == "markdown":
        print(output.printable(written.as_markdown(article)), end="")
    else:
        output.print_heading(article.headline)
        output.print_text(written.text_after_headline(article))


def _cells(row: ArticleRow) -> tuple[str, ...]:
    marks = ("●" if row.unread else " ") + ("★" if row.bookmarked else " ")
    return str(row.id), marks, (row.published or "")[:10], row.site or "", row.headline


def _print_panel(headline: str, panel: Panel) -> None:
    """A panel as a person reads it, under the headline of its article."""
    output.print_heading(headline)
    lines = [(STATES[part.link.state], _number(part), part.link.headline) for part in panel.named]
    lines += [("named by", str(row.id), row.headline) for row in panel.referenced_by]
    output.print_table(("state", "id", "headline"), lines)


def _number(part: PanelLink) -> str:
    return "" if part.link.target is None else str(part.link.target)
