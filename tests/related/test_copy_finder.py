"""Copies are found and folded while articles are looked through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import parsed
from news_fakes import OWN, flood, noise, published
from wire_fakes import OTHER_NEWS, WIRE, text

from newsreader.application.catching_up import catch_up
from newsreader.article.feed import ListedFeed
from newsreader.article.model import ParsedArticle, View
from newsreader.library import Library
from newsreader.library.feed_entries import Came
from newsreader.library.prepared import prepare
from newsreader.related import copy_finder
from newsreader.related.index import Index


def printed(number: int, *paragraphs: str, days: float | None = None, **fields: object) -> ParsedArticle:
    """What a paper prints, some days after the first."""
    values: dict[str, object] = {"site": f"Post {number}", "source": f"/post{number}/dam.txt"}
    day = number / 10 if days is None else days
    return parsed(f"Dam {number}", text(*(paragraphs or WIRE)), **(values | {"published": published(day)} | fields))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.db")
    yield opened
    opened.close()


def look_through(library: Library, articles: Sequence[ParsedArticle], portion: int = 1000) -> list[int]:
    ids = [added.id for added in library.add_all(articles)]
    catch_up(library, Index(library, None), portion=portion)
    return ids


def row(library: Library, article_id: int) -> list[str]:
    return sorted(each.headline for each in library.rows(library.copies.of(article_id)))


NEWS = [
    printed(1), printed(2, *WIRE[:5], days=0), printed(3, "Share this article", *WIRE), *map(noise, range(6)),
    *(flood(number, number / 4) for number in range(len(OWN))), printed(4, *OTHER_NEWS, *WIRE[2:5]),
]  # fmt: skip


@pytest.mark.parametrize("portion", [1000, 4, 1])
def test_copies_fold_while_they_are_looked_through(library: Library, portion: int) -> None:
    ids = look_through(library, NEWS, portion)
    assert row(library, ids[0]) == ["Dam 1", "Dam 2", "Dam 3"]
    assert library.copies.of(ids[0])[0] == ids[1]
    assert len(library.ids(View())) == len(ids) - 2


@pytest.mark.parametrize(
    "other",
    [
        printed(2, site="Post 1"),
        printed(2, days=4),
        printed(2, "The dam above Marlow held."),
        replace(printed(2), text="", html=""),
        printed(2, *OTHER_NEWS),
    ],
    ids=["the same paper", "much later", "a line", "no text", "other news"],
)
def test_what_is_no_copy_stays_by_itself(library: Library, other: ParsedArticle) -> None:
    ids = look_through(library, [printed(1), other])
    assert sorted(library.ids(View())) == ids


def test_two_feeds_of_one_site_fold_and_two_entries_of_one_feed_do_not(library: Library) -> None:
    feeds = library.feeds.subscribe(
        [ListedFeed("Post", "https://post.example/news"), ListedFeed("Post sport", "https://post.example/sport")]
    ).ids

    def keep(feed: int, *numbers: int) -> list[int]:
        came = [
            Came(bytes([number]), b"", prepare(printed(number, site="Post", source=f"https://post.example/{number}")))
            for number in numbers
        ]
        return [added.id for added in library.feeds.keep(feed, came)]

    first, second = keep(feeds[0], 1, 2)
    (third,) = keep(feeds[1], 3)
    catch_up(library, Index(library, None))
    assert library.copies.standing([first, second, third]) == {third: first}
    assert sorted(library.ids(View())) == [first, second]


def test_what_comes_later_joins_what_was_there_before(library: Library) -> None:
    (first, *_) = look_through(library, [printed(1), *map(noise, range(6))])
    index = Index(library, None)
    library.add(printed(2))
    changes = catch_up(library, index)
    assert "copies" in changes.kinds
    library.add(printed(3))
    look_through(library, [printed(4)])
    library.add(printed(5))
    catch_up(library, index)
    assert row(library, first) == ["Dam 1", "Dam 2", "Dam 3", "Dam 4", "Dam 5"]


def test_what_is_kept_in_mind_is_begun_anew_when_it_has_grown(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_finder, "MOST", 5)
    ids = look_through(library, NEWS, 2)
    assert row(library, ids[0]) == ["Dam 1", "Dam 2", "Dam 3"]


def test_a_copy_that_was_edited_into_another_text_leaves_the_row(library: Library) -> None:
    index = Index(library, None)
    first, second, third = [added.id for added in library.add_all([printed(1), printed(2), printed(3)])]
    catch_up(library, index)
    library.add(replace(printed(2, *OTHER_NEWS), headline="Dam 2"))
    catch_up(library, index)
    assert sorted(library.ids(View())) == [first, second]
    library.add(replace(printed(1, *OTHER_NEWS), headline="Dam 1"))
    catch_up(library, index)
    assert row(library, first) == ["Dam 1", "Dam 2"]
    assert row(library, third) == ["Dam 3"]


def test_the_readers_word_outranks_a_new_look(library: Library) -> None:
    ids = look_through(library, [printed(1), printed(2)])
    library.copies.unfold(ids[0])
    library.signatures.start_anew("another form")
    catch_up(library, Index(library, None))
    assert sorted(library.ids(View())) == ids


def test_what_lies_in_the_bin_is_no_copy_of_what_comes(library: Library) -> None:
    (gone,) = look_through(library, [printed(1)])
    library.delete([gone])
    (new,) = look_through(library, [printed(2)])
    assert list(library.ids(View())) == [new]


def test_after_a_failure_all_is_found_as_before(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index(library, None)
    library.add(printed(1))
    catch_up(library, index)
    library.add(printed(2))

    def failing(*_what: object) -> None:
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(copy_finder, "are_copies", failing)
        with pytest.raises(OSError):  # noqa: PT011  it is our own
            catch_up(library, index)
    catch_up(library, index)
    assert len(library.ids(View())) == 1
