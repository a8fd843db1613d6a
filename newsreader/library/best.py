"""The best matches of a question first, by BM25 over a part of the matches that is large enough.

SQLite's own bm25() looks at every match of every word, half a second for a common one among a million articles. Here
the newest matches are ranked, together with those that have the words in what a list shows; how common a word is, is
estimated from how dense its newest matches lie. BM25 is that of FTS5 (k1 1.2, b 0.75; the weights of the columns
multiply the number of hits): Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009.
"""

# ruff: noqa: S608  statements are put together from constants of this package only; values are bound

from __future__ import annotations

import json
import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from weakref import WeakSet

import apsw

from newsreader.article.question.tree import And, Node, Or, Word, asked_words, both, either
from newsreader.library.finding import Scope, Walk
from newsreader.library.match import Lexicon, Table, match

NEWEST = 2_000
HEADS = 1_000
SAMPLE = 1_000
_K1, _B = 1.2, 0.75
_WEIGHTS: dict[Table, tuple[float, ...]] = {"words": (10.0, 5.0, 3.0, 1.0), "heads": (10.0, 5.0)}
_taught: WeakSet[apsw.Connection] = WeakSet()
_FEWEST = 1e-6  # FTS5's own floor for words that more than half of all articles have


@dataclass(frozen=True, slots=True)
class Best:
    """Ids, the best first; `cut`: older matches were not looked at."""

    ids: array[int]
    cut: bool = False


@dataclass(slots=True)
class Rating:
    """By what the articles of one question are rated.

    Attributes:
        idf: how rare each word or phrase of the question is.
        weights: of the columns.
        average: length of an article in words; None before the first.
    """

    idf: Sequence[float]
    weights: Sequence[float]
    average: float | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """A question whose last word may go on, and the same with it finished: whole words are worth more."""

    tree: Node
    finished: Node | None


def best(connection: apsw.Connection, scope: Scope, asked: Weighed, limit: int) -> Best:
    """The articles that match best; among equals the newest."""
    found = _newest(connection, scope, asked.tree)
    cut = len(found) == NEWEST
    weighed = scorable(asked.finished)
    if weighed is not None and found:
        scores = _scored(connection, "words", weighed, [key for key, _ in found])
        if cut:
            heads = _newest(connection, replace(scope, heads=True), asked.tree, HEADS)
            older = [each for each in heads if each[0] < found[-1][0]]
            scores |= _scored(connection, "heads", weighed, [key for key, _ in older])
            found += older
        found.sort(key=lambda each: (-scores.get(each[0], 0.0), -each[0]))
    return Best(array("q", [article_id for _, article_id in found[:limit]]), cut)


def scorable(tree: Node | None) -> Node | None:
    """The whole words and phrases of a question that are asked for, without all that says nothing of closeness."""
    if isinstance(tree, Word):
        return tree if tree.kind in ("word", "phrase") else None
    if isinstance(tree, And | Or):
        parts = [part for part in map(scorable, tree.parts) if part is not None]
        return (both if isinstance(tree, And) else either)(parts)
    return None


def _newest(connection: apsw.Connection, scope: Scope, tree: Node, limit: int = NEWEST) -> list[tuple[int, int]]:
    """(key, id) of the newest matches, by the day."""
    return [(key, article_id) for key, _, article_id in Walk(connection, scope, tree).rows(connection, "", {}, limit)]


def _rarity(connection: apsw.Connection, query: str) -> float:
    """Inverse document frequency of one word or phrase, from its newest matches."""
    found: list[Any] = connection.execute(
        f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT {SAMPLE}", (query,)
    ).fetchall()
    total = int(connection.execute("SELECT coalesce(sum(live + deleted), 0) FROM tallies").get)
    matches = float(len(found))
    if len(found) == SAMPLE:
        # Two questions: SQLite finds one end of an index at once, but walks along all of it for both.
        newest_key = int(connection.execute("SELECT max(search_key) FROM status").get)
        oldest_key = int(connection.execute("SELECT min(search_key) FROM status").get)
        share = (newest_key - found[-1][0]) / max(newest_key - oldest_key, 1)
        matches = min(total, max(SAMPLE, SAMPLE / max(share, 1 / max(total, 1))))
    return max(math.log((total - matches + 0.5) / (matches + 0.5)), _FEWEST)


def _scored(connection: apsw.Connection, table: Table, tree: Node, keys: Sequence[int]) -> dict[int, float]:
    """BM25 of some articles by their keys."""
    lexicon = Lexicon(connection, lambda _: [])
    question = match(tree, lexicon)
    if not keys or question is None:
        return {}
    # The phrases of the question stand in it in the order of its words. Both indexes are asked it in the same words.
    parts = [match(word, lexicon) for word in asked_words(tree)]
    idf = [_rarity(connection, part.by_table["words"]) for part in parts if part is not None]
    _teach(connection)
    # The index is walked along: looking up each article by itself takes a tenth of a millisecond.
    found: Iterable[Any] = connection.execute(
        f"SELECT rowid, closeness({table}, ?) FROM {table} WHERE {table} MATCH ? AND rowid BETWEEN ? AND ?"
        " AND +rowid IN (SELECT value FROM json_each(?))",
        (
            apsw.pyobject(Rating(idf, _WEIGHTS[table])),
            question.by_table["words"],
            *(min(keys), max(keys), json.dumps(list(keys))),
        ),
    )
    return dict(found)


def _teach(connection: apsw.Connection) -> None:
    """Gives a connection the function, once: a statement that was prepared before would go on with an earlier one."""
    if connection not in _taught:
        connection.register_fts5_function("closeness", _closeness)
        _taught.add(connection)


def _closeness(api: apsw.FTS5ExtensionApi, *given: Any) -> float:
    """BM25 of the article that FTS5 is at, given a Rating."""
    (rating,) = given
    if rating.average is None:
        rating.average = max(api.column_total_size() / max(api.row_count, 1), 1.0)
    length = _K1 * (1 - _B + _B * api.column_size() / rating.average)
    score = 0.0
    for phrase, rarity in enumerate(rating.idf):
        columns = api.phrase_columns(phrase)
        hits = sum(rating.weights[column] * len(api.phrase_column_offsets(phrase, column)) for column in columns)
        score += rarity * hits * (_K1 + 1) / (hits + length)
    return score
