"""Feeds of a web server on this computer in the real window: subscribed, refreshed, changed, and all of it undone."""

import pytest
from desk import BRIDGE
from PySide6.QtWidgets import QApplication, QDialog
from web_server import WebServer, gives

from newsreader.article.model import View, ViewKind

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
RSS = "application/rss+xml"


def rss(title, *headlines):
    items = "".join(
        f"<item><guid>{each}</guid><title>{each}</title><description>&lt;p&gt;{each}, it was said.&lt;/p&gt;"
        "</description></item>"
        for each in headlines
    )
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


@pytest.fixture
def server():
    with WebServer() as running:
        running.serve("/tides", gives(rss("Tide Letters", "High water at noon", "The quay is dry"), RSS))
        running.serve("/trams", gives(rss("Tram Talk", "Line nine opens"), RSS))
        head = "<head><link rel='alternate' type='application/rss+xml' title='Tide Letters' href='/tides'></head>"
        running.serve("/", gives(f"<html>{head}<body><p>Tides.</p></body></html>".encode(), "text/html"))
        yield running


@pytest.fixture
def desk(desk_on, library_path):
    return desk_on(library_path, mark_read="by_hand", size=(1280, 800))


def labels(desk):
    return [entry.label for entry in desk.window.parts.sidebar.feeds.entries()]


def figures(desk):
    return {entry.label: entry.figure() for entry in desk.window.parts.sidebar.feeds.entries()}


def rest(desk):
    """Until what was asked of the web is here, and what followed from it."""
    desk.until(lambda: not desk.window.session.feeds.refreshing())
    desk.settle()


def subscribe(desk, address, folder=""):
    desk.key("Ctrl+N")
    desk.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    dialog = QApplication.activeWindow()
    desk.type(address)
    desk.key("Return")
    desk.until(lambda: bool(dialog.feeds()))
    if folder:
        dialog._folder.combo.setCurrentIndex(dialog._folder.combo.count() - 1)
        desk.type(folder)
    desk.key("Return")
    rest(desk)


def test_a_site_is_subscribed_to_by_its_address_and_its_articles_come(desk, server):
    subscribe(desk, server.url("/"), "Water")
    assert labels(desk) == ["Water", "Tide Letters"]
    assert desk.window.lists.name() == "Tide Letters"
    assert sorted(desk.headlines()) == ["High water at noon", "The quay is dry"]
    assert figures(desk)["Tide Letters"] == "2"
    assert desk.head() == "Tide Letters 2 unread"
    assert "Tide Letters" not in [each.label for each in desk.window.parts.sidebar._sections["sources"].entries()]


def test_figures_follow_what_is_read(desk, server):
    subscribe(desk, server.url("/tides"))
    desk.window.session.mark_read([desk.id_of("The quay is dry")], True)
    desk.settle()
    assert figures(desk) == {"Tide Letters": "1"}


def test_unsubscribing_is_undone_with_all_articles(desk, server):
    subscribe(desk, server.url("/tides"))
    desk.window.commands.run("unsubscribe")
    desk.settle()
    assert labels(desk) == []
    assert desk.toast() == "Unsubscribed: Tide Letters"
    assert desk.window.navigator.question.view == View()
    desk.click_toast()
    desk.settle()
    assert figures(desk) == {"Tide Letters": "2"}


def test_what_is_new_comes_with_the_next_refresh_and_what_fails_is_told(desk, server):
    subscribe(desk, server.url("/tides"))
    subscribe(desk, server.url("/trams"))
    server.serve("/tides", gives(rss("Tide Letters", "High water at noon", "The quay is dry", "Ebb comes early"), RSS))
    server.serve("/trams", gives(b"no feed at all", "text/plain"))
    desk.press("F5")
    rest(desk)
    assert figures(desk) == {"Tide Letters": "3", "Tram Talk": "1"}
    assert desk.window.parts.sidebar.feeds_label.trouble() == "One feed cannot be refreshed"
    desk.window.commands.run("feed_health")
    desk.settle()
    page = desk.window.health.page()
    assert page.summary() == "1 of 2 feeds are fine"
    assert [row.title for row in page.list._feeds.rows] == ["Tram Talk", "Tide Letters"]
    assert page.list._feeds.rows[0].error
    server.serve("/trams", gives(rss("Tram Talk", "Line nine opens"), RSS))
    desk.click(page.buttons["retry"])
    rest(desk)
    assert page.summary() == "All 2 feeds are fine"


def test_feeds_and_folders_are_put_in_order_and_that_is_undone(desk, server):
    subscribe(desk, server.url("/tides"), "Water")
    subscribe(desk, server.url("/trams"))
    assert labels(desk) == ["Water", "Tide Letters", "Tram Talk"]
    trams = desk.window.feeds.feed()
    desk.window.deeds._move_to(View(ViewKind.FEED, str(trams.id)), "Water")
    desk.settle()
    assert labels(desk) == ["Water", "Tide Letters", "Tram Talk"]
    assert [entry.depth for entry in desk.window.parts.sidebar.feeds.entries()] == [0, 1, 1]
    desk.click_view("Tram Talk")
    desk.window.parts.sidebar.setFocus()
    desk.press("Ctrl+Shift+Up")
    assert labels(desk) == ["Water", "Tram Talk", "Tide Letters"]
    desk.press("Ctrl+1")
    desk.window.commands.run("new_feed_folder")
    desk.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    desk.type("Coast")
    desk.key("Return")
    desk.settle()
    desk.click_view("Water")
    desk.window.deeds._move_to(View(ViewKind.FEED_FOLDER, "Water"), "Coast")
    desk.settle()
    assert labels(desk) == ["Coast", "Water", "Tram Talk", "Tide Letters"]
    assert desk.window.lists.name() == "Water"
    for _ in range(4):
        desk.window.session.undo()
        desk.settle()
    assert labels(desk) == ["Water", "Tide Letters", "Tram Talk"]
    assert [entry.depth for entry in desk.window.parts.sidebar.feeds.entries()] == [0, 1, 0]


def test_a_list_brings_feeds_that_wait_until_they_are_asked_for(desk, server, tmp_path):
    path = tmp_path / "mine.opml"
    path.write_text(
        "<opml version='2.0'><body><outline text='Water'>"
        f"<outline text='Tides' xmlUrl='{server.url('/tides')}'/></outline>"
        "<outline text='Bad' xmlUrl='exec:rm'/></body></opml>"
    )
    desk.window.imports._chosen([str(path)])
    desk.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    dialog = QApplication.activeWindow()
    assert dialog.summary() == "1 subscribed, 1 refused"
    desk.settle()
    assert labels(desk) == ["Water", "Tides"]
    desk.window.timer.look()
    rest(desk)
    assert server.asked == []
    desk.click_view("Tides")
    assert "was not fetched yet" in desk.open_headline()


def test_everything_else_stays_as_it_was(desk, server):
    subscribe(desk, server.url("/tides"))
    desk.press("Ctrl+1")
    assert BRIDGE in desk.headlines()
