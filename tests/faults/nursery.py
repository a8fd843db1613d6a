"""A process that has everything loaded and starts others by a fork, for tests that kill many of them.

It reads lines of `PATH SEED FIRST`. The child that plays the story there says its own number, then that of each action
once it is kept; when it has been killed, `gone` is said for it.
"""

from __future__ import annotations

import os
import sys
from itertools import islice
from pathlib import Path

from faults import story

from newsreader.library import Library


def tell(said: object) -> None:
    """Says a line with one write, which a kill cannot tear."""
    os.write(1, f"{said}\n".encode())


def warm_up(folder: Path) -> None:
    """Loads all that the story needs."""
    library = Library.open(folder / "warm.db")
    for action in islice(story.actions(0), 40):
        action.do(library)
    story.state(library)
    library.close()


def main(folder: Path) -> None:
    """Starts a child for each line."""
    warm_up(folder)
    tell("ready")
    while line := sys.stdin.readline():
        path, seed, first = line.split("\t")
        child = os.fork()
        if not child:
            tell(os.getpid())
            try:
                story.run(Path(path), int(seed), int(first), tell)
            finally:
                os._exit(1)
        os.waitpid(child, 0)
        tell("gone")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
