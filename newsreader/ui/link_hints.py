"""What is said of a link of an open article, and which page of the web stands behind it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from newsreader.article.encoding import about_encoding
from newsreader.article.model import Article, StoredLink
from newsreader.ui.article_links import COPY, DECODE, DO, EDITED, SHOW_COPIES, Target, describe, link_of
from newsreader.ui.head_notes import hint

translate = QCoreApplication.translate


def target_of(href: str, article: Article | None) -> Target:
    """Where a link leads, or what it does; without words where there is nothing to say."""
    if href == EDITED:
        return Target(translate("ReadingPane", "Earlier versions of this article"))
    if href.startswith(COPY) or href == SHOW_COPIES:
        return Target(translate("ReadingPane", "The same article from another source, in your library"))
    if href.startswith(DO):
        return Target(hint(href, article))
    if href == DECODE:
        return Target(" ".join(about_encoding(article.warnings if article else ())))
    link = link_of(href)
    return describe(link, _named(article)) if link else Target("")


def page_behind(href: str, article: Article | None) -> str:
    """The address of the page on the web that a link leads to; empty for what is here already, or no page."""
    link = link_of(href)
    stored = _named(article).get(link.index) if link else None
    url = link.url if link else ""
    if stored is not None and stored.state != "here":
        url = stored.url or ""
    return url if url.startswith(("http://", "https://")) else ""


def _named(article: Article | None) -> Mapping[int, StoredLink]:
    return {link.index: link for link in article.links} if article else {}
