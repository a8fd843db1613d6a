"""Chooses the character set of an article by what its first telling lines look like in each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from newsreader.application.decode import Decodings
from newsreader.ui.fonts import text_font, ui_font
from newsreader.ui.theme import Theme

translate = QCoreApplication.translate
NAME = Qt.ItemDataRole.UserRole


class EncodingDialog(QDialog):
    """The character sets, and the lines in the one that is marked; accepting it takes that one."""

    def __init__(self, decodings: Decodings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.article_id = decodings.article_id
        self._theme = theme
        self._present = decodings.present
        self._samples = dict(decodings.samples)
        self.setWindowTitle(self.tr("Decode again"))
        self._sets = QListWidget(self)
        self._sets.setAccessibleName(self.tr("Character set"))
        self._sets.itemActivated.connect(self._take)
        self._lines = QPlainTextEdit(self)
        self._lines.setReadOnly(True)
        self._lines.setTabChangesFocus(True)
        self._lines.setAccessibleName(self.tr("The first lines in this character set"))
        self._decode = QPushButton(self.tr("Decode again"))
        self._assemble()
        self._fill()
        self.resize(theme.px(760), theme.px(480))
        self._sets.setFocus()

    def chosen(self) -> str:
        """Python's name of the set that is marked."""
        item = self._sets.currentItem()
        return str(item.data(NAME)) if item is not None else self._present

    def chosen_name(self) -> str:
        """The name of the set that is marked, as people write it."""
        return encoding_name(self.chosen())

    def choose(self, encoding: str) -> None:
        """Mark a set, by Python's name."""
        items = [self._sets.item(row) for row in range(self._sets.count())]
        self._sets.setCurrentItem(next(item for item in items if item.data(NAME) == encoding))

    def lines(self) -> str:
        """The lines that are shown."""
        return self._lines.toPlainText()

    def _assemble(self) -> None:
        px = self._theme.px
        about = QLabel(self.tr("Choose the character set in which these lines read right. The bytes stay as they are."))
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        self._sets.setFixedWidth(px(290))
        self._sets.setFont(ui_font(self._theme, 13))
        self._lines.setFont(text_font(self._theme, 16, 400))
        self._sets.setStyleSheet(_list_style(self._theme))
        panes = QHBoxLayout()
        panes.setSpacing(px(12))
        panes.addWidget(self._sets)
        panes.addWidget(self._lines, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(about)
        column.addLayout(panes, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        self._decode.setProperty("kind", "primary")
        self._decode.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        for button, slot in ((cancel, self.reject), (self._decode, self.accept)):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(slot)
            row.addWidget(button)
        return row

    def _fill(self) -> None:
        for encoding in self._samples:
            now = self.tr("{} – now").format(encoding_name(encoding))
            item = QListWidgetItem(now if encoding == self._present else encoding_name(encoding))
            item.setData(NAME, encoding)
            item.setSizeHint(QSize(0, self._theme.px(30)))
            self._sets.addItem(item)
        self._sets.currentRowChanged.connect(self._show)
        self.choose(self._present)

    @Slot(int)
    def _show(self, _row: int) -> None:
        self._lines.setPlainText(self._samples[self.chosen()])
        self._decode.setEnabled(self.chosen() != self._present)

    @Slot(QListWidgetItem)
    def _take(self, _item: QListWidgetItem) -> None:
        if self._decode.isEnabled():
            self.accept()


def _list_style(theme: Theme) -> str:
    return f"""
        QListWidget {{ background: {theme["list"]}; border: 1px solid {theme["line"]}; border-radius: {theme.px(8)}px;
            padding: {theme.px(4)}px; }}
        QListWidget:focus {{ border-color: {theme["accent"]}; }}
        QListWidget::item {{ padding-left: {theme.px(10)}px; border-radius: {theme.px(5)}px; color: {theme["text"]}; }}
        QListWidget::item:selected {{ background: {theme["sel"]}; }}
    """


def encoding_name(encoding: str) -> str:
    """The name of a character set and the writing it is for, by Python's name."""
    for writing, names in _names():
        if encoding in names:
            return translate("Encodings", "{0} ({1})").format(writing, names[encoding])
    return encoding.upper()


def _names() -> tuple[tuple[str, dict[str, str]], ...]:
    """The sets of each writing: Python's names, and how people write them."""
    return (
        (translate("Encodings", "Unicode"), {"utf-8": "UTF-8", "utf-16-le": "UTF-16 LE", "utf-16-be": "UTF-16 BE"}),
        (
            translate("Encodings", "Western"),
            {"cp1252": "Windows-1252", "iso8859-15": "ISO-8859-15", "mac-roman": "Mac Roman", "cp437": "DOS 437"},
        ),
        (translate("Encodings", "Central European"), {"cp1250": "Windows-1250", "iso8859-2": "ISO-8859-2"}),
        (translate("Encodings", "Baltic"), {"cp1257": "Windows-1257"}),
        (
            translate("Encodings", "Cyrillic"),
            {
                "cp1251": "Windows-1251",
                "koi8-r": "KOI8-R",
                "koi8-u": "KOI8-U",
                "iso8859-5": "ISO-8859-5",
                "cp866": "DOS 866",
            },
        ),
        (translate("Encodings", "Greek"), {"cp1253": "Windows-1253", "iso8859-7": "ISO-8859-7"}),
        (translate("Encodings", "Turkish"), {"cp1254": "Windows-1254"}),
        (translate("Encodings", "Hebrew"), {"cp1255": "Windows-1255"}),
        (translate("Encodings", "Arabic"), {"cp1256": "Windows-1256"}),
        (translate("Encodings", "Thai"), {"cp874": "Windows-874"}),
        (translate("Encodings", "Vietnamese"), {"cp1258": "Windows-1258"}),
        (translate("Encodings", "Japanese"), {"cp932": "Shift_JIS", "euc_jp": "EUC-JP", "iso2022_jp": "ISO-2022-JP"}),
        (translate("Encodings", "Chinese"), {"gb18030": "GB18030", "big5hkscs": "Big5"}),
        (translate("Encodings", "Korean"), {"cp949": "EUC-KR"}),
    )
