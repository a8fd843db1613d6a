from dataclasses import replace
from datetime import UTC, datetime

import pytest
from article_fakes import MORNING, link, picture, stored
from PySide6.QtCore import QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QImage, QKeyEvent, QTextCursor, QTextFormat, QWheelEvent
from PySide6.QtWidgets import QApplication

from newsreader.article.model import Copy, Published
from newsreader.ui import article_page
from newsreader.ui.article_links import Link
from newsreader.ui.article_pictures import Pictures
from newsreader.ui.document_formats import KIND, MARKER
from newsreader.ui.fonts import load_fonts
from newsreader.ui.reading_pane import ReadingPane
from newsreader.ui.text_marks import Found
from newsreader.ui.theme import Theme

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
LONG = "".join(f"<p>Paragraph {number}. {'The river rose again. ' * 12}</p>" for number in range(60))


@pytest.fixture
def pane(qtbot):
    load_fonts()
    pane = ReadingPane()
    qtbot.addWidget(pane)
    pane.apply_theme(Theme("light"), 18)
    pane.resize(700, 600)
    pane.show()
    return pane


def blocks(pane, kind=None):
    block, found = pane.document().begin(), []
    while block.isValid():
        name = block.blockFormat().property(KIND)
        if name and kind in (None, name):
            found.append(block)
        block = block.next()
    return found


def texts(pane, kind):
    return [
        block.text().translate({0x2068: None, 0x2069: None}).replace("\u2002", " ").replace("\u00a0", " ")
        for block in blocks(pane, kind)
    ]


def font_of(block):
    return block.begin().fragment().charFormat().font()


def place_of(pane, word):
    cursor = pane.document().find(word)
    cursor.setPosition(cursor.selectionStart())
    return pane.cursorRect(cursor).center()


def grabbed(pane):
    return pane.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_the_head_says_where_who_and_when(pane):
    article = stored(
        byline=("Ines Calder", "Tomas Brandt"), tags=("City", "Water"), text="word " * 1300, revisions=1,
        published=Published(MORNING, "day"),
    )  # fmt: skip
    pane.show_article(article, {})
    assert texts(pane, "kicker") == ["Harbour Desk / City"]
    assert texts(pane, "headline") == ["City gives the river back"]
    assert texts(pane, "byline") == ["By Ines Calder and Tomas Brandt"]
    assert texts(pane, "date") == ["Harbour Desk · 22 November 2026 · 6 min read · edited"]


def test_the_head_says_what_the_source_changed_and_when(pane):
    now = datetime.now(UTC)
    pane.show_article(stored(revisions=1, edited_at=now, headline_edited=True), {})
    (line,) = texts(pane, "date")
    assert line.split(" · ")[-1] == f"headline changed {now.astimezone():%H:%M}"
    pane.show_article(stored(revisions=2, edited_at=datetime(2024, 3, 9, 12, tzinfo=UTC)), {})
    (line,) = texts(pane, "date")
    assert line.split(" · ")[-1] == "edited 9 Mar 2024"


def test_of_many_copies_the_head_names_the_first(pane):
    many = tuple(Copy(number, f"Paper {number}") for number in range(9))
    for copies, ending in ((many[:1], "Also in Paper 0"), (many[:7], "Paper 6"), (many, "Paper 5, 3 more")):
        pane.show_article(stored(copies=copies), {})
        assert texts(pane, "date")[-1].endswith(ending)


def test_what_an_article_lacks_takes_no_room(pane):
    pane.show_article(stored(byline=(), site=None, published=None, text=""), {})
    assert [block.blockFormat().property(KIND) for block in blocks(pane)] == ["headline", "date", "paragraph"]
    assert texts(pane, "date")[0].startswith("Added 22 November 2026")


def test_type_and_line_heights(pane):
    pane.show_article(stored("<p>Lede.</p><p>Text.</p><h2>Head</h2><blockquote>Said.</blockquote>", lede="Lede."), {})
    measured = {
        block.blockFormat().property(KIND): (font_of(block).pixelSize(), block.blockFormat().lineHeight())
        for block in blocks(pane)
    }
    assert measured["headline"] == (36, 40)
    assert measured["lede"] == (21, 32)
    assert measured["heading2"] == (23, 30)
    assert measured["paragraph"] == (20, 30)  # the last one is the quotation
    assert font_of(blocks(pane, "paragraph")[0]).pixelSize() == 18
    assert font_of(blocks(pane, "headline")[0]).families()[0] == "Newsreader Display"


def test_the_column_is_measured_and_centred(pane):
    pane.resize(1000, 600)
    pane.show_article(stored(), {})
    frame = pane.document().rootFrame().frameFormat()
    column = pane.viewport().width() - frame.leftMargin() - frame.rightMargin()
    assert 440 <= column <= 520
    assert abs(frame.leftMargin() - frame.rightMargin()) <= 1
    assert (frame.topMargin(), frame.bottomMargin()) == (44, 96)


@pytest.mark.parametrize(("width", "side"), [(574, 36), (540, 20), (400, 20)])
def test_the_sides_of_a_narrow_pane(pane, width, side):
    pane.show_article(stored(), {})
    pane.resize(width, 600)
    assert pane.document().rootFrame().frameFormat().leftMargin() >= side
    assert pane.document().rootFrame().frameFormat().leftMargin() < 50


def test_type_grows_with_zoom_and_text_size(pane):
    pane.show_article(stored(), {})
    pane.apply_theme(Theme("dark", 1.5), 20)
    (paragraph,) = blocks(pane, "paragraph")
    assert font_of(paragraph).pixelSize() == 30
    assert paragraph.begin().fragment().charFormat().foreground().color() == QColor(Theme("dark")["text"])


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("ja", "Noto Serif CJK JP"),
        ("zh", "Noto Serif CJK SC"),
        ("zh-TW", "Noto Serif CJK TC"),
        ("ko", "Noto Serif CJK KR"),
    ],
)
def test_an_article_is_set_in_the_faces_of_its_language(pane, language, family):
    pane.show_article(stored("<p>市議会</p>", language=language), {})
    (paragraph,) = blocks(pane, "paragraph")
    assert font_of(paragraph).families()[:2] == ["Newsreader Text", family]
    assert paragraph.blockFormat().lineHeight() == 27


def test_right_to_left_blocks_are_set_in_on_the_right(pane):
    pane.show_article(stored("<blockquote>الجدار يقول للنهر لا</blockquote><blockquote>A wall</blockquote>"), {})
    arabic, english = (block.blockFormat() for block in blocks(pane, "paragraph"))
    assert arabic.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert (arabic.leftMargin(), english.rightMargin()) == (0, 0)
    assert arabic.rightMargin() == english.leftMargin() > 0


def test_a_paragraph_that_begins_in_the_articles_script_takes_its_direction(pane):
    body = "<p>اقرأ أيضًا: Causeway to Stay Shut Until Spring, Council Told</p><p>All of it in English.</p>"
    pane.show_article(stored(body, language="ar"), {})
    assert [block.blockFormat().layoutDirection() for block in blocks(pane, "paragraph")] == [RIGHT, LEFT]


def test_all_items_of_a_list_stand_on_one_side(pane):
    items = "<li>الجدار يقول للنهر لا</li><li>Kestrel Courier</li>"
    pane.show_article(stored(f"<ul>{items}</ul>", language="ar"), {})
    assert [block.blockFormat().layoutDirection() for block in blocks(pane, "paragraph")] == [RIGHT, RIGHT]


@pytest.mark.parametrize(("language", "author"), [("ar", "Else Hovland"), ("ar", "ليلى حدّاد"), ("en", "ليلى حدّاد")])
def test_the_lines_of_the_head_begin_where_the_article_begins(pane, language, author):
    pane.show_article(stored(language=language, byline=(author,), site="Kestrel Courier"), {})
    expected = RIGHT if language == "ar" else LEFT
    heads = [block for kind in ("kicker", "byline", "date") for block in blocks(pane, kind)]
    assert [block.blockFormat().layoutDirection() for block in heads] == [expected] * 3


@pytest.mark.parametrize(
    ("language", "authors", "order"),
    [
        ("ar", ("ليلى حدّاد", "سامي نور"), ["نور", "and", "ليلى", "By"]),
        ("ar", ("Else Hovland", "Tor Nes"), ["By", "Else", "and", "Tor"]),
        ("en", ("ليلى حدّاد", "Tor Nes"), ["By", "ليلى", "and", "Tor"]),
    ],
)
def test_words_and_names_of_a_byline_stand_in_reading_order(pane, language, authors, order):
    pane.show_article(stored(language=language, byline=authors), {})
    (byline,) = blocks(pane, "byline")

    def left(word):
        cursor = QTextCursor(byline)
        cursor.setPosition(byline.position() + byline.text().index(word) + 1)
        return pane.cursorRect(cursor).x()

    assert sorted(order, key=left) == order


@pytest.mark.parametrize(("words", "on_the_left"), [("A wall", True), ("الجدار يقول للنهر لا", False)])
def test_the_bar_of_a_quotation_stands_before_its_text(pane, words, on_the_left):
    pane.show_article(stored(f"<blockquote>{words}</blockquote>"), {})
    (block,) = blocks(pane, "paragraph")
    rect = pane.document().documentLayout().blockBoundingRect(block)
    frame, shot = pane.document().rootFrame().frameFormat(), grabbed(pane)
    y = int(rect.top()) + 18
    left, right = int(frame.leftMargin()) + 1, int(pane.viewport().width() - frame.rightMargin()) - 2
    accent = QColor(Theme("light")["accent"])
    assert (shot.pixelColor(left, y) == accent) is on_the_left
    assert (shot.pixelColor(right, y) == accent) is not on_the_left


def test_code_stands_on_a_panel_as_wide_as_the_column(pane):
    pane.show_article(stored("<pre>x = 1\ny = 2</pre>"), {})
    (block,) = blocks(pane, "code")
    rect = pane.document().documentLayout().blockBoundingRect(block)
    frame, shot = pane.document().rootFrame().frameFormat(), grabbed(pane)
    y, panel = int(rect.center().y()), QColor(Theme("light")["code"])
    assert shot.pixelColor(int(frame.leftMargin()) + 3, y) == panel
    assert shot.pixelColor(int(pane.viewport().width() - frame.rightMargin()) - 4, y) == panel
    assert shot.pixelColor(int(frame.leftMargin()) - 3, y) == QColor(Theme("light")["page"])


def test_markers_are_painted_and_no_part_of_the_text(pane):
    pane.show_article(stored("<ul><li>One</li></ul><ol><li>Two</li></ol>"), {})
    assert [(block.text(), block.blockFormat().property(MARKER)) for block in blocks(pane, "paragraph")] == [
        ("One", "•"), ("Two", "1."),
    ]  # fmt: skip


def test_a_table_that_does_not_fit_becomes_lines_and_back(pane):
    cells = "".join(f"<td>Municipality{number}</td>" for number in range(4))
    head = "".join(f"<th>Head{number}</th>" for number in range(4))
    pane.show_article(stored(f"<table><tr>{head}</tr><tr>{cells}</tr></table>"), {})
    assert len(blocks(pane, "cell")) == 4
    pane.resize(330, 600)
    assert blocks(pane, "cell") == []
    assert texts(pane, "record")[0] == "Head1: Municipality1"
    pane.resize(700, 600)
    assert len(blocks(pane, "cell")) == 4


def test_rows_of_a_right_to_left_table_run_right_to_left(pane):
    pane.show_article(stored("<table><tr><td>القسم</td><td>الطول</td></tr></table>", language="ar"), {})
    first, second = (pane.document().documentLayout().blockBoundingRect(block) for block in blocks(pane, "cell"))
    assert [block.text() for block in blocks(pane, "cell")] == ["الطول", "القسم"]
    assert first.left() < second.left()


# Pictures


class CountedPictures(Pictures):
    scaled = 0

    def _scale(self, *args):
        CountedPictures.scaled += 1
        return super()._scale(*args)


@pytest.fixture
def counted(monkeypatch):
    CountedPictures.scaled = 0
    monkeypatch.setattr(article_page, "Pictures", CountedPictures)
    return CountedPictures


def test_a_picture_is_asked_for_and_scaled_once(pane, counted):
    asked = []

    def find(name):
        asked.append(name)
        return picture(1400, 800)

    pane.show_article(stored('<p><img src="image:a b.png" alt="Hills"></p>', image_names=("a b.png",)), find)
    for _ in range(3):
        grabbed(pane)
    assert (asked, counted.scaled) == (["a b.png"], 1)


def test_a_document_is_written_once_per_article(pane, monkeypatch):
    written = []
    write = article_page.DocumentWriter.write
    monkeypatch.setattr(article_page.DocumentWriter, "write", lambda *args: written.append(1) or write(*args))
    pane.show_article(stored(LONG), {})
    pane.resize(800, 500)
    grabbed(pane)
    assert written == [1]


def test_a_picture_fills_the_column_and_follows_it(pane):
    article = stored('<p><img src="image:a.png" alt="Hills"></p>', image_names=("a.png",))
    pane.show_article(article, {"a.png": picture(1400, 700, "#336699")})

    def width():
        frame = pane.document().rootFrame().frameFormat()
        made = blocks(pane, "picture")[0].begin().fragment().charFormat().toImageFormat()
        column = pane.viewport().width() - frame.leftMargin() - frame.rightMargin()
        assert made.height() == round(made.width() / 2)
        return made.width(), column

    shown, column = width()
    assert shown == column
    pane.resize(420, 600)
    narrow, column = width()
    assert narrow == column < shown
    rect = pane.document().documentLayout().blockBoundingRect(blocks(pane, "picture")[0])
    assert grabbed(pane).pixelColor(rect.center().toPoint()) == QColor("#336699")


def test_a_small_picture_is_not_blown_up(pane):
    article = stored('<img src="image:a.png">', image_names=("a.png",))
    pane.show_article(article, {"a.png": picture(100, 50)})
    made = blocks(pane, "picture")[0].begin().fragment().charFormat().toImageFormat()
    assert (made.width(), made.height()) == (100, 50)


def test_a_picture_carries_its_description(pane):
    article = stored('<img src="image:a.png" alt="Hills at dawn">', image_names=("a.png",))
    pane.show_article(article, {"a.png": picture()})
    made = blocks(pane, "picture")[0].begin().fragment().charFormat()
    assert made.property(QTextFormat.Property.ImageAltText) == "Hills at dawn"


def test_a_picture_that_is_not_there_leaves_a_line(pane):
    pane.show_article(stored('<img src="image:a.png" alt="Hills">', image_names=("a.png",)), {})
    assert texts(pane, "missing") == ["Picture not loaded · Hills"]


# Place


def test_the_place_is_kept_through_width_type_and_theme(pane):
    pane.show_article(stored(LONG), {})
    bar = pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = pane.cursorForPosition(QPoint(300, 2)).block().text()[:13]
    for change in (
        lambda: pane.resize(450, 500),
        lambda: pane.apply_theme(Theme("dark"), 24),
        lambda: pane.apply_theme(Theme("dark", 1.5)),
        lambda: pane.resize(700, 600),
        lambda: pane.apply_theme(Theme("light"), 18),
    ):
        change()
        assert pane.cursorForPosition(QPoint(200, 2)).block().text()[:13] == top


def test_an_article_starts_where_it_was_left(pane):
    pane.show_article(stored(LONG), {}, position=0.5)
    assert pane.position() == pytest.approx(0.5, abs=0.01)
    pane.resize(640, 500)
    assert pane.position() == pytest.approx(0.5, abs=0.01)
    pane.show_article(stored(LONG), {})
    assert pane.position() == 0


def test_space_scrolls_until_there_is_no_more(pane):
    pane.show_article(stored(LONG), {})
    assert not pane.scroll_screen(-1)
    screens = 0
    while pane.scroll_screen(1):
        screens += 1
    assert screens > 3
    assert pane.position() == 1
    assert pane.scroll_screen(-1)


def test_the_end_is_reported_once(pane, qtbot):
    ends, places = [], []
    pane.read_to_end.connect(lambda: ends.append(1))
    pane.position_changed.connect(places.append)
    pane.show_article(stored(LONG), {})
    assert ends == []
    while pane.scroll_screen(1):
        pass
    pane.scroll_screen(-1)
    pane.scroll_screen(1)
    assert ends == [1]
    assert max(places) == 1
    pane.show_article(stored("<p>Short.</p>"), {})
    assert ends == [1, 1]


def test_nothing_is_shown(pane):
    pane.show_article(stored(LONG), {})
    pane.show_nothing()
    assert (pane.toPlainText(), pane.position(), blocks(pane)) == ("", 0, [])
    pane.show_article(stored(), {})
    pane.clear()
    assert pane.toPlainText() == ""


def test_a_page_of_a_very_long_article_leads_to_the_next(pane):
    pane.show_article(stored("".join(f"<p>{number} {'word ' * 1000}</p>" for number in range(130))), {})
    assert pane.document().characterCount() < 610_000
    assert texts(pane, "paragraph")[-1] == "This article is very long. Go on to part 2"
    pane.anchorClicked.emit(QUrl("part:1"))
    assert texts(pane, "paragraph")[-1].startswith("129 word")
    assert (pane.position(), texts(pane, "headline")) == (0, [])


# Links


def test_links_are_reported_and_never_followed(pane):
    seen = []
    pane.link_activated.connect(seen.append)
    pane.show_article(stored('<p><a href="named:3">Insurers</a> <a href="https://example.org/a">x</a></p>'), {})
    before = pane.toPlainText()
    for href in ("named:3", "https://example.org/a", "file:///etc/passwd", "javascript:x", ""):
        pane.anchorClicked.emit(QUrl(href))
    assert seen == [Link("named", index=3), Link("url", url="https://example.org/a")]
    assert pane.toPlainText() == before


def test_a_click_on_a_headline_reports_it(pane, qtbot):
    pane.show_article(stored('<p><a href="named:3">Insurers</a></p>'), {})
    with qtbot.waitSignal(pane.link_activated) as seen:
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pane, "Insurers") + QPoint(8, 0))
    assert seen.args == [Link("named", index=3)]


def test_a_link_is_followed_by_keyboard(pane, qtbot):
    pane.show_article(stored('<p><a href="named:3">Insurers</a></p>', byline=()), {})
    pane.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    qtbot.keyClick(pane, Qt.Key.Key_Tab)
    with qtbot.waitSignal(pane.link_activated) as seen:
        qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert seen.args == [Link("named", index=3)]


def test_edited_leads_to_the_versions(pane, qtbot):
    pane.show_article(stored(revisions=2), {})
    with qtbot.waitSignal(pane.byline_edited_activated):
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place_of(pane, "edited") + QPoint(8, 0))


def test_hovering_says_where_a_link_leads(pane):
    said = []
    pane.link_hovered.connect(said.append)
    pane.show_article(stored(links=(link(0, "here"),)), {})
    for href in ("named:0", "https://user@evil.example/", ""):
        pane.highlighted.emit(QUrl(href))
    assert said[0].words == "In your library: Insurers return"
    assert said[1].words.startswith("Careful")
    assert said[2].words == ""


def test_awaited_and_possible_headlines_look_it(pane):
    html = '<p><a href="named:0">aa</a> <a href="named:1">bb</a> <a href="named:2">cc</a></p>'
    pane.show_article(stored(html, links=(link(0, "here"), link(1, "possible"), link(2, "awaited"))), {})
    looks = {}
    fragment = blocks(pane, "paragraph")[0].begin()
    while not fragment.atEnd():
        made = fragment.fragment().charFormat()
        looks[fragment.fragment().text()] = (made.underlineStyle(), made.foreground().color().name())
        fragment += 1
    assert len({looks[word][0] for word in ("aa", "bb", "cc")}) == 3
    assert looks["cc"][1] != looks["aa"][1]


def test_a_headline_that_arrived_changes_its_look_and_not_the_place(pane):
    html = f'<p><a href="named:0">aa</a></p>{LONG}'
    pane.show_article(stored(html, links=(link(0, "awaited"),)), {}, position=0.5)

    def colour():
        return blocks(pane, "paragraph")[0].begin().fragment().charFormat().foreground().color().name()

    awaited = colour()
    pane.update_links(stored(html, id=99, links=(link(0, "here"),)))
    assert colour() == awaited
    pane.update_links(stored(html, links=(link(0, "here"),)))
    assert colour() == Theme("light")["link"].lower()
    assert pane.position() == pytest.approx(0.5, abs=0.01)


def test_a_footnote_is_gone_to(pane):
    pane.show_article(stored(f'<p>a<a href="#fn:1">1</a></p>{LONG}<hr><ol><li id="fn:1">note</li></ol>'), {})
    pane.anchorClicked.emit(QUrl("#fn:1"))
    assert pane.position() > 0.9


# Finding


def test_finding_goes_round_and_back(pane):
    pane.show_article(stored(LONG), {})
    assert pane.find_text("paragraph 1") == Found(1, 11)
    assert pane.find_text("paragraph 1") == Found(2, 11)
    assert pane.position() > 0
    assert pane.find_text("paragraph 1", backwards=True) == Found(1, 11)
    assert pane.find_text("paragraph 1", backwards=True) == Found(11, 11)
    assert pane.find_text("no such words") == Found()
    assert pane.extraSelections() == []


def test_words_of_a_search_are_marked_and_unmarked(pane):
    pane.show_article(stored("<p>Flood and floods.</p>"), {})
    pane.mark_words(["flood"])
    assert [mark.cursor.selectedText() for mark in pane.extraSelections()] == ["Flood", "floods"]
    pane.apply_theme(Theme("dark"))
    assert len(pane.extraSelections()) == 2
    pane.show_article(stored("<p>Another flood.</p>"), {})
    assert len(pane.extraSelections()) == 1
    pane.mark_words([])
    assert pane.extraSelections() == []


# Keys, focus, menu


def press(pane, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QApplication.sendEvent(pane, QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers))


def test_plain_keys_scroll(pane):
    pane.show_article(stored(LONG), {})
    press(pane, Qt.Key.Key_Down)
    down = pane.verticalScrollBar().value()
    press(pane, Qt.Key.Key_PageDown)
    assert pane.verticalScrollBar().value() > down > 0
    press(pane, Qt.Key.Key_End)
    assert pane.position() == 1
    press(pane, Qt.Key.Key_Home)
    assert (pane.position(), pane.cursorWidth()) == (0, 0)


def test_the_text_cursor_shows_when_it_moves_and_starts_in_view(pane, qtbot):
    pane.show_article(stored(LONG), {}, position=0.5)
    press(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pane.cursorWidth() > 0
    assert pane.textCursor().hasSelection()
    assert pane.position() == pytest.approx(0.5, abs=0.02)
    qtbot.mousePress(pane.viewport(), Qt.MouseButton.LeftButton)
    assert pane.cursorWidth() == 0


def test_the_wheel_with_control_asks_for_another_size(pane, qtbot):
    pane.show_article(stored(LONG), {})
    wheel = QWheelEvent(
        QPointF(9, 9), QPointF(9, 9), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    with qtbot.waitSignal(pane.zoom_requested) as asked:
        QApplication.sendEvent(pane.viewport(), wheel)
    assert asked.args == [1]
    assert font_of(blocks(pane, "paragraph")[0]).pixelSize() == 18


@pytest.mark.parametrize(
    ("reason", "ring"), [(Qt.FocusReason.TabFocusReason, True), (Qt.FocusReason.MouseFocusReason, False)]
)
def test_only_the_keyboard_shows_a_ring(pane, qtbot, reason, ring):
    pane.show_article(stored("<p>x</p>"), {})
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    pane.clearFocus()
    pane.setFocus(reason)
    shot = grabbed(pane)
    assert (shot.pixelColor(1, shot.height() // 2) == QColor(Theme("light")["accent"])) is ring


def test_the_menu_offers_what_can_be_done(pane):
    article = stored(
        '<p><a href="named:0">Insurers</a> return</p>',
        links=(link(0, "elsewhere", url="https://a.example?utm_source=x"),),
    )
    pane.show_article(article, {})
    names = [action.text() for action in pane.context_menu("").actions() if action.text()]
    assert names == ["Copy", "Select all", "Decode again…"]
    pane.setTextCursor(pane.document().find("return"))
    menu = {action.text(): action for action in pane.context_menu("named:0").actions()}
    looked_up, followed = [], []
    pane.lookup_requested.connect(looked_up.append)
    pane.link_activated.connect(followed.append)
    menu["Look up in the library"].trigger()
    menu["Open link"].trigger()
    menu["Copy link address"].trigger()
    assert (looked_up, followed) == (["return"], [Link("named", index=0)])
    assert QApplication.clipboard().text() == "https://a.example"


def test_it_can_be_read_aloud(pane):
    pane.show_article(stored("<p>The river rose.</p>"), {})
    interface = QAccessible.queryAccessibleInterface(pane)
    assert interface.text(QAccessible.Text.Name) == "Article"
    assert interface.text(QAccessible.Text.Description) == "City gives the river back"
    assert "The river rose." in interface.textInterface().text(0, interface.textInterface().characterCount())


def test_a_broken_article_is_still_a_page(pane):
    pane.show_article(replace(stored(""), headline="", byline=(), site=None, language="xx-yy"), {})
    assert texts(pane, "headline") == ["Without a headline"]
    pane.moveCursor(QTextCursor.MoveOperation.End)
