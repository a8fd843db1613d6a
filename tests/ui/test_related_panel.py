"""The related panel: every state of a named headline, by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QEnterEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsreader.article.model import ArticleRow, Panel, PanelLink, StoredLink
from newsreader.ui.card_content import host, sections
from newsreader.ui.card_layout import lay_out, meta_line
from newsreader.ui.card_wishes import FollowWish, LinkDecision
from newsreader.ui.chips import flow
from newsreader.ui.fonts import load_fonts, ui_font
from newsreader.ui.related_card import RelatedCard
from newsreader.ui.related_panel import RelatedPanel
from newsreader.ui.theme import Theme

KEY = Qt.Key


def row(article_id, headline="A headline of the library", **more):
    return ArticleRow(article_id, headline, **{"site": "Harbour Desk", "order_time": 1_700_000_000, **more})


def link(index, state, headline=None, **more):
    target = more.pop("row", None)
    stored = {"url": None, "kind": "also_read", "group": "related", "target": target.id if target else None, **more}
    return PanelLink(
        StoredLink(
            index=index, headline_id=100 + index, headline=headline or f"Headline {index}", state=state, **stored
        ),
        target,
    )


def every_state():
    named = (
        link(0, "here", row=row(7, "Headline 0")),
        link(1, "possible", row=row(8, "Another wording")),
        link(2, "elsewhere", url="https://www.example.com/2023/report"),
        link(3, "awaited"),
        link(4, "awaited", followed=True),
    )
    return Panel(1, named, (row(9, "It names this"),))


@pytest.fixture
def panel(qtbot):
    load_fonts()
    panel = RelatedPanel()
    qtbot.addWidget(panel)
    panel.apply_theme(Theme())
    panel.resize(256, 900)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    return panel


def emitted(signal):
    got = []
    signal.connect(got.append)
    return got


def titles(panel):
    return [card.content.title for card in panel.cards()]


def buttons(card):
    return {button.text(): button for button in card._buttons}


def accessible(widget):
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name), found.text(QAccessible.Text.Description), found.role()


def hover(widget):
    centre = QPointF(widget.rect().center())
    QApplication.sendEvent(widget, QEnterEvent(centre, centre, QPointF(widget.mapToGlobal(centre.toPoint()))))
    widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)


def test_each_state_says_why_it_stands_there(panel):
    panel.show_panel(every_state())
    reasons = [card.content.reasons for card in panel.cards()]
    assert reasons == [
        ("Named in the text",),
        ("Possibly",),
        ("Named in the text",),
        ("Not in your library",),
        ("You will be told",),
        ("Names this article",),
    ]


def test_headers_count_the_cards_that_are_shown(panel):
    panel.show_panel(every_state())
    found = [(section._header.accessibleName(), len(section.cards())) for section in panel.sections.values()]
    assert found == [("In this article, 5", 5), ("Referenced by, 1", 1)]


@pytest.mark.parametrize(("number", "article_id"), [(1, 7), (2, 8), (4, -103), (6, 9)])
def test_a_card_opens_what_it_names(panel, qtbot, number, article_id):
    panel.show_panel(every_state())
    opened = emitted(panel.article_requested)
    qtbot.mouseClick(panel.cards()[number - 1], Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    assert opened == [article_id]
    assert panel.activate_card(number)
    assert opened == [article_id] * 2


def test_of_a_page_on_the_web_it_is_asked_what_to_do_with_it(panel, qtbot):
    panel.show_panel(every_state())
    urls, pages, opened = (
        emitted(told) for told in (panel.url_requested, panel.page_requested, panel.article_requested)
    )
    card = panel.cards()[2]
    height = card.height()
    card.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(card, KEY.Key_Return)
    assert list(buttons(card)) == ["Save page", "Open in browser"]
    assert card.heightForWidth(card.width()) > height
    assert buttons(card)["Save page"].hasFocus()
    qtbot.keyClick(buttons(card)["Save page"], KEY.Key_Return)
    assert (pages, urls, opened) == (["https://www.example.com/2023/report"], [], [])
    assert list(buttons(card)) == []
    assert card.hasFocus()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    qtbot.mouseClick(buttons(card)["Open in browser"], Qt.MouseButton.LeftButton)
    assert urls == ["https://www.example.com/2023/report"]
    assert len(pages) == 1
    assert card.content.source == "example.com"


def test_a_card_takes_its_question_back(panel, qtbot):
    panel.show_panel(every_state())
    card = panel.cards()[2]
    assert panel.activate_card(3)
    assert buttons(card)["Save page"].hasFocus()
    qtbot.keyClick(buttons(card)["Save page"], KEY.Key_Escape)
    assert list(buttons(card)) == []
    card.click()
    card.click()
    assert list(buttons(card)) == []
    card.click()
    card.set_content(replace(card.content, state="here", url=None, article_id=7))
    assert list(buttons(card)) == []


def test_there_is_no_card_beyond_the_last(panel):
    panel.show_panel(every_state())
    assert not panel.activate_card(7)
    assert not panel.activate_card(0)


def test_a_possible_link_is_answered_by_mouse_and_by_key(panel, qtbot):
    panel.show_panel(every_state())
    decisions = emitted(panel.decision_made)
    opened = emitted(panel.article_requested)
    card = panel.cards()[1]
    qtbot.mouseClick(buttons(card)["Yes"], Qt.MouseButton.LeftButton)
    buttons(card)["No"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(buttons(card)["No"], KEY.Key_Return)
    assert decisions == [LinkDecision(1, 1, True), LinkDecision(1, 1, False)]
    assert opened == []


def test_the_wording_of_the_article_is_shown_where_it_differs(panel):
    panel.show_panel(every_state())
    assert [card.content.named_as for card in panel.cards()] == ["", "Headline 1", "", "", "", ""]
    assert "Named as “Headline 1”" in panel.cards()[1].content.description


def test_an_awaited_headline_is_followed_and_left(panel, qtbot):
    panel.show_panel(every_state())
    wishes = emitted(panel.follow_toggled)
    awaited, followed = panel.cards()[3:5]
    qtbot.mouseClick(buttons(awaited)["Follow"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons(followed)["Unfollow"], Qt.MouseButton.LeftButton)
    assert wishes == [FollowWish(103, True), FollowWish(104, False)]


def test_the_follow_command_acts_on_the_awaited_headline_in_focus(panel):
    panel.show_panel(every_state())
    wishes = emitted(panel.follow_toggled)
    panel.cards()[0].setFocus()
    assert not panel.toggle_follow()
    panel.cards()[3].setFocus()
    assert panel.toggle_follow()
    assert wishes == [FollowWish(103, True)]
    buttons(panel.cards()[3])["Follow"].setFocus()
    assert panel.focused_card().headline_id == 103


def test_arrows_walk_through_all_cards_and_enter_opens(panel, qtbot):
    panel.show_panel(every_state())
    panel.setFocus(Qt.FocusReason.TabFocusReason)
    opened = emitted(panel.article_requested)
    seen = []
    for _ in range(7):
        seen.append(panel.focused_card().title)
        qtbot.keyClick(panel.focusWidget(), KEY.Key_Down)
    assert seen == [*titles(panel), titles(panel)[-1]]
    qtbot.keyClick(panel.focusWidget(), KEY.Key_Home)
    qtbot.keyClick(panel.focusWidget(), KEY.Key_Return)
    qtbot.keyClick(panel.focusWidget(), KEY.Key_End)
    qtbot.keyClick(panel.focusWidget(), KEY.Key_Enter)
    assert opened == [7, 9]


def test_tab_reaches_cards_and_the_buttons_in_them(panel, qtbot):
    panel.show_panel(every_state())
    panel.cards()[1].setFocus(Qt.FocusReason.TabFocusReason)
    reached = []
    for _ in range(4):
        qtbot.keyClick(panel.focusWidget(), KEY.Key_Tab)
        reached.append(panel.focusWidget())
    card = panel.cards()[1]
    assert reached == [buttons(card)["Yes"], buttons(card)["No"], panel.cards()[2], panel.cards()[3]]


def test_left_and_right_are_left_to_the_window(panel, qtbot):
    panel.show_panel(every_state())
    panel.cards()[0].setFocus()
    opened = panel.focused_card()
    for key in (KEY.Key_Left, KEY.Key_Right):
        qtbot.keyClick(panel.focusWidget(), key)
    assert panel.focused_card() == opened


def test_a_ring_is_shown_for_the_keyboard_and_not_for_the_mouse(panel, qtbot):
    panel.show_panel(every_state())
    card = panel.cards()[0]
    card.setFocus(Qt.FocusReason.TabFocusReason)
    with_ring = card.grab().toImage()
    panel.cards()[1].setFocus(Qt.FocusReason.TabFocusReason)
    card.setFocus(Qt.FocusReason.MouseFocusReason)
    accent = Theme()["accent"].lower()
    middle = card.height() // 2
    assert with_ring.pixelColor(1, middle).name() == accent
    assert card.grab().toImage().pixelColor(1, middle).name() != accent


def test_what_is_spoken_is_the_title_and_why(panel):
    panel.show_panel(every_state())
    name, description, role = accessible(panel.cards()[0])
    assert name == "Headline 0"
    assert description.startswith("\u2068Harbour Desk\u2069, ")
    assert description.endswith(". Why: Named in the text")
    assert role == QAccessible.Role.Button
    assert accessible(buttons(panel.cards()[3])["Follow"])[:2] == ("Follow", "Headline 3")


def test_a_headline_named_twice_has_one_card(panel):
    twice = Panel(1, (link(0, "awaited"), link(0, "awaited", group="more"), link(1, "awaited", group="more")))
    panel.show_panel(twice)
    found = [(section.name, [card.title for card in section.cards]) for section in sections(twice)]
    assert found == [("named", ["Headline 0"]), ("more", ["Headline 1"])]


def test_long_sections_show_five_and_then_the_rest(panel, qtbot):
    panel.show_panel(Panel(1, tuple(link(index, "awaited") for index in range(9))))
    section = panel.sections["named"]
    assert len(panel.cards()) == 5
    assert section._header.accessibleName() == "In this article, 5"
    assert section._more.text() == "Show 4 more"
    section._more.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(section._more, KEY.Key_Return)
    assert len(panel.cards()) == 9
    assert section._header.accessibleName() == "In this article, 9"
    assert section._more.isHidden()
    assert panel.focused_card().title == "Headline 5"


def test_one_card_over_five_is_shown_instead_of_a_row_that_says_so(panel):
    panel.show_panel(Panel(1, tuple(link(index, "awaited") for index in range(6))))
    assert len(panel.cards()) == 6
    assert panel.sections["named"]._more.isHidden()


def test_an_opened_section_stays_open_while_its_article_does(panel):
    nine = tuple(link(index, "awaited") for index in range(9))
    panel.show_panel(Panel(1, nine))
    panel.sections["named"].show_rest()
    panel.show_panel(Panel(1, nine))
    assert len(panel.cards()) == 9
    panel.show_panel(Panel(2, nine))
    assert len(panel.cards()) == 5


def test_cards_are_changed_in_place(panel):
    panel.show_panel(every_state())
    before = panel.cards()
    before[3].setFocus(Qt.FocusReason.TabFocusReason)
    arrived = list(every_state().named)
    arrived[3] = link(3, "here", row=row(11, "Headline 3"))
    panel.show_panel(Panel(1, tuple(arrived), every_state().referenced_by))
    assert panel.cards() == before
    assert panel.focused_card().article_id == 11
    assert panel.cards()[3].content.state == "here"
    assert not buttons(panel.cards()[3])


def test_nothing_moves_under_the_pointer(panel, qtbot):
    panel.resize(256, 300)
    panel.show_panel(every_state())
    under = panel.cards()[4]
    panel.verticalScrollBar().setValue(200)
    hover(under)
    top = under.mapTo(panel, QPoint()).y()
    named = [link(9, "awaited"), *every_state().named]
    named[2] = link(1, "here", row=row(8, "Another wording"))
    panel.show_panel(Panel(1, tuple(named), every_state().referenced_by))
    qtbot.wait(20)
    assert under.mapTo(panel, QPoint()).y() == top
    assert titles(panel)[:2] == ["Headline 0", "Another wording"]


def test_nothing_moves_under_the_pointer_where_there_is_nothing_to_scroll(panel, qtbot):
    panel.show_panel(every_state())
    under = panel.cards()[5]
    hover(under)
    top = under.mapTo(panel, QPoint()).y()
    for count in (7, 2):
        named = tuple(link(index, "awaited") for index in range(count))
        panel.show_panel(Panel(1, named, every_state().referenced_by))
        qtbot.wait(20)
        assert under.mapTo(panel, QPoint()).y() == top


def test_another_article_starts_at_the_top(panel):
    panel.resize(256, 200)
    panel.show_panel(every_state())
    panel.verticalScrollBar().setValue(150)
    panel.show_panel(Panel(2, every_state().named))
    assert panel.verticalScrollBar().value() == 0
    assert panel.article_id == 2


def test_an_empty_panel_says_why_it_is(panel):
    panel.show_panel(Panel(1))
    assert panel._quiet.isVisible()
    assert "names no other headline" in panel._quiet.text()
    assert panel.sections == {}
    panel.show_panel(every_state())
    assert not panel._quiet.isVisible()
    panel.clear()
    assert panel.cards() == []
    assert panel.article_id is None
    assert not panel._quiet.isVisible()


def test_loading_shows_a_header_alone_and_only_after_a_moment(panel, qtbot):
    panel.show_panel(every_state())
    panel.show_loading()
    assert len(panel.cards()) == 6
    panel._loading.timeout.emit()
    assert panel.cards() == []
    assert [section._header.accessibleName() for section in panel.sections.values()] == ["In this article"]
    panel.show_panel(every_state())
    assert not panel._loading.isActive()
    assert len(panel.cards()) == 6


def test_a_menu_is_asked_for_by_mouse(panel, qtbot):
    panel.show_panel(every_state())
    menus = emitted(panel.context_menu_requested)
    panel.cards()[0].menu_wanted.emit(QPoint(5, 6))
    assert [(menu.card.article_id, menu.point) for menu in menus] == [(7, QPoint(5, 6))]


def test_markup_in_a_headline_is_only_text(panel):
    panel.show_panel(Panel(1, (link(0, "awaited", "<b>Bold</b> &amp; <script>x</script>\nnext"),)))
    assert panel.cards()[0].content.title == "<b>Bold</b> &amp; <script>x</script> next"


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("width", [256, 300])
def test_titles_take_three_lines_at_most_and_nothing_overlaps(qtbot, width, zoom):
    load_fonts()
    theme = Theme(zoom=zoom)
    long = link(0, "possible", "word " * 60, row=row(1, "A headline without an end " * 9, site="A long source " * 9))
    card = RelatedCard(sections(Panel(1, (long,)))[0].cards[0], theme)
    qtbot.addWidget(card)
    card.apply_theme(theme)
    layout = lay_out(card.content, width, theme, tuple(button.sizeHint() for button in card._buttons))
    assert len(layout.title) == 3
    assert layout.title[-1].text.endswith("…")
    boxes = [*layout.title_rects, layout.meta_rect, *layout.named_as_rects, *layout.chips, *layout.buttons]
    for place, box in enumerate(boxes):
        assert box.left() >= 0
        assert box.right() <= width - theme.px(11)
        assert box.bottom() < layout.height
        assert not any(box.intersects(other) for other in boxes[place + 1 :])


def test_the_age_is_never_elided_but_the_source_is():
    load_fonts()
    content = sections(Panel(1, (), (row(1, site="auditor.of.a.very.long.county.name.example"),)))[0].cards[0]
    metrics = QFontMetrics(ui_font(Theme(), 12))
    line = meta_line(content, metrics, 150)
    assert "…" in line
    assert content.age in line
    assert metrics.horizontalAdvance(line) <= 150


def test_a_card_runs_in_the_direction_of_its_headline(panel):
    panel.show_panel(Panel(1, (), (row(1, "صوّت المجلس على إعادة النهر"), row(2, "How a flood meadow works"))))
    arabic, english = panel.cards()
    for card, right in ((arabic, True), (english, False)):
        chip = card._mirrored(card._laid_out(card.width()).chips[0])
        assert (chip.center().x() > card.width() // 2) is right


def test_chips_wrap_and_buttons_stand_at_the_end(qtbot):
    from PySide6.QtCore import QSize

    theme = Theme()
    placed = flow([QSize(100, 20), QSize(90, 20), QSize(60, 20)], [QSize(50, 24)], 200, theme)
    tops = [place.top() for place in placed.places]
    assert tops[0] == tops[1] < tops[2]
    assert placed.places[3].right() == 199
    assert placed.places[2].center().y() == pytest.approx(placed.places[3].center().y(), abs=1)
    assert flow([], [], 200, theme).height == 0


@pytest.mark.parametrize(
    ("url", "shown"),
    [("https://www.example.com/a", "example.com"), ("https://[bad/", "https://[bad/"), ("news.txt", "news.txt")],
)
def test_an_address_is_shown_by_its_host(url, shown):
    assert host(url) == shown


def test_every_theme_and_zoom_is_taken_over(panel):
    panel.show_panel(every_state())
    heights = []
    for theme in (Theme(), Theme("dark", 1.5), Theme("sepia")):
        panel.apply_theme(theme)
        QTest.qWait(10)
        heights.append(panel.cards()[0].height())
        assert panel._body.grab().toImage().pixelColor(3, 3).name() == theme["list"].lower()
    assert heights[0] == heights[2] < heights[1]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_card_begins_where_the_window_begins(panel, direction):
    panel.setLayoutDirection(direction)
    panel.show_panel(Panel(1, (link(0, "here", row=row(7, "Headline 0")),), ()))
    QApplication.processEvents()
    (card,) = panel.findChildren(RelatedCard)
    shot = card.grab().toImage()
    chip = QColor(Theme()["side"])
    y = card.height() - 16
    shown = [x for x in range(shot.width()) if shot.pixelColor(x, y) == chip]
    assert shown
    assert (max(shown) < card.width() - 40) is (direction == Qt.LayoutDirection.LeftToRight)
    assert (min(shown) > 40) is (direction == Qt.LayoutDirection.RightToLeft)
