import pytest

from newsreader.article.reading_time import reading_minutes


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("", None, 1),
        ("word " * 228, "en", 1),
        ("word " * 1140, "en", 5),
        ("word " * 1140, None, 5),
        ("Wort " * 1790, "de", 10),
        ("字" * 2550, "zh", 10),
        ("字" * 3570, "ja", 10),
    ],
)
def test_minutes_follow_words_and_language(text, language, minutes):
    assert reading_minutes(text, language) == minutes


def test_words_and_characters_are_counted_apart():
    assert reading_minutes("word " * 1140 + "字" * 2550, "zh") > reading_minutes("字" * 2550, "zh")


def test_a_book_is_judged_by_its_beginning():
    chapter = "word " * 228 * 10
    assert reading_minutes(chapter * 500, "en") == 5000
