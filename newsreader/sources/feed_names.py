"""The names of elements in feeds: which of them mean the same, whatever their namespace, version and spelling.

Feeds write one thing in many vocabularies, with namespaces that are misspelled, out of date or not declared at all. A
field is what an element means: `title`, `guid`, `encoded` (the whole text beside a description), `creator` and so on.
"""

from __future__ import annotations

from functools import lru_cache

_CORE = """
title link guid id=guid description content summary author pubdate=published published issued=published created=created
updated modified=updated lastbuilddate=updated date=published category enclosure source item=entry entry channel image
language ttl logo=icon icon body=body url name email uri subtitle=description tagline=description keywords=ignored
fullitem=encoded info=ignored copyright=ignored items=items div=body
"""
_TABLES = {
    "core": _CORE,
    "content": "encoded",
    "dc": "title=dc_title creator author=creator date=dc_date subject=category identifier=dc_identifier "
    "description=dc_description language",
    "dcterms": "created=dc_date issued=dc_date date=dc_date modified=updated creator title=dc_title "
    "abstract=dc_description",
    "media": "title=media_title description=media_description thumbnail content=media_content group=media_group",
    "itunes": "title=itunes_title author=itunes_author summary=itunes_summary subtitle=itunes_subtitle "
    "image=itunes_image new-feed-url=moved",
    "feedburner": "origlink",
    "sy": "updateperiod updatefrequency",
    "pheedo": "origlink",
}
_NAMESPACES = {
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/rss/1.0/modules/dc": "dc",
    "purl.org/dc/terms": "dcterms",
    "search.yahoo.com/mrss": "media",
    "www.rssboard.org/media-rss": "media",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "www.itunes.com/dtd/podcast-1.0.dtd": "itunes",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "www.pheedo.com/namespace/pheedo": "pheedo",
    "purl.org/rss/1.0/modules/syndication": "sy",
    "www.w3.org/2005/atom": "core",
    "purl.org/atom/ns": "core",
    "www.w3.org/1999/xhtml": "core",
    "purl.org/rss/1.0": "core",
    "purl.org/net/rss1.1": "core",
    "purl.org/net/rss1.1/payload": "core",
    "blogs.law.harvard.edu/tech/rss": "core",
    "purl.org/echo": "core",
    "purl.org/pie": "core",
}
_CORE_WORDS = ("netscape.com", "userland.com", "purl.org/rss/2.0", "cyber.harvard.edu/rss", "/atom/")
_PREFIXES = {
    "dc": "dc", "content": "content", "media": "media", "itunes": "itunes", "feedburner": "feedburner", "atom": "core",
    "atom10": "core", "a10": "core", "rss": "core", "dcterms": "dcterms", "sy": "sy", "xhtml": "core",
}  # fmt: skip


def _table(words: str) -> dict[str, str]:
    pairs = (word.partition("=") for word in words.split())
    return {name: field or name for name, _, field in pairs}


_FIELDS = {vocabulary: _table(words) for vocabulary, words in _TABLES.items()}


@lru_cache(maxsize=4096)
def field_of(tag: str) -> str:
    """What an element means, by its name as lxml gives it; empty where it means nothing to a reader.

    A prefix that was never declared, as in `dc:creator`, counts for the namespace that it usually stands for.
    """
    namespace, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    prefix, _, name = local.rpartition(":")
    vocabulary = _PREFIXES.get(prefix.lower(), "") if prefix else _vocabulary(namespace)
    return _FIELDS.get(vocabulary, {}).get(name.lower(), "")


def is_atom(tag: str) -> bool:
    """Whether an element is one of Atom itself, by its name as lxml gives it."""
    return tag.startswith("{") and "atom" in tag[:40].lower()


def _vocabulary(namespace: str) -> str:
    if not namespace:
        return "core"
    key = namespace.strip().lower().removeprefix("http://").removeprefix("https://").rstrip("/#")
    if key in _NAMESPACES:
        return _NAMESPACES[key]
    return "core" if any(word in key for word in _CORE_WORDS) else ""
