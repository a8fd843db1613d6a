"""Measures what people wait for, each as a ratio to a floor of the same run. By hand; not a part of the tests.

usage: .venv/bin/python tests/benchmarks/run.py [start] [use] [open] [add] [search] [store] [views] [bulk]
           [titles] [related] [refresh] [--times N] [--folder FOLDER] [--sizes N,N...] [--reader PYTHON]

A million articles take ten minutes to make and 9 GB of disk; a FOLDER keeps them for the next time. `--reader` names a
Python that has the library `reader` (`pip install reader`), which is searched and refreshed beside ours. A refresh
needs `pip install fastfeedparser` for its floor; a newsboat that is installed is measured beside it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from compileall import compile_dir
from pathlib import Path
from statistics import median

from measure import measure, milliseconds, side_by_side

HERE = Path(__file__).parent
MOST_START_RATIO = 1.6
MOST_START_MEMORY = 130
MOST_OPEN = 0.060
MOST_GROWTH = 1.1
MOST_AFTER_START, MOST_AFTER_USE = 200, 300
MOST_RESOLVING = 0.015
COLD = ("counts", "first answer", "full answer", "best first")
FIRST_QUESTIONS = ("storm", "election trade", "governm", "said mi", "police council")
SIZES = (20_000, 200_000, 1_000_000)


def start(folder: Path, options: argparse.Namespace) -> None:
    """From the start of the process to the first painted list, against a bare window and a small library."""
    times = options.times
    compile_dir(str(HERE.parents[1] / "newsreader"), quiet=2)
    commands = {"bare window": ([str(HERE / "bare_window.py")], {})}
    sizes = [10, options.sizes[0], options.sizes[-1]]
    for size in dict.fromkeys(sizes):
        library = library_of(folder, size)
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
        print(f"  {name:18} {milliseconds(times_taken)}, {median(times_taken) / floor:.2f}x, peak {peak:.0f} MB")
    small, large = (median(run.first_line for run in runs[f"{size:,} articles"]) for size in sizes[1:])
    print(f"  {sizes[2]:,} against {sizes[1]:,}: {large / small:.2f}x (target {MOST_GROWTH}x)")


def opening(folder: Path, options: argparse.Namespace) -> None:
    """From the wish to see an article of 1,000 words to its text on the screen."""
    library = folder / "long.db"
    make("library", library, 40, 1000)
    taken: list[float] = []
    for _ in range(options.times):
        run = measure(["-m", "newsreader", "--library", str(library)], {"NEWSREADER_BENCHMARK": "open"})
        taken += [float(line.split()[1]) for line in run.output.splitlines() if line.startswith("opened ")]
    if not taken:
        raise SystemExit("The window did not say when it had opened an article.")
    print(f"Opening an article of 1,000 words, {len(taken)} of them (target: {1000 * MOST_OPEN:.0f} ms)")
    print(f"  {milliseconds(taken)}")


def adding(folder: Path, options: argparse.Namespace) -> None:
    """`newsreader add` of a folder of 1,000 text files, against reading them into a bare table with an index."""
    files = folder / "files"
    make("files", files, 1000)
    ratios, seconds = [], []
    for _ in range(options.times):
        with tempfile.TemporaryDirectory() as new:
            bare = measure([str(HERE / "floor_add.py"), f"{new}/bare.db", str(files)])
            ours = measure(["-m", "newsreader", "--library", f"{new}/ours.db", "add", "--json", str(files)])
        seconds.append(ours.end)
        ratios.append(ours.end / bare.end)
    print("Adding 1,000 files")
    print(f"  {milliseconds(seconds)}, {median(ratios):.1f}x a bare table with an index")


def searching(folder: Path, options: argparse.Namespace) -> None:
    """Every kind of question, warm, then the first one of a process whose library is not in memory."""
    for size in options.sizes:
        library = library_of(folder, size)
        print(f"Search in {size:,} articles, read from the database")
        print(measure([str(HERE / "search.py"), str(library)]).output, end="")
        command = [str(HERE / "search.py"), "--first", str(library)]
        firsts = [measure([*command, question]).output.split()[1:] for question in FIRST_QUESTIONS]
        for name, taken in zip(COLD, zip(*firsts, strict=True), strict=True):
            print(f"  first of a cold start: {name:14} {milliseconds([float(each) for each in taken])}")
    if options.reader:
        print("Whole words beside `reader`")
        beside = [str(HERE / "beside_reader.py"), str(library_of(folder, 20_000)), options.reader, str(folder)]
        print(measure([*beside, str(options.times)]).output, end="")


def using(folder: Path, options: argparse.Namespace) -> None:
    """The most memory that the program takes, from its first list to an hour's use."""
    for size in dict.fromkeys((options.sizes[0], options.sizes[-1])):
        print(f"Peak memory with {size:,} articles")
        print(f"  targets: {MOST_AFTER_START} MB after start, {MOST_AFTER_USE} MB after use")
        print(_indented(measure([str(HERE / "in_use.py"), "memory", str(library_of(folder, size))]).output), end="")


def viewing(folder: Path, options: argparse.Namespace) -> None:
    """One list after the other, at rest and while 20,000 files are being added by the program."""
    files = folder / "files20k"
    make("files", files, 20_000, 200)
    print(f"Lists of {options.sizes[-1]:,} articles")
    print(measure([str(HERE / "in_use.py"), "views", str(_copy(folder, options.sizes[-1])), str(files)]).output, end="")


def in_bulk(folder: Path, options: argparse.Namespace) -> None:
    """Work on hundreds of thousands of articles, and its undo, while somebody stars articles."""
    print(f"Work on many of {options.sizes[-1]:,} articles")
    print(measure([str(HERE / "bulk.py"), str(_copy(folder, options.sizes[-1]))]).output, end="")


def resolving(folder: Path, options: argparse.Namespace) -> None:
    """Which article a headline means, and what the coming of an article changes of that."""
    for size in options.sizes:
        print(f"Meaning of headlines among {size:,} titles (target: {1000 * MOST_RESOLVING:.0f} ms, p95 of one)")
        print(measure([str(HERE / "headlines.py"), str(library_of(folder, size))]).output, end="")


def relating(folder: Path, options: argparse.Namespace) -> None:
    """The related panel, its index, and what both cost when articles come."""
    script = str(HERE / "panel.py")
    for size in options.sizes:
        library, cache = library_of(folder, size), folder / f"related-{size}"
        print(f"Related articles among {size:,}")
        print(measure([script, "sign", str(library), str(cache)]).output, end="")
        print(measure([script, "ask", str(library), str(cache)]).output, end="")
        print(measure([script, "one", str(_copy(folder, size)), str(cache)]).output, end="")
    files = folder / "files20k"
    make("files", files, 20_000, 200)
    print("Adding 20,000 files to a new library (target: 1.5x the time without looking through them)")
    with tempfile.TemporaryDirectory() as new:
        print(measure([script, "many", new, str(files)]).output, end="")


def refreshing(folder: Path, options: argparse.Namespace) -> None:
    """50 feeds with 20,000 new articles, on this computer."""
    print("Refresh of 50 feeds with 20,000 new articles")
    more = [options.reader] if options.reader else []
    print(measure([str(HERE / "feeds.py"), str(folder / "feeds"), "50", str(options.times), *more]).output, end="")


def _copy(folder: Path, size: int) -> Path:
    """A copy of a library, to be changed."""
    copy = folder / "work" / f"{size}.db"
    copy.parent.mkdir(exist_ok=True)
    for end in ("-wal", "-shm"):
        copy.with_name(copy.name + end).unlink(missing_ok=True)
    shutil.copy(library_of(folder, size), copy)
    return copy


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


def storing(folder: Path, options: argparse.Namespace) -> None:
    """Articles that are parsed already, into an empty library and into one with many, against the same into a floor."""
    print("Keeping 20,000 articles that are parsed already")
    work = folder / "work"
    work.mkdir(exist_ok=True)
    for library in ([], [str(library_of(folder, options.sizes[min(1, len(options.sizes) - 1)]))]):
        print(measure([str(HERE / "store.py"), str(work), "20000", str(options.times), *library]).output, end="")


def library_of(folder: Path, size: int) -> Path:
    """A library with so many articles."""
    library = folder / f"{size}.db"
    make("library", library, size)
    measure([str(HERE / "make.py"), "current", str(library)])
    return library


def make(kind: str, place: Path, *more: object) -> None:
    """Have something made in a process of its own."""
    if not place.exists():
        measure([str(HERE / "make.py"), kind, str(place), *map(str, more)])


def main() -> None:
    """Measure what was asked for."""
    parts = {
        "start": start,
        "use": using,
        "open": opening,
        "add": adding,
        "search": searching,
        "store": storing,
        "views": viewing,
        "bulk": in_bulk,
        "titles": resolving,
        "related": relating,
        "refresh": refreshing,
    }
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("parts", nargs="*", choices=[[], *parts], metavar="PART")
    arguments.add_argument("--times", type=int, default=7)
    arguments.add_argument("--folder", type=Path, help="where to keep what is measured")
    arguments.add_argument("--sizes", type=_sizes, default=SIZES, help="how large the libraries are")
    arguments.add_argument("--reader", help="a Python with the library `reader`")
    options = arguments.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # An installed program has its bytecode; the first round of each measurement writes it here.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as passing:
        folder = options.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        os.environ |= {f"XDG_{name}_HOME": f"{passing}/{name}" for name in ("CONFIG", "CACHE", "STATE")}
        for part in options.parts or parts:
            parts[part](folder, options)


def _sizes(given: str) -> tuple[int, ...]:
    return tuple(sorted(int(each.replace("_", "")) for each in given.split(",")))


if __name__ == "__main__":
    main()
