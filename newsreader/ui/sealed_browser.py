"""A text browser that opens, loads and takes in nothing by itself.

Qt's own opens what a link or a picture names: local files for every picture its `loadResource` does not answer
with a picture, any file a followed link leads to. This one answers every picture, follows no link, and lets
nothing be pasted, dropped or undone.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QFocusEvent, QMouseEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from newsreader.ui.article_pictures import nothing
from newsreader.ui.focus_ring import ring_after

ENCODED = QUrl.ComponentFormattingOption.FullyEncoded
IMAGE = int(QTextDocument.ResourceType.ImageResource.value)
_UNKNOWN = QTextDocument.ResourceType.UnknownResource


class SealedBrowser(QTextBrowser):
    """Shows what is written into its document; `picture` alone says which pictures there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextBrowserInteraction | flag.TextSelectableByKeyboard)
        self.document().setDocumentMargin(0)
        self._ring = False

    def picture(self, address: str) -> object:  # noqa: ARG002
        """The picture of an address, which must be a QImage: none, unless a subclass has some."""
        return nothing()

    # Qt's own

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A focus that came by a key shows the ring."""
        self._ring = ring_after(event.reason(), self._ring)
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse needs neither ring nor text cursor."""
        self._ring = False
        self.setCursorWidth(0)
        super().mousePressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: ARG002
        """Nothing can be pasted."""
        return False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Nothing is pasted."""

    def doSetSource(self, name: QUrl | str, type: QTextDocument.ResourceType = _UNKNOWN) -> None:  # noqa: A002
        """Nothing is opened by address."""

    def setSource(self, name: QUrl | str, type: QTextDocument.ResourceType = _UNKNOWN) -> None:  # noqa: A002
        """Nothing is opened by address."""

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002
        """A picture for every picture, known or not; for the rest an empty text, which Qt takes for an answer."""
        if int(type) != IMAGE:
            return ""
        return self.picture(name.toString(ENCODED) if isinstance(name, QUrl) else name)
