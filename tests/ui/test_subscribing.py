"""Feeds and pages come in by an address or a list: typed, pasted, dropped, chosen."""

from pathlib import Path

import pytest
from feed_fakes import FakeFeeds, feed
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from newsreader.application.news.finding import FoundFeed, FoundFeeds
from newsreader.application.news.lists import ListTaken
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import View, ViewKind
from newsreader.ui.addresses import address_in, full_address, is_address
from newsreader.ui.import_desk import can_take

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
SITE = "https://site9.example/"
RSS = FoundFeed(f"{SITE}feed", "Site Nine", "RSS", 20)
NEWS = FoundFeed(f"{SITE}news", "Site Nine: News", "Atom", 1)
KNOWN = FoundFeed("https://site1.example/feed", "Feed 1", "RSS", 3, 1)


@pytest.fixture
def feeds():
    return FakeFeeds(feed(1, "Field Notes", "Science"))


@pytest.fixture
def desk(desk_on, library_path, feeds):
    QGuiApplication.clipboard().clear()
    return desk_on(library_path, mark_read="by_hand", feeds=feeds, size=(1280, 800))


def dialog(desk):
    desk.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    return QApplication.activeWindow()


def subscribe(desk, address=""):
    """Open the dialog, type an address and look at it."""
    desk.key("Ctrl+N")
    opened = dialog(desk)
    if address:
        desk.type(address)
        desk.key("Return")
    return opened


def written(texts):
    return [text.replace("\u2068", "").replace("\u2069", "") for text in texts]


# Addresses


@pytest.mark.parametrize(
    ("text", "one", "full"),
    [
        ("https://a.example/feed", True, True),
        ("  HTTP://a.example/?x=1 ", True, True),
        ("feed://a.example/x", True, True),
        ("feed:https://a.example/x", True, True),
        ("a.example", True, False),
        ("a.example/blog?p=1", True, False),
        ("https://localhost:8080/feed", True, True),
        ("localhost", False, False),
        ("Hello there.", False, False),
        ("a.", False, False),
        ("ana@mail.example", False, False),
        ("https://a.example/ and more", False, False),
        ("javascript:alert(1)", False, False),
        ("file:///etc/passwd", False, False),
        ("", False, False),
        ("https://a.example/" + "x" * 5000, False, False),
    ],
)
def test_what_counts_as_an_address(text, one, full):
    assert (is_address(text), bool(full_address(text))) == (one, full)


def mime(text="", urls=()):
    data = QMimeData()
    if urls:
        data.setUrls([QUrl(each) for each in urls])
    if text:
        data.setText(text)
    return data


def test_what_a_drop_holds():
    assert address_in(mime(urls=[SITE], text=SITE)) == SITE
    assert address_in(mime("https://a.example/x")) == "https://a.example/x"
    assert address_in(mime("An article.\nIt is long.")) == ""
    assert address_in(mime(urls=["file:///tmp/a.txt"])) == ""
    assert can_take(mime(urls=["feed:https://a.example/x"]))
    assert not can_take(mime(urls=["mailto:ana@mail.example"]))


# By an address


def test_one_feed_is_subscribed_to_and_shown(desk, feeds):
    feeds.found = FoundFeeds(SITE, (RSS,))
    opened = subscribe(desk, SITE)
    assert ("look_for", SITE) in feeds.calls
    assert written(opened.feeds()) == ["Site Nine · RSS · 20 articles"]
    desk.press("Return")
    assert feeds.calls[-1] == ("subscribe", RSS.url, "Site Nine", "", "Subscribed: \u2068Site Nine\u2069")
    assert desk.window.navigator.question.view == View(ViewKind.FEED, "2")


def test_of_several_one_is_chosen_by_keys_and_known_ones_are_said_to_be(desk, feeds):
    feeds.found = FoundFeeds(SITE, (KNOWN, RSS, NEWS))
    opened = subscribe(desk, SITE)
    assert written(opened.feeds()) == [
        "Feed 1 · RSS · 3 articles · already subscribed",
        "Site Nine · RSS · 20 articles",
        "Site Nine: News · Atom · 1 article",
    ]
    assert opened._feeds.currentRow() == 1
    desk.key("Tab")
    desk.key("Down")
    desk.press("Return")
    assert feeds.calls[-1][:2] == ("subscribe", NEWS.url)


def test_a_feed_that_is_known_is_shown(desk, feeds):
    feeds.found = FoundFeeds(SITE, (KNOWN,))
    opened = subscribe(desk, SITE)
    assert opened._subscribe.text() == "Show it"
    desk.press("Return")
    assert desk.window.navigator.question.view == View(ViewKind.FEED, "1")


def test_a_folder_is_chosen_or_made(desk, feeds):
    feeds.found = FoundFeeds(SITE, (RSS,))
    opened = subscribe(desk, SITE)
    opened._folder.combo.setCurrentIndex(1)
    assert opened._folder.path() == "Science"
    opened._folder.combo.setCurrentIndex(2)
    desk.type("  Sea & coast ")
    desk.click(opened._subscribe)
    assert feeds.calls[-1][3] == "Sea & coast"


def test_a_page_without_feeds_is_saved(desk, feeds):
    feeds.found = FoundFeeds(SITE, (), page=True)
    opened = subscribe(desk, SITE)
    assert opened.told() == "This page names no feed. The page itself can be saved and read here."
    desk.press("Return")
    assert feeds.calls[-1] == ("save_page", SITE)


def test_a_page_with_feeds_can_be_saved_instead(desk, feeds):
    feeds.found = FoundFeeds(SITE, (RSS,), page=True)
    desk.click(subscribe(desk, SITE)._page)
    assert feeds.calls[-1] == ("save_page", SITE)


def test_where_nothing_is_found_it_says_what_was_kept_and_what_to_do(desk, feeds):
    feeds.found = FoundFeeds(SITE)
    opened = subscribe(desk, SITE)
    assert opened.told() == (
        "There is no feed at this address. Nothing was changed."
        " Look for a link to a feed on the site, and try its address."
    )
    assert not opened._subscribe.isEnabled()
    feeds.found = NewsreaderError(
        "There is no network.", "Nothing was changed.", "Try again later.", details="<b>x</b>"
    )
    desk.key("Return")
    assert opened.told() == "There is no network. Nothing was changed. Try again later."
    assert "<b>" not in opened._more.toolTip()


def test_it_looks_by_itself_once_an_address_is_typed(desk, feeds):
    opened = subscribe(desk)
    desk.type("site9")
    assert not opened._rest.isActive()
    desk.type(".example")
    desk.until(lambda: ("look_for", "site9.example") in feeds.calls)
    assert not opened._bar.isHidden()


def test_what_is_found_for_an_earlier_address_comes_to_nothing(desk, feeds):
    opened = subscribe(desk, SITE)
    late = feeds.answer
    desk.type("other.example")
    late(FoundFeeds(SITE, (RSS,)))
    assert opened.feeds() == []


def test_it_is_closed_while_looking(desk, feeds):
    subscribe(desk, SITE)
    desk.key("Esc")
    desk.settle()
    assert feeds.calls[-1] == ("cancel_looking",)
    feeds.answer(FoundFeeds(SITE, (RSS,)))
    assert not isinstance(QApplication.activeWindow(), QDialog)


def test_an_address_that_was_copied_is_looked_at_at_once(desk, feeds):
    QGuiApplication.clipboard().setText(SITE)
    subscribe(desk)
    assert feeds.calls[-1] == ("look_for", SITE)


@pytest.mark.parametrize("data", [mime(urls=[SITE]), mime(SITE)])
def test_an_address_that_is_dropped_or_pasted_is_looked_at(desk, feeds, data):
    assert desk.window.imports.take(data)
    assert dialog(desk).address() == SITE
    assert feeds.calls[-1] == ("look_for", SITE)


# By a list


@pytest.fixture
def opml(tmp_path):
    path = tmp_path / "subscriptions.opml"
    path.write_text("<opml/>")
    return path


def test_a_list_that_is_dropped_is_subscribed_to_and_nothing_is_fetched(desk, feeds, opml):
    feeds.taken = ListTaken(312, 4, (("Phone", "tel: is no address of a feed."), ("", "No address.")), (7, 8))
    desk.window.imports.take(mime(urls=[opml.as_uri()]))
    opened = dialog(desk)
    assert opened.summary() == "312 subscribed, 4 known already, 2 refused"
    assert opened._report.toPlainText() == "Phone\ntel: is no address of a feed.\n\nNo address."
    assert feeds.calls == [("import_list", opml)]
    desk.press("Return")
    assert feeds.calls[-1] == ("refresh", (7, 8))


def test_a_list_among_articles_goes_its_own_way(desk, feeds, opml, tmp_path):
    (tmp_path / "a.txt").write_text("A headline\n\nSome text.\n")
    feeds.taken = ListTaken(0, 2)
    desk.window.imports._chosen([str(tmp_path / "a.txt"), str(opml)])
    assert dialog(desk).summary() == "2 known already"
    desk.press("Return")
    assert feeds.calls == [("import_list", opml)]
    desk.until(lambda: "A headline" in desk.headlines())


def test_a_list_is_chosen_in_a_dialog(desk, feeds, opml):
    feeds.taken = ListTaken(1, 0)
    desk.window.commands.run("import_list")
    desk.window.findChild(QFileDialog).fileSelected.emit(str(opml))
    desk.until(lambda: feeds.calls == [("import_list", opml)])


def test_a_list_is_written(desk, feeds, tmp_path):
    desk.window.commands.run("export_list")
    desk.window.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "out.opml"))
    assert feeds.calls == [("export_list", Path(tmp_path / "out.opml"))]
    assert desk.toast() == "1 feeds written to out.opml"
