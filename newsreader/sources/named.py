"""Collects the headlines that an article names while its body is written, each once."""

from __future__ import annotations

from newsreader.article.model import LinkGroup, LinkKind, NamedLink
from newsreader.article.named_links import Target
from newsreader.article.urls import web_address


class NamedLinkList:
    """The named links of one article, in the order in which they were added."""

    def __init__(self) -> None:
        self.links: list[NamedLink] = []
        self._places: dict[str, int] = {}

    def add(self, target: Target, kind: LinkKind, group: LinkGroup) -> str:
        """Adds a headline unless it is there, and gives the address that the body links it with."""
        key = " ".join(target.headline.casefold().split())
        url = target.url if target.url and web_address(target.url) else None
        place = self._places.setdefault(key, len(self.links))
        if place == len(self.links):
            self.links.append(NamedLink(target.headline, url, kind, group))
        return url or f"named:{place}"
