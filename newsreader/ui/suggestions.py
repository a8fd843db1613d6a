"""What is offered below a field that takes questions: each choice with what it means, or names of the library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from newsreader.article.question.complete import Completion
from newsreader.article.question.fields import field_named
from newsreader.ui.palette_model import PaletteEntry, PaletteRow
from newsreader.ui.row_words import one_line

translate = QCoreApplication.translate
FEWEST_LETTERS = 2
MOST = 40
ICONS = {
    "author": "person",
    "title": "type",
    "source": "newspaper",
    "site": "globe",
    "tag": "tag",
    "lang": "quote",
    "url": "link",
    "is": "circle-dot",
    "has": "image",
}


def is_wanted(asked: Completion, *, explicit: bool) -> bool:
    """Whether choices are worth showing: fields only once two letters of one are there, or when asked for."""
    if asked.names is not None or explicit:
        return True
    if [choice.text.lower() for choice in asked.choices] == [asked.typed.lower()]:
        return False
    return not asked.choices[0].text.endswith(":") or len(asked.typed) >= FEWEST_LETTERS


def choice_rows(asked: Completion) -> list[PaletteRow]:
    """A row for each choice of a fixed kind."""
    condition = asked.text[: asked.start].rpartition(" ")[2].lstrip("-(").rstrip(":")
    entries = (
        PaletteEntry(choice.text, translate("Question", choice.meaning), _icon(choice.text, condition), "", choice.text)
        for choice in asked.choices
    )
    return [_row(entry, asked.typed) for entry in entries]


def name_rows(asked: Completion, names: Sequence[str]) -> list[PaletteRow]:
    """A row for each name that the library knows."""
    kind, icon = _kinds().get(asked.names or "", ""), ICONS.get(asked.names or "", "search")
    return [_row(PaletteEntry(name, kind, icon, "", name), asked.typed) for name in names[:MOST]]


def help_row() -> PaletteRow:
    """The row that leads to the explanation; it has no value."""
    words = translate("Question", "What can I search for?")
    return PaletteRow(PaletteEntry(words, "", "help"), words)


def spoken(rows: Sequence[PaletteRow]) -> str:
    """How many choices there are, for those who listen."""
    return translate("Question", "%1 suggestions; Down goes to them").replace("%1", str(len(rows)))


def _kinds() -> dict[str, str]:
    return {
        "author": translate("Question", "Author"),
        "source": translate("Question", "Source"),
        "site": translate("Question", "Site"),
        "tag": translate("Question", "Tag"),
        "lang": translate("Question", "Language"),
    }


def _icon(text: str, condition: str) -> str:
    found = field_named(text.rstrip(":") if text.endswith(":") else condition)
    return ICONS.get(found.name if found else "", "clock" if found else "search")


def _row(entry: PaletteEntry, typed: str) -> PaletteRow:
    label = one_line(entry.label)
    place = label.casefold().find(typed.casefold()) if typed else -1
    same_length = len(label.casefold()) == len(label) and len(typed.casefold()) == len(typed)
    return PaletteRow(entry, label, ((place, len(typed)),) if place >= 0 and same_length else ())
