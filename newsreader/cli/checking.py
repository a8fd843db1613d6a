"""`check`: whether the library is in order, and what can be put right."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsreader.cli import output
from newsreader.cli.parts import as_json_option

if TYPE_CHECKING:
    from newsreader.application.checking import Outcome
    from newsreader.library.findings import Finding, Part
    from newsreader.library.salvage import Salvaged

WORDS: dict[Part, str] = {
    "pages": "pages of the file",
    "structure": "structure",
    "schema": "tables",
    "references": "references",
    "articles": "articles",
    "search": "search index",
    "figures": "figures",
    "related": "related articles",
}
PAUSE_S = 1.0


@click.command()
@click.option("--quick", is_flag=True, help="Leave out what takes long: every article's text.")
@click.option("--repair", is_flag=True, help="Put right what can be put right; a damaged file is kept beside.")
@as_json_option
def check(quick: bool, repair: bool, as_json: bool) -> int:
    """Check the library for damage; exit with 1 if there is any."""
    from newsreader.application import checking

    path: Path = click.get_current_context().meta["library"]
    outcome = checking.check(path, quick=quick, repair=repair, told=_teller())
    for finding in outcome.report.findings:
        _print_finding(finding, as_json, repaired=outcome.repaired)
    if outcome.salvaged:
        _print_salvaged(outcome.salvaged, as_json)
    _print_end(outcome, as_json)
    return 1 if outcome.report.findings and not outcome.repaired else 0


def _teller() -> Callable[[Part, int, int], None]:
    """Says on standard error how far it is, once a second, where a person may be waiting."""
    said = time.monotonic()

    def tell(part: Part, done: int, total: int) -> None:
        nonlocal said
        if total and time.monotonic() - said > PAUSE_S:
            said = time.monotonic()
            print(f"{WORDS[part]}: {100 * done // total} %", file=sys.stderr)

    return tell


def _print_finding(finding: Finding, as_json: bool, *, repaired: bool) -> None:
    if as_json:
        output.print_json(
            {
                "kind": "finding",
                "part": finding.part,
                "what": finding.what,
                "count": finding.count,
                "where": list(finding.where),
                "broken": finding.broken,
                "details": list(finding.details),
                "repaired": repaired,
                "do": "" if repaired else finding.do,
            }
        )
        return
    numbers = f" ({', '.join(map(str, finding.where[:10]))}{', …' if len(finding.where) > 10 else ''})"
    number = f" {finding.count:,}{numbers}." if finding.where else f" {finding.count:,}." if finding.count > 1 else ""
    output.say(f"{WORDS[finding.part].capitalize()}: {finding.what}{number}")
    if not repaired:
        output.say(finding.do)


def _print_salvaged(salvaged: Salvaged, as_json: bool) -> None:
    """What was saved, and by count what was not."""
    whole = salvaged.whole
    if as_json:
        output.print_json(
            {
                "kind": "salvaged",
                "kept": str(salvaged.kept),
                "articles": salvaged.articles,
                "missing": list(salvaged.missing),
                "without_headline": list(whole.headless),
                "without_text": list(whole.textless),
                "torn": list(whole.torn),
                "without_raw": list(whole.rawless),
                "rows_from_backups": salvaged.from_backups,
                "from_precious": salvaged.marks.articles if salvaged.marks else 0,
                "backup": str(salvaged.backup) if salvaged.backup else None,
            }
        )
        return
    print(f"The library has {salvaged.articles} articles. The damaged file was kept as {salvaged.kept}.")
    if salvaged.backup:
        print(f"Nothing of it could be read: the library is the backup {salvaged.backup}.")
    for count, sentence in (
        (len(salvaged.missing), "articles are lost"),
        (len(whole.headless), "articles lost their headline"),
        (len(whole.textless), "articles lost their text"),
        (len(whole.torn), "articles may be wrong in parts; each says so"),
        (len(whole.rawless), "articles lost the bytes that they were read from, not their text"),
    ):
        if count:
            print(f"{count} {sentence}.")
    if salvaged.marks:
        print(f"Bookmarks, tags and notes were compared with their copy for {salvaged.marks.articles} articles.")


def _print_end(outcome: Outcome, as_json: bool) -> None:
    report = outcome.report
    if as_json:
        output.print_json(
            {
                "kind": "checked",
                "path": str(report.path),
                "ok": not report.findings,
                "repaired": outcome.repaired,
                "pages": report.pages,
                "articles": report.articles,
            }
        )
    elif not report.findings:
        print(f"The library is in order: {report.articles} articles on {report.pages} pages.")
    elif outcome.repaired:
        print("The library is in order again.")
