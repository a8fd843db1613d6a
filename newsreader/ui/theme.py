"""Colours, measures and type of the window: light, sepia, dark."""

from __future__ import annotations

from dataclasses import dataclass

COLOURS: dict[str, tuple[str, str, str]] = {
    # token: (light, sepia, dark)
    "side": ("#EFEDE8", "#E9DDC6", "#141517"),
    "list": ("#F7F5F1", "#F0E6D2", "#191A1D"),
    "page": ("#FFFDFA", "#F7EFDF", "#1D1E21"),
    "raised": ("#FFFFFF", "#FBF5E9", "#26272B"),
    "line": ("#DDD9D0", "#D6C6A8", "#34353A"),
    "field": ("#FFFFFF", "#FBF5E9", "#26272B"),
    "border": ("#8A847A", "#8B7554", "#7D7E85"),
    "text": ("#1C1B19", "#33281B", "#E8E5DF"),
    "text2": ("#4A463F", "#54442F", "#C3BFB7"),
    "muted": ("#67625A", "#665539", "#A09C94"),
    "accent": ("#9E2A2B", "#8A2F1C", "#F2938A"),
    "accent_on": ("#FFFFFF", "#FFF8EC", "#2A0E0C"),
    "link": ("#8F2224", "#7E2A18", "#F5A39B"),
    "sel": ("#F2DEDA", "#E6CDB0", "#3B2A2B"),
    "hover": ("#ECE9E2", "#E5D8BE", "#232428"),
    "quote": ("#C9A9A4", "#C29B7A", "#7C5450"),
    "code": ("#F3F0EA", "#EDE2CB", "#27282C"),
    "mark": ("#FFE9A8", "#F3D98B", "#4E4010"),
    "ok": ("#256B3A", "#2F5D2E", "#7FCF97"),
    "warn": ("#7A5200", "#6B4700", "#E8BE66"),
    "err": ("#B3261E", "#94200F", "#FFB4AB"),
    "star": ("#A86400", "#8A4B00", "#F0B95A"),
    "toast": ("#2B2926", "#3A2E20", "#E8E5DF"),
    "toast_on": ("#FBF9F5", "#FBF3E3", "#1D1E21"),
    "toast_act": ("#FFB4AB", "#FFB59C", "#8F2224"),
    "shadow": ("#000000", "#3A2E20", "#000000"),
}
NAMES = ("light", "sepia", "dark")


@dataclass(frozen=True, slots=True)
class Theme:
    """One of the three themes, with the zoom of the interface.

    Attributes:
        name: light, sepia or dark.
        zoom: 1.0 at 100 %; every measure of the interface is multiplied by it.
    """

    name: str = "light"
    zoom: float = 1.0

    def __getitem__(self, token: str) -> str:
        """The colour of a token as `#RRGGBB`."""
        return COLOURS[token][NAMES.index(self.name)]

    def px(self, size: float) -> int:
        """A measure at 100 % in pixels at this zoom."""
        return round(size * self.zoom)


TEXT_FAMILIES = ["Newsreader Text", "Noto Serif", "Noto Serif CJK JP", "Noto Naskh Arabic", "serif"]
DISPLAY_FAMILIES = ["Newsreader Display", "Newsreader Text", "Noto Serif", "Noto Serif CJK JP", "Noto Naskh Arabic", "serif"]
UI_FAMILIES = ["Inter", "Noto Sans", "Noto Sans CJK JP", "Noto Sans Arabic", "sans-serif"]
