"""The panel: what belongs to an article, with a reason for each."""

from dataclasses import replace

import pytest
from fakes import naming
from news_fakes import flood, noise, published, signed

from newsreader.application.catching_up import catch_up
from newsreader.article.model import Changes
from newsreader.related.panel import related_to
from newsreader.related.titles import resolve_links


@pytest.fixture
def news(tmp_path):
    """Five reports of a flood, two weeks apart, and much else."""
    library, index, ids = signed(tmp_path, [*(flood(n, 14 * n) for n in range(5)), *map(noise, range(20))])
    yield library, index, ids
    library.close()


def shown(related):
    return [each.row.id for section in (related.same_story, related.background, related.follow_ups) for each in section]


def test_each_card_has_reasons_and_the_days_between(news):
    library, index, ids = news
    found = related_to(library, index, ids[2])
    days = {each.row.id: each.reasons[-1].number for each in (*found.background, *found.follow_ups)}
    assert days == {ids[0]: -28, ids[1]: -14, ids[3]: 14, ids[4]: 28}
    assert {each.row.id for each in found.background} == {ids[0], ids[1]}
    for each in (*found.background, *found.follow_ups):
        kinds = [reason.kind for reason in each.reasons]
        assert "entity" in kinds
        assert kinds[-1] == "date"
        assert len(kinds) <= 3
    said = {reason.text for each in found.follow_ups for reason in each.reasons}
    assert {"Marlow", "Wenning Board"} <= said


def test_what_is_about_something_else_is_not_shown(news):
    library, index, ids = news
    assert set(shown(related_to(library, index, ids[0]))) == set(ids[1:5])


def test_sections_hold_as_many_as_asked_for_and_tell_how_many_there_are(news):
    library, index, ids = news
    found = related_to(library, index, ids[0], most=2, ranked_most=3)
    assert len(found.follow_ups) == 2
    assert found.more == (0, 0, 4)
    assert len(found.ranked) == 3


def test_what_the_reader_refused_is_gone_from_both_sides_and_can_come_back(news):
    library, index, ids = news
    undo = library.decide_related(ids[0], ids[1], related=False).undo
    assert ids[1] not in shown(related_to(library, index, ids[0]))
    assert ids[0] not in shown(related_to(library, index, ids[1]))
    assert ids[1] not in related_to(library, index, ids[0]).ranked
    library.undo(undo)
    assert ids[1] in shown(related_to(library, index, ids[0]))


def test_what_the_reader_put_there_comes_first_and_says_so(news):
    library, index, ids = news
    library.decide_related(ids[0], ids[9], related=True)
    found = related_to(library, index, ids[0])
    card = next(each for each in (*found.background, *found.follow_ups, *found.same_story) if each.row.id == ids[9])
    assert card.by_reader
    assert card.reasons[0].kind == "reader"


def test_decisions_outlive_a_rebuild(news):
    library, index, ids = news
    library.decide_related(ids[0], ids[1], related=False)
    library.decide_related(ids[0], ids[9], related=True)
    before = shown(related_to(library, index, ids[0]))
    with library.transaction():
        library.signatures.start_anew(library.signatures.form())
    again = type(index)(library, None)
    catch_up(library, again)
    assert shown(related_to(library, again, ids[0])) == before


def test_what_is_named_is_not_shown_twice(tmp_path):
    first = flood(0, 0)
    second = replace(flood(1, 14), named_links=naming("x", first.headline).named_links)
    library, index, ids = signed(tmp_path, [first, second, flood(2, 28), *map(noise, range(20))])
    with library.transaction():
        resolve_links(library, Changes(articles=frozenset(ids), kinds=frozenset({"articles"})))
    assert shown(related_to(library, index, ids[1])) == [ids[2]]
    assert shown(related_to(library, index, ids[0])) == [ids[2]]
    assert ids[0] in related_to(library, index, ids[1]).ranked
    library.close()


def test_an_article_that_waits_has_nothing_yet_and_says_so(news):
    library, index, _ = news
    new = library.add(flood(5, 70)).id
    found = related_to(library, index, new)
    assert not found.complete
    assert shown(found) == []
    catch_up(library, index)
    found = related_to(library, index, new)
    assert found.complete
    assert shown(found)


def test_the_same_library_gives_the_same_panel(news):
    library, index, ids = news
    again = type(index)(library, None)
    again.refresh()
    assert all(related_to(library, index, each) == related_to(library, again, each) for each in ids)


def test_the_manner_of_a_source_is_no_reason(tmp_path):
    """What stands in most articles of a source neither finds articles nor explains them."""
    sign_off = "\n\nSubscribe to the Morning Lantern for puzzles by Quillon Thrush."
    mine = [replace(noise(n), text=noise(n).text + sign_off, site="Lantern", published=published(n)) for n in range(30)]
    library, index, ids = signed(tmp_path, [*mine, *map(noise, range(100, 130))])
    for opened in ids[:5]:
        found = related_to(library, index, opened)
        words = {reason.text for each in (*found.background, *found.follow_ups) for reason in each.reasons}
        assert not words & {"Quillon Thrush", "Morning Lantern", "puzzles", "Subscribe", "subscribe"}
    library.close()
