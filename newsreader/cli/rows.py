"""Articles, rows and panels as the plain data that `--json` prints."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.article.model import Article, ArticleRow, NamedLink, Panel, ParsedArticle, StoredLink

Data = dict[str, object]


def parsed_data(article: ParsedArticle) -> Data:
    """An article as a source said it."""
    return _shared_data(article) | {"named_links": [_named(link) for link in article.named_links]}


def article_data(article: Article) -> Data:
    """An article of the library: as its source said it, with its id, its status and its links resolved."""
    status = article.status
    return {"id": article.id} | _shared_data(article) | {
        "named_links": [_named(link) | _resolved(link) for link in article.links],
        "unread": not status.read,
        "bookmarked": status.bookmarked_at is not None,
        "bookmarked_at": _iso(status.bookmarked_at),
        "position": status.position,
        "deleted": status.deleted_at is not None,
        "deleted_at": _iso(status.deleted_at),
        "added_at": _iso(article.added_at),
        "revisions": article.revisions,
    }  # fmt: skip


def row_data(row: ArticleRow) -> Data:
    """A row of a list."""
    return {
        "id": row.id,
        "headline": row.headline,
        "byline": list(row.byline),
        "published": row.published,
        "site": row.site,
        "url": row.url,
        "unread": row.unread,
        "bookmarked": row.bookmarked,
        "deleted": row.deleted,
        "tags": list(row.tags),
        "excerpt": row.excerpt,
    }


def panel_data(panel: Panel) -> Data:
    """The related panel of an article."""
    return {
        "id": panel.article_id,
        "named": [
            {"headline": part.link.headline, "url": part.link.url} | _resolved(part.link) for part in panel.named
        ],
        "same_story": [],
        "background": [],
        "follow_ups": [],
        "ranked": [],
        "referenced_by": [row.id for row in panel.referenced_by],
    }


def _shared_data(article: ParsedArticle | Article) -> Data:
    """What an article says, read or kept."""
    return {
        "source": article.source,
        "kind": "article",
        "headline": article.headline,
        "byline": list(article.byline),
        "published": article.published.iso() if article.published else None,
        "site": article.site,
        "language": article.language,
        "lede": article.lede,
        "text": article.text,
        "html": article.html,
        "url": article.url,
        "tags": list(article.tags),
        "warnings": list(article.warnings),
        "complete": article.complete,
    }


def _named(link: NamedLink | StoredLink) -> Data:
    return {"headline": link.headline, "url": link.url, "kind": link.kind, "group": link.group}


def _resolved(link: StoredLink) -> Data:
    return {"state": link.state, "id": link.target, "score": link.score, "followed": link.followed}


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds") if moment else None
