"""Full text and pictures of the open article, with the web played by the test."""

import pytest
from article_fakes import picture
from desk import BRIDGE
from fakes import on, parsed
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint

from newsreader.application.web_pages import FullText, Pictures
from newsreader.article.model import Image, RemoteImage
from newsreader.ui.document_formats import KIND

HEADLINE = "Rain Stops at Last"
HILLS = RemoteImage("hills", "https://pictures.example/hills.png", "Hills", 400, 200)
TEXT = "".join(f"<p>Paragraph {number}. {'It rained. ' * 40}</p>" for number in range(40))


def png():
    buffer = QBuffer(data := QByteArray())
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(400, 200).save(buffer, "PNG")
    return data.data()


@pytest.fixture
def asked(monkeypatch, desk):
    """What was asked of the web."""
    found = []
    feeds = desk.window.session.feeds
    for name in ("full_text", "show_version", "load_pictures", "save_page"):
        monkeypatch.setattr(feeds, name, lambda *given, name=name: found.append((name, *given)))
    return found


@pytest.fixture
def desk(desk_on, library_path):
    from newsreader.library import Library

    library = Library.open(library_path)
    library.add(
        parsed(
            HEADLINE,
            html=f'<p>It rained.</p><img src="image:hills" alt="Hills">{TEXT}',
            url="https://news.example/rain",
            remote_images=(HILLS,),
            published=on(2026, 11, 22),
        )
    )
    library.close()
    return desk_on(library_path, size=(1280, 800))


def notes(desk):
    block, found = desk.pane.document().begin(), []
    while block.isValid():
        if block.blockFormat().property(KIND) == "note":
            found.append(block.text().translate({0x2068: None, 0x2069: None}).replace("\u2002", " "))
        block = block.next()
    return found


def test_the_full_text_is_asked_for_once_and_said_how_that_ended(desk, asked):
    desk.click_row(HEADLINE)
    number = desk.id_of(HEADLINE)
    desk.press("F", "F")
    assert asked == [("full_text", number)]
    assert notes(desk)[0] == "Fetching the page…"
    feeds = desk.window.session.feeds
    feeds.fetched_text.emit(FullText(number, "same", "The page says the same."))
    assert notes(desk)[0] == "The page says the same."
    desk.click_row(BRIDGE)
    assert notes(desk) == []
    desk.click_row(HEADLINE)
    assert notes(desk) == ["One picture is on the web · Load it"]


def test_the_answer_for_an_article_that_was_left_is_not_said_of_another(desk, asked):
    desk.click_row(HEADLINE)
    number = desk.id_of(HEADLINE)
    desk.press("F")
    desk.click_row(BRIDGE)
    desk.window.session.feeds.fetched_text.emit(FullText(number, "failed", "Nothing came."))
    assert notes(desk) == []
    assert asked == [("full_text", number)]


def test_what_is_not_on_the_web_has_no_full_text(desk, asked):
    desk.click_row(BRIDGE)
    actions = desk.window.actions_by_name
    assert not actions["full_text"].isEnabled()
    assert not actions["load_pictures"].isEnabled()
    desk.window.commands.run("full_text")
    desk.window.commands.run("load_pictures")
    assert asked == []


def test_pictures_are_loaded_by_their_note_and_shown_where_the_reader_is(desk, asked):
    desk.click_row(HEADLINE)
    number = desk.id_of(HEADLINE)
    assert not desk.window.actions_by_name["always_pictures"].isEnabled()
    desk.click_link("Load it")
    assert asked == [("load_pictures", number, False)]
    assert notes(desk) == ["Loading a picture…"]
    desk.pane.verticalScrollBar().setValue(desk.pane.verticalScrollBar().maximum() // 2)
    seen = desk.pane.cursorForPosition(QPoint(200, 100)).block().text()
    session = desk.window.session
    kept = []
    image = Image("hills", png(), "image/png", 400, 200)
    session.background.run(lambda: session.library.keep_pictures(number, [image]), kept.append, lane="work")
    desk.until(lambda: bool(kept))
    session._changed(kept[0])
    session.feeds.pictures_came.emit(Pictures(number, 0))
    desk.settle()
    assert notes(desk) == []
    assert desk.pane.cursorForPosition(QPoint(200, 100)).block().text() == seen
    assert desk.pane.picture("image:hills").pixelColor(5, 5).name() == "#336699"
    desk.click_row(BRIDGE)
    desk.click_row(HEADLINE)
    assert desk.pane.picture("image:hills").pixelColor(5, 5).name() == "#336699"


def test_pictures_that_did_not_come_can_be_tried_again(desk, asked):
    desk.click_row(HEADLINE)
    number = desk.id_of(HEADLINE)
    desk.press("Shift+I")
    desk.window.session.feeds.pictures_came.emit(Pictures(number, 1))
    desk.settle()
    assert notes(desk) == ["One picture did not come · Try again"]
    desk.press("Shift+I")
    assert len(asked) == 2


def test_no_article_asks_the_web_by_itself(desk, asked):
    for headline in (HEADLINE, BRIDGE, HEADLINE):
        desk.click_row(headline)
    assert asked == []


def test_a_page_behind_a_link_is_saved_from_its_menu(desk, asked):
    desk.click_row(HEADLINE)
    menu = {action.text(): action for action in desk.pane.context_menu("https://x.example/a?utm_source=b").actions()}
    menu["Save page to the library"].trigger()
    assert asked == [("save_page", "https://x.example/a")]
    for href in ("mailto:desk@x.example", "#place", ""):
        assert "Save page to the library" not in [each.text() for each in desk.pane.context_menu(href).actions()]
