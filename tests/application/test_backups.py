"""Backups beside a library: when they are made, what they hold, and that none is lost for another."""

import os
import shutil
from types import SimpleNamespace

import pytest
from fakes import parsed

from newsreader.application import backups
from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import ListedFeed
from newsreader.article.model import View
from newsreader.library import Library
from newsreader.library import backup as backup_module
from newsreader.library.backups import DAY, HOUR, LEFT_FREE

NOW = 1_781_006_400


@pytest.fixture
def library(tmp_path):
    library = Library.open(tmp_path / "library.db")
    library.add(parsed("Fog"))
    yield library
    library.close()


def keep(library, now=NOW, **options):
    return backups.keep(library, now, backups.do_not_wait, **options)


def headlines(path):
    copy = Library.open(path)
    found = {row.headline for row in copy.rows(copy.ids(View()))}
    copy.close()
    return found


def test_the_first_look_makes_both_copies(library):
    kept = keep(library)
    assert kept.full.name == "library-2026-06-09T120000Z.db"
    assert kept.precious
    assert headlines(kept.full) == {"Fog"}


def test_without_a_change_nothing_is_written(library):
    keep(library)
    before = {path: path.stat().st_mtime_ns for path in (library.path.parent / "backups").iterdir()}
    assert keep(library, NOW + DAY) == backups.Kept()
    assert {path: path.stat().st_mtime_ns for path in (library.path.parent / "backups").iterdir()} == before


def test_reading_and_reopening_are_no_change(library):
    keep(library, quitting=True)
    library.close()
    for _ in range(2):
        reopened = Library.open(library.path)
        reopened.ids(View())
        assert keep(reopened, NOW + DAY, quitting=True) == backups.Kept()
        reopened.close()


def test_a_change_is_copied_when_its_hour_has_come(library):
    first = keep(library).full
    library.add(parsed("Sun"))
    assert keep(library, NOW + HOUR - 1).full is None
    second = keep(library, NOW + HOUR).full
    assert headlines(second) == {"Fog", "Sun"}
    assert [copy.name for copy in backups.copies(library.path)] == [second.name, first.name]


def test_at_the_end_the_precious_copy_waits_for_no_hour(library):
    keep(library)
    library.bookmark([1], on=True)
    kept = keep(library, NOW + 60, quitting=True)
    assert (kept.precious, kept.full) == (True, None)
    assert b"bookmarked_at" in backups.precious_path(library.path).read_bytes()


def test_at_the_end_nothing_large_is_copied(library, monkeypatch):
    monkeypatch.setattr("newsreader.library.backups.SMALL", 1)
    assert keep(library, quitting=True) == backups.Kept(precious=True)
    assert keep(library).full is not None


def test_a_clock_that_jumps_back_does_not_end_the_backups(library):
    keep(library)
    library.add(parsed("Sun"))
    assert keep(library, NOW - 365 * DAY).full is not None
    library.add(parsed("Hail"))
    assert keep(library, NOW - 365 * DAY + HOUR).full is not None
    assert len(backups.copies(library.path)) == 3


def test_old_copies_make_room_for_new_ones(library):
    for number in range(60):
        library.mark_read([1], read=number % 2 == 0)
        keep(library, NOW + number * DAY)
    assert 7 <= len(backups.copies(library.path)) <= 35


def test_a_copy_for_which_there_is_no_room_is_not_made_and_the_last_stays(library, monkeypatch):
    first = keep(library).full
    library.add(parsed("Sun"))
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=LEFT_FREE))
    kept = keep(library, NOW + DAY)
    assert kept.full is None
    assert kept.precious
    assert "too little room" in kept.problem
    assert headlines(first) == {"Fog"}


def test_a_copy_that_is_stopped_leaves_nothing(library):
    def stop():
        raise backups.Stopped

    with pytest.raises(backups.Stopped):
        backups.back_up(library, None, NOW, stop)
    assert not list((library.path.parent / "backups").glob("*.db*"))
    with pytest.raises(backups.Stopped):
        backups.breathe(lambda: True)
    backups.breathe(lambda: False)


def test_a_copy_is_stopped_in_the_middle_of_its_check_too(library, monkeypatch):
    monkeypatch.setattr("newsreader.library.backup._CHECKED_AT_ONCE", 10)
    calls = []
    check = backup_module._check

    def counted(connection, pause):
        calls.append("check")
        check(connection, pause)

    def stop_in_check():
        if calls:
            raise backups.Stopped

    monkeypatch.setattr(backup_module, "_check", counted)
    with pytest.raises(backups.Stopped):
        library.backup(library.path.with_name("copy.db"), stop_in_check)
    assert calls
    assert not list(library.path.parent.glob("copy.db*"))


def test_what_a_crash_left_of_a_copy_is_removed_after_a_day(library):
    first = keep(library).full
    left = first.with_name("library-2026-06-09T110000Z.db.part")
    foreign = first.with_name("library-mine.db.part")
    for path, made_at in ((left, NOW - 2 * DAY), (foreign, NOW - 2 * DAY)):
        path.write_bytes(b"half a copy")
        os.utime(path, (made_at, made_at))
    library.add(parsed("Sun"))
    keep(library, NOW + HOUR)
    assert not left.exists()
    assert foreign.exists()
    left.write_bytes(b"half a copy")
    os.utime(left, (NOW, NOW))
    library.add(parsed("Hail"))
    keep(library, NOW + 2 * HOUR)
    assert left.exists()


def test_writing_goes_on_while_a_copy_is_made(library, monkeypatch):
    monkeypatch.setattr("newsreader.library.backup.PAGES_AT_ONCE", 1)
    added = []

    def write():
        if len(added) < 5:
            added.append(library.add(parsed(f"Sun {len(added)}")).id)

    written = backups.back_up(library, None, NOW, write)
    assert len(added) == 5
    assert headlines(written) == {"Fog"}
    assert library.counts().all == 6


def test_before_a_bulk_change_the_library_is_copied(library):
    kept = backups.before(library, "delete")
    assert kept.full.name.endswith("-before-delete.db")
    assert backups.before(library, "delete") == backups.Kept()
    library.delete([1])
    assert headlines(kept.full) == {"Fog"}


def test_before_a_bulk_change_of_a_large_library_only_the_precious_part_is_copied(library, monkeypatch):
    monkeypatch.setattr("newsreader.library.backups.SMALL", 1)
    assert backups.before(library, "delete") == backups.Kept(precious=True)


def test_a_backup_is_written_where_it_was_asked_for(library, tmp_path):
    (tmp_path / "usb").mkdir()
    assert backups.back_up(library, tmp_path / "usb" / "copy.db", NOW) == tmp_path / "usb" / "copy.db"
    assert backups.back_up(library, tmp_path / "usb", NOW).name == "library-2026-06-09T120000Z.db"
    assert headlines(tmp_path / "usb" / "copy.db") == {"Fog"}


def test_the_library_is_not_written_over_itself(library, tmp_path):
    os.link(library.path, tmp_path / "second name.db")
    for target in (library.path, tmp_path / "second name.db"):
        with pytest.raises(NewsreaderError, match="is the library itself"):
            backups.back_up(library, target, NOW)


def test_a_library_that_is_only_read_needs_no_backup(library):
    library.close()
    opened = Library.open(library.path, read_only=True)
    assert keep(opened) == backups.Kept()
    opened.close()


def test_a_folder_that_cannot_be_made_is_told(library, tmp_path):
    (tmp_path / "backups").write_text("a file")
    with pytest.raises(NewsreaderError, match="backups"):
        keep(library)


def test_a_damaged_library_is_not_copied_over_a_good_backup(library, tmp_path):
    library.add_all([parsed(f"Sun {number}", "word " * 2000) for number in range(40)])
    target = backups.back_up(library, tmp_path / "copy.db", NOW)
    good = target.read_bytes()
    library.close()
    with library.path.open("rb+") as file:
        file.seek(library.path.stat().st_size // 2)
        file.write(b"\xff" * 5000)
    damaged = Library.open(library.path)
    with pytest.raises(NewsreaderError, match="is damaged"):
        damaged.backup(target)
    damaged.close()
    assert target.read_bytes() == good


def test_the_feeds_stand_beside_the_precious_copy_as_a_list_for_any_reader(library, tmp_path):
    listed = tmp_path / "backups" / "library-feeds.opml"
    backups.write_precious(library, backups.do_not_wait)
    assert not listed.exists()
    library.feeds.subscribe([ListedFeed("Harbour", "https://jane:pass@harbour.example/feed", folder="Sea")])
    backups.write_precious(library, backups.do_not_wait)
    assert b'xmlUrl="https://harbour.example/feed"' in listed.read_bytes()


def test_the_copy_of_a_library_that_was_lost_is_not_written_over_by_a_new_one(library, tmp_path):
    library.bookmark([1], on=True)
    backups.write_precious(library, backups.do_not_wait)
    before = backups.precious_path(library.path).read_bytes()
    library.close()
    for path in tmp_path.glob("library.db*"):
        path.unlink()
    new = Library.open(tmp_path / "library.db")
    new.add(parsed("Sun"))
    for number in range(2):
        new.add(parsed(f"Hail {number}"))
        backups.write_precious(new, backups.do_not_wait)
    new.close()
    [aside] = (tmp_path / "backups").glob("library-precious-of-another-*.jsonl")
    assert aside.read_bytes() == before
    reopened = Library.open(tmp_path / "library.db")
    reopened.add(parsed("Ice"))
    assert backups.write_precious(reopened, backups.do_not_wait)
    assert len(list((tmp_path / "backups").glob("*precious*"))) == 2
    reopened.close()


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"format": "newsreader-precious"}', b'{"library": "x"}'])
def test_what_else_bears_the_name_of_the_copy_is_set_aside(library, content):
    target = backups.precious_path(library.path)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(content)
    assert backups.write_precious(library, backups.do_not_wait)
    [aside] = target.parent.glob("*of-another*")
    assert aside.read_bytes() == content
