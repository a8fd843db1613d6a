from dataclasses import replace

import pytest
from article_fakes import picture, stored
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage

from newsreader.article.model import RemoteImage
from newsreader.ui.article_blocks import Style
from newsreader.ui.article_pictures import Pictures, address
from newsreader.ui.document_formats import KIND
from newsreader.ui.fonts import load_fonts
from newsreader.ui.head_notes import FULL_TEXT, ORIGINAL, PICTURES, PageNotes, hint, note_blocks, share_read
from newsreader.ui.picture_places import draw_place, place_size
from newsreader.ui.reading_pane import ReadingPane
from newsreader.ui.theme import Theme

SHORT = "About 45 % of the page's own article text could be read."
HILLS = RemoteImage("hills", "https://pictures.example/hills.jpg", "Hills at noon", 1200, 600)
MAP = RemoteImage("map", "https://pictures.example/map.png", "A map")
BODY = '<p>One.</p><img src="image:hills" alt="Hills at noon"><p>Two.</p><img src="image:map" alt="A map"><p>Three.</p>'
LONG = BODY + "".join(f"<p>Paragraph {number}. {'The river rose again. ' * 12}</p>" for number in range(60))


@pytest.fixture
def pane(qtbot):
    load_fonts()
    pane = ReadingPane()
    qtbot.addWidget(pane)
    pane.resize(560, 700)
    pane.show()
    return pane


def lines(article, notes=PageNotes(), waiting=0):  # noqa: B008 - it is frozen
    words = [block.text or "".join(run.text for run in block.runs) for block in note_blocks(article, notes, waiting)]
    return [line.translate({0x2068: None, 0x2069: None}).replace("\u2002", " ") for line in words]


def kinds(pane):
    block, found = pane.document().begin(), []
    while block.isValid():
        found.append(block.blockFormat().property(KIND))
        block = block.next()
    return found


def test_an_article_that_is_whole_has_no_notes():
    assert lines(stored(complete=0.98)) == []
    assert lines(stored(complete=0.5)) == []  # enough, for the page that it is from
    assert share_read(stored(complete=None)) is None


def test_how_much_of_the_page_is_here_is_said_with_what_can_be_done():
    article = stored(complete=0.449, warnings=(SHORT,), url="https://news.example/1")
    assert share_read(article) == 45
    assert lines(article) == ["About 45 % of the page’s text · Full text · Open in browser"]
    assert lines(replace(article, version="page")) == ["About 45 % of the page’s text · Open in browser"]
    assert lines(replace(article, url=None)) == ["About 45 % of the page’s text"]


def test_files_that_are_offered_are_links_with_their_size():
    files = (
        ("https://harbour.example/sounds/The%20ferry.mp3", "audio/mpeg", 24_300_000, ""),
        ("https://harbour.example/2", "application/pdf", 81_000, "Timetable"),
        ("https://harbour.example/ferry.jpg", "image/jpeg", 5, ""),
        ("file:///etc/passwd", "audio/mpeg", -5, "passwd"),
    )
    article = stored(enclosures=files)
    assert lines(article) == ["The ferry.mp3 (24 MB) · Timetable (81 kB) · passwd"]
    links = [run.href for block in note_blocks(article, PageNotes(), 0) for run in block.runs if run.href]
    assert links == [files[0][0], files[1][0]]


def test_feed_and_page_are_a_switch_whose_other_side_is_a_link():
    article = stored(version="page", other_version="feed", url="https://news.example/1")
    (block,) = note_blocks(article, PageNotes(), 0)
    assert lines(article) == ["Feed | Page"]
    assert [run.text for run in block.runs if run.href == FULL_TEXT] == ["Feed"]
    assert [run.text for run in block.runs if run.style & Style.BOLD] == ["Page"]
    assert lines(article, PageNotes(said="It could not be fetched.")) == ["Feed | Page · It could not be fetched."]


def test_what_is_under_way_is_said_in_the_place_of_what_could_be_done():
    article = stored(complete=0.449, warnings=(SHORT,), url="https://news.example/1")
    assert lines(article, PageNotes(fetching=True)) == ["Fetching the page…"]
    assert lines(article, PageNotes(loading=True), 2)[1] == "Loading 2 pictures…"


def test_pictures_on_the_web_are_offered_and_for_a_feed_always():
    assert lines(stored(), PageNotes(), 1) == ["One picture is on the web · Load it"]
    assert lines(stored(), PageNotes(of_feed=True), 3) == [
        "3 pictures are on the web · Load them · Always for this feed"
    ]
    assert lines(stored(), PageNotes(missing=2), 2) == ["2 pictures did not come · Try again"]


def test_each_link_says_what_it_does():
    assert hint(FULL_TEXT, stored(version="page", other_version="feed")) != hint(FULL_TEXT, stored())
    assert "browser" in hint(ORIGINAL, None)
    assert hint("do:quit", None) == ""


def test_pictures_on_the_web_have_a_place_in_their_shape():
    theme = Theme()
    assert place_size(HILLS, 500, theme).toTuple() == (500, 250)
    assert place_size(replace(HILLS, width=100, height=50), 500, theme).toTuple() == (100, 50)
    assert place_size(MAP, 500, theme).toTuple() == (500, 96)
    assert place_size(replace(HILLS, width=1, height=10**9), 500, theme).height() <= 750
    assert place_size(replace(HILLS, width=10**9, height=1), 500, theme).toTuple() == (500, 1)


def test_the_place_is_drawn_sharp_and_says_what_the_picture_shows(qapp):
    load_fonts()
    size = place_size(HILLS, 400, Theme())
    drawn = draw_place(HILLS, size, 2.0, Theme())
    assert (drawn.width(), drawn.height(), drawn.devicePixelRatio()) == (800, 400, 2.0)
    assert drawn != draw_place(replace(HILLS, alt=""), size, 2.0, Theme())
    assert drawn != draw_place(HILLS, size, 2.0, Theme("dark"))


def test_a_place_leads_to_the_pictures_unless_it_led_elsewhere(pane, qtbot):
    html = BODY.replace('<img src="image:map" alt="A map">', '<a href="https://a.example/"><img src="image:map"></a>')
    pane.show_article(stored(html, remote_images=(HILLS, MAP)), {})
    pictures, block = [], pane.document().begin()
    while block.isValid():
        if block.blockFormat().property(KIND) == "picture":
            pictures.append(block.begin().fragment().charFormat())
        block = block.next()
    assert [made.anchorHref() for made in pictures] == [PICTURES, "https://a.example/"]
    with qtbot.waitSignal(pane.command_requested) as asked:
        pane.anchorClicked.emit(pictures[0].anchorHref())
    assert asked.args == ["load_pictures"]


def test_the_links_of_the_notes_are_reached_by_keys(pane, qtbot):
    pane.show_article(stored(BODY, remote_images=(HILLS,)), {}, notes=PageNotes(of_feed=True))
    pane.setFocus(Qt.FocusReason.TabFocusReason)
    asked = []
    pane.command_requested.connect(asked.append)
    for _ in range(2):
        qtbot.keyClick(pane, Qt.Key.Key_Tab)
        qtbot.keyClick(pane, Qt.Key.Key_Return)
    assert asked == ["load_pictures", "always_pictures"]


def test_an_article_cannot_give_commands(pane):
    pane.show_article(stored('<p><a href="do:quit">x</a> <a href="do:delete">y</a></p>'), {})
    assert "do:" not in pane.document().toHtml()


def test_notes_are_not_copied(pane):
    pane.show_article(stored(BODY, remote_images=(HILLS, MAP)), {}, notes=PageNotes(of_feed=True))
    pane.selectAll()
    copy = pane.createMimeDataFromSelection()
    assert "on the web" not in copy.text()
    assert "do:" not in copy.html()
    assert "Hills at noon" in copy.text()


def test_pictures_that_come_move_nothing_that_is_read(pane):
    article = stored(LONG, remote_images=(HILLS, MAP))
    pane.show_article(article, {}, notes=PageNotes())
    pane.go_to_text(0)
    bar = pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = pane.cursorForPosition(QPoint(200, 100)).block().text()
    assert before.startswith("Paragraph")
    assert "note" in kinds(pane)
    pictures = {"hills": picture(1200, 600), "map": picture(300, 900)}
    pane.show_pictures(replace(article, image_names=("hills", "map")), pictures)
    assert "note" not in kinds(pane)
    assert pane.cursorForPosition(QPoint(200, 100)).block().text() == before
    assert pane.picture(address("hills")).pixelColor(5, 5).name() == "#336699"


def test_notes_that_come_and_go_move_nothing_that_is_read(pane):
    pane.show_article(stored(LONG, url="https://news.example/1"), {})
    bar = pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = pane.cursorForPosition(QPoint(200, 100)).block().text()
    for notes in (PageNotes(fetching=True), PageNotes(said="The page says the same."), PageNotes()):
        pane.show_notes(notes)
        assert pane.cursorForPosition(QPoint(200, 100)).block().text() == before


def test_what_a_picture_on_the_web_shows_is_spoken(pane):
    pane.show_article(stored(BODY, remote_images=(HILLS, MAP)), {})
    text = QAccessible.queryAccessibleInterface(pane).textInterface()
    spoken = text.text(0, text.characterCount())
    assert "\ufffcHills at noon\n" in spoken
    assert "\ufffcA map\n" in spoken
    pane.selectAll()
    assert pane.createMimeDataFromSelection().text().count("A map") == 1


def test_another_theme_draws_the_places_anew(pane):
    pane.show_article(stored(BODY, remote_images=(HILLS,)), {})
    before = QImage(pane.picture(address("hills")))
    pane.apply_theme(Theme("dark"))
    assert pane.picture(address("hills")) != before


def test_what_is_here_has_no_place_of_something_on_the_web():
    pictures = Pictures({"hills": picture()}, ["hills", "broken"], [HILLS, MAP, replace(MAP, name="broken")])
    assert pictures.waiting() == ["map"]
    assert pictures.names() == ["hills", "map"]
    assert pictures.shown("https://pictures.example/hills.jpg", 1.0).width() == 1
