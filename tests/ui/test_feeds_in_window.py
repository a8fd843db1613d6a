"""Feeds in the real window: shown, walked through, changed by menu, keys and mouse."""

import pytest
from feed_fakes import FakeFeeds, failing, feed
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from newsreader.article.feed import FeedSettings, FeedState
from newsreader.article.model import View, ViewKind

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

FIELD, PARTICLES, HARBOUR, OLD = (
    feed(1, "Field Notes", "Science", 9),
    feed(2, "Particles", "Science/Physics", 3),
    feed(3, "Harbour Desk", "", 1),
    failing(4, "Old Town"),
)


@pytest.fixture
def feeds():
    return FakeFeeds(FIELD, PARTICLES, HARBOUR, OLD, folders=("Science", "News"))


@pytest.fixture
def desk(desk_on, library_path, feeds):
    return desk_on(library_path, mark_read="by_hand", feeds=feeds, size=(1280, 800))


def section(desk):
    return desk.window.parts.sidebar.feeds


def labels(desk):
    return [entry.label for entry in section(desk).entries()]


def shown(desk):
    return desk.window.navigator.question.view


def place(desk, label, share=0.5, left=60):
    """A point on a row of the feeds; `share` of its height from its top."""
    row = labels(desk).index(label)
    rect = section(desk).visualRect(section(desk).model().index(row))
    return QPoint(left, rect.top() + round(rect.height() * share))


def click(desk, label, left=60):
    desk.click(section(desk).viewport(), place(desk, label, left=left))


def dialog(desk):
    desk.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    return QApplication.activeWindow()


def menu(desk, label):
    return desk.menu(section(desk).viewport(), place(desk, label))


def drag(desk, label, onto, share=0.5):
    viewport = section(desk).viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place(desk, label))
    target = place(desk, onto, share)
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(target), QPointF(viewport.mapToGlobal(target)),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=target)
    desk.settle()


# Showing


def test_feeds_stand_in_their_folders_with_their_figures(desk):
    assert labels(desk) == ["Science", "Physics", "Particles", "Field Notes", "News", "Harbour Desk", "Old Town"]
    click(desk, "Field Notes")
    assert shown(desk) == View(ViewKind.FEED, "1")
    assert desk.head() == "Field Notes 9 unread"
    click(desk, "Science")
    assert desk.head() == "Science 12 unread"


def test_a_figure_that_changes_is_drawn_anew_alone(desk, feeds):
    changed = []
    section(desk).model().dataChanged.connect(lambda first, _last: changed.append(first.row()))
    click(desk, "Field Notes")
    feeds.change(1, unread=8)
    assert changed == [0, 3]
    assert desk.head() == "Field Notes 8 unread"


def test_an_arrow_opens_and_closes_a_folder_and_that_is_remembered(desk, desk_on, library_path, feeds):
    view = shown(desk)
    click(desk, "Science", left=24)
    assert labels(desk) == ["Science", "News", "Harbour Desk", "Old Town"]
    assert shown(desk) == view
    again = desk_on(library_path, feeds=feeds)
    assert labels(again)[:2] == ["Science", "News"]
    click(again, "Science", left=24)
    assert "Physics" in labels(again)


def test_arrows_of_a_window_that_runs_right_to_left_are_at_the_right(desk):
    desk.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk.settle()
    wide = section(desk).viewport().width()
    click(desk, "Science", left=wide - 60)
    assert "Physics" in labels(desk)
    click(desk, "Science", left=wide - 24)
    assert "Physics" not in labels(desk)


def test_arrow_keys_open_and_close_folders_and_leave_the_sidebar(desk):
    click(desk, "Science")
    desk.window.parts.sidebar.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press("Left")
    assert "Physics" not in labels(desk)
    desk.press("Right")
    assert "Physics" in labels(desk)
    desk.press("Down", "Down")
    assert shown(desk) == View(ViewKind.FEED, "2")
    desk.press("Left")
    assert shown(desk) == View(ViewKind.FEED_FOLDER, "Science/Physics")
    desk.press("Left", "Left")
    assert shown(desk) == View(ViewKind.FEED_FOLDER, "Science")
    desk.press("Right")
    assert desk.list.hasFocus()


def test_who_closes_a_folder_around_what_is_shown_looks_at_the_folder(desk):
    click(desk, "Particles")
    click(desk, "Science", left=24)
    assert shown(desk) == View(ViewKind.FEED_FOLDER, "Science")


def test_what_is_gone_to_from_elsewhere_is_not_hidden_in_a_closed_folder(desk):
    click(desk, "Physics", left=36)
    click(desk, "Science", left=24)
    desk.window.show_view(View(ViewKind.FEED, "2"))
    desk.settle()
    assert labels(desk)[:3] == ["Science", "Physics", "Particles"]
    assert section(desk).chosen() == View(ViewKind.FEED, "2")


def test_brackets_go_through_feeds_and_sources(desk):
    click(desk, "Science", left=24)
    seen = []
    for _ in range(4):
        desk.press("]")
        seen.append(desk.window.lists.name())
    assert seen == ["Science", "Harbour Desk", "Old Town", "Harbour Courier"]
    desk.press("[")
    assert desk.window.lists.name() == "Old Town"


def test_a_site_has_its_icon_and_without_one_a_letter(desk, feeds):
    before = section(desk).grab().toImage()
    image = QImage(32, 32, QImage.Format.Format_ARGB32)
    image.fill("#123456")
    section(desk).icons.set_icon(1, image)
    seen = section(desk).grab().toImage()
    middle = section(desk).visualRect(section(desk).model().index(3)).center().y()
    at = section(desk)._rows.label_at(section(desk).entries()[3]) - 18
    assert seen.pixelColor(at, middle).name() == "#123456"
    assert before.pixelColor(at, middle).name() != "#123456"


def test_trouble_is_said_above_the_feeds(desk, feeds):
    label = desk.window.parts.sidebar.feeds_label
    assert label.trouble() == "One feed cannot be refreshed"
    feeds.change(4, state=FeedState(tried_at=1, succeeded_at=1))
    assert label.trouble() == ""


def test_many_feeds_are_painted_few_at_a_time(desk, feeds):
    feeds.show(*(feed(number, unread=1) for number in range(1, 1001)))
    asked = []
    data = section(desk).model().data
    section(desk).model().data = lambda index, role: (asked.append(index.row()), data(index, role))[1]
    section(desk).viewport().repaint()
    QApplication.processEvents()
    assert len(set(asked)) < 60


# Changing


def test_unsubscribing_asks_nothing_and_leaves_the_list(desk, feeds):
    click(desk, "Harbour Desk")
    desk.choose(menu(desk, "Harbour Desk"), "Unsubscribe")
    assert feeds.calls[-1] == ("unsubscribe", (3,), "Unsubscribed: \u2068Harbour Desk\u2069")
    assert "Harbour Desk" not in labels(desk)
    assert shown(desk) == View()


def test_a_feed_is_paused_and_goes_on(desk, feeds):
    desk.choose(menu(desk, "Field Notes"), "Pause")
    assert section(desk).entries()[3].mark == "pause"
    desk.choose(menu(desk, "Field Notes"), "Resume")
    assert [call[:3] for call in feeds.calls] == [("pause", (1,), True), ("pause", (1,), False)]


def test_a_folder_is_paused_whole(desk, feeds):
    desk.choose(menu(desk, "Science"), "Pause all")
    assert feeds.calls[-1] == ("pause", (1, 2), True, "Paused: 2 feeds")


def test_a_feed_is_renamed(desk, feeds):
    desk.choose(menu(desk, "Field Notes"), "Rename…")
    dialog(desk)
    desk.type("Notes")
    desk.key("Return")
    desk.settle()
    assert feeds.calls[-1][:3] == ("rename", 1, "Notes")
    assert "Notes" in labels(desk)


def test_a_feed_without_a_name_is_called_as_it_calls_itself(desk, feeds):
    desk.choose(menu(desk, "Field Notes"), "Rename…")
    dialog(desk)
    desk.key("Backspace")
    desk.key("Return")
    desk.settle()
    assert feeds.calls[-1][:3] == ("rename", 1, "")


def test_a_folder_is_renamed_and_its_list_goes_along(desk, feeds):
    click(desk, "Physics")
    desk.choose(menu(desk, "Science"), "Rename…")
    dialog(desk)
    desk.type("news")
    assert not dialog(desk)._save.isEnabled()
    desk.type(" of science")
    feeds.rename_folder = lambda path, name, label: (
        feeds.calls.append(("rename_folder", path, name)),
        feeds.show(feed(2, "Particles", "news of science/Physics"), folders=()),
    )
    desk.key("Return")
    desk.settle()
    assert feeds.calls[-1] == ("rename_folder", "Science", "news of science")
    assert shown(desk) == View(ViewKind.FEED_FOLDER, "news of science/Physics")


def test_a_feed_is_moved_by_keys(desk, feeds):
    click(desk, "Harbour Desk")
    desk.window.commands.run("move_feed")
    desk.until(desk.window.choice._palette.isVisible)
    desk.type("phys")
    desk.key("Return")
    desk.settle()
    assert feeds.calls[-1][:4] == ("move", (3,), "Science/Physics", None)


def test_a_feed_is_moved_into_a_new_folder(desk, feeds):
    click(desk, "Field Notes")
    desk.window.commands.run("move_feed")
    desk.until(desk.window.choice._palette.isVisible)
    desk.type("new fol")
    desk.key("Return")
    dialog(desk)
    desk.type("Weekend")
    desk.key("Return")
    desk.settle()
    assert feeds.calls[-1][:4] == ("move", (1,), "Weekend", None)
    assert "Weekend" in labels(desk)


@pytest.mark.parametrize(
    ("label", "onto", "share", "call"),
    [
        ("Harbour Desk", "News", 0.5, ("move", (3,), "News", None)),
        ("Harbour Desk", "Field Notes", 0.1, ("move", (3,), "Science", 1)),
        ("Field Notes", "Old Town", 0.9, ("move", (1,), "", None)),
        ("News", "Science", 0.5, ("move_folder", "News", "Science", None)),
        ("News", "Science", 0.1, ("move_folder", "News", "", "Science")),
    ],
)
def test_what_is_dragged_stands_where_it_was_let_go(desk, feeds, label, onto, share, call):
    drag(desk, label, onto, share)
    assert feeds.calls[-1][: len(call)] == call


def test_a_feed_is_moved_a_step_by_keys(desk, feeds):
    click(desk, "Old Town")
    desk.window.parts.sidebar.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press("Ctrl+Shift+Up")
    assert feeds.calls[-1][:4] == ("move", (4,), "", 3)


def test_a_click_that_trembles_drags_nothing(desk, feeds):
    drag(desk, "Harbour Desk", "Harbour Desk", 0.6)
    assert feeds.calls == []


def test_a_folder_is_made_and_taken_away(desk, feeds):
    desk.window.commands.run("new_feed_folder")
    dialog(desk)
    desk.type("Weekend")
    desk.key("Return")
    desk.settle()
    assert feeds.calls[-1][:2] == ("make_folder", "Weekend")
    click(desk, "Science")
    desk.choose(menu(desk, "Science"), "Remove folder")
    assert feeds.calls[-1] == ("remove_folder", "Science", "Folder removed: \u2068Science\u2069")
    assert shown(desk) == View()


def test_the_address_is_copied_and_marking_all_read_means_the_feed(desk):
    desk.choose(menu(desk, "Field Notes"), "Copy address")
    assert QGuiApplication.clipboard().text() == FIELD.url
    desk.choose(menu(desk, "Field Notes"), "Mark all as read")


def test_the_settings_of_a_feed_are_kept(desk, feeds):
    desk.choose(menu(desk, "Field Notes"), "Settings…")
    opened = dialog(desk)
    opened._minutes.setCurrentIndex(opened._minutes.findData(60))
    opened._full_text.setChecked(True)
    opened._mute.setText("lottery,  horo  scope , lottery,")
    opened._keep.setCurrentIndex(opened._keep.findData(30))
    desk.key("Return")
    desk.settle()
    wanted = FeedSettings(minutes=60, full_text=True, mute=("lottery", "horo scope"), keep_days=30)
    assert feeds.calls == [("set_settings", 1, wanted, "Settings changed: \u2068Field Notes\u2069")]


def test_a_feed_gets_another_address_if_that_is_one(desk, feeds):
    desk.choose(menu(desk, "Field Notes"), "Settings…")
    opened = dialog(desk)
    for text, good in (("file:///etc/passwd", False), ("", False), (" https://other.example/feed ", True)):
        opened._address.setText(text)
        assert opened._save.isEnabled() is good
    desk.key("Return")
    desk.settle()
    assert feeds.calls[-1][:3] == ("readdress", 1, "https://other.example/feed")


def test_settings_that_were_left_as_they_were_change_nothing(desk, feeds):
    desk.choose(menu(desk, "Field Notes"), "Settings…")
    dialog(desk)
    desk.key("Return")
    desk.settle()
    assert feeds.calls == []


# Where there is nothing


def test_an_empty_feed_says_why(desk, feeds):
    click(desk, "Old Town")
    assert desk.open_headline().replace("\u2068", "").replace("\u2069", "") == "Old Town cannot be refreshed"
    assert "404" in desk.state().content.lines[0]
    desk.click_button(desk.window, "Retry")
    assert feeds.calls[-1] == ("refresh", (4,))
    feeds.change(4, state=FeedState(tried_at=5, succeeded_at=5))
    assert desk.open_headline().startswith("Nothing new in")
    feeds.change(4, state=FeedState(tried_at=5, succeeded_at=5), paused=True)
    desk.click_button(desk.window, "Resume")
    assert feeds.calls[-1][:3] == ("pause", (4,), False)
    feeds.change(4, state=FeedState())
    assert "was not fetched yet" in desk.open_headline()


def test_where_there_are_no_feeds_they_can_be_had(desk, feeds):
    offer = desk.window.parts.sidebar.feeds_offer
    assert offer.isHidden()
    feeds.show(folders=())
    assert not offer.isHidden()
    desk.click_button(offer, "Subscribe…")
    assert dialog(desk).windowTitle() == "Subscribe or save an address"


def test_commands_follow_what_is_shown(desk):
    names = ("feed_settings", "unsubscribe", "move_feed", "remove_feed_folder", "refresh_this", "open_site")
    actions = desk.window.actions_by_name

    def enabled():
        return {name for name in names if actions[name].isEnabled()}

    assert enabled() == set()
    click(desk, "Field Notes")
    assert enabled() == {*names} - {"remove_feed_folder"}
    click(desk, "Science")
    assert enabled() == {"move_feed", "remove_feed_folder", "refresh_this"}
