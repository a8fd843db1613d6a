import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from newsreader.article.model import View, ViewKind
from newsreader.ui.elided_label import ElidedLabel
from newsreader.ui.sidebar_entries import Entry
from newsreader.ui.sidebar_model import SidebarModel
from newsreader.ui.tool_tip import plain_tip

HOSTILE = '<img src="file:///etc/passwd"><b>tag</b> & more'


@pytest.mark.parametrize("text", ["tram", "a < b", "R&D", HOSTILE, "<b>", ""])
def test_every_character_is_shown_as_it_is(text):
    shown = QTextDocument()
    tip = plain_tip(text)
    shown.setHtml(tip) if tip.startswith("<") else shown.setPlainText(tip)
    assert shown.toPlainText() == text


def test_names_from_outside_are_no_html_in_their_tips(qtbot):
    model = SidebarModel()
    model.set_entries([Entry(View(ViewKind.TAG, HOSTILE), HOSTILE, "tag")])
    assert "<img" not in model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(20, 20)
    label.set_words(HOSTILE)
    assert label.toolTip()
    assert "<img" not in label.toolTip()
