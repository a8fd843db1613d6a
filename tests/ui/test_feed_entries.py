"""The feeds as rows of the sidebar."""

from dataclasses import replace

import pytest
from feed_fakes import failing, feed

from newsreader.article.feed import FeedState, folder_path
from newsreader.article.model import View, ViewKind
from newsreader.ui.feed_entries import all_folders, feed_entries, folder_figures, in_folder, name_of, parent_of

FEEDS = (
    feed(1, "Field Notes", "Science", 9),
    feed(2, "Particles", "Science/Physics", 3),
    feed(3, "Harbour Desk", "", 1),
    failing(4, "Orbital", "Science", unread=2),
)
FOLDERS = ("News", "Science")


def outline(*closed):
    return ["  " * each.depth + each.label for each in feed_entries(FEEDS, FOLDERS, closed)]


def entry(label, feeds=FEEDS, closed=()):
    return next(each for each in feed_entries(feeds, FOLDERS, closed) if each.label == label)


def test_folders_stand_before_feeds_and_hold_both():
    assert outline() == [
        "News",
        "Science",
        "  Physics",
        "    Particles",
        "  Field Notes",
        "  Orbital",
        "Harbour Desk",
    ]


def test_a_closed_folder_shows_nothing_of_what_it_holds_but_the_sum():
    assert outline("Science") == ["News", "Science", "Harbour Desk"]
    assert (entry("Science", closed=["Science"]).figure(), entry("Science").figure()) == ("14", "")
    assert entry("Science", closed=["Science"]).accessible_text() == "Science, folder, closed, 14 unread"
    assert entry("News").accessible_text() == "News, folder, open"


def test_a_folder_within_a_closed_one_stays_as_it_was():
    assert outline("Science/Physics") == ["News", "Science", "  Physics", "  Field Notes", "  Orbital", "Harbour Desk"]


def test_a_feed_in_two_folders_stands_in_both_and_counts_once_in_the_folder_around():
    feeds = (replace(FEEDS[1], folders=("Science/Physics", "Science")),)
    assert [each.label for each in feed_entries(feeds, (), ())] == ["Science", "Physics", "Particles", "Particles"]
    assert folder_figures(feeds, ["Science", "Science/Physics"]) == {"Science": 3, "Science/Physics": 3}


def test_a_folder_whose_name_has_a_stroke_is_one_folder():
    path = folder_path(["AC/DC"])
    feeds = (feed(1, "A", path),)
    assert [each.label for each in feed_entries(feeds, (), ())] == ["AC/DC", "A"]
    assert (parent_of(path), name_of(f"Music/{path}")) == ("", "AC/DC")


def test_folders_in_between_are_there_even_if_nobody_named_them():
    assert all_folders([feed(1, "", "A/B/C")], []) == ["A", "A/B", "A/B/C"]


@pytest.mark.parametrize(
    ("given", "mark", "spoken"),
    [
        (feed(unread=2), "", "Feed 1, 2 unread"),
        (feed(paused=True), "pause", "Feed 1, paused"),
        (failing(1, unread=2), "warning", "Feed 1, 2 unread, cannot be refreshed"),
        (feed(state=FeedState(gone=True)), "warning", "Feed 1, no longer there"),
        (feed(state=FeedState()), "", "Feed 1"),
    ],
)
def test_how_a_feed_fares_is_marked_and_spoken(given, mark, spoken):
    row = entry("Feed 1", (given,))
    assert (row.mark, row.accessible_text(), row.site) == (mark, spoken, 1)
    assert row.view == View(ViewKind.FEED, "1")


def test_a_folder_means_the_feeds_below_it_too():
    assert [each.id for each in in_folder(FEEDS, "Science")] == [1, 2, 4]
    assert [each.id for each in in_folder(FEEDS, "Science/Physics")] == [2]
    assert in_folder(FEEDS, "Sci") == []
