import threading
import time

import pytest
from fakes import parsed

from newsreader.application import checking
from newsreader.application.session import Session
from newsreader.article.errors import DamagedError, DiskFullError, NotWritableError
from newsreader.article.model import View
from newsreader.library import Library
from newsreader.library.check import Report
from newsreader.library.findings import Finding

WRONG = Finding("figures", "Some figures are wrong.")
BROKEN = Finding("pages", "Pages are not as they were written.", broken=True)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "library.db"
    library = Library.open(path)
    for number in range(3):
        library.add(parsed(f"Headline {number}"))
    library.close()
    return path


@pytest.fixture
def session(qtbot, path):
    session = Session(path, lambda data, side: None)
    with qtbot.waitSignal(session.ready):
        session.start(ship=False)
    yield session
    session.close()
    session.deleteLater()


def settle(qtbot, session):
    qtbot.waitUntil(lambda: not session.background.busy())


def test_a_check_tells_how_it_ends(session, qtbot):
    states = []
    session.care.changed.connect(states.append)
    session.care.check()
    session.care.check()
    qtbot.waitUntil(lambda: session.care.state.report is not None)
    assert states[0].running
    assert not states[-1].running
    assert (states[-1].report.findings, states[-1].report.articles) == ((), 3)
    assert states[-1].ended_at > 0


def test_a_check_that_was_stopped_says_nothing(session, qtbot, monkeypatch):
    monkeypatch.setattr("newsreader.library.check.check", lambda path, *_: Report(path, (), complete=False))
    session.care.check()
    session.care.stop()
    settle(qtbot, session)
    assert session.care.state.report is None
    assert not session.care.state.running


def test_what_was_found_is_put_right_and_looked_at_again(session, qtbot, monkeypatch):
    repaired = []
    found = [WRONG]
    monkeypatch.setattr("newsreader.library.check.check", lambda path, *_: Report(path, tuple(found)))
    monkeypatch.setattr(
        Library, "repair", lambda _self, findings, _told=None: repaired.append(findings) or found.clear()
    )
    session.care.repair()
    assert repaired == []
    session.care.check()
    qtbot.waitUntil(lambda: session.care.state.report is not None)
    session.care.repair()
    qtbot.waitUntil(lambda: session.care.state.repaired)
    assert repaired == [(WRONG,)]


def test_the_check_of_the_day_is_made_once_and_tells_of_what_is_broken(session, qtbot, monkeypatch):
    broken, looks = [], []
    session.care.found.connect(broken.append)

    def look_after(library, now, _cancelled):
        looks.append(now)
        library.set_setting("checked_at", str(int(now)))
        return Report(library.path, (BROKEN,))

    monkeypatch.setattr(checking, "look_after", look_after)
    session.care.look()
    settle(qtbot, session)
    session.care.look()
    settle(qtbot, session)
    assert len(looks) == 1
    assert [report.findings for report in broken] == [(BROKEN,)]


def test_the_check_of_the_day_gives_way_to_an_import(session, qtbot, monkeypatch, tmp_path):
    began, ended = threading.Event(), []

    def look_after(library, _now, cancelled):
        began.set()
        while not cancelled():
            time.sleep(0.001)
        return Report(library.path, (), complete=False)

    monkeypatch.setattr(checking, "look_after", look_after)
    session.care.look()
    assert began.wait(5)
    session.imported.connect(ended.append)
    session.add([str(tmp_path)])
    qtbot.waitUntil(lambda: len(ended) == 1)


def cannot_write(error):
    """A `Library.open` for a place where nothing can be written."""
    real = Library.open.__func__

    def opened(cls, path, *, read_only=False, **more):
        if not read_only:
            raise error(f"The library {path} may not be written.")
        return real(cls, path, read_only=True, **more)

    return classmethod(opened)


@pytest.mark.parametrize("error", [NotWritableError, DiskFullError])
def test_what_cannot_be_written_is_opened_to_be_read(qtbot, path, monkeypatch, error):
    monkeypatch.setattr(Library, "open", cannot_write(error))
    session = Session(path, lambda data, side: None)
    failed, ready, listed = [], [], []
    session.failed.connect(failed.append)
    session.ready.connect(ready.append)
    session.start(ship=True)
    qtbot.waitUntil(lambda: ready == [0])
    assert session.read_only
    ids = session.library.ids(View())
    session.set_position(ids[0], 0.5)
    session.mark_read(ids, True)
    settle(qtbot, session)
    assert failed == []
    session.bookmark(ids, True, "Bookmarked")
    qtbot.waitUntil(lambda: len(failed) == 1)
    assert "reading only" in failed[0].what
    monkeypatch.undo()
    session.reopen()
    qtbot.waitUntil(lambda: len(ready) == 2)
    assert not session.read_only
    session.bookmark(ids, True, "Bookmarked")
    session.done.connect(listed.append)
    qtbot.waitUntil(lambda: len(listed) == 1)
    assert session.library.counts().bookmarks == 3
    session.close()
    session.deleteLater()


def damage(path):
    """Write rubbish over the pages in the middle of a library."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * 2000)
        file.seek(size // 2)
        file.write(b"\xa5" * 8192)


def test_a_damaged_library_is_told_apart_and_saved(qtbot, path):
    damage(path)
    session = Session(path, lambda data, side: None)
    with qtbot.waitSignal(session.refused) as refused:
        session.start(ship=False)
    assert isinstance(refused.args[0], DamagedError)
    outcomes, failures = [], []
    session.salvage(outcomes.append, failures.append)
    qtbot.waitUntil(lambda: bool(outcomes or failures), timeout=20_000)
    assert failures == []
    assert outcomes[0].salvaged.kept.exists()
    with qtbot.waitSignal(session.ready):
        session.start(ship=False)
    session.close()
    session.deleteLater()
