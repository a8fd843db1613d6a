"""The dialog that shows an article in every character set, and the way to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from newsreader.application.decode import Decodings
from newsreader.sources.samples import ENCODINGS
from newsreader.ui.dialogs.encodings import EncodingDialog, encoding_name
from newsreader.ui.theme import Theme

RUSSIAN = "Совет за трамвай"
FEW = RUSSIAN.encode("cp1251")
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def dialog(qtbot):
    samples = tuple((each, FEW.decode(each, "replace")) for each in ("cp1252", "cp1251", "koi8-r"))
    made = EncodingDialog(Decodings(7, "koi8-r", samples), Theme())
    qtbot.addWidget(made)
    return made


def test_the_present_set_is_marked_and_cannot_be_taken_again(dialog, qtbot):
    assert (dialog.chosen(), dialog.lines()) == ("koi8-r", FEW.decode("koi8-r"))
    qtbot.keyClick(dialog._sets, Qt.Key.Key_Return)
    assert dialog.result() != QDialog.DialogCode.Accepted


def test_the_lines_follow_the_set_that_is_marked(dialog, qtbot):
    qtbot.keyClick(dialog._sets, Qt.Key.Key_Up)
    assert (dialog.chosen(), dialog.lines()) == ("cp1251", RUSSIAN)
    assert dialog.chosen_name() == "Cyrillic (Windows-1251)"
    qtbot.keyClick(dialog._sets, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_every_set_that_is_offered_has_a_name_of_its_own():
    names = [encoding_name(each) for each in ENCODINGS]
    assert len(set(names)) == len(names)
    assert all("(" in name for name in names)


def unsure(desk, tmp_path):
    """Adds an article whose characters were guessed wrong, and opens it."""
    path = tmp_path / "story.txt"
    path.write_bytes(b"Headline\n\nab\xa4cd\xa6 \xb4 " + "ab\xa4".encode("koi8-r", "ignore"))
    desk.window.add_and_open([str(path)])
    desk.until(lambda: desk.open_headline() == "Headline")
    desk.settle()
    return desk.library.article(desk.id_of("Headline"))


def decode(desk, encoding):
    """Chooses a set in the open dialog and takes it."""
    desk.until(lambda: isinstance(QApplication.activeModalWidget(), EncodingDialog))
    dialog = QApplication.activeModalWidget()
    dialog.choose(encoding)
    desk.click_button(dialog, "Decode again")
    desk.settle()


def test_the_word_beside_a_doubt_leads_to_the_sets_and_the_choice_is_shown(desk, tmp_path):
    article = unsure(desk, tmp_path)
    assert "encoding unsure" in desk.pane.toPlainText()
    desk.click_link("change")
    decode(desk, "koi8-r")
    after = desk.library.article(article.id)
    assert after.text == b"ab\xa4cd\xa6 \xb4 ab".decode("koi8-r")
    assert after.revisions == 1
    assert after.text in desk.pane.toPlainText()
    assert "encoding unsure" not in desk.pane.toPlainText()
    assert "encoding chosen by you" in desk.pane.toPlainText()
    assert desk.toast() == "Decoded as Cyrillic (KOI8-R)"


def test_a_choice_that_changes_no_letter_still_ends_the_doubt(desk, tmp_path):
    article = unsure(desk, tmp_path)
    desk.window.commands.run("decode")
    present = article.warnings[0].removesuffix(".").rsplit(" ", 1)[1].lower().replace("windows-", "cp")
    desk.until(lambda: isinstance(QApplication.activeModalWidget(), EncodingDialog))
    QApplication.activeModalWidget().reject()
    desk.window.session.decode_again(article.id, present, "")
    desk.settle()
    assert desk.library.article(article.id).text == article.text
    assert "encoding chosen by you" in desk.pane.toPlainText()


def test_any_article_is_decoded_again_from_its_menu(desk, tmp_path):
    path = tmp_path / "sure.txt"
    path.write_text(f"Sure of it\n\n{RUSSIAN}", encoding="utf-8")
    desk.window.add_and_open([str(path)])
    desk.until(lambda: desk.open_headline() == "Sure of it")
    menu = desk.menu(desk.pane.viewport())
    desk.choose(menu, "Decode again…")
    decode(desk, "cp1251")
    assert RUSSIAN not in desk.pane.toPlainText()
    assert desk.library.raw(desk.id_of("Sure of it")) == path.read_bytes()


def test_nothing_is_decoded_where_nothing_is_open(desk):
    desk.window.navigator.close_article()
    desk.settle()
    assert not desk.window.actions_by_name["decode"].isEnabled()
