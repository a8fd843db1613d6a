"""`read` shows what sources say; `add` keeps it in the library; `decode` reads what was kept once more."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from newsreader.article.errors import NewsreaderError
from newsreader.cli import output, rows
from newsreader.cli.parts import as_json_option, ids_argument, opened_library, wish_to_stop

if TYPE_CHECKING:
    from newsreader.application.add import AddResult
    from newsreader.application.read import ReadResult
    from newsreader.article.model import Published

sources_argument = click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
raw_option = click.option("--raw", is_flag=True, help="Take what is of no supported kind, too: as raw text.")
# So many lines still fit a look back; a longer batch ends with its sum, and its failures are named anyway.
LINES = 50


@click.command()
@sources_argument
@raw_option
@as_json_option
def read(sources: tuple[str, ...], raw: bool, as_json: bool) -> int:
    """Show what sources say; keep nothing.

    A SOURCE is a file, a folder, an address of the web, or - for standard input. Of a feed (RSS, Atom, JSON Feed) its
    articles are shown, of a subscription list (OPML) its feeds.
    """
    from newsreader.application.read import How, read_sources
    from newsreader.application.web import fetching

    failed = 0
    with fetching() as fetch:
        for number, result in enumerate(read_sources(sources, How(_stdin(sources), raw, fetch=fetch))):
            if result.error:
                failed += 1
                output.say(result.error)
            if as_json:
                output.print_json(_read_data(result))
            elif not result.error:
                if number:
                    print()
                _print_read(result)
    return 1 if failed else 0


@click.command()
@sources_argument
@raw_option
@click.option("--local", is_flag=True, help="The feeds of a list may lie on this computer or in the home network.")
@as_json_option
def add(sources: tuple[str, ...], raw: bool, local: bool, as_json: bool) -> int:
    """Read sources and keep their articles in the library.

    A SOURCE is a file, a folder, an address of the web, or - for standard input. What the library has already is not
    added twice; an edited article keeps what it was before as an earlier version. A feed is followed from now on; of a
    list of feeds (OPML) each is followed, and none of them fetched before newsreader refresh.
    """
    from newsreader.application.add import add_sources
    from newsreader.application.read import How
    from newsreader.application.web import fetching

    stdin = _stdin(sources)
    outcomes: Counter[str] = Counter()
    with opened_library() as library, wish_to_stop() as wish, _progress() as progress, fetching() as fetch:
        for result in add_sources(library, sources, How(stdin, raw, local, fetch), lambda: bool(wish)):
            outcomes[f"feed {result.outcome}" if result.feed else result.outcome] += 1
            progress.show(result)
            if result.error:
                output.say(result.error)
            if as_json:
                output.print_json(_add_data(result))
            elif (result.id or result.feed) is not None and result.total <= LINES:
                number = f"feed {result.feed}" if result.feed else str(result.id)
                print(f"{result.outcome}\t{number}\t{output.one_line(result.headline)}")
    if wish:
        output.say(f"Stopped. {_sum(outcomes) if outcomes else 'Nothing was added.'} The rest was not read.")
    elif not as_json:
        output.say(_sum(outcomes))
    return 1 if wish or outcomes["failed"] else 0


@click.command()
@ids_argument
@click.option(
    "--encoding",
    "name",
    metavar="NAME",
    required=True,
    help="Such as utf-8, windows-1252, koi8-r, shift_jis or gb18030.",
)
@as_json_option
def decode(ids: tuple[int, ...], name: str, as_json: bool) -> int:
    """Read articles again in another character set.

    The bytes that an article came from are kept; what they say in the set NAME becomes a new version of it.
    """
    from newsreader.application.decode import decode_again

    failed = 0
    with opened_library() as library:
        for id_ in ids:
            try:
                outcome = decode_again(library, id_, name).outcome
            except NewsreaderError as error:
                failed += 1
                output.say(str(error))
                continue
            headline = library.rows([id_])[0].headline
            if as_json:
                output.print_json({"id": id_, "headline": headline, "outcome": outcome})
            else:
                print(f"{outcome}\t{id_}\t{output.one_line(headline)}")
    return 1 if failed else 0


def _read_data(result: ReadResult) -> rows.Data:
    if result.article:
        return rows.parsed_data(result.article)
    if result.feed:
        return rows.feed_data(result.feed)
    if result.feeds:
        return rows.list_data(result.feeds)
    return {"source": result.source, "kind": "error", "error": result.error}


def _print_read(result: ReadResult) -> None:
    """What a source said, for people."""
    from newsreader.application.written import text_after_headline

    if result.article:
        output.print_heading(result.article.headline)
        output.print_text(text_after_headline(result.article))
    elif result.feed:
        output.print_heading(result.feed.document.title or result.source)
        for article in result.feed.articles:
            print(f"{_day(article.published)}\t{output.one_line(article.headline)}")
        _say_all(result.feed.document.warnings)
    elif result.feeds:
        output.print_heading(result.feeds.title or result.source)
        for feed in result.feeds.feeds:
            print("\t".join(map(output.one_line, (feed.folder or "-", feed.title, feed.url))))
        _say_all(result.feeds.warnings)
        _say_all(f"{title}: {reason}" for title, reason in result.feeds.refused)


def _day(published: Published | None) -> str:
    return published.iso()[:10] if published else "-"


def _say_all(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        output.say(sentence)


def _add_data(result: AddResult) -> rows.Data:
    if result.feed is not None:
        row: rows.Data = {"source": result.source, "feed": result.feed, "title": result.headline}
        return row | {"outcome": result.outcome, "error": result.error or None}
    return {
        "source": result.source,
        "id": result.id,
        "headline": result.headline,
        "outcome": result.outcome,
        "error": result.error or None,
    }


def _sum(outcomes: Counter[str]) -> str:
    """What became of a batch, in a sentence."""
    names = {"added": "added", "updated": "updated", "unchanged": "known already", "copy": "a copy", "failed": "failed"}
    parts = [f"{outcomes[outcome]} {name}" for outcome, name in names.items() if outcomes[outcome]]
    feeds = {"feed added": "followed", "feed unchanged": "followed before"}
    told = [f"{outcomes[outcome]} {name}" for outcome, name in feeds.items() if outcomes[outcome]]
    sentences = [f"{what}: {', '.join(some)}." for what, some in (("Articles", parts), ("Feeds", told)) if some]
    return " ".join(sentences) or "There was nothing to read."


def _stdin(sources: Iterable[str]) -> bytes | None:
    """Standard input, if a source asks for it; read first, so that Ctrl-C still ends the waiting for it."""
    from newsreader.sources.files import read_standard_input

    return read_standard_input() if "-" in sources else None


class _Quiet:
    """No progress is shown where nobody watches."""

    def show(self, result: AddResult) -> None:
        """Nothing."""


class _Bar:
    """A progress bar on standard error, from the second file on."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("Adding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self.task = self.progress.add_task("", total=None)

    def show(self, result: AddResult) -> None:
        """Move on to a result."""
        self.progress.update(self.task, completed=result.number, total=result.total)


@contextmanager
def _progress() -> Iterator[_Bar | _Quiet]:
    if not sys.stderr.isatty():
        yield _Quiet()
        return
    bar = _Bar()
    with bar.progress:
        yield bar
