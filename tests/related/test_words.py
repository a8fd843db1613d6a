"""The words of a text as numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.related.words import PLAIN_WORD, WORD, dense_pairs, number_of, words_of


def test_forms_of_a_word_have_one_number():
    words = words_of("en")
    assert len(set(words.numbers("tariff Tariffs TARIFFS tariff's"))) == 1
    assert words.numbers("tariff") == [number_of("tariff")]


@pytest.mark.parametrize("word", ["the", "The", "was", "doesn't", "Reuters", "a", "I"])
def test_small_words_and_letters_do_not_count(word):
    assert words_of("en").numbers(word) == []


def test_each_language_has_its_own_small_words_and_endings():
    assert words_of("de").numbers("der die das nicht") == []
    assert len(words_of("de").numbers("die")) == 0
    assert len(words_of("en").numbers("die")) == 1
    assert len(set(words_of("de").numbers("Steuer Steuern"))) == 1
    assert len(set(words_of("ru").numbers("город города городом"))) == 1


def test_an_unknown_language_is_taken_for_english():
    assert words_of("xx").numbers("the tariffs") == words_of(None).numbers("tariff")


def test_scripts_without_spaces_are_parted_into_pairs():
    assert dense_pairs("東京電力") == ["東京", "京電", "電力"]
    shared = set(words_of("ja").numbers("東京電力が発表")) & set(words_of("ja").numbers("昨日、東京電力は"))
    assert {number_of("東京"), number_of("電力")} <= shared


def test_figures_count_as_they_are_written():
    assert words_of("en").numbers("5.93 mln, 155,221 bags") == [
        number_of(each) for each in ("5.93", "mln", "155,221", "bag")
    ]


@given(st.text(max_size=200))
def test_any_text_can_be_parted(text):
    for language in ("en", "de", "ja", None):
        assert all(0 < number < 2**32 for number in words_of(language).numbers(text))


def test_what_was_asked_is_not_kept_without_bound(monkeypatch):
    monkeypatch.setattr("newsreader.related.words._MOST_KEPT", 10)
    words = words_of("fi")
    words.numbers(" ".join(f"sana{each}x" for each in range(50)))
    assert len(words) <= 10


@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_plain_text_is_parted_as_any_other(text):
    assert PLAIN_WORD.findall(text.lower()) == WORD.findall(text.lower())
