"""Tool tips: Qt takes a text that looks like HTML for HTML, and would load what it names."""

from __future__ import annotations

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """A text for a tool tip that shows every character of it as it is."""
    return f"<span>{escape(text)}</span>" if Qt.mightBeRichText(text) else text
