"""The context menu of the reading pane."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QTextBrowser

from newsreader.article.model import Article
from newsreader.article.tracking import clean_link
from newsreader.ui.article_links import link_of

LONGEST_LOOKUP = 200


def reading_menu(
    pane: QTextBrowser, href: str, article: Article | None, follow: Callable[[], None], look_up: Callable[[str], None]
) -> QMenu:
    """The menu for the selection and the link under the pointer.

    Args:
        pane: whose selection it is.
        href: of that link; empty if there is none.
        article: what is shown.
        follow: opens that link.
        look_up: looks words up in the library.
    """
    menu = QMenu(pane)
    selected = pane.textCursor().selectedText().replace("\u2029", " ").replace("\u2028", " ").strip()
    link = link_of(href)
    if link is not None:
        menu.addAction(_say("Open link")).triggered.connect(follow)
        named = {each.index: each.url for each in article.links} if article else {}
        web_address = clean_link(link.url or named.get(link.index) or "")
        if web_address:
            copy_link = menu.addAction(_say("Copy link address"))
            copy_link.triggered.connect(lambda: QGuiApplication.clipboard().setText(web_address))
        menu.addSeparator()
    copy = menu.addAction(_say("Copy"))
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    copy.setEnabled(bool(selected))
    copy.triggered.connect(pane.copy)
    if selected:
        words = " ".join(selected.split())[:LONGEST_LOOKUP]
        menu.addAction(_say("Look up in the library")).triggered.connect(lambda: look_up(words))
    menu.addSeparator()
    select_all = menu.addAction(_say("Select all"))
    select_all.setShortcut(QKeySequence(QKeySequence.StandardKey.SelectAll))
    select_all.setEnabled(not pane.document().isEmpty())
    select_all.triggered.connect(pane.selectAll)
    return menu


def _say(text: str) -> str:
    return QCoreApplication.translate("ReadingPane", text)
