"""How often feeds are refreshed and how long articles are kept, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from newsreader.ui.feed_words import duration

translate = QCoreApplication.translate


def minutes_words(minutes: int) -> str:
    """How often: "every 30 minutes"; "only when you ask" for 0."""
    if not minutes:
        return translate("FeedChoices", "only when you ask")
    return translate("FeedChoices", "every %1").replace("%1", duration(minutes * 60))


def days_words(days: int) -> str:
    """How long: "for 30 days"; "for ever" for 0."""
    if not days:
        return translate("FeedChoices", "for ever")
    return translate("FeedChoices", "for %1").replace("%1", duration(days * 86_400))
