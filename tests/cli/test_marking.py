import pytest
from fakes import write_article


@pytest.fixture
def two(run, tmp_path):
    files = [write_article(tmp_path / "news", name) for name in ("Council approves tram", "Ferry stays in port")]
    return [row["id"] for row in run("add", "--json", *files).rows]


@pytest.mark.parametrize(
    ("do", "undo", "field", "done", "undone"),
    [
        (["mark", "read"], ["mark", "unread"], "unread", False, True),
        (["bookmark"], ["unbookmark"], "bookmarked", True, False),
        (["delete"], ["undelete"], "deleted", True, False),
        (["tag", "rail"], ["untag", "rail"], "tags", ["rail"], []),
    ],
)
def test_a_change_tells_the_rows_it_changed_and_can_be_taken_back(run, two, do, undo, field, done, undone):
    assert [(row["id"], row[field]) for row in run(*do, "--json", *two).rows] == [(id_, done) for id_ in two]
    assert [row[field] for row in run("show", "--json", *two).rows] == [done, done]
    assert run(*do, "--json", *two).rows == []
    assert [(row["id"], row[field]) for row in run(*undo, "--json", two[0]).rows] == [(two[0], undone)]
    assert [row[field] for row in run("show", "--json", *two).rows] == [undone, done]


@pytest.mark.parametrize("do", [["mark", "read"], ["bookmark"], ["delete"], ["tag", "rail"]])
def test_an_unknown_article_is_told_and_the_others_are_changed(run, two, do):
    answer = run(*do, "--json", 987, two[1])
    assert answer.code == 1
    assert "There is no article 987." in answer.err
    assert [row["id"] for row in answer.rows] == [two[1]]


def test_a_deleted_article_is_listed_no_more(run, two):
    run("delete", two[0])
    assert [row["id"] for row in run("list", "--json").rows] == [two[1]]
    assert run("search", "--json", "tram").rows == []
    run("undelete", two[0])
    assert [row["id"] for row in run("search", "--json", "tram").rows] == [two[0]]


def test_a_headline_is_awaited_while_its_article_is_deleted(run, tmp_path):
    named = write_article(tmp_path / "news", "Ten Years of Tram Planning")
    naming = write_article(tmp_path / "news", "Council approves new tram line", also=("Ten Years of Tram Planning",))
    there, here = (row["id"] for row in run("add", "--json", named, naming).rows)
    states = []
    for command in (["list"], ["delete", there], ["undelete", there]):
        run(*command)
        [panel] = run("related", "--json", here).rows
        states += [link["state"] for link in panel["named"]]
    assert states == ["here", "awaited", "here"]


def test_a_tag_needs_a_name(run, two):
    assert run("tag", "  ", two[0]).code == 2


def test_people_see_the_rows(run, two):
    assert "★" in run("bookmark", two[0]).out
