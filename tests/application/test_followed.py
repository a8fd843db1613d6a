import pytest
from fakes import parsed
from story_fakes import FakeStories, bridge_story

from newsreader.application.followed import Stories
from newsreader.article.errors import NewsreaderError
from newsreader.article.related import ReadBefore


@pytest.fixture
def session(sitting):
    with sitting([parsed(f"Headline {number}") for number in range(4)]) as session:
        session.library.stories = FakeStories(A_story=(1, 2), Another=(3,))
        yield session


def done(session, qtbot, act):
    """What was said of an act, and what the library was asked to do."""
    with qtbot.waitSignal(session.done) as told:
        act()
    return told.args[0].label, session.library.stories.done[-1]


def test_each_act_is_told_by_its_name(session, qtbot):
    stories = session.stories
    acts = [
        (lambda: stories.follow(1, True, "a"), ("follow", 1, True)),
        (lambda: stories.rename(1, "New", "b"), ("rename", 1, "New")),
        (lambda: stories.split(1, (2,), "c"), ("split", 1, (2,))),
        (lambda: stories.merge(1, 2, "d"), ("merge", 1, 2)),
        (lambda: stories.take_out(1, (3,), "e"), ("take_out", 1, 3)),
    ]
    assert [done(session, qtbot, act) for act, _ in acts] == [
        (label, expected) for label, (_, expected) in zip("abcde", acts, strict=True)
    ]


def test_following_an_article_follows_its_story_and_then_lets_go(session, qtbot):
    labels = ("followed", "no longer")
    for expected in (("followed", ("follow", 1, True)), ("no longer", ("follow", 1, False))):
        assert done(session, qtbot, lambda: session.stories.follow_article(2, labels)) == expected
    alone = done(session, qtbot, lambda: session.stories.follow_article(4, labels))
    assert alone == ("followed", ("follow_article", 4))


def test_the_followed_and_the_recent_are_told(session, qtbot):
    session.library.stories.follow(2, on=True)
    with qtbot.waitSignal(session.stories.followed_arrived) as told:
        session.stories.ask_followed()
    assert [story.title for story in told.args[0]] == ["Another"]
    recent = []
    session.stories.ask_recent(recent.extend)
    qtbot.waitUntil(lambda: bool(recent))
    assert [story.title for story in recent] == ["A story", "Another"]


def test_only_the_page_asked_for_last_is_told(session, qtbot, monkeypatch):
    monkeypatch.setattr(Stories, "_page", lambda _self, story_id: bridge_story(story_id))
    told = []
    session.stories.page_arrived.connect(told.append)
    for story_id in (1, 2, 3):
        session.stories.ask_page(story_id)
    qtbot.waitUntil(lambda: not session.background.busy())
    assert [page.story.id for page in told] == [3]


def test_a_story_that_is_gone_is_told_as_lost(session, qtbot, monkeypatch):
    def gone(_self, _story_id):
        raise NewsreaderError("There is no such story any more.")

    monkeypatch.setattr(Stories, "_page", gone)
    with qtbot.waitSignal(session.stories.lost) as lost:
        session.stories.ask_page(8)
    assert lost.args[0][0] == 8


@pytest.mark.parametrize("found", [None, ReadBefore(2, (), 3, 3)])
def test_where_nothing_was_read_before_nothing_is_said(session, qtbot, monkeypatch, found):
    monkeypatch.setattr(Stories, "_read_before", lambda _self, _article_id: found)
    told = []
    session.stories.read_before_arrived.connect(told.append)
    session.stories.ask_read_before(2)
    qtbot.waitUntil(lambda: not session.background.busy())
    assert told == []


def test_a_look_at_a_story_is_noted_without_a_word(session, qtbot):
    with qtbot.waitSignal(session.changed) as changed:
        session.stories.seen(1)
    assert changed.args[0].kinds == {"stories"}
    assert session.undo_label() == ""
