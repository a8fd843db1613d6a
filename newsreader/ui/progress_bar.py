"""A bar that fills, or wanders while nothing is known of the end."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from newsreader.ui.theme import Theme

BAR = 6
STEP_MS = 40
SWEEP_MS = 1600


class ProgressBar(QWidget):
    """A bar of 6 px; while nothing is known of the end, a piece of it wanders."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = Theme()
        self._share: float | None = 0.0
        self._clock = QElapsedTimer()
        self._steps = QTimer(self, interval=STEP_MS)
        self._steps.timeout.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def apply_theme(self, theme: Theme) -> None:
        """Take over colours and zoom."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_share(self, share: float | None) -> None:
        """Show a share from 0 to 1; None while it is not known."""
        self._share = None if share is None else min(max(share, 0.0), 1.0)
        if self._share is not None or not self._moves():
            self._steps.stop()
        elif not self._steps.isActive():
            self._clock.start()
            self._steps.start()
        percent = self.tr("not known yet") if self._share is None else f"{self._share:.0%}"
        self.setAccessibleName(self.tr("Progress: %1").replace("%1", percent))
        self.update()

    def rest(self) -> None:
        """Stop moving."""
        self._steps.stop()

    def filled(self) -> QRectF:
        """The part of the bar that is filled, in pixels from its left end."""
        width = float(self.width())
        if self._share is not None:
            return QRectF(0, 0, width * self._share, self.height())
        piece = width / 3
        place = (self._clock.elapsed() % SWEEP_MS) / SWEEP_MS if self._steps.isActive() else 0.5
        left = place * (width + piece) - piece
        return QRectF(left, 0, piece, self.height()).intersected(QRectF(0, 0, width, self.height()))

    def _moves(self) -> bool:
        return bool(self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration))

    def sizeHint(self) -> QSize:
        """Six pixels high."""
        return QSize(self._theme.px(120), self._theme.px(BAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groove and what is filled of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(QColor(self._theme["line"]))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        filled = self.filled()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            filled.moveLeft(self.width() - filled.right())
        if filled.width() > 0:
            painter.setBrush(QColor(self._theme["accent"]))
            painter.drawRoundedRect(filled, radius, radius)
        painter.end()
