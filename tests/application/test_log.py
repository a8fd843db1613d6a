import logging
import sys

import pytest

from newsreader.application import log, places


@pytest.fixture
def written():
    """A logger that writes to the log file alone."""
    log.start()
    logger = logging.getLogger("newsreader.test")
    handler = next(handler for handler in logging.getLogger().handlers if isinstance(handler, log.LogFile))
    logger.addHandler(handler)
    logger.propagate = False
    yield logger
    logger.removeHandler(handler)
    logger.propagate = True


def test_nothing_is_made_before_there_is_something_to_write(written):
    written.info("All is well")
    assert not places.log_path().exists()


def test_warnings_are_written_without_addresses(written):
    written.warning("%s answered with 404", "https://example.org/what-i-read?token=1")
    text = places.log_path().read_text(encoding="utf-8")
    assert "WARNING newsreader.test: <address> answered with 404" in text
    assert "example.org" not in text


def test_the_log_does_not_grow_without_end(written, monkeypatch):
    monkeypatch.setattr(log, "LIMIT", 5_000)
    for number in range(200):
        written.error("Something of fifty characters went wrong %d times", number)
    files = list(places.log_path().parent.iterdir())
    assert len(files) == 2
    assert sum(file.stat().st_size for file in files) <= 10_000


def test_starting_twice_writes_once(written):
    log.start()
    assert sum(isinstance(handler, log.LogFile) for handler in logging.getLogger().handlers) == 1


def test_an_error_is_reported_in_a_sentence_that_names_the_log():
    try:
        int("x")
    except ValueError as error:
        said = log.report(error)
    assert str(places.log_path()) in said
    assert "Traceback" not in said
    assert "Traceback" in places.log_path().read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="folders of Unix")
def test_an_error_is_told_where_no_log_can_be_written(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(places, "log_path", lambda: tmp_path / "file" / "newsreader.log")
    assert "ValueError: no number" in log.report(ValueError("no number"))
