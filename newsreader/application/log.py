"""The log file: unexpected errors and warnings, 1 MB, rotated, without the addresses of articles.

The file is opened when the first record comes, so that an ordinary start pays nothing for it. A log that cannot be
written never stops the program: the person is then told the error itself.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import TYPE_CHECKING

from newsreader.application import places
from newsreader.article.errors import NewsreaderError

if TYPE_CHECKING:
    from types import TracebackType

LIMIT = 1_000_000
ADDRESS = re.compile(r"\b(?:https?|ftp|feed)://\S+")


def start() -> None:
    """Send warnings and errors of the whole program, those of Python included, to the log file."""
    root = logging.getLogger()
    if not any(isinstance(handler, LogFile) for handler in root.handlers):
        root.addHandler(LogFile(level=logging.WARNING))
        logging.captureWarnings(capture=True)


def report(error: BaseException) -> str:
    """Write an unexpected error to the log and answer the sentence that tells a person about it."""
    handler = LogFile()
    name = type(error).__name__
    if handler.write("Unexpected error", error):
        return f"Newsreader met an error that it did not expect ({name}). The details are in {places.log_path()}."
    return f"Newsreader met an error that it did not expect ({name}: {error}), and could not write to {_log_name()}."


def _log_name() -> str:
    try:
        return str(places.log_path())
    except NewsreaderError:
        return "a log, as this account has no home folder"


def tell(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """A `sys.excepthook` that logs an error and tells of it in a sentence; for what Qt calls, where nobody catches."""
    print(report(error), file=sys.stderr)


class WithoutAddresses(logging.Formatter):
    """A formatter that leaves out where articles came from: that is the reader's own business."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line, addresses replaced."""
        return ADDRESS.sub("<address>", super().format(record))


class LogFile(logging.Handler):
    """Writes to the log file, which it opens for its first record."""

    def __init__(self, level: int = logging.NOTSET) -> None:
        super().__init__(level)
        self.setFormatter(WithoutAddresses())
        self._file: logging.Handler | None = None
        self._failed = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record; where the file cannot be written, records are dropped."""
        try:
            self._opened().emit(record)
        except (OSError, NewsreaderError):
            self._failed = True

    def write(self, message: str, error: BaseException) -> bool:
        """Write an error with its traceback; False if the file could not be written."""
        trace = (type(error), error, error.__traceback__)
        self.emit(logging.LogRecord(places.APP, logging.ERROR, "", 0, message, None, trace))
        self.close()
        return not self._failed

    def close(self) -> None:
        """Close the file, if it was opened."""
        if self._file:
            self._file.close()
        super().close()

    def _opened(self) -> logging.Handler:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            path = places.log_path()
            path.parent.mkdir(parents=True, exist_ok=True)
            # delay=False: a folder that forbids writing is noticed here and not by a traceback on the terminal.
            self._file = RotatingFileHandler(path, maxBytes=LIMIT, backupCount=1, encoding="utf-8", errors="replace")
            self._file.setFormatter(self.formatter)
        return self._file
