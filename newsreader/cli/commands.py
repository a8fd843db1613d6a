"""The group of commands, and what stands before a command."""

from __future__ import annotations

import click

from newsreader import __version__
from newsreader.application import places
from newsreader.cli import checking, finding, keeping, marking, news, picture, reading, relating, telling

HELP = """A desktop news reader that shows which articles belong together, and why.

Without a command it opens its window; `newsreader SOURCE...` adds files or folders and opens the first."""


@click.group(help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--library",
    metavar="FILE",
    envvar=places.LIBRARY_VARIABLE,
    help=f"The library to use; made if it is new. Also {places.LIBRARY_VARIABLE}.",
)
@click.version_option(__version__, message="Newsreader %(version)s")
@click.pass_context
def newsreader(context: click.Context, library: str | None) -> None:
    """Remember which library the command shall use."""
    context.meta["library"] = places.library_path(library)


for command in (
    reading.read, reading.add, reading.decode,
    finding.list_articles, finding.search, finding.show, relating.related,
    news.feeds, news.refresh, news.unsubscribe, news.export,
    telling.stories, telling.story, telling.follow, telling.unfollow,
    marking.mark, marking.bookmark, marking.unbookmark, marking.delete, marking.undelete, marking.tag, marking.untag,
    keeping.backup, keeping.restore, checking.check,
    picture.snapshot,
):  # fmt: skip
    newsreader.add_command(command)
