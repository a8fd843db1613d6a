"""Which addresses an article may lead to on this computer or in the home network: those of the host it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.sources.fetch.hosts import host_of

if TYPE_CHECKING:
    from newsreader.library import Library


def is_trusted(library: Library, article_id: int, url: str) -> bool:
    """Whether an address is at a host that the reader typed to get this article.

    Raises:
        NewsreaderError: there is no such article.
    """
    feeds = [library.feeds.get(number) for number in library.feeds.of_article(article_id)]
    hosts = {host_of(each.url) for each in feeds if each.settings.local}
    if not feeds:
        hosts.add(host_of(library.source(article_id)))
    return host_of(url) in hosts - {""}
