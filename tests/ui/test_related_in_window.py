"""What belongs together, at the desk: found, marked, corrected, listed."""

import pytest
from desk import BRIDGE, FERRY, LANE, MARKET, OTHERS, STORM
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from related_fakes import found, term

from newsreader.article.model import View, ViewKind
from newsreader.article.related import Reason, Related
from newsreader.ui.article_drag import ArticleDrag, article_data, dragged_article

TRAIN = next(iter(OTHERS))
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def finder(library, article_id, most):
    """Older articles belong to the bridge, and what the reader says to all; what he refuses to none."""
    said = library.related_decisions(article_id)
    rows = {row.id: row for row in library.rows(library.ids(View()))}
    numbers = {row.headline: each for each, row in rows.items() if each != article_id}
    ids = [numbers[headline] for headline in (TRAIN, STORM) if headline in numbers]
    ids = [each for each in [*ids, *(each for each, yes in said.items() if yes)] if said.get(each, True)]
    cards = [found(each, term("council"), Reason("date", number=-2), row=rows[each]) for each in dict.fromkeys(ids)]
    return Related(article_id, background=tuple(cards[:most]), more=(0, len(cards) + (most < 10), 0))


@pytest.fixture
def desk(desk):
    desk.window.session.related.find = finder
    desk.click_row(BRIDGE)
    desk.settle()
    return desk


def background(desk):
    section = desk.window.parts.related.sections.get("background")
    return [card.content.title for card in section.cards()] if section else []


def marked(desk):
    return {mark.cursor.selectedText() for mark in desk.pane.extraSelections()}


def test_what_is_found_stands_below_what_is_named(desk):
    assert list(desk.window.parts.related.sections) == ["named", "background"]
    assert background(desk) == [TRAIN, STORM]


def test_the_words_of_a_reason_are_marked_in_the_article_and_not_for_long(desk):
    card = desk.window.parts.related.sections["background"].cards()[0]
    before = desk.pane.verticalScrollBar().value()
    card.setFocus(Qt.FocusReason.TabFocusReason)
    desk.until(lambda: marked(desk) == {"council", "Council"})
    assert desk.pane.verticalScrollBar().value() == before
    desk.window.focus_list()
    assert marked(desk) == set()


def test_a_card_that_is_refused_goes_and_comes_back(desk):
    desk.window.parts.related.sections["background"].cards()[0].setFocus(Qt.FocusReason.TabFocusReason)
    desk.press("Del")
    assert background(desk) == [STORM]
    assert desk.toast() == f"Not related: {TRAIN}"
    assert desk.window.parts.related.focused_card().title == STORM
    desk.click_toast()
    assert set(background(desk)) == {TRAIN, STORM}


def test_a_card_is_refused_from_its_menu(desk):
    card = desk.window.parts.related.sections["background"].cards()[1]
    desk.choose(desk.menu(card, QPoint(20, 20)), "Not related")
    assert background(desk) == [TRAIN]


def test_an_article_is_related_by_a_choice(desk):
    desk.window.commands.run("relate")
    desk.type("Market")
    desk.settle()
    desk.press("Return")
    assert MARKET in background(desk)
    assert desk.toast() == f"Related by you: {MARKET}"
    desk.press("Ctrl+Z")
    assert MARKET not in background(desk)


def test_two_selected_articles_are_related_to_each_other(desk):
    desk.click_row(FERRY)
    desk.click_row(MARKET, Qt.KeyboardModifier.ControlModifier)
    desk.window.actions_by_name["relate"].trigger()
    desk.settle()
    assert desk.library.related_decisions(desk.id_of(FERRY)) == {desk.id_of(MARKET): True}


def test_an_article_dropped_on_the_panel_is_related(desk):
    viewport = desk.window.parts.related.viewport()
    data = article_data(desk.id_of(MARKET))
    how = (Qt.DropAction.LinkAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, QDragEnterEvent(QPoint(20, 20), *how))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(20, 20), *how))
    desk.settle()
    assert MARKET in background(desk)


def test_a_row_that_is_dragged_away_is_not_opened(desk, monkeypatch):
    carried = []

    def carry(drag, _source, _picture):
        carried.append(drag._article_id)
        drag.end()

    monkeypatch.setattr(ArticleDrag, "carry", carry)
    start = desk.row_point(MARKET)
    viewport = desk.list.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    desk.settle()
    assert desk.open_headline() == BRIDGE
    far = start + QPoint(60, 0)
    move = QMouseEvent(
        QMouseEvent.Type.MouseMove, QPointF(far), QPointF(viewport.mapToGlobal(far)), Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(viewport, move)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=far)
    desk.settle()
    assert carried == [desk.id_of(MARKET)]
    assert desk.open_headline() == BRIDGE
    assert desk.selected() == [BRIDGE]


def test_only_an_article_is_taken_for_one():
    assert dragged_article(article_data(12)) == 12
    assert dragged_article(article_data(-3)) is None


@pytest.mark.parametrize("way", ["Esc", "Alt+Left"])
def test_a_whole_section_is_a_list_that_leads_back(desk, way):
    desk.click_button(desk.window.parts.related, "Show all 3")
    assert desk.head() == f"Background: {BRIDGE}"
    assert desk.headlines() == [TRAIN, STORM]
    assert desk.open_headline() == BRIDGE
    desk.press(way)
    assert desk.head().startswith("All articles")
    assert desk.open_headline() == BRIDGE


def test_back_from_an_article_of_such_a_list_leads_to_the_first(desk):
    desk.click_button(desk.window.parts.related, "Show all 3")
    desk.click_row(STORM)
    desk.press("Alt+Left")
    assert desk.open_headline() == BRIDGE
    assert desk.head().startswith("All articles")


def test_such_a_list_is_not_the_one_to_begin_with_tomorrow(desk):
    desk.click_button(desk.window.parts.related, "Show all 3")
    assert desk.window.settings.window.view == View()
    assert desk.window.navigator.question.view.kind is ViewKind.RELATED
    assert not desk.window.actions_by_name["mark_all_read"].isEnabled()


def test_where_several_are_selected_no_panel_belongs_to_them_and_then_one_again(desk):
    desk.click_row(LANE if LANE in desk.headlines() else FERRY, Qt.KeyboardModifier.ControlModifier)
    assert background(desk) == []
    desk.click_row(BRIDGE)
    assert background(desk) == [TRAIN, STORM]


def test_the_menu_of_a_found_card_knows_its_address(desk):
    market = desk.library.rows([desk.id_of(MARKET)])[0]
    desk.window.session.related.find = lambda _library, article_id, _most: Related(
        article_id, background=(found(market.id, row=market),)
    )
    desk.window.relations.ask()
    desk.settle()
    card = desk.window.parts.related.sections["background"].cards()[0]
    desk.choose(desk.menu(card, QPoint(20, 20)), "Copy link")
    assert QApplication.clipboard().text() == "https://courier.example/market"
