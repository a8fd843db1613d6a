import pytest

from newsreader.ui.text_direction import article_runs_right_to_left, reads_right_to_left

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
