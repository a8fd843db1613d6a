"""`feeds`, `refresh`, `unsubscribe` and `export`: the feeds that are followed, and what comes with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsreader.article.feed import Subscription, health
from newsreader.article.urls import without_password
from newsreader.cli import output
from newsreader.cli.parts import as_json_option, opened_library, wish_to_stop

if TYPE_CHECKING:
    from newsreader.application.news.refresh import FeedResult
    from newsreader.cli.rows import Data

feeds_argument = click.argument("wanted", metavar="FEED...", nargs=-1)


@click.command()
@as_json_option
def feeds(as_json: bool) -> int:
    """Show the feeds that you follow, and how they fare."""
    with opened_library() as library:
        found = library.feeds.all()
    if as_json:
        for each in found:
            output.print_json(feed_data(each))
    else:
        lines = [
            (
                *(str(each.id), health(each), str(each.unread), " ".join(each.folders), each.title),
                without_password(each.url),
            )
            for each in found
        ]
        output.print_table(("id", "health", "unread", "folder", "title", "address"), lines)
        for each in found:
            if each.state.error:
                output.print_text(f"{each.title}: {each.state.error}")
    return 0


@click.command()
@feeds_argument
@as_json_option
def refresh(wanted: tuple[str, ...], as_json: bool) -> int:
    """Fetch what is due, or the feeds that are named by id, address or title."""
    import time

    from newsreader.application.news import refresh as refreshing
    from newsreader.application.web import fetching

    failed, told = 0, set[str]()
    with opened_library() as library, wish_to_stop() as wish, fetching() as fetch:
        every = library.feeds.all()
        chosen, unknown = _named(every, wanted) if wanted else (refreshing.due(every, time.time()), [])
        for name in unknown:
            output.say(f"There is no feed {name}. newsreader feeds lists those that you follow.")
        for result in refreshing.refresh(library, fetch, chosen, lambda: bool(wish)):
            if not result.portion:
                failed += result.outcome in ("failed", "gone", "offline")
                _tell(result, as_json, told)
    if wish:
        output.say("Stopped. What came is kept; the rest was not fetched.")
    elif not chosen and not unknown and not as_json:
        output.say("No feed is due." if every else "You follow no feeds yet. newsreader add ADDRESS follows one.")
    return 1 if failed or unknown or wish else 0


@click.command()
@click.argument("wanted", metavar="FEED...", nargs=-1, required=True)
@as_json_option
def unsubscribe(wanted: tuple[str, ...], as_json: bool) -> int:
    """Follow feeds no longer, named by id, address or title; their articles stay."""
    with opened_library() as library:
        chosen, unknown = _named(library.feeds.all(), wanted)
        library.feeds.end([each.id for each in chosen])
    for name in unknown:
        output.say(f"There is no feed {name}. newsreader feeds lists those that you follow.")
    for each in chosen:
        if as_json:
            output.print_json({"feed": each.id, "title": each.title, "outcome": "unsubscribed"})
        else:
            print(f"unsubscribed\t{each.id}\t{output.one_line(each.title)}")
    return 1 if unknown else 0


@click.command()
@click.option("--opml", "form", flag_value="opml", help="The feeds that you follow, as a subscription list.")
@click.option("--format", "form", type=click.Choice(["opml"]), help="The same by its name.")
@click.option("-o", "--output", "path", metavar="PATH", type=click.Path(path_type=Path), help="Write into a file.")
def export(form: str | None, path: Path | None) -> int:
    """Write out what you follow."""
    from newsreader.application.news import lists

    if form is None:
        raise click.UsageError("Say what to write: --opml.")
    with opened_library() as library:
        if path is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(lists.written(library))
            return 0
        number = lists.export(library, path)
    output.say(f"{number} feeds were written to {path}.")
    return 0


def feed_data(feed: Subscription) -> Data:
    """A subscription."""
    state = feed.state
    return {
        "feed": feed.id,
        "title": feed.title,
        "url": without_password(feed.url),
        "html_url": feed.html_url,
        "folders": list(feed.folders),
        "health": health(feed),
        "live": feed.live,
        "unread": feed.unread,
        "succeeded": _iso(state.succeeded_at),
        "next": _iso(state.next_at),
        "error": state.error or None,
    }


def _iso(seconds: int) -> str | None:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if seconds else None


def _tell(result: FeedResult, as_json: bool, told: set[str]) -> None:
    """Tell of a feed; that there is no network is told once."""
    error = result.error if result.outcome == "offline" else f"{result.title}: {result.error}"
    if result.error and error not in told:
        told.add(error)
        output.say(error)
    if as_json:
        row: Data = {"feed": result.id, "title": result.title, "outcome": result.outcome, "new": result.new}
        output.print_json(row | {"updated": result.updated, "error": result.error or None})
    else:
        print(f"{result.outcome}\t{result.id}\t{result.new} new\t{output.one_line(result.title)}")
    if result.moved:
        output.say(f"{result.title} has moved to {result.moved} for good; it is fetched from there now.")


def _named(every: Sequence[Subscription], wanted: Sequence[str]) -> tuple[list[Subscription], list[str]]:
    """The feeds that are meant, and the names that mean none."""
    chosen: dict[int, Subscription] = {}
    unknown: list[str] = []
    for name in wanted:
        found = [each for each in every if name in (str(each.id), each.url)]
        found = found or [each for each in every if each.title.casefold() == name.casefold()]
        chosen |= {each.id: each for each in found}
        unknown += [] if found else [name]
    return list(chosen.values()), unknown
