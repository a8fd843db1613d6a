"""Keeps what was published: adds an article, or what is new about one that is here."""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Added, Changes, NamedLink, ParsedArticle
from newsreader.library import links, long_text, status, titles, word_index
from newsreader.library.dates import order_time
from newsreader.library.identity import (
    Candidate,
    Decision,
    Identity,
    decide,
    kept_reading,
    reread,
)
from newsreader.library.known import Known
from newsreader.library.new_articles import (
    ARTICLE,
    PUBLISHED,
    NewArticles,
    precision_of,
    source_id,
    store_images,
    store_offered,
)
from newsreader.library.prepared import Prepared, article_values, prepare
from newsreader.library.search_keys import first_key, new_keys


def add(connection: apsw.Connection, parsed: Sequence[ParsedArticle], now: int) -> list[Added]:
    """Keeps articles, or what is new about those that are here already; `identity.decide` says which.

    Args:
        connection: inside a transaction.
        parsed: the articles; their named links are stored, not resolved.
        now: seconds since 1970.

    Returns:
        What became of each.
    """
    wanted = [prepare(article) for article in parsed]
    known = Known()
    known.look_up(connection, [each.identity for each in wanted])
    fresh = NewArticles(connection, now)
    results = []
    for each in wanted:
        article, identity = each.article, each.identity
        if fresh.may_hold(identity):
            fresh.store()
            known.look_up(connection, [identity])
        decision = decide(identity, known.like(identity))
        if decision.refresh and _reader_chose(connection, decision.id, article.raw):
            decision = kept_reading(decision)
        if decision.id is None:
            found = frozenset({fresh.take(each)})
            changes = Changes(found, added=found, kinds=_kinds(article.named_links))
            results.append(Added(min(found), "added", changes))
        else:
            fresh.store()
            results.append(Added(decision.id, decision.outcome, change(connection, each, decision, now)))
            known.look_up(connection, [identity])
    fresh.store()
    return results


def read_again(connection: apsw.Connection, article_id: int, parsed: ParsedArticle, encoding: str, now: int) -> Added:
    """Keeps what the bytes of an article say in the character set that the reader chose, as a revision of it.

    Args:
        connection: inside a transaction.
        article_id: the article.
        parsed: read from its raw bytes.
        encoding: Python's name of the set; as long as the same bytes come again, it stays the reader's choice.
        now: seconds since 1970.

    Raises:
        NewsreaderError: there is no such article.
    """
    prepared = prepare(parsed)
    old = candidate(connection, article_id)
    decision = reread(prepared.identity, old)
    changes = change(connection, placed(prepared, old.identity.path), decision, now)
    connection.execute("UPDATE raws SET encoding = ? WHERE article_id = ?", (encoding, article_id))
    return Added(article_id, decision.outcome, changes)


def candidate(connection: apsw.Connection, article_id: int) -> Candidate:
    """An article of the library, to be compared with.

    Raises:
        NewsreaderError: there is none of this id.
    """
    row = connection.execute(
        "SELECT path_key, url_key, copy_key, content_hash, details_hash FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    if row is None:
        raise NewsreaderError(f"There is no article {article_id} in the library.", "Nothing was changed.")
    return Candidate(article_id, Identity(*row))


def _reader_chose(connection: apsw.Connection, article_id: int | None, raw: bytes) -> bool:
    """Whether these are the bytes of an article for which the reader chose the character set."""
    kept = connection.execute("SELECT data FROM raws WHERE article_id = ? AND encoding IS NOT NULL", (article_id,)).get
    return kept is not None and zlib.decompress(kept) == raw


def placed(prepared: Prepared, path: str | None) -> Prepared:
    """The same, said to come from another path."""
    identity = replace(prepared.identity, path=path)
    return replace(prepared, identity=identity, values=article_values(prepared.article, identity))


def change(connection: apsw.Connection, prepared: Prepared, decision: Decision, now: int) -> Changes:
    """Does to an article of the library what was decided."""
    article_id = decision.id
    assert article_id is not None  # noqa: S101  a new article never comes here
    changes = Changes()
    if decision.refresh:
        if decision.revise:
            _keep_revision(connection, article_id, now)
        _update(connection, article_id, prepared)
        changes = Changes(frozenset({article_id}), kinds=frozenset({"articles", "links"}))
    if decision.restore:
        changes = changes | status.restore(connection, [article_id])
    return changes


def _update(connection: apsw.Connection, article_id: int, prepared: Prepared) -> None:
    """The same article as its source tells it now; what the reader did with it stays."""
    parsed = prepared.article
    places = ", ".join("?" * len(ARTICLE.split(",")))
    connection.execute(f"UPDATE articles SET ({ARTICLE}) = ({places}) WHERE id = ?", (*prepared.values, article_id))
    connection.execute(
        "UPDATE bodies SET (lede, html, text, updated_at, updated_precision, updated_offset, updated_raw, warnings,"
        " complete) = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE article_id = ?",
        (*prepared.body_values(), article_id),
    )
    long_text.store_raw(connection, article_id, prepared.packed())
    long_text.store(connection, article_id, parsed)
    fetched = json.dumps([each.name for each in parsed.remote_images])
    connection.execute(
        "DELETE FROM images WHERE article_id = ? AND revision = 0 AND name NOT IN (SELECT value FROM json_each(?))",
        (article_id, fetched),
    )
    store_images(connection, article_id, parsed.images)
    _keep_fetched(connection, article_id, parsed)
    connection.execute("DELETE FROM remote_images WHERE article_id = ?", (article_id,))
    connection.execute("DELETE FROM enclosures WHERE article_id = ?", (article_id,))
    store_offered(connection, [(article_id, parsed)])
    status.set_source_tags(connection, article_id, parsed.tags)
    _reorder(connection, article_id, parsed)
    word_index.put_stored(connection, article_id)
    titles.index(connection, article_id, parsed.headline)
    links.store(connection, article_id, parsed.named_links)


def _keep_fetched(connection: apsw.Connection, article_id: int, parsed: ParsedArticle) -> None:
    """Pictures that were fetched from the web stay with the version that shows them still."""
    if parsed.remote_images:
        connection.execute(
            "INSERT OR IGNORE INTO images SELECT article_id, 0, position, name, media_type, width, height, data"
            " FROM images WHERE article_id = ?1 AND revision = (SELECT revisions FROM articles WHERE id = ?1)"
            " AND name IN (SELECT value FROM json_each(?2))",
            (article_id, json.dumps([each.name for each in parsed.remote_images])),
        )


def _reorder(connection: apsw.Connection, article_id: int, parsed: ParsedArticle) -> None:
    """Puts an article where its date belongs; on another day it gets another search key."""
    row: Any = connection.execute(
        "SELECT added_at, order_time, search_key FROM articles a JOIN status ON article_id = a.id WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    arrival, before, key = row
    ordered_by = order_time(parsed.published, arrival)
    if first_key(ordered_by) != first_key(before):
        word_index.remove(connection, key)
        (key,) = new_keys(connection, [ordered_by])
    connection.execute(
        "UPDATE status SET order_time = ?, search_key = ?, precision = ?, source_id = ? WHERE article_id = ?",
        (ordered_by, key, precision_of(parsed, ordered_by), source_id(connection, parsed), article_id),
    )


def _keep_revision(connection: apsw.Connection, article_id: int, now: int) -> None:
    """Puts the present version, pictures included, beside the earlier ones."""
    connection.execute("UPDATE articles SET revisions = revisions + 1 WHERE id = ?", (article_id,))
    connection.execute(
        f"INSERT INTO revisions SELECT a.id, a.revisions, ?, headline, byline, lede, html, text, {PUBLISHED}, data"
        " FROM articles a JOIN bodies b ON b.article_id = a.id JOIN raws r ON r.article_id = a.id WHERE a.id = ?",
        (now, article_id),
    )
    connection.execute(
        "UPDATE images SET revision = (SELECT revisions FROM articles WHERE id = article_id)"
        " WHERE article_id = ? AND revision = 0",
        (article_id,),
    )
    long_text.keep_revision(connection, article_id)


def _kinds(named: Sequence[NamedLink]) -> frozenset[str]:
    return frozenset({"articles", "links"} if named else {"articles"})
