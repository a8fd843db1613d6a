"""Compares what feeds and lists say with what a file beside each says, field by field."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from newsreader import sources
from newsreader.article.feed import ParsedFeed

DATA = Path(__file__).parent.parent / "data" / "feeds"
FILES = sorted(file for file in DATA.iterdir() if f"{file.name}.json" in {other.name for other in DATA.iterdir()})


def as_written(read):
    """What a golden file holds."""
    if not isinstance(read, ParsedFeed):
        return {**asdict(read), "source": Path(read.source).name}
    document, articles = asdict(read.document), read.articles
    document["source"] = Path(document["source"]).name
    document["entries"] = [
        {name: value for name, value in entry.items() if value and name not in ("key", "digest", "body", "summary")}
        for entry in document["entries"]
    ]
    return {"document": document, "articles": [_article(article) for article in articles]}


def _article(article):
    return {
        "headline": article.headline,
        "byline": article.byline,
        "published": article.published.iso() if article.published else None,
        "updated": article.updated.iso() if article.updated else None,
        "site": article.site,
        "language": article.language,
        "tags": article.tags,
        "warnings": article.warnings,
        "lede": article.lede,
        "links": [[link.kind, link.group, link.headline, link.url] for link in article.named_links],
        "pictures": [[image.url, image.alt] for image in article.remote_images],
        "enclosures": article.enclosures,
        "html": article.html.split("\n"),
        "text": article.text.split("\n"),
    }


@pytest.mark.parametrize("file", FILES, ids=[file.name for file in FILES])
def test_what_is_read_is_what_the_golden_file_says(file):
    golden = json.loads((DATA / f"{file.name}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(as_written(sources.read_any(str(file))))) == golden
