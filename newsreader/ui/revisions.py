"""The earlier versions of an article: a list of them, and what changed from each to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QBrush, QColor, QPalette, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QListWidget, QTextEdit, QVBoxLayout, QWidget

from newsreader.article.model import Article, Revision
from newsreader.ui.dates import byline_text, long_moment
from newsreader.ui.fonts import text_font, ui_font
from newsreader.ui.theme import Theme
from newsreader.ui.word_diff import Part, word_diff


@dataclass(frozen=True, slots=True)
class _Version:
    label: str
    headline: str
    byline: str
    text: str


class RevisionsDialog(QDialog):
    """Shows the versions of an article, the newest first; the chosen one is compared with the one before it."""

    def __init__(
        self, article: Article, revisions: Sequence[Revision], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._versions = self._all_versions(article, revisions)
        self.setWindowTitle(self.tr("Versions of this article"))
        self.versions = QListWidget(self)
        self.versions.setAccessibleName(self.tr("Versions, newest first"))
        self.versions.addItems([version.label for version in self._versions])
        self.text = QTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAcceptDrops(False)
        self.text.setUndoRedoEnabled(False)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("What changed"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        panes = QHBoxLayout()
        panes.addWidget(self.versions)
        panes.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.addLayout(panes, 1)
        column.addWidget(buttons)
        self.versions.currentRowChanged.connect(self._compare)
        self.apply_theme(theme)
        self.versions.setCurrentRow(0)

    def _all_versions(self, article: Article, revisions: Sequence[Revision]) -> list[_Version]:
        now = datetime.now().astimezone()
        found = [_Version(self.tr("Now"), article.headline, byline_text(article.byline), article.text)]
        for each in sorted(revisions, key=lambda revision: revision.replaced_at, reverse=True):
            label = self.tr("Until {}").format(long_moment(each.replaced_at, now))
            found.append(_Version(label, each.headline, byline_text(each.byline), each.text))
        return found

    def apply_theme(self, theme: Theme) -> None:
        """Takes a theme."""
        self._theme = theme
        self.versions.setFont(ui_font(theme, 13))
        self.versions.setFixedWidth(theme.px(240))
        for row in range(self.versions.count()):
            self.versions.item(row).setSizeHint(QSize(0, theme.px(34)))
        for pane, token in ((self.versions, "list"), (self.text, "page")):
            look = pane.palette()
            look.setColor(QPalette.ColorRole.Base, QColor(theme[token]))
            look.setColor(QPalette.ColorRole.Highlight, QColor(theme["sel" if pane is self.versions else "mark"]))
            look.setColor(QPalette.ColorRole.HighlightedText, QColor(theme["text"]))
            pane.setPalette(look)
        self.text.document().setDocumentMargin(theme.px(16))
        self.resize(theme.px(860), theme.px(560))
        self._compare(self.versions.currentRow())

    @Slot(int)
    def _compare(self, row: int) -> None:
        if not 0 <= row < len(self._versions):
            return
        new = self._versions[row]
        old = self._versions[row + 1] if row + 1 < len(self._versions) else new
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        for place, (before, after) in enumerate(
            ((old.headline, new.headline), (old.byline, new.byline), (old.text, new.text))
        ):
            for parts in word_diff(before, after):
                self._write(cursor, parts, large=place == 0)
        cursor.endEditBlock()
        self.text.verticalScrollBar().setValue(0)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, cursor: QTextCursor, parts: list[Part], *, large: bool) -> None:
        if not cursor.atStart():
            cursor.insertBlock()
        room = QTextBlockFormat()
        room.setBottomMargin(self._theme.px(12))
        size = 20 if large else 16
        room.setLineHeight(self._theme.px(size * 1.45), int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
        cursor.setBlockFormat(room)
        for part in parts:
            cursor.insertText(part.text, self._look(part, large=large))

    def _look(self, part: Part, *, large: bool) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(text_font(self._theme, 20 if large else 16, 600 if large else 400))
        look.setForeground(QBrush(QColor(self._theme["text"])))
        if part.change == "added":
            look.setForeground(QBrush(QColor(self._theme["ok"])))
            look.setFontUnderline(True)
        elif part.change == "removed":
            look.setForeground(QBrush(QColor(self._theme["err"])))
            look.setFontStrikeOut(True)
        if part.change != "same":
            look.setToolTip(self.tr("Added") if part.change == "added" else self.tr("Removed"))
        return look
