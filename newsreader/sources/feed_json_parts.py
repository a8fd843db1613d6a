"""Reads JSON that may be cut off or of another shape, and gives it the shape of JSON Feed.

RSS in JSON has the names of RSS; of a document that ends too early, the entries before its end are there.
"""

from __future__ import annotations

import json
import re
from typing import cast

from newsreader.article.errors import NewsreaderError
from newsreader.sources.feed_entries import MOST_LOOKED_AT

Data = dict[str, object]

CUT_OFF = "The feed ends in the middle of its JSON; the {:,} entries before that were read."

_IS_FEED = re.compile(
    rb'"https?:\\?/\\?/jsonfeed\.org|"(?:feed_url|home_page_url|content_html|content_text|date_published)"\s*:'
    rb'|\A\s*\{\s*"rss"\s*:'
)
_ITEMS = re.compile(r'"items"\s*:\s*\[')
_LOOK_AT = 200_000
_FROM_RSS = {
    "guid": "id", "link": "url", "title": "title", "description": "content_html", "content:encoded": "content_html",
    "pubDate": "date_published", "author": "author", "dc:creator": "author",
}  # fmt: skip


def is_json_feed(data: bytes) -> bool:
    """Whether a JSON document reads like a feed."""
    return bool(_IS_FEED.search(data, 0, _LOOK_AT))


def json_feed(data: bytes) -> tuple[Data, list[str]]:
    """A feed in the shape of JSON Feed, numbers as they are written, and sentences about what was wrong.

    Raises:
        NewsreaderError: it is no JSON.
    """
    text = data.decode("utf-8", "replace")
    try:
        found = _decoder().decode(text)
    except (ValueError, RecursionError) as error:
        partial = _before_cut(text)
        if partial is None:
            raise NewsreaderError(
                "The feed is damaged: its JSON cannot be read.",
                "Nothing was taken from it.",
                "Try again later; the site may be at work on it.",
                details=str(error)[:500],
            ) from error
        return partial
    if not isinstance(found, dict):
        return {}, []
    rss = found.get("rss")
    return (_from_rss(rss) if isinstance(rss, dict) else cast("Data", found)), []


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


def _before_cut(text: str) -> tuple[Data, list[str]] | None:
    """The feed of a document that ends too early, with its whole entries; None if there is none."""
    begin = _ITEMS.search(text)
    if begin is None:
        return None
    decoder, at = _decoder(), begin.end()
    items: list[object] = []
    try:
        feed = decoder.decode(f"{text[: begin.end()]}]}}")
    except (ValueError, RecursionError):
        feed = {}
    while len(items) < MOST_LOOKED_AT:
        at += len(text[at : at + 1_000]) - len(text[at : at + 1_000].lstrip(" \t\r\n,"))
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return ({**feed, "items": items}, [CUT_OFF.format(len(items))]) if items else None


def _from_rss(rss: Data) -> Data:
    """A feed of RSS in JSON."""
    channel = rss.get("channel")
    if not isinstance(channel, dict):
        return {}
    items = channel.get("item")
    return {
        "title": channel.get("title"),
        "home_page_url": channel.get("link"),
        "description": channel.get("description"),
        "language": channel.get("language"),
        "items": [_item(item) for item in (items if isinstance(items, list) else [items]) if isinstance(item, dict)],
    }


def _item(rss: Data) -> Data:
    item: Data = {name: _value(rss[ours]) for ours, name in _FROM_RSS.items() if rss.get(ours)}
    categories = rss.get("category")
    item["tags"] = [_value(each) for each in (categories if isinstance(categories, list) else [categories])]
    offered = rss.get("enclosure")
    if isinstance(offered, dict):
        item["attachments"] = [
            {"url": offered.get("url"), "mime_type": offered.get("type"), "size_in_bytes": offered.get("length")}
        ]
    return item


def _value(value: object) -> object:
    return value.get("#value") if isinstance(value, dict) else value
