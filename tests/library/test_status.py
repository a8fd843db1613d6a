from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fakes import naming, parsed

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, View, ViewKind
from newsreader.library import Library

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock


@pytest.fixture
def three(library: Library) -> list[int]:
    return [library.add(parsed(f"Article {number}")).id for number in range(3)]


def state(library: Library, ids: list[int]) -> list[object]:
    return [(library.article(number).status, library.article(number).tags) for number in ids]


CHANGES: dict[str, Callable[[Library, list[int]], Changes]] = {
    "read": lambda library, ids: library.mark_read(ids, read=True),
    "all read": lambda library, ids: library.mark_view_read(View()),
    "bookmark": lambda library, ids: library.bookmark(ids, on=True),
    "delete": lambda library, ids: library.delete(ids),
    "tag": lambda library, ids: library.tag(ids, "sea", on=True),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_each_change_can_be_taken_back_and_done_again(
    library: Library, three: list[int], change: Callable[[Library, list[int]], Changes]
) -> None:
    before = state(library, three)
    done = change(library, three)
    after = state(library, three)
    assert done.articles == set(three)
    assert after != before
    undone = library.undo(done.undo)
    assert state(library, three) == before
    assert undone.articles == done.articles
    assert undone.kinds == done.kinds
    assert (undone.added, undone.removed) == (done.removed, done.added)
    library.undo(undone.undo)
    assert state(library, three) == after


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_made_twice_changes_nothing_the_second_time(
    library: Library, three: list[int], change: Callable[[Library, list[int]], Changes], clock: Clock
) -> None:
    change(library, three)
    before = state(library, three)
    clock.now += 60
    again = change(library, three)
    assert not again
    assert again.undo is None
    assert state(library, three) == before


def test_an_undo_takes_back_only_what_its_change_did(library: Library, three: list[int]) -> None:
    library.mark_read(three[:1], read=True)
    done = library.mark_read(three, read=True)
    library.bookmark(three, on=True)
    assert done.articles == set(three[1:])
    library.undo(done.undo)
    assert [library.article(number).status.read for number in three] == [True, False, False]
    assert all(library.article(number).status.bookmarked_at for number in three)


def test_ids_that_do_not_exist_are_passed_over(library: Library, three: list[int]) -> None:
    assert library.mark_read([99], read=True) == Changes()
    assert library.bookmark([99, three[0]], on=True).articles == {three[0]}
    assert library.tag([99], "sea", on=True) == Changes()
    assert library.delete([99]) == Changes()
    assert library.set_position(99, 0.5) == Changes()


def test_deleting_and_restoring_say_what_left_and_what_came(library: Library, three: list[int]) -> None:
    assert library.delete(three[:2]).removed == set(three[:2])
    assert list(library.ids(View(ViewKind.BIN), "oldest")) == three[:2]
    assert library.restore(three[:1]).added == {three[0]}
    assert list(library.ids(View(), "oldest")) == [three[0], three[2]]


def test_a_restored_article_has_all_it_had(library: Library, three: list[int]) -> None:
    library.bookmark(three, on=True)
    library.tag(three, "sea", on=True)
    library.mark_read(three, read=True)
    before = state(library, three)
    library.delete(three)
    library.restore(three)
    assert state(library, three) == before


def test_a_tag_of_the_source_can_be_taken_off_and_given_back(library: Library) -> None:
    number = library.add(parsed("Fog", tags=("sea", "port"))).id
    taken = library.tag([number], "sea", on=False)
    assert library.article(number).tags == ("port",)
    assert [tag.name for tag in library.counts().tags] == ["port"]
    library.undo(taken.undo)
    assert library.article(number).tags == ("port", "sea")


def test_a_tag_needs_a_name(library: Library, three: list[int]) -> None:
    with pytest.raises(NewsreaderError, match="needs a name"):
        library.tag(three, "  ", on=True)


def test_a_position_stays_between_start_and_end(library: Library, three: list[int]) -> None:
    for given, kept in ((0.25, 0.25), (-3, 0.0), (7, 1.0)):
        library.set_position(three[0], given)
        assert library.article(three[0]).status.position == kept


def test_one_view_is_marked_read_and_no_more(library: Library, three: list[int]) -> None:
    library.tag(three[:1], "sea", on=True)
    assert library.mark_view_read(View(ViewKind.TAG, "sea")).articles == {three[0]}
    assert library.mark_view_read(View(search="Article 2")).articles == {three[2]}
    assert library.counts().unread == 1
    assert not library.mark_view_read(View(ViewKind.AWAITED))


def test_a_setting_is_kept(library: Library) -> None:
    assert library.setting("shipped") is None
    library.set_setting("shipped", "1")
    library.set_setting("shipped", "2")
    assert library.setting("shipped") == "2"


def test_following_can_be_taken_back(library: Library) -> None:
    library.add(naming("A", "Storm ahead"))
    (headline,) = (-number for number in library.ids(View(ViewKind.AWAITED)))
    followed = library.follow_headline(headline, on=True)
    assert library.rows([-headline])[0].followed
    assert not library.follow_headline(headline, on=True)
    undone = library.undo(followed.undo)
    assert not library.rows([-headline])[0].followed
    library.undo(undone.undo)
    assert library.rows([-headline])[0].followed
    for ask in (lambda: library.follow_headline(99, on=True), lambda: library.headline_seen(99)):
        with pytest.raises(NewsreaderError):
            ask()
