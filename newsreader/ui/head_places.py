"""Where things stand in the head of the article list, and what its orders are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect

from newsreader.article.row import Order
from newsreader.ui.theme import Theme

HEIGHT, TOP = 52, 4
# The words begin above those of the rows.
START, END, GAP = 26, 15, 7
ORDER_HEIGHT, ORDER_PADDING = 28, 8
TITLE_PX, ORDER_PX = 15, 12
translate = QCoreApplication.translate


def order_place(theme: Theme, width: int, words: int) -> QRect:
    """The button of the order, in a head `width` pixels wide, for words that take `words` of them."""
    px = theme.px
    wide, high = words + 2 * px(ORDER_PADDING), px(ORDER_HEIGHT)
    left = width - px(END - ORDER_PADDING) - wide
    return QRect(left, px(TOP) + (px(HEIGHT) - px(TOP) - high) // 2, wide, high)


def title_place(theme: Theme, order: QRect, words: int) -> QRect:
    """The title, as wide as its words up to the button."""
    px = theme.px
    room = order.left() - px(GAP) - px(START)
    return QRect(px(START), px(TOP), max(min(words, room), 0), px(HEIGHT) - px(TOP))


def order_names() -> dict[Order, str]:
    """What the orders are called."""
    return {
        "newest": translate("ListHeader", "Newest first"),
        "oldest": translate("ListHeader", "Oldest first"),
        "unread_first": translate("ListHeader", "Unread first"),
    }
