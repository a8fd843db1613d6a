"""Dresses Qt's own widgets in a theme: palette and style sheet, on the Fusion style.

The sheet itself is resources/style/newsreader.qss. Buttons say what they are by the property `kind`: "primary",
"quiet" (text in the accent), "tool" (an icon of the top bar), nothing for secondary; `large` true is for empty
states. Labels may carry `role` "section" or "muted". A button takes focus by keyboard alone if its focus policy is
`Qt.TabFocus`: then the sheet's `:focus` is the focus ring.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from newsreader.resources import folder
from newsreader.ui.colours import COLOURS, mixed
from newsreader.ui.fonts import ui_font
from newsreader.ui.theme import Theme, resolve


def current_theme(choice: str, zoom: float = 1.0) -> Theme:
    """The theme for the reader's choice (light, sepia, dark, system) on this desktop as it is now."""
    hints = QGuiApplication.styleHints()
    name = resolve(choice, system_dark=hints.colorScheme() == Qt.ColorScheme.Dark)
    high = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    return Theme(name, zoom, high)


def dress(application: QApplication, theme: Theme) -> None:
    """Gives the whole application a theme; widgets that paint themselves get it through their `apply_theme`."""
    application.setPalette(palette(theme))
    application.setFont(ui_font(theme, 13.5))
    QToolTip.setFont(ui_font(theme, 12))
    sheet = style_sheet(theme)
    if application.styleSheet() != sheet:
        application.setStyleSheet(sheet)


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for whatever the style sheet does not reach."""
    role = QPalette.ColorRole
    roles = {
        role.Window: "page", role.WindowText: "text", role.Base: "field", role.AlternateBase: "list",
        role.Text: "text", role.Button: "raised", role.ButtonText: "text", role.BrightText: "err",
        role.Highlight: "mark", role.HighlightedText: "text", role.Link: "link", role.LinkVisited: "link",
        role.ToolTipBase: "toast", role.ToolTipText: "toast_on", role.PlaceholderText: "muted",
        role.Accent: "accent", role.Light: "raised", role.Midlight: "hover", role.Mid: "line",
        role.Dark: "border", role.Shadow: "shadow",
    }  # fmt: skip
    result = QPalette()
    for each, token in roles.items():
        result.setColor(each, QColor(theme[token]))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(disabled_colour(theme)))
    return result


def style_sheet(theme: Theme) -> str:
    """The style sheet of the whole application in a theme, every measure at its zoom."""
    values = {token: theme[token] for token in COLOURS}
    values |= {
        "disabled": disabled_colour(theme),
        "edge": mixed(theme["border"], theme["raised"], 0.45),
        "button": theme["raised"] if theme.name == "dark" else theme["page"],
        "hover_on_side": mixed(theme["text"], theme["side"], 0.07),
        "accent_hover": mixed(theme["text"], theme["accent"], 0.12),
        "accent_down": mixed(theme["text"], theme["accent"], 0.24),
        # Qt draws square corners where a radius is more than half the size, and both are rounded to pixels.
        "radio_radius": f"{(theme.px(16) + 2) // 2}px",
        "knob_radius": f"{(theme.px(14) + 2 * theme.px(2)) // 2}px",
    }
    sheet = re.sub(r"(\d+)px", lambda found: _scaled(int(found[1]), theme), _source())
    return Template(sheet).substitute(values, folder=_style_folder().as_posix(), name=theme.name)


def disabled_colour(theme: Theme) -> str:
    """The colour of what is switched off: `muted` at 60 % on the page."""
    return mixed(theme["muted"], theme["page"], 0.6)


def _scaled(size: int, theme: Theme) -> str:
    """Hairlines stay one pixel wide at every zoom."""
    return f"{size if size <= 1 else theme.px(size)}px"


@cache
def _source() -> str:
    return (_style_folder() / "newsreader.qss").read_text(encoding="utf-8")


@cache
def _style_folder() -> Path:
    return folder("resources") / "style"
