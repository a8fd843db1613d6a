from __future__ import annotations

import pytest

from newsreader.library.entry_identity import Had, Said, Verdict, by_content, by_key
from newsreader.library.identity import Decision

PAGE, OTHER = "harbour.example/ferry", "harbour.example/choir"
HAD = Had(7, b"old", PAGE, "Ferry late")


@pytest.mark.parametrize(
    ("entry", "had", "verdict"),
    [
        (Said(b"old", PAGE, "Ferry late"), None, None),
        (Said(b"old", PAGE, "Ferry late"), HAD, Verdict("same", 7)),
        (Said(b"new", PAGE, "Ferry late"), HAD, Verdict("edit", 7)),
        (Said(b"new", PAGE, "Ferry cancelled"), HAD, Verdict("edit", 7)),
        (Said(b"new", OTHER, "Ferry late"), HAD, Verdict("edit", 7)),
        (Said(b"new", None, "Ferry cancelled"), HAD, Verdict("edit", 7)),
        (Said(b"new", OTHER, "Choir sings"), HAD, None),
        (Said(b"new", OTHER, "Choir sings"), HAD._replace(url_key=None), None),
    ],
)
def test_what_an_entry_is_by_its_key(entry, had, verdict):
    assert by_key(entry, had) == verdict


@pytest.mark.parametrize(
    ("found", "from_this_feed", "verdict"),
    [
        (Decision("added"), False, Verdict("new")),
        (Decision("unchanged", 7), True, Verdict("edit", 7)),
        (Decision("updated", 7, revise=True), True, Verdict("edit", 7)),
        (Decision("updated", 7, revise=True), False, Verdict("also", 7)),
        (Decision("copy", 7), False, Verdict("also", 7)),
    ],
)
def test_what_an_entry_is_by_its_content(found, from_this_feed, verdict):
    assert by_content(found, from_this_feed=from_this_feed) == verdict
