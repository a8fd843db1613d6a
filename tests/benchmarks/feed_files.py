"""Makes feeds as files, as a server would give them; the same each time.

usage: feed_files.py FOLDER

Each holds articles in one language, which it declares. Of five feeds one is Atom, the others are RSS. Every article has
the word of its feed, so that it can be told whether all of them are found. They name no other articles: what that costs
is measured by `headlines.py`.
"""

from __future__ import annotations

import sys
from email.utils import format_datetime
from html import escape
from pathlib import Path

from articles import Newsroom
from newsreader.article.model import ParsedArticle

FEEDS, ITEMS = 50, 400
WORDS = 115
"""Of an article: 825 characters in the mean."""
RSS = (
    "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>{title}</title><link>{page}</link>"
    "<description>News</description><language>{language}</language>{items}</channel></rss>"
)
ATOM = (
    "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='{language}'>"
    "<title>{title}</title><id>{page}</id><link href='{page}'/><updated>2026-03-04T00:00:00Z</updated>{items}</feed>"
)
RSS_ITEM = (
    "<item><title>{headline}</title><link>{link}</link><guid isPermaLink='false'>{id}</guid><pubDate>{rss_date}"
    "</pubDate><author>{author}</author><description>{body}</description></item>"
)
ATOM_ITEM = (
    "<entry><title>{headline}</title><link href='{link}'/><id>{id}</id><updated>{atom_date}</updated>"
    "<author><name>{author}</name></author><content type='html'>{body}</content></entry>"
)


def word_of(feed: int) -> str:
    """A word that stands in every article of a feed, and nowhere else."""
    return f"feedword{feed:02}x"


def make(folder: Path) -> None:
    """Writes the feeds."""
    folder.mkdir(parents=True, exist_ok=True)
    articles = sorted(Newsroom(5).articles(FEEDS * ITEMS, WORDS), key=lambda each: each.language or "")
    for feed in range(FEEDS):
        chosen = articles[feed * ITEMS : (feed + 1) * ITEMS]
        whole, part = (ATOM, ATOM_ITEM) if feed % 5 == 4 else (RSS, RSS_ITEM)
        page = f"https://paper{feed:02}.example/"
        items = "".join(_item(part, article, page, feed, number) for number, article in enumerate(chosen))
        language = chosen[ITEMS // 2].language
        text = whole.format(title=f"Paper {feed:02}", page=page, language=language, items=items)
        (folder / f"feed{feed:02}.xml").write_text(text, encoding="utf-8")


def _item(part: str, article: ParsedArticle, page: str, feed: int, number: int) -> str:
    assert article.published is not None
    body = "".join(f"<p>{escape(each)}</p>" for each in [*article.text.split("\n\n"), word_of(feed)])
    return part.format(
        headline=escape(article.headline),
        link=f"{page}{number}.html",
        id=f"urn:{feed}:{number}",
        rss_date=format_datetime(article.published.moment),
        atom_date=article.published.moment.isoformat(),
        author=escape(article.byline[0]),
        body=escape(body),
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]))
