"""Subscription lists: what is taken from them, what is refused, and that a list survives being written."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedList, ListedFeed, ListedFolder, folder_names, folder_path
from newsreader.sources import opml
from newsreader.sources.opml import read_list
from newsreader.sources.opml_write import write_list


def listing(*outlines, head="<title>Mine</title>", root="<opml version='2.0'>"):
    return f"{root}<head>{head}</head><body>{''.join(outlines)}</body></opml>".encode()


def outline(url, text="A", more=""):
    return f'<outline type="rss" text="{text}" xmlUrl="{url}" {more}/>'


def read(*outlines, **more):
    return read_list(listing(*outlines, **more), "list.opml")


def urls(found):
    return [feed.url for feed in found.feeds]


def test_a_list_with_folders():
    found = read(
        outline("https://a.example/feed", "A &amp; B", 'htmlUrl="https://a.example/"'),
        '<outline text="News"><outline text="Local / City">',
        outline("https://b.example/feed", "B", 'description="Words" frss:cssFullContent="p"'),
        "</outline>",
        outline("https://c.example/feed", "C"),
        '</outline><outline text="Empty" isOpen="true"/>',
        root="<opml version='1.0' xmlns:frss='https://freshrss.org/opml'>",
        head="<title>Mine</title><ownerName>Jane</ownerName>",
    )
    assert (found.source, found.title, found.head) == ("list.opml", "Mine", (("ownerName", "Jane"),))
    assert found.feeds == (
        ListedFeed("A & B", "https://a.example/feed", "https://a.example/"),
        ListedFeed(
            "B",
            "https://b.example/feed",
            None,
            "News/Local \\/ City",
            (("description", "Words"), ("{https://freshrss.org/opml}cssFullContent", "p")),
        ),
        ListedFeed("C", "https://c.example/feed", None, "News"),
    )
    assert found.folders == (
        ListedFolder("News"),
        ListedFolder("News/Local \\/ City"),
        ListedFolder("Empty", (("isOpen", "true"),)),
    )
    assert (found.refused, found.warnings) == ((), ())


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ('<outline xmlUrl="https://www.a.example/feed"/>', "a.example"),
        ('<outline text=" " title="" xmlUrl="https://a.example/feed"/>', "a.example"),
        ('<outline title="T" xmlUrl="https://a.example/feed"/>', "T"),
        ('<outline text="X" title="T" xmlUrl="https://a.example/feed"/>', "X"),
        ('<OUTLINE TEXT="T" XMLURL="https://a.example/feed"/>', "T"),
        ('<outline text="a &lt;b&gt;bold&lt;/b&gt;&#10; word" xmlurl="https://a.example/feed"/>', "a bold word"),
        ('<outline text="&lt;&lt;b&gt;i&gt;x" xmlurl="https://a.example/feed"/>', "x"),
    ],
)
def test_titles_are_plain(line, title):
    [feed] = read(line.replace("OUTLINE", "outline")).feeds
    assert feed.title == title


def test_a_title_of_a_megabyte_is_cut():
    [feed] = read(outline("https://a.example/feed", "x" * 1_000_000)).feeds
    assert len(feed.title) == 501


@pytest.mark.parametrize(
    "address",
    ["|curl https://a.example", "exec:rm -rf ~", "filter:cmd:https://a.example/feed", " EXEC:x"],
)
def test_commands_are_refused(address):
    found = read(outline(address, "Bad"), outline("https://a.example/feed"))
    assert urls(found) == ["https://a.example/feed"]
    assert found.refused == (("Bad", "It is a command and not an address; it is not imported for safety."),)


@pytest.mark.parametrize("name", ["filtercmd", "frss:CURLOPT_COOKIE", "x:execUrl", "command"])
def test_settings_that_would_be_obeyed_are_refused(name):
    found = read(
        outline("https://a.example/feed", more=f'{name}="x" keep="|not this" other="1"'),
        root="<opml xmlns:frss='https://freshrss.org/opml' xmlns:x='urn:x'>",
    )
    [feed] = found.feeds
    assert feed.attributes == (("other", "1"),)
    assert [sentence.partition("“")[2].partition("”")[0] for _, sentence in found.refused] == [
        name.rpartition(":")[2],
        "keep",
    ]


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:x", "ftp://a.example/", "data:,x", "feed", "http:///"]
)
def test_other_addresses_are_refused(address):
    found = read(outline(address, "Bad"), outline("https://a.example/feed"))
    assert urls(found) == ["https://a.example/feed"]
    assert found.refused == (("Bad", "Its address does not begin with http:// or https://."),)


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("feed:https://a.example/feed", "https://a.example/feed"),
        ("feed://https://a.example/feed", "https://a.example/feed"),
        ("feed://a.example/feed", "http://a.example/feed"),
        (" https://a.example/feed?a=1&amp;b=2 ", "https://a.example/feed?a=1&b=2"),
    ],
)
def test_addresses_of_feeds_are_of_the_web(address, url):
    assert urls(read(outline(address))) == [url]


@pytest.mark.parametrize("address", ["https://jane:secret@a.example/feed", "feed://jane:secret@a.example/feed"])
def test_a_password_is_left_out(address):
    found = read(outline(address))
    assert "secret" not in repr(found)
    assert urls(found)[0].endswith("://a.example/feed")
    assert "password" in found.refused[0][1]


def test_what_has_no_address_or_is_another_list_is_told():
    found = read('<outline type="rss" text="R"/>', '<outline type="include" text="I" url="https://a.example/x.opml"/>')
    assert found.feeds == ()
    assert found.refused == (("R", opml.NO_ADDRESS), ("I", opml.INCLUDED))


def test_a_feed_in_several_folders_is_listed_in_each():
    line = outline("https://a.example/feed")
    found = read(*(f'<outline text="F{number}">{line}{line}</outline>' for number in range(5)))
    assert [feed.folder for feed in found.feeds] == [f"F{number}" for number in range(5)]
    assert "1 feeds are listed more than once" in found.warnings[0]


def test_spellings_of_one_address_are_one_feed():
    found = read(outline("http://a.example/feed"), outline("https://www.a.example/feed/"))
    assert "1 feeds are listed more than once" in found.warnings[0]


@pytest.mark.parametrize("depth", [30, 5_000])
def test_folders_nested_deep_end_in_one_name(depth):
    found = read('<outline text="f">' * depth, outline("https://a.example/feed"), "</outline>" * depth)
    [feed] = found.feeds
    names = folder_names(feed.folder)
    assert len(names) == opml.DEEPEST
    assert names[-1].endswith("f / f / f" if depth == 30 else "…")


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body><outline text="&x;"/></body></opml>',
        b'<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><opml><body>&b;</body></opml>',
        b'<opml><body><outline text="' + b"x" * 21_000_000 + b'"/></body></opml>',
    ],
    ids=["outside", "laughs", "long"],
)
def test_a_list_that_is_not_safe_is_refused(data):
    with pytest.raises(NewsreaderError, match="not a safe OPML file"):
        read_list(data, "x")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<rss/>", "This is a feed .* Subscribe to it instead"),
        (b"<!doctype html><html>", "This is a web page"),
        (b'{"a": 1}', "This is a JSON file"),
        (b"words", r"not a list of feeds \(OPML\)"),
        (b"", r"not a list of feeds \(OPML\)"),
    ],
)
def test_what_is_no_list_is_refused_with_what_to_do(data, what):
    with pytest.raises(NewsreaderError, match=what):
        read_list(data, "x")


BROKEN = {
    "a bare ampersand": '<outline text="A & B" xmlUrl="https://a.example/?a=1&b=2"/>',
    "quotes in a value": '<outline text="A" description="He said "no," and <b>left</b>" xmlUrl="https://a.example/?a=1&b=2"/>',
    "no closing tags": '<outline text="A" xmlUrl="https://a.example/?a=1&amp;b=2">',
    "no quotes": "<outline text='A' xmlUrl=https://a.example/?a=1&b=2 />",
    "an undeclared prefix": '<outline x:y="1" text="A" xmlUrl="https://a.example/?a=1&amp;b=2"/>',
    "a control character": '<outline text="A\x01" xmlUrl="https://a.example/?a=1&amp;b=2"/>',
    "an attribute twice": '<outline text="A" text="A" xmlUrl="https://a.example/?a=1&amp;b=2"/>',
}


@pytest.mark.parametrize("line", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_list_is_read(line):
    found = read(outline("https://b.example/1"), line, outline("https://b.example/2"))
    assert urls(found) == ["https://b.example/1", "https://a.example/?a=1&b=2", "https://b.example/2"]
    assert found.title == "Mine"
    assert found.warnings[0] == opml.BROKEN


def test_a_list_that_is_cut_has_what_came_before():
    data = listing('<outline text="News">', *(outline(f"https://a.example/{number}") for number in range(5)))
    found = read_list(data[: data.index(b"example/4") + 4], "x")
    assert [(feed.url, feed.folder) for feed in found.feeds][:4] == [
        (f"https://a.example/{number}", "News") for number in range(4)
    ]


def test_many_feeds_are_read_and_written():
    feeds = tuple(ListedFeed(f"Feed {n}", f"https://a.example/{n}", None, f"F{n // 100}") for n in range(20_000))
    found = read_list(write_list(FeedList("x", feeds=feeds)), "x")
    assert found.feeds == feeds
    assert len(found.folders) == 200


def test_a_list_of_endless_length_is_read_in_part_and_says_so():
    found = read("<outline text='a'/>" * (opml.MOST_EVENTS // 2 + 1))
    assert found.warnings == (opml.MANY,)


words = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="<>"), min_size=1, max_size=12
).map(lambda text: " ".join(text.split()) or "x")
names = st.sampled_from(["description", "category", "version", "{https://freshrss.org/opml}cssFullContent", "{urn:x}y"])
kept = st.dictionaries(names, words.map(lambda text: text.lstrip("|") or "x"), max_size=2).map(
    lambda found: tuple(found.items())
)
paths = st.lists(words, max_size=3).map(folder_path)
feeds = st.builds(
    ListedFeed,
    title=words,
    url=st.integers(0, 10**6).map(lambda number: f"https://a.example/{number}?a=1&b=2"),
    html_url=st.sampled_from([None, "https://a.example/"]),
    folder=paths,
    attributes=kept,
)
lists = st.builds(
    FeedList,
    source=st.just("x"),
    title=words,
    feeds=st.lists(feeds, max_size=8, unique_by=lambda feed: (feed.url, feed.folder)).map(tuple),
    folders=st.lists(
        st.builds(ListedFolder, paths.filter(bool), kept), max_size=4, unique_by=lambda each: each.path
    ).map(tuple),
    head=st.just((("ownerName", "Jane & Co"),)),
)


@given(lists)
def test_a_list_that_was_read_is_the_same_when_it_is_written_and_read_again(given_list):
    found = read_list(write_list(given_list), "x")
    assert read_list(write_list(found), "x") == found


@given(lists)
def test_writing_a_list_keeps_all_of_it(given_list):
    found = read_list(write_list(given_list), "x")
    assert (found.title, found.head, found.refused) == (given_list.title, given_list.head, ())
    for folder in {feed.folder for feed in given_list.feeds}:
        assert [_same(feed) for feed in found.feeds if feed.folder == folder] == [
            _same(feed) for feed in given_list.feeds if feed.folder == folder
        ]
    kept_folders = {folder.path: dict(folder.attributes) for folder in found.folders}
    assert all(kept_folders[folder.path] == dict(folder.attributes) for folder in given_list.folders)


def _same(feed):
    return replace(feed, attributes=tuple(sorted(feed.attributes)))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_an_error_that_is_told(junk):
    for data in (junk, b"<opml><body>" + junk, listing(outline("https://a.example/1"))[:90] + junk):
        with suppress(NewsreaderError):
            assert read_list(data, "x").source == "x"
