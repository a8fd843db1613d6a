"""`stories`, `story`, `follow` and `unfollow`, on articles that were just added."""

import pytest
from fakes import write_article

STORY = {"id", "title", "articles", "followed", "updated"}


@pytest.fixture
def flood(run, tmp_path):
    """The ids of two articles on one event, then of some on others."""
    folder = tmp_path / "news"
    files = [
        write_article(folder, "River Wenning floods Marlow", "The river Wenning flooded Marlow, Runa Feld said."),
        write_article(folder, "Sandbags for Marlow", "At Marlow the river Wenning is falling, said Runa Feld."),
        *(
            write_article(folder, f"Tram line {each} opens", f"Cable {'abcdef'[each] * 4} hums in depot {each * 7}.")
            for each in range(6)
        ),
    ]
    return [row["id"] for row in run("add", "--json", *files).rows]


def test_stories_as_data(run, flood):
    stories = run("stories", "--json").rows
    assert all(story.keys() == STORY for story in stories)
    [story] = [story for story in stories if flood[0] in story["articles"]]
    assert set(story["articles"]) == set(flood[:2])
    assert (story["title"], story["followed"]) == ("River Wenning floods Marlow", False)
    assert run("story", "--json", story["id"]).rows == [story]
    assert run("stories", "--json", "--limit", 0).rows == []


def test_a_story_is_followed_and_no_longer(run, flood):
    [story] = [story for story in run("stories", "--json").rows if flood[0] in story["articles"]]
    assert run("follow", "--json", story["id"]).rows == [story | {"followed": True}]
    assert run("follow", story["id"]).code == 0
    assert "followed" in run("stories").out
    assert run("unfollow", "--json", story["id"]).rows == [story]


def test_a_person_sees_the_articles_of_a_story(run, flood):
    [story] = [story for story in run("stories", "--json").rows if flood[0] in story["articles"]]
    out = run("story", story["id"]).out
    assert out.splitlines()[0] == "River Wenning floods Marlow"
    assert "2 independent texts" in out
    assert "1 of 1\tSandbags for Marlow" in out


def test_a_story_that_is_not_there(run, flood):
    assert run("story", 999).err.startswith("There is no story 999")
    assert run("follow", 999).err.startswith("There is no story 999")
    assert run("story", 999).code == 1
