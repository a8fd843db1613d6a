"""Entry point: decides between the window, a picture of it, and the command line.

It imports nothing that the decision does not need: the start of the window and of each command is a feature. Exit
codes: 0 done, 1 something failed, 2 wrong usage, 3 no display, 4 a system library is missing.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsreader import platform_check
from newsreader.application import log, places
from newsreader.article.errors import NewsreaderError
from newsreader.kept_bytecode import KeptBytecode

if TYPE_CHECKING:
    from pathlib import Path

    from newsreader.application.snapshot import SnapshotOptions

# The first word that makes it a command; anything else is something to read in the window.
COMMANDS = {
    *("read", "add", "decode", "list", "search", "show", "related", "stories", "story", "follow", "unfollow"),
    *("feeds", "refresh", "unsubscribe", "export"),
    *("mark", "bookmark", "unbookmark"),
    *("delete", "undelete", "tag", "untag", "backup", "restore", "check", "snapshot"),
}
FAILED = 1
WRONG_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Newsreader.

    Args:
        arguments: of the command line, without the program's name; those of the process if None.

    Returns:
        The exit code.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    log.start()
    try:
        library, rest = split_library(given)
        if not rest or _names_sources(rest):
            return _window(library, rest)
        from newsreader import cli

        return cli.run(given, _snapshot)
    except NewsreaderError as error:
        _say(str(error))
        return FAILED
    except (KeyboardInterrupt, BrokenPipeError):
        return FAILED
    except Exception as error:  # noqa: BLE001 - our own fault: into the log, with a sentence instead of a traceback
        _say(log.report(error))
        return FAILED


def split_library(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The value of `--library` before the command, and what follows it."""
    first = arguments[0] if arguments else ""
    if first == "--library" and len(arguments) > 1:
        return arguments[1], list(arguments[2:])
    if first.startswith("--library="):
        return first.partition("=")[2], list(arguments[1:])
    return None, list(arguments)


def _names_sources(rest: Sequence[str]) -> bool:
    """Whether the arguments are things to read and not a command or an option."""
    if rest[0] == "--":
        return len(rest) > 1
    return rest[0] not in COMMANDS and not rest[0].startswith("-")


def _window(library: str | None, given: Sequence[str]) -> int:
    """Open the window, or the one that is open already, with sources to add."""
    sources = [_whole(source) for source in given if source != "--"]
    if sources and (wrong := _unknown(given[0], sources[0])):
        _say(wrong)
        return WRONG_USAGE
    if problem := platform_check.display_problem(os.environ):
        _say(problem)
        return platform_check.NO_DISPLAY
    # A start makes much and throws nothing away. Once it stands, the window collects by itself.
    gc.disable()
    try:
        return _open_window(places.library_path(library), sources)
    finally:
        gc.enable()


def _open_window(library: Path, sources: Sequence[str]) -> int:
    bytecode = KeptBytecode(places.bytecode_path())
    with bytecode:
        problem = _qt_problem()
    if problem:
        _say(problem)
        return platform_check.NO_SYSTEM_LIBRARY
    from newsreader.ui import app

    # Qt's loop does not notice Python's Ctrl-C; every change is committed as it is made, so the end may come at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.excepthook = log.tell
    return app.run(library, sources, bytecode.keep)


def _snapshot(options: SnapshotOptions) -> int:
    """Draw the window into a file; needs no screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if problem := _qt_problem():
        _say(problem)
        return platform_check.NO_SYSTEM_LIBRARY
    from newsreader.ui import snapshot

    return snapshot.run(options)


def _qt_problem() -> str:
    """Why Qt cannot be loaded, with what to do about it; empty if it can."""
    try:
        import PySide6.QtWidgets  # noqa: F401 - loaded here to see whether it can be
    except ImportError as error:
        return platform_check.library_problem(error)
    return ""


def _whole(source: str) -> str:
    """A source so that a window of another working folder finds it too."""
    if source.startswith("file:"):
        from urllib.parse import unquote, urlsplit

        path = unquote(urlsplit(source).path)
        return path.lstrip("/") if os.name == "nt" else path
    return source if _is_address(source) else os.path.abspath(source)  # noqa: PTH100 - pathlib is not needed to start


def _is_address(source: str) -> bool:
    """Whether a source is on the web; `feed:` is what desktops put before the address of a feed."""
    return "://" in source or source.startswith("feed:")


def _unknown(word: str, source: str) -> str:
    """A sentence for a first word that is neither a command nor anything that exists; empty if it is."""
    if _is_address(source) or os.path.lexists(source):
        return ""
    from difflib import get_close_matches

    near = get_close_matches(word, COMMANDS, n=1)
    hint = f"Did you mean the command {near[0]}?" if near else "newsreader --help lists the commands."
    return f"There is no file and no command {word!r}. {hint}"


def _say(sentence: str) -> None:
    """Tell a person something on standard error; a desktop start may have none."""
    print(sentence, file=sys.stderr)
