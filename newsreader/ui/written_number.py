"""Numbers as a reader's language writes them."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def written(number: int) -> str:
    """A whole number with its thousands grouped as the reader's system does.

    As in English where the system names no language, or has digits of its own that the words around are not in.
    """
    locale = QLocale()
    if locale.language() == QLocale.Language.C or locale.zeroDigit() != "0":
        locale = QLocale(QLocale.Language.English)
    return locale.toString(number)
