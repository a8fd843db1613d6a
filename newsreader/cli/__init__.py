"""The command line: everything but the window, for people and, with `--json`, for programs.

Commands never import Qt. `run` turns whatever happens into an exit code and a sentence: 0 done, 1 something failed
(the rest was done), 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.application.snapshot import SnapshotOptions

DONE = 0
FAILED = 1


def run(arguments: Sequence[str], snapshot: Callable[[SnapshotOptions], int]) -> int:
    """Run one command.

    Args:
        arguments: of the command line, without the program's name.
        snapshot: draws the window; given by the entry point, since the command line does not know the window.

    Returns:
        The exit code.
    """
    import click

    from newsreader.cli.commands import newsreader

    _use_any_characters()
    try:
        answer = newsreader.main(list(arguments), "newsreader", standalone_mode=False, obj=snapshot)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        print("Stopped.", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        _leave_pipe()
        return FAILED
    return answer if isinstance(answer, int) else DONE


def _use_any_characters() -> None:
    """Let a terminal of a smaller character set show `?` rather than end the command."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace")


def _leave_pipe() -> None:
    """Whoever read our output has gone; what is still buffered must not be tried again at the end of the process."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
