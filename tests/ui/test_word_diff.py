from hypothesis import given
from hypothesis import strategies as st

from newsreader.ui.word_diff import Part, word_diff

TEXTS = st.lists(st.sampled_from(["river", "rises", "fast,", "again.", "\n\n", "x"])).map(" ".join)


def test_shows_which_words_changed():
    assert word_diff("The river rose 12 cm.", "The river rose 14 cm.") == [
        [Part("same", "The river rose "), Part("removed", "12"), Part("added", "14"), Part("same", " cm.")]
    ]


def test_phrases_change_as_a_whole():
    (parts,) = word_diff("the old stone bridge fell today in town", "the new steel bridge fell today in town")
    assert parts[1:3] == [Part("removed", "old stone"), Part("added", "new steel")]


def test_new_and_lost_paragraphs():
    assert word_diff("a\n\nb", "a\n\nb\n\nc")[-1] == [Part("added", "c")]
    assert word_diff("a\n\nb", "b")[0] == [Part("removed", "a")]


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_back(before, after):
    found = word_diff(before, after)
    old = ["".join(part.text for part in parts if part.change != "added") for parts in found]
    new = ["".join(part.text for part in parts if part.change != "removed") for parts in found]
    assert [text for text in old if text] == [text for text in before.split("\n\n") if text.strip()]
    assert [text for text in new if text] == [text for text in after.split("\n\n") if text.strip()]
