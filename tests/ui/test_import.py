"""Articles coming into the open window."""

import threading

import pytest
from desk import BRIDGE, COUNT, FERRY, LANE, PAID, STORM
from fakes import write_article
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import View, ViewKind
from newsreader.library import Library

# What the platform without a screen says of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Gate:
    """Lets the import of files wait until the test wants it to go on."""

    def __init__(self, monkeypatch, at: int = 1) -> None:
        from newsreader import sources

        self.reached, self._open = threading.Event(), threading.Event()
        self.read = 0
        read = sources.read_any

        def slowly(*given, **more):
            self.read += 1
            if self.read == at:
                self.reached.set()
                self._open.wait(10)
            return read(*given, **more)

        monkeypatch.setattr(sources, "read_any", slowly)

    def open(self) -> None:
        self._open.set()


def write_many(folder, count, start=0):
    for number in range(start, start + count):
        write_article(folder, f"Report {number:03} From the Yard")
    return folder


def test_a_file_that_is_no_text_is_imported_as_raw_text_from_the_list_of_failures(desk, tmp_path):
    (tmp_path / "program.txt").write_bytes(b"\x7fELF\x02 the words inside \x00\x00")
    desk.window.add([str(tmp_path / "program.txt")])
    card = desk.window.parts.progress
    desk.until(lambda: card.progress.finished)
    desk.click_button(card, "Show…")
    desk.click_button(QApplication.activeModalWidget(), "Import as raw text")
    desk.until(lambda: "program.txt" in desk.headlines())
    article = desk.library.article(desk.id_of("program.txt"))
    assert "the words inside" in article.text
    assert desk.library.raw(article.id) == (tmp_path / "program.txt").read_bytes()


def test_an_import_tells_how_it_goes_and_how_it_ended(desk, tmp_path):
    folder = write_many(tmp_path / "yard", 12)
    (folder / "broken.txt").write_bytes(b"")
    desk.window.add([str(folder)])
    card = desk.window.parts.progress
    desk.until(lambda: card.progress.finished)
    assert card.isVisible()
    assert (card.progress.added, card.progress.failed) == (12, 1)
    assert len(desk.headlines()) == COUNT + 12
    desk.click_button(card, "Show…")
    assert "broken.txt" in QApplication.activeModalWidget().report()
    QApplication.activeModalWidget().accept()
    desk.click_button(card, "Close")
    assert not card.isVisible()


def test_adding_while_reading_moves_nothing_under_the_eyes(desk, tmp_path):
    desk.click_row(BRIDGE)
    desk.press("Space", "Space")
    desk.list.verticalScrollBar().setValue(3 * desk.list.rowHeight(0) + 20)
    desk.settle()
    top, offset = desk.list.top_id(), desk.list.verticalScrollBar().value() % desk.list.rowHeight(0)
    place = desk.pane.verticalScrollBar().value()
    folder = tmp_path / "fresh"
    for number in range(5):
        path = write_article(folder, f"Fresh Story {number}")
        path.write_text(path.read_text().replace("Mar 4, 2026", "Nov 21, 2026"))
    desk.window.add([str(folder)])
    desk.until(lambda: desk.list.model().rowCount() == COUNT + 5)
    desk.settle()
    assert desk.list.top_id() == top
    assert desk.list.verticalScrollBar().value() % desk.list.rowHeight(0) == offset
    assert desk.open_headline() == BRIDGE
    assert desk.pane.verticalScrollBar().value() == place
    assert desk.selected() == [BRIDGE]


def test_an_import_is_cancelled_on_its_card_and_what_came_is_whole(desk, tmp_path, monkeypatch):
    gate = Gate(monkeypatch, at=5)
    desk.window.add([str(write_many(tmp_path / "yard", 40))])
    desk.until(gate.reached.is_set)
    card = desk.window.parts.progress
    desk.window.session.progressed.emit(card.progress)
    button = next(each for each in card.findChildren(type(card.button)) if each.text() == "Cancel")
    button.click()
    gate.open()
    desk.until(lambda: card.progress.finished)
    assert card.progress.added == 5
    assert len(desk.headlines()) == COUNT + 5
    assert not desk.window.session.importing()


def test_what_is_starred_during_an_import_is_kept(desk, tmp_path, monkeypatch):
    gate = Gate(monkeypatch, at=3)
    desk.press("J")
    desk.window.add([str(write_many(tmp_path / "yard", 8))])
    desk.until(gate.reached.is_set)
    desk.key("S")
    desk.until(lambda: desk.row(BRIDGE).bookmarked)
    gate.open()
    desk.until(lambda: desk.window.parts.progress.progress.finished)
    assert desk.row(BRIDGE).bookmarked
    assert len(desk.headlines()) == COUNT + 8


def test_closing_during_an_import_leaves_whole_articles(desk, tmp_path, monkeypatch, library_path):
    gate = Gate(monkeypatch, at=4)
    desk.window.add([str(write_many(tmp_path / "yard", 30))])
    desk.until(gate.reached.is_set)
    desk.key("J")
    threading.Timer(0.1, gate.open).start()
    desk.window.close()
    assert gate.read < 10
    library = Library.open(library_path)
    try:
        ids = library.ids(View())
        assert COUNT <= len(ids) <= COUNT + 4
        assert all(library.article(each).text for each in ids)
    finally:
        library.close()


def test_the_second_of_two_imports_goes_on_when_both_were_asked_for(desk, tmp_path):
    desk.window.add([str(write_many(tmp_path / "one", 3))])
    desk.window.add([str(write_many(tmp_path / "two", 3, start=50))])
    desk.until(lambda: len(desk.library.ids(View())) == COUNT + 6)


def test_a_headline_that_was_waited_for_is_told_counted_and_opened(desk, tmp_path):
    desk.press("J")
    desk.follow_headline(LANE)
    desk.window.add([str(write_article(tmp_path, LANE))])
    desk.until(lambda: desk.toast() == f"The article you waited for is here: {LANE}")
    desk.until(lambda: desk.library.counts().arrived == 1)
    desk.settle()
    entries = desk.window.parts.sidebar._sections["library"].entries()
    badge = next(each for each in entries if each.view.kind is ViewKind.AWAITED)
    assert badge.badge
    assert badge.figure() == "1"
    assert desk.cards()[LANE].content.state == "here"
    desk.click_toast()
    assert desk.open_headline() == LANE
    assert desk.library.counts().arrived == 0
    assert [card.content.title for card in desk.window.parts.related.cards()] == [BRIDGE]


def test_an_arrived_headline_opens_from_the_list_of_awaited_ones(desk, tmp_path):
    desk.press("J")
    desk.follow_headline(LANE)
    desk.window.add([str(write_article(tmp_path, LANE))])
    desk.until(lambda: desk.library.counts().arrived == 1)
    desk.click_view("Awaited headlines")
    desk.click_row(LANE)
    assert desk.open_headline() == LANE
    assert desk.window.parts.reader.shows_article()
    assert desk.library.counts().arrived == 0
    assert desk.headlines() == [LANE], "its row stays until another list is shown"


def test_the_page_of_a_headline_becomes_its_article_when_it_comes(desk, tmp_path):
    desk.press("J", "Alt+3")
    assert desk.open_headline() == LANE
    assert not desk.window.parts.reader.shows_article()
    desk.window.add([str(write_article(tmp_path, LANE))])
    desk.until(desk.window.parts.reader.shows_article)
    assert desk.open_headline() == LANE
    desk.press("Alt+Left")
    assert desk.open_headline() == BRIDGE


def test_several_that_were_waited_for_are_told_together(desk, tmp_path):
    first, second = "Gulls Steal the Mayor's Lunch", "Trawler Returns With a Bell"
    desk.window.add([str(write_article(tmp_path / "a", "Strange Days at the Quay", also=(first, second)))])
    desk.until(lambda: desk.toast() == "Added: Strange Days at the Quay")
    desk.click_toast()
    for card in (first, second):
        desk.click_button(desk.cards()[card], "Follow")
    folder = tmp_path / "b"
    write_article(folder, first)
    write_article(folder, second)
    desk.window.add([str(folder)])
    desk.until(lambda: desk.toast() == "2 articles you waited for are here")
    desk.click_toast()
    assert set(desk.headlines()) >= {first, second}


def test_files_of_the_command_line_open_the_first(desk, tmp_path):
    folder = write_many(tmp_path / "yard", 3)
    desk.window.add_and_open([str(folder)])
    desk.until(lambda: desk.open_headline() == "Report 000 From the Yard")
    desk.until(lambda: desk.window.parts.progress.progress.finished)
    assert not desk.toast().startswith("Added")


def test_a_file_that_is_in_the_library_already_is_opened_all_the_same(desk, tmp_path):
    file = write_article(tmp_path, "Report on the Yard")
    desk.window.add([str(file)])
    desk.until(lambda: desk.toast() == "Added: Report on the Yard")
    desk.window.add_and_open([str(file)])
    desk.until(lambda: desk.open_headline() == "Report on the Yard")


def test_pasted_files_are_added(desk, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_article(tmp_path, "Report on the Yard")))])
    QApplication.clipboard().setMimeData(data)
    desk.press("Ctrl+V")
    desk.until(lambda: desk.toast() == "Added: Report on the Yard")
    QApplication.clipboard().clear()


def test_an_import_that_cannot_be_done_at_all_is_told_on_its_card(desk, tmp_path, monkeypatch):
    def refuse(*_given):
        raise NewsreaderError("The disk is full.", "Nothing was added.", "Make room.")

    monkeypatch.setattr("newsreader.application.add.check_space", refuse)
    desk.window.add([str(write_many(tmp_path / "yard", 2))])
    card = desk.window.parts.progress
    desk.until(lambda: card.progress.finished)
    assert card.progress.failed == 1
    desk.click_button(card, "Show…")
    assert "Make room." in QApplication.activeModalWidget().report()
    QApplication.activeModalWidget().accept()
    assert not desk.window.session.importing()


def test_an_import_in_the_list_of_unread_adds_to_it(desk, tmp_path):
    desk.click_view("Unread")
    desk.click_row(PAID)
    desk.press("M")
    desk.window.add([str(write_article(tmp_path, "Report on the Yard"))])
    desk.until(lambda: "Report on the Yard" in desk.headlines())
    assert PAID in desk.headlines()
    assert desk.headlines()[:4] == [BRIDGE, FERRY, PAID, STORM]
