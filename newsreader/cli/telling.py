"""`stories`, `story`, `follow` and `unfollow`: the reports on one event together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsreader.cli import output, rows
from newsreader.cli.parts import as_json_option, limit_option, opened_library
from newsreader.cli.relating import caught_up

if TYPE_CHECKING:
    from newsreader.article.related import Story, StoryItem, StoryPage

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
    """Show a story: its articles, the oldest first, what each says that is new, and what it alone has."""
    from newsreader.related.story_page import story_page

    with opened_library() as library:
        caught_up(library)
        if as_json:
            output.print_json(rows.story_data(library.stories.get(story_id)))
            return 0
        page = story_page(library, story_id)
    _print_page(page)
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


def _print_page(page: StoryPage) -> None:
    """A story laid out for a person."""
    output.print_heading(page.story.title)
    sources = ", ".join(f"{name} ({number})" if number > 1 else name for name, number in page.sources)
    texts = "1 independent text" if page.independent == 1 else f"{page.independent} independent texts"
    output.print_text(f"{texts}; {sources}" if sources else texts)
    lines = [
        (str(item.row.id), item.day, item.row.site or "", _newness(item), item.row.headline) for item in page.items
    ]
    output.print_table(("id", "day", "source", "new sentences", "headline"), lines)
    for item in page.items:
        for detail in item.details:
            output.print_text(f"Only {item.row.id}: {detail.text}: {output.one_line(detail.sentence)}")


def _newness(item: StoryItem) -> str:
    if item.copy_of is not None:
        return f"copy of {item.copy_of}"
    return f"{item.new_sentences} of {item.sentences}" if item.sentences else ""


def _print_stories(found: list[Story]) -> None:
    lines = [(str(each.id), str(len(each.articles)), "followed" if each.followed else "", each.title) for each in found]
    output.print_table(("id", "articles", "", "headline"), lines)
