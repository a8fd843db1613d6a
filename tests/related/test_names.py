"""The names that a text speaks of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.related.names import mentions, names


def keys(text, language="en"):
    return {mention.key for mention in mentions(text, language) if not mention.part}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Monday the Bank of England met Alain Marais.", {"bank of england", "alain marais"}),
        ("There William S. Burroughs met Dr. Runa Feld in St. Ives.", {"william s burroughs", "runa feld", "st ives"}),
        ("They sold Rexnord Inc.", {"rexnord"}),
        ("A talk with Rexnord Corp. on Friday.", {"rexnord"}),
        ("The mayor of Kestrel Bay's old town spoke.", {"kestrel bay"}),
        ("He said that The Times was wrong.", {"times"}),
        ("In the U.S. nobody knew.", {"u.s"}),
        ("“We met Runa Feld,” he said.", {"runa feld"}),
        ("Ships left Łódź for Ærøskøbing and Όλυμπος.", {"łódź", "ærøskøbing", "όλυμπος"}),
        ("Он встретил Анну Ахматову в среду.", {"анну ахматову"}),
    ],
)
def test_names_are_found(text, found):
    assert keys(text, "ru" if text.startswith("Он") else "en") == found


@pytest.mark.parametrize(
    "text", ["Rain fell. Nothing else.", "In March. On Tuesday.", "It was late.", "", "nothing here"]
)
def test_a_capital_at_the_start_of_a_sentence_proves_nothing(text):
    assert keys(text) == set()


def test_words_of_a_longer_name_count_half():
    assert names("They met Jacques Chirac. Later Chirac left. Then we saw Chirac again.", "en") == {
        "jacques chirac": 1, "jacques": 0.5, "chirac": 2.5,
    }  # fmt: skip


def test_a_line_of_capitals_without_an_end_is_another_headline():
    assert keys("Also Read: Old Ferry Returns to Service While the Causeway Is Shut") == set()


def test_a_language_that_writes_nouns_with_capitals_gives_names_of_several_words():
    assert keys("Gestern sprach die Kanzlerin mit Olaf Scholz über die Steuern.", "de") == {"olaf scholz"}


def test_japanese_names_in_katakana():
    assert "ケストレル" in keys("来春までケストレル湾の堤道は通行止めだ。", "ja")


def test_a_mention_tells_where_it_stands():
    text = "First came Runa Feld. Then the Council of Elders sat."
    for mention in mentions(text, "en"):
        assert text[mention.start : mention.start + len(mention.surface)] == mention.surface


@given(st.text(max_size=300))
def test_any_text_can_be_searched(text):
    for mention in mentions(text, "en"):
        assert text[mention.start : mention.start + len(mention.surface)] == mention.surface
        assert mention.key


@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_plain_text_gives_the_same_names_as_any_other(text):
    assert [each[:3] for each in mentions(text, "en")] == [each[:3] for each in mentions(f"{text}\n\né", "en")]
