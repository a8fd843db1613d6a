import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.ui.fuzzy import STRONG, fold, match, word_spans


def bold(query, label):
    found = match(query, label)
    return found and [label[start : start + length] for start, length in found.spans]


def best(query, *labels):
    found = [(match(query, label), label) for label in labels]
    return [label for answer, label in sorted(((a, b) for a, b in found if a), key=lambda each: -each[0].score)]


@pytest.mark.parametrize(
    ("query", "label", "parts"),
    [
        ("mar", "Mark all as read", ["Mar"]),
        ("all read", "Mark all as read", ["all", "read"]),
        ("read all", "Mark all as read", ["all", "read"]),
        ("mar", "Bookmark this article", ["mar"]),
        ("maar", "Mark all as read", ["M", "a", "a", "r"]),
        ("rb", "Recycle bin", ["R", "b"]),
        ("  next   un ", "Next unread", ["Next un"]),
        ("uberblick", "Der Überblick", ["Überblick"]),
        ("ÜBER", "uber alles", ["uber"]),
        ("洪水", "市議会、洪水を可決", ["洪水"]),
        ("ß", "Straße", ["ß"]),
    ],
)
def test_what_is_bold(query, label, parts):
    assert bold(query, label) == parts


@pytest.mark.parametrize(
    ("query", "label"), [("xyz", "Mark all as read"), ("kram", "Mark"), ("markk", "Mark"), ("mz", "")]
)
def test_what_does_not_match(query, label):
    assert match(query, label) is None


def test_letters_strewn_over_a_long_label_do_not_match():
    assert match("mtv", "Committee to revise interim measures on the river") is None


def test_better_answers_come_first():
    labels = ["Remarkable", "Show markers", "Mark all as read", "Mark", "Move all related"]
    assert best("mar", *labels) == ["Mark", "Mark all as read", "Show markers", "Remarkable", "Move all related"]


def test_whole_pieces_are_strong_and_scattered_letters_are_not():
    assert match("ark", "Mark").score >= STRONG > match("mk", "Mark").score


def test_an_empty_query_is_answered_by_everything_alike():
    assert match(" ", "One") == match("", "Other label")


def test_a_search_marks_beginnings_of_words_only():
    assert word_spans("mar house", "Marl: a remark about houses") == ((0, 3), (21, 5))
    assert word_spans("a ab", "ab") == ((0, 2),)
    assert word_spans("", "Marl") == ()


@given(st.text(max_size=12), st.text(max_size=40))
def test_spans_lie_in_the_label_in_order_and_spell_the_query(query, label):
    for spans in ((match(query, label) or match("", "")).spans, word_spans(query, label)):
        ends = [0]
        for start, length in spans:
            assert length > 0
            assert start > ends[-1] or (start == 0 and len(ends) == 1)
            ends.append(start + length)
        assert ends[-1] <= len(label)


@given(st.text(max_size=40))
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="abc ", max_size=20))
def test_every_label_answers_to_itself(label):
    assert match(label, " ".join(label.split())) is not None
