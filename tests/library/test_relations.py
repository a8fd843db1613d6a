from __future__ import annotations

import pytest
from fakes import parsed

from newsreader.article.errors import NewsreaderError
from newsreader.library import Library


@pytest.fixture
def pair(library: Library) -> tuple[int, int]:
    return library.add(parsed("Storm reaches the coast")).id, library.add(parsed("Ferries stay in port")).id


@pytest.mark.parametrize("related", [True, False])
def test_a_decision_holds_for_both_articles_whichever_was_open(
    library: Library, pair: tuple[int, int], related: bool
) -> None:
    one, other = pair
    changes = library.decide_related(other, one, related)
    assert library.related_decisions(one) == {other: related}
    assert library.related_decisions(other) == {one: related}
    assert (changes.articles, changes.kinds) == ({one, other}, {"related"})


def test_the_later_decision_counts_and_can_be_withdrawn(library: Library, pair: tuple[int, int]) -> None:
    library.decide_related(*pair, related=True)
    library.decide_related(*pair, related=False)
    assert library.related_decisions(pair[0]) == {pair[1]: False}
    library.decide_related(*pair, related=None)
    assert library.related_decisions(pair[0]) == {}


def test_a_decision_is_taken_back_and_made_again(library: Library, pair: tuple[int, int]) -> None:
    library.decide_related(*pair, related=True)
    refused = library.decide_related(*pair, related=False)
    undone = library.undo(refused.undo)
    assert library.related_decisions(pair[0]) == {pair[1]: True}
    assert undone.articles == set(pair)
    library.undo(undone.undo)
    assert library.related_decisions(pair[0]) == {pair[1]: False}


def test_the_same_decision_again_changes_nothing(library: Library, pair: tuple[int, int]) -> None:
    library.decide_related(*pair, related=False)
    assert not library.decide_related(*reversed(pair), related=False)


@pytest.mark.parametrize("other", [0, 99])
def test_an_article_is_not_decided_on_with_itself_or_with_none(
    library: Library, pair: tuple[int, int], other: int
) -> None:
    with pytest.raises(NewsreaderError, match="no two articles"):
        library.decide_related(pair[0], other or pair[0], related=True)


def test_a_decision_outlives_the_recycle_bin(library: Library, pair: tuple[int, int]) -> None:
    library.decide_related(*pair, related=True)
    library.undo(library.delete([pair[1]]).undo)
    assert library.related_decisions(pair[0]) == {pair[1]: True}
