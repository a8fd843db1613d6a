"""Numbers as a reader's language writes them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def written(number: int) -> str:
    """A whole number with its thousands grouped; as in English where the system names no language."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale = QLocale(QLocale.Language.English)
    return locale.toString(number)
