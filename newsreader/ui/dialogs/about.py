"""What this program is, and where it keeps things."""

from __future__ import annotations

import platform
from collections.abc import Sequence

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from newsreader import __version__
from newsreader.ui.fonts import display_font, ui_font
from newsreader.ui.icons import app_icon
from newsreader.ui.theme import Theme

ICON = 64


class AboutDialog(QDialog):
    """Name, version, licence, and the folders of this person's library, settings and log."""

    def __init__(self, places: Sequence[tuple[str, str]], theme: Theme, parent: QWidget | None = None) -> None:
        """`places` are (what, path) pairs."""
        super().__init__(parent)
        self._theme = theme
        self._places = tuple(places)
        self.setWindowTitle(self.tr("About Newsreader"))
        copy = QPushButton(self.tr("Copy"))
        copy.clicked.connect(self.copy_facts)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (copy, close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(28),) * 4)
        column.setSpacing(theme.px(16))
        column.addLayout(self._head())
        column.addLayout(self._facts())
        column.addLayout(row)
        self.setMinimumWidth(theme.px(480))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def facts(self) -> list[tuple[str, str]]:
        """Everything it tells, as (what, value) pairs."""
        return [
            (self.tr("Version"), __version__),
            (self.tr("Runs on"), f"Qt {qVersion()}, Python {platform.python_version()}, {platform.system()}"),
            (self.tr("Licence"), self.tr("MIT; typefaces Newsreader and Inter under the SIL Open Font License 1.1")),
            *self._places,
        ]

    def copy_facts(self) -> None:
        """Put all of it on the clipboard."""
        QGuiApplication.clipboard().setText("\n".join(f"{what}: {value}" for what, value in self.facts()))

    def _head(self) -> QHBoxLayout:
        icon = QLabel()
        size = self._theme.px(ICON)
        icon.setPixmap(app_icon().pixmap(size, size))
        name = QLabel("Newsreader")
        name.setFont(display_font(self._theme, 30))
        purpose = QLabel(self.tr("Shows which articles belong together, and why."))
        purpose.setFont(ui_font(self._theme, 13.5))
        words = QVBoxLayout()
        words.setSpacing(self._theme.px(2))
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(purpose)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(self._theme.px(16))
        head.addWidget(icon)
        head.addLayout(words, 1)
        return head

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(16))
        grid.setVerticalSpacing(self._theme.px(6))
        grid.setColumnStretch(1, 1)
        for place, (what, told) in enumerate(self.facts()):
            label, value = QLabel(what), QLabel(told)
            label.setProperty("role", "muted")
            for each in (label, value):
                each.setTextFormat(Qt.TextFormat.PlainText)
                each.setFont(ui_font(self._theme, 12.5))
            value.setWordWrap(True)
            value.setMinimumWidth(self._theme.px(340))
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            value.setAccessibleName(f"{what}: {told}")
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, place, 1)
        return grid
