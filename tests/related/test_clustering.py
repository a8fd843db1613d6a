"""Which articles tell one story."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.related import clustering
from newsreader.related.clustering import Clustering
from newsreader.related.features import features
from newsreader.related.points import Points, points
from newsreader.related.signature import pack, unpack
from newsreader.related.story_rows import ALONE
from newsreader.related.term_counts import TermCounts

QUAKE = (
    "Earthquake strikes Aceh",
    "A strong earthquake struck Aceh in Indonesia on Tuesday and destroyed houses.\nRescue teams reached Takengon.",
)
QUAKE_AGAIN = (
    "Rescuers search ruins in Aceh",
    "Rescue teams in Aceh searched the ruins of houses in Takengon after the earthquake.\nIndonesia sent soldiers.",
)
STRIKE = (
    "Pilots of Lufthansa walk out",
    "Pilots of Lufthansa began a strike over pay in Frankfurt.\nThe airline cancelled flights to Munich and Berlin.",
)
STRIKE_AGAIN = (
    "Lufthansa cancels more flights",
    "The strike of the pilots over pay went on at Lufthansa in Frankfurt.\nFlights to Berlin were cancelled.",
)
OTHERS = [
    ("Bakery wins a prize", "A bakery in Leeds won a prize for its rye bread."),
    ("Museum opens late", "The museum of the city opens an hour later in winter."),
    ("Choir looks for tenors", "A choir in Bristol looks for tenors and altos."),
    ("Bridge gets new paint", "The old bridge over the river gets a coat of green paint."),
]
NOW = 20_000.0


def looked_at(articles, days=None) -> Points:
    """Articles, each a headline and a text, as points."""
    found = [features(headline, text, "en") for headline, text in articles]
    counts = TermCounts()
    with counts.counting(counts.count(enumerate(found))):
        days = days or [NOW] * len(found)
        packed = [pack(each, counts, day, NOW, 0) for each, day in zip(found, days, strict=True)]
        return points(unpack(packed), counts)


def part(whole: Points, rows) -> Points:
    """Some articles."""
    return Points(whole.numbers[rows], whole.weights[rows], whole.days[rows], whole.only_headline[rows])


def together(cluster: Clustering) -> list[int]:
    """For each row the first row of its group."""
    groups = [cluster.group(row) for row in range(len(cluster))]
    return [groups.index(group) for group in groups]


def test_reports_on_one_event_come_together_and_no_others():
    cluster = Clustering()
    cluster.arrive(looked_at([QUAKE, STRIKE, *OTHERS, QUAKE_AGAIN, STRIKE_AGAIN]))
    assert together(cluster) == [0, 1, 2, 3, 4, 5, 0, 1]
    assert cluster.size(cluster.group(0)) == 2
    assert cluster.rows_of([cluster.group(1)]) == {cluster.group(1): [1, 7]}


def test_what_lies_too_many_days_apart_must_be_the_more_alike(monkeypatch):
    near, far = Clustering(), Clustering()
    articles = [QUAKE, *OTHERS, QUAKE_AGAIN]
    days = [NOW, *[NOW] * 4]
    monkeypatch.setattr(clustering, "FAR", 0.1)
    near.arrive(looked_at(articles, [*days, NOW + 9.9]))
    far.arrive(looked_at(articles, [*days, NOW + 10.1]))
    assert together(near)[-1] == 0
    assert together(far)[-1] == 5
    monkeypatch.setattr(clustering, "FAR", 1.0)
    far.judge(5)
    assert together(far)[-1] == 0


def test_a_small_story_is_taken_up_after_years_and_a_lasting_one_ends(monkeypatch):
    days = [NOW, *[NOW] * 4, NOW + 400]
    small, lasting = Clustering(), Clustering()
    small.arrive(looked_at([QUAKE, *OTHERS, QUAKE], days))
    assert together(small)[-1] == 0
    monkeypatch.setattr(clustering, "LASTING", 1)
    lasting.arrive(looked_at([QUAKE, *OTHERS, QUAKE], days))
    assert together(lasting)[-1] == 5
    lasting.leave_open(lasting.group(0))
    lasting.judge(5)
    assert together(lasting)[-1] == 0


def test_a_story_ends_when_it_has_as_many_articles_as_one_may_have(monkeypatch):
    monkeypatch.setattr(clustering, "MOST", 3)
    cluster = Clustering()
    cluster.arrive(looked_at([*QUAKE_TEXTS, *OTHERS]))
    assert cluster.size(cluster.group(0)) == 3
    told = Clustering()
    told.take_in(looked_at([QUAKE, *OTHERS, QUAKE]), [1, *[ALONE] * 5])
    told.stretch(told.group(0), NOW, 3)
    told.judge(5)
    assert together(told)[-1] == 5


def test_a_row_never_joins_a_group_that_it_is_kept_out_of():
    cluster = Clustering()
    whole = looked_at([QUAKE, *OTHERS, QUAKE_AGAIN])
    cluster.take_in(whole, [ALONE] * 6)
    cluster.bar(5, [cluster.group(0)])
    cluster.judge(5)
    assert together(cluster)[-1] == 5


def test_a_held_row_stays_where_it_is():
    cluster = Clustering()
    cluster.take_in(looked_at([QUAKE, *OTHERS, QUAKE_AGAIN]), [1, 2, 2, ALONE, ALONE, ALONE])
    cluster.hold(2)
    for row in range(6):
        cluster.judge(row)
    assert cluster.group(2) == 1
    assert cluster.group(5) == cluster.group(0)
    assert cluster.group(1) != 1


def test_headlines_alone_come_together_by_what_few_stories_have():
    headlines = [
        "Sbarro files for bankruptcy again",
        "Pizza chain Sbarro files for bankruptcy",
        "Mt. Gox files for bankruptcy in the US",
        "Bitcoin exchange Mt. Gox seeks protection",
        "Sbarro pizza chain in trouble",
        "Bitcoin falls after Mt. Gox collapse",
    ]
    cluster = Clustering()
    cluster.arrive(looked_at([(headline, "") for headline in headlines]))
    groups = together(cluster)
    assert groups[0] == groups[1] == groups[4]
    assert groups[2] == groups[3] == groups[5]


def test_an_article_is_judged_once_more_when_others_have_come(monkeypatch):
    monkeypatch.setattr(clustering, "AGAIN", 3)
    cluster, judged = Clustering(), []
    judge = cluster.judge_again
    monkeypatch.setattr(cluster, "judge_again", lambda row: (judged.append(row), judge(row)))
    cluster.arrive(looked_at([QUAKE, STRIKE, *OTHERS]))
    assert judged == [0, 1, 2]


QUAKE_TEXTS = [
    QUAKE,
    QUAKE_AGAIN,
    ("Aceh digs for survivors", "Soldiers and rescue teams in Aceh dug for survivors of the earthquake in Takengon."),
    ("Houses fell in Takengon", "The earthquake destroyed houses in Takengon in Aceh, rescue teams of Indonesia said."),
]


def test_a_small_story_comes_to_the_one_that_it_is_part_of():
    cluster = Clustering()
    cluster.take_in(looked_at([*QUAKE_TEXTS, *OTHERS, STRIKE, STRIKE_AGAIN]), [1, 1, 2, 2, *[ALONE] * 4, 3, 3])
    cluster.judge_again(3)
    assert together(cluster) == [0, 0, 0, 0, 4, 5, 6, 7, 8, 8]
    assert cluster.size(cluster.group(0)) == 4
    assert 3 in cluster.moved


def test_the_smaller_of_two_small_stories_is_the_one_that_moves(monkeypatch):
    cluster = Clustering()
    monkeypatch.setattr(cluster, "judge", lambda row, again: None)
    cluster.take_in(looked_at([*QUAKE_TEXTS, *OTHERS]), [1, 2, 2, 2, *[ALONE] * 4])
    cluster.judge_again(3)
    assert {cluster.group(row) for row in range(4)} == {1}
    assert cluster.moved == {0}


def test_a_small_story_with_a_held_article_stays():
    cluster = Clustering()
    cluster.take_in(looked_at([*QUAKE_TEXTS, *OTHERS]), [1, 1, 2, 2, *[ALONE] * 4])
    cluster.hold(2)
    cluster.hold(3)
    cluster.judge_again(3)
    assert together(cluster)[:4] == [0, 0, 2, 2]


def test_stories_of_headlines_alone_are_never_put_together(monkeypatch):
    monkeypatch.setattr(clustering, "ENOUGH_OF_SMALL", 0.0)
    monkeypatch.setattr(clustering, "ENOUGH_OF_HEADLINE", 9.0)
    headlines = [(headline, "") for headline, _ in QUAKE_TEXTS]
    cluster = Clustering()
    cluster.take_in(looked_at([*headlines, *OTHERS]), [1, 1, 2, 2, *[ALONE] * 4])
    cluster._best = lambda row, sums, again: 0 if row < 2 else 1
    for row in range(4):
        cluster.judge_again(row)
    assert together(cluster)[:4] == [0, 0, 2, 2]


def test_what_stands_alone_comes_later_to_a_story_that_it_is_by_far_most_like(monkeypatch):
    monkeypatch.setattr(clustering, "ENOUGH", 0.99)
    cluster = Clustering()
    last = ("Takengon mourns", "Takengon in Aceh buried its dead. A choir sang.")
    cluster.take_in(looked_at([*QUAKE_TEXTS, *OTHERS, last]), [1, 1, 1, 1, *[ALONE] * 5])
    cluster.hold(0)
    cluster.judge(8)
    assert together(cluster)[8] == 8
    cluster.judge_again(8)
    assert together(cluster)[8] == 0


def test_judging_again_without_news_changes_nothing():
    cluster = Clustering()
    cluster.arrive(looked_at([QUAKE, STRIKE, *OTHERS, QUAKE_AGAIN, STRIKE_AGAIN]))
    before = together(cluster)
    cluster.moved.clear()
    for row in range(len(cluster)):
        cluster.judge_again(row)
    assert together(cluster) == before
    assert not cluster.moved


WORDS = st.sampled_from("quake aceh pilots strike lufthansa bread museum choir bridge river prize winter tenor".split())
ARTICLES = st.lists(
    st.tuples(
        st.lists(WORDS, min_size=1, max_size=5).map(" ".join),
        st.one_of(st.just(""), st.lists(WORDS, min_size=3, max_size=12).map(" ".join)),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(ARTICLES, st.integers(1, 7), st.sampled_from([1, 4, 256]))
def test_the_same_articles_in_the_same_order_give_the_same_stories_whatever_the_portions(articles, size, again):
    whole = looked_at(articles)
    kept = clustering.AGAIN
    clustering.AGAIN = again
    try:
        at_once, by_parts = Clustering(), Clustering()
        at_once.arrive(whole)
        for start in range(0, len(articles), size):
            by_parts.arrive(part(whole, slice(start, start + size)))
    finally:
        clustering.AGAIN = kept
    assert together(at_once) == together(by_parts)


@settings(max_examples=40, deadline=None)
@given(ARTICLES, st.integers(0, 24))
def test_what_was_loaded_goes_on_as_if_it_had_never_been_away(articles, cut):
    cut = min(cut, len(articles))
    whole = looked_at(articles)
    straight, loaded = Clustering(), Clustering()
    straight.arrive(part(whole, slice(0, cut)))
    loaded.take_in(part(whole, slice(0, cut)), [straight.group(row) for row in range(cut)])
    assert together(loaded) == together(straight)
    sizes = [loaded.size(loaded.group(row)) for row in range(cut)]
    assert sizes == [straight.size(straight.group(row)) for row in range(cut)]


@settings(max_examples=40, deadline=None)
@given(ARTICLES)
def test_the_length_of_a_sum_is_kept_right_by_coming_and_going(articles):
    cluster = Clustering()
    cluster.arrive(looked_at(articles))
    for row in range(len(cluster)):
        cluster.judge(row)
    for group, rows in cluster.rows_of({cluster.group(row) for row in range(len(cluster))}).items():
        assert cluster._rows.squares[group] == pytest.approx(cluster._rows.square(rows), abs=1e-3)


def test_a_point_has_length_one():
    whole = looked_at([QUAKE, ("Only a headline", ""), ("", "")])
    lengths = np.sqrt((whole.weights**2).sum(axis=1))
    assert lengths == pytest.approx([1, 1, 0], abs=1e-4)


def test_an_article_that_is_not_dated_may_be_of_any_day(monkeypatch):
    monkeypatch.setattr(clustering, "FAR", 0.1)
    cluster = Clustering()
    cluster.arrive(looked_at([QUAKE, *OTHERS, QUAKE_AGAIN], [NOW, *[NOW] * 4, None]))
    assert together(cluster)[-1] == 0
    cluster = Clustering()
    cluster.arrive(looked_at([QUAKE, *OTHERS, QUAKE_AGAIN, QUAKE_AGAIN], [None, *[NOW] * 4, NOW, NOW + 11]))
    assert together(cluster)[-2:] == [0, 6]
