"""Web addresses in what was dropped, pasted or typed."""

from __future__ import annotations

import re

from PySide6.QtCore import QMimeData

# A scheme of its own, or a host with a dot in it: what a person types who means an address.
_ADDRESS = re.compile(
    r"(?:(?:https?|feed)://|feed:https?://)\S+|[^\s/@:?#]+\.[^\s./@:?#]{2,}(?:[:/?#]\S*)?", re.IGNORECASE
)
_WITH_SCHEME = re.compile(r"(?:https?|feed):\S+", re.IGNORECASE)
LONGEST = 4000


def is_address(text: str) -> bool:
    """Whether a text is one web address and nothing else, with or without its `https://`."""
    return len(text) <= LONGEST and _ADDRESS.fullmatch(text.strip()) is not None


def full_address(text: str) -> str:
    """The web address that a text is, if it is one and has its scheme; else empty. Other texts are articles."""
    text = text.strip()
    return text if is_address(text) and _WITH_SCHEME.fullmatch(text) is not None else ""


def address_in(data: QMimeData) -> str:
    """The first web address of a drop or a paste; empty if it holds files or a text instead."""
    for url in data.urls():
        if url.scheme().lower() in ("http", "https", "feed"):
            return url.toString()
    return "" if data.hasUrls() else full_address(data.text())
