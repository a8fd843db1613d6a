"""Articles, rows and panels as the plain data that `--json` prints."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.article.feed import FeedList, ParsedFeed
    from newsreader.article.model import Article, ArticleRow, NamedLink, Panel, ParsedArticle, StoredLink
    from newsreader.article.related import Reason, Related, RelatedArticle, Story

Data = dict[str, object]


def parsed_data(article: ParsedArticle) -> Data:
    """An article as a source said it."""
    return _shared_data(article) | {"named_links": [_named(link) for link in article.named_links]}


def feed_data(feed: ParsedFeed) -> Data:
    """A feed as a source said it, with its articles."""
    document = feed.document
    return {
        "source": document.source,
        "kind": "feed",
        "title": document.title,
        "url": document.url,
        "html_url": document.html_url,
        "warnings": list(document.warnings),
        "articles": [parsed_data(article) for article in feed.articles],
    }


def list_data(feeds: FeedList) -> Data:
    """A list of feeds as a source said it; what is not taken from it stands in `refused`."""
    return {
        "source": feeds.source,
        "kind": "opml",
        "title": feeds.title,
        "warnings": list(feeds.warnings),
        "feeds": [
            {"title": feed.title, "url": feed.url, "html_url": feed.html_url, "folder": feed.folder}
            for feed in feeds.feeds
        ],
        "refused": [{"title": title, "reason": reason} for title, reason in feeds.refused],
    }


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


def story_data(story: Story) -> Data:
    """A story."""
    return {
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "followed": story.followed,
        "updated": _iso(datetime.fromtimestamp(story.updated_at, UTC)),
    }


def panel_data(panel: Panel, found: Related) -> Data:
    """The related panel of an article."""
    return {
        "id": panel.article_id,
        "named": [
            {"headline": part.link.headline, "url": part.link.url} | _resolved(part.link) for part in panel.named
        ],
        "same_story": [_related(each) for each in found.same_story],
        "background": [_related(each) for each in found.background],
        "follow_ups": [_related(each) for each in found.follow_ups],
        "ranked": list(found.ranked),
        "referenced_by": [row.id for row in panel.referenced_by],
    }


def reason_words(reason: Reason) -> str:
    """A reason in words."""
    days = f"{abs(reason.number)} day{'' if abs(reason.number) == 1 else 's'}"
    facts = {
        "date": "the same day" if not reason.number else f"{days} {'earlier' if reason.number < 0 else 'later'}",
        "source": "another source" if reason.number == 1 else f"{reason.number} other sources",
        "names": "this article names it",
        "named_by": "names this article",
        "story": "same story",
        "reader": "you put it here",
    }
    return facts.get(reason.kind, reason.text)


def _related(each: RelatedArticle) -> Data:
    return {
        "id": each.row.id,
        "headline": each.row.headline,
        "published": each.row.published,
        "score": round(each.score, 4),
        "reasons": [
            {"kind": reason.kind, "text": reason_words(reason), "terms": list(reason.terms)} for reason in each.reasons
        ],
        "similar": list(each.similar),
    }


def _shared_data(article: ParsedArticle | Article) -> Data:
    """What an article says, read or kept."""
    from newsreader.application.written import body_with_addresses

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
        "html": body_with_addresses(article),
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
