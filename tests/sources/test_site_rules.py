import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.urls import web_address
from newsreader.sources.site_rules import site_rules


@pytest.mark.parametrize(
    ("url", "first"),
    [
        (
            "https://www.youtube.com/channel/UCYO_jab/videos",
            "https://www.youtube.com/feeds/videos.xml?channel_id=UCYO_jab",
        ),
        ("https://youtube.com/user/jane", "https://www.youtube.com/feeds/videos.xml?user=jane"),
        ("https://m.youtube.com/playlist?list=PL1", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"),
        ("https://www.youtube.com/watch?v=1&list=PL1", "https://www.youtube.com/feeds/videos.xml?playlist_id=PL1"),
        ("https://www.reddit.com/", "https://www.reddit.com/.rss"),
        ("https://old.reddit.com/r/trams/", "https://www.reddit.com/r/trams/.rss"),
        ("https://reddit.com/r/trams/top", "https://www.reddit.com/r/trams/top/.rss"),
        ("https://reddit.com/u/jane", "https://www.reddit.com/user/jane/.rss"),
        (
            "https://reddit.com/r/trams/search?q=new line",
            "https://www.reddit.com/r/trams/search.rss?q=new%20line&restrict_sr=on&sort=new",
        ),
        ("https://github.com/jane", "https://github.com/jane.atom"),
        ("https://github.com/jane/trams", "https://github.com/jane/trams/releases.atom"),
        ("https://github.com/jane/trams.git", "https://github.com/jane/trams/releases.atom"),
        ("https://github.com/jane/trams/releases", "https://github.com/jane/trams/releases.atom"),
        ("https://github.com/jane/trams/tags", "https://github.com/jane/trams/tags.atom"),
        ("https://github.com/jane/trams/commits", "https://github.com/jane/trams/commits.atom"),
        ("https://github.com/jane/trams/commits/main", "https://github.com/jane/trams/commits/main.atom"),
        ("https://github.com/jane/trams/tree/main/docs", "https://github.com/jane/trams/commits/main/docs.atom"),
        ("https://gitlab.com/a/b/trams/-/tree/main", "https://gitlab.com/a/b/trams/-/releases.atom"),
        ("https://gitlab.com/jane", "https://gitlab.com/jane.atom"),
        ("https://codeberg.org/jane/trams/src", "https://codeberg.org/jane/trams/releases.rss"),
        ("https://trams.substack.com/p/one", "https://trams.substack.com/feed"),
        ("https://substack.com/@jane", "https://jane.substack.com/feed"),
        ("https://medium.com/@jane/one-1", "https://medium.com/feed/@jane"),
        ("https://medium.com/trams", "https://medium.com/feed/trams"),
        ("https://medium.com/tag/trams/latest", "https://medium.com/feed/tag/trams"),
        ("https://medium.com/pub/tagged/trams", "https://medium.com/feed/pub/tagged/trams"),
        ("https://jane.medium.com/one", "https://jane.medium.com/feed"),
        ("https://jane.wordpress.com/2026/", "https://jane.wordpress.com/feed/"),
        ("https://jane.wordpress.com/tag/trams/", "https://jane.wordpress.com/tag/trams/feed/"),
        ("https://jane.blogspot.com/2026/1.html", "https://jane.blogspot.com/feeds/posts/default"),
        ("https://jane.blogspot.co.uk/search/label/Trams", "https://jane.blogspot.co.uk/feeds/posts/default/-/Trams"),
        ("https://jane.tumblr.com/post/1", "https://jane.tumblr.com/rss"),
        ("https://www.tumblr.com/jane/1", "https://jane.tumblr.com/rss"),
        ("https://www.tumblr.com/blog/jane", "https://jane.tumblr.com/rss"),
        ("https://social.example/@jane", "https://social.example/@jane.rss"),
        ("https://social.example/@jane/1234", "https://social.example/@jane.rss"),
        ("https://social.example/@jane@other.example", "https://other.example/@jane.rss"),
        ("https://bsky.app/profile/jane.example", "https://bsky.app/profile/jane.example/rss"),
        ("https://news.ycombinator.com/", "https://news.ycombinator.com/rss"),
        ("https://lobste.rs/t/python", "https://lobste.rs/t/python.rss"),
        ("https://lobste.rs/", "https://lobste.rs/rss"),
        ("https://stackoverflow.com/questions/tagged/python", "https://stackoverflow.com/feeds/tag/python"),
        ("https://cooking.stackexchange.com/questions/12/x", "https://cooking.stackexchange.com/feeds/question/12"),
        ("https://arxiv.org/list/cs.CL/recent", "https://rss.arxiv.org/rss/cs.CL"),
        ("https://vimeo.com/jane", "https://vimeo.com/jane/videos/rss"),
        ("https://dev.to/jane", "https://dev.to/feed/jane"),
        ("https://dev.to/t/python", "https://dev.to/feed/tag/python"),
        ("https://pypi.org/project/Requests/", "https://pypi.org/rss/project/requests/releases.xml"),
        ("https://news.google.com/search?q=new trams", "https://news.google.com/rss/search?q=new%20trams"),
    ],
)
def test_the_feed_of_a_page_is_known_by_its_address(url, first):
    assert site_rules(url)[0] == first


def test_a_project_has_several_feeds():
    assert [url.rpartition("/")[2] for url in site_rules("https://github.com/jane/trams")] == [
        "releases.atom", "commits.atom", "tags.atom",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "url",
    ["https://site.example/", "https://www.youtube.com/@jane", "https://gist.github.com/jane/1", "https://github.com/",
     "https://www.tiktok.com/@jane", "https://medium.com/", "https://vimeo.com/1234", "https://notreddit.com/r/a",
     "https://www.reddit.com/settings", "https://blogspot.example/", "file:///@jane", "", "http://["],
)  # fmt: skip
def test_no_feed_is_made_up(url):
    assert site_rules(url) == []


@given(
    st.sampled_from(["github.com", "reddit.com", "medium.com", "gitlab.com", "tumblr.com", "social.example", "dev.to"]),
    st.lists(st.text(max_size=6) | st.sampled_from(["r", "@a", "-", "tag", "tagged", "commits"]), max_size=5),
)
def test_what_is_found_are_web_addresses_of_that_page_or_less(host, steps):
    found = site_rules(f"https://{host}/{'/'.join(steps)}")
    assert all(web_address(url) for url in found)
