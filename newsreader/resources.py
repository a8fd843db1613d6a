"""Finds the program's own files, in an installed wheel or in a checkout."""

from pathlib import Path


def folder(name: str) -> Path:
    """The folder `resources` or `articles`, wherever this program was installed.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).parent
    for candidate in (package / "_bundled" / name, package.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"Newsreader's own folder {name!r} is missing: the installation is incomplete.")
