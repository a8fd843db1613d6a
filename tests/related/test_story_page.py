"""A story laid out, and what of an article the reader has read before."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fakes import parsed

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Published
from newsreader.library import Library
from newsreader.library.story_places import Joining
from newsreader.related.story_page import read_before, story_page

FLOOD = (
    "The river Wenning rose by two metres on Sunday night and broke through the old dam above the mill of Marlow.\n\n"
    "Nurses carried patients to the upper floors by candle light as pumps in the cellar failed, said Runa Feld."
)
COPY = f"{FLOOD}\n\nMore is to follow."
FOLLOW_UP = (
    "Nurses carried patients to the upper floors by candle light as pumps in the cellar failed.\n\n"
    "The damage in Marlow was put at 40 million by Halden Mutual."
)


def at(day: int, hour: int | None = None) -> Published:
    """A day of June 2026, with or without a time."""
    moment = datetime(2026, 6, day, hour or 0, tzinfo=UTC)
    return Published(moment, "day" if hour is None else "time")


@pytest.fixture
def library(tmp_path):
    library = Library.open(tmp_path / "library.db")
    yield library
    library.close()


def kept(library: Library, *articles) -> tuple[int, list[int]]:
    """Articles kept as one story."""
    ids = [library.add(article).id for article in articles]
    [story] = library.stories.place([Joining(None, tuple((number, ()) for number in ids))]).stories
    assert story is not None
    return story, ids


def three(library: Library) -> tuple[int, list[int]]:
    return kept(
        library,
        parsed("Marlow counts the cost", text=FOLLOW_UP, published=at(4, 9), site="Coast Post"),
        parsed("Wenning breaks its dam", text=FLOOD, published=at(2, 8), site="Harbour Desk"),
        parsed("Dam breaks", text=COPY, published=at(2, 11), site="Coast Post"),
    )


def test_a_story_by_date_with_its_sources_and_independent_texts(library: Library) -> None:
    story, (late, first, copy) = three(library)
    page = story_page(library, story)
    assert [item.row.id for item in page.items] == [first, copy, late]
    assert [item.day for item in page.items] == ["2026-06-02", "2026-06-02", "2026-06-04"]
    assert (page.sources, page.independent, page.first) == ((("Coast Post", 2), ("Harbour Desk", 1)), 2, first)
    assert [item.copy_of for item in page.items] == [None, first, None]
    assert [(item.new_sentences, item.sentences) for item in page.items] == [(2, 2), (1, 3), (1, 2)]


def test_each_line_of_what_an_article_alone_has_stands_in_its_text(library: Library) -> None:
    story, (late, *_) = three(library)
    item = story_page(library, story).items[-1]
    text = library.article(late).text
    assert {(each.kind, each.text) for each in item.details} == {("name", "Halden Mutual"), ("figure", "40 million")}
    for each in item.details:
        assert text[each.start : each.start + len(each.sentence)] == each.sentence
        assert each.text in each.sentence


def test_why_an_article_is_part_of_the_story_stands_in_its_text(library: Library) -> None:
    story, _ = three(library)
    items = story_page(library, story).items
    assert items[0].why == ()
    for item in items[1:]:
        assert item.why
        assert all(reason.text in library.article(item.row.id).text for reason in item.why)


@pytest.mark.parametrize(
    ("one", "other", "which"),
    [
        (at(2, 8), at(3), 0),
        (at(2), at(3, 8), 0),
        (at(2), at(2, 8), None),
        (at(2), at(2), None),
        (at(2, 8), at(2, 7), 1),
        (at(2, 8), at(2, 8), None),
        (at(2, 8), None, 0),
        (None, None, None),
    ],
)
def test_who_was_first_is_told_only_if_the_dates_tell(library: Library, one, other, which) -> None:
    story, ids = kept(
        library, parsed("One", text=FLOOD, published=one), parsed("Other", text=FOLLOW_UP, published=other)
    )
    assert story_page(library, story).first == (None if which is None else ids[which])


def test_a_story_that_is_not_there(library: Library) -> None:
    with pytest.raises(NewsreaderError, match="no story"):
        story_page(library, 9)


def test_sentences_of_articles_that_were_read_are_known(library: Library) -> None:
    _, (late, first, copy) = three(library)
    assert read_before(library, late).spans == ()
    library.mark_read([copy], read=True)
    found = read_before(library, late)
    [(start, length)] = found.spans
    assert library.article(late).text[start : start + length].startswith("Nurses carried")
    assert (found.article_id, found.new, found.total) == (late, 1, 2)
    assert read_before(library, first).spans == ()


def test_an_article_without_a_story_has_nothing_read_before(library: Library) -> None:
    assert read_before(library, library.add(parsed("Alone", text=FLOOD)).id) is None
