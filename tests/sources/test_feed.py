"""What feeds of every kind say, field by field."""

import pytest

from newsreader.article.feed import Enclosure
from newsreader.sources.feed import parse_feed, read_feed

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"
  xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:dcterms="http://purl.org/dc/terms/">
<channel><title>The Valley &amp;amp; River</title><link>https://valley.example/</link><language>en-GB</language>
<atom:link rel="self" href="https://valley.example/feed.xml"/>{head}
{items}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Der Bote</title>
<link href="https://bote.example/"/><link rel="self" href="https://bote.example/atom"/>{items}</feed>"""

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'

NETSCAPE = "http://my.netscape.com/rdf/simple/0.9/"


def rss(*items, head=""):
    whole = "".join(f"<item>{item}</item>" for item in items)
    return RSS.replace("{head}", head).replace("{items}", whole).encode()


def atom(*items):
    return ATOM.replace("{items}", "".join(f"<entry>{item}</entry>" for item in items)).encode()


def first(data, **more):
    return read_feed(data, "feed.xml", **more).entries[0]


def test_a_feed_says_what_it_is():
    head = """<description>News of &lt;b&gt;both&lt;/b&gt; banks</description><ttl>90</ttl>
    <image><url>/logo.png</url></image><itunes:new-feed-url>https://new.example/feed</itunes:new-feed-url>"""
    feed = read_feed(rss(head=head), "feed.xml")
    assert (feed.source, feed.title, feed.url) == (
        "feed.xml",
        "The Valley & River",
        "https://valley.example/feed.xml",
    )
    assert (feed.html_url, feed.language, feed.description) == ("https://valley.example/", "en", "News of both banks")
    assert (feed.icon_url, feed.moved_to) == ("https://valley.example/logo.png", "https://new.example/feed")
    assert (feed.minutes, feed.entries, feed.warnings) == (90, (), ())


@pytest.mark.parametrize(
    ("head", "minutes"),
    [
        ("<ttl>60</ttl>", 60),
        ("<ttl>-5</ttl>", None),
        ("<ttl>soon</ttl>", None),
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 360),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 60),
        ("<ttl>99999999</ttl>", 525_600),
    ],
)
def test_how_often_a_feed_wants_to_be_asked(head, minutes):
    assert read_feed(rss(head=head), "x").minutes == minutes


def test_an_entry_of_rss():
    entry = first(
        rss(
            """<title>Bridge closed</title><link>https://valley.example/bridge</link><guid>b1</guid>
            <pubDate>Tue, 03 Jun 2025 08:00:00 +0200</pubDate><dc:creator>Jane Doe</dc:creator>
            <category>Roads</category><category>roads</category><category>Rivers</category>
            <description>Short.</description>
            <content:encoded><![CDATA[<p>The <b>whole</b> text.</p>]]></content:encoded>
            <enclosure url="https://valley.example/a.mp3" type="audio/mpeg" length="1234"/>
            <source url="https://other.example/feed">The Other Paper</source>
            <media:thumbnail url="https://valley.example/t.jpg"/>"""
        )
    )
    assert (entry.headline, entry.url, entry.guid) == ("Bridge closed", "https://valley.example/bridge", "b1")
    assert (entry.body, entry.summary) == ("<p>The <b>whole</b> text.</p>", "Short.")
    assert (entry.published, entry.updated) == ("Tue, 03 Jun 2025 08:00:00 +0200", "")
    assert (entry.byline, entry.tags, entry.site) == (("Jane Doe",), ("Roads", "Rivers"), "The Other Paper")
    assert entry.enclosures == (Enclosure("https://valley.example/a.mp3", "audio/mpeg", 1234),)
    assert entry.image == "https://valley.example/t.jpg"
    assert (len(entry.key), len(entry.digest)) == (16, 16)


def test_an_entry_of_atom():
    entry = first(
        atom(
            """<id>tag:bote.example,2025:1</id><title type="html">Das &lt;i&gt;Tal&lt;/i&gt; &amp;amp; der Fluss</title>
            <link rel="enclosure" href="/a.mp3" type="audio/mpeg" length="5" title="Ton"/>
            <link rel="alternate" type="text/html" href="/tal"/><published>2025-06-03T08:00:00Z</published>
            <updated>2025-06-04T08:00:00Z</updated><author><name>Eva Mann</name><email>e@bote.example</email></author>
            <category term="tal" label="Das Tal"/><category term="fluss"/><summary>Kurz &amp; gut.</summary>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der <em>ganze</em> Text.<br/></p></div>
            </content>
            <source><title>Die Quelle</title></source>"""
        )
    )
    assert (entry.headline, entry.url) == ("Das Tal & der Fluss", "https://bote.example/tal")
    assert (entry.guid, entry.byline, entry.tags) == ("tag:bote.example,2025:1", ("Eva Mann",), ("Das Tal", "fluss"))
    assert entry.body == "<div><p>Der <em>ganze</em> Text.<br></p></div>"
    assert entry.summary == "<p>Kurz &amp; gut.</p>"
    assert (entry.published, entry.updated) == ("2025-06-03T08:00:00Z", "2025-06-04T08:00:00Z")
    assert entry.enclosures == (Enclosure("https://bote.example/a.mp3", "audio/mpeg", 5, "Ton"),)
    assert entry.site == "Die Quelle"


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ('<content type="text">1 &lt; 2 &amp;amp; 3</content>', "<p>1 &lt; 2 &amp;amp; 3</p>"),
        ("<content>1 &amp; 2</content>", "<p>1 &amp; 2</p>"),
        ('<content type="html">&lt;p&gt;Words.&lt;/p&gt;</content>', "<p>Words.</p>"),
        ("<content>&lt;p&gt;Words.&lt;/p&gt;</content>", "<p>Words.</p>"),
        ('<content type="text/html" mode="base64">PHA+V29yZHMuPC9wPg==</content>', "<p>Words.</p>"),
        ('<content type="application/octet-stream">V29yZHMu</content>', "<p>Words.</p>"),
        ('<content type="image/png">iVBORw0KGgo=</content><summary>Short.</summary>', "<p>Short.</p>"),
        ('<content type="html">not closed <![CDATA[<b>bold]]></content>', "not closed <b>bold"),
        ('<content src="/a.html"/>', ""),
    ],
)
def test_content_types_of_atom(content, body):
    assert first(atom(f"<title>A</title>{content}")).body == body


def test_atom_0_3_is_read():
    data = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title><entry>
    <title mode="escaped" type="text/html">A &amp;amp; B</title><link rel="alternate" href="http://old.example/1"/>
    <id>1</id><issued>2004-02-01T10:00:00Z</issued><modified>2004-02-02T10:00:00Z</modified>
    <content type="text/html" mode="escaped">&lt;p&gt;Words.&lt;/p&gt;</content></entry></feed>"""
    entry = first(data)
    assert (entry.headline, entry.url, entry.body) == ("A & B", "http://old.example/1", "<p>Words.</p>")
    assert (entry.published, entry.updated) == ("2004-02-01T10:00:00Z", "2004-02-02T10:00:00Z")


@pytest.mark.parametrize(
    "root",
    [
        f'<rdf:RDF {RDF} xmlns="http://purl.org/rss/1.0/"><channel><title>T</title></channel>{{}}</rdf:RDF>',
        f'<rdf:RDF {RDF} xmlns="{NETSCAPE}"><channel><title>T</title></channel>{{}}</rdf:RDF>',
        '<rss version="0.91"><channel><title>T</title>{}</channel></rss>',
        '<rss version="2.0" xmlns="http://backend.userland.com/rss2"><channel><title>T</title>{}</channel></rss>',
        "<rss><channel><title>T</title></channel>{}</rss>",
        "<channel><title>T</title>{}</channel>",
    ],
)
def test_every_version_of_rss(root):
    item = "<item><title>Words</title><link>https://a.example/1</link></item>"
    feed = read_feed(root.format(item).encode(), "x")
    assert feed.title == "T"
    assert [(entry.headline, entry.url) for entry in feed.entries] == [("Words", "https://a.example/1")]


def test_a_click_counter_is_passed_over():
    entry = first(
        rss("<link>https://counter.example/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>")
    )
    assert entry.url == "https://a.example/1"


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<guid>https://a.example/1</guid>", "https://a.example/1"),
        ('<guid isPermaLink="false">https://a.example/1</guid>', None),
        ("<guid>urn:1</guid>", None),
        ("<link>/story?a=1&amp;b=2</link>", "https://valley.example/story?a=1&b=2"),
        ("<link>//cdn.example/1</link>", "https://cdn.example/1"),
        ("<link>\n https://a.example/1\t </link>", "https://a.example/1"),
        ("<link/><guid>https://a.example/2</guid>", "https://a.example/2"),
        ('<atom:link href="https://a.example/3"/>', "https://a.example/3"),
        ('<atom:link rel="replies" href="https://a.example/4"/>', None),
    ],
)
def test_which_link_is_the_page_of_an_entry(item, url):
    assert first(rss(item)).url == url


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("<author>jane@a.example (Jane Doe)</author>", ("Jane Doe",)),
        ("<author>Jane Doe &lt;jane@a.example&gt;</author>", ("Jane Doe",)),
        ("<dc:creator>Jane Doe</dc:creator><dc:creator>John Roe</dc:creator>", ("Jane Doe", "John Roe")),
        ("<dc:creator><![CDATA[By Jane Doe and John Roe]]></dc:creator>", ("Jane Doe", "John Roe")),
        ("<itunes:author>Jane Doe</itunes:author>", ("Jane Doe",)),
        ("<atom:author><atom:name>Jane Doe</atom:name></atom:author>", ("Jane Doe",)),
        ("<atom:author><atom:uri>https://a.example</atom:uri></atom:author>", ()),
        ("", ()),
    ],
)
def test_who_wrote_it(author, names):
    [article] = parse_feed(rss(f"<title>A</title>{author}"), "x").articles
    assert article.byline == names


def test_the_author_of_a_feed_is_that_of_its_entries():
    data = ATOM.replace("{items}", "<author><name>Eva Mann</name></author><entry><title>A</title></entry>").encode()
    assert first(data).byline == ("Eva Mann",)


def test_pictures_and_films():
    entry = first(
        rss(
            """<title>Film</title><media:group><media:title>Not this</media:title>
            <media:content url="https://a.example/film" medium="video" type="video/mp4" fileSize="7"/>
            <media:thumbnail url="https://a.example/t.jpg"/><media:description>What it shows.</media:description>
            </media:group>"""
        )
    )
    assert (entry.headline, entry.body, entry.image) == ("Film", "What it shows.", "https://a.example/t.jpg")
    assert entry.enclosures == (Enclosure("https://a.example/film", "video/mp4", 7),)


def test_a_body_without_a_picture_gets_that_of_the_entry():
    [one, other] = parse_feed(
        rss(
            '<title>A</title><description>Words.</description><media:thumbnail url="/t.jpg"/>',
            '<title>B</title><description>&lt;img src="/own.jpg"&gt;</description><media:thumbnail url="/t.jpg"/>',
        ),
        "x",
    ).articles
    assert [picture.url for picture in one.remote_images] == ["https://valley.example/t.jpg"]
    assert f'<img src="image:{one.remote_images[0].name}"' in one.html
    assert [picture.url for picture in other.remote_images] == ["https://valley.example/own.jpg"]


def test_an_article_of_an_entry():
    body = "&lt;p&gt;The council voted.&lt;/p&gt;&lt;p onclick='x()'&gt;It was &lt;a href='late'&gt;late&lt;/a&gt;."
    data = rss(
        f"""<title>Bridge closed</title><link>https://valley.example/news/bridge</link><guid>b1</guid>
        <pubDate>Tue, 03 Jun 2025 08:00:00 +0200</pubDate><description>{body}</description>"""
    )
    [article] = parse_feed(data, "feed.xml").articles
    assert (article.source, article.url) == ("https://valley.example/news/bridge",) * 2
    assert article.published.iso() == "2025-06-03T08:00:00+02:00"
    assert article.lede == "The council voted."
    assert article.text == "The council voted.\n\nIt was late."
    assert article.html == (
        '<p>The council voted.</p><p>It was <a href="https://valley.example/news/late">late</a>.</p>'
    )
    assert (article.site, article.language, article.complete) == ("The Valley & River", "en", None)
    assert article.raw.startswith(b"<p>The council voted.</p><p onclick")


def test_an_entry_without_an_address_is_known_by_its_feed_and_key():
    feed = parse_feed(rss("<title>A</title><guid>1</guid>"), "feed.xml")
    assert feed.articles[0].source == f"feed:https://valley.example/feed.xml#{feed.document.entries[0].key.hex()}"


def test_text_without_tags_keeps_its_paragraphs():
    [article] = parse_feed(rss("<title>A</title><description>One.\n\nTwo &amp;amp; three.</description>"), "x").articles
    assert article.text == "One.\n\nTwo & three."


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("Tue, 03 Jun 2025 08:00:00 GMT", "2025-06-03T08:00:00+00:00"),
        ("3 Jun 2025 08:00:00 -0530", "2025-06-03T08:00:00-05:30"),
        ("Tue, 3 Jun 2025 08:00:00 EST", "2025-06-03T08:00:00-05:00"),
        ("2025-06-03T08:00:00.123+02:00", "2025-06-03T08:00:00+02:00"),
        ("2025-06-03", "2025-06-03"),
        ("31 Feb 2025 08:00:00 GMT", None),
        ("yesterday", None),
    ],
)
def test_dates_as_they_are_written(date, iso):
    [article] = parse_feed(rss(f"<title>A</title><pubDate>{date}</pubDate>"), "x").articles
    assert (article.published.iso() if article.published else None) == iso
    assert bool(article.warnings) == (iso is None)


def test_what_is_english_by_default_is_looked_at_again():
    data = rss(
        "<title>Die Brücke ist gesperrt</title><description>Der Rat hat das auch für die Stadt beschlossen, und die "
        "Brücke ist nicht mehr zu befahren.</description>"
    )
    assert parse_feed(data, "x").articles[0].language == "de"


JSON_FEED = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "Notes", "home_page_url": "https://n.example/",
"feed_url": "https://n.example/feed.json", "authors": [{"name": "Jane Doe"}], "language": "en", "items": [
{"id": 1, "url": "/one", "title": "1 < 2", "content_html": "<p>Words.</p>", "summary": "Short.", "tags": ["a", "a", 3],
 "date_published": "2025-06-03T08:00:00Z", "date_modified": "2025-06-04T08:00:00Z",
 "attachments": [{"url": "https://n.example/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12}]},
{"id": "2", "content_text": "Only <text>.", "author": {"name": "John Roe"}, "external_url": "https://e.example/2"}]}"""


def test_json_feed():
    feed = read_feed(JSON_FEED, "x")
    one, two = feed.entries
    assert (feed.title, feed.url, feed.html_url) == ("Notes", "https://n.example/feed.json", "https://n.example/")
    assert (one.guid, one.url, one.headline, one.body) == ("1", "https://n.example/one", "1 < 2", "<p>Words.</p>")
    assert (one.byline, one.tags, one.summary) == (("Jane Doe",), ("a", "3"), "<p>Short.</p>")
    assert one.enclosures == (Enclosure("https://n.example/a.mp3", "audio/mpeg", 12),)
    assert (two.body, two.byline, two.url) == ("<p>Only &lt;text&gt;.</p>", ("John Roe",), "https://e.example/2")


def test_rss_in_json():
    data = b"""{"rss": {"version": "2.0", "channel": {"title": "News", "link": "https://n.example/", "item": [
    {"guid": {"#value": "g"}, "link": "https://n.example/1", "description": "<b>Words</b>", "category": "a"}]}}}"""
    feed = read_feed(data, "x")
    [entry] = feed.entries
    assert (feed.title, entry.guid, entry.url, entry.body) == ("News", "g", "https://n.example/1", "<b>Words</b>")
    assert entry.tags == ("a",)
