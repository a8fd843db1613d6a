"""Stories at the desk: followed, opened, put right; and what is new in an article of one."""

import pytest
from desk import BRIDGE, FERRY, MARKET, OTHERS, PAID, STORM
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from related_fakes import found

from newsreader.application.followed import Stories
from newsreader.article.model import View, ViewKind
from newsreader.article.related import ReadBefore, Related
from newsreader.ui.dialogs.name import NameDialog

TRAIN, LANTERN, *_ = OTHERS
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def shelf(desk, monkeypatch):
    """The library's stories: one of three articles and one of two, as the reader put them together long ago."""
    desk.window.session._catching.finish()
    desk.library._clock = lambda: 1_000
    made = desk.library.stories
    for title, first, *others in (("The bridge", BRIDGE, FERRY, STORM), ("The market", MARKET, TRAIN)):
        made.follow_article(desk.id_of(first))
        story = made.of_article(desk.id_of(first))
        for each in others:
            made.add(story.id, desk.id_of(each))
        made.rename(story.id, title)
        made.follow(story.id, on=False)
    desk.library._clock = lambda: 2_000
    desk.window.session.related.find = lambda library, article_id, _most: Related(
        article_id, story=library.stories.of_article(article_id)
    )
    return made


def tell(desk, changes):
    """Something changed in the library by itself, and some time passed."""
    before = desk.library._clock()
    desk.library._clock = lambda: before + 10
    desk.window.session._doing.tell(changes, "", quiet=True)
    desk.settle()


def members(shelf, story_id, desk):
    return [row.headline for row in desk.library.rows(shelf.get(story_id).articles)]


def sidebar(desk):
    entries = desk.window.parts.sidebar._sections["stories"].entries()
    return [(entry.label, entry.count) for entry in entries]


def page(desk):
    story = desk.window.parts.reader.story()
    return story.story.title if story is not None else None


def open_bridge(desk):
    desk.window.show_view(View(ViewKind.STORY, "1"))
    desk.settle()


def test_shift_f_follows_the_story_of_the_open_article_and_lets_go(desk, shelf):
    desk.click_row(FERRY)
    desk.press("Shift+F")
    assert shelf.get(1).followed
    assert desk.toast() == f"Story followed: {FERRY}"
    assert sidebar(desk) == [("The bridge", 0)]
    desk.press("Shift+F")
    assert not shelf.get(1).followed
    assert desk.toast() == f"Story no longer followed: {FERRY}"
    assert sidebar(desk) == []
    assert not desk.window.parts.sidebar._sections["stories"].isVisible()


def test_an_article_that_stands_alone_becomes_a_story_by_that(desk, shelf):
    desk.click_row(PAID)
    desk.press("Shift+F")
    story = shelf.of_article(desk.id_of(PAID))
    assert (story.title, story.followed) == (PAID, True)
    assert sidebar(desk) == [(PAID, 0)]


def test_the_head_of_the_section_follows_and_opens_the_story(desk, shelf):
    desk.click_row(FERRY)
    desk.click_button(desk.window.parts.related, "Follow")
    assert shelf.get(1).followed
    desk.click_button(desk.window.parts.related, "Open the story")
    assert page(desk) == "The bridge"
    assert desk.head().startswith("The bridge")


def test_a_story_of_the_sidebar_opens_its_page_and_its_badge_goes(desk, shelf):
    tell(desk, shelf.follow(1, on=True))
    tell(desk, shelf.add(1, desk.id_of(PAID)))
    assert sidebar(desk) == [("The bridge", 1)]
    desk.click_view("The bridge")
    assert page(desk) == "The bridge"
    assert shelf.get(1).unseen == 0
    assert sidebar(desk) == [("The bridge", 0)]
    assert desk.window.article_id is None


def test_news_of_a_followed_story_are_told_unless_that_is_not_wanted(desk, shelf):
    tell(desk, shelf.follow(1, on=True))
    tell(desk, shelf.add(1, desk.id_of(PAID)))
    assert desk.toast() == "News in the story The bridge"
    desk.click_toast()
    assert page(desk) == "The bridge"
    desk.window.show_view(View())
    desk.window.settings.change(story_news=False)
    desk.window.parts.toasts.close_toast()
    tell(desk, shelf.add(1, desk.id_of(LANTERN)))
    assert desk.toast() == ""


def test_what_was_unseen_before_the_start_is_no_news(desk, shelf):
    shelf.follow(1, on=True)
    desk.library._clock = lambda: 3_000
    tell(desk, shelf.add(1, desk.id_of(PAID)))
    assert sidebar(desk) == [("The bridge", 1)]
    assert desk.toast() == ""


# The page


def test_an_article_of_the_page_opens_and_back_leads_to_the_page(desk, shelf):
    open_bridge(desk)
    view = desk.window.parts.reader.currentWidget()
    desk.window.parts.reader.focus()
    desk.press("Tab", "Return")
    assert desk.open_headline() == STORM
    desk.press("Alt+Left")
    assert page(desk) == "The bridge"
    desk.press("Alt+Right")
    assert desk.open_headline() == STORM
    desk.press("Esc")
    assert page(desk) == "The bridge"
    assert view is not desk.window.parts.reader.currentWidget()


def test_a_detail_opens_the_article_at_its_sentence(desk, shelf):
    open_bridge(desk)
    text = desk.library.article(desk.id_of(BRIDGE)).text
    start = text.index("Speaker 25 said so too")
    desk.window.parts.reader.currentWidget().place_requested.emit(_place(desk.id_of(BRIDGE), start))
    desk.settle()
    assert desk.open_headline() == BRIDGE
    seen = desk.pane.cursorForPosition(QPoint(60, desk.pane.viewport().height() // 3)).block().text()
    assert "Speaker 25" in seen


def _place(article_id, start):
    from newsreader.ui.story_links import ArticlePlace

    return ArticlePlace(article_id, start)


def test_a_story_is_renamed(desk, shelf):
    open_bridge(desk)
    desk.window.commands.run("rename_story")
    dialog = next(each for each in desk.window.findChildren(NameDialog) if each.isVisible())
    dialog._field.setText("  Harbour   crossing ")
    dialog.accept()
    desk.settle()
    assert shelf.get(1).title == "Harbour crossing"
    assert page(desk) == "Harbour crossing"
    assert desk.head() == "Harbour crossing"


def test_two_stories_become_one_by_a_choice(desk, shelf):
    open_bridge(desk)
    desk.click_button(desk.window.parts.reader, "Merge with another…")
    desk.type("market")
    desk.press("Return")
    assert desk.toast() == "Merged: The bridge and The market"
    assert len(desk.window.parts.reader.story().items) == 5
    assert len(desk.headlines()) == 5
    desk.press("Ctrl+Z")
    assert len(desk.window.parts.reader.story().items) == 3


def test_the_story_that_is_shown_is_followed_by_its_button_and_by_key(desk, shelf):
    open_bridge(desk)
    desk.click_button(desk.window.parts.reader, "Follow")
    desk.window.parts.reader.focus()
    assert shelf.get(1).followed
    desk.press("Shift+F")
    assert not shelf.get(1).followed


def test_an_article_is_taken_out_from_the_menu_of_its_row(desk, shelf):
    open_bridge(desk)
    desk.choose(desk.menu(desk.list.viewport(), desk.row_point(FERRY)), "Take out of the story")
    assert FERRY not in members(shelf, 1, desk)
    assert desk.toast() == "Taken out of the story"
    desk.press("Ctrl+Z")
    assert FERRY in members(shelf, 1, desk)


def test_selected_articles_are_split_off_together(desk, shelf):
    open_bridge(desk)
    desk.click_row(FERRY)
    desk.click_row(STORM, Qt.KeyboardModifier.ControlModifier)
    assert desk.state().content.title == "2 articles"
    desk.click_button(desk.window.parts.reader, "Split off")
    assert members(shelf, 1, desk) == [BRIDGE]
    assert shelf.of_article(desk.id_of(FERRY)) == shelf.of_article(desk.id_of(STORM)) != shelf.get(1)
    assert desk.toast() == "Split off: 2 articles"


def test_where_several_were_selected_the_page_comes_back(desk, shelf):
    open_bridge(desk)
    desk.click_row(FERRY)
    desk.click_row(STORM, Qt.KeyboardModifier.ControlModifier)
    desk.press("Ctrl+1")
    desk.click_view("All articles")
    open_bridge(desk)
    assert page(desk) == "The bridge"


def test_a_story_that_is_gone_says_so(desk, shelf):
    desk.window.show_view(View(ViewKind.STORY, "5"))
    desk.settle()
    assert desk.state().content.title == "This story has no articles"


def test_what_cannot_be_done_is_not_offered(desk, shelf):
    desk.click_row(FERRY)
    actions = desk.window.actions_by_name
    assert not any(
        actions[name].isEnabled() for name in ("rename_story", "merge_story", "split_story", "take_out", "dim")
    )
    open_bridge(desk)
    assert all(actions[name].isEnabled() for name in ("rename_story", "merge_story", "follow_story", "follow"))


# What is new


@pytest.fixture
def read_before(desk, shelf, monkeypatch):
    """Of the bridge, its first paragraph was read elsewhere."""
    text = desk.library.article(desk.id_of(BRIDGE)).text
    first = (text.index("The council voted"), len("The council voted for the bridge on Friday."))
    found = ReadBefore(desk.id_of(BRIDGE), (first,), 4, 22)
    monkeypatch.setattr(
        Stories, "_read_before", lambda _self, article_id: found if article_id == found.article_id else None
    )
    return found


def dimmed(desk):
    muted = desk.window.theme["muted"].lower()
    marks = desk.pane.extraSelections()
    return [mark.cursor.selectedText() for mark in marks if mark.format.foreground().color().name() == muted]


def test_an_article_says_how_much_of_it_is_new_and_dims_the_rest_on_demand(desk, read_before):
    desk.click_row(BRIDGE)
    note = desk.window.dimming.note
    assert note.words() == "4 new sentences of 22"
    assert dimmed(desk) == []
    desk.press("D")
    assert dimmed(desk) == ["The council voted for the bridge on Friday."]
    desk.click(note.button)
    assert dimmed(desk) == []


def test_dimming_is_kept_from_article_to_article(desk, read_before):
    desk.click_row(BRIDGE)
    desk.press("D")
    desk.click_row(FERRY)
    assert desk.window.dimming.note.words() == ""
    assert dimmed(desk) == []
    assert not desk.window.actions_by_name["dim"].isEnabled()
    desk.click_row(BRIDGE)
    assert dimmed(desk) == ["The council voted for the bridge on Friday."]


def test_the_line_moves_nothing_and_scrolls_with_the_page(desk, read_before):
    desk.click_row(BRIDGE)
    note = desk.window.dimming.note
    top = note.y()
    assert top >= 0
    assert top + note.height() <= desk.pane.document().rootFrame().frameFormat().topMargin()
    desk.pane.verticalScrollBar().setValue(100)
    assert note.y() == top - 100
    assert QApplication.focusWidget() is not note.button


# In other places


def test_the_palette_knows_the_latest_stories(desk, shelf):
    desk.press("Ctrl+K")
    desk.type("the bridge")
    desk.settle()
    entries = [row.entry for row in desk.window.commands.palette._palette._model.rows()]
    found = next(entry for entry in entries if entry.icon == "story")
    assert (found.label, found.kind) == ("The bridge", "Story · 3 articles")
    desk.window.commands.palette._chosen(found)
    desk.settle()
    assert page(desk) == "The bridge"


def test_a_story_of_the_sidebar_is_followed_no_longer_from_its_menu(desk, shelf):
    tell(desk, shelf.follow(1, on=True))
    section = desk.window.parts.sidebar._sections["stories"]
    place = section.visualRect(section.model().index(0, 0)).center()
    desk.choose(desk.menu(section.viewport(), place), "Stop following")
    assert not shelf.get(1).followed
    assert sidebar(desk) == []


def test_the_sidebar_says_how_many_articles_are_new(desk, shelf):
    tell(desk, shelf.follow(1, on=True))
    tell(desk, shelf.add(1, desk.id_of(PAID)))
    (entry,) = desk.window.parts.sidebar._sections["stories"].entries()
    assert entry.badge
    assert entry.accessible_text() == "The bridge, 1 new"


def test_whether_news_are_told_is_chosen_in_the_preferences(desk, shelf):
    desk.window.commands.dialogs.show_preferences()
    box = next(each for each in desk.window.findChildren(QCheckBox) if "followed story" in each.text())
    assert box.isChecked()
    box.click()
    assert not desk.window.settings.preferences.story_news


def test_a_card_of_the_same_story_is_taken_out_of_it_from_its_menu(desk, shelf):
    storm = desk.library.rows([desk.id_of(STORM)])[0]
    desk.window.session.related.find = lambda library, article_id, _most: Related(
        article_id, same_story=(found(storm.id, row=storm),), story=library.stories.of_article(article_id)
    )
    desk.click_row(BRIDGE)
    card = desk.window.parts.related.sections["same_story"].cards()[0]
    desk.choose(desk.menu(card, QPoint(20, 20)), "Take out of the story")
    assert members(shelf, 1, desk) == [FERRY, BRIDGE]


def test_an_article_is_added_to_a_story_by_a_choice(desk, shelf):
    desk.click_row(PAID)
    desk.window.commands.run("add_to_story")
    desk.settle()
    desk.type("bridge")
    desk.press("Return")
    assert PAID in members(shelf, 1, desk)
    assert desk.toast() == "Added to the story The bridge"
    desk.press("Ctrl+Z")
    assert PAID not in members(shelf, 1, desk)


def test_the_list_of_a_story_says_what_is_new_in_each(desk, shelf):
    open_bridge(desk)
    assert desk.headlines() == [BRIDGE, FERRY, STORM]
    model = desk.list.model()
    excerpts = [model.row(place).excerpt for place in range(3)]
    assert "new sentence" in excerpts[0].split(" · ")[0]
    assert excerpts[1].startswith("a copy · ")
    assert "new sentence" not in excerpts[2]
    desk.click_view("All articles")
    desk.headlines()
    assert "new sentence" not in "".join(model.row(place).excerpt for place in range(model.rowCount()))


def test_what_earlier_articles_of_the_story_said_is_dimmed_in_a_later_one(desk, shelf):
    """Of the texts themselves: the speakers say the same in all of them."""
    desk.window.session.mark_read([desk.id_of(STORM)], True)
    desk.click_row(BRIDGE)
    assert desk.window.dimming.note.words().endswith(f"of {desk.window.dimming.found.total}")
    desk.press("D")
    assert any("said so too" in each for each in dimmed(desk))
