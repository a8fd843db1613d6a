"""An import's progress in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from newsreader.application.progress import Progress

translate = QCoreApplication.translate
MINUTE, HOUR = 60, 3600


def progress_line(progress: Progress) -> str:
    """How far it has come: "4,211 of 12,480 · about 40 s left · 12 skipped (already in the library)"."""
    if progress.total is None:
        done = translate("Progress", "%1 so far").replace("%1", f"{progress.done:,}")
    else:
        done = (
            translate("Progress", "%1 of %2").replace("%1", f"{progress.done:,}").replace("%2", f"{progress.total:,}")
        )
    left = time_left(progress.seconds_left) if progress.seconds_left is not None else ""
    return " · ".join(part for part in (done, left, _skipped(progress), _failed(progress)) if part)


def summary_line(progress: Progress) -> str:
    """How it ended: "1,204 added, 3 could not be read"."""
    parts = (
        _counted(progress.added, translate("Progress", "%1 added")),
        _counted(progress.updated, translate("Progress", "%1 updated")),
        _counted(progress.skipped, translate("Progress", "%1 already in the library")),
        _failed(progress),
    )
    told = ", ".join(part for part in parts if part)
    return told or translate("Progress", "Nothing to import was found")


def time_left(seconds: float) -> str:
    """Time in words, as roughly as it is known: it should not jump about."""
    if seconds < 8:
        return translate("Progress", "a few seconds left")
    if seconds < MINUTE - 5:
        return translate("Progress", "about %1 s left").replace("%1", str(round(seconds / 10) * 10 or 10))
    if seconds < HOUR - 30:
        return translate("Progress", "about %1 min left").replace("%1", str(max(round(seconds / MINUTE), 1)))
    hours, minutes = divmod(round(seconds / MINUTE), MINUTE)
    words = translate("Progress", "about %1 h %2 min left")
    return words.replace("%1", str(hours)).replace("%2", str(minutes))


def failure_report(progress: Progress) -> str:
    """All that could not be read, a paragraph each, as plain text to copy."""
    paragraphs = [f"{source}\n{message}" if message else source for source, message in progress.failures]
    beyond = progress.failed - len(progress.failures)
    if beyond > 0:
        paragraphs.append(translate("Progress", "and %1 more").replace("%1", f"{beyond:,}"))
    return "\n\n".join(paragraphs)


def _counted(count: int, words: str) -> str:
    return words.replace("%1", f"{count:,}") if count else ""


def _skipped(progress: Progress) -> str:
    return _counted(progress.skipped, translate("Progress", "%1 skipped (already in the library)"))


def _failed(progress: Progress) -> str:
    return _counted(progress.failed, translate("Progress", "%1 could not be read"))
