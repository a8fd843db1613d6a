"""Runs a program and measures it from outside: the time to its first word, to its end, and its peak memory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

PATIENCE = 3600  # seconds
KILOBYTES_OF_A_MEGABYTE = 1000


@dataclass(frozen=True)
class Run:
    """One run: seconds from its start to its first line of output and to its end, peak memory in MB.

    `cpu` is seconds of the processor, with those of its own processes.
    """

    first_line: float
    end: float
    peak: float
    output: str
    cpu: float


def measure(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a program of this Python to its end."""
    return run([sys.executable, *command], environment)


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a program to its end.

    The measuring process must stay small: what it takes itself at the fork counts towards the peak of the child.
    """
    began = perf_counter()
    process = subprocess.Popen(list(command), stdout=subprocess.PIPE, text=True, env=_plain() | dict(environment or {}))
    patience = threading.Timer(PATIENCE, process.kill)
    patience.start()
    first = process.stdout.readline()
    first_line = perf_counter() - began
    output = first + process.stdout.read()
    patience.cancel()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}")
    memory, cpu = usage.ru_maxrss / KILOBYTES_OF_A_MEGABYTE, usage.ru_utime + usage.ru_stime
    return Run(first_line, perf_counter() - began, memory, output, cpu)


def _plain() -> dict[str, str]:
    """The environment without what would have Python compile every module anew: no installed program does that."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def side_by_side(commands: Mapping[str, tuple[Sequence[str], Mapping[str, str]]], times: int) -> dict[str, list[Run]]:
    """Run programs by turns, so that a busy moment meets them all; the first round only warms up."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, (command, environment) in commands.items():
            run = measure(command, environment)
            if turn:
                runs[name].append(run)
    return runs


def milliseconds(values: Sequence[float]) -> str:
    """Median and extremes of some seconds."""
    return f"{1000 * median(values):.0f} ms ({1000 * min(values):.0f} to {1000 * max(values):.0f})"
