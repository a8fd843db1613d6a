from __future__ import annotations

import pytest

from newsreader.library.edits import Said, is_trivial

TEXT = "Twelve people waited at the quay.\n\nThe ferry sails at ten."


def said(headline: str = "Ferry late", text: str = TEXT, *byline: str) -> Said:
    return Said(headline, byline, text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (said(), said()),
        (said(), said("Ferry  late ", TEXT.replace(" ", "\u00a0"))),
        (said("Ferry\u2019s late"), said("Ferry's late")),
        (said("“Late” – again…"), said('"Late" - again...')),
        (said(text=TEXT + "\n\n12 comments"), said(text=TEXT + "\n\n13 comments")),
        (said(text=TEXT), said(text="Updated 14:05\n\n" + TEXT)),
        (said(text=TEXT + "\n\n5 min read"), said(text=TEXT + "\n\n6 min read")),
        (said("Ferry late", TEXT, "JANE DOE"), said("Ferry late", TEXT, "Jane Doe")),
    ],
)
def test_what_says_nothing_new(old, new):
    assert is_trivial(old, new)
    assert is_trivial(new, old)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (said(), said("Ferry cancelled")),
        (said(), said(text=TEXT.replace("Twelve", "Fourteen"))),
        (said(text="12 people died."), said(text="14 people died.")),
        (said(), said(text=TEXT + "\n\nIt was late again.")),
        (said(), said("Ferry late", TEXT, "Jane Doe")),
        (said(text="He got 12 votes, and went home after a long day of counting them again."), said(text="He lost.")),
    ],
)
def test_what_is_an_edit(old, new):
    assert not is_trivial(old, new)
