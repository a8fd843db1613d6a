"""What every test stands on: no screen, no network, no real home folder, no unannounced warning."""

import logging
import os
import re
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from newsreader.application.log import LogFile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shared machine pauses now and then: the time of one example says nothing about the code.
settings.register_profile("newsreader", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("newsreader")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--long`: tests of faults try all that they can, which takes many minutes."""
    parser.addoption("--long", action="store_true", help="try all faults, which takes many minutes")


@pytest.fixture(scope="session")
def long(request: pytest.FixtureRequest) -> bool:
    """Whether everything shall be tried."""
    return bool(request.config.getoption("--long"))


FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
}


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of its own for each test, so that none touches the real one."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in FOLDERS.items():
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.delenv("NEWSREADER_LIBRARY", raising=False)
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection but those to this machine."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            host = address[0] if isinstance(address, tuple) else address
            if host not in ("127.0.0.1", "::1", "localhost"):
                raise PermissionError(f"A test asked for the network: {host}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


class Warnings(logging.Handler):
    """Collects the warnings and errors that a test logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def logged() -> Iterator[Warnings]:
    """Fail a test that logs a warning or error which it did not announce with `expect_log`."""
    handler = Warnings()
    root = logging.getLogger()
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)
    for log_file in [other for other in root.handlers if isinstance(other, LogFile)]:
        root.removeHandler(log_file)
        log_file.close()
    if handler.records:
        lines = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in handler.records]
        pytest.fail("Logged without announcement:\n" + "\n".join(lines), pytrace=False)


@pytest.fixture
def expect_log(logged: Warnings) -> Callable[..., AbstractContextManager[None]]:
    """`with expect_log(logger, level, pattern):` announces what must be logged within; level and pattern may lack.

    Messages of Qt are announced by the marker `qt_log_ignore` of pytest-qt.
    """

    @contextmanager
    def announce(logger: str, level: int = logging.WARNING, pattern: str = "") -> Iterator[None]:
        before = len(logged.records)
        yield
        new, logged.records[before:] = logged.records[before:], []
        announced = [r for r in new if r.name == logger and r.levelno == level and re.search(pattern, r.getMessage())]
        logged.records += [record for record in new if record not in announced]
        assert announced, f"{logger} logged no {logging.getLevelName(level)} {pattern}"

    return announce
