from datetime import UTC, datetime

import pytest

from newsreader.article.model import Article, Published, Status
from newsreader.ui.citation import citation

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def article(**fields):
    given = {
        "id": 1, "source": "a.txt", "headline": "Tram line approved", "byline": ("Jane Doe",),
        "published": Published(NOON, "day"), "updated": None, "site": "Example Times", "language": "en", "lede": "",
        "html": "", "text": "", "url": "https://example.com/tram", "tags": (), "links": (), "warnings": (),
        "complete": None, "content_hash": "", "added_at": NOON, "order_time": NOON, "revisions": 0, "image_names": (),
        "status": Status(),
    }  # fmt: skip
    return Article(**(given | fields))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "Jane Doe: “Tram line approved”. Example Times, 2026-03-04. https://example.com/tram"),
        (
            {"url": "https://example.com/tram?utm_source=x"},
            "Jane Doe: “Tram line approved”. Example Times, 2026-03-04. https://example.com/tram",
        ),
        ({"byline": ("A B", "C D"), "url": None}, "A B and C D: “Tram line approved”. Example Times, 2026-03-04."),
        ({"byline": (), "site": None, "published": None, "url": None}, "“Tram line approved”."),
        (
            {"headline": "Who pays?", "byline": ("A", "B", "C"), "url": None, "site": None},
            "A, B and C: “Who pays?” 2026-03-04.",
        ),
    ],
)
def test_a_citation_has_what_is_known(fields, expected):
    assert citation(article(**fields)) == expected
