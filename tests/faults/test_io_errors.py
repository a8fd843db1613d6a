"""Whichever call to the disk fails, an error is told, and what was kept before is there, whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def lines_of(program: str, *words: object) -> list[dict[str, Any]]:
    """What one of the programs beside this says."""
    paths = os.pathsep.join([str(HERE.parent), *sys.path])
    command = [sys.executable, str(HERE / program), *map(str, words)]
    done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "PYTHONPATH": paths})
    assert done.returncode == 0, done.stderr.decode()
    print(done.stdout.decode())
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_whichever_call_to_the_disk_fails_nothing_is_lost(folder: Path, long: bool) -> None:
    lines = lines_of("io_errors.py", folder, 1_000_000 if long else 25)
    assert [(line["full"], line["failing"]) for line in lines] == [
        (full, failing) for full in (False, True) for failing in ("once", "from then on")
    ]
    for line in lines:
        assert line["wrong"] == []
        assert line["failed"] >= 25


def test_a_power_cut_takes_nothing_of_what_a_reader_did(folder: Path, long: bool) -> None:
    (line,) = lines_of("power_cut.py", folder, 500 if long else 60, 1_000_000 if long else 200)
    assert line["wrong"] == []
    assert line["cuts"] >= 200
