"""Why an article might be read better in another character set, told by its warnings."""

import pytest

from newsreader.article.encoding import CHOSEN, DAMAGED, DECLARED, MARKED, RAW, UNSURE, about_encoding, doubt


@pytest.mark.parametrize(
    ("warnings", "found"),
    [
        ((), None),
        (("The date “soon” is not a certain date.",), None),
        ((UNSURE.format("KOI8-R"),), "unsure"),
        ((DECLARED.format("x-nope", "UTF-8"),), "unsure"),
        ((MARKED.format("latin-1", "UTF-8"),), "unsure"),
        ((DAMAGED.format("one place", "UTF-8"), UNSURE.format("UTF-8")), "unsure"),
        ((DAMAGED.format("one place", "UTF-8"),), "damaged"),
        ((RAW,), "raw"),
        ((CHOSEN.format("KOI8-R"), DAMAGED.format("one place", "KOI8-R")), "chosen"),
        ((CHOSEN.format("KOI8-R"), RAW), "chosen"),
    ],
)
def test_the_doubt_is_told_by_the_warnings(warnings, found):
    assert doubt(warnings) == found
    assert bool(about_encoding(warnings)) == (found is not None)
