"""What a sitting does by itself so that nothing is lost, and what it does when asked."""

import logging
import shutil
from types import SimpleNamespace

import pytest
from fakes import parsed

from newsreader.application import backups, keeper, reserve
from newsreader.application.listing import Question
from newsreader.article.errors import DiskFullError
from newsreader.article.model import View
from newsreader.library import Library, place


@pytest.fixture
def session(sitting):
    with sitting([parsed(f"Headline {number}") for number in range(4)]) as session:
        yield session


@pytest.fixture
def looked(session, qtbot):
    """Looks as the clock would, and waits for what comes of it."""

    def look():
        session._keeper.look()
        qtbot.waitUntil(lambda: not session.background.busy())

    return look


def test_a_look_makes_what_is_due(session, looked):
    assert session._keeper._clock.isActive()
    looked()
    assert len(backups.copies(session.path)) == 1
    assert backups.precious_path(session.path).exists()
    assert reserve.reserve_path(session.path).stat().st_size == reserve.SIZE


def test_a_look_gives_way_to_an_import(session, qtbot, monkeypatch):
    monkeypatch.setattr("newsreader.library.backup.PAGES_AT_ONCE", 1)
    breathe = backups.breathe

    def interrupted(stopped):
        session._keeper.give_way()
        breathe(stopped)

    monkeypatch.setattr(backups, "breathe", interrupted)
    session._keeper.look()
    qtbot.waitUntil(lambda: not session.background.busy())
    assert backups.copies(session.path) == []
    monkeypatch.setattr(backups, "breathe", breathe)
    session._keeper.look()
    qtbot.waitUntil(lambda: not session.background.busy())
    assert len(backups.copies(session.path)) == 1


def test_why_there_is_no_backup_is_said_once(session, looked, monkeypatch):
    said = []
    session.failed.connect(said.append)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=10**6))
    looked()
    looked()
    assert ["too little room" in str(error) for error in said] == [True]


def test_a_doubtful_place_is_told_once_for_all(session, looked, monkeypatch):
    said = []
    session.failed.connect(said.append)
    monkeypatch.setattr(place, "warning_of", lambda _path: "It lies in Dropbox.")
    looked()
    looked()
    assert [str(error) for error in said] == ["It lies in Dropbox."]
    assert session.library.setting("warned of its place") == "It lies in Dropbox."


def test_the_end_of_a_sitting_writes_down_what_was_done(session, qtbot):
    with qtbot.waitSignal(session.done):
        session.bookmark([2], True, "Bookmarked")
    session.close()
    assert b"bookmarked_at" in backups.precious_path(session.path).read_bytes()
    assert not list(session.path.parent.glob("library.db-*"))


def test_a_backup_that_fails_at_the_end_goes_to_the_log(session, expect_log):
    (session.path.parent / "backups").write_text("in the way")
    with expect_log(keeper.LOG.name, logging.WARNING, "No backup at the end"):
        session.close()


def test_a_backup_is_made_when_asked_for(session, qtbot, tmp_path):
    written = []
    session.backup_now(written.append)
    session.backup_now(written.append, tmp_path / "copy.db")
    qtbot.waitUntil(lambda: len(written) == 2)
    assert written[0].parent == tmp_path / "backups"
    assert written[1] == tmp_path / "copy.db"


def test_a_backup_that_cannot_be_made_is_told_once(session, qtbot):
    said = []
    session.failed.connect(said.append)
    session.backup_now(lambda _path: None, session.path)
    qtbot.waitUntil(lambda: bool(said))
    qtbot.waitUntil(lambda: not session.background.busy())
    assert ["is the library itself" in str(error) for error in said] == [True]


def test_the_library_is_restored_while_the_window_is_open(session, qtbot, tmp_path):
    with qtbot.waitSignal(session.done):
        session.bookmark([1], True, "Bookmarked")
    written = []
    session.backup_now(written.append)
    qtbot.waitUntil(lambda: bool(written))
    with qtbot.waitSignal(session.done):
        session.bookmark([2], True, "Bookmarked")
    restored, changes, applied, said = [], [], [], []
    session.changed.connect(changes.append)
    session.failed.connect(said.append)
    session.restore_backup(written[0], restored.append)
    session.ask_list(Question())
    qtbot.waitUntil(lambda: bool(restored))
    assert changes[0].everything
    assert session.undo_label() == ""
    assert session.library.counts().bookmarks == 1
    session.apply_later(restored[0].later, applied.append)
    qtbot.waitUntil(lambda: bool(applied))
    assert session.library.counts().bookmarks == 2
    assert changes[1].everything
    assert said == []


def test_nothing_is_restored_under_an_import(session, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(session, "importing", lambda: True)
    with qtbot.waitSignal(session.failed) as failed:
        session.restore_backup(tmp_path / "copy.db", lambda _restored: None)
    assert "Nothing was restored" in str(failed.args[0])


def test_before_much_is_deleted_there_is_a_backup(session, qtbot):
    with qtbot.waitSignal(session.done):
        session.delete_view(View(), "Deleted: 4 articles")
    assert session.library.counts().bin == 4
    [copy] = backups.copies(session.path)
    assert copy.before
    kept = Library.open(session.path.parent / "backups" / copy.name)
    assert kept.counts().bin == 0
    kept.close()


def test_without_a_backup_not_much_is_deleted(session, qtbot):
    (session.path.parent / "backups").write_text("in the way")
    with qtbot.waitSignal(session.failed):
        session.delete_view(View(), "Deleted: 4 articles")
    (session.path.parent / "backups").unlink()
    qtbot.waitUntil(lambda: not session.background.busy())
    assert session.library.counts().bin == 0


def test_a_restore_that_is_refused_leaves_everything(session, qtbot, tmp_path):
    (tmp_path / "copy.db").write_text("nothing of the kind")
    with qtbot.waitSignal(session.done):
        session.bookmark([1], True, "Bookmarked")
    with qtbot.waitSignal(session.failed) as failed:
        session.restore_backup(tmp_path / "copy.db", lambda _restored: None)
    assert "is not a Newsreader library" in str(failed.args[0])
    assert session.undo_label() == "Bookmarked"
    assert session.library.counts().bookmarks == 1


def test_what_was_done_last_fits_on_a_full_disk(session, looked, qtbot, monkeypatch):
    looked()
    bookmark = session.library.bookmark

    def full(ids, on):
        if reserve.reserve_path(session.path).exists():
            raise DiskFullError("The disk is full.")
        return bookmark(ids, on)

    monkeypatch.setattr(session.library, "bookmark", full)
    with qtbot.waitSignal(session.failed) as failed:
        session.bookmark([1], True, "Bookmarked")
    assert "What you just did was kept" in str(failed.args[0])
    assert session.library.counts().bookmarks == 1


def test_a_clock_of_its_own_looks_again_and_again(session, qtbot, monkeypatch):
    looks = []
    monkeypatch.setattr(session.background, "run", lambda *_work, **_lane: looks.append(1))
    session._keeper._clock.start(1)
    qtbot.waitUntil(lambda: bool(looks))
    assert session._keeper._clock.interval() == keeper.EVERY_MS
