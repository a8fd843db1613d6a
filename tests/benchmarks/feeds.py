"""A refresh of many feeds, by turns with its floor and with other programs, and what it costs the window.

usage: feeds.py FOLDER FEEDS TIMES [READER]

FOLDER is where the feeds lie or are made; `feed00.xml` and so on may be of another make. READER is a Python with the
library `reader`. A newsboat that is installed is measured, too. All of them begin with nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from measure import Run, measure, run

HERE = Path(__file__).parent
MOST_RATIO = 2.0
LIST = "<opml version='2.0'><head><title>All</title></head><body>{}</body></opml>"


@dataclass(frozen=True)
class Server:
    """Feeds on this computer: their addresses, and that of the server."""

    address: str
    feeds: tuple[str, ...]


@contextmanager
def served(folder: Path, count: int) -> Iterator[Server]:
    """Serves the files of a folder, in a process of its own."""
    command = ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--protocol", "HTTP/1.1", "--directory"]
    process = subprocess.Popen(
        [sys.executable, *command, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        port = process.stdout.readline().split(" port ")[1].split()[0]
        address = f"http://127.0.0.1:{port}"
        yield Server(address, tuple(f"{address}/feed{number:02}.xml" for number in range(count)))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def compare(server: Server, times: int, reader: str | None) -> None:
    """Every program into a new file, by turns; the first round only warms up."""
    programs: dict[str, Callable[[Path], Run]] = {
        "floor": lambda new: measure(
            [str(HERE / "floor_feeds.py"), server.address, str(len(server.feeds)), f"{new}/floor.db"]
        ),
        "ours": lambda new: _ours(server, new),
    }
    if shutil.which("newsboat"):
        programs["newsboat"] = lambda new: _newsboat(server, new)
    if reader:
        programs["reader"] = lambda new: _reader(reader, server, new)
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    for turn in range(times + 1):
        for name, program in programs.items():
            with tempfile.TemporaryDirectory() as new:
                done = program(Path(new))
            if turn:
                runs[name].append(done)
    floor = median(each.end for each in runs["floor"])
    for name, rounds in runs.items():
        ends = [each.end for each in rounds]
        cpu = median(each.cpu for each in rounds)
        print(f"  {name:10} {_told(ends)}, {median(ends) / floor:.2f}x the floor; {cpu:.2f} s of CPU", flush=True)
    print(f"  target: {MOST_RATIO}x the floor, and faster than the others")


def _told(seconds: list[float]) -> str:
    return f"{median(seconds):.2f} s ({min(seconds):.2f} to {max(seconds):.2f})"


def _ours(server: Server, new: Path) -> Run:
    library = subscribed(server, new)
    return measure(["-m", "newsreader", "--library", library, "refresh", "--json"])


def subscribed(server: Server, new: Path) -> str:
    """A library with the feeds, and nothing of them yet."""
    outlines = "".join(f"<outline type='rss' text='' xmlUrl='{each}'/>" for each in server.feeds)
    (new / "list.opml").write_text(LIST.format(outlines), encoding="utf-8")
    measure(["-m", "newsreader", "--library", f"{new}/ours.db", "add", "--json", "--local", f"{new}/list.opml"])
    return f"{new}/ours.db"


def _newsboat(server: Server, new: Path) -> Run:
    (new / "urls").write_text("\n".join(server.feeds), encoding="utf-8")
    (new / "config").touch()
    return run(["newsboat", "-C", f"{new}/config", "-u", f"{new}/urls", "-c", f"{new}/cache.db", "-x", "reload"])


def _reader(python: str, server: Server, new: Path) -> Run:
    command = [python, str(HERE / "reader_feeds.py")]
    run([*command, "ADD", f"{new}/reader.db", *server.feeds])
    return run([*command, "UPDATE", f"{new}/reader.db"])


def in_the_window(server: Server) -> None:
    """What a refresh does to the window, and what it costs when nothing is new."""
    for what in ("memory", "gaps"):
        with tempfile.TemporaryDirectory() as new:
            command = [str(HERE / "refresh_in_window.py"), what, f"{new}/ours.db", *server.feeds]
            print(measure(command).output, end="", flush=True)


if __name__ == "__main__":
    if not find_spec("fastfeedparser"):
        raise SystemExit("The floor needs: pip install fastfeedparser")
    place, number, rounds, *more = sys.argv[1:]
    if not (Path(place) / "feed00.xml").exists():
        measure([str(HERE / "feed_files.py"), place])
    with served(Path(place), int(number)) as standing:
        compare(standing, int(rounds), more[0] if more else None)
        in_the_window(standing)
