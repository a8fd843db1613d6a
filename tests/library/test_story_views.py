from __future__ import annotations

import pytest
from fakes import on, parsed

from newsreader.article.model import Order, View, ViewKind
from newsreader.library import Library
from newsreader.library.glance import glance

STORY = View(ViewKind.STORY, "5")
STORIES = View(ViewKind.STORIES)


@pytest.fixture
def told(library: Library) -> Library:
    """A followed story of articles 1, 2, 3 and 5, of which 5 is in the recycle bin, and another of 4."""
    for number in range(1, 6):
        library.add(parsed(f"Article {number}", f"Storm {number} of many.", published=on(2026, 3, number)))
    with library._database.writing() as connection:
        connection.execute("INSERT INTO stories (id, title, followed_at, updated_at) VALUES (5, 'Storm', 9, 1)")
        connection.execute("INSERT INTO stories (id, title, updated_at) VALUES (6, 'Calm', 1)")
        connection.executemany(
            "INSERT INTO story_articles (story_id, article_id) VALUES (?, ?)", [(5, 1), (5, 2), (5, 3), (6, 4), (5, 5)]
        )
    library.delete([5])
    library.mark_read([3], read=True)
    return library


@pytest.mark.parametrize(
    ("order", "ids"), [("newest", [3, 2, 1]), ("oldest", [1, 2, 3]), ("unread_first", [2, 1, 3])], ids=str
)
@pytest.mark.parametrize("view", [STORY, STORIES], ids=["one", "followed"])
def test_a_story_is_a_list_of_its_living_articles(told: Library, view: View, order: Order, ids: list[int]) -> None:
    assert list(told.ids(view, order)) == ids
    assert list(told.ids(view, order, limit=2)) == ids[:2]
    assert told.size(view) == 3


def test_a_list_of_followed_stories_has_none_of_the_others(told: Library) -> None:
    assert list(told.ids(View(ViewKind.STORY, "6"))) == [4]
    assert 4 not in told.ids(STORIES)


@pytest.mark.parametrize("name", ["", "7", "x"])
def test_a_story_that_is_not_there_is_an_empty_list(told: Library, name: str) -> None:
    assert list(told.ids(View(ViewKind.STORY, name))) == []


def test_a_story_is_searched_like_any_list(told: Library) -> None:
    assert list(told.ids(View(ViewKind.STORY, "5", "storm is:unread"))) == [2, 1]
    assert list(told.ids(View(ViewKind.STORY, "5", "storm"), limit=1)) == [3]
    assert list(told.search(View(ViewKind.STORY, "5", "many")).ids) == [3, 2, 1]
    assert list(told.heads(View(ViewKind.STORY, "5", "article 2"), 9)) == [2]


def test_what_is_done_to_all_of_a_story_is_done_to_no_other(told: Library) -> None:
    done = told.mark_view_read(STORY)
    assert list(told.ids(View(ViewKind.UNREAD))) == [4]
    told.undo(done.undo)
    assert list(told.ids(View(ViewKind.UNREAD))) == [4, 2, 1]


def test_a_story_is_shown_at_a_glance(told: Library) -> None:
    seen = glance(told.path, STORY)
    assert seen is not None
    assert list(seen.ids) == [row.id for row in seen.rows] == [3, 2, 1]
