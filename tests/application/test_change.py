import pytest
from fakes import naming, parsed

from newsreader.application import change
from newsreader.related import titles


@pytest.fixture
def pair(library):
    """The ids of an article and of one that names it."""
    there = library.add(parsed("Ten Years of Tram Planning")).id
    here = library.add(naming("Council approves tram line", "Ten Years of Tram Planning"))
    titles.resolve_links(library, here.changes)
    return there, here.id


def state(library, article):
    [link] = library.article(article).links
    return link.state, link.target


def test_links_follow_their_article_into_the_bin_and_back(library, pair):
    there, here = pair
    assert state(library, here) == ("here", there)
    deleted = change.delete(library, [there])
    assert state(library, here) == ("awaited", None)
    assert here in deleted.articles
    assert deleted.undo
    change.restore(library, [there])
    assert state(library, here) == ("here", there)


def test_undo_and_redo_take_the_links_along(library, pair):
    there, here = pair
    undone = change.undo(library, change.delete(library, [there]).undo)
    assert state(library, here) == ("here", there)
    change.undo(library, undone.undo)
    assert state(library, here) == ("awaited", None)


def test_a_reader_outranks_every_score(library, pair):
    there, here = pair
    refused = change.decide_link(library, here, 0, accept=False)
    assert state(library, here)[1] != there
    change.undo(library, refused.undo)
    assert state(library, here) == ("here", there)


def test_a_headline_can_be_followed_and_left(library):
    here = library.add(naming("Council approves tram line", "Ten Years of Tram Planning"))
    titles.resolve_links(library, here.changes)
    [link] = library.article(here.id).links
    change.follow_headline(library, link.headline_id, on=True)
    assert library.article(here.id).links[0].followed
    change.follow_headline(library, link.headline_id, on=False)
    assert not library.article(here.id).links[0].followed


def test_links_follow_the_version_of_an_article_that_is_shown(library, pair):
    there, here = pair
    changes = change.put_version(library, here, naming("Council approves tram line", "A bus line"), "page")
    assert state(library, here) == ("awaited", None)
    assert changes.undo
    change.undo(library, changes.undo)
    assert state(library, here) == ("here", there)
    shown = change.show_version(library, here, "page")
    assert here in shown.articles
    assert state(library, here) == ("awaited", None)
