"""Reasons: each of its words stands in both texts, and none says nothing."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from news_fakes import flood

from newsreader.related.features import features
from newsreader.related.reasons import Explainer, Text
from newsreader.related.signature import pack, unpack
from newsreader.related.term_counts import TermCounts
from newsreader.related.vectors import likeness, vectors


def counts_of(*texts):
    counts = TermCounts()
    more = counts.count(enumerate((features(each.headline, each.body, each.tongue) for each in texts), 1))
    with counts.counting(more):
        return counts


def vector(text, counts):
    return vectors(unpack([pack(features(text.headline, text.body, text.tongue), counts, None, 0, 0)]), counts)


def reasons(one, other, *, barred=frozenset(), more=()):
    counts = counts_of(one, other, *more)
    return Explainer(one, vector(one, counts), counts, barred).reasons(other, vector(other, counts))


def texts(one, other, **fields):
    return Text("", one, "en", **fields), Text("", other, "en", **fields)


def said(*what, **more):
    return [reason.text for reason in reasons(*texts(*what), **more)]


def test_a_shared_name_is_a_reason_and_terms_fill_up():
    found = reasons(*texts("Yesterday Runa Feld closed the causeway.", "The causeway was shut, Runa Feld said."))
    assert [(reason.kind, reason.text) for reason in found] == [("entity", "Runa Feld"), ("term", "causeway")]


def test_two_terms_are_enough_and_one_is_not():
    assert len(said("The causeway needs sandbags.", "Sandbags for the causeway.")) == 2
    assert said("The causeway is long.", "A causeway of stone.") == []


def test_at_most_two_names_and_three_reasons():
    text = "There spoke Runa Feld, then Tor Espeland, then Ines Calder, of causeway, sandbags, engineers."
    found = reasons(*texts(text, text))
    assert [reason.kind for reason in found] == ["entity", "entity", "term"]


def test_no_name_says_a_part_of_another():
    text = "We met Runa Feld. Then Feld said it to Feld."
    assert said(text, text) == ["Runa Feld"]


def test_the_name_of_the_source_is_no_reason():
    text = "As the Harbour Desk said, Runa Feld was there."
    assert said(text, text, barred=frozenset({"harbour desk", "harbour", "desk"})) == ["Runa Feld"]


@pytest.mark.parametrize(
    "text", ["On Tuesday in March it was Inc and Corp.", "Then the President was there.", "In 1987 1987."]
)
def test_dates_forms_titles_and_figures_are_no_reasons(text):
    assert said(text, text) == []


def test_what_either_writes_in_small_letters_is_no_name():
    found = reasons(*texts("We met at the Harbour and the ferry.", "The harbour has a ferry."))
    assert {reason.kind for reason in found} == {"term"}


def test_two_committees_share_no_name():
    assert "Committee" not in said("It was the Budget Committee.", "It was the Defence Committee.")


def test_forms_of_one_word_are_shown_as_each_writes_them():
    [first, second] = reasons(*texts("He imported sandbags.", "Imports of sandbags."))
    assert {(reason.text.lower(), reason.terms) for reason in (first, second)} == {
        ("imports", ("imported",)), ("sandbags", ("sandbags",)),
    }  # fmt: skip


def test_a_name_with_an_initial_is_shown_as_each_writes_it():
    [found] = reasons(*texts("We met William S. Saturn there.", "There was William S Saturn."))[:1]
    assert (found.text, found.terms) == ("William S Saturn", ("William S. Saturn",))


def test_two_of_one_first_name_share_no_word():
    assert "William" not in said("We met William Weld by the causeway.", "There stood William Saturn on a causeway.")


def test_no_reason_is_in_the_genitive():
    assert set(said("The causeway's sandbags.", "The causeway’s sandbags.")) == {"causeway", "sandbags"}


def test_what_most_articles_have_is_no_reason():
    many = [Text("", f"The causeway and the ferry {number}", "en") for number in range(400)]
    assert said("The causeway has sandbags and dams.", "A causeway with dams, of sandbags.", more=many) == [
        "sandbags",
        "dams",
    ]


def test_text_without_spaces_gives_the_longest_common_run():
    one, other = Text("", "東京電力は料金を上げる。", "ja"), Text("", "昨日、東京電力の社長が料金を話した。", "ja")
    assert "東京電力" in [reason.text for reason in reasons(one, other)]


WORDS = st.sampled_from(
    "Runa Feld Feld's causeway causeways Causeway sandbag sandbags flooding flooded flood Marlow Bay said the of a U.S."
    " engineer engineers 1987 東京電力 料金 Straße strasse İstanbul ﬁnance naïve".split()
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=4).map(". ".join)


@settings(max_examples=300)
@given(one=TEXTS, other=TEXTS)
def test_every_word_of_a_reason_stands_in_both_texts(one, other):
    first, second = Text("", one, None), Text("", other, None)
    for reason in reasons(first, second):
        assert re.search(rf"(?<!\w){re.escape(reason.text)}(?!\w)", second.whole) or not reason.text.isascii()
        assert reason.text in second.whole
        assert all(term in first.whole for term in reason.terms)


@given(pair=st.lists(st.integers(0, 7), min_size=2, max_size=2, unique=True))
def test_without_the_words_of_its_reasons_an_article_is_less_alike(pair: list[int]) -> None:
    first, second = (Text(each.headline, each.text, "en") for each in (flood(number, 0) for number in pair))
    found = reasons(first, second)
    assert found
    counts = counts_of(first, second)
    bare = second.whole
    for reason in found:
        bare = re.sub(re.escape(reason.text), " ", bare, flags=re.IGNORECASE)
    less = Text(*bare.split("\n", 1), "en")
    before, after = (likeness(vector(first, counts), vector(each, counts))[0] for each in (second, less))
    assert after < before
