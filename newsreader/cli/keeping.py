"""`backup` and `restore`: whole copies of the library, and the way back."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsreader.cli.output import print_json, printable, say
from newsreader.cli.parts import as_json_option, opened_library
from newsreader.cli.rows import Data

if TYPE_CHECKING:
    from newsreader.application.restoring import Restored
    from newsreader.library.precious_into import Applied

PRECIOUS = ".jsonl"
path_argument = click.Path(path_type=Path)


@click.command()
@click.argument("path", required=False, type=path_argument)
@as_json_option
def backup(path: Path | None, as_json: bool) -> int:
    """Write a whole, checked copy of the library to PATH, or beside the library.

    What you did (bookmarks, notes, tags, read marks, subscriptions) is also written to
    backups/NAME-precious.jsonl, which you can read and which restore takes too.
    """
    from newsreader.application import backups

    with opened_library() as library:
        written = backups.back_up(library, path, time.time())
        _tell(
            {"backup": str(written), "bytes": written.stat().st_size, "precious": str(_precious(library.path))},
            as_json,
            f"Backup written to {written}.",
        )
    return 0


@click.command()
@click.argument("path", type=path_argument)
@click.option("--exactly", is_flag=True, help="Do not apply on top what you did since the backup was made.")
@as_json_option
def restore(path: Path, exactly: bool, as_json: bool) -> int:
    """Put the backup PATH in the place of the library, which is kept aside.

    The backup is checked before anything is touched. Bookmarks, notes, tags and read marks that are newer than it
    are applied on top. A file NAME-precious.jsonl is applied to the library as it is.
    """
    if path.suffix == PRECIOUS:
        return _apply(path, as_json)
    restored = _restored(path)
    applied = None
    if restored.later is not None and not exactly:
        from newsreader.application import restoring

        with opened_library() as library:
            applied, _ = restoring.apply_later(library, restored.later)
    _tell(_restored_data(path, restored, applied), as_json, _restored_words(path, restored, applied))
    return 0


def _restored(path: Path) -> Restored:
    """Restores into the open library; into one that cannot be opened, by its file alone."""
    from newsreader.application import restoring
    from newsreader.article.errors import NewsreaderError

    library_path: Path = click.get_current_context().meta["library"]
    if library_path.exists():
        try:
            with opened_library() as library:
                return restoring.restore(library, path, time.time())
        except NewsreaderError as error:
            if not restoring.is_beyond_use(library_path):
                raise
            say(str(error))
    return restoring.restore_closed(library_path, path, time.time())


def _apply(path: Path, as_json: bool) -> int:
    """Applies a precious copy, with a backup before; 1 if not all of it could be."""
    from newsreader.application import restoring

    with opened_library() as library:
        applied, _ = restoring.apply_file(library, path, time.time())
    _tell({"restored": str(path)} | _applied_data(applied), as_json, _applied_words(applied))
    return 1 if applied.missing or applied.unreadable or applied.lacking else 0


def _restored_data(path: Path, restored: Restored, applied: Applied | None) -> Data:
    aside = str(restored.aside) if restored.aside else None
    later = str(restored.later) if restored.later else None
    return {"restored": str(path), "aside": aside, "later": later} | (_applied_data(applied) if applied else {})


def _restored_words(path: Path, restored: Restored, applied: Applied | None) -> str:
    words = [f"The library was restored from {path}."]
    if restored.aside:
        words.append(f"The one it replaces is kept as {restored.aside}.")
    if applied:
        words.append(_applied_words(applied))
    elif restored.later:
        words.append(f"What you did since then is in {restored.later}; restore applies it.")
    return " ".join(words)


def _applied_data(applied: Applied) -> Data:
    names = ("articles", "missing", "others", "unreadable", "lacking")
    return {name: getattr(applied, name) for name in names}


def _applied_words(applied: Applied) -> str:
    words = [f"What you did was applied to {applied.articles} articles."]
    if applied.missing:
        words.append(f"{applied.missing} articles are not in this library.")
    if applied.unreadable or applied.lacking:
        words.append(f"{applied.unreadable} lines could not be understood, {applied.lacking} are lacking.")
    return " ".join(words)


def _precious(library: Path) -> Path:
    from newsreader.application import backups

    return backups.precious_path(library)


def _tell(data: Data, as_json: bool, words: str) -> None:
    if as_json:
        print_json(data)
    else:
        print(printable(words))
