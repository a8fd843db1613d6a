"""Where the library, the settings and the logs live on this computer.

Everything is derived from the path of the library, except the settings and the logs, which belong to the person.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from newsreader.article.errors import NewsreaderError

APP = "newsreader"
LIBRARY_VARIABLE = "NEWSREADER_LIBRARY"


def library_path(given: str | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """The library file to use, absolute: the one given, else NEWSREADER_LIBRARY, else the default one."""
    chosen = given or (os.environ if environ is None else environ).get(LIBRARY_VARIABLE)
    return _absolute(Path(chosen)) if chosen else default_library_path()


def default_library_path() -> Path:
    """The library of a person who asked for no other, in the data folder of this system."""
    from platformdirs import user_data_path

    return _absolute(_at_home(user_data_path) / "library.db")


def is_default(path: Path) -> bool:
    """Whether a library is the default one; where nobody is at home there is none."""
    try:
        return _absolute(path) == default_library_path()
    except NewsreaderError:
        return False


def backups_folder(library: Path) -> Path:
    """Where the rotating backups of a library are kept: beside it."""
    return library.parent / "backups"


def cache_folder(library: Path) -> Path:
    """What can be made again from a library, keyed by its path; losing it costs time only."""
    from hashlib import blake2b

    from platformdirs import user_cache_path

    key = blake2b(os.fsencode(_absolute(library)), digest_size=8).hexdigest()
    return _at_home(user_cache_path) / key


def related_folder(library: Path) -> Path:
    """Where the index of a library's related articles is kept."""
    return cache_folder(library) / "related"


def bytecode_path() -> Path:
    """The file that spares a start to compile what it compiled before; losing it costs time only."""
    from platformdirs import user_cache_path

    return _at_home(user_cache_path) / "pyside.bytecode"


def settings_path() -> Path:
    """The file of the settings and of the window's state."""
    from platformdirs import user_config_path

    return _at_home(user_config_path) / "settings.ini"


def log_path() -> Path:
    """The file that unexpected errors are written to."""
    from platformdirs import user_log_path

    return _at_home(user_log_path) / "newsreader.log"


def _at_home(find: Callable[..., Path]) -> Path:
    """One of the folders of this program that platformdirs knows.

    Raises:
        NewsreaderError: this account has no home folder, as in some containers.
    """
    try:
        return find(APP, appauthor=False)
    except RuntimeError as error:
        raise NewsreaderError(
            "This account has no home folder, so there is no place for the library, the settings and the log.",
            "Nothing was changed.",
            "Set HOME to a folder that may be written; a command works with --library alone.",
            details=str(error),
        ) from error


def _absolute(path: Path) -> Path:
    """The path without `~`, `.` and `..`; links are kept, as a person may have linked the library on purpose."""
    return Path(os.path.abspath(os.path.expanduser(path)))  # noqa: PTH100, PTH111 - Path keeps "..", and fails without a home
