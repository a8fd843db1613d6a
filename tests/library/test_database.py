from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import apsw
import pytest
from fakes import parsed

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import View
from newsreader.library import Library, database, migrations, schema
from newsreader.library.check import check
from newsreader.library.seal import sealing_vfs


def content(path: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()}


def make(path: Path, *headlines: str) -> Path:
    library = Library.open(path)
    for headline in headlines:
        library.add(parsed(headline))
    library.close()
    return path


def run(path: Path, sql: str) -> None:
    file = apsw.Connection(str(path), vfs=sealing_vfs() or "")
    file.execute(sql).fetchall()
    file.close()


@pytest.mark.parametrize("name", ["library.db", "my news/ünd 📰 #1?.db", "a%20b/library.db"])
def test_a_library_is_made_with_its_folders_and_found_again(tmp_path: Path, name: str) -> None:
    path = make(tmp_path / name, "Fog", "Sun")
    library = Library.open(path)
    assert library.path == path
    assert len(library.ids(View())) == 2
    library.close()
    reader = Library.open(path, read_only=True)
    assert len(reader.ids(View())) == 2
    reader.close()


def test_the_file_is_marked_as_ours_and_carefully_opened(tmp_path: Path) -> None:
    library = Library.open(make(tmp_path / "library.db"))
    library.counts()
    for connection in (library._database._writer, *library._database._idle):
        assert connection.pragma("application_id") == migrations.APPLICATION_ID
        assert connection.pragma("user_version") == migrations.VERSION
        assert connection.pragma("journal_mode") == "wal"
        assert connection.pragma("trusted_schema") == 0
    assert library._database._writer.pragma("foreign_keys") == 1
    assert library._database._writer.pragma("synchronous") == 2
    with library.transaction(bulk=True):
        assert library._database._writer.pragma("synchronous") == 1
    assert library._database._writer.pragma("synchronous") == 2
    library.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_library_is_refused_untouched(tmp_path: Path, read_only: bool) -> None:
    path = make(tmp_path / "library.db", "Fog")
    run(path, "PRAGMA user_version = 999; PRAGMA journal_mode = DELETE;")
    before = content(path)
    with pytest.raises(NewsreaderError, match="made by a newer version"):
        Library.open(path, read_only=read_only)
    assert content(path) == before


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    "sql",
    [
        "PRAGMA application_id = 77; CREATE TABLE t (a);",
        "CREATE TABLE articles (a); INSERT INTO articles VALUES (1);",
        "PRAGMA user_version = 1; CREATE TABLE t (a);",
    ],
)
def test_another_programs_database_is_refused_untouched(tmp_path: Path, sql: str, read_only: bool) -> None:
    path = tmp_path / "library.db"
    run(path, sql)
    before = content(path)
    with pytest.raises(NewsreaderError, match="belongs to another program"):
        Library.open(path, read_only=read_only)
    assert content(path)["library.db"] == before["library.db"]


@pytest.mark.parametrize("data", [b"Dear diary", b"x" * 5000, b"SQLite format 3\0short"])
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(data)
    with pytest.raises(NewsreaderError, match="not a Newsreader library"):
        Library.open(path)
    assert content(path) == {"library.db": data}


def test_a_folder_in_place_of_the_file_or_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(NewsreaderError, match="cannot be read"):
        Library.open(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(NewsreaderError, match="cannot be made"):
        Library.open(tmp_path / "file" / "library.db")


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch()
    assert make(path, "Fog").read_bytes()


def test_reading_only_changes_nothing_and_says_so(tmp_path: Path) -> None:
    path = make(tmp_path / "library.db", "Fog")
    library = Library.open(path, read_only=True)
    assert library.read_only
    with pytest.raises(NewsreaderError, match="for reading only"):
        library.mark_read([1], read=True)
    library.close()
    with pytest.raises(NewsreaderError, match="no library at"):
        Library.open(tmp_path / "none.db", read_only=True)
    assert not (tmp_path / "none.db").exists()


def test_a_library_in_a_folder_that_cannot_be_written_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make(tmp_path / "library.db", "Fog")
    opened = database._checked_reader

    def without_small_files(path: Path, address: str, vfs: str) -> apsw.Connection:
        if "immutable" not in address:
            raise apsw.ReadOnlyError
        return opened(path, address, vfs)

    monkeypatch.setattr(database, "_checked_reader", without_small_files)
    library = Library.open(path, read_only=True)
    assert len(library.ids(View())) == 1
    library.close()


@pytest.fixture
def second_step(monkeypatch: pytest.MonkeyPatch) -> None:
    later = "CREATE TABLE later (a); INSERT INTO later VALUES (5); CREATE INDEX i ON later (a);"
    add_step(monkeypatch, later)


def add_step(patch: pytest.MonkeyPatch, statements: str) -> None:
    steps = (*schema.steps(), (statements,))
    patch.setattr(schema, "steps", lambda: steps)
    patch.setattr(migrations, "VERSION", len(steps))


def test_there_are_as_many_steps_as_the_program_says() -> None:
    assert len(schema.steps()) == migrations.VERSION


def test_an_older_library_is_copied_and_then_brought_forward(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = make(tmp_path / "library.db", "Fog")
    request.getfixturevalue("second_step")
    with pytest.raises(NewsreaderError, match="older form"):
        Library.open(path, read_only=True)
    library = Library.open(path)
    assert library._database._writer.execute("SELECT a FROM later").get == 5
    assert [row.headline for row in library.rows([1])] == ["Fog"]
    library.close()
    (backup,) = (tmp_path / "backups").iterdir()
    old = apsw.Connection(str(backup))
    assert old.pragma("user_version") == migrations.VERSION - 1
    assert old.execute("SELECT headline FROM articles").get == "Fog"
    old.close()


def test_a_new_library_needs_no_copy(tmp_path: Path, second_step: None) -> None:
    make(tmp_path / "library.db")
    assert not (tmp_path / "backups").exists()


def test_a_failed_step_leaves_the_library_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(tmp_path / "library.db", "Fog")
    with monkeypatch.context() as patch:
        add_step(patch, "CREATE TABLE later (a); INSERT INTO nowhere VALUES (1);")
        with pytest.raises(NewsreaderError, match="as it was before") as failed:
            Library.open(path)
    assert "backups" in str(failed.value)
    library = Library.open(path)
    assert [row.headline for row in library.rows([1])] == ["Fog"]
    assert not library._database._writer.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").get
    library.close()


def test_two_that_start_at_once_make_one_library(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: Library.open(path), range(4)))
    opened[0].add(parsed("Fog"))
    assert [len(library.ids(View())) for library in opened] == [1, 1, 1, 1]
    for library in opened:
        library.close()


def test_what_another_program_holds_is_said_and_not_lost(library: Library) -> None:
    library._database._writer.set_busy_timeout(10)
    other = apsw.Connection(str(library.path))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NewsreaderError, match="Another program is holding"):
        library.add(parsed("Fog"))
    assert library.counts().all == 0
    other.execute("ROLLBACK")
    other.close()
    assert library.add(parsed("Fog")).outcome == "added"


def test_a_full_disk_keeps_what_was_kept(library: Library) -> None:
    library.add(parsed("Fog"))
    writer = library._database._writer
    writer.pragma("max_page_count", writer.pragma("page_count") + 2)
    with pytest.raises(NewsreaderError, match="full") as failed:
        library.add(parsed("Big", "wide " * 100_000))
    assert "safe" in failed.value.kept
    assert "FullError" in failed.value.details
    assert library.counts().all == 1
    writer.pragma("max_page_count", 1_000_000)
    assert library.add(parsed("Big", "wide " * 100_000)).outcome == "added"


@pytest.mark.parametrize("error", [apsw.IOError, apsw.CorruptError, apsw.ReadOnlyError, apsw.CantOpenError])
def test_what_the_disk_says_is_said_in_words(tmp_path: Path, error: type[apsw.Error]) -> None:
    with pytest.raises(NewsreaderError) as said, database.explained(tmp_path / "library.db"):
        raise error("disk")
    assert "library.db" in said.value.what
    assert said.value.kept
    assert said.value.do


def test_our_own_mistakes_pass_as_they_are(library: Library) -> None:
    with pytest.raises(apsw.SQLError), library._database.reading() as connection:
        connection.execute("SELECT nonsense")
    assert library.counts().all == 0


def test_readers_see_whole_commits_while_one_writes(library: Library) -> None:
    """Articles come in pairs within a transaction: no reader may ever see half a pair."""
    done = threading.Event()
    seen: list[int] = []

    def read() -> None:
        while not done.is_set():
            seen.append(len(library.ids(View())))

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(40):
        with library.transaction():
            library.add(parsed(f"A{number}"))
            library.add(parsed(f"B{number}"))
    done.set()
    for reader in readers:
        reader.join()
    assert all(count % 2 == 0 for count in seen)
    assert len(library.ids(View())) == 80


def test_what_wal_grew_to_while_somebody_read_for_long_is_given_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "WAL_PAGES", 100)
    library = Library.open(tmp_path / "library.db")
    wal = tmp_path / "library.db-wal"
    with library._database.reading() as connection, ThreadPoolExecutor(1) as other:
        connection.execute("SELECT count(*) FROM articles").fetchall()
        for number in range(30):
            other.submit(library.add, parsed(f"Headline {number}", "Of late. " * 5000)).result()
        assert wal.stat().st_size > 200 * 4096
    for headline in ("Fog", "Sun"):
        library.add(parsed(headline))
    assert wal.stat().st_size <= 110 * 4096
    library.close()


def test_writers_wait_for_each_other(library: Library) -> None:
    with ThreadPoolExecutor(6) as pool:
        ids = list(pool.map(lambda number: library.add(parsed(f"A{number}")).id, range(60)))
    assert sorted(ids) == sorted(library.ids(View()))


def test_a_failed_part_that_adds_many_takes_its_transaction_with_it(library: Library) -> None:
    def spoil() -> None:
        with suppress(ValueError), library.transaction(bulk=True):
            library.add(parsed("Sun"))
            raise ValueError

    before = len(library.ids(View()))
    with pytest.raises(RuntimeError, match="a part of this transaction failed"), library.transaction():
        spoil()
    assert len(library.ids(View())) == before
    with library.transaction():
        library.add(parsed("Fog"))
        with suppress(KeyError), library.transaction():
            spoil()
            raise KeyError
    assert len(library.ids(View())) == before + 1


def test_a_transaction_reads_what_it_wrote_and_others_do_not(library: Library) -> None:
    with library.transaction(), ThreadPoolExecutor(1) as pool:
        library.add(parsed("Fog"))
        assert library.counts().all == 1
        assert pool.submit(library.counts).result().all == 0


def test_readers_are_used_again(library: Library) -> None:
    for _ in range(5):
        threads = [threading.Thread(target=library.counts) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert 1 <= len(library._database._idle) <= 4


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    library = Library.open(make(tmp_path / "library.db"))
    library.close()
    library.close()
    for ask in (library.counts, lambda: library.mark_read([1], read=True)):
        with pytest.raises(NewsreaderError, match="was closed"):
            ask()


def test_closing_leaves_one_file(tmp_path: Path) -> None:
    path = make(tmp_path / "library.db", "Fog")
    assert os.listdir(path.parent) == ["library.db"]  # noqa: PTH208


def test_a_backup_is_whole_and_replaces_the_last_one(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "copy.db"
    for headline in ("Fog", "Sun"):
        library.add(parsed(headline))
        library.backup(target)
    assert [entry.name for entry in target.parent.iterdir()] == ["copy.db"]
    copy = Library.open(target)
    assert len(copy.ids(View())) == 2
    copy.close()


def test_what_still_stands_in_the_wal_is_sealed_in_a_backup(library: Library, tmp_path: Path) -> None:
    library.add_all([parsed(f"Headline {number}", "Long ago. " * 2000) for number in range(150)])
    library.mark_read(range(150), read=True)
    library.backup(tmp_path / "copy.db")
    assert check(tmp_path / "copy.db").findings == ()


def test_a_backup_that_fails_spares_the_last_one(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    library.backup(target)
    before = target.read_bytes()
    library.add(parsed("Fog"))

    def full(*_: object) -> None:
        raise apsw.FullError("no room")

    monkeypatch.setattr("newsreader.library.backup._copy", full)
    with pytest.raises(NewsreaderError, match="could not be written"):
        library.backup(target)
    assert target.read_bytes() == before
    assert not list(tmp_path.glob("*.part"))
