from pathlib import Path

import pytest
from feed_fakes import failing, feed
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTableWidget,
)

from newsreader.ui.actions import Keys, build_actions
from newsreader.ui.dialogs.appearance_page import SWATCH, swatch
from newsreader.ui.dialogs.preferences import PreferencesDialog
from newsreader.ui.preferences import MARK_READ, Preferences
from newsreader.ui.settings import Settings
from newsreader.ui.style import dress
from newsreader.ui.theme import CHOICES, Theme

READING, APPEARANCE, LIBRARY, FEEDS, KEYBOARD, PRIVACY = range(6)


@pytest.fixture
def settings(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    yield settings
    settings.flush()


@pytest.fixture(autouse=True, scope="module")
def _dressed(qapp):
    dress(qapp, Theme())
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.keys = Keys(build_actions(window), window)
    return window


@pytest.fixture
def dialog(window, settings, qtbot):
    dialog = PreferencesDialog(settings, window.keys, Path("/home/reader/news/library.db"), Theme(), window)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def control(dialog, kind, words):
    found = [each for each in dialog.findChildren(kind) if words in (each.text(), each.accessibleName())]
    assert len(found) == 1, words
    return found[0]


def row_of(dialog, command):
    table = dialog.findChild(QTableWidget)
    return next(row for row in range(table.rowCount()) if table.item(row, 0).text() == command)


def keys_shown(dialog, command):
    return dialog.findChild(QTableWidget).item(row_of(dialog, command), 1).text()


def record(dialog, qtbot, command, key, modifier=Qt.KeyboardModifier.NoModifier):
    dialog.findChild(QTableWidget).selectRow(row_of(dialog, command))
    recorder = dialog.findChild(QKeySequenceEdit)
    with qtbot.waitSignal(recorder.editingFinished):
        qtbot.keyClick(recorder, key, modifier)


def test_each_section_has_a_page(dialog):
    sections = dialog.findChild(QListWidget)
    names = [sections.item(row).text() for row in range(sections.count())]
    assert names == ["Reading", "Appearance", "Library", "Feeds", "Keyboard", "Privacy"]
    titles = []
    for row in range(sections.count()):
        dialog.show_section(row)
        labels = dialog._pages.currentWidget().findChildren(QLabel)
        titles += [label.text() for label in labels if label.property("role") == "title"]
    assert titles == names


@pytest.mark.parametrize("rule", MARK_READ)
def test_when_an_article_counts_as_read(dialog, settings, rule):
    words = dict(zip(MARK_READ, ["as soon as", "after it", "when its end", "only by"], strict=True))[rule]
    button = next(each for each in dialog.findChildren(QRadioButton) if each.text().startswith(words))
    button.click()
    assert settings.preferences.mark_read == rule
    assert dialog.findChild(QSpinBox).isEnabled() == (rule == "after")


def test_seconds_act_at_once(dialog, settings):
    dialog.findChild(QSpinBox).setValue(5)
    assert settings.preferences.mark_read_seconds == 5


def test_text_size_acts_at_once_and_goes_back_to_usual(dialog, settings):
    usual = control(dialog, QPushButton, "Usual size")
    assert not usual.isEnabled()
    dialog.findChild(QSlider).setValue(24)
    assert settings.preferences.text_size == 24
    usual.click()
    assert settings.preferences.text_size == 0
    assert dialog.findChild(QSlider).value() == 18


@pytest.mark.parametrize(("words", "choice"), [("Sepia", "sepia"), ("Dark", "dark"), ("Light", "light")])
def test_themes(dialog, settings, words, choice):
    control(dialog, QRadioButton, words).click()
    assert settings.preferences.theme == choice


def test_interface_size_and_motion(dialog, settings):
    zoom = dialog._contents[APPEARANCE].findChild(QComboBox)
    zoom.setCurrentIndex(zoom.findText("150 %"))
    zoom.activated.emit(zoom.currentIndex())
    control(dialog, QCheckBox, "Reduce motion").click()
    assert (settings.preferences.interface_zoom, settings.preferences.reduce_motion) == (1.5, True)


def test_when_feeds_are_refreshed_and_what_of_them_is_fetched_and_kept(dialog, settings):
    page = dialog.feeds
    for combo, words in ((page._minutes, "Every 3 hours"), (page._keep, "For 30 days")):
        combo.setCurrentIndex(combo.findText(words))
    page._at_start.click()
    page._metered.click()
    next(each for each in page.findChildren(QRadioButton) if each.text() == "never").click()
    wanted = Preferences(
        refresh_minutes=180, keep_days=30, refresh_at_start=False, pause_on_metered=False, load_pictures="never"
    )
    assert settings.preferences == wanted
    settings.change(refresh_minutes=0, load_pictures="always")
    assert page._minutes.currentText() == "Only when you ask"
    assert page._pictures.checkedId() == 2


def test_the_page_of_feeds_leads_on(dialog, qtbot):
    assert not any(each.isVisibleTo(dialog.feeds) for each in dialog.feeds.findChildren(QPushButton))
    asked = []
    dialog.feeds.bind([feed(1), failing(2)], asked.append)
    assert dialog.feeds.health() == "1 of 2 feeds are fine"
    control(dialog, QPushButton, "Feed health…").click()
    assert (asked, dialog.isHidden()) == (["feed_health"], True)


def test_the_controls_follow_what_is_changed_elsewhere(dialog, settings):
    settings.change(theme="sepia", text_size=22, mark_read="by_hand", single_letters=False)
    assert control(dialog, QRadioButton, "Sepia").isChecked()
    assert control(dialog, QRadioButton, "only by hand").isChecked()
    assert dialog.findChild(QSlider).value() == 22
    assert not next(each for each in dialog.findChildren(QCheckBox) if "Ctrl" in each.text()).isChecked()


def test_opening_it_changes_nothing(dialog, settings):
    for row in range(6):
        dialog.show_section(row)
    assert settings.preferences == Preferences()
    settings.flush()
    assert not settings.path.exists()


def test_paths_can_be_selected_but_not_changed(dialog, settings):
    fields = {each.accessibleName(): each for each in dialog.findChildren(QLineEdit) if each.isReadOnly()}
    assert fields["Library"].text() == str(Path("/home/reader/news/library.db"))
    assert fields["Backups"].text() == str(Path("/home/reader/news/backups"))
    assert fields["Settings"].text() == str(settings.path)
    assert fields["Log"].text().endswith("newsreader.log")


def test_single_letters_are_switched_off_as_a_group(dialog, settings, window):
    letters = next(each for each in dialog.findChildren(QCheckBox) if "Ctrl" in each.text())
    letters.click()
    assert not settings.preferences.single_letters
    assert window.keys.of("next_article") == []
    assert keys_shown(dialog, "Bookmark") == "Ctrl+D"
    letters.click()
    assert keys_shown(dialog, "Bookmark") == "S, Ctrl+D"


def test_a_command_gets_other_keys(dialog, settings, window, qtbot):
    record(dialog, qtbot, "Bookmark", Qt.Key.Key_B)
    assert window.keys.shown("bookmark") == "B"
    assert keys_shown(dialog, "Bookmark") == "B"
    assert settings.preferences.shortcuts == {"bookmark": ("B",)}


def test_keys_that_meant_something_else_are_taken_and_it_is_said(dialog, settings, window, qtbot):
    record(dialog, qtbot, "Bookmark", Qt.Key.Key_J)
    assert keys_shown(dialog, "Next article") == ""
    assert settings.preferences.shortcuts == {"bookmark": ("J",), "next_article": ()}
    assert any(label.text() == "J meant “Next article” before." for label in dialog.findChildren(QLabel))


def test_keys_are_removed_and_set_back(dialog, settings, qtbot):
    dialog.findChild(QTableWidget).selectRow(row_of(dialog, "Bookmark"))
    control(dialog, QPushButton, "No keys").click()
    assert settings.preferences.shortcuts == {"bookmark": ()}
    control(dialog, QPushButton, "Default").click()
    assert settings.preferences.shortcuts == {}
    record(dialog, qtbot, "Tag", Qt.Key.Key_F5)
    record(dialog, qtbot, "Copy link", Qt.Key.Key_F6)
    control(dialog, QPushButton, "All to default").click()
    assert settings.preferences.shortcuts == {}
    assert keys_shown(dialog, "Tag") == "T"


def test_what_only_a_pane_acts_on_keeps_its_keys(dialog):
    dialog.findChild(QTableWidget).selectRow(row_of(dialog, "Read on, then next unread"))
    assert not dialog.findChild(QKeySequenceEdit).isEnabled()


def test_a_change_of_size_reaches_the_open_dialog(dialog, settings):
    sections = dialog.findChild(QListWidget)
    before = sections.width()
    settings.change(interface_zoom=1.5)
    assert sections.minimumWidth() == before * 3 // 2


def test_every_control_that_takes_the_focus_has_a_name(dialog):
    for row in range(6):
        dialog.show_section(row)
    for kind in (QSlider, QSpinBox, QComboBox, QTableWidget, QListWidget):
        assert all(each.accessibleName() for each in dialog.findChildren(kind))
    for kind in (QPushButton, QRadioButton, QCheckBox):
        assert all(each.text() for each in dialog.findChildren(kind))


def test_clicks_leave_no_focus_ring(dialog, qtbot):
    for kind in (QPushButton, QRadioButton, QCheckBox):
        assert {each.focusPolicy() for each in dialog.findChildren(kind)} == {Qt.FocusPolicy.TabFocus}


def test_it_fits_into_a_small_window(window, settings, qtbot):
    window.resize(480, 420)
    dialog = PreferencesDialog(settings, window.keys, Path("library.db"), Theme(), window)
    qtbot.addWidget(dialog)
    assert dialog.width() <= 480
    assert dialog.height() <= 420


@pytest.mark.parametrize("choice", CHOICES)
def test_a_swatch_shows_the_page_of_its_theme(qapp, choice):
    image = swatch(choice, 1.0).toImage()
    start, end = (image.pixelColor(x, 4).name().upper() for x in (13, SWATCH.width() - 5))
    themes = ("light", "dark") if choice == "system" else (choice, choice)
    assert (start, end) == tuple(Theme(name)["page"] for name in themes)
