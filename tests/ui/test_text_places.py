"""Places of an article's plain text in the document of its page."""

from hypothesis import given
from hypothesis import strategies as st

from newsreader.ui.text_places import TextPlaces, sentence_at

TEXT = "First comes this. Then 42 boats came 🚢 in.\n\nA list: one, two."
PAGE = "HARBOUR DESK\u2029Headline\u2029First comes this.\u2028Then 42 boats came 🚢 in.\u2029•\u2029A list: one, two."


def utf16(text, start, end):
    """What stands at a place that is counted as Qt does."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def found(text, page, *sentences):
    wanted = [(text.index(each), len(each)) for each in sentences]
    return [utf16(page, *span) for span in TextPlaces(text, page).spans(wanted)]


def test_sentences_are_found_in_a_page_with_other_breaks():
    assert found(TEXT, PAGE, "First comes this.", "Then 42 boats came 🚢 in.") == [
        "First comes this.",
        "Then 42 boats came 🚢 in.",
    ]


def test_what_stands_twice_is_found_where_it_is_expected():
    text = "No. Yes it was so. No. And so on. No."
    wanted = [(text.index("Yes"), 14), (19, 3), (34, 3)]
    spans = TextPlaces(text, f"No news\n{text}").spans(wanted)
    assert [start - 8 for start, _ in spans] == [4, 19, 34]


def test_what_the_page_does_not_have_is_left_out():
    assert found("Gone is this. Here is that.", "Here is that.", "Gone is this.", "Here is that.") == ["Here is that."]
    assert TextPlaces("…", "…").spans([(0, 1)]) == []


words = st.lists(
    st.text(st.characters(codec="utf-8", categories=("L", "Nd")), min_size=1, max_size=8), min_size=1, max_size=8
)


@given(st.lists(words, min_size=1, max_size=6, unique_by=tuple), st.sampled_from([" ", "\u2029", " \n ", "\u200b "]))
def test_every_sentence_of_a_text_is_found_in_its_own_page(sentences, gap):
    parts = [" ".join(each) + "." for each in sentences]
    text, page = " ".join(parts), gap.join(part.replace(" ", gap) for part in parts)
    starts = [sum(len(each) + 1 for each in parts[:place]) for place in range(len(parts))]
    spans = TextPlaces(text, page).spans([(start, len(part)) for start, part in zip(starts, parts, strict=True)])
    shown = ["".join(filter(str.isalnum, utf16(page, *span))) for span in spans]
    assert shown == ["".join(filter(str.isalnum, part)) for part in parts]


def test_enough_of_a_sentence_stays_in_its_paragraph():
    assert sentence_at("One two.\nThree", 4) == (4, 4)
    assert sentence_at("x" * 200, 10) == (10, 60)
    assert sentence_at("abc", 3) == (3, 0)


def test_marks_that_cling_to_a_sentence_are_part_of_it():
    text = "He left. (“So it is!”) She stayed – really?"
    assert found(text, text, "He left.", "(“So it is!”)") == ["He left.", "(“So it is!”)"]
    assert found(text, text, "She stayed – really?") == ["She stayed – really?"]
