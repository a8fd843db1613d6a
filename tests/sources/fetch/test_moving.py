import pytest

from newsreader.sources.fetch.moving import Move, after_answer

_OLD = "https://site.example/feed"
_NEW = "https://new.example/feed"


def _after(*answers, url=_OLD):
    move = Move()
    for moved in answers:
        move = after_answer(url, move, moved)
    return move


@pytest.mark.parametrize(
    ("answers", "settled"),
    [
        ([_NEW], False),
        ([_NEW, _NEW], False),
        ([_NEW, _NEW, _NEW], True),
        ([_NEW, None, _NEW, _NEW], False),
        ([_NEW, "https://other.example/feed", _NEW, _NEW], False),
        ([_NEW, _NEW, None], False),
        ([None, None, None], False),
        ([_OLD, _OLD, _OLD], False),
    ],
)
def test_a_subscription_moves_after_three_equal_answers_in_a_row(answers, settled):
    assert _after(*answers).settled == settled


@pytest.mark.parametrize(
    ("moved", "followed"),
    [
        ("https://parked.example/", False),
        ("https://parked.example", False),
        ("https://parked.example/#buy", False),
        ("https://parked.example/?feed=rss", True),
        ("https://site.example/", True),
        ("https://site.example/rss.xml", True),
        ("http://site.example/feed", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_a_move_that_is_not_credible_is_never_followed(moved, followed):
    assert _after(moved, moved, moved).settled == followed


def test_a_move_to_protection_is_followed():
    move = _after("https://site.example/feed", "https://site.example/feed", url="http://site.example/feed")
    assert move == Move("https://site.example/feed", 2)
