"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read so that a value of the wrong type costs that value alone."""

from __future__ import annotations

import re
from dataclasses import replace

from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import Enclosure, Entry, FeedDocument
from newsreader.article.urls import web_address
from newsreader.sources.feed_dates import seconds_of
from newsreader.sources.feed_entries import MOST_LOOKED_AT
from newsreader.sources.feed_identity import digest_of, keys_of
from newsreader.sources.feed_json_parts import Data, json_feed
from newsreader.sources.feed_parts import language_code
from newsreader.sources.feed_words import one_line, plain_body, title_of
from newsreader.sources.feed_xml import MOST_ENTRIES, too_many

_LONE = re.compile("[\ud800-\udfff]")
UNREADABLE = "{:,} of the {:,} entries of the feed say nothing; they were left out."

_LONGEST_DESCRIPTION, _LONGEST_NAME, _LONGEST_DATE, _MOST = 2_000, 300, 100, 50


def read_json_feed(data: bytes, source: str, base: str | None, most: int = MOST_ENTRIES) -> FeedDocument:
    """The feed in a JSON document.

    Args:
        data: in UTF-8.
        source: where it came from.
        base: the address that it was fetched from, if it was.
        most: of more entries than these, the newest are read.

    Raises:
        NewsreaderError: it is no JSON, or holds no list of entries.
    """
    feed, warnings = json_feed(data)
    items = feed.get("items")
    if not isinstance(items, list) and "jsonfeed.org" not in _text(feed, "version"):
        raise NewsreaderError(
            "This is a JSON file and not a feed: it has no list of entries.",
            "Nothing was taken from it.",
            "Check the address.",
        )
    own, page = web_address(_text(feed, "feed_url"), base), web_address(_text(feed, "home_page_url"), base)
    base = web_address(base or "") or own or page
    names = _names(feed)
    given = items[:MOST_LOOKED_AT] if isinstance(items, list) else []
    found = [_entry(item, base, names) for item in given if isinstance(item, dict)]
    entries = [entry for entry in found if entry]
    if len(entries) < len(given):
        warnings.append(UNREADABLE.format(len(given) - len(entries), len(given)))
    if len(entries) > most:
        warnings.append(too_many(len(entries), most))
        entries = sorted(entries, key=lambda entry: -(seconds_of(entry.published) or 0.0))[:most]
    return FeedDocument(
        source=source,
        title=title_of(_text(feed, "title"), markup=False),
        url=own,
        html_url=page,
        description=title_of(_text(feed, "description"), markup=False)[:_LONGEST_DESCRIPTION],
        language=language_code(_text(feed, "language")),
        icon_url=web_address(_text(feed, "icon") or _text(feed, "favicon"), base),
        entries=_identified(entries),
        warnings=tuple(warnings),
    )


def _identified(entries: list[Entry]) -> tuple[Entry, ...]:
    """The entries with their keys and digests."""
    keys = keys_of(
        [entry.guid for entry in entries],
        [entry.url for entry in entries],
        lambda number: f"{entries[number].headline}\0{entries[number].published}\0{entries[number].body}",
    )
    return tuple(
        replace(
            entry,
            key=key,
            digest=digest_of(
                entry.headline, entry.byline, entry.body, entry.url, *(each.url for each in entry.enclosures)
            ),
        )
        for entry, key in zip(entries, keys, strict=True)
    )


def _entry(item: Data, base: str | None, names: tuple[str, ...]) -> Entry | None:
    """An entry; None if it has neither id nor address nor words."""
    guid, url = _text(item, "id"), web_address(_text(item, "url"), base)
    external = web_address(_text(item, "external_url"), base)
    headline = title_of(_text(item, "title"), markup=False)
    html, text, summary = _text(item, "content_html"), _text(item, "content_text"), _text(item, "summary")
    body = html or plain_body(text)
    if not (guid or url or external or headline or body or summary):
        return None
    published, updated = _text(item, "date_published")[:_LONGEST_DATE], _text(item, "date_modified")[:_LONGEST_DATE]
    return Entry(
        key=b"",
        digest=b"",
        guid=guid,
        url=url or external or (web_address(guid, None) if guid.startswith("http") else None),
        headline=headline,
        byline=_names(item) or names,
        body=body or plain_body(summary),
        summary=plain_body(summary) if body else "",
        base=url or base,
        published=published or updated,
        updated=updated if published else "",
        language=language_code(_text(item, "language")),
        tags=tuple(dict.fromkeys(tag for each in _list(item, "tags")[:_MOST] if (tag := _tag(each)))),
        enclosures=tuple(_enclosures(item, base)),
        image=web_address(_text(item, "image") or _text(item, "banner_image"), base),
    )


def _enclosures(item: Data, base: str | None) -> list[Enclosure]:
    found = []
    for each in _list(item, "attachments")[:_MOST]:
        if isinstance(each, dict) and (written := _text(each, "url")):
            size = _text(each, "size_in_bytes")
            found.append(
                Enclosure(
                    web_address(written, base) or one_line(written),
                    one_line(_text(each, "mime_type"), 100),
                    int(size) if size.isascii() and size.isdigit() and len(size) < 16 else None,
                    one_line(_text(each, "title"), _LONGEST_NAME),
                )
            )
    return found


def _names(data: Data) -> tuple[str, ...]:
    """The names of `authors`, or of `author` as version 1.0 had it."""
    authors = [*_list(data, "authors"), data.get("author")][:_MOST]
    names = (_text(each, "name") if isinstance(each, dict) else each for each in authors)
    return tuple(
        dict.fromkeys(one_line(name, _LONGEST_NAME) for name in names if isinstance(name, str) and name.strip())
    )


def _tag(value: object) -> str:
    return one_line(value, _LONGEST_NAME) if isinstance(value, str) else ""


def _text(data: Data, name: str) -> str:
    """A value as text; empty where it is none."""
    value = data.get(name)
    if not isinstance(value, str):
        return ""
    return (value if value.isascii() else _LONE.sub("\ufffd", value)).strip()


def _list(data: Data, name: str) -> list[object]:
    value = data.get(name)
    return value if isinstance(value, list) else []
