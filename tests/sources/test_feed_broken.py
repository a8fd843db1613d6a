"""Feeds that are hostile, damaged or no feeds: nothing is lost silently, nothing is obeyed, nothing takes long."""

import gzip
import json
import pickle
import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.errors import NewsreaderError, NotAFeedError
from newsreader.sources import feed_start
from newsreader.sources.feed import parse_feed, read_feed
from newsreader.sources.feed_xml import MANY

HEAD = '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title>'


def item(number, title=None, more=""):
    title = f"Story {number}" if title is None else title
    return f"<item><title>{title}</title><link>https://a.example/{number}</link><guid>g{number}</guid>{more}</item>\n"


def feed(*items, head=HEAD, end="</channel></rss>"):
    return (head + "".join(items) + end).encode("utf-8", "surrogatepass")


def eleven(odd):
    return feed(*(odd if number == 6 else item(number) for number in range(11)))


def urls(data):
    return [entry.url for entry in read_feed(data, "x").entries]


ALL = [f"https://a.example/{number}" for number in range(11)]
XXE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
ODD = {
    "a control character": item(6, "Story\x01 6"),
    "a zero character": item(6, "Story\x00 6"),
    "a bare ampersand": item(6, "Story & 6"),
    "a bare angle bracket": item(6, "5 < 6"),
    "an entity of HTML": item(6, "Story&nbsp;6 &eacute;"),
    "an unknown entity": item(6, "Story &x; 6"),
    "an unclosed tag": item(6, "a <x> b"),
    "a stray closing tag": item(6, "a</b>c"),
    "an undeclared prefix": item(6, more="<foo:bar>x</foo:bar><dc:creator>J</dc:creator>"),
    "an unclosed title": "<item><title>Story<link>https://a.example/6</link><guid>g6</guid></item>",
    "an unclosed item": item(6).replace("</item>", ""),
    "an unclosed section": item(6, more="<description><![CDATA[<p>words</description>"),
    "a section with the start of another": item(6, more="<description><![CDATA[<![CDATA[x]]></description>"),
    "a bad attribute": item(6, more='<enclosure url="https://a.example/a"b" length=5 />'),
    "a reference to nothing": item(6, "Story &#0; &#xFFFF; &#xD800; 6"),
    "an upper case tag": item(6).replace("item>", "ITEM>") + "<i",
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD.keys())
def test_one_bad_entry_costs_no_other(odd):
    assert urls(eleven(odd)) == ALL


def test_what_was_expected_and_found_is_told():
    assert "11 of its 11 entries" in read_feed(eleven(item(6, "a <x> b")), "x").warnings[0]
    assert read_feed(eleven(item(6)), "x").warnings == ()


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("a <x> b", "a <x> b"),
        ("a</b>c", "ac"),
        ("5 < 6", "5 < 6"),
        ("A&nbsp;B &eacute;", "A B é"),
        ("A &x; B", "A &x; B"),
    ],
)
def test_the_headline_of_a_bad_entry_is_what_was_meant(title, headline):
    assert read_feed(eleven(item(6, title)), "x").entries[6].headline == headline


def test_every_field_of_a_bad_entry_is_read():
    more = """<dc:creator>Jane &amp; Co</dc:creator><category>A</category><pubDate>2025-06-03</pubDate>
    <description><![CDATA[<p>One</p>]]> &lt;p&gt;two&lt;/p&gt;</description>
    <enclosure url="https://a.example/a.mp3?x=1&amp;y=2" type='audio/mpeg' length=5 /><source url="x">S</source>"""
    entry = read_feed(eleven(item(6, "a <x> b", more)), "x").entries[6]
    assert (entry.byline, entry.tags, entry.published, entry.site) == (("Jane & Co",), ("A",), "2025-06-03", "S")
    assert entry.body == "<p>One</p> <p>two</p>"
    assert (entry.enclosures[0].url, entry.enclosures[0].length) == ("https://a.example/a.mp3?x=1&y=2", 5)


def test_a_damaged_tag_costs_its_name():
    data = feed(item(6, "a <x> b"), head=HEAD.replace("T</title>", "<b>T</b> <hor: x> U</title>"))
    assert read_feed(data, "x").title.startswith("T")


def test_a_damaged_namespace_costs_nothing():
    head = HEAD.replace("elements", "ele\xa0ments")
    data = feed(item(6, "a <x> b", '<dc:creator>Jane</dc:creator><enclosure 1="x" é="y" url="u"/>'), head=head)
    assert urls(data) == ["https://a.example/6"]


def test_a_broken_feed_of_atom():
    entry = """<entry><title type="html">A <b> &amp;lt;c&amp;gt;</title><id>1</id><link rel="self" href="x"/>
    <link rel="alternate" href="https://a.example/1"/><author><name>Jane</name><email>j@a.example</email></author>
    <content type="xhtml"><div><p>&lt;script&gt; is a <em>tag</p></div></content></entry>"""
    data = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>{entry}</feed>'.encode()
    [read] = read_feed(data, "x").entries
    assert (read.headline, read.url, read.byline) == ("A <c>", "https://a.example/1", ("Jane",))
    assert "&lt;script&gt; is a <em>tag" in read.body


@pytest.mark.parametrize(
    ("doctype", "title"),
    [
        (XXE, "a &x; b"),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]>', "a &x; b"),
        ('<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:1/"> %p;]>', "a b"),
        ('<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/feed.dtd">', "a b"),
        ('<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1:1/">', "a&nbsp;b"),
    ],
)
def test_nothing_outside_is_read(doctype, title):
    data = feed(item(1, title), head=HEAD.replace("<rss", f"{doctype}<rss"))
    document = read_feed(data, "x")
    assert [entry.url for entry in document.entries] == ["https://a.example/1"]
    assert "root:" not in document.entries[0].headline
    assert (feed_start.ENTITIES in document.warnings) == ("ENTITY" in doctype)


def test_an_inclusion_is_not_made():
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    assert "root:" not in read_feed(feed(item(1, more=f"<description>{include}</description>")), "x").entries[0].body


def test_entities_that_grow_do_not():
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = HEAD.replace("<rss", f'<!DOCTYPE rss [<!ENTITY l0 "lol">{laughs}]><rss')
    [entry] = read_feed(feed(item(1, "&l9;"), head=head), "x").entries
    assert entry.headline == "&l9;"
    head = HEAD.replace("<rss", f'<!DOCTYPE rss [<!ENTITY a "{"a" * 10_000}">]><rss')
    assert len(read_feed(feed(item(1, "&a;" * 10_000), head=head), "x").entries[0].headline) < 3_000


def test_entries_before_a_cut_are_read():
    data = feed(*map(item, range(11)))
    cut = data[: data.index(b"<title>Story 8")]
    document = read_feed(cut, "x")
    assert [entry.url for entry in document.entries] == ALL[:8]
    assert any("ends in the middle" in warning for warning in document.warnings)


def test_an_entry_that_is_cut_has_no_half_an_address():
    data = feed(*map(item, range(3)))
    cut = data[: data.index(b"example/2") + 4]
    assert urls(cut)[:2] == ALL[:2]
    assert all(url in (None, *ALL) for url in urls(cut))


def test_of_very_many_entries_the_newest_are_read():
    dates = list(range(3_000))
    random.Random(5).shuffle(dates)
    items = [item(n, more=f"<pubDate>20{n // 365:02}-01-01T00:{n % 60:02}:00Z</pubDate>") for n in dates]
    document = read_feed(feed(*items), "x")
    assert len(document.entries) == 2_000
    assert "3,000 entries; the 2,000 newest" in document.warnings[0]
    assert min(int(entry.guid[1:]) for entry in document.entries) >= 365 * 2
    assert len(read_feed(feed(*items), "x", most=10_000).entries) == 3_000


@pytest.mark.parametrize("names", [" a{0}='x'", " xmlns:a{0}='urn:{0}'"])
def test_a_tag_of_a_million_attributes_is_cut(names):
    crowd = "".join(names.format(number) for number in range(20_000))
    data = eleven(item(6).replace("<title>", f"<title{crowd}>"))
    assert urls(data) == ALL
    assert feed_start.LONG_TAGS in read_feed(data, "x").warnings


def test_a_feed_that_is_too_large_is_refused(monkeypatch):
    with pytest.raises(NewsreaderError, match="feed is too large"):
        read_feed(b"<rss>" + b"a" * feed_start.LIMIT, "x")


@pytest.mark.parametrize("length", [1_000_000, 11_000_000])
def test_a_long_text_is_read_whole(length):
    data = feed(item(1, more=f"<description>{'word ' * (length // 5)}</description>"), item(2))
    assert [len(entry.body) for entry in read_feed(data, "x").entries] == [length - 1, 0]


@pytest.mark.parametrize("depth", [300, 20_000])
def test_what_is_nested_deep_is_read(depth):
    nested = "<div>" * depth + "the words" + "</div>" * depth
    data = eleven(item(6, more=f"<description>{nested}</description>"))
    assert urls(data) == ALL
    assert "the words" in parse_feed(data, "x").articles[6].text


@pytest.mark.parametrize("damage", ["<", "&", "</title>", "<![CDATA[", "<b>"])
def test_what_is_damaged_a_million_times_is_refused(damage):
    with pytest.raises(NewsreaderError, match="too many places"):
        read_feed(feed(item(1, damage * 1_600_000)), "x")


def test_of_a_hundred_thousand_entries_none_is_lost_to_the_count():
    data = feed("<item><title>x</title></item>" * 100_050)
    document = read_feed(data, "x")
    assert (len(document.entries), document.warnings) == (2_000, (MANY.format("100,000 or more", 2_000),))


@pytest.mark.parametrize("odd", ["&lt;div&gt;" * 100_000 + "the end", "&lt;!--" * 100_000 + "--&gt; the end"])
def test_bodies_of_odd_shapes_are_read(odd):
    [article] = parse_feed(feed(item(1, more=f"<description>{odd}</description>")), "x").articles
    assert "the end" in article.text


@pytest.mark.parametrize(
    "page",
    [
        b"<!DOCTYPE html><html><head><title>Log in</title></head></html>",
        b"\n<html><link rel=alternate type=application/rss+xml href=/feed></html>",
        b"<head><title>Captcha</title></head>",
        b"<div>Please wait</div>",
        "<html>é".encode("utf-16"),
    ],
)
def test_a_page_is_no_feed_and_is_handed_on(page):
    with pytest.raises(NotAFeedError, match=r"^The site sent a web page, not a feed\.") as raised:
        read_feed(page, "x")
    assert raised.value.page == page
    copy = pickle.loads(pickle.dumps(raised.value))  # noqa: S301  # as from one process to another
    assert (str(copy), copy.kept, copy.page) == (str(raised.value), raised.value.kept, page)


@pytest.mark.parametrize(
    "data", [b"words", b"<svg/>", b"{}", b'{"a": [1', b"[1, 2]", gzip.compress(b"<rss/>"), bytes(99)]
)
def test_anything_else_is_refused_with_a_sentence(data):
    with pytest.raises(NewsreaderError, match=r"\. ") as raised:
        read_feed(data, "x")
    assert raised.value.kept
    assert raised.value.do


def test_a_list_of_feeds_is_no_feed():
    with pytest.raises(NewsreaderError, match="list of feeds"):
        read_feed(b"<opml><body/></opml>", "x")


JSON = {"version": "https://jsonfeed.org/version/1"}


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ({"items": None}, 0),
        ({"items": {}}, 0),
        ({}, 0),
        ({"items": [{"id": 7, "title": ["a"], "url": {}, "tags": "a", "authors": 5, "attachments": [1, {}]}]}, 1),
        ({"items": [{}, None, 5, [], "x", {"title": "  "}, {"title": "Words"}]}, 1),
        ({"items": [{"id": "1", "content_html": "\ud800<p>Words"}]}, 1),
    ],
)
def test_json_of_wrong_types(more, count):
    document = read_feed(json.dumps(JSON | more).encode(), "x")
    assert len(document.entries) == count
    assert all(article.headline for article in parse_feed(json.dumps(JSON | more).encode(), "x").articles)


def test_a_number_becomes_text():
    data = b'{"version": "https://jsonfeed.org/version/1", "items": [{"id": 12345678901234567890}, {"id": 1e400}]}'
    assert [entry.guid for entry in read_feed(data, "x").entries] == ["12345678901234567890", "1e400"]


def test_json_nested_deep_is_refused():
    with pytest.raises(NewsreaderError, match="JSON cannot be read"):
        read_feed(b'{"a":' + b"[" * 100_000, "x")


def test_json_that_is_cut_has_the_entries_before():
    data = json.dumps(JSON | {"items": [{"id": str(number), "title": "Words"} for number in range(5)]}).encode()
    document = read_feed(data[:-20], "x")
    assert [entry.guid for entry in document.entries] == list("0123")
    assert "4 entries before" in document.warnings[0]


@pytest.mark.parametrize("data", [b"", b"  \n", feed(), b'{"version": "https://jsonfeed.org/version/1", "items": []}'])
def test_a_feed_without_entries_is_no_error(data):
    assert read_feed(data, "x").entries == ()


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("A &lt;b&gt;bold&lt;/b&gt; word", "A bold word"),
        ("&amp;lt;b&amp;gt; is a tag", "<b> is a tag"),
        ("AT&amp;amp;T", "AT&T"),
        ("Generic&lt;T&gt; in a title", "Generic<T> in a title"),
        ("1 &lt; 2 &gt; 0", "1 < 2 > 0"),
        ("Smile 😀 and עברית", "Smile 😀 and עברית"),
        ("  two\n lines\t", "two lines"),
        ("<![CDATA[Fish &amp; chips <br/> twice]]>", "Fish & chips twice"),
        ("&#8220;Quoted&#8221;", "“Quoted”"),
    ],
)
def test_titles_are_decoded_once(title, headline):
    assert read_feed(feed(item(1, title)), "x").entries[0].headline == headline


def test_a_title_of_a_book_is_cut():
    assert len(read_feed(feed(item(1, "long " * 20_000)), "x").entries[0].headline) <= 2_001


@pytest.mark.parametrize("title", ["don&#146;t", "don\x92t", "don’t"])
def test_quotes_in_the_numbers_of_windows_are_quotes(title):
    assert read_feed(feed(item(1, title)), "x").entries[0].headline == "don’t"


@pytest.mark.parametrize(
    "tag",
    ["<iframe src='https://film.example/1' />", "<iframe src='https://film.example/1'></iframe>", "<script src='x'/>"],
)
def test_a_tag_that_closes_itself_swallows_nothing(tag):
    data = feed(item(1, more=f"<description><![CDATA[<p>One.</p>{tag}<p>Two.</p>]]></description>"))
    [article] = parse_feed(data, "x").articles
    assert [article.text.split("\n\n")[place] for place in (0, -1)] == ["One.", "Two."]
    assert ('href="https://film.example/1"' in article.html) == ("iframe" in tag)


@pytest.mark.parametrize("title", ["", "   ", "<![CDATA[<b></b>]]>"])
def test_a_missing_headline_is_the_first_words(title):
    data = feed(item(1, title, "<description>&lt;p&gt;The council voted.&lt;/p&gt;&lt;p&gt;Late.</description>"))
    assert parse_feed(data, "x").articles[0].headline == "The council voted."
    assert parse_feed(feed(item(1, title)), "x").articles[0].headline == "T"


def test_an_article_about_html_shows_its_tags():
    code = "<![CDATA[<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre>]]>"
    [article] = parse_feed(feed(item(1, more=f"<description>{code}</description>")), "x").articles
    assert article.html == "<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre>"
    assert article.text == "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("vbscript:x", None),
        ("http:///", None),
        ("java&#9;script:alert(1)", None),
        ("https://a.example/\t\n1", "https://a.example/1"),
        ("https://a.example/" + "x" * 1_000_000, None),
        ("/relative", "https://feed.example/relative"),
        ("//other.example/1", "https://other.example/1"),
        ("a b", "https://feed.example/dir/a%20b"),
    ],
)
def test_only_addresses_of_the_web_are_links(link, url):
    data = feed(f"<item><title>A</title><link>{link}</link></item>")
    assert read_feed(data, "x", base="https://feed.example/dir/feed.xml").entries[0].url == url


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("https://other.example/b/", "https://other.example/b/1"),
        ("sub/", "https://feed.example/dir/sub/1"),
        ("file:///etc/", "https://feed.example/dir/1"),
        ("javascript:x", "https://feed.example/dir/1"),
    ],
)
def test_only_addresses_of_the_web_are_bases(base, url):
    entry = f'<entry xml:base="{base}"><title>A</title><link href="1"/><content type="html">Words</content></entry>'
    data = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'.encode()
    [read] = read_feed(data, "x", base="https://feed.example/dir/feed.xml").entries
    assert read.url == url
    assert read.base.rpartition("/")[0] == url.rpartition("/")[0]


@pytest.mark.parametrize(
    ("attributes", "url", "length"),
    [
        ('url="file:///etc/passwd" length="-5"', "file:///etc/passwd", None),
        ('url="https://a.example/a;|$(x)`.mp3" length="1"', "https://a.example/a;|$(x)%60.mp3", 1),
        ('url="a&#10;b" length="x"', "a b", None),
        ('length="5"', None, None),
    ],
)
def test_a_file_that_is_offered_is_text(attributes, url, length):
    [entry] = read_feed(feed(item(1, more=f"<enclosure {attributes}/>")), "x").entries
    offered = [(each.url.replace("%7C", "|"), each.length) for each in entry.enclosures]
    assert offered == ([(url, length)] if url else [])


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (HEAD.replace("?>", ' encoding="utf-16"?>'), None),
        (HEAD.replace("?>", ' encoding="x-nope"?>'), None),
        (HEAD.replace("?>", ' encoding="iso-8859-1"?>'), "utf-8"),
        (HEAD, "utf-16"),
        (HEAD, "x-nope"),
        (HEAD, None),
    ],
)
def test_a_wrong_character_set_is_found_out(data, charset):
    document = read_feed(feed(item(1, "Café – ₤"), head=data), "x", charset=charset)
    assert document.entries[0].headline == "Café – ₤"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le", "koi8-r", "windows-1251", "iso-8859-5"])
def test_the_character_set_that_is_declared(encoding):
    words = "Совет проголосовал за новую трамвайную линию, и мост закрыт"
    head = HEAD.replace("?>", f' encoding="{encoding.replace("-sig", "")}"?>')
    data = feed(item(1, words), head=head).decode().encode(encoding)
    assert read_feed(data, "x").entries[0].headline == words


def test_the_character_set_of_the_server_wins_over_that_of_the_document():
    head = HEAD.replace("?>", ' encoding="windows-1252"?>')
    data = feed(item(1, "Совет и мост"), head=head).decode().encode("windows-1251")
    assert read_feed(data, "x", charset="windows-1251").entries[0].headline == "Совет и мост"


def test_undeclared_latin_is_read():
    data = feed(item(1, "Le café est fermé, le marché aussi")).decode().encode("latin-1")
    assert read_feed(data, "x").entries[0].headline == "Le café est fermé, le marché aussi"


@pytest.mark.parametrize("junk", ["\n\n ", "<br />\n<b>Warning</b>: x in y on line 3<br />", "<!-- <html> -->", "﻿"])
def test_junk_before_the_feed_is_passed_over(junk):
    assert urls((junk + feed(item(1)).decode()).encode()) == ["https://a.example/1"]


def test_junk_behind_the_feed_is_passed_over():
    assert urls(feed(item(1)) + b"<script>x</script>") == ["https://a.example/1"]


def test_entries_without_a_feed_around_them_are_read():
    assert urls(f"{item(1)}{item(2)}".encode()) == ["https://a.example/1", "https://a.example/2"]


@given(st.integers(0, 10), st.text(st.characters(exclude_characters="\r"), max_size=40))
def test_whatever_stands_in_a_title_every_entry_is_found(place, title):
    for closing in ("item", "channel", "rss", "![CDATA[", "!--"):
        title = title.replace(f"<{closing}", "").replace(f"</{closing}", "")
    data = feed(*(item(number, title if number == place else None) for number in range(11)))
    assert urls(data) == ALL


@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_an_error_that_is_told(junk):
    for data in (junk, b"<rss>" + junk, feed(item(1))[:80] + junk, b'{"items":' + junk):
        with suppress(NewsreaderError):
            assert read_feed(data, "x").source == "x"


@given(st.data())
def test_a_feed_that_is_cut_anywhere_has_only_entries_that_were_in_it(data):
    whole = feed(*map(item, range(5)))
    try:
        document = read_feed(whole[: data.draw(st.integers(0, len(whole)))], "x")
    except NewsreaderError:
        return
    known = {entry.url for entry in read_feed(whole, "x").entries}
    assert {entry.url for entry in document.entries} <= known | {None}
