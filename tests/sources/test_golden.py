"""Compares what is read with what a file beside the source says, field by field."""

import json
from pathlib import Path

import pytest

from newsreader import sources
from newsreader.article.model import ParsedArticle

DATA = Path(__file__).parent.parent / "data"
FILES = sorted([*(DATA / "text").glob("*.txt"), *(DATA / "markdown").glob("*.md")])


def as_written(article: ParsedArticle) -> dict[str, object]:
    """What a golden file holds of an article."""
    return {
        "headline": article.headline,
        "byline": list(article.byline),
        "published": article.published.iso() if article.published else None,
        "updated": article.updated.iso() if article.updated else None,
        "site": article.site,
        "language": article.language,
        "url": article.url,
        "tags": list(article.tags),
        "warnings": list(article.warnings),
        "lede": article.lede,
        "links": [[link.kind, link.group, link.headline, link.url] for link in article.named_links],
        "html": article.html.split("\n"),
        "text": article.text.split("\n"),
    }


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_what_is_read_is_what_the_golden_file_says(file):
    golden = json.loads(file.with_suffix(f"{file.suffix}.json").read_text(encoding="utf-8"))
    assert as_written(sources.read(str(file))) == golden
