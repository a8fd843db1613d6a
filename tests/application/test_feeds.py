"""The feeds of a sitting, on a web server of this computer."""

import struct
import zlib

import pytest
from web_server import WebServer, gives, is_silent

from newsreader.article.feed import FeedSettings, ListedFeed
from newsreader.article.model import View, ViewKind

PARAGRAPH = "<p>The council voted for the new harbour bridge on Friday after a long debate about its cost.</p>"
ITEM = (
    "<item><guid>1</guid><title>Council approves bridge</title><link>{url}/1</link><description>"
    "&lt;p&gt;The council voted.&lt;/p&gt;&lt;img src='{url}/bridge.png' alt='The bridge'&gt;</description></item>"
)
LIST = (
    "<opml version='2.0'><head><title>Mine</title></head><body><outline text='News'>"
    "<outline text='Valley' xmlUrl='https://valley.example/feed'/></outline>"
    "<outline text='Bad' xmlUrl='exec:rm'/></body></opml>"
)


def png(width=40, height=30):
    """A picture."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + b"\x33\x66\x99" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def feed(url, *items, title="Harbour Desk"):
    """A feed with one article, and others if wanted."""
    written = "".join([ITEM.format(url=url), *items])
    return f"<rss version='2.0'><channel><title>{title}</title><link>{url}/</link>{written}</channel></rss>".encode()


@pytest.fixture
def server():
    with WebServer() as running:
        url = running.url("").rstrip("/")
        running.serve("/feed", gives(feed(url)))
        running.serve("/bridge.png", gives(png(), "image/png"))
        head = "<head><title>Council approves bridge</title></head>"
        page = f"<html>{head}<body><article>{PARAGRAPH * 8}</article></body></html>"
        running.serve("/1", gives(page.encode(), "text/html"))
        home = "<html><head><link rel='alternate' type='application/rss+xml' title='News' href='/feed'></head></html>"
        running.serve("/", gives(home.encode(), "text/html"))
        yield running


@pytest.fixture
def session(sitting):
    with sitting() as session:
        yield session


@pytest.fixture
def settled(qtbot, session):
    """Waits until nothing is under way."""
    return lambda: qtbot.waitUntil(lambda: not session.background.busy() and not session.feeds.refreshing())


@pytest.fixture
def followed(qtbot, session, server, settled):
    """The subscription to the server's feed, once its article came."""
    with qtbot.waitSignal(session.feeds.came):
        session.feeds.subscribe(server.url("/feed"), "", "News", "Subscribed")
    settled()
    return session.library.feeds.all()[0]


def shown(qtbot, session):
    with qtbot.waitSignal(session.feeds.listed) as told:
        session.feeds.ask()
    return told.args[0]


def test_a_feed_is_found_by_the_address_of_its_site(qtbot, session, server):
    found = []
    session.feeds.look_for(server.url("/"), found.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(found))
    assert [(each.url, each.title, each.articles, each.subscribed) for each in found[0].feeds] == [
        (server.url("/feed"), "Harbour Desk", 1, None)
    ]
    assert found[0].page


def test_what_is_no_address_is_told(qtbot, session):
    errors = []
    session.feeds.look_for("no address at all", pytest.fail, errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].what == "This is no web address."


def test_only_the_last_look_is_answered(qtbot, session, server, settled):
    found = []
    session.feeds.look_for(server.url("/"), lambda _: found.append("first"), pytest.fail)
    session.feeds.look_for(server.url("/feed"), lambda _: found.append("second"), pytest.fail)
    qtbot.waitUntil(lambda: bool(found))
    settled()
    assert found == ["second"]
    session.feeds.look_for(server.url("/"), lambda _: found.append("third"), pytest.fail)
    session.feeds.cancel_looking()
    settled()
    assert found == ["second"]


def test_a_feed_that_is_followed_comes_at_once_and_can_be_taken_back(qtbot, session, followed, settled):
    listed = shown(qtbot, session)
    assert [(each.title, each.folders, each.unread) for each in listed.subscriptions] == [
        ("Harbour Desk", ("News",), 1)
    ]
    assert listed.folders == ("News",)
    assert listed.next_at > 0
    session.undo()
    settled()
    assert shown(qtbot, session).subscriptions == ()
    assert len(session.library.ids(View())) == 1


def test_progress_is_told_to_its_end(qtbot, session, followed, server, settled):
    told = []
    session.feeds.progressed.connect(told.append)
    server.serve("/feed", gives(feed(server.url("").rstrip("/"), "<item><guid>2</guid><title>Storm</title></item>")))
    session.feeds.refresh()
    settled()
    assert (told[0].done, told[0].total, told[0].finished) == (0, 1, False)
    assert (told[-1].done, told[-1].new, told[-1].finished, told[-1].cancelled) == (1, 1, True, False)


def test_a_refresh_is_cancelled(qtbot, session, server, settled, followed):
    for number in range(6):
        server.serve(f"/slow{number}", is_silent(30))
        session.library.feeds.subscribe([ListedFeed("", server.url(f"/slow{number}"))], local=True)
    told = []
    session.feeds.progressed.connect(told.append)
    session.feeds.refresh()
    qtbot.waitUntil(lambda: bool(told))
    session.feeds.cancel_refresh()
    settled()
    assert told[-1].finished
    assert told[-1].cancelled


def test_what_is_due_is_refreshed_by_itself_and_what_is_paused_never(qtbot, session, followed, server, settled):
    asked = len(server.asked)
    session.feeds.refresh_due(30)
    settled()
    assert len(server.asked) == asked
    session.feeds.pause([followed.id], True, "Paused")
    settled()
    session.feeds.refresh()
    settled()
    assert len(server.asked) == asked
    session.feeds.refresh([followed.id])
    settled()
    assert len(server.asked) > asked


def test_a_folder_is_renamed_moved_and_removed(qtbot, session, followed, settled):
    feeds = session.feeds
    feeds.make_folder("Sea", "made")
    feeds.rename_folder("News", "Ports", "renamed")
    feeds.move_folder("Ports", "Sea", None, "moved")
    settled()
    assert shown(qtbot, session).folders == ("Sea", "Sea/Ports")
    assert shown(qtbot, session).subscriptions[0].folders == ("Sea/Ports",)
    session.undo()
    settled()
    assert shown(qtbot, session).subscriptions[0].folders == ("Ports",)
    feeds.refresh_folder("Ports")
    feeds.remove_folder("Ports", "removed")
    settled()
    assert shown(qtbot, session).subscriptions[0].folders == ()


def test_a_list_is_taken_in_and_written(qtbot, session, tmp_path, settled):
    (tmp_path / "list.opml").write_text(LIST)
    taken = []
    session.feeds.import_list(tmp_path / "list.opml", "Imported", taken.append)
    qtbot.waitUntil(lambda: bool(taken))
    assert (taken[0].subscribed, taken[0].known, [name for name, _ in taken[0].refused]) == (1, 0, ["Bad"])
    written = []
    session.feeds.export_list(tmp_path / "mine.opml", written.append)
    qtbot.waitUntil(lambda: bool(written))
    assert written == [1]
    assert "valley.example" in (tmp_path / "mine.opml").read_text()


def test_the_page_of_an_article_is_fetched_and_either_version_shown(qtbot, session, followed, settled):
    with qtbot.waitSignal(session.feeds.fetched_text) as told:
        session.feeds.full_text(1)
    assert told.args[0].outcome == "page"
    assert "long debate" in session.library.article(1).text
    with qtbot.waitSignal(session.done):
        session.feeds.show_version(1, "feed", "Shown as the feed sent it")
    assert session.library.article(1).text == "The council voted."
    session.feeds.refresh()
    settled()
    assert session.library.article(1).text == "The council voted."


def test_a_page_that_does_not_come_is_told(qtbot, session, followed, server):
    server.serve("/1", is_silent(0))
    with qtbot.waitSignal(session.feeds.fetched_text) as told:
        session.feeds.full_text(1)
    assert told.args[0].outcome == "failed"
    assert told.args[0].sentence


def test_pictures_are_fetched_for_the_asking_and_always_if_wanted(qtbot, session, followed, server, settled):
    assert session.library.article(1).image_names == ()
    assert not [each for each in server.asked if each.path.endswith(".png")]
    with qtbot.waitSignal(session.feeds.pictures_came) as told:
        session.feeds.load_pictures(1, always=True)
    assert (told.args[0].article_id, told.args[0].missing) == (1, 0)
    name = session.library.article(1).image_names[0]
    assert session.library.image(1, name) == png()
    assert session.library.rows([1])[0].thumbnail == name
    assert session.library.feeds.get(followed.id).settings.images


def test_a_feed_set_so_brings_page_and_pictures_with_its_articles(qtbot, session, followed, server, settled):
    url = server.url("").rstrip("/")
    settings = session.library.feeds.get(followed.id).settings
    session.feeds.set_settings(followed.id, FeedSettings(full_text=True, images=True, local=settings.local), "Set")
    settled()
    second = ITEM.format(url=url).replace("<guid>1", "<guid>2").replace("/1</link>", "/2</link>")
    picture = "<figure><img src='/bridge.png' width='640' height='480' alt='The bridge'></figure>"
    page = f"<html><body><article>{PARAGRAPH * 4}{picture}{PARAGRAPH * 5}</article></body></html>"
    server.serve("/2", gives(page.encode(), "text/html"))
    server.serve("/feed", gives(feed(url, second)))
    session.feeds.refresh()
    settled()
    article = session.library.article(2)
    assert "long debate" in article.text
    assert article.image_names


def test_the_icon_of_a_site_is_fetched_once(qtbot, session, followed, server, settled):
    icons = []
    session.feeds.icon(followed.id, 16, icons.append)
    qtbot.waitUntil(lambda: bool(icons))
    assert icons == [None]
    asked = [each.path for each in server.asked].count("/favicon.ico")
    session.feeds.refresh()
    settled()
    assert [each.path for each in server.asked].count("/favicon.ico") == asked == 1


def test_a_page_is_saved_and_opened(qtbot, session, server, settled):
    with qtbot.waitSignal(session.first_kept) as kept:
        session.feeds.save_page(server.url("/1"))
    settled()
    assert session.library.article(kept.args[0]).headline == "Council approves bridge"


def test_closing_waits_for_no_server(qtbot, session, server, followed):
    server.serve("/feed", is_silent(60))
    session.feeds.refresh()
    session.close()
    assert not session.is_open


def test_articles_of_a_feed_are_listed(qtbot, session, followed):
    assert list(session.library.ids(View(ViewKind.FEED, str(followed.id)))) == [1]
    assert list(session.library.ids(View(ViewKind.FEED_FOLDER, "News"))) == [1]
