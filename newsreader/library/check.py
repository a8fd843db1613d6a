"""Looks through a library for damage: every page, every article, the indexes, the figures.

The seals of the pages notice whatever changed in the file behind SQLite's back. All that follows notices what was
written wrongly, and says in the words of the library what is concerned. Other programs may use the library meanwhile;
nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.library import check_articles, check_figures, check_search, pages, reference, signatures
from newsreader.library.database import Database
from newsreader.library.findings import Finding, Part, Told
from newsreader.library.migrations import VERSION, check_marks
from newsreader.library.ranges import UNREADABLE
from newsreader.library.seal import first_page_is_broken, sealing_vfs

SHOWN = 100
Depth = Literal["quick", "full"]
_INDEX_WORDS = ("missing from index", "wrong # of entries in index", "non-unique entry in index")


@dataclass(frozen=True, slots=True)
class Report:
    """What was found.

    Attributes:
        findings: empty for a library in order.
        pages, articles: how many there are.
        complete: everything was looked at; nobody ended it before.
    """

    path: Path
    findings: tuple[Finding, ...]
    pages: int = 0
    articles: int = 0
    complete: bool = True

    @property
    def broken(self) -> bool:
        """Whether something is broken that cannot be worked out anew from the rest of the file."""
        return any(finding.broken for finding in self.findings)


class StoppedError(Exception):
    """Whoever asked for the check does not want to wait for its end."""


def check(
    path: Path,
    told: Told = lambda _what, _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
    depth: Depth = "full",
) -> Report:
    """Looks through a library.

    Args:
        path: its file.
        told: how far it is: what is being looked at, how much of it is done, and of how much (bytes or articles).
        cancelled: asked now and then; True ends the check.
        depth: quick leaves out what takes long at a million articles: every article's text, and its search words.

    Raises:
        NewsreaderError: there is no such file, or it is another program's or a newer version's.
    """

    def tell(what: Part, done: int, total: int) -> None:
        if cancelled():
            raise StoppedError
        told(what, done, total)

    checking = _Checking(path, tell, depth)
    complete = True
    try:
        for finding in checking.run():
            checking.findings.append(finding)
    except StoppedError:
        complete = False
    return Report(path, tuple(checking.findings), checking.pages, checking.articles, complete)


class _Checking:
    """One check."""

    def __init__(self, path: Path, told: Told, depth: Depth) -> None:
        self.findings: list[Finding] = []
        self.pages = self.articles = 0
        self._path = path
        self._told = told
        self._full = depth == "full"

    def run(self) -> Iterator[Finding]:
        """All that is looked at, in order."""
        _refuse_strangers(self._path)
        with _settled(self._path):
            if broken := _broken_header(self._path):
                yield broken
                return
            yield from self._page_findings()
            yield from self._content_findings()

    def _content_findings(self) -> Iterator[Finding]:
        try:
            database = Database(self._path, read_only=True, verified=False)
        except NewsreaderError as error:
            yield Finding("structure", "The file cannot be opened as a library.", broken=True, details=(error.details,))
            return
        with closing(database), database.wandering() as connection:
            connection.set_progress_handler(self._stay, 100_000)
            for part, look in self._looks():
                yield from _looked(part, look, connection)
            connection.set_progress_handler(None)

    def _looks(self) -> Iterator[tuple[Part, Callable[[apsw.Connection], Iterator[Finding]]]]:
        yield "structure", self._structure
        yield "structure", _schema
        yield "references", _references
        if self._full:
            yield "articles", self._articles
        else:
            yield "articles", self._count
        yield "search", lambda connection: check_search.look(connection, self._told, full=self._full)
        yield "figures", check_figures.look
        yield "related", _unsigned

    def _stay(self) -> bool:
        """Ends a long statement where nobody waits for it any more."""
        try:
            self._told("structure", 0, 0)
        except StoppedError:
            return True
        return False

    def _page_findings(self) -> Iterator[Finding]:
        found = pages.look(self._path, lambda done, total: self._told("pages", done, total))
        self.pages = found.total
        if found.missing:
            what = "The end of the file is missing."
            yield Finding("pages", what, found.missing, broken=True)
        if found.broken:
            what = "Pages of the file are not as they were written."
            yield Finding("pages", what, len(found.broken), found.broken[:SHOWN], broken=True)

    def _structure(self, connection: apsw.Connection) -> Iterator[Finding]:
        pragma = "integrity_check" if self._full else "quick_check"
        said = [str(line) for (line,) in connection.execute(f"PRAGMA {pragma}({SHOWN})")]
        lines = [line for line in said if line != "ok"]
        search = [line for line in lines if "inverted index" in line]
        index = [line for line in lines if any(words in line for words in _INDEX_WORDS)]
        rest = [line for line in lines if line not in search and line not in index]
        if search:
            yield Finding("search", "The search index is damaged.", len(search), details=tuple(search))
        if index:
            yield Finding("structure", "An index does not fit its table.", len(index), details=tuple(index))
        if rest:
            what = "The structure of the file is damaged."
            yield Finding("structure", what, len(rest), broken=True, details=tuple(rest))

    def _articles(self, connection: apsw.Connection) -> Iterator[Finding]:
        yield from self._count(connection)
        yield from check_articles.look(connection, self._told)

    def _count(self, connection: apsw.Connection) -> Iterator[Finding]:
        self.articles = int(connection.execute("SELECT count(*) FROM status").get)
        yield from check_articles.status(connection)


def _looked(
    part: Part, look: Callable[[apsw.Connection], Iterator[Finding]], connection: apsw.Connection
) -> Iterator[Finding]:
    """What one look finds; that it cannot be done is a finding too."""
    try:
        yield from look(connection)
    except apsw.InterruptError as error:
        raise StoppedError from error
    except UNREADABLE as error:
        what = "A part of the library cannot be read to its end."
        yield Finding(part, what, broken=True, details=(str(error),))


def _broken_header(path: Path) -> Finding | None:
    """What is wrong with the beginning of the file."""
    head = _beginning(path)
    if not head:
        return Finding("pages", "The file is empty.", broken=True)
    if not head.startswith(pages.MAGIC):
        return Finding("pages", "The file does not begin as a library does.", broken=True)
    if first_page_is_broken(path):
        return Finding("pages", "The first page of the file is not as it was written.", where=(1,), broken=True)
    return None


def _refuse_strangers(path: Path) -> None:
    """Raises NewsreaderError if there is no such file, or it is another program's or of another version."""
    if not path.exists():
        raise NewsreaderError(f"There is no library at {path}.", do="Check the path.")
    head = _beginning(path)
    if not head.startswith(pages.MAGIC) or first_page_is_broken(path):
        return
    marks = int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big")
    check_marks(path, *marks)
    if marks[1] < VERSION:
        raise NewsreaderError(
            f"The library {path} has an older form.", "It was left untouched.", "Open it once, then check it."
        )


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(100)
    except OSError as error:
        raise NewsreaderError(f"The library {path} cannot be read.", do="Check it.", details=str(error)) from error


@contextmanager
def _settled(path: Path) -> Iterator[None]:
    """Has the WAL written into the file, with seals, as far as others who use the library allow it.

    Its connection is the last to be closed, so that nothing is left beside the file.
    """
    connection = None
    with suppress(apsw.Error):
        if path.stat().st_size:  # of an empty file SQLite would throw the WAL away
            layer = sealing_vfs() or apsw.vfs_names()[0]
            connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE, vfs=layer)
            connection.set_busy_timeout(1000)
            connection.pragma("wal_checkpoint", "TRUNCATE")
    try:
        yield
    finally:
        with suppress(apsw.Error):
            if connection is not None:
                connection.close()


def _schema(connection: apsw.Connection) -> Iterator[Finding]:
    """Whether everything is there that a library consists of."""
    there = {(part.kind, part.name) for part in reference.parts(connection)}
    missing = [part for part in reference.expected() if (part.kind, part.name) not in there]
    tables = [part.name for part in missing if part.kind == "table"]
    others = [part.name for part in missing if part.kind != "table"]
    if tables:
        yield Finding("schema", "Tables are missing.", len(tables), broken=True, details=tuple(tables))
    if others:
        yield Finding("schema", "Indexes or triggers are missing.", len(others), details=tuple(others))


def _references(connection: apsw.Connection) -> Iterator[Finding]:
    """Whether what rows refer to is there."""
    found: list[Any] = connection.execute("PRAGMA foreign_key_check").fetchall()
    if found:
        details = tuple(sorted({f"{table} -> {parent}" for table, _, parent, _ in found}))
        yield Finding(
            "references", "Rows refer to others that are not there.", len(found), broken=True, details=details
        )


def _unsigned(connection: apsw.Connection) -> Iterator[Finding]:
    """Whether every article has its signature, or waits for it."""
    found = signatures.passed_over(connection)
    if found:
        what = "Articles are not looked at for what is related to them."
        yield Finding("related", what, len(found), tuple(found[:SHOWN]))
