"""An article as a reference: what a reader pastes into a letter or a paper."""

from __future__ import annotations

from newsreader.article.model import Article
from newsreader.article.tracking import clean_link


def citation(article: Article) -> str:
    """`Byline: “Headline”. Site, date. URL`, without the parts that are not known."""
    names = article.byline
    who = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
    where = ", ".join(
        part for part in (article.site, article.published.iso()[:10] if article.published else None) if part
    )
    mark = "" if article.headline.endswith(("?", "!", ".", "。")) else "."
    parts = (
        f"{who}:" if who else "",
        f"“{article.headline}”{mark}",
        f"{where}." if where else "",
        clean_link(article.url or ""),
    )
    return " ".join(part for part in parts if part)
