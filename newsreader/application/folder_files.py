"""Smart folders as JSON Lines, to be taken to another library: one folder a line, in their order.

A line is `{"kind": "smart_folder", "name": ..., "icon": ..., "query": ...}`; what else stands in it is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Changes, SmartFolder, Undo

if TYPE_CHECKING:
    from newsreader.library import Library

KIND = "smart_folder"
LONGEST_FILE = 4_000_000
LONGEST = {"name": 80, "icon": 40, "query": 4000}


@dataclass(frozen=True, slots=True)
class Exported:
    """How many folders were written, and where."""

    path: Path
    count: int


@dataclass(frozen=True, slots=True)
class Imported:
    """How many folders were added, and how many lines could not be understood."""

    added: int
    refused: int


def lines(folders: Iterable[SmartFolder]) -> str:
    """The text of a file."""
    records = ({"kind": KIND, "name": each.name, "icon": each.icon, "query": each.query} for each in folders)
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def folders_in(text: str) -> tuple[list[SmartFolder], int]:
    """The folders of a file, none of them kept yet, and how many lines are none."""
    found, refused = [], 0
    for line in text.splitlines():
        if line.strip():
            folder = _folder(line)
            found += [folder] if folder is not None else []
            refused += folder is None
    return found, refused


def export(folders: Sequence[SmartFolder], path: Path) -> Exported:
    """Write folders into a file; one that stands there is replaced only when the new one is whole.

    Raises:
        NewsreaderError: it cannot be written.
    """
    fresh = path.with_name(f"{path.name}.part")
    try:
        fresh.write_text(lines(folders), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise NewsreaderError(
            f"The smart folders could not be written to {path}.",
            "Nothing was changed.",
            "Choose another place.",
            details=str(error),
        ) from error
    return Exported(path, len(folders))


def take_in(library: Library, path: Path) -> tuple[Changes, Imported]:
    """Add the folders of a file behind those that are there; one that is there already is not added again.

    Raises:
        NewsreaderError: the file cannot be read, or holds no smart folder.
    """
    wanted, refused = folders_in(_text(path))
    if not wanted:
        raise NewsreaderError(
            f"{path.name} holds no smart folders.", "Nothing was changed.", "Choose a file that was exported from here."
        )
    with library.transaction():
        known = {(each.name, each.query) for each in library.smart_folders()}
        fresh = [each for each in dict.fromkeys(wanted) if (each.name, each.query) not in known]
        undos = [library.save_smart_folder(folder).undo for folder in fresh]
    if not fresh:
        return Changes(), Imported(0, refused)
    before = tuple(row for undo in undos if undo is not None for row in undo.before)
    changes = Changes(kinds=frozenset({"folders"}), undo=Undo("folders", before))
    return changes, Imported(len(fresh), refused)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LONGEST_FILE + 1)
    except OSError as error:
        raise NewsreaderError(
            f"{path} cannot be read.", "Nothing was changed.", "Choose another file.", details=str(error)
        ) from error
    if len(data) > LONGEST_FILE:
        raise NewsreaderError(f"{path.name} is too large to hold smart folders.", "Nothing was changed.")
    return data.decode("utf-8-sig", "replace")


def _folder(line: str) -> SmartFolder | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or record.get("kind", KIND) != KIND:
        return None
    parts = {name: " ".join(str(record.get(name) or "").split())[:longest] for name, longest in LONGEST.items()}
    if not parts["name"] or not parts["query"]:
        return None
    return SmartFolder(0, parts["name"], parts["icon"], parts["query"])
