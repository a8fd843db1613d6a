"""How what may belong to an article is parted into sections, and what is folded."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from news_fakes import copy_of, flood, noise, signed

from newsreader.related import measures
from newsreader.related.ranking import rank
from newsreader.related.sections import Verdicts, parted


@pytest.fixture
def shelf(tmp_path):
    """Makes libraries, and closes them."""
    opened = []

    def make(*articles):
        (tmp_path / str(len(opened))).mkdir()
        library, index, ids = signed(tmp_path / str(len(opened)), articles)
        opened.append(library)
        return library, index, ids

    yield make
    for library in opened:
        library.close()


def sections(shelved, opened=0, story=(), **known):
    """Ids of each section, copies behind their card in a tuple."""
    library, index, ids = shelved
    ranked = rank(library, index, ids[opened])
    told = [ids[each] for each in story]
    ranked = replace(ranked, same=np.isin(ranked.ids, told) & ~(np.abs(ranked.apart) > measures.STORY_DAYS))
    number = {each: place for place, each in enumerate(ids)}
    return {
        section: [
            (number[int(ranked.ids[card.place])], *sorted(number[int(ranked.ids[each])] for each in card.similar))
            for card in cards
        ]
        for section, cards in parted(ranked, Verdicts(**known)).items()
    }


def test_older_is_background_and_newer_is_follow_up(shelf, monkeypatch):
    monkeypatch.setattr("newsreader.related.measures.SAME", 9)
    found = sections(shelf(flood(0, 0), flood(1, -12), flood(2, 15), flood(3, None), *map(noise, range(9))))
    assert found["background"] == [(1,)]
    assert found["follow_ups"] == [(2,)]
    assert found["same_story"] == []


def test_the_same_day_without_a_time_is_neither(shelf, monkeypatch):
    monkeypatch.setattr("newsreader.related.measures.SAME", 9)
    day = flood(0, 0).published
    dated = replace(day, moment=day.moment.replace(hour=0), precision="day")
    found = sections(shelf(flood(0, 0, published=dated), flood(1, 0.3), *map(noise, range(9))))
    assert found == {"same_story": [], "background": [], "follow_ups": []}


def test_a_story_holds_for_ten_days_and_for_what_is_not_dated(shelf):
    shelved = shelf(flood(0, 0), flood(1, 3), flood(2, 14), flood(3, None), *map(noise, range(9)))
    found = sections(shelved, story=range(4))
    assert {each for (each,) in found["same_story"]} == {1, 3}
    assert found["follow_ups"] == [(2,)]


def test_other_sources_come_first_in_a_story(shelf):
    shelved = shelf(flood(0, 0), flood(4, 0.1), flood(1, 2), *map(noise, range(9)))
    found = sections(shelved, story=range(3))
    assert [each for each, *_ in found["same_story"]] == [2, 1]


def test_copies_are_folded_behind_the_newest(shelf):
    story = flood(1, 13)
    later = replace(copy_of(story, "Other"), published=flood(0, 13.5).published)
    found = sections(shelf(flood(0, 0), story, later, *map(noise, range(9))))
    assert found["follow_ups"] == [(2, 1)]


def test_the_same_text_long_after_is_not_folded(shelf):
    story = flood(1, 13)
    later = replace(copy_of(story, "Other"), published=flood(0, 19).published)
    assert sorted(sections(shelf(flood(0, 0), story, later, *map(noise, range(9))))["follow_ups"]) == [(1,), (2,)]


def test_equal_headlines_over_other_texts_are_not_folded(shelf):
    daily = [
        flood(number, number + 12, headline="Levels of the Wenning", source=f"/day/{number}") for number in range(1, 4)
    ]
    found = sections(shelf(flood(0, 0), *daily, *map(noise, range(9))))
    assert sorted(found["follow_ups"]) == [(1,), (2,), (3,)]


def test_no_copy_of_the_open_article_is_a_card(shelf):
    found = sections(shelf(flood(0, 0), replace(copy_of(flood(0, 0), "Other"), published=flood(0, 0.5).published)))
    assert found == {"same_story": [], "background": [], "follow_ups": []}


def test_the_reader_has_the_last_word(shelf):
    shelved = shelf(flood(0, 0), flood(1, 3), noise(4), *map(noise, range(10, 15)))
    ids = shelved[2]
    library, index, _ = shelved
    ranked = rank(library, index, ids[0], [ids[2]])
    found = parted(ranked, Verdicts(chosen=frozenset({ids[2]}), refused=frozenset({ids[1]})))
    shown = {int(ranked.ids[card.place]) for cards in found.values() for card in cards}
    assert ids[2] in shown
    assert ids[1] not in shown


@settings(max_examples=25)
@given(days=st.lists(st.none() | st.floats(-30, 30), min_size=2, max_size=7))
def test_background_is_older_and_follow_ups_are_newer_without_exception(tmp_path_factory, days):
    articles = [flood(number, day) for number, day in enumerate(days)]
    library, index, ids = signed(tmp_path_factory.mktemp("days"), [*articles, noise(1)])
    for opened in range(len(days)):
        ranked = rank(library, index, ids[opened])
        found = parted(ranked, Verdicts())
        seen = [
            int(ranked.ids[each]) for cards in found.values() for card in cards for each in (card.place, *card.similar)
        ]
        assert len(seen) == len(set(seen))
        assert ids[opened] not in seen
        for card in found["background"]:
            assert days[ids.index(int(ranked.ids[card.place]))] < days[opened]
        for card in found["follow_ups"]:
            assert days[ids.index(int(ranked.ids[card.place]))] > days[opened]
    library.close()
