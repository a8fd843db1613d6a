"""One look of the window: its colours by name and its measures at the reader's zoom."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.ui.colours import COLOURS, HIGH_CONTRAST, NAMES

FOLLOW_SYSTEM = "system"
CHOICES = (*NAMES, FOLLOW_SYSTEM)

# Text sits on the page, sidebar rows and buttons in the interface; each list falls back script by script.
TEXT_FAMILIES = ["Newsreader Text", "Noto Serif", "Noto Serif CJK JP", "Noto Naskh Arabic", "serif"]
DISPLAY_FAMILIES = ["Newsreader Display", *TEXT_FAMILIES]
UI_FAMILIES = ["Inter", "Noto Sans", "Noto Sans CJK JP", "Noto Sans Arabic", "sans-serif"]


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the three themes, with the zoom of the interface.

    Attributes:
        name: light, sepia or dark.
        zoom: 1.0 at 100 %; every measure of the interface is multiplied by it.
        high_contrast: the desktop asks for more contrast.
    """

    name: str = "light"
    zoom: float = 1.0
    high_contrast: bool = False

    def __getitem__(self, token: str) -> str:
        """The colour of a token as `#RRGGBB`."""
        colours = HIGH_CONTRAST if self.high_contrast and token in HIGH_CONTRAST else COLOURS
        return colours[token][NAMES.index(self.name)]

    def px(self, size: float) -> int:
        """A measure at 100 % in pixels at this zoom."""
        return round(size * self.zoom)


def resolve(choice: str, *, system_dark: bool) -> str:
    """The theme's name for what the reader chose; an unknown choice counts as "follow the system"."""
    if choice in NAMES:
        return choice
    return "dark" if system_dark else "light"
