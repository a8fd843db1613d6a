import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sources.discover import FeedLink, feed_addresses, well_known

_URL = "https://www.site.example/blog/post.html"


def _found(html, url=_URL):
    return [link.url for link in feed_addresses(html.encode(), url)]


def test_the_feeds_of_a_head_are_found_with_their_titles():
    html = b"""<html><head>
        <link rel="alternate" type="application/rss+xml" title=" Tram \n news " href="/feed">
        <LINK REL='Alternate' TYPE='application/atom+xml; charset=utf-8' HREF='atom'>
        <link rel="alternate feed" type="application/feed+json" href="//feeds.example/feed.json">
        <link rel=alternate type="application/rdf+xml" href="?feed=rdf"></head></html>"""
    assert feed_addresses(html, _URL) == [
        FeedLink("https://www.site.example/feed", "Tram news", "rss"),
        FeedLink("https://www.site.example/blog/atom", "", "atom"),
        FeedLink("https://feeds.example/feed.json", "", "json"),
        FeedLink("https://www.site.example/blog/post.html?feed=rdf", "", "rss"),
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="text/html" hreflang="fr" href="/fr/feed">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed?feed=1">',
        '<link rel="stylesheet" type="application/rss+xml" href="/feed">',
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:feed()">',
        '<link rel="alternate" type="application/rss+xml" href="file:///feed">',
        '<a href="https://elsewhere.example/feed">RSS</a>',
        '<a href="/syndication/permission-form">Ask</a>',
        '<a href="/feedback">Say what you think</a>',
        '<a href="/news/rss-is-not-dead">RSS is not dead</a>',
        f'<link rel="alternate" type="application/rss+xml" href="{_URL}">',
    ],
)
def test_what_is_no_feed_is_not_taken_for_one(link):
    assert _found(link) == []


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ('<link rel=alternate type="application/json" href="/feed.json">', "https://www.site.example/feed.json"),
        ('<link rel=alternate type="text/xml" href="/rss/all.xml">', "https://www.site.example/rss/all.xml"),
        ('<a href="/rss">All news</a>', "https://www.site.example/rss"),
        ('<a href="../feed/">x</a>', "https://www.site.example/feed/"),
        ('<a href="/all.rss">x</a>', "https://www.site.example/all.rss"),
        ('<a href="/index.xml">x</a>', "https://www.site.example/index.xml"),
        ('<a href="/?feed=rss2">x</a>', "https://www.site.example/?feed=rss2"),
        ('<a href="/s"><span>RSS feed</span></a>', "https://www.site.example/s"),
        ('<a href="/s" title="Atom"><img src="rss.png"></a>', "https://www.site.example/s"),
        ('<a href="https://news.site.example/feed">x</a>', "https://news.site.example/feed"),
        ('<a href="http://feeds.feedburner.com/trams">x</a>', "http://feeds.feedburner.com/trams"),
        ('<a href="feed://www.site.example/s">RSS</a>', "http://www.site.example/s"),
        ('<a href="feed:https://www.site.example/s">RSS</a>', "https://www.site.example/s"),
    ],
)
def test_a_feed_is_known_by_its_address_or_by_how_it_is_called(link, address):
    assert _found(link) == [address]


def test_links_in_the_text_count_only_where_the_head_names_no_feed():
    head = '<link rel="alternate" type="application/rss+xml" href="/one">'
    assert _found(head + '<a href="/rss">RSS</a>') == ["https://www.site.example/one"]


def test_each_feed_is_named_once_and_those_of_comments_last():
    link = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'
    html = (
        link.format("Trams » Comments Feed", "/c") + link.format("Trams", "/f") * 2 + link.format("", "/comments/feed")
    )
    assert _found(html) == [f"https://www.site.example/{path}" for path in ("f", "c", "comments/feed")]


def test_addresses_are_relative_to_the_base_of_the_page():
    link = '<link rel=alternate type="application/rss+xml" href="feed">'
    assert _found(f'<base href="/news/">{link}') == ["https://www.site.example/news/feed"]
    assert _found(f'<base href="file:///">{link}') == ["https://www.site.example/blog/feed"]


def test_the_channel_of_a_video_page_is_found_in_its_data():
    html = '<meta itemprop="identifier" content="UCYO_jab_esuFRV4b17AJtAw"><script>{"externalId":"x"}</script>'
    feed = "https://www.youtube.com/feeds/videos.xml?channel_id=UCYO_jab_esuFRV4b17AJtAw"
    assert _found(html, "https://www.youtube.com/@jane") == [feed]
    assert _found(html, "https://notyoutube.com/@jane") == []


def test_titles_are_read_in_the_character_set_of_the_page():
    html = '<meta charset="iso-8859-1"><link rel=alternate type="application/rss+xml" title="Étés" href="/f">'
    assert feed_addresses(html.encode("latin-1"), _URL, "iso-8859-1")[0].title == "Étés"


@given(st.binary(max_size=200) | st.text(st.sampled_from("<>linka herf=\"'/:rss"), max_size=200).map(str.encode))
def test_any_bytes_are_a_page(html):
    assert all(link.url.startswith("http") for link in feed_addresses(html, _URL))


@pytest.mark.parametrize(
    ("url", "first"),
    [
        ("https://site.example", ["https://site.example/feed", "https://site.example/rss"]),
        ("https://site.example/blog", ["https://site.example/blog/feed", "https://site.example/blog/rss"]),
        ("https://site.example/blog/", ["https://site.example/blog/feed", "https://site.example/blog/rss"]),
        ("https://a:b@site.example:81/x.html?y", ["https://site.example:81/feed", "https://site.example:81/rss"]),
        ("file:///etc/", []),
        ("", []),
    ],
)
def test_where_feeds_often_lie(url, first):
    assert well_known(url)[:2] == first


def test_not_many_places_are_tried():
    assert len(well_known("https://site.example/blog/")) <= 16
    assert {"https://site.example/index.xml", "https://site.example/feed.json"} <= set(
        well_known("https://site.example/")
    )
