"""The related panel: what the program found, its reasons, and what the reader says of it."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from related_fakes import every_section, found, found_row

from newsreader.article.model import Panel
from newsreader.article.related import Reason, Related, Story
from newsreader.ui.article_drag import article_data
from newsreader.ui.card_wishes import Refusal, SectionWish, StoryWish
from newsreader.ui.fonts import load_fonts
from newsreader.ui.related_content import reason_words
from newsreader.ui.related_panel import RelatedPanel
from newsreader.ui.theme import Theme


@pytest.fixture
def panel(qtbot):
    load_fonts()
    panel = RelatedPanel()
    qtbot.addWidget(panel)
    panel.apply_theme(Theme())
    panel.resize(256, 2000)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


@pytest.fixture
def full(panel):
    panel.show_panel(Panel(1, referenced_by=(found_row(9, "It names this"),)), waiting=True)
    panel.show_related(every_section())
    return panel


def emitted(signal):
    got = []
    signal.connect(got.append)
    return got


def headers(panel):
    return [section._header.accessibleName() for section in panel.sections.values()]


def card(panel, article_id):
    return next(card for card in panel.cards() if card.content.article_id == article_id)


def visible_buttons(panel, name):
    return {button.text(): button for button in panel.sections[name].findChildren(object) if _is_shown(button)}


def _is_shown(button):
    return hasattr(button, "set_words") and button.isVisible()


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason("entity", "Old Town lock", ("lock",)), "Old Town lock"),
        (Reason("date", number=0), "The same day"),
        (Reason("date", number=-1), "1 day earlier"),
        (Reason("date", number=-12), "12 days earlier"),
        (Reason("date", number=2), "2 days later"),
        (Reason("date", number=-59), "59 days earlier"),
        (Reason("date", number=-60), "1 month earlier"),
        (Reason("date", number=200), "6 months later"),
        (Reason("date", number=-730), "23 months earlier"),
        (Reason("date", number=731), "2 years later"),
        (Reason("date", number=-36_525), "100 years earlier"),
        (Reason("source", number=1), "Another source"),
        (Reason("source", number=4), "4 other sources"),
        (Reason("named_by"), "Names this headline"),
        (Reason("names"), "Named in this article"),
        (Reason("reader"), "You put it here"),
        (Reason("term", "line\nbreak"), "line break"),
    ],
)
def test_a_reason_says_what_it_is(reason, words):
    assert reason_words(reason) == words


def test_sections_stand_in_their_order_and_count_what_is_shown(full):
    assert headers(full) == ["Same story, 2", "Background, 1", "Follow-ups, 2", "Referenced by, 1"]


def test_numbers_count_through_all_sections(full):
    opened = emitted(full.article_requested)
    assert all(full.activate_card(number) for number in range(1, 7))
    assert opened == [21, 22, 23, 24, 25, 9]


def test_a_card_says_why_in_at_most_three_chips(full):
    assert card(full, 21).content.reasons == ("Marl", "4 other sources")
    spoken = QAccessible.queryAccessibleInterface(card(full, 21)).text(QAccessible.Text.Description)
    assert spoken.endswith("Why: Marl, 4 other sources")
    assert card(full, 25).content.reasons == ("You put it here", "river")
    many = found(26, *(Reason("term", word, (word,)) for word in "abcd"), by_reader=True)
    full.show_related(Related(1, background=(many,)))
    assert card(full, 26).content.reasons == ("You put it here", "a", "b")


def test_the_whole_of_a_section_is_asked_for_where_there_is_more(full, qtbot):
    wanted = emitted(full.section_requested)
    assert "Show all 9" in visible_buttons(full, "background")
    assert not any(text.startswith("Show all") for text in visible_buttons(full, "follow_ups"))
    qtbot.mouseClick(visible_buttons(full, "background")["Show all 9"], Qt.MouseButton.LeftButton)
    assert wanted == [SectionWish(1, "background")]


def test_copies_unfold_behind_their_article_and_fold_again(full, qtbot):
    wanted = emitted(full.copies_wanted)
    qtbot.mouseClick(visible_buttons(full, "same_story")["2 similar"], Qt.MouseButton.LeftButton)
    assert wanted == [(31, 32)]
    full.show_copies([found_row(31), found_row(32)])
    assert [each.content.article_id for each in full.cards()][:4] == [21, 31, 32, 22]
    assert card(full, 31).content.reasons == ("The same text",)
    qtbot.mouseClick(visible_buttons(full, "same_story")["Hide similar"], Qt.MouseButton.LeftButton)
    assert [each.content.article_id for each in full.cards()][:2] == [21, 22]


def test_what_was_unfolded_is_folded_for_another_article(full):
    full.show_copies([found_row(31)])
    full.show_panel(Panel(2), waiting=True)
    full.show_related(every_section(2))
    assert [each.content.article_id for each in full.cards()][:2] == [21, 22]


def test_the_story_is_followed_and_opened_from_the_head_of_its_section(full, qtbot):
    followed, opened = emitted(full.story_toggled), emitted(full.story_requested)
    buttons = visible_buttons(full, "same_story")
    qtbot.mouseClick(buttons["Follow"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons["Open the story"], Qt.MouseButton.LeftButton)
    story = every_section().story
    assert followed == [StoryWish(story, True)]
    assert opened == [7]
    full.show_related(Related(1, story=Story(7, "The river", (1,), followed=True)))
    assert set(visible_buttons(full, "same_story")) == {"Following"}


def test_a_story_of_nothing_but_copies_is_opened_and_lists_no_cards(full):
    full.show_related(Related(1, story=Story(7, "The river", (1, 2, 3), followed=False), more=(2, 0, 0)))
    assert set(visible_buttons(full, "same_story")) == {"Follow", "Open the story"}


def test_a_section_without_a_story_offers_none(full):
    full.show_related(Related(1, same_story=(found(21),), more=(1, 0, 0)))
    assert visible_buttons(full, "same_story") == {}


# What a reason stands for


def move(widget, point):
    spot = QPointF(point)
    QApplication.sendEvent(
        widget,
        QMouseEvent(
            QMouseEvent.Type.MouseMove, spot, QPointF(widget.mapToGlobal(point)), Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        ),
    )  # fmt: skip


def test_pointing_at_a_card_tells_its_words_and_at_a_chip_those_of_the_chip(full):
    reasons = Reason("entity", "Marl", ("Marl",)), Reason("term", "lock", ("locks",))
    full.show_related(Related(1, background=(found(23, *reasons),)))
    told = emitted(full.terms_pointed)
    target = card(full, 23)
    move(target, QPoint(20, 20))
    chips = target._laid_out(target.width()).chips
    move(target, chips[1].center())
    move(target, chips[0].center())
    QApplication.sendEvent(target, QEvent(QEvent.Type.Leave))
    assert told == [("Marl", "locks"), ("locks",), ("Marl",), ()]


def test_focus_by_key_tells_the_words_and_focus_by_mouse_does_not(full):
    told = emitted(full.terms_pointed)
    card(full, 21).setFocus(Qt.FocusReason.TabFocusReason)
    card(full, 22).setFocus(Qt.FocusReason.TabFocusReason)
    card(full, 23).setFocus(Qt.FocusReason.MouseFocusReason)
    assert told == [("Marl", "marl"), (), ("lock",), ()]


def test_a_card_that_goes_takes_its_marks_along(full):
    card(full, 21).setFocus(Qt.FocusReason.TabFocusReason)
    told = emitted(full.terms_pointed)
    full.show_panel(Panel(2), waiting=True)
    assert told[-1] == ()


# What the reader says


def test_a_card_is_refused_by_its_button_and_by_key(full, qtbot):
    refused = emitted(full.refused)
    target = card(full, 23)
    assert not target._attention.button.isVisible()
    target.setFocus(Qt.FocusReason.TabFocusReason)
    assert target._attention.button.isVisible()
    qtbot.mouseClick(target._attention.button, Qt.MouseButton.LeftButton)
    QTest.keyClick(target, Qt.Key.Key_Delete)
    assert refused == [Refusal(1, 23, "Found 23")] * 2


def test_the_button_stays_while_it_has_the_focus_itself(full):
    target = card(full, 23)
    target.setFocus(Qt.FocusReason.TabFocusReason)
    target._attention.button.setFocus(Qt.FocusReason.TabFocusReason)
    assert target._attention.button.isVisible()
    card(full, 24).setFocus(Qt.FocusReason.TabFocusReason)
    assert not target._attention.button.isVisible()


def test_what_names_the_article_cannot_be_refused(full):
    refused = emitted(full.refused)
    assert card(full, 9)._attention.button is None
    QTest.keyClick(card(full, 9), Qt.Key.Key_Delete)
    assert refused == []


def test_when_a_refused_card_goes_the_next_has_the_focus(full):
    card(full, 23).setFocus(Qt.FocusReason.TabFocusReason)
    whole = every_section()
    full.show_related(Related(1, whole.same_story, (), whole.follow_ups, story=whole.story))
    assert full.focused_card().article_id == 24


def drag(panel, kind, article_id):
    arguments = (article_data(article_id), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    if kind is QDragEnterEvent:
        event = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.LinkAction, *arguments)
    else:
        event = QDropEvent(QPointF(20, 20), Qt.DropAction.LinkAction, *arguments)
    QApplication.sendEvent(panel.viewport(), event)
    return event.isAccepted()


def test_an_article_dropped_on_the_panel_belongs_to_the_open_one(full):
    dropped = emitted(full.article_dropped)
    assert drag(full, QDragEnterEvent, 40)
    assert full._veil.isVisible()
    assert drag(full, QDropEvent, 40)
    assert not full._veil.isVisible()
    assert dropped == [40]


def test_the_open_article_itself_cannot_be_dropped(full):
    assert not drag(full, QDragEnterEvent, 1)
    assert not full._veil.isVisible()


# While there is nothing, or not all


def test_nothing_is_said_while_it_is_looked_for_and_a_header_after_a_moment(panel, qtbot):
    panel._loading.setInterval(20)
    panel.show_panel(Panel(1), waiting=True)
    assert panel._quiet.isHidden()
    assert headers(panel) == []
    qtbot.waitUntil(lambda: headers(panel) == ["Looking for related articles"])
    panel.show_related(Related(1))
    assert headers(panel) == []
    assert "belongs to this article" in panel._quiet.text()
    assert panel._quiet.isVisible()


def test_a_late_answer_does_not_change_another_article(panel):
    panel.show_panel(Panel(2), waiting=True)
    panel.show_related(every_section(1))
    assert panel.cards() == []


def test_it_is_said_that_articles_are_still_looked_through(panel):
    panel.show_panel(Panel(1), waiting=True)
    panel.show_related(Related(1, complete=False))
    assert "still being looked through" in panel._quiet.text()
    panel.show_related(every_section())
    assert panel._quiet.isHidden()


def test_what_was_found_moves_nothing_under_the_pointer(panel):
    panel.resize(256, 300)
    panel.show_panel(Panel(1, referenced_by=(found_row(9),)), waiting=True)
    below = card(panel, 9)
    below.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    top = below.mapTo(panel.viewport(), QPoint(0, 0)).y()
    panel.show_related(every_section())
    assert below.mapTo(panel.viewport(), QPoint(0, 0)).y() == top
    assert len(panel.cards()) == 6


def test_an_article_has_one_card(panel):
    panel.show_panel(Panel(1, referenced_by=(found_row(24, "It names this"),)), waiting=True)
    panel.show_related(every_section())
    assert [each.content.article_id for each in panel.cards()] == [21, 22, 23, 25, 24]
