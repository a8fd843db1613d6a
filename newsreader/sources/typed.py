"""Reads what a person typed or pasted as a web address."""

from __future__ import annotations

import re

from newsreader.article.urls import web_address
from newsreader.sources.fetch.address import address_of
from newsreader.sources.fetch.errors import Failure
from newsreader.sources.fetch.private import is_literal, is_local_name

_AROUND = "<>\"'“”‘’«» \t\r\n\u00a0\u200b\ufeff"
# Schemes by which links open a news reader; "feed:https://site" holds the whole address, "feed://site" means http.
_READER = re.compile(r"(?:feed|feeds|rss|atom|podcast|pcast|itpc|newsreader):(?://)?(?=\S)", re.IGNORECASE)
_WEB = re.compile(r"(https?)(?::/*|/{2,})(?=[^/\s])", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\d{1,5}(?:/|$))", re.IGNORECASE)
_FEDIVERSE = re.compile(r"@?([\w.-]+)@([\w-]+(?:\.[\w-]+)+)")
_HOST = re.compile(r"[^\s/?#@:]+(?::\d{1,5})?(?=[/?#]|$)")
_ENDING = re.compile(r"(?:[^\W\d_]{2,}|xn--[a-z0-9-]+)\.?", re.IGNORECASE)


def typed_address(text: str) -> str | None:
    """The http or https address that a text means; None if it means none.

    Without a scheme it is https, in the home network http. “@jane@social.example” is the profile page of Jane.
    """
    text = text.strip(_AROUND)
    reader = _READER.match(text)
    if reader:
        text = text[reader.end() :]
    if found := _WEB.match(text):
        return _checked(f"{found[1].lower()}://{text[found.end() :]}")
    if text.startswith("@") and (name := _FEDIVERSE.fullmatch(text)):
        return _checked(f"https://{name[2]}/@{name[1]}")
    if _SCHEME.match(text) or not (host := _HOST.match(text)):
        return None
    name_only = host[0].partition(":")[0].lower()
    if is_literal(name_only) or is_local_name(name_only.rstrip(".")):
        return _checked(f"http://{text}")
    if "." not in name_only.rstrip(".") or not _ENDING.fullmatch(name_only.rstrip(".").rpartition(".")[2]):
        return None
    return _checked(f"{'http' if reader else 'https'}://{text}")


def _checked(url: str) -> str | None:
    """An address, if it can be asked for."""
    found = web_address(url)
    try:
        return found if found and address_of(found) else None
    except Failure:
        return None
