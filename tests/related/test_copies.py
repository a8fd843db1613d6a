"""Telling copies of one text from what only looks like it."""

from __future__ import annotations

import pytest
from wire_fakes import OTHER_NEWS, WIRE, text

from newsreader.related.copies import are_copies, likeness, telling

RESULTS = (
    "{name} Corp said its profit was {a} million in the fourth quarter, against {b} million a year before.\n\n"
    "Sales rose {c} per cent to {d} million, and the board of {name} proposes a dividend of {e} cents a share.\n\n"
    "The company, whose full name is {name} Corp, expects little change in the year to come."
)


def copies(one: str, other: str) -> bool:
    answer = are_copies(telling(one), telling(other))
    assert are_copies(telling(other), telling(one)) is answer
    return answer


@pytest.mark.parametrize(
    "printed",
    [
        WIRE,
        WIRE[:4],
        WIRE[1:],
        (WIRE[0], *WIRE[3:], *WIRE[1:3]),
        (*WIRE[:2], "Nobody in the valley had seen so much water since the winter of the long frost.", *WIRE[2:]),
        ("MARLOW, Mon (Reuters) - " + WIRE[0], *WIRE[1:], "(Reporting by Ada Lorn in Marlow; editing by Ben Holt)"),
        ("Share this article", "Advertisement", *WIRE, "Sign up for our newsletter", "© All rights reserved"),
        tuple(line.replace(",000", "000").replace("water", "flood").replace("found", "saw") for line in WIRE),
    ],
    ids=["whole", "end cut", "begins later", "reordered", "added to", "with an agency", "in a site", "reworded"],
)
def test_what_papers_make_of_a_text_are_copies(printed: tuple[str, ...]) -> None:
    assert copies(text(*WIRE), text(*printed))


@pytest.mark.parametrize(
    "other",
    [
        (*OTHER_NEWS, *WIRE[2:5]),
        (*OTHER_NEWS, *WIRE[:2]),
        OTHER_NEWS,
        WIRE[:1],
        (),
    ],
    ids=["quotes half", "quotes its beginning", "other news", "one sentence", "nothing"],
)
def test_what_quotes_a_text_or_is_a_line_of_it_is_no_copy(other: tuple[str, ...]) -> None:
    assert not copies(text(*WIRE), text(*other))


def test_parts_of_a_series_are_no_copies() -> None:
    first = RESULTS.format(name="Arden", a="12.5", b="11.1", c=14, d=220, e=35)
    assert copies(first, first)
    assert not copies(first, RESULTS.format(name="Kelbrook", a="71.4", b="64.9", c=8, d=941, e=60))
    assert not copies(first, RESULTS.format(name="Arden", a="13.9", b="12.5", c=9, d=238, e=40))
    assert not copies(first, RESULTS.format(name="Kelbrook", a="12.5", b="11.1", c=14, d=220, e=35))


def test_texts_without_spaces_are_compared_too() -> None:
    one = "東京の市場は月曜日に上昇した。投資家は12の銀行の決算を待っている。専門家は夏まで値上がりが続くと述べた。"
    assert copies(one, one + "関連記事はこちら。")
    assert not copies(
        one, "大阪の港で火災があった。消防は30台の車を出した。けが人はいなかったと市は発表した。原因は調査中だ。"
    )


def test_what_two_texts_have_in_common_is_told_as_shares() -> None:
    found = likeness(telling(text(*WIRE)), telling(text(*WIRE[:3])))
    assert found.first == pytest.approx(
        sum(len(line.split()) for line in WIRE[:3]) / len(text(*WIRE).split()), abs=0.05
    )
    assert (found.second, found.begins, found.figures, found.names) == (1, 1, 1, 1)
