"""Plays the story again and again, each time with another call to the disk failing; a program by itself.

It says a line of JSON for each kind of error: how many calls there were, how many were failed, and what went wrong.
"""

from __future__ import annotations

import json
import shutil
import sys
from itertools import islice
from pathlib import Path

from faults import story
from faults.disk import FailingDisk, Plan

from newsreader.article.errors import NewsreaderError
from newsreader.library import Library
from newsreader.library.check import check

SEED = 3
SKIPPED = 40
LENGTH = 30


def main(folder: Path, most: int) -> None:
    """Fails at most so many calls of each kind, evenly spread."""
    disk = FailingDisk()
    expected = story.states(folder / "calm" / "library.db", SEED, SKIPPED + LENGTH)
    start = folder / "start" / "library.db"
    story.states(start, SEED, SKIPPED)
    for full in (False, True):
        for failing in ("once", "from then on"):
            calls = _try(disk, folder, Plan(None, failing, full), expected)[0]
            every = max(1, calls // most)
            wrong: list[str] = []
            tried = 0
            for number in range(1, calls + 1, every):
                tried += 1
                wrong += _try(disk, folder, Plan(number, failing, full), expected)[1]
            print(json.dumps({"full": full, "failing": failing, "calls": calls, "failed": tried, "wrong": wrong}))


def _try(disk: FailingDisk, folder: Path, plan: Plan, expected: list[str]) -> tuple[int, list[str]]:
    """One play; answers the number of calls, and what was wrong."""
    shutil.rmtree(folder / "wild", ignore_errors=True)
    shutil.copytree(folder / "start", folder / "wild")
    path = folder / "wild" / "library.db"
    disk.plan = plan
    wrong: list[str] = []
    try:
        kept, seen = _play(path, expected, plan)
    except Exception as error:  # noqa: BLE001  whatever it is, it is told
        kept, seen = SKIPPED, False
        wrong.append(f"a traceback at call {plan.fails_at}: {error!r}")
    calls = plan.calls
    disk.plan = Plan()
    library = Library.open(path, clock=story.Clock())
    found = story.state(library)
    library.close()
    if not wrong and found not in expected[kept : kept + 2]:
        wrong.append(f"call {plan.fails_at}: something is lost after action {kept}")
    if findings := check(path).findings:
        wrong.append(f"call {plan.fails_at}: {findings[0]}")
    if plan.fails_at and not plan.failed and not seen:
        wrong.append(f"call {plan.fails_at} was never made")
    return calls, wrong


def _play(path: Path, expected: list[str], plan: Plan) -> tuple[int, bool]:
    """Plays to the end, or until the disk fails for good; answers how many actions are kept."""
    kept = SKIPPED
    clock = story.Clock()
    library = _opened(path, clock, plan)
    if library is None:
        return kept, True
    for action in islice(story.actions(SEED), SKIPPED, SKIPPED + LENGTH):
        if not _done(library, clock, action, plan):
            break
        kept += 1
    library.close()
    return kept, False


def _opened(path: Path, clock: story.Clock, plan: Plan) -> Library | None:
    """The library, at the second try where the disk failed once."""
    for _ in range(2):
        try:
            return Library.open(path, clock=clock)
        except NewsreaderError:
            if plan.failing != "once":
                return None
    return None


def _done(library: Library, clock: story.Clock, action: story.Action, plan: Plan) -> bool:
    """Whether an action is kept: a person who was told of an error tries again."""
    for _ in range(2):
        try:
            story.play(library, clock, action)
        except NewsreaderError:
            if plan.failing != "once":
                return False
        else:
            return True
    return False


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
