"""`stories`, `story`, `follow` and `unfollow`: the reports on one event together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsreader.cli import output, rows
from newsreader.cli.parts import as_json_option, limit_option, opened_library
from newsreader.cli.relating import caught_up

if TYPE_CHECKING:
    from newsreader.article.related import Story

story_id = click.argument("story_id", metavar="ID", type=click.IntRange(1, 2**63 - 1))


@click.command()
@limit_option
@as_json_option
def stories(limit: int, as_json: bool) -> int:
    """Show the stories that two articles or more report on, and those that you follow; the latest first."""
    with opened_library() as library:
        caught_up(library)
        found = library.stories.all(limit)
    if as_json:
        for story in found:
            output.print_json(rows.story_data(story))
    else:
        _print_stories(found)
    return 0


@click.command()
@story_id
@as_json_option
def story(story_id: int, as_json: bool) -> int:
    """Show the articles of a story, the oldest first."""
    with opened_library() as library:
        caught_up(library)
        found = library.stories.get(story_id)
        articles = library.rows(found.articles)
    if as_json:
        output.print_json(rows.story_data(found))
        return 0
    output.print_heading(found.title)
    columns = ("id", "published", "source", "headline")
    output.print_table(columns, [(str(row.id), row.published or "", row.site or "", row.headline) for row in articles])
    return 0


@click.command()
@story_id
@as_json_option
def follow(story_id: int, as_json: bool) -> int:
    """Follow a story: be told what comes to it."""
    return _follow(story_id, as_json, on=True)


@click.command()
@story_id
@as_json_option
def unfollow(story_id: int, as_json: bool) -> int:
    """No longer follow a story."""
    return _follow(story_id, as_json, on=False)


def _follow(story_id: int, as_json: bool, *, on: bool) -> int:
    with opened_library() as library:
        library.stories.follow(story_id, on)
        found = library.stories.get(story_id)
    if as_json:
        output.print_json(rows.story_data(found))
    else:
        _print_stories([found])
    return 0


def _print_stories(found: list[Story]) -> None:
    lines = [(str(each.id), str(len(each.articles)), "followed" if each.followed else "", each.title) for each in found]
    output.print_table(("id", "articles", "", "headline"), lines)
