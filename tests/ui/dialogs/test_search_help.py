from PySide6.QtCore import Qt

from newsreader.article.question.fields import FIELDS, SIGNS
from newsreader.article.question.parse import parse
from newsreader.ui.buttons import WordButton
from newsreader.ui.dialogs.search_help import SearchHelp
from newsreader.ui.fonts import load_fonts
from newsreader.ui.search_examples import search_examples
from newsreader.ui.theme import Theme


def test_everything_that_the_language_has_is_explained_and_works():
    examples = [each for group in search_examples() for each in group.examples]
    texts = " ".join(each.text for each in examples)
    assert all(f"{field.name}:" in texts for field in FIELDS)
    assert all(sign.text in texts for sign in SIGNS)
    assert all(each.meaning for each in examples)
    assert [each.text for each in examples if parse(each.text, typing=False).mistakes] == []
    assert len({each.text for each in examples}) == len(examples)


def test_an_example_that_is_pressed_is_searched_for(qtbot):
    load_fonts()
    dialog = SearchHelp(Theme())
    qtbot.addWidget(dialog)
    dialog.show()
    chosen = []
    dialog.example_chosen.connect(chosen.append)
    button = next(each for each in dialog.findChildren(WordButton) if each.text() == "is:unread")
    assert button.accessibleDescription() == "Not read yet."
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert chosen == ["is:unread"]
    assert dialog.isHidden()
