"""Smart folders in the real window."""

import pytest
from desk import BRIDGE, COUNT, PAID, STORM
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from newsreader.application.folder_files import folders_in, lines
from newsreader.article.model import SmartFolder, View, ViewKind

BRIDGES = (BRIDGE, PAID, STORM)


def dialog(desk):
    """The dialog that is open, once it has the keyboard."""
    desk.until(lambda: isinstance(QApplication.activeWindow(), QDialog))
    return QApplication.activeWindow()


def folder_labels(desk):
    return [entry.label for entry in desk.window.parts.sidebar._sections["folders"].entries()]


def figures(desk):
    desk.until(lambda: not desk.window.folders._count_soon.isActive())
    desk.settle()
    return [entry.figure() for entry in desk.window.parts.sidebar._sections["folders"].entries()]


@pytest.fixture
def with_folders(desk_on, library_path):
    from newsreader.library import Library

    library = Library.open(library_path)
    for name, query in (("Bridges", "title:bridge is:unread"), ("Councils", "title:council"), ("None", "zeppelin")):
        library.save_smart_folder(SmartFolder(0, name, "flag", query))
    library.close()
    return desk_on(library_path, mark_read="by_hand")


def test_a_search_is_saved_as_a_smart_folder_and_shown(desk):
    assert not desk.window.actions_by_name["save_search"].isEnabled()
    desk.window.search_for("title:bridge")
    desk.settle()
    assert desk.window.actions_by_name["save_search"].isEnabled()
    desk.click(desk.window.parts.top_bar.search.save)
    dialog(desk)
    desk.type("Bridges")
    desk.until(lambda: dialog(desk).found_text() == "3 articles match now")
    desk.key("Return")
    desk.settle()
    assert folder_labels(desk) == ["Bridges"]
    assert desk.toast() == "Smart folder saved: Bridges"
    assert desk.head() == "Bridges 3 unread"
    assert set(desk.headlines()) == set(BRIDGES)
    assert desk.window.parts.top_bar.search.text() == ""
    desk.click_toast()
    desk.settle()
    assert folder_labels(desk) == []


def test_figures_follow_what_the_reader_does(with_folders):
    desk = with_folders
    assert figures(desk) == ["3", "1", ""]
    desk.window.session.mark_read([desk.id_of(PAID)], True)
    desk.settle()
    assert figures(desk) == ["2", "1", ""]


def test_an_article_that_was_read_stays_in_the_folder_until_it_is_left(with_folders):
    desk = with_folders
    desk.click_view("Bridges")
    desk.click_row(PAID)
    desk.press("M")
    assert desk.is_read(PAID)
    assert PAID in desk.headlines()
    desk.click_view("Councils")
    desk.click_view("Bridges")
    desk.press("J")
    assert BRIDGE in desk.headlines()


def test_a_folder_without_articles_says_what_it_asks_for(with_folders):
    desk = with_folders
    desk.click_view("None")
    content = desk.state().content
    assert content.title.replace("\u2068", "").replace("\u2069", "") == "Nothing in None now"
    desk.click_button(desk.state(), "Edit smart folder…")
    editor = dialog(desk)
    editor._query.setText("title:bridge")
    editor.accept()
    desk.settle()
    assert set(desk.headlines()) == set(BRIDGES)
    assert desk.toast() == "Smart folder changed: None"


def test_a_folder_is_deleted_and_comes_back_at_its_place(with_folders):
    desk = with_folders
    desk.click_view("Councils")
    desk.window.commands.run("delete_folder")
    desk.settle()
    assert folder_labels(desk) == ["Bridges", "None"]
    assert desk.head() == f"All articles {COUNT} unread"
    desk.press("Ctrl+Z")
    assert folder_labels(desk) == ["Bridges", "Councils", "None"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_folders_are_put_in_order_from_their_menu_and_by_keys(with_folders):
    desk = with_folders
    section = desk.window.parts.sidebar._sections["folders"]
    menu = desk.menu(section.viewport(), section.visualRect(section.model().index(0, 0)).center())
    assert [action.text() for action in menu.actions() if action.text()] == [
        *("Show", "Mark all as read", "Edit…", "Move up", "Move down", "Export…", "Delete smart folder"),
    ]
    assert not next(action for action in menu.actions() if action.text() == "Move up").isEnabled()
    desk.choose(menu, "Move down")
    assert folder_labels(desk) == ["Councils", "Bridges", "None"]
    desk.click_view("None")
    desk.window.parts.sidebar.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press("Ctrl+Shift+Up", "Ctrl+Shift+Up")
    assert folder_labels(desk) == ["None", "Councils", "Bridges"]
    desk.press("Ctrl+Z")
    assert folder_labels(desk) == ["Councils", "None", "Bridges"]


def test_a_folder_that_is_gone_is_shown_no_longer(with_folders):
    with_folders.click_view("Councils")
    with_folders.library.delete_smart_folder(2)
    with_folders.window.session.ask_counts()
    with_folders.settle()
    assert with_folders.head() == f"All articles {COUNT} unread"


def test_the_palette_finds_folders(with_folders):
    with_folders.press("Ctrl+K")
    with_folders.type("counc")
    with_folders.settle()
    rows = with_folders.window.commands.palette._palette._model.rows()
    assert ("Councils", "Smart folder", "flag") in [(row.label, row.entry.kind, row.entry.icon) for row in rows]
    with_folders.press("Esc")


def test_folders_are_taken_out_and_in(with_folders, tmp_path):
    desk, path = with_folders, tmp_path / "folders.jsonl"
    desk.window.folders.export()
    chosen(desk).fileSelected.emit(str(path))
    desk.settle()
    assert [each.name for each in folders_in(path.read_text(encoding="utf-8"))[0]] == ["Bridges", "Councils", "None"]
    assert desk.toast() == "3 smart folders written to folders.jsonl"
    for folder in desk.library.smart_folders()[:2]:
        desk.window.folders.delete(folder)
    desk.settle()
    desk.window.folders.choose_import()
    chosen(desk).fileSelected.emit(str(path))
    desk.settle()
    assert folder_labels(desk) == ["None", "Bridges", "Councils"]
    assert desk.toast() == "Smart folders imported"
    desk.window.session.undo()
    desk.settle()
    assert folder_labels(desk) == ["None"]


def test_a_file_that_holds_all_that_is_here_adds_nothing(with_folders, tmp_path):
    path = tmp_path / "folders.jsonl"
    path.write_text(lines(with_folders.library.smart_folders()) + "no folder\n", encoding="utf-8")
    with_folders.window.session.folders.import_folders(path, "Imported", with_folders.window.folders._imported)
    with_folders.settle()
    assert with_folders.toast() == "0 smart folders added; 1 lines could not be understood"
    assert len(folder_labels(with_folders)) == 3


def chosen(desk):
    """The file dialog that is open, closed."""
    found = next(each for each in desk.window.findChildren(QFileDialog) if each.isVisible())
    found.hide()
    return found


def test_a_smart_folder_is_where_the_next_day_begins(with_folders, desk_on, library_path):
    with_folders.click_view("Councils")
    with_folders.window.close()
    again = desk_on(library_path, mark_read="by_hand")
    assert again.window.navigator.question.view == View(ViewKind.SMART, "2")
    assert again.head() == "Councils 1 unread"
