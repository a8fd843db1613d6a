from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b

import pytest
from fakes import naming, on, parsed

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import ListedFeed
from newsreader.article.model import Image, ParsedArticle, RemoteImage, View
from newsreader.library import Library
from newsreader.library.check import check
from newsreader.library.feed_entries import Came
from newsreader.library.prepared import prepare

PNG = b"\x89PNG"
FERRY, TOWER = RemoteImage("web-1", "https://e.org/ferry.jpg", "F", 6, 4), RemoteImage("web-2", "https://e.org/t.jpg")
SENT = replace(
    naming("Ferry late", "Port opens"),
    byline=("Ann Lee",),
    published=on(2026, 6, 1),
    site="Harbour Desk",
    url="https://harbour.example/ferry",
    source="https://harbour.example/ferry",
    tags=("boats",),
    remote_images=(FERRY,),
    enclosures=(("https://harbour.example/ferry.mp3", "audio/mpeg", 7, "Spoken"),),
    warnings=("Odd.",),
)
PAGE = replace(
    naming("Ferry hours late", "Bridge closed", "Port opens"),
    text="The ferry came hours late because of whales.",
    published=on(2026, 6, 1),
    url="https://harbour.example/ferry?full",
    source="https://harbour.example/ferry?full",
    complete=0.8,
    raw=b"<html>whales</html>",
    remote_images=(FERRY, TOWER),
)


@pytest.fixture
def feed(library: Library) -> int:
    return library.feeds.subscribe([ListedFeed("Harbour Desk", "https://harbour.example/feed")]).ids[0]


def digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()


def came(article: ParsedArticle) -> Came:
    return Came(digest("key"), digest(article.headline + article.text), prepare(article).light())


@pytest.fixture
def article_id(library: Library, feed: int) -> int:
    return library.feeds.keep(feed, [came(SENT)])[0].id


def fetched(library: Library, article_id: int, image: RemoteImage, data: bytes = PNG) -> None:
    with library._database.writing() as connection:
        connection.execute(
            "INSERT INTO images VALUES (?, 0, 9, ?, 'image/png', 1, 1, ?)", (article_id, image.name, data)
        )


def said(library: Library, article_id: int) -> tuple[object, ...]:
    article = library.article(article_id)
    links = [(link.headline, link.url) for link in article.links]
    rest = (article.tags, article.warnings, article.complete, article.remote_images, article.published, links)
    return (article.headline, article.byline, article.html, article.text, library.raw(article_id), *rest)


def test_the_page_is_shown_in_place_of_what_the_feed_sent(library: Library, article_id: int) -> None:
    changes = library.put_version(article_id, PAGE, "page")
    article = library.article(article_id)
    assert changes.articles == {article_id}
    assert changes.kinds == {"articles", "links"}
    assert (article.version, article.other_version) == ("page", "feed")
    assert (article.headline, article.text, article.complete) == (PAGE.headline, PAGE.text, 0.8)
    assert [link.headline for link in article.links] == ["Bridge closed", "Port opens"]
    assert library.raw(article_id) == PAGE.raw
    assert article.revisions == 0


def test_search_follows_the_version_that_is_shown(library: Library, article_id: int) -> None:
    library.put_version(article_id, PAGE, "page")
    assert list(library.ids(View(search="whales"))) == [article_id]
    library.show_version(article_id, "feed")
    assert not library.ids(View(search="whales"))
    assert list(library.ids(View(search="council"))) == [article_id]


def test_turning_to_and_fro_is_the_identity(library: Library, article_id: int) -> None:
    before = said(library, article_id)
    library.put_version(article_id, PAGE, "page")
    page = said(library, article_id)
    for _ in range(2):
        library.show_version(article_id, "feed")
        assert said(library, article_id) == before
        library.show_version(article_id, "page")
        assert said(library, article_id) == page
    assert check(library.path).findings == ()


def test_showing_a_version_is_taken_back_by_showing_the_other(library: Library, article_id: int) -> None:
    before = said(library, article_id)
    first = library.put_version(article_id, PAGE, "page")
    assert first.undo is not None
    back = library.undo(first.undo)
    assert said(library, article_id) == before
    assert library.article(article_id).version == "feed"
    assert back.undo is not None
    library.undo(back.undo)
    assert library.article(article_id).version == "page"


def test_showing_what_is_shown_or_is_not_there_changes_nothing(library: Library, article_id: int) -> None:
    assert not library.show_version(article_id, "page")
    library.put_version(article_id, PAGE, "page")
    assert not library.show_version(article_id, "page")


def test_a_page_that_is_fetched_again_takes_the_place_of_the_earlier_one(library: Library, article_id: int) -> None:
    library.put_version(article_id, PAGE, "page")
    library.put_version(article_id, replace(PAGE, text="Now with dolphins."), "page")
    article = library.article(article_id)
    assert (article.text, article.version, article.other_version) == ("Now with dolphins.", "page", "feed")
    assert library.version(article_id, "feed") == replace(SENT, images=())


def test_a_page_can_be_kept_without_being_shown(library: Library, article_id: int) -> None:
    before = said(library, article_id)
    library.put_version(article_id, PAGE, "page", show=False)
    article = library.article(article_id)
    assert (article.version, article.other_version) == ("feed", "page")
    assert said(library, article_id) == before
    library.show_version(article_id, "page")
    assert library.article(article_id).text == PAGE.text


def test_each_version_can_be_asked_for(library: Library, article_id: int) -> None:
    assert library.version(article_id, "feed") == SENT
    assert library.version(article_id, "page") is None
    library.put_version(article_id, PAGE, "page")
    assert library.version(article_id, "feed") == SENT
    page = library.version(article_id, "page")
    assert page is not None
    assert page.text == PAGE.text


def test_what_was_added_from_the_web_is_its_page_and_a_file_is_not(library: Library) -> None:
    number = library.add(PAGE).id
    assert library.version(number, "page") is not None
    assert library.version(number, "feed") is None
    other = library.add(replace(PAGE, headline="Other", url=None, source="/news/ferry.html")).id
    assert library.version(other, "page") is None
    assert library.version(other, "feed") is not None
    with pytest.raises(NewsreaderError):
        library.version(other + 1, "feed")


def test_pictures_that_were_fetched_stay_with_each_version_that_shows_them(library: Library, article_id: int) -> None:
    fetched(library, article_id, FERRY)
    library.put_version(article_id, PAGE, "page")
    assert library.image(article_id, "web-1") == PNG
    fetched(library, article_id, TOWER, PNG + b"2")
    library.show_version(article_id, "feed")
    assert library.image(article_id, "web-1") == PNG
    assert library.image(article_id, "web-2") is None
    library.show_version(article_id, "page")
    assert library.image(article_id, "web-2") == PNG + b"2"


def test_pictures_that_came_along_come_back_with_their_version(library: Library) -> None:
    picture = Image("1", PNG, "image/png", 3, 4)
    number = library.add(replace(PAGE, images=(picture,))).id
    library.put_version(number, SENT, "feed")
    assert library.image(number, "1") is None
    library.show_version(number, "page")
    assert library.image(number, "1") == PNG
    assert library.article(number).image_names == ("1",)


def test_what_takes_the_place_of_its_own_kind_is_an_edit(library: Library, article_id: int) -> None:
    library.put_version(article_id, PAGE, "page")
    library.put_version(article_id, replace(PAGE, text=PAGE.text + "\n\n12 comments"), "page")
    assert library.article(article_id).revisions == 0
    library.put_version(article_id, replace(PAGE, text="Dolphins."), "page")
    assert [revision.text for revision in library.revisions(article_id)] == [PAGE.text + "\n\n12 comments"]


def test_what_the_reader_did_stays(library: Library, article_id: int) -> None:
    library.mark_read([article_id], read=True)
    library.tag([article_id], "mine", on=True)
    library.tag([article_id], "boats", on=False)
    library.put_version(article_id, PAGE, "page")
    library.show_version(article_id, "feed")
    article = library.article(article_id)
    assert article.status.read
    assert article.tags == ("mine",)


def test_a_refresh_with_the_same_entry_leaves_the_page(library: Library, feed: int, article_id: int) -> None:
    library.put_version(article_id, PAGE, "page")
    (again,) = library.feeds.keep(feed, [came(SENT)])
    assert (again.id, again.outcome) == (article_id, "unchanged")
    assert library.article(article_id).text == PAGE.text


def test_an_edited_entry_changes_what_the_feed_sent_and_not_the_page(
    library: Library, feed: int, article_id: int
) -> None:
    library.put_version(article_id, PAGE, "page")
    (edited,) = library.feeds.keep(feed, [came(replace(SENT, text="The ferry was early after all."))])
    assert (edited.id, edited.outcome) == (article_id, "updated")
    article = library.article(article_id)
    assert (article.text, article.revisions) == (PAGE.text, 0)
    library.show_version(article_id, "feed")
    assert library.article(article_id).text == "The ferry was early after all."
    (again,) = library.feeds.keep(feed, [came(replace(SENT, text="The ferry was early after all."))])
    assert again.outcome == "unchanged"


def test_an_entry_that_was_edited_in_a_trifle_is_no_news(library: Library, feed: int, article_id: int) -> None:
    library.put_version(article_id, PAGE, "page")
    (edited,) = library.feeds.keep(feed, [came(replace(SENT, text=SENT.text + "\n\n12 comments"))])
    assert edited.outcome == "unchanged"
    assert not edited.changes


def test_an_edited_entry_is_a_revision_while_it_is_what_is_shown(library: Library, feed: int, article_id: int) -> None:
    library.put_version(article_id, PAGE, "page")
    library.show_version(article_id, "feed")
    library.feeds.keep(feed, [came(replace(SENT, text="The ferry was early after all."))])
    article = library.article(article_id)
    assert (article.text, article.revisions, article.other_version) == ("The ferry was early after all.", 1, "page")


def test_the_article_is_found_by_the_address_that_it_came_with(library: Library, feed: int, article_id: int) -> None:
    library.put_version(article_id, PAGE, "page")
    moved = Came(digest("new key"), digest("x"), prepare(SENT))
    assert [added.id for added in library.feeds.keep(feed, [moved])] == [article_id]


def test_a_damaged_version_is_said_and_the_other_stays(library: Library, article_id: int) -> None:
    library.put_version(article_id, PAGE, "page")
    with library._database.writing() as connection:
        connection.execute("UPDATE versions SET data = x'00'")
    with pytest.raises(NewsreaderError, match="damaged"):
        library.show_version(article_id, "feed")
    assert library.article(article_id).text == PAGE.text


def test_a_version_of_no_article_is_refused(library: Library) -> None:
    with pytest.raises(NewsreaderError, match="no article 9"):
        library.put_version(9, parsed(), "page")
