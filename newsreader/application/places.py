"""Where the library, the settings and the logs live on this computer.

Everything is derived from the path of the library, except the settings and the logs, which belong to the person.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

APP = "newsreader"
LIBRARY_VARIABLE = "NEWSREADER_LIBRARY"


def library_path(given: str | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """The library file to use, absolute: the one given, else NEWSREADER_LIBRARY, else the default one."""
    chosen = given or (os.environ if environ is None else environ).get(LIBRARY_VARIABLE)
    return _absolute(Path(chosen)) if chosen else default_library_path()


def default_library_path() -> Path:
    """The library of a person who asked for no other, in the data folder of this system."""
    from platformdirs import user_data_path

    return _absolute(user_data_path(APP, appauthor=False) / "library.db")


def is_default(path: Path) -> bool:
    """Whether a library is the default one."""
    return _absolute(path) == default_library_path()


def backups_folder(library: Path) -> Path:
    """Where the rotating backups of a library are kept: beside it."""
    return library.parent / "backups"


def cache_folder(library: Path) -> Path:
    """What can be made again from a library, keyed by its path; losing it costs time only."""
    from hashlib import blake2b

    from platformdirs import user_cache_path

    key = blake2b(os.fsencode(_absolute(library)), digest_size=8).hexdigest()
    return user_cache_path(APP, appauthor=False) / key


def bytecode_path() -> Path:
    """The file that spares a start to compile what it compiled before; losing it costs time only."""
    from platformdirs import user_cache_path

    return user_cache_path(APP, appauthor=False) / "pyside.bytecode"


def settings_path() -> Path:
    """The file of the settings and of the window's state."""
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "settings.ini"


def log_path() -> Path:
    """The file that unexpected errors are written to."""
    from platformdirs import user_log_path

    return user_log_path(APP, appauthor=False) / "newsreader.log"


def _absolute(path: Path) -> Path:
    """The path without `~`, `.` and `..`; links are kept, as a person may have linked the library on purpose."""
    return Path(os.path.abspath(path.expanduser()))  # noqa: PTH100 - Path.absolute keeps ".."
