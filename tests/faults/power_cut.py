"""Plays the story on a disk that remembers each write, and cuts the power at many moments; a program by itself.

What was written and not yet safe at a cut is then there, or not, or in part, whatever chance says. It says one line of
JSON: how many cuts there were, and what went wrong.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
from itertools import islice
from pathlib import Path

import apsw
from faults import story

from newsreader.library import Library
from newsreader.library.check import check

SEED = 5
SKIPPED = 40
SECTOR = 512
Written = tuple[int, bytes]
Event = tuple[str, str, int, bytes]


class RememberingFile(apsw.VFSFile):
    """A file whose every change is remembered."""

    def __init__(self, events: list[Event], name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        self._events = events
        plain = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._name = Path(plain).name if plain else ""
        super().__init__("unix", name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._events.append(("write", self._name, offset, bytes(data)))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._events.append(("sync", self._name, 0, b""))

    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self._events.append(("truncate", self._name, size, b""))


class RememberingDisk(apsw.VFS):
    """The disk that remembers; everything that is opened from now on lies on it."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        super().__init__("remembering", "unix", makedefault=True)

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> RememberingFile:
        return RememberingFile(self.events, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:
        super().xDelete(name, sync)
        self.events.append(("delete", Path(name).name, 0, b""))


class Platter:
    """What is safe of the files of a library, and what is still under way to it."""

    def __init__(self, folder: Path) -> None:
        self._safe = {entry.name: bytearray(entry.read_bytes()) for entry in folder.iterdir() if entry.is_file()}
        self._under_way: dict[str, list[Event]] = {}

    def take(self, event: Event) -> None:
        """The next event."""
        kind, name, _, _ = event
        if kind == "sync":
            for each in self._under_way.pop(name, []):
                _apply(self._safe.setdefault(name, bytearray()), each)
        elif kind == "delete":
            self._safe.pop(name, None)
            self._under_way.pop(name, None)
        else:
            self._under_way.setdefault(name, []).append(event)

    def cut(self, folder: Path, chance: random.Random) -> None:
        """Writes the files as a cut of the power might leave them."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        manner = chance.choice(("none", "all", "any", "any"))
        for name in {*self._safe, *self._under_way}:
            content = bytearray(self._safe.get(name, b""))
            for event in self._under_way.get(name, []):
                if manner == "all" or (manner == "any" and chance.random() < 0.5):
                    _apply(content, event)
                elif manner == "any" and event[0] == "write" and chance.random() < 0.5:
                    _apply_torn(content, event, chance)
            (folder / name).write_bytes(content)


def main(folder: Path, length: int, most: int) -> None:
    """Plays so many actions, and cuts at most so many times, evenly spread."""
    disk = RememberingDisk()
    expected = story.states(folder / "calm" / "library.db", SEED, SKIPPED + length)
    path = folder / "wild" / "library.db"
    story.states(path, SEED, SKIPPED)
    platter = Platter(path.parent)
    disk.events.clear()
    _play(path, length, disk)
    events, disk.events = disk.events, []
    chance = random.Random(SEED)
    every = max(1, len(events) // most)
    wrong: list[str] = []
    cuts = kept = sure = 0
    for number, event in enumerate(events):
        if event[0] == "kept":
            kept = event[2] + 1
            # What changed nothing had nothing to make safe, not even what was done before it.
            sure = kept if event[3] and expected[kept] != expected[kept - 1] else sure
        elif event[1].startswith("library.db"):
            platter.take(event)
        if number % every == 0:
            cuts += 1
            platter.cut(folder / "cut", chance)
            wrong += _look(folder / "cut" / "library.db", expected[max(sure, SKIPPED) : max(kept, SKIPPED) + 2], number)
    print(json.dumps({"writes": len(events), "cuts": cuts, "actions": length, "wrong": wrong}))


def _play(path: Path, length: int, disk: RememberingDisk) -> None:
    """Plays the story, and notes when actions were told as kept."""
    clock = story.Clock()
    library = Library.open(path, clock=clock)
    for action in islice(story.actions(SEED), SKIPPED, SKIPPED + length):
        library._database._writer.pragma("wal_autocheckpoint", 30)
        story.play(library, clock, action)
        disk.events.append(("kept", "", action.number, b"sure" if action.sure else b""))
        if action.number % 17 == 16:
            library.close()
            library = Library.open(path, clock=clock)
    library.close()


def _look(path: Path, allowed: list[str], number: int) -> list[str]:
    library = Library.open(path)
    found = story.state(library)
    library.close()
    wrong = [] if found in allowed else [f"cut at {number}: something is lost"]
    if findings := check(path).findings:
        wrong.append(f"cut at {number}: {findings[0]}")
    return wrong


def _apply(content: bytearray, event: Event) -> None:
    kind, _, offset, data = event
    if kind == "truncate":
        del content[offset:]
        return
    content.extend(bytes(max(0, offset + len(data) - len(content))))
    content[offset : offset + len(data)] = data


def _apply_torn(content: bytearray, event: Event, chance: random.Random) -> None:
    """Some of the sectors of a write."""
    kind, name, offset, data = event
    for place in range(0, len(data), SECTOR):
        if chance.random() < 0.5:
            _apply(content, (kind, name, offset + place, data[place : place + SECTOR]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
