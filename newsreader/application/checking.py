"""Checks the library, puts right what can be put right, and looks by itself once a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.article.errors import NewsreaderError

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.library.check import Report
    from newsreader.library.findings import Told
    from newsreader.library.salvage import Salvaged

DAY_S = 86_400
_CHECKED_AT = "checked_at"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A check and what came of it.

    Attributes:
        repaired: what was found was put right.
        salvaged: how, where the file itself was damaged.
    """

    report: Report
    repaired: bool = False
    salvaged: Salvaged | None = None


def check(path: Path, *, quick: bool, repair: bool, told: Told) -> Outcome:
    """Looks through the library that nobody else need have closed; to repair a damaged one nobody may have it open.

    Raises:
        NewsreaderError: there is no library, it is not ours, or it could not be put right.
    """
    from newsreader.library.check import check as look

    report = look(path, told, depth="quick" if quick else "full")
    if not repair or not report.findings:
        return Outcome(report)
    if report.broken:
        from newsreader.library.salvage import salvage

        return Outcome(report, repaired=True, salvaged=salvage(path, told))
    from newsreader.library import Library

    library = Library.open(path)
    try:
        library.repair(report.findings, lambda done, total: told("search", done, total))
    finally:
        library.close()
    left = look(path, told, depth="quick" if quick else "full").findings
    if left:
        raise NewsreaderError(
            f"The library {path} could not be put in order: {left[0].what}",
            "Nothing was lost.",
            "Restore a backup from the folder backups beside it.",
        )
    return Outcome(report, repaired=True)


def due(library: Library, now: float) -> bool:
    """Whether the last look is a day old; a clock that went back counts as a new day."""
    try:
        last = float(library.setting(_CHECKED_AT) or 0)
    except ValueError:
        last = 0
    return not 0 <= now - last < DAY_S


def look_after(library: Library, now: float, cancelled: Callable[[], bool]) -> Report:
    """The look of the day: seals and structure; then what is not in order in the indexes is put right.

    Args:
        library: open, and in use by others meanwhile.
        now: seconds since 1970.
        cancelled: True ends the look; it begins anew another time.
    """
    from newsreader.library.check import check as look

    report = look(library.path, cancelled=cancelled, depth="quick")
    if library.read_only:
        return report
    if report.findings and not report.broken:
        library.repair(report.findings)
    if report.complete:
        library.set_setting(_CHECKED_AT, str(int(now)))
    return report
