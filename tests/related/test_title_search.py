from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from fakes import parsed

from newsreader.library import Library
from newsreader.related.title_search import Group, Reach, groups_of, most_shared

TITLES = {
    1: "ferry strikes reef off oslo",
    2: "ferry strikes end in oslo",
    3: "the reef off oslo",
    4: "the ferry of the year",
    5: "ferry strikes end in oslo",
    6: "the end of the year",
}
GROUPS = [Group((word,), 1, weight) for word, weight in (("reef", 6.0), ("strikes", 5.0), ("ferry", 4.0), ("the", 1.0))]
FAR = Reach(rare=1000, common=1000, most=10)


class Index:
    """The titles, and what was asked of them."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, words: Sequence[str], beside: Sequence[str] = ()) -> list[int]:
        self.asked.append(tuple(words))
        return [
            number
            for number, title in TITLES.items()
            if set(words) & set(title.split()) and (not beside or set(beside) & set(title.split()))
        ]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library.db")
    for headline in ("Ferry strikes reef", "Ferry strike ends", "The reef", "Off to Oslo"):
        opened.add(parsed(headline))
    yield opened
    opened.close()


def test_what_shares_most_by_weight_comes_first_and_of_equals_the_newest() -> None:
    assert most_shared(GROUPS, Index(), FAR) == [1, 5, 2, 3]
    assert most_shared(GROUPS, Index(), FAR._replace(most=2)) == [1, 5]


def test_a_title_with_the_commoner_words_alone_is_not_looked_at() -> None:
    assert not {4, 6} & set(most_shared(GROUPS, Index(), FAR))


def test_common_words_put_those_in_order_that_the_rare_ones_brought() -> None:
    groups = [Group(("reef",), 2, 6.0), Group(("off",), 900, 5.0), Group(("ferry",), 900, 4.0)]
    assert most_shared(groups, Index(), FAR._replace(rare=10, common=2000)) == [1, 3]


def test_words_that_too_many_titles_have_are_not_asked_for() -> None:
    index = Index()
    groups = [Group(("reef",), 2, 6.0), Group(("off",), 900, 5.0), Group(("ferry",), 900, 4.0)]
    assert most_shared(groups, index, FAR._replace(rare=10)) == [3, 1]
    assert index.asked == [("reef",), ("off",)]


def test_the_rarest_word_is_asked_for_however_common_it_is() -> None:
    assert most_shared([Group(("ferry",), 10**6, 1.0)], Index(), FAR) == [5, 4, 2, 1]


def test_nothing_is_like_a_headline_without_a_known_word() -> None:
    assert most_shared([], Index(), FAR) == []


def test_the_words_of_a_headline_are_told_with_the_rarest_first(library: Library) -> None:
    groups = groups_of(library.headlines, "the ferry ferry to bergen")
    assert [(group.words, group.count) for group in groups] == [(("the",), 1), (("to",), 1), (("ferry",), 2)]


ALIKE = {"strikos": [("strikes",)], "strke": [("strike",)], "strikee": [("strike", "strikes")], "ofl": [], "xxxx": []}


@pytest.mark.parametrize(("word", "words"), ALIKE.items())
def test_a_word_of_no_title_stands_for_those_spelled_alike(
    library: Library, word: str, words: list[tuple[str, ...]]
) -> None:
    assert [group.words for group in groups_of(library.headlines, word)] == words
