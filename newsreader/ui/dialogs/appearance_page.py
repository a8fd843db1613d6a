"""Preferences of appearance: theme, size of the interface, motion."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QHBoxLayout, QRadioButton

from newsreader.ui.dialogs.page import Page, by_keyboard, words
from newsreader.ui.preferences import ZOOMS, Preferences
from newsreader.ui.settings import Settings
from newsreader.ui.theme import CHOICES, FOLLOW_SYSTEM, Theme

SWATCH, AFTER = QSize(44, 30), 6


class AppearancePage(Page):
    """Theme, size of the interface, motion."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__(self.tr("Appearance"))
        self._settings = settings
        self._themes = QButtonGroup(self)
        self._zoom = QComboBox()
        self._motion = QCheckBox(self.tr("Reduce motion"))
        self._build_themes(theme)
        self._build_zoom()
        column = self.group(self.tr("Motion"))
        column.addWidget(by_keyboard(self._motion))
        column.addWidget(words(self.tr("Nothing fades in or out."), "hint"))
        self.end()
        self._show(settings.preferences)
        self._themes.idToggled.connect(self._set_theme)
        self._zoom.activated.connect(self._set_zoom)
        self._motion.toggled.connect(self._set_motion)
        settings.changed.connect(self._show)

    def apply_theme(self, theme: Theme) -> None:
        """Takes over the zoom."""
        super().apply_theme(theme)
        for button in self._themes.buttons():
            button.setIconSize(QSize(theme.px(SWATCH.width() + AFTER), theme.px(SWATCH.height())))

    def _build_themes(self, theme: Theme) -> None:
        column = self.group(self.tr("Theme"))
        names = {
            "light": self.tr("Light"),
            "sepia": self.tr("Sepia"),
            "dark": self.tr("Dark"),
            FOLLOW_SYSTEM: self.tr("As the system: light or dark"),
        }
        for number, choice in enumerate(CHOICES):
            button = QRadioButton(names[choice])
            sharp = self.devicePixelRatioF() * ZOOMS[-1]
            button.setIcon(QIcon(swatch(choice, sharp, high_contrast=theme.high_contrast)))
            by_keyboard(button)
            self._themes.addButton(button, number)
            column.addWidget(button)

    def _build_zoom(self) -> None:
        column = self.group(self.tr("Size of the interface"))
        for zoom in ZOOMS:
            self._zoom.addItem(f"{zoom:.0%}".replace("%", " %"), zoom)
        self._zoom.setAccessibleName(self.tr("Size of the interface"))
        row = QHBoxLayout()
        row.addWidget(self._zoom)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(words(self.tr("The text of articles has a size of its own, under Reading."), "hint"))

    def _show(self, preferences: Preferences) -> None:
        self._themes.button(CHOICES.index(preferences.theme)).setChecked(True)
        nearest = min(range(len(ZOOMS)), key=lambda at: abs(ZOOMS[at] - preferences.interface_zoom))
        self._zoom.setCurrentIndex(nearest)
        self._motion.setChecked(preferences.reduce_motion)

    def _set_theme(self, number: int, checked: bool) -> None:
        if checked:
            self._settings.change(theme=CHOICES[number])

    def _set_zoom(self, number: int) -> None:
        self._settings.change(interface_zoom=ZOOMS[number])

    def _set_motion(self, on: bool) -> None:
        self._settings.change(reduce_motion=on)


def swatch(choice: str, ratio: float, *, high_contrast: bool = False) -> QPixmap:
    """A small page in the colours of a theme, and room after it; for "system" half light and half dark."""
    drawn = QPixmap(QSize(SWATCH.width() + AFTER, SWATCH.height()) * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(0.5, 0.5, SWATCH.width() - 1, SWATCH.height() - 1), 5, 5)
    painter.setClipPath(shape)
    if choice == FOLLOW_SYSTEM:
        _paint_page(painter, Theme("light", 1.0, high_contrast))
        painter.setClipRect(
            QRectF(SWATCH.width() / 2, 0, SWATCH.width(), SWATCH.height()), Qt.ClipOperation.IntersectClip
        )
        _paint_page(painter, Theme("dark", 1.0, high_contrast))
    else:
        _paint_page(painter, Theme(choice, 1.0, high_contrast))
    painter.setClipping(False)
    edge = Theme("light" if choice == FOLLOW_SYSTEM else choice, 1.0, high_contrast)["border"]
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(shape)
    painter.end()
    return drawn


def _paint_page(painter: QPainter, theme: Theme) -> None:
    painter.fillRect(QRectF(0, 0, SWATCH.width(), SWATCH.height()), QColor(theme["page"]))
    painter.fillRect(QRectF(0, 0, 10, SWATCH.height()), QColor(theme["side"]))
    painter.setPen(Qt.PenStyle.NoPen)
    for top, width, token in ((7, 12, "accent"), (12, 24, "text"), (17, 24, "muted"), (22, 16, "muted")):
        painter.setBrush(QColor(theme[token]))
        painter.drawRoundedRect(QRectF(15, top, width, 2), 1, 1)
