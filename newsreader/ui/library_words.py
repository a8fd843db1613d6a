"""What is said about the library as a whole: its backups, its checks, and what became of a damaged one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.application.care import CheckState
from newsreader.article.errors import NewsreaderError
from newsreader.ui.banner import BannerContent
from newsreader.ui.dates import long_moment
from newsreader.ui.empty_contents import EmptyAction, EmptyContent
from newsreader.ui.row_words import isolated
from newsreader.ui.written_number import written

if TYPE_CHECKING:
    from newsreader.application.checking import Outcome
    from newsreader.library.backups import Copy
    from newsreader.library.salvage import Salvaged

translate = QCoreApplication.translate
READ_ONLY, DISK_FULL, DAMAGED, LATER = "read_only", "disk_full", "damaged", "later"
MEGABYTE = 1024**2


def read_only_banner(path: str) -> BannerContent:
    """The library can be read and not written."""
    return BannerContent(
        READ_ONLY,
        translate("Library", "This library can only be read: nothing you do is kept."),
        translate("Library", "%1 or its folder may not be written, or the disk is full.").replace("%1", path),
        action=translate("Library", "Try again"),
    )


def disk_full_banner(error: NewsreaderError) -> BannerContent:
    """The disk has no room."""
    return BannerContent(
        DISK_FULL,
        translate("Library", "The disk is full. Reading works; make room to keep what you do."),
        str(error),
        closes=True,
    )


def damaged_banner(error: NewsreaderError) -> BannerContent:
    """Damage was met in the middle of everything."""
    return BannerContent(
        DAMAGED,
        translate("Library", "The library is damaged. Reading goes on as far as it can."),
        error.what,
        action=translate("Library", "What can be done…"),
        closes=True,
    )


def later_banner() -> BannerContent:
    """A backup was restored, and what was done since then is known."""
    return BannerContent(
        LATER,
        translate("Library", "What you did after that backup was made is known: marks, tags, notes."),
        action=translate("Library", "Apply it"),
        closes=True,
    )


def refused_page(error: NewsreaderError) -> EmptyContent:
    """The library cannot be opened."""
    return EmptyContent(
        "warning",
        translate("Library", "The library cannot be opened"),
        tuple(part for part in (error.what, error.kept, error.do) if part),
        (
            EmptyAction("retry", translate("Library", "Try again"), primary=True),
            EmptyAction("open_library", translate("Library", "Open another…")),
        ),
    )


def damaged_page(error: NewsreaderError, *, can_read_on: bool) -> EmptyContent:
    """The library is damaged: what happened, what was kept, and the ways on."""
    read_on = (EmptyAction("read_on_damaged", translate("Library", "Go on reading")),) if can_read_on else ()
    return EmptyContent(
        "warning",
        translate("Library", "The library is damaged"),
        (
            error.what,
            translate("Library", "The file was left as it is. Nothing is thrown away by any of these ways:"),
            translate("Library", "what can be read is saved into a new file, and the damaged one is kept beside it."),
        ),
        (
            EmptyAction("salvage", translate("Library", "Save what can be read"), primary=True),
            EmptyAction("restore_backup", translate("Library", "Restore a backup…")),
            EmptyAction("open_library", translate("Library", "Open another…")),
            *read_on,
        ),
    )


def working_page(title: str) -> EmptyContent:
    """Something takes a while, and nothing else can be done meanwhile."""
    return EmptyContent("clock", title, (translate("Library", "This may take a few minutes. Please wait."),))


def salvaged_page(outcome: Outcome) -> EmptyContent:
    """What was saved of a damaged library, and what was not."""
    saved = outcome.salvaged
    lines = [translate("Library", "The library is in order now.")] if saved is None else _saved_lines(saved)
    return EmptyContent(
        "circle-check",
        translate("Library", "The library is in order again"),
        tuple(lines),
        (EmptyAction("retry", translate("Library", "Open it"), primary=True),),
    )


def _saved_lines(saved: Salvaged) -> list[str]:
    lines = [_counted(saved.articles, translate("Library", "It has %1 articles."))]
    if saved.backup is not None:
        made = translate("Library", "Nothing of the damaged file could be read; it was made from the backup %1.")
        lines.append(made.replace("%1", isolated(saved.backup.name)))
    for count, words in (
        (len(saved.missing), translate("Library", "%1 articles are lost.")),
        (len(saved.whole.headless), translate("Library", "%1 articles lost their headline.")),
        (len(saved.whole.textless), translate("Library", "%1 articles lost their text.")),
        (len(saved.whole.torn), translate("Library", "%1 articles may be wrong in parts; each says so.")),
    ):
        if count:
            lines.append(_counted(count, words))
    kept = translate("Library", "The damaged file was kept as %1.")
    return [*lines, kept.replace("%1", isolated(saved.kept.name))]


def check_line(state: CheckState) -> str:
    """How a check stands, or what it found; empty before the first."""
    if state.running:
        words = translate("Library", "Looking at %1…").replace("%1", _part(state))
        return f"{words} {100 * state.done // state.total} %" if state.total else words
    report = state.report
    if report is None:
        return ""
    if report.findings:
        return "\n".join(_finding(each.what, each.count) for each in report.findings)
    looked = translate("Library", "Everything is in order: %1 articles on %2 pages were looked at.")
    if state.repaired:
        looked = translate("Library", "It was put right; %1 articles on %2 pages are in order.")
    return looked.replace("%1", written(report.articles)).replace("%2", written(report.pages))


def backup_line(copies: list[Copy]) -> str:
    """When the last backup was made, and how many there are."""
    if not copies:
        return translate("Library", "No backup yet; the first one is made within minutes.")
    newest = max(copies)
    words = translate("Library", "Last backup: %1. Backups kept: %2.")
    return words.replace("%1", moment(newest.made_at)).replace("%2", written(len(copies)))


def copy_words(copy: Copy) -> str:
    """A backup in a line: when it was made, its size, and before what."""
    size = translate("Library", "%1 MB").replace("%1", written(max(round(copy.size / MEGABYTE), 1)))
    before = translate("Library", "before much was changed") if copy.before else ""
    return " · ".join(part for part in (moment(copy.made_at), size, before) if part)


def moment(seconds: float) -> str:
    """A moment (seconds since 1970) in the reader's time zone."""
    return long_moment(datetime.fromtimestamp(seconds, UTC), datetime.now(UTC).astimezone())


def _counted(count: int, words: str) -> str:
    return words.replace("%1", written(count))


def _finding(what: str, count: int) -> str:
    return f"{what} ({written(count)})" if count > 1 else what


def _part(state: CheckState) -> str:
    parts: dict[str, Callable[[], str]] = {
        "pages": lambda: translate("Library", "the pages of the file"),
        "articles": lambda: translate("Library", "the articles"),
        "search": lambda: translate("Library", "the search index"),
    }
    return parts.get(state.part or "", lambda: translate("Library", "how all belongs together"))()
