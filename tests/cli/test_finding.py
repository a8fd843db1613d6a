import pytest
from fakes import write_article

ROW = {
    *("id", "headline", "byline", "published", "site", "url", "unread", "bookmarked", "deleted", "tags", "excerpt"),
}


@pytest.fixture
def three(run, tmp_path):
    """The ids of three articles; the first names the second, and one that is not there."""
    folder = tmp_path / "news"
    names = ("Council approves new tram line", "Ten Years of Tram Planning", "Harbour ferry stays in port")
    also = (("Ten Years of Tram Planning", "Residents Object to Noise on the Northern Route"), (), ())
    files = [write_article(folder, name, also=more) for name, more in zip(names, also, strict=True)]
    return [row["id"] for row in run("add", "--json", *files).rows]


def test_list_tells_rows(run, three):
    answer = run("list", "--json")
    assert answer.code == 0
    assert {row["id"] for row in answer.rows} == set(three)
    assert all(row.keys() == ROW for row in answer.rows)
    assert answer.rows[0]["published"] == "2026-03-04"


def test_list_is_limited(run, three):
    assert len(run("list", "--json", "--limit", 2).rows) == 2
    assert run("list", "--json", "--limit", 0).rows == []


@pytest.mark.parametrize("command", ["list", "search"])
def test_words_narrow_the_rows(run, three, command):
    assert [row["id"] for row in run(command, "--json", "ferry").rows] == [three[2]]
    assert [row["id"] for row in run(command, "--json", "harbour", "ferry").rows] == [three[2]]
    assert run(command, "--json", "zeppelin").rows == []


@pytest.mark.parametrize("words", ['"', "AND", "a OR", "x*y", "(", "col:umn", "-", "'"])
def test_no_words_are_taken_for_a_language(run, three, words):
    assert run("search", "--json", "--", words).code == 0


def test_people_see_a_line_per_article(run, three):
    lines = run("list").out.splitlines()
    assert len(lines) == 3
    assert all("2026-03-04" in line for line in lines)


def test_show_tells_the_article_with_its_status_and_its_links_resolved(run, three):
    [row] = run("show", "--json", three[0]).rows
    assert row["id"] == three[0]
    assert row["kind"] == "article"
    assert (row["unread"], row["bookmarked"], row["deleted"]) == (True, False, False)
    assert [(link["state"], link["id"]) for link in row["named_links"]] == [("here", three[1]), ("awaited", None)]


def test_show_can_be_read_again(run, three, tmp_path):
    read = {}
    for form, name in (("text", "again.txt"), ("markdown", "again.md"), ("html", "again.html")):
        file = tmp_path / name
        file.write_text(run("show", "--format", form, three[0]).out, encoding="utf-8")
        [read[form]] = run("read", "--json", file).rows
    for row in read.values():
        assert row["headline"] == "Council approves new tram line"
        assert row["byline"] == ["Jane Doe"]
        assert row["published"] == "2026-03-04"
    named = ["Ten Years of Tram Planning", "Residents Object to Noise on the Northern Route"]
    assert [link["headline"] for link in read["text"]["named_links"]] == named
    assert [link["headline"] for link in read["markdown"]["named_links"]] == named


def test_related_tells_the_panel(run, three):
    [panel] = run("related", "--json", three[0]).rows
    named = panel.pop("named")
    assert [(link["headline"], link["state"], link["id"], link["url"]) for link in named] == [
        ("Ten Years of Tram Planning", "here", three[1], None),
        ("Residents Object to Noise on the Northern Route", "awaited", None, None),
    ]
    assert 0 < named[0]["score"] <= 1
    panel.pop("ranked")
    empty = {"same_story": [], "background": [], "follow_ups": [], "referenced_by": []}
    assert panel == empty | {"id": three[0]}
    [other] = run("related", "--json", three[1]).rows
    assert other["referenced_by"] == [three[0]]


def test_related_of_all_is_in_the_order_of_arrival(run, three):
    assert [row["id"] for row in run("related", "--json", "--all", "--limit", 5).rows] == three


def test_related_wants_ids_or_all(run):
    assert run("related").code == 2
    assert run("related", "--all", 1).code == 2


def test_people_see_who_names_an_article(run, three):
    assert f"named by\t{three[0]}\tCouncil approves" in run("related", three[1]).out


@pytest.mark.parametrize("command", ["show", "related"])
def test_an_unknown_article_is_told_and_the_others_are_shown(run, three, command):
    answer = run(command, "--json", 987, three[0])
    assert answer.code == 1
    assert "987" in answer.err
    assert [row["id"] for row in answer.rows] == [three[0]]


def test_a_question_has_fields_and_leaves_words_out(run, three):
    assert [row["id"] for row in run("list", "--json", "tram", "-council").rows] == [three[1]]
    assert [row["id"] for row in run("list", "--json", "title:ferry", "before:2027").rows] == [three[2]]
    assert [row["id"] for row in run("search", "--json", "*arbou").rows] == [three[2]]


def test_what_is_not_understood_is_explained_at_its_place_and_searched_for(run, three):
    answer = run("search", "--json", "autor:ferry")
    assert [row["id"] for row in answer.rows] == []
    assert answer.code == 0
    assert "author:" in answer.err
    assert answer.err.splitlines()[2] == "  ^^^^^^"


def test_help_tells_how_to_ask(run):
    told = run("search", "--help").out
    assert "author:smith" in told
    assert "-strike" in told
