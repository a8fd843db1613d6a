"""Whether an entry of a feed is new, known, an edit, or what came from elsewhere before: decided without a database.

| the entry has | the library has | verdict |
|---|---|---|
| a key that this feed had | the same digest | same |
| a key that this feed had | another digest, and the page and the headline are others too | as without that key |
| a key that this feed had | another digest | an edit of that article |
| another key, a known address or the same headline, date and text | from this feed | an edit: the key is another now |
| the same | from elsewhere | it came with this feed too, and stays as it is |
| anything else | | new |
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from newsreader.library.identity import Decision


class Said(NamedTuple):
    """What an entry says of itself: `digest` of all, `url_key` of its page; None if it names none."""

    digest: bytes
    url_key: str | None
    headline: str


class Had(NamedTuple):
    """The entry that a feed had under a key, and the article that it became."""

    article_id: int
    digest: bytes
    url_key: str | None
    headline: str


class Verdict(NamedTuple):
    """What an entry is, and of which article; None for a new one."""

    kind: Literal["same", "edit", "also", "new"]
    article_id: int | None = None


def by_key(entry: Said, had: Had | None) -> Verdict | None:
    """What an entry is by the key that its feed gives it; None where that does not tell."""
    if had is None:
        return None
    if had.digest == entry.digest:
        return Verdict("same", had.article_id)
    if entry.url_key not in (None, had.url_key) and entry.headline != had.headline:
        return None  # the id was given to another article
    return Verdict("edit", had.article_id)


def by_content(found: Decision, *, from_this_feed: bool) -> Verdict:
    """What an entry is by its address and its content.

    Args:
        found: the article that is the same or a copy, by `identity.decide`.
        from_this_feed: that article came with the feed before.
    """
    if found.id is None:
        return Verdict("new")
    return Verdict("edit" if from_this_feed else "also", found.id)
