from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

import pytest
from fakes import parsed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Published
from newsreader.library import Library
from newsreader.library.story_places import Joining

NOON = 1_781_006_400  # where the clock stands


@pytest.fixture
def ids(library: Library) -> list[int]:
    headlines = (
        "Storm reaches the coast",
        "Ferries stay in port",
        "Port opens again",
        "A bakery",
        "A choir",
        "A museum",
    )
    return [library.add(parsed(headline)).id for headline in headlines]


def place(library: Library, story: int | None, *articles: int) -> int | None:
    """Put articles into a story; answers which."""
    stories = library.stories.place(
        [Joining(story, tuple((number, (("term", "port"),)) for number in articles))]
    ).stories
    return stories[0]


@pytest.fixture
def story(library: Library, ids: list[int]) -> int:
    made = place(library, None, *ids[:3])
    assert made is not None
    return made


def articles(library: Library, story: int) -> set[int]:
    return set(library.stories.get(story).articles)


def test_what_came_together_is_a_story_called_by_its_first_article(
    library: Library, ids: list[int], story: int
) -> None:
    found = library.stories.get(story)
    assert found.articles == tuple(ids[:3])
    assert (found.title, found.followed, found.unseen) == ("Storm reaches the coast", False, 0)
    assert library.stories.all(10) == [found]
    assert library.stories.story_of(ids) == dict.fromkeys(ids[:3], story)
    assert library.stories.members(story)[0].why == (("term", "port"),)


def test_one_article_is_no_story(library: Library, ids: list[int]) -> None:
    assert place(library, None, ids[0]) is None
    assert library.stories.all(10) == []


def test_an_article_is_part_of_the_story_that_it_came_to_last(library: Library, ids: list[int], story: int) -> None:
    other = place(library, None, ids[2], ids[3])
    assert other is not None
    assert articles(library, story) == set(ids[:2])
    assert articles(library, other) == set(ids[2:4])


def test_a_story_that_has_one_article_left_is_forgotten(library: Library, ids: list[int], story: int) -> None:
    outcome = library.stories.place([], alone=ids[1:3])
    changes = outcome.changes
    assert outcome.dropped == {story}
    assert library.stories.story_of(ids) == {}
    assert changes.articles == set(ids[1:3])
    assert changes.kinds == {"stories"}
    with pytest.raises(NewsreaderError, match="no story"):
        library.stories.get(story)


def test_articles_in_the_recycle_bin_are_hidden_from_the_story(library: Library, ids: list[int], story: int) -> None:
    library.delete(ids[:1])
    found = library.stories.get(story)
    assert (found.articles, found.title) == (tuple(ids[1:3]), "Ferries stay in port")
    library.delete(ids[1:2])
    assert library.stories.all(10) == []
    library.restore(ids[:2])
    assert library.stories.get(story).articles == tuple(ids[:3])


def test_stories_stand_by_their_latest_article(library: Library, ids: list[int], story: int, clock) -> None:
    clock.now = NOON + 60
    later = library.add(parsed("A choir wins a prize")).id
    other = place(library, None, ids[4], later)
    assert [each.id for each in library.stories.all(10)] == [other, story]
    assert [each.id for each in library.stories.all(1)] == [other]
    assert library.stories.all(1)[0].updated_at == NOON + 60


def test_what_joins_a_followed_story_is_counted_until_it_was_seen(
    library: Library, ids: list[int], story: int, clock
) -> None:
    library.stories.follow(story, on=True)
    assert library.stories.get(story).unseen == 0
    place(library, story, ids[3])
    assert library.stories.followed()[0].unseen == 1
    clock.now = NOON + 5
    library.stories.seen(story)
    assert library.stories.get(story).unseen == 0
    place(library, story, ids[4])
    assert library.stories.get(story).unseen == 1


def test_of_an_article_that_stands_alone_a_story_is_made_by_following_it(library: Library, ids: list[int]) -> None:
    changes = library.stories.follow_article(ids[4])
    (story,) = library.stories.followed()
    assert (story.articles, story.title) == ((ids[4],), "A choir")
    assert library.stories.all(10) == [story]
    place(library, None, ids[4], ids[5])
    assert library.stories.get(story.id).articles == (ids[4],)
    library.undo(changes.undo)
    assert library.stories.all(10) == []


def test_an_article_of_a_story_is_followed_with_it(library: Library, ids: list[int], story: int) -> None:
    library.stories.follow_article(ids[1])
    assert [each.id for each in library.stories.followed()] == [story]


def test_the_readers_name_of_a_story_stays(library: Library, ids: list[int], story: int) -> None:
    library.stories.rename(story, "  The  storm ")
    library.delete(ids[:1])
    assert library.stories.get(story).title == "The storm"
    library.stories.rename(story, "")
    assert library.stories.get(story).title == "Ferries stay in port"


def test_a_story_that_was_put_into_another_is_gone_and_its_articles_stay(
    library: Library, ids: list[int], story: int
) -> None:
    other = place(library, None, *ids[3:5])
    assert other is not None
    library.stories.follow(other, on=True)
    changes = library.stories.merge(story, other)
    assert articles(library, story) == set(ids[:5])
    assert library.stories.get(story).followed
    library.stories.place([Joining(None, ((ids[3], ()), (ids[4], ())))], alone=ids[3:5])
    assert articles(library, story) == set(ids[:5])
    library.undo(changes.undo)
    assert articles(library, story) == set(ids[:3])
    assert articles(library, other) == set(ids[3:5])
    assert [each.id for each in library.stories.followed()] == [other]


def test_parted_stories_do_not_draw_each_others_articles_back(library: Library, ids: list[int], story: int) -> None:
    new, changes = library.stories.split(story, ids[2:3])
    assert articles(library, story) == set(ids[:2])
    assert articles(library, new) == {ids[2]}
    place(library, story, ids[2])
    place(library, new, *ids[:2])
    assert articles(library, story) == set(ids[:2])
    assert articles(library, new) == {ids[2]}
    undone = library.undo(changes.undo)
    assert articles(library, story) == set(ids[:3])
    assert library.stories.story_of(ids) == dict.fromkeys(ids[:3], story)
    library.undo(undone.undo)
    assert articles(library, story) == set(ids[:2])
    assert articles(library, new) == {ids[2]}


def test_an_article_that_was_taken_out_does_not_come_back(library: Library, ids: list[int], story: int) -> None:
    changes = library.stories.take_out(story, ids[1])
    place(library, story, ids[1])
    assert articles(library, story) == {ids[0], ids[2]}
    library.undo(changes.undo)
    assert articles(library, story) == set(ids[:3])


def test_an_article_that_the_reader_added_stays(library: Library, ids: list[int], story: int) -> None:
    library.stories.take_out(story, ids[1])
    library.stories.add(story, ids[1])
    library.stories.add(story, ids[5])
    place(library, None, ids[1], ids[5], ids[4])
    library.stories.place([], alone=[ids[1], ids[5]])
    assert articles(library, story) == {*ids[:3], ids[5]}
    assert {member.article_id for member in library.stories.members(story) if member.by_reader} == {*ids[:3], ids[5]}


@pytest.mark.parametrize(
    "act",
    [
        lambda stories, story, ids: stories.follow(99, on=True),
        lambda stories, story, ids: stories.follow_article(99),
        lambda stories, story, ids: stories.merge(story, story),
        lambda stories, story, ids: stories.merge(story, 99),
        lambda stories, story, ids: stories.split(story, ids[3:]),
        lambda stories, story, ids: stories.split(story, ids[:3]),
        lambda stories, story, ids: stories.add(story, 99),
        lambda stories, story, ids: stories.take_out(story, ids[4]),
    ],
)
def test_what_cannot_be_done_changes_nothing(library: Library, ids: list[int], story: int, act) -> None:
    before = library.stories.all(10)
    with pytest.raises(NewsreaderError, match="changed"):
        act(library.stories, story, ids)
    assert library.stories.all(10) == before


def test_whoever_keeps_stories_in_mind_is_told_of_every_act(library: Library, ids: list[int], story: int) -> None:
    seen = {library.stories.touched()}
    changes = library.stories.take_out(story, ids[0])
    seen.add(library.stories.touched())
    library.undo(changes.undo)
    seen.add(library.stories.touched())
    place(library, story, ids[3])
    assert len(seen) == 3
    assert library.stories.touched() in seen


def test_where_signed_articles_are_is_told_by_position(library: Library, ids: list[int], story: int) -> None:
    library.signatures.keep([(number, b"x") for number in reversed(ids)], {})
    library.stories.take_out(story, ids[0])
    library.stories.add(story, ids[3])
    library.delete(ids[5:])
    found = library.stories.between(NOON - 10, NOON + 10, 100)
    assert [each.article_id for each in found] == ids[4::-1]
    assert [(each.story_id, each.fixed, each.refused) for each in found] == [
        (0, False, ()),
        (story, True, ()),
        (story, True, ()),
        (story, True, ()),
        (0, False, (story,)),
    ]
    assert [each.article_id for each in library.stories.between(NOON - 10, NOON + 10, 2)] == ids[4:2:-1]
    assert library.stories.between(NOON + 11, NOON + 20, 100) == []


REPORTS = count()


def test_how_long_and_big_a_story_is(library: Library, ids: list[int], story: int) -> None:
    library.stories.follow(story, on=True)
    dated = library.add(parsed("Port stays shut", published=Published(datetime(2026, 6, 1, 8, tzinfo=UTC)))).id
    other = place(library, None, dated, ids[3])
    first = int(datetime(2026, 6, 1, 8, tzinfo=UTC).timestamp())
    assert library.stories.extents([story, other, 99]) == {story: (None, 3, True), other: (first, 2, False)}


NUMBERS = st.integers(0, 5)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("place"), st.lists(NUMBERS, min_size=1, max_size=4, unique=True), NUMBERS),
        st.tuples(st.just("alone"), st.lists(NUMBERS, max_size=3)),
        st.tuples(st.sampled_from(["add", "take_out"]), NUMBERS, NUMBERS),
        st.tuples(st.just("undo")),
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_an_article_is_in_one_story_at_most_and_corrections_hold(library: Library, acts) -> None:
    ids = [library.add(parsed(f"Report {next(REPORTS)} of the storm")).id for _ in range(6)]
    wanted: dict[int, int | None] = {}
    undo: list = []

    def story_of(number: int) -> int | None:
        return library.stories.story_of([ids[number]]).get(ids[number])

    for act, *more in acts:
        if act == "place":
            library.stories.place([Joining(story_of(more[1]), tuple((ids[number], ()) for number in more[0]))])
        elif act == "alone":
            library.stories.place([], alone=[ids[number] for number in more[0]])
        elif act == "undo" and undo:
            library.undo(undo.pop()[0].undo)
            wanted = {} if not undo else undo[-1][1]
        elif act == "add" and (story := story_of(more[1])) is not None:
            changes = library.stories.add(story, ids[more[0]])
            wanted = {**wanted, more[0]: story}
            undo.append((changes, wanted))
        elif act == "take_out" and (story := story_of(more[1])) is not None:
            changes = library.stories.take_out(story, ids[more[1]])
            wanted = {number: where for number, where in wanted.items() if number != more[1]}
            undo.append((changes, wanted))
        for number, where in wanted.items():
            assert story_of(number) == where
    with library._database.reading() as connection:
        twice = connection.execute("SELECT article_id FROM story_articles GROUP BY 1 HAVING count(*) > 1").fetchall()
        against = connection.execute(
            "SELECT 1 FROM story_articles NATURAL JOIN story_refusals WHERE NOT by_reader"
        ).fetchall()
    assert (twice, against) == ([], [])
