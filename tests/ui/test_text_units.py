from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from newsreader.ui.text_units import characters, units

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(TEXT, st.integers(0, 30))
def test_a_place_comes_back_from_units(text, place):
    place = min(place, len(text))
    assert characters(text, units(text, place)) == place


@given(TEXT)
def test_units_are_those_of_utf_16(text):
    assert units(text, len(text)) == len(text.encode("utf-16-le")) // 2
    assert characters(text, units(text, len(text)) + 5) == len(text)


def test_qt_counts_so(qtbot):
    field = QLineEdit("😀 tram")
    qtbot.addWidget(field)
    QTest.keyClick(field, Qt.Key.Key_End)
    assert characters(field.text(), field.cursorPosition()) == len("😀 tram")
