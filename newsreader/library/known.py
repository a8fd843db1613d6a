"""The articles of the library that may be the same as some new ones."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

import apsw

from newsreader.library.identity import Candidate, Identity

Key = str | bytes


class Known:
    """Candidates by their addresses, paths and contents."""

    def __init__(self) -> None:
        self._candidates: dict[int, Candidate] = {}
        self._ids: dict[Key, set[int]] = defaultdict(set)

    def like(self, identity: Identity) -> list[Candidate]:
        """Those that share an address, path or content."""
        if not self._candidates:
            return []
        ids = {each for key in _keys(identity) for each in self._ids.get(key, ())}
        return [self._candidates[each] for each in ids]

    def look_up(self, connection: apsw.Connection, identities: Iterable[Identity]) -> None:
        """Ask the library for the candidates of some identities, each by an index."""
        wanted = list(identities)
        found = connection.execute(
            "SELECT id, path_key, url_key, copy_key, content_hash, details_hash, deleted_at IS NOT NULL"
            " FROM articles JOIN status ON article_id = id WHERE id IN ("
            "SELECT id FROM articles WHERE url_key IN (SELECT value FROM json_each(:urls))"
            " UNION SELECT id FROM articles WHERE path_key IN (SELECT value FROM json_each(:paths))"
            " UNION SELECT id FROM articles WHERE copy_key IN (SELECT unhex(value) FROM json_each(:copies)))",
            {
                "urls": json.dumps([each.url for each in wanted if each.url]),
                "paths": json.dumps([each.path for each in wanted if each.path]),
                "copies": json.dumps([each.copy.hex() for each in wanted if each.copy]),
            },
        )
        for article_id, *keys, deleted in found:
            self._put(Candidate(article_id, Identity(*keys), bool(deleted)))

    def _put(self, candidate: Candidate) -> None:
        self._candidates[candidate.id] = candidate
        for key in _keys(candidate.identity):
            self._ids[key].add(candidate.id)


def _keys(identity: Identity) -> list[Key]:
    """What tells an identity; an address and a path never look the same."""
    marked: list[Key] = [f"{kind}{key}" for kind, key in (("u", identity.url), ("p", identity.path)) if key]
    return [*marked, identity.copy] if identity.copy else marked
