"""What an article may lead to in the home network: the host that the reader typed to get it, and nothing else."""

from fakes import parsed

from newsreader.application.news.trust import is_trusted
from newsreader.article.feed import ListedFeed
from newsreader.library.feed_entries import Came
from newsreader.library.prepared import prepare

HOME = "http://192.168.0.7/feed"


def article_of(library, *, local):
    feed = library.feeds.subscribe([ListedFeed("Home", HOME)], local=local).ids[0]
    came = Came(
        b"k" * 16, b"d" * 16, prepare(parsed("At home", source="http://192.168.0.7/1", url="http://192.168.0.7/1"))
    )
    return library.feeds.keep(feed, [came])[0].id


def test_an_article_of_a_feed_that_was_typed_may_lead_to_its_host(library):
    article = article_of(library, local=True)
    assert is_trusted(library, article, "http://192.168.0.7/picture.png")
    assert not is_trusted(library, article, "http://192.168.0.1/router")


def test_an_article_of_a_feed_from_a_list_may_not(library):
    assert not is_trusted(library, article_of(library, local=False), "http://192.168.0.7/picture.png")


def test_a_page_that_was_typed_may_lead_to_its_host(library):
    page = library.add(parsed("A page", source="http://nas.local/page", url="http://nas.local/page")).id
    assert is_trusted(library, page, "http://nas.local/picture.png")
    file = library.add(parsed("A file")).id
    assert not is_trusted(library, file, "http://nas.local/picture.png")
