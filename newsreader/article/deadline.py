"""Runs work on input from outside in a process of its own, so that it can be ended when it takes too long.

A thread cannot be stopped inside of a foreign parser; a process can. Starting one costs a tenth of a second, so that
only input of a suspicious shape goes this way.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path


def run_with_deadline(work: Callable[[str], str], text: str, seconds: float) -> str | None:
    """What `work(text)` gives, computed in another process; None if it takes longer than `seconds` or fails there.

    Args:
        work: a function at the top level of a module of this package.
        text: its argument; lone surrogates become U+FFFD on the way.
        seconds: wall-clock time, process start included.
    """
    import subprocess

    try:
        run = subprocess.run(
            [sys.executable, "-P", "-m", __name__, work.__module__, work.__name__],
            input=text.encode("utf-8", "replace"),
            capture_output=True,
            timeout=seconds,
            check=False,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else None


def _environment() -> dict[str, str]:
    """The present environment, in which Python finds this package where it was found now, and nowhere else."""
    home = str(Path(__file__).resolve().parents[2])
    others = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": os.pathsep.join((home, others)) if others else home, "PYTHONUTF8": "1"}


def _main(module: str, function: str) -> None:
    if not module.startswith("newsreader."):
        raise ValueError(module)
    work = getattr(import_module(module), function)
    text = sys.stdin.buffer.read().decode("utf-8", "replace")
    sys.stdout.buffer.write(work(text).encode("utf-8", "replace"))


if __name__ == "__main__":
    _main(*sys.argv[1:3])
