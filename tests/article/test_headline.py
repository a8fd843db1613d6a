from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article import headline
from newsreader.article.headline import headline_words, normalize_headline


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("Harbour bridge closes for a year", "harbour bridge closes for a year"),
        ("HARBOUR BRIDGE CLOSES FOR A YEAR", "harbour bridge closes for a year"),
        ("“Harbour bridge closes for a year”", "harbour bridge closes for a year"),
        ("Watch: Harbour bridge closes for a year", "harbour bridge closes for a year"),
        ("UPDATE 2-Harbour bridge closes for a year", "harbour bridge closes for a year"),
        ("BREAKING | Live: Harbour bridge closes for a year", "harbour bridge closes for a year"),
        ("Harbour bridge closes for a year - The Daily Tide", "harbour bridge closes for a year"),
        ("Harbour bridge closes for a year | BBC News", "harbour bridge closes for a year"),
        ("Mayor’s plan: 5% more, says U.S. envoy", "mayors plan 5% more says us envoy"),
        ("Café owners’ protest", "cafe owners protest"),
        ("Watch out for ice", "watch out for ice"),
        ("Live music returns", "live music returns"),
        ("港の橋が閉鎖", "港の橋が閉鎖"),
        ("가나다 라마", "가나다 라마"),
        ("आज की खबर", "आज की खबर"),
        ("???", "???"),
    ],
)
def test_printings_of_one_headline_have_one_bare_form(printed: str, bare: str) -> None:
    assert normalize_headline(printed) == bare


def test_a_second_clause_is_no_source() -> None:
    assert "critics say" in normalize_headline("Harbour bridge closes for a year - critics say too long")


def test_a_label_alone_is_kept() -> None:
    assert normalize_headline("Watch:") == "watch"


def test_a_script_without_spaces_is_cut_into_pairs() -> None:
    assert headline_words("東京の橋 2024") == ["東京", "京の", "の橋", "2024"]
    assert headline_words("gdp東京up") == ["gdp", "東京", "up"]


@given(st.text())
def test_case_and_outer_space_do_not_count(text: str) -> None:
    bare = normalize_headline(text)
    assert normalize_headline(f"  {text}\n") == bare
    assert bare == " ".join(bare.split())
    assert bool(bare) == bool(text.strip())


@given(st.text())
def test_words_of_any_headline_hold_all_its_letters(text: str) -> None:
    key = normalize_headline(text)
    assert set("".join(headline_words(key))) == set(key.replace(" ", ""))


@given(
    st.lists(st.sampled_from([*"aB1 '-:|._%$`\"(?\n", "live", "USA", " - Reuters", "watch: "]), max_size=14).map(
        "".join
    )
)
def test_plain_letters_take_a_shorter_way_to_the_same_words(text: str) -> None:
    assert headline._normalized_ascii(text) == headline._normalized(text)
