import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from newsreader.ui.text_direction import article_runs_right_to_left, may_turn, reads_right_to_left

ARABIC = "الجدار يقول للنهر لا"


@pytest.mark.parametrize(
    ("text", "default", "expected"),
    [
        ("The river", False, False),
        (ARABIC, False, True),
        (f"He said {ARABIC[:5]} and went home", False, False),
        (f"NASA {ARABIC}", True, True),
        ("An English quotation in full, long enough", True, False),
        ("اقرأ أيضًا: Causeway to Stay Shut Until Spring, Council Told", True, True),
        ("2. «قال» he said, and said it once more in English", True, True),
        ("اقرأ: Causeway to Stay Shut Until Spring, Council Told", False, False),
        ("2026 · 12:30", True, True),
        ("2026 · 12:30", False, False),
    ],
)
def test_direction_of_a_paragraph(text, default, expected):
    assert reads_right_to_left(text, default) is expected


def test_direction_of_an_article_follows_its_language_then_its_text():
    assert article_runs_right_to_left("he", "English words")
    assert not article_runs_right_to_left("en", ARABIC)
    assert article_runs_right_to_left(None, ARABIC)
    assert article_runs_right_to_left("fa-IR", "")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
@example("\u200fabc")
@example("\u2067abc\u2069")
@example(f"abc {ARABIC}")
def test_what_cannot_turn_runs_left_to_right_for_qt_too(qapp, text):
    document = QTextDocument(text)
    directions = set()
    block = document.begin()
    while block.isValid():
        directions.add(block.textDirection())
        block = block.next()
    assert may_turn(text) or directions == {Qt.LayoutDirection.LeftToRight}


def test_what_has_letters_of_a_script_from_the_right_may_turn():
    assert may_turn(f"abc {ARABIC}")
    assert may_turn("\u200fabc")
    assert not may_turn("abc – “déjà vu” 市")
