import json

import apsw
import pytest
from fakes import write_article

from newsreader.library.seal import sealing_vfs


@pytest.fixture
def two(run, tmp_path):
    files = [write_article(tmp_path / "news", name) for name in ("Council approves tram", "Ferry stays in port")]
    return [row["id"] for row in run("add", "--json", *files).rows]


def bookmarked(run):
    return [row["id"] for row in run("list", "--json").rows if row["bookmarked"]]


def test_a_backup_is_restored_with_what_was_done_since(run, two, tmp_path):
    run("bookmark", two[0])
    [written] = run("backup", "--json").rows
    assert written["backup"].startswith(str(tmp_path / "backups" / "library-"))
    assert (tmp_path / "backups" / "library-precious.jsonl").exists()
    run("bookmark", two[1])
    [restored] = run("restore", "--json", written["backup"]).rows
    assert (restored["articles"], restored["missing"], restored["unreadable"]) == (2, 0, 0)
    assert bookmarked(run) == [two[1], two[0]]
    assert bookmarked(lambda *words: run(*words, library=restored["aside"])) == [two[1], two[0]]


def test_a_backup_is_restored_exactly(run, two, tmp_path):
    target = tmp_path / "usb" / "copy.db"
    assert run("backup", target).out == f"Backup written to {target}.\n"
    run("bookmark", *two)
    answer = run("restore", "--exactly", target)
    assert "kept as" in answer.out
    assert bookmarked(run) == []
    later = next((tmp_path / "backups").glob("*before-restore*-precious.jsonl"))
    [applied] = run("restore", "--json", later).rows
    assert applied["articles"] == 2
    assert set(bookmarked(run)) == set(two)


def test_what_was_done_is_taken_into_a_rebuilt_library(run, two, tmp_path):
    run("bookmark", *two)
    run("backup")
    run("add", tmp_path / "news" / "council-approves-tram.txt", library="new.db")
    answer = run("restore", tmp_path / "backups" / "library-precious.jsonl", library="new.db")
    assert answer.code == 1
    assert "1 articles are not in this library." in answer.out
    assert len(bookmarked(lambda *words: run(*words, library="new.db"))) == 1


def test_a_library_that_was_lost_is_rebuilt_at_its_place(run, two, tmp_path):
    run("bookmark", *two)
    run("backup")
    for path in tmp_path.glob("library.db*"):
        path.unlink()
    run("add", tmp_path / "news")
    assert bookmarked(run) == []
    assert run("restore", tmp_path / "backups" / "library-precious.jsonl").code == 0
    assert len(bookmarked(run)) == 2
    assert len(list((tmp_path / "backups").glob("library-precious-of-another*"))) == 1


def test_another_file_is_no_copy_of_what_was_done(run, two, tmp_path):
    (tmp_path / "notes.jsonl").write_text('{"a": 1}')
    answer = run("restore", tmp_path / "notes.jsonl")
    assert answer.code == 1
    assert "is not a copy of bookmarks" in answer.err
    assert not (tmp_path / "backups").exists()


def test_a_damaged_backup_is_refused(run, two, tmp_path):
    run("backup", tmp_path / "copy.db")
    with (tmp_path / "copy.db").open("rb+") as file:
        file.seek(20_000)
        file.write(b"\xff" * 3000)
    answer = run("restore", tmp_path / "copy.db")
    assert answer.code == 1
    assert "is damaged" in answer.err
    assert len(run("list", "--json").rows) == 2


def test_a_library_of_which_nothing_can_be_read_is_restored(run, two, tmp_path):
    run("backup", tmp_path / "copy.db")
    (tmp_path / "library.db").write_bytes(b"\xff" * 5000)
    answer = run("restore", "--json", tmp_path / "copy.db")
    assert answer.code == 0
    assert len(run("list", "--json").rows) == 2
    assert (tmp_path / json.loads(answer.out)["aside"]).read_bytes() == b"\xff" * 5000


def test_a_library_that_is_gone_is_restored(run, two, tmp_path):
    run("backup", tmp_path / "copy.db")
    assert run("restore", tmp_path / "copy.db", library="other.db").code == 0
    assert len(run("list", "--json", library="other.db").rows) == 2


def test_a_library_of_a_newer_version_is_not_replaced(run, two, tmp_path):
    run("backup", tmp_path / "copy.db")
    connection = apsw.Connection(str(tmp_path / "library.db"), vfs=sealing_vfs())
    connection.pragma("user_version", 999)
    connection.close()
    answer = run("restore", tmp_path / "copy.db")
    assert answer.code == 1
    assert "newer version" in answer.err
    assert not list(tmp_path.glob("*before-restore*"))


def test_a_backup_that_cannot_be_written_is_told(run, two, tmp_path):
    (tmp_path / "file").write_text("in the way")
    answer = run("backup", tmp_path / "file" / "copy.db")
    assert answer.code == 1
    assert "could not be written" in answer.err
