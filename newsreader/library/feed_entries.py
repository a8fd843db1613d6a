"""Keeps what came with a feed: new articles, edits of known ones, and which feed brought what.

What an entry is decides `entry_identity`. An edit that says nothing new is taken over without a revision, see `edits`.
What lies in the recycle bin stays there.
"""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import apsw

from newsreader.article.model import Added, Changes, ParsedArticle
from newsreader.library import add, entry_identity, status, versions
from newsreader.library.edits import Said, is_trivial
from newsreader.library.entry_identity import Had
from newsreader.library.identity import Identity, decide, reread
from newsreader.library.known import Known
from newsreader.library.new_articles import NewArticles
from newsreader.library.prepared import Prepared

_TOUCHED = (
    "s.bookmarked_at IS NOT NULL OR s.article_id IN (SELECT article_id FROM article_tags WHERE by_reader IS NOT NULL)"
    " OR s.article_id IN (SELECT article_id FROM notes) OR s.article_id IN (SELECT article_id FROM highlights)"
    " OR s.article_id IN (SELECT article_id FROM story_articles JOIN stories ON id = story_id"
    " WHERE followed_at IS NOT NULL)"
)


class Came(NamedTuple):
    """An entry of a feed, as an article."""

    key: bytes
    digest: bytes
    prepared: Prepared


def keep(connection: apsw.Connection, feeds: Sequence[tuple[int, Sequence[Came]]], now: int) -> list[list[Added]]:
    """Keeps entries of some feeds, and answers for each feed what became of its entries.

    Args:
        connection: inside a transaction.
        feeds: ids of subscriptions with entries: of one that is gone nothing is kept; of entries with one key in one
            feed, the first counts.
        now: seconds since 1970.
    """
    followed = "SELECT 1 FROM subscriptions WHERE id = ?"
    there = [(feed, came if connection.execute(followed, (feed,)).get else ()) for feed, came in feeds]
    return _Keeping(connection, now).keep(there)


def age(connection: apsw.Connection, subscription_id: int, before: int, now: int) -> Changes:
    """Puts what is older than `before` (seconds since 1970) into the bin, unless the reader did something with it."""
    found: Any = connection.execute(
        "SELECT s.article_id FROM feed_articles f JOIN status s ON s.article_id = f.article_id"
        f" WHERE f.subscription_id = ? AND s.deleted_at IS NULL AND s.order_time < ? AND NOT ({_TOUCHED})",
        (subscription_id, before),
    )
    return replace(status.set_column(connection, "bin", [(number, now) for (number,) in found]), undo=None)


class _Keeping:
    """One portion of one feed, or several feeds together."""

    def __init__(self, connection: apsw.Connection, now: int) -> None:
        self._connection = connection
        self._feed = 0
        self._now = now
        self._fresh = NewArticles(connection, now, of_feed=True)
        self._candidates = Known()
        self._links: list[tuple[int, int, bytes, bytes]] = []

    def keep(self, feeds: Sequence[tuple[int, Sequence[Came]]]) -> list[list[Added]]:
        results = [self._of_feed(feed, came) for feed, came in feeds]
        self._store()
        return results

    def _of_feed(self, feed: int, came: Sequence[Came]) -> list[Added]:
        self._feed = feed
        known = self._known(came)
        strangers = [each.prepared.identity for each in came if each.key not in known]
        self._candidates.look_up(self._connection, strangers)
        first: dict[bytes, Came] = {}
        for each in came:
            first.setdefault(each.key, each)
        return [self._one(each, known.get(key)) for key, each in first.items()]

    def _one(self, entry: Came, had: Had | None) -> Added:
        said = entry_identity.Said(entry.digest, entry.prepared.identity.url, entry.prepared.article.headline)
        verdict = entry_identity.by_key(said, had) or self._by_content(entry.prepared.identity)
        if verdict.article_id is None:
            return self._new(entry)
        if verdict.kind == "same":
            return Added(verdict.article_id, "unchanged")
        if verdict.kind == "edit":
            return self._edit(entry, verdict.article_id)
        self._store()
        self._link(verdict.article_id, entry)
        changed = frozenset({verdict.article_id})
        return Added(verdict.article_id, "copy", Changes(changed, kinds=frozenset({"feeds"})))

    def _by_content(self, identity: Identity) -> entry_identity.Verdict:
        if self._fresh.may_hold(identity):
            self._store()
            self._candidates.look_up(self._connection, [identity])
        found = decide(identity, self._candidates.like(identity))
        from_here = found.id is not None and self._came_with(found.id)
        return entry_identity.by_content(found, from_this_feed=from_here)

    def _new(self, entry: Came) -> Added:
        article_id = self._fresh.take(entry.prepared)
        self._links.append((self._feed, article_id, entry.key, entry.digest))
        added = frozenset({article_id})
        kinds = frozenset({"articles", "feeds", *(("links",) if entry.prepared.article.named_links else ())})
        return Added(article_id, "added", Changes(added, added=added, kinds=kinds))

    def _edit(self, entry: Came, article_id: int) -> Added:
        """The same entry with another text."""
        self._store()
        if before := versions.change_aside(self._connection, article_id, entry.prepared, self._now):
            return self._edit_aside(entry, article_id, before)
        article, old = entry.prepared.article, add.candidate(self._connection, article_id)
        decision = reread(entry.prepared.identity, old)
        if decision.revise and is_trivial(self._said(article_id), Said(article.headline, article.byline, article.text)):
            decision = replace(decision, revise=False)
        changes = add.change(self._connection, add.placed(entry.prepared, old.identity.path), decision, self._now)
        self._link(article_id, entry)
        return Added(article_id, "updated" if decision.revise else "unchanged", changes)

    def _edit_aside(self, entry: Came, article_id: int, before: ParsedArticle) -> Added:
        """The same entry with another text, where the article shows its page: what is shown stays."""
        self._link(article_id, entry)
        new = entry.prepared.article
        old_said, new_said = (Said(each.headline, each.byline, each.text) for each in (before, new))
        if is_trivial(old_said, new_said):
            return Added(article_id, "unchanged")
        return Added(article_id, "updated", Changes(frozenset({article_id}), kinds=frozenset({"feeds"})))

    def _known(self, came: Sequence[Came]) -> dict[bytes, Had]:
        found: Any = self._connection.execute(
            "SELECT f.key, f.article_id, f.digest, a.url_key, a.headline FROM feed_articles f"
            " JOIN articles a ON a.id = f.article_id WHERE f.subscription_id = ?"
            " AND f.key IN (SELECT unhex(value) FROM json_each(?))",
            (self._feed, json.dumps([each.key.hex() for each in came])),
        )
        return {key: Had(*rest) for key, *rest in found}

    def _said(self, article_id: int) -> Said:
        row: Any = self._connection.execute(
            "SELECT headline, byline, text FROM articles JOIN bodies ON article_id = id WHERE id = ?", (article_id,)
        ).fetchone()
        return Said(row[0], tuple(json.loads(row[1])), row[2])

    def _came_with(self, article_id: int) -> bool:
        found = "SELECT 1 FROM feed_articles WHERE article_id = ? AND subscription_id = ?"
        return self._connection.execute(found, (article_id, self._feed)).get is not None

    def _link(self, article_id: int, entry: Came) -> None:
        """Notes that an article came with the feed, under the key that it has now."""
        self._connection.execute(
            "DELETE FROM feed_articles WHERE subscription_id = ?1 AND (key = ?2 OR key IN"
            " (SELECT key FROM feed_articles WHERE article_id = ?3 AND subscription_id = ?1))",
            (self._feed, entry.key, article_id),
        )
        self._insert([(self._feed, article_id, entry.key, entry.digest)])

    def _store(self) -> None:
        """Keeps the new articles that wait, and which feed they came with."""
        self._fresh.store()
        links, self._links = self._links, []
        self._insert(links)

    def _insert(self, links: Iterable[tuple[int, int, bytes, bytes]]) -> None:
        self._connection.executemany("INSERT OR REPLACE INTO feed_articles VALUES (?, ?, ?, ?)", links)
