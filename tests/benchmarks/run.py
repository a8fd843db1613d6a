"""Measures what people wait for, each as a ratio to a floor of the same run. By hand; not a part of the tests.

usage: .venv/bin/python tests/benchmarks/run.py [start] [open] [add] [--times N] [--folder FOLDER]

Making 20,000 articles takes a minute or two; a FOLDER keeps them for the next time.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from compileall import compile_dir
from pathlib import Path
from statistics import median

from measure import measure, milliseconds, side_by_side

HERE = Path(__file__).parent
MOST_START_RATIO = 1.6
MOST_START_MEMORY = 130
MOST_OPEN = 0.060
SIZES = (10, 20_000)


def start(folder: Path, times: int) -> None:
    """From the start of the process to the first painted list, against a bare window."""
    compile_dir(str(HERE.parents[1] / "newsreader"), quiet=2)
    commands = {"bare window": ([str(HERE / "bare_window.py")], {})}
    for size in SIZES:
        library = folder / f"{size}.db"
        make("library", library, size)
        commands[f"{size:,} articles"] = (
            ["-m", "newsreader", "--library", str(library)],
            {"NEWSREADER_BENCHMARK": "start"},
        )
    # As on every day but the first: a window that stood before left what it had compiled of PySide6.
    measure(["-m", "newsreader", "--library", str(library)], {"NEWSREADER_BENCHMARK": "open"})
    runs = side_by_side(commands, times)
    floor = median(run.first_line for run in runs["bare window"])
    print(f"Start to first painted list, median of {times} (targets: {MOST_START_RATIO}x, {MOST_START_MEMORY} MB)")
    for name, rounds in runs.items():
        times_taken = [run.first_line for run in rounds]
        peak = median(run.peak for run in rounds)
        print(f"  {name:16} {milliseconds(times_taken)}, {median(times_taken) / floor:.2f}x, peak {peak:.0f} MB")


def opening(folder: Path, times: int) -> None:
    """From the wish to see an article of 1,000 words to its text on the screen."""
    library = folder / "long.db"
    make("library", library, 40, 1000)
    taken: list[float] = []
    for _ in range(times):
        run = measure(["-m", "newsreader", "--library", str(library)], {"NEWSREADER_BENCHMARK": "open"})
        taken += [float(line.split()[1]) for line in run.output.splitlines() if line.startswith("opened ")]
    if not taken:
        raise SystemExit("The window did not say when it had opened an article.")
    print(f"Opening an article of 1,000 words, {len(taken)} of them (target: {1000 * MOST_OPEN:.0f} ms)")
    print(f"  {milliseconds(taken)}")


def adding(folder: Path, times: int) -> None:
    """`newsreader add` of a folder of 1,000 text files, against reading them into a bare table with an index."""
    files = folder / "files"
    make("files", files, 1000)
    ratios, seconds = [], []
    for _ in range(times):
        with tempfile.TemporaryDirectory() as new:
            bare = measure([str(HERE / "floor_add.py"), f"{new}/bare.db", str(files)])
            ours = measure(["-m", "newsreader", "--library", f"{new}/ours.db", "add", "--json", str(files)])
        seconds.append(ours.end)
        ratios.append(ours.end / bare.end)
    print("Adding 1,000 files")
    print(f"  {milliseconds(seconds)}, {median(ratios):.1f}x a bare table with an index")


def make(kind: str, place: Path, *more: object) -> None:
    """Have something made in a process of its own."""
    if not place.exists():
        measure([str(HERE / "make.py"), kind, str(place), *map(str, more)])


def main() -> None:
    """Measure what was asked for."""
    parts = {"start": start, "open": opening, "add": adding}
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("parts", nargs="*", choices=[[], *parts], metavar="PART")
    arguments.add_argument("--times", type=int, default=7)
    arguments.add_argument("--folder", type=Path, help="where to keep what is measured")
    options = arguments.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # An installed program has its bytecode; the first round of each measurement writes it here.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as passing:
        folder = options.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        os.environ |= {f"XDG_{name}_HOME": f"{passing}/{name}" for name in ("CONFIG", "CACHE", "STATE")}
        for part in options.parts or parts:
            parts[part](folder, options.times)


if __name__ == "__main__":
    main()
