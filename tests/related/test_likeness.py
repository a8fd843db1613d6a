from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.headline import headline_words, normalize_headline
from newsreader.related.likeness import Weights, rough_likeness, score
from newsreader.related.synonyms import common_form, is_count, opposite
from newsreader.related.titles import LINK, POSSIBLE

TITLES = """
Harbour bridge closes for a year of repairs
Ferry to run every ten minutes while bridge is closed
Council approves new tram line to the university
Council rejects plan for second tram line
Weekly electric output up 4.9 pct from 1986
Glacier survey finds fastest melt since records began
Storm shuts airport and leaves 20,000 homes without power
Bakery strike ends after three weeks of talks
Old observatory opens its dome to the public again
National orchestra names new conductor
Election commission publishes final list of candidates
River rises above flood mark in three districts
""".strip().splitlines()


def weights(*more: str) -> Weights:
    keys = [normalize_headline(title) for title in (*TITLES, *more)]
    return Weights(Counter(word for key in keys for word in set(headline_words(key))), len(keys))


def likeness(named: str, title: str) -> float:
    return score(normalize_headline(named), normalize_headline(title), weights(title))


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("Harbour bridge closes for a year of repairs", TITLES[0]),
        ("Harbour bridge to close for a year of repairs", TITLES[0]),
        ("For a year of repairs harbour bridge closes", TITLES[0]),
        ("Harbour bridge closes for a year...", TITLES[0]),
        ("Harbour brigde closes for a yaer of repairs", TITLES[0]),
        ("Harbour bridge shuts for a year of repairs", TITLES[0]),
        ("Glacier survey finds fastest melt since records", TITLES[5]),
        ("Storm closes airport, leaves 20,000 homes without power", TITLES[6]),
        ("Weekly electric output up 4.9 percent from 1986", TITLES[4]),
        ("National orchestra appoints new conductor", TITLES[9]),
    ],
)
def test_other_printings_are_at_least_possible(named: str, title: str) -> None:
    assert likeness(named, title) >= POSSIBLE


@pytest.mark.parametrize(
    ("named", "title"),
    [
        ("Weekly electric output up 2.4 pct from 1986", TITLES[4]),
        ("Weekly electric output down 4.9 pct from 1986", TITLES[4]),
        ("Council approves plan for second tram line", TITLES[3]),
        ("Bakery strike begins after three weeks of talks", TITLES[7]),
        ("River rises above flood mark in four districts", TITLES[11]),
        ("Ferry to run every ten minutes", "Bus to run every ten minutes"),
    ],
)
def test_another_part_of_a_series_and_the_opposite_are_no_link(named: str, title: str) -> None:
    assert likeness(named, title) < LINK


@pytest.mark.parametrize("title", TITLES)
def test_other_stories_are_not_even_possible(title: str) -> None:
    others = [other for other in TITLES if other != title]
    assert max(likeness(other, title) for other in others) < POSSIBLE


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_a_score_lies_between_nothing_and_sure_and_only_the_same_is_sure(named: str, title: str) -> None:
    q, c = normalize_headline(named), normalize_headline(title)
    value = score(q, c, weights(named, title))
    assert 0 <= value <= 1
    assert (value == 1) == (q == c)
    assert 0 <= rough_likeness(q, c) <= 150


def test_rare_words_weigh_more() -> None:
    weight = weights()
    assert weight("unheard") >= weight("glacier") > weight("council") > 0


def test_words_that_headlines_exchange() -> None:
    assert common_form("raises") == common_form("hikes") == common_form("lifted")
    assert common_form("pct") == common_form("percent")
    assert common_form("bridge") == "bridge"
    assert opposite("raises", "slashes")
    assert opposite("up", "fell") is opposite("up", "down") is True
    assert not opposite("raises", "lifts")
    assert is_count("1986")
    assert is_count("february")
    assert not is_count("bridge")
