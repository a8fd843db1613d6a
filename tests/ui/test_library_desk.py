"""Banners, backups, checks and the page of a damaged library, in the real window."""

import pytest
from desk import COUNT, FERRY, PAID
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from newsreader.article.errors import DamagedError, DiskFullError, NewsreaderError, NotWritableError
from newsreader.library import Library
from newsreader.library.check import Report
from newsreader.library.findings import Finding
from newsreader.ui import library_words


def banner(desk):
    content = desk.window.parts.banner.content
    return content.name if content is not None else ""


def page(desk):
    return desk.state(whole=True).content


def button(widget, text):
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text and not each.isHidden())


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


@pytest.fixture
def preferences(desk):
    desk.window.commands.run("check_library")
    desk.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    desk.settle()
    return QApplication.activeWindow()


def test_a_library_that_can_only_be_read_says_so_and_can_be_tried_again(desk_on, library_path, monkeypatch):
    real = Library.open.__func__

    def opened(cls, path, *, read_only=False, **more):
        if not read_only:
            raise NotWritableError(f"The library {path} may not be written.")
        return real(cls, path, read_only=True, **more)

    monkeypatch.setattr(Library, "open", classmethod(opened))
    desk = desk_on(library_path)
    assert banner(desk) == library_words.READ_ONLY
    assert len(desk.headlines()) == COUNT
    desk.click_row(PAID)
    assert desk.toast() == ""
    desk.press("S")
    assert "reading only" in desk.toast()
    monkeypatch.undo()
    desk.click_button(desk.window.parts.banner, "Try again")
    desk.settle()
    assert banner(desk) == ""
    desk.window.activateWindow()
    desk.click_row(FERRY)
    desk.press("S")
    assert desk.row(FERRY).bookmarked


def test_a_full_disk_is_told_until_something_is_kept_again(desk):
    desk.window.session.failed.emit(DiskFullError("The disk is full.", "Nothing was changed.", "Make room."))
    assert banner(desk) == library_words.DISK_FULL
    desk.click_row(PAID)
    desk.press("S")
    assert desk.row(PAID).bookmarked
    assert banner(desk) == ""


def test_damage_that_is_met_leads_to_what_can_be_done_and_back(desk):
    desk.window.session.failed.emit(DamagedError("The library is damaged.", "The file was left as it is."))
    assert banner(desk) == library_words.DAMAGED
    desk.click_button(desk.window.parts.banner, "What can be done…")
    assert [action.name for action in page(desk).actions] == [
        *("salvage", "restore_backup", "open_library", "read_on_damaged"),
    ]
    desk.click_button(desk.state(whole=True), "Go on reading")
    assert not desk.window.states.covers()
    assert banner(desk) == ""


def test_a_library_that_cannot_be_opened_says_why(desk):
    desk.window.session.refused.emit(NewsreaderError("It is newer.", "Nothing was changed.", "Update Newsreader."))
    assert page(desk).lines == ("It is newer.", "Nothing was changed.", "Update Newsreader.")
    assert [action.name for action in page(desk).actions] == ["retry", "open_library"]


def test_a_damaged_library_is_saved_and_opened_again(desk_on, library_path):
    with library_path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * 2000)
    desk = desk_on(library_path, mark_read="by_hand")
    assert page(desk).title == "The library is damaged"
    desk.click_button(desk.state(whole=True), "Save what can be read")
    desk.until(lambda: page(desk).title == "The library is in order again", timeout=20_000)
    assert any("kept as" in line for line in page(desk).lines)
    desk.click_button(desk.state(whole=True), "Open it")
    desk.settle()
    assert len(desk.headlines()) == COUNT


def test_a_backup_is_written_and_restored_from_the_preferences(desk, preferences):
    assert "No backup yet; the first one is made within minutes." in said(preferences)
    desk.click(button(preferences, "Back up now"))
    desk.until(lambda: any(line.startswith("Last backup: ") for line in said(preferences)))
    desk.window.session.delete([desk.id_of(PAID)], "Deleted")
    desk.settle()
    desk.click(button(preferences, "Restore…"))
    desk.until(lambda: QApplication.activeWindow().windowTitle() == "Restore a backup")
    chooser = QApplication.activeWindow()
    assert chooser.chosen().exists()
    desk.click(button(chooser, "Restore"))
    desk.until(lambda: desk.toast().startswith("The backup is restored"))
    assert PAID in desk.headlines()
    assert banner(desk) == library_words.LATER
    desk.click_button(desk.window.parts.banner, "Apply it")
    desk.until(lambda: desk.toast().startswith("Applied to"))
    assert PAID not in desk.headlines()


def test_a_file_from_elsewhere_can_be_restored(desk, tmp_path):
    desk.library.backup(tmp_path / "other.db")
    desk.window.session.delete([desk.id_of(PAID)], "Deleted")
    desk.settle()
    desk.window.commands.run("restore_backup")
    desk.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    chooser = QApplication.activeWindow()
    assert chooser.chosen() is None
    assert not button(chooser, "Restore").isEnabled()
    chooser.take_file(str(tmp_path / "other.db"))
    desk.until(lambda: desk.toast().startswith("The backup is restored"))
    assert PAID in desk.headlines()


def test_the_library_is_checked_from_the_preferences(desk, preferences):
    desk.click(button(preferences, "Check now"))
    desk.until(lambda: any(line.startswith("Everything is in order") for line in said(preferences)))
    assert button(preferences, "Check now")


def test_disorder_is_put_right_and_damage_leads_to_its_page(desk, preferences, monkeypatch):
    found = [Finding("figures", "The figures are wrong.", 3)]
    monkeypatch.setattr("newsreader.library.check.check", lambda path, *_: Report(path, tuple(found)))
    monkeypatch.setattr(Library, "repair", lambda _self, _findings, _told=None: found.clear())
    desk.click(button(preferences, "Check now"))
    desk.until(lambda: "The figures are wrong. (3)" in said(preferences))
    desk.click(button(preferences, "Put right"))
    desk.until(lambda: any(line.startswith("It was put right") for line in said(preferences)))
    found.append(Finding("pages", "Pages are broken.", broken=True))
    desk.click(button(preferences, "Check now"))
    desk.until(lambda: "Pages are broken." in said(preferences))
    desk.click(button(preferences, "What can be done…"))
    assert page(desk).title == "The library is damaged"
    assert "Pages are broken." in page(desk).lines
