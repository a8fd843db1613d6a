"""Parting texts into sentences, and knowing what was said before."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.related.sentences import Sayings, sayings, sentences


def parted(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One came. Two went! Who stayed? Nobody…", ["One came.", "Two went!", "Who stayed?", "Nobody…"]),
        ("A headline\nA text without an end", ["A headline", "A text without an end"]),
        ("“Go.” He went. “Why?” she asked.", ["“Go.”", "He went.", "“Why?” she asked."]),
        ("It cost $2.2 million. No. 5 was sold.", ["It cost $2.2 million.", "No. 5 was sold."]),
        ("Dr. J. F. Smith of the U.S. Senate spoke.", ["Dr. J. F. Smith of the U.S. Senate spoke."]),
        ("Mr. Brown left at 5 p.m. on Monday.", ["Mr. Brown left at 5 p.m. on Monday."]),
        ("Am 3. Mai kam z.B. Herr Dr. Weiß. Er blieb.", ["Am 3. Mai kam z.B. Herr Dr. Weiß.", "Er blieb."]),
        ("¿Quién vino? ¡Nadie! Se fue.", ["¿Quién vino?", "¡Nadie!", "Se fue."]),
        ("Elle est venue. « Oui. » Il est parti.", ["Elle est venue.", "« Oui. »", "Il est parti."]),
        ("彼は来た。「行こう。」と言った。誰が？", ["彼は来た。", "「行こう。」", "と言った。", "誰が？"]),
        ("वह आया। वह गया।", ["वह आया।", "वह गया।"]),
        ("هل جاء؟ لا. ذهب", ["هل جاء؟", "لا.", "ذهب"]),
        ("In 2013. It was over.", ["In 2013.", "It was over."]),
        (" \n ... \n", []),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, wanted: list[str]) -> None:
    assert parted(text) == wanted


@given(st.text(alphabet="Ab .!?。\n“”2’日", max_size=60))
def test_sentences_stand_in_order_and_leave_no_word_out(text: str) -> None:
    spans = sentences(text)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(place in covered for place, character in enumerate(text) if character.isalnum())


def said_before(old: str, new: str) -> bool:
    said = Sayings()
    said.add(sayings(old, sentences(old), "en"))
    [saying] = sayings(new, sentences(new), "en")
    return said.has(saying)


OLD = "The three lock keepers of Marlow opened both gates of the Wenning on Sunday evening. It rained."


@pytest.mark.parametrize(
    ("new", "known"),
    [
        ("The three lock keepers of Marlow opened both gates of the Wenning on Sunday evening.", True),
        ("On Sunday evening both gates of the Wenning were opened by the three lock keepers of Marlow.", True),
        ("Lock keepers opened both gates of the Wenning on Sunday.", True),
        ("The three lock keepers of Marlow did not open both gates of the Wenning on Sunday evening.", False),
        ("The three lock keepers of Marlow opened 14 gates of the Wenning on Sunday evening.", False),
        ("The three lock keepers of Marlow opened both gates; a farmer from Brantwick drowned.", False),
        ("Lock keepers shut both gates of the Wenning on Sunday.", False),
        ("All three lock keepers of Marlow opened both gates of the Wenning on Sunday night.", True),
        ("It rained.", True),
        ("It snowed.", False),
        ("Marlow rained.", False),
    ],
)
def test_a_sentence_is_known_if_one_sentence_says_all_of_it(new: str, known: bool) -> None:
    assert said_before(OLD, new) is known


def test_two_sentences_together_do_not_say_a_third() -> None:
    old = "The lock keepers of Marlow opened gates. Farmers near Brantwick lost their cattle."
    assert not said_before(old, "Lock keepers of Marlow lost cattle near Brantwick.")


def test_what_an_article_itself_says_may_be_left_out() -> None:
    said = Sayings()
    [saying] = sayings("Lock keepers opened both gates.", sentences("Lock keepers opened both gates."), "en")
    said.add([saying], by=7)
    assert said.has(saying)
    assert not said.has(saying, but=7)
