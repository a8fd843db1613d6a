"""`list`, `search` and `show`: what the library has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import View, ViewKind
from newsreader.cli import output, rows
from newsreader.cli.asking import HOW_TO_ASK, WORDS_WITH_DASHES, explain_question, question_of
from newsreader.cli.parts import as_json_option, ids_argument, limit_option, opened_library

if TYPE_CHECKING:
    from newsreader.article.model import Article, ArticleRow
    from newsreader.library import Library


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
