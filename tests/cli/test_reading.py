import io
import signal
import sys

import pytest
from fakes import write_article
from web_server import WebServer, gives

from newsreader.cli import reading

FIELDS = {
    *("source", "kind", "headline", "byline", "published", "site", "language", "lede", "text", "html", "url", "tags"),
    *("named_links", "warnings", "complete"),
}


@pytest.fixture
def tram(tmp_path):
    return write_article(
        tmp_path / "news", "Council approves new tram line", "The council voted.", also=("Ten Years of Tram Planning",)
    )


@pytest.fixture
def give(monkeypatch):
    """Puts bytes on standard input."""
    return lambda data: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_read_tells_every_field_and_keeps_nothing(run, tram, tmp_path):
    answer = run("read", "--json", tram)
    [row] = answer.rows
    assert (answer.code, answer.err) == (0, "")
    assert row.keys() == FIELDS
    assert row["source"] == str(tram)
    assert row["headline"] == "Council approves new tram line"
    assert row["byline"] == ["Jane Doe"]
    assert row["published"] == "2026-03-04"
    assert row["named_links"] == [
        {"headline": "Ten Years of Tram Planning", "url": None, "kind": "also_read", "group": "related"}
    ]
    assert not (tmp_path / "library.db").exists()


def test_read_tells_where_pictures_on_the_web_are(run, tmp_path):
    (tmp_path / "a.md").write_text("# Rain\n\nIt rained.\n\n![The port](https://e.org/port.png)\n")
    [row] = run("read", "--json", tmp_path / "a.md").rows
    assert '<img src="https://e.org/port.png" alt="The port">' in row["html"]


def test_read_tells_a_person_the_article(run, tram):
    answer = run("read", tram)
    assert answer.out.splitlines()[:2] == ["Council approves new tram line", "By Jane Doe | Mar 4, 2026"]
    assert "The council voted." in answer.out


def test_what_cannot_be_read_is_told_and_the_rest_is_read(run, tram, tmp_path):
    answer = run("read", "--json", tmp_path / "gone.txt", tram)
    assert answer.code == 1
    assert [row["kind"] for row in answer.rows] == ["error", "article"]
    assert answer.rows[0]["error"] in answer.err
    assert "gone.txt" in answer.err


FEED = b"""<rss version="2.0"><channel><title>The Valley</title><link>https://valley.example/</link>
<item><title>Bridge closed</title><link>https://valley.example/1</link><pubDate>Tue, 03 Jun 2025 08:00:00 GMT</pubDate>
<description>The council voted.</description></item><item><title>Bridge open</title></item></channel></rss>"""
PAGE = (
    "<html><head><title>Council approves new tram line</title></head><body><article><h1>Council approves new tram line"
    f"</h1>{'<p>The council voted for the new line on Tuesday after a long debate about its route.</p>' * 6}"
    "</article></body></html>"
).encode()
LIST = b"""<opml version="2.0"><head><title>Mine</title></head><body><outline text="News">
<outline text="Valley" xmlUrl="https://valley.example/feed" htmlUrl="https://valley.example/"/></outline>
<outline text="Bad" xmlUrl="exec:rm"/></body></opml>"""


def test_read_tells_a_feed_with_its_articles(run, tmp_path):
    (tmp_path / "feed.xml").write_bytes(FEED)
    answer = run("read", "--json", tmp_path / "feed.xml")
    [row] = answer.rows
    assert answer.code == 0
    assert (row["source"], row["kind"], row["title"]) == (str(tmp_path / "feed.xml"), "feed", "The Valley")
    assert [article.keys() for article in row["articles"]] == [FIELDS, FIELDS]
    assert [article["headline"] for article in row["articles"]] == ["Bridge closed", "Bridge open"]
    assert row["articles"][0]["published"] == "2025-06-03T08:00:00+00:00"


def test_read_tells_a_list_of_feeds(run, tmp_path):
    (tmp_path / "list.opml").write_bytes(LIST)
    answer = run("read", "--json", tmp_path / "list.opml")
    [row] = answer.rows
    assert (answer.code, row["kind"], row["title"]) == (0, "opml", "Mine")
    assert row["feeds"] == [
        {
            "title": "Valley",
            "url": "https://valley.example/feed",
            "html_url": "https://valley.example/",
            "folder": "News",
        }
    ]
    assert row["refused"][0]["title"] == "Bad"


def test_read_tells_a_person_a_feed_and_a_list(run, tmp_path):
    (tmp_path / "feed.xml").write_bytes(FEED)
    (tmp_path / "list.opml").write_bytes(LIST)
    answer = run("read", tmp_path / "feed.xml", tmp_path / "list.opml")
    assert "2025-06-03\tBridge closed\n-\tBridge open\n" in answer.out
    assert "News\tValley\thttps://valley.example/feed\n" in answer.out
    assert "Bad: It is a command" in answer.err


def test_a_feed_that_does_not_say_where_it_lives_gives_its_articles(run, tmp_path):
    (tmp_path / "feed.xml").write_bytes(FEED)
    answer = run("add", "--json", tmp_path / "feed.xml")
    assert [row["outcome"] for row in answer.rows] == ["added", "added"]
    assert run("feeds", "--json").rows == []


def test_a_feed_in_a_file_is_followed_with_what_is_in_it(run, tmp_path):
    said = b'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="https://valley.example/feed"/>'
    (tmp_path / "feed.xml").write_bytes(FEED.replace(b"<item>", said + b"<item>", 1))
    [row] = run("add", "--json", tmp_path / "feed.xml").rows
    assert (row["outcome"], row["title"]) == ("added", "The Valley")
    [feed] = run("feeds", "--json").rows
    assert (feed["feed"], feed["url"], feed["unread"]) == (row["feed"], "https://valley.example/feed", 2)
    assert run("add", "--json", tmp_path / "feed.xml").rows[0]["outcome"] == "unchanged"


def test_the_feeds_of_a_list_are_followed(run, tmp_path):
    (tmp_path / "list.opml").write_bytes(LIST)
    answer = run("add", "--json", tmp_path / "list.opml")
    assert answer.code == 1
    assert [(row["outcome"], row.get("title")) for row in answer.rows] == [("added", "Valley"), ("failed", None)]
    assert "Bad: " in answer.err
    [feed] = run("feeds", "--json").rows
    assert (feed["title"], feed["folders"], feed["health"]) == ("Valley", ["News"], "new")
    assert "Valley" in run("feeds").out
    exported = run("export", "--opml")
    assert 'xmlUrl="https://valley.example/feed"' in exported.out
    assert run("export", "--opml", "-o", tmp_path / "mine.opml").code == 0
    assert run("read", "--json", tmp_path / "mine.opml").rows[0]["feeds"][0]["folder"] == "News"
    assert run("unsubscribe", "valley").code == 0
    assert run("feeds", "--json").rows == []
    assert run("unsubscribe", "valley").code == 1


def test_a_feed_at_an_address_is_followed_and_refreshed(run, tmp_path):
    with WebServer() as server:
        address = server.serve("/feed", gives(FEED))
        server.serve("/page", gives(PAGE, "text/html; charset=utf-8"))
        assert run("read", "--json", address).rows[0]["kind"] == "feed"
        [row] = run("add", "--json", address).rows
        assert (row["outcome"], row["title"]) == ("added", "The Valley")
        assert len(run("list", "--json").rows) == 2
        later = b"<item><title>Bridge in flames</title></item></channel>"
        server.serve("/feed", gives(FEED.replace(b"</channel>", later)))
        [refreshed] = run("refresh", "--json", address).rows
        assert (refreshed["feed"], refreshed["outcome"], refreshed["new"]) == (row["feed"], "new", 1)
        assert run("refresh", "--json").rows == []
        [page] = run("add", "--json", server.url("/page")).rows
        assert (page["outcome"], page["headline"]) == ("added", "Council approves new tram line")
        assert run("add", "--json", server.url("/gone")).code == 1
        of_feed = (
            f"<item><title>Council approves new tram line</title><link>{server.url('/line')}</link></item></channel>"
        )
        server.serve("/line", gives(PAGE, "text/html; charset=utf-8"))
        server.serve("/feed", gives(FEED.replace(b"</channel>", of_feed.encode())))
        assert run("refresh", "--json", address).rows[0]["new"] == 1
        [known] = [row for row in run("list", "--json").rows if row["url"] == server.url("/line")]
        [kept] = run("add", "--json", server.url("/line")).rows
        assert (kept["outcome"], kept["id"]) == ("updated", known["id"])
        assert "long debate" in run("show", "--json", kept["id"]).rows[0]["text"]
    failed = run("refresh", "the valley")
    assert failed.code == 1
    assert "cannot be reached" in failed.err
    assert run("feeds", "--json").rows[0]["health"] == "failing"
    assert run("refresh", "nothing of that name").code == 1


def test_standard_input_is_read(run, give):
    give(b"A headline\nBy Jane Doe | Mar 4, 2026\n\nA paragraph.")
    [row] = run("read", "--json", "-").rows
    assert row["headline"] == "A headline"


def test_a_folder_gives_a_row_per_file_in_the_order_of_names(run, tmp_path):
    for name in ("Second story", "First story"):
        write_article(tmp_path / "news", name)
    rows = run("read", "--json", tmp_path / "news").rows
    assert [row["headline"] for row in rows] == ["First story", "Second story"]


def test_add_tells_the_article_of_each_file(run, tram, tmp_path):
    [row] = run("add", "--json", tram).rows
    expected = {"source": str(tram), "headline": "Council approves new tram line", "outcome": "added", "error": None}
    assert row == expected | {"id": row["id"]}
    assert [again["id"] for again in run("list", "--json").rows] == [row["id"]]


def test_adding_again_answers_the_same_article(run, tram):
    [first] = run("add", "--json", tram).rows
    [second] = run("add", "--json", tram).rows
    assert second == first | {"outcome": "unchanged"}
    tram.write_text(tram.read_text() + "\nOne more paragraph came.")
    [third] = run("add", "--json", tram).rows
    assert third == first | {"outcome": "updated"}


def test_a_failure_has_a_row_a_sentence_and_an_exit_code_and_the_rest_is_kept(run, tram, tmp_path):
    answer = run("add", "--json", tmp_path / "gone.txt", tram)
    assert answer.code == 1
    assert [(row["outcome"], row["id"] is None) for row in answer.rows] == [("failed", True), ("added", False)]
    assert "gone.txt" in answer.err
    assert len(run("list", "--json").rows) == 1


def test_people_are_told_the_sum(run, tram):
    answer = run("add", tram)
    assert answer.out.startswith("added\t")
    assert "Articles: 1 added." in answer.err
    assert "Articles: 1 known already." in run("add", tram).err


def test_an_empty_folder_is_no_failure(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run("add", tmp_path / "empty").code == 0


def test_ctrl_c_keeps_what_was_added_and_says_so(run, tmp_path, monkeypatch):
    for number in range(120):
        write_article(tmp_path / "news", f"Story number {number:03}")
    printed = reading.output.print_json

    def interrupted(row):
        printed(row)
        signal.raise_signal(signal.SIGINT) if row["headline"].endswith("010") else None

    monkeypatch.setattr(reading.output, "print_json", interrupted)
    answer = run("add", "--json", tmp_path / "news")
    monkeypatch.undo()
    kept = len(answer.rows)
    assert answer.code == 1
    assert 11 <= kept < 120
    assert f"Stopped. Articles: {kept} added." in answer.err
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert len(run("list", "--json", "--limit", 200).rows) == kept


def test_names_that_are_no_unicode_are_told_in_valid_json(run, tmp_path):
    try:
        file = tmp_path / "no\udcffname.txt"
        file.write_text("A headline\n\nA paragraph.")
    except (OSError, UnicodeError):
        pytest.skip("this file system has only names in Unicode")
    [row] = run("read", "--json", tmp_path).rows
    assert row["source"].endswith("no\ufffdname.txt")
