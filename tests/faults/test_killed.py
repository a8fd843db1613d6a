"""A program that is killed at any moment loses nothing that it said it had kept, and leaves nothing half done."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from faults import story

from newsreader.library import Library
from newsreader.library.check import check

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a fork")

CYCLES = 60
MOST_ACTIONS = 14
MOST_DELAY_S = 0.004


class Nursery:
    """The other end of `nursery.py`."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        assert process.stdout is not None
        assert process.stdin is not None
        self._out, self._in = process.stdout, process.stdin
        assert self._line() == "ready"

    def kill_one(self, path: Path, seed: int, first: int, chance: random.Random) -> int:
        """Has the story played on, and kills whoever plays it; answers the first action that was not told as kept."""
        self._in.write(f"{path}\t{seed}\t{first}\n".encode())
        self._in.flush()
        child = int(self._line())
        kept = first
        for _ in range(chance.randrange(MOST_ACTIONS)):
            kept = int(self._line()) + 1
        select.select([], [], [], chance.random() * MOST_DELAY_S)
        os.kill(child, signal.SIGKILL)
        while (line := self._line()) != "gone":
            kept = int(line) + 1
        return kept

    def _line(self) -> str:
        return self._out.readline().decode().strip()


@contextmanager
def nursery(folder: Path) -> Iterator[Nursery]:
    here = Path(__file__).parent
    paths = os.pathsep.join([str(here.parent), *sys.path])
    command = [sys.executable, str(here / "nursery.py"), str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": paths}
    ) as process:
        try:
            yield Nursery(process)
        finally:
            process.communicate()


def test_what_was_kept_before_a_kill_is_there_after_it(folder: Path, long: bool) -> None:
    kept, told = 0, 0
    lives = range(1, 18) if long else (1,)
    with nursery(folder) as children:
        for seed in lives:
            life = folder / f"life {seed}"
            actions, in_flight = killed_again_and_again(life, children, seed)
            kept, told = kept + actions, told + in_flight
            shutil.rmtree(life)
    print(f"{len(lives) * CYCLES} kills, {kept} actions kept, {told} kept though not yet told, 0 lost, 0 corrupt")


def killed_again_and_again(folder: Path, children: Nursery, seed: int) -> tuple[int, int]:
    """Kills one life of a library so often; answers how many actions were kept, and how many that were not told."""
    chance = random.Random(seed)
    expected = story.states(folder / "calm" / "library.db", seed, CYCLES * 20 + 200)
    path, position, in_flight = folder / "wild" / "library.db", 0, 0
    for cycle in range(CYCLES):
        kept = children.kill_one(path, seed, position, chance)
        library = Library.open(path)
        found = story.state(library)
        library.close()
        assert found in expected[kept : kept + 2], f"life {seed}, cycle {cycle}: lost something after action {kept}"
        position = kept if found == expected[kept] else kept + 1
        in_flight += position - kept
        if cycle % 5 == 0:
            assert check(path).findings == (), f"life {seed}, cycle {cycle}"
            for backup in (path.parent / "backups").glob("*.db"):
                assert check(backup).findings == (), f"life {seed}, cycle {cycle}"
    assert position > CYCLES
    return position, in_flight
