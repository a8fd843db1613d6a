"""Where a link of the reading pane leads, and what is said of it before it is followed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QUrl

from newsreader.article.model import StoredLink
from newsreader.article.tracking import clean_link

WEB_SCHEMES = ("http", "https", "mailto")
EDITED = "edited:"
DECODE = "decode:"
PART = "part:"
DO = "do:"  # and the name of a command of the window
COPY = "copy:"  # and the id of another copy of the article
SHOW_COPIES = f"{DO}show_copies"
_IN_PAGE = re.compile(r"#[\w.:\-]{1,80}")
_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded


@dataclass(frozen=True, slots=True)
class Link:
    """What was clicked: a headline the article names (`index`), or an address (`url`)."""

    kind: Literal["named", "url"]
    index: int = -1
    url: str = ""


class Target(NamedTuple):
    """Where a link leads, in words.

    Attributes:
        words: one line of plain text; empty says nothing.
        host: the part of the words that is the true host; empty if none is.
        careful: the link is not what it seems.
    """

    words: str
    host: str = ""
    careful: bool = False


def safe_href(href: str) -> str:
    """The address as the document may carry it: `named:N`, `#place`, or http, https, mailto encoded; else empty."""
    href = href.strip()
    if _IN_PAGE.fullmatch(href):
        return href
    scheme, _, rest = href.partition(":")
    scheme = scheme.lower()
    if scheme == "named":
        return f"named:{int(rest)}" if rest.isascii() and rest.isdigit() and len(rest) < 7 else ""
    if scheme not in WEB_SCHEMES:
        return ""
    url = QUrl(href)
    if not url.isValid() or url.scheme() != scheme or (scheme != "mailto" and not url.host()):
        return ""
    return url.toString(_ENCODED)


def link_of(href: str) -> Link | None:
    """What a link of the document means; None for one that means nothing."""
    href = safe_href(href)
    if href.startswith("named:"):
        return Link("named", index=int(href.removeprefix("named:")))
    return Link("url", url=href) if href and not href.startswith("#") else None


def describe(link: Link, named: Mapping[int, StoredLink]) -> Target:
    """Where a link leads, for a status line.

    The true host comes first, in its encoded form: the text of a link and a look-alike alphabet can both lie.
    """
    if link.kind == "url":
        return _describe_address(link.url)
    stored = named.get(link.index)
    if stored is None:
        return Target("")
    if stored.state == "elsewhere" and stored.url:
        return _describe_address(safe_href(stored.url))
    words = {
        "here": _say("In your library: {}"),
        "possible": _say("Possibly in your library: {}"),
    }
    return Target(words.get(stored.state, _say("Not in your library: {}")).format(stored.headline))


def _describe_address(address: str) -> Target:
    url = QUrl(address)
    if not address:
        return Target("")
    if url.scheme() == "mailto":
        return Target(_say("Write to {}").format(url.path(_ENCODED)))
    shown = QUrl(clean_link(address)).toString(_ENCODED | QUrl.UrlFormattingOption.RemoveUserInfo)
    host = url.host(_ENCODED)
    if url.userInfo():
        words = _say("Careful: this leads to {0}, not to {1} · {2}").format(host, url.userName(_ENCODED), _cut(shown))
        return Target(words, host, careful=True)
    return Target(f"{host} · {_cut(shown)}", host)


def _cut(address: str) -> str:
    return address if len(address) <= 140 else address[:139] + "…"


def _say(text: str) -> str:
    return QCoreApplication.translate("ReadingPane", text)
