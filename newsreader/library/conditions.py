"""Turns a question into SQL over `status s`, with the part that an index answers best in front."""

# ruff: noqa: S608  statements are put together from constants of this package only; values are bound

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import apsw

from newsreader.article.question.days import span, span_of_dates
from newsreader.article.question.tree import And, Dated, Has, Is, Named, Node, Not, Or, State, Thing, both
from newsreader.library import vocabulary
from newsreader.library.match import TABLES, Lexicon, Match, Table, match
from newsreader.library.search_keys import PLACES, first_key

LONG, LONG_UNSPACED = 12_000, 4_000  # characters: about ten minutes of reading
FEW = 1_000
_UNSPACED_LANGUAGES = ("zh", "ja", "ko", "th", "lo", "my", "km")
_STATES: dict[State, str] = {
    "unread": "s.read = 0",
    "read": "s.read = 1",
    "bookmarked": "s.bookmarked_at IS NOT NULL",
    "followed": "s.article_id IN (SELECT arrived_article FROM headlines WHERE followed_at IS NOT NULL UNION"
    " SELECT article_id FROM story_articles JOIN stories ON id = story_id WHERE followed_at IS NOT NULL)",
    "long": f"s.article_id IN (SELECT id FROM articles WHERE length >= {LONG_UNSPACED} AND (length >= {LONG} OR"
    f" substr(language, 1, 2) IN ({', '.join(repr(each) for each in _UNSPACED_LANGUAGES)})))",
}
_THINGS: dict[Thing, str] = {
    "note": "s.article_id IN (SELECT article_id FROM notes UNION SELECT article_id FROM highlights WHERE note <> '')",
    "image": "EXISTS (SELECT 1 FROM images WHERE article_id = s.article_id AND revision = 0)",
    "link": "EXISTS (SELECT 1 FROM named_links WHERE article_id = s.article_id)",
}


@dataclass(slots=True)
class Asked:
    """A question as the pieces of a statement.

    Attributes:
        index, query: the index that is walked along, and what it is asked; None where `status` is.
        conditions: over `status s`, all to be met.
        keys: comparisons that search keys have to meet.
        values: what the statement's names are bound to.
        few: about how many articles the conditions leave, where that is known to be few.
    """

    index: Table | None = None
    query: str = ""
    conditions: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    few: int | None = None

    def bind(self, value: object) -> str:
        """A name for a value."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"


class Asking:
    """Puts one question to one library."""

    def __init__(self, connection: apsw.Connection, now: datetime, *, heads: bool = False) -> None:
        """Prepare.

        Args:
            connection: to the library.
            now: aware, in the reader's time zone with its summer time.
            heads: look for words in what a list shows, and nowhere else.
        """
        self._connection = connection
        self._now = now
        self._lexicon = Lexicon(connection, lambda text: vocabulary.words_with(connection, text), heads=heads)
        self.asked = Asked()

    def ask(self, tree: Node) -> Asked:
        """The question; what a person typed can be anything, so nothing of it goes into the statement itself."""
        parts = tree.parts if isinstance(tree, And) else (tree,)
        rest = self._lead(parts)
        self.asked.conditions += [self._condition(part) for part in rest]
        for part in parts:
            self._estimate(part)
            self._narrow(part)
        return self.asked

    def _lead(self, parts: Iterable[Node]) -> list[Node]:
        """Gives an index as many of the parts as it can answer alone, and answers the others."""
        matches = {id(part): self._match(part.part if isinstance(part, Not) else part) for part in parts}
        wanted = [part for part in parts if not isinstance(part, Not) and matches[id(part)]]
        if not wanted:
            return list(parts)
        table = max(TABLES, key=lambda each: sum(_answers(matches[id(part)], each) for part in wanted))
        led = [part for part in parts if _answers(matches[id(part)], table)]
        joined = self._match(both(led) or led[0])
        if joined is None or table not in joined.by_table:
            return list(parts)
        self.asked.index, self.asked.query = table, joined.by_table[table]
        return [part for part in parts if part not in led]

    def _match(self, node: Node) -> Match | None:
        return match(node, self._lexicon)

    def _condition(self, node: Node) -> str:
        """A part of the question as a condition."""
        found = self._match(node)
        if found is not None:
            table = found.table()
            query = self.asked.bind(found.by_table[table])
            return f"s.search_key IN (SELECT rowid FROM {table} WHERE {table} MATCH {query})"
        if isinstance(node, And | Or):
            return "(" + (" AND " if isinstance(node, And) else " OR ").join(map(self._condition, node.parts)) + ")"
        if isinstance(node, Not):
            return f"NOT coalesce({self._condition(node.part)}, 0)"
        return self._fact(node)

    def _fact(self, node: Node) -> str:
        if isinstance(node, Is):
            return _STATES[node.state]
        if isinstance(node, Has):
            return _THINGS[node.thing]
        if isinstance(node, Named):
            return self._named(node)
        assert isinstance(node, Dated)  # noqa: S101  words were answered by an index
        return self._dated(node)

    def _named(self, node: Named) -> str:
        of_article = "(SELECT {} FROM articles a WHERE a.id = s.article_id)"
        if node.field == "lang":
            value = self.asked.bind(node.value)
            return of_article.format(f"a.language = {value} OR a.language LIKE {value} || '-%'")
        if node.field == "url":
            value = self.asked.bind(f"%{_escaped(node.value)}%")
            return of_article.format(f"a.url LIKE {value} ESCAPE '\\'")
        ids = self.asked.bind(json.dumps(self._ids(node)))
        if node.field == "tag":
            return (
                "s.article_id IN (SELECT article_id FROM article_tags WHERE coalesce(by_reader, by_source) = 1"
                f" AND tag_id IN (SELECT value FROM json_each({ids})))"
            )
        # Of a large source, the newest are found sooner along the keys than along its own index.
        along = "" if self._size(node) <= FEW else "+"
        by_source = f"{along}s.source_id IN (SELECT value FROM json_each({ids}))"
        if node.field == "source":
            return by_source
        host = self.asked.bind(_escaped(node.value) + "%")
        return f"({by_source} OR {of_article.format(f'a.url_key LIKE {host} ESCAPE {chr(39)}{chr(92)}{chr(39)}')})"

    def _ids(self, node: Named) -> list[int]:
        """The sources or tags of that name; letters of every script count alike in both cases."""
        table = "tags" if node.field == "tag" else "sources"
        wanted = node.value.casefold()
        found: Iterable[Any] = self._connection.execute(f"SELECT id, name FROM {table}")
        return [number for number, name in found if _fits(name.casefold(), wanted, node.match)]

    def _dated(self, node: Dated) -> str:
        """By what an article is ordered; one dated by month or year counts where all of that lies within."""
        by_time = self._between(span(node, self._now))
        by_day = self._between(span_of_dates(node, self._now))
        started = self._between(
            span_of_dates(node, self._now), "unixepoch(s.order_time, 'unixepoch', 'start of ' || s.precision)"
        )
        return (
            f"CASE coalesce(s.precision, 'time') WHEN 'time' THEN {by_time} WHEN 'day' THEN {by_day}"
            f" ELSE {by_day} AND {started} END"
        )

    def _between(self, seconds: tuple[int | None, int | None], column: str = "s.order_time") -> str:
        first, end = seconds
        limits = [f"{column} >= {self.asked.bind(first)}"] if first is not None else []
        limits += [f"{column} < {self.asked.bind(end)}"] if end is not None else []
        return "(" + (" AND ".join(limits) or "1") + ")"

    def _estimate(self, part: Node) -> None:
        """Notes a part that leaves few articles."""
        if isinstance(part, Is) and part.state == "bookmarked":
            self._note(int(self._connection.execute("SELECT coalesce(sum(bookmarked), 0) FROM tallies").get))
        elif isinstance(part, Named) and part.field in ("tag", "source"):
            self._note(self._size(part))

    def _size(self, node: Named) -> int:
        """How many articles a tag or source has."""
        table, number = ("tags", "id") if node.field == "tag" else ("tallies", "source_id")
        statement = f"SELECT coalesce(sum(live), 0) FROM {table} WHERE {number} IN (SELECT value FROM json_each(?))"
        return int(self._connection.execute(statement, (json.dumps(self._ids(node)),)).get)

    def _note(self, number: int) -> None:
        if number <= FEW:
            self.asked.few = number if self.asked.few is None else min(self.asked.few, number)

    def _narrow(self, part: Node) -> None:
        """Keeps the walk to the days that are asked for, one more on both sides for the zones of the world."""
        if not isinstance(part, Dated):
            return
        spans = (span(part, self._now), span_of_dates(part, self._now))
        firsts, ends = [each[0] for each in spans], [each[1] for each in spans]
        if known := [each for each in firsts if each is not None]:
            self.asked.keys.append(f">= {self.asked.bind(first_key(min(known)))}")
            self.asked.conditions.append(f"s.order_time >= {self.asked.bind(min(known))}")
        if known := [each for each in ends if each is not None]:
            self.asked.keys.append(f"< {self.asked.bind(first_key(max(known)) + PLACES)}")
            self.asked.conditions.append(f"s.order_time < {self.asked.bind(max(known) + 1)}")


def _answers(found: Match | None, table: Table) -> bool:
    return found is not None and table in found.by_table


def _fits(name: str, wanted: str, how: str) -> bool:
    if how == "whole":
        return name == wanted
    return name.startswith(wanted) if how == "prefix" else wanted in name


def _escaped(text: str) -> str:
    """A text that means itself in LIKE."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
