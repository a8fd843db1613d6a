"""The way back: whatever a library held when it was backed up, it holds again."""

import os
import random
import threading
from pathlib import Path

import apsw
import pytest
from fakes import naming, parsed

from newsreader.application import backups, change, restoring
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import View, ViewKind
from newsreader.library import Library
from newsreader.library.seal import sealing_vfs

NOW = 1_781_006_400


@pytest.fixture
def library(tmp_path):
    library = Library.open(tmp_path / "data" / "library.db")
    library.add_all([parsed("Fog"), parsed("Sun"), parsed("Hail")])
    yield library
    library.close()


def content(path):
    """Every row of every table."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY 1")]
    assert "articles" in tables
    found = {}
    for table in tables:
        try:
            found[table] = sorted(connection.execute(f'SELECT * FROM "{table}"'), key=repr)  # noqa: S608
        except apsw.SQLError:
            continue  # indexes without content have no rows to show
    connection.close()
    return found


def fill(library, dice):
    """Whatever a person may have done."""
    library.add_all([parsed(f"Tide {number}", source=f"/tide/{number}.txt") for number in range(dice.randint(1, 30))])
    library.add(naming("Ferry stays", "Tide 3", "Storm over the port"))
    ids = list(library.ids(View()))
    for _ in range(30):
        act(library, dice, dice.sample(ids, dice.randint(1, min(5, len(ids)))))


def act(library, dice, some):
    acts = [
        lambda: library.mark_read(some, dice.random() < 0.5),
        lambda: library.bookmark(some, dice.random() < 0.7),
        lambda: library.tag(some, dice.choice(["sea", "port"]), dice.random() < 0.7),
        lambda: library.set_position(some[0], dice.random()),
        lambda: change.delete(library, some),
        lambda: library.add(parsed("Tide 1", f"Edited {dice.random()}", source="/tide/1.txt")),
    ]
    dice.choice(acts)()


@pytest.mark.parametrize("seed", range(6))
def test_a_library_is_restored_to_the_last_row(tmp_path, seed):
    dice = random.Random(seed)
    library = Library.open(tmp_path / "library.db")
    fill(library, dice)
    backup = backups.back_up(library, tmp_path / "backup.db", NOW)
    before = content(backup)
    fill(library, dice)
    restored = restoring.restore(library, backup, NOW)
    library.close()
    assert content(library.path) == before
    aside = Library.open(restored.aside)
    assert len(aside.ids(View())) + len(aside.ids(View(ViewKind.BIN))) >= len(before["articles"])
    aside.close()


def test_what_was_done_since_is_applied_on_top(library, tmp_path):
    backup = backups.back_up(library, tmp_path / "backup.db", NOW)
    library.bookmark([2], on=True)
    library.add(parsed("Later"))
    library.bookmark([4], on=True)
    restored = restoring.restore(library, backup, NOW)
    assert library.counts().bookmarks == 0
    applied, changes = restoring.apply_later(library, restored.later)
    assert (applied.articles, applied.missing) == (1, 1)
    assert changes.everything
    assert library.counts().bookmarks == 1


def test_decided_links_mean_their_article_again(tmp_path):
    from newsreader.related import titles

    library = Library.open(tmp_path / "library.db")
    library.add(naming("Ferry stays in port", "Storm over the harbour"))
    library.add(parsed("Storm over the harbor"))
    with library.transaction():
        titles.resolve_links(library, restoring.Changes(frozenset({1, 2}), kinds=frozenset({"articles"})))
    backup = backups.back_up(library, tmp_path / "backup.db", NOW)
    [link] = library.article(1).links
    assert link.state in ("possible", "here")
    change.decide_link(library, 1, 0, accept=False)
    refused = library.article(1).links
    restored = restoring.restore(library, backup, NOW)
    assert library.article(1).links != refused
    restoring.apply_later(library, restored.later)
    assert library.article(1).links == refused
    library.close()


def test_who_asks_during_a_restore_gets_the_old_library_or_the_new(library, tmp_path):
    backup = backups.back_up(library, tmp_path / "backup.db", NOW)
    library.add(parsed("Later"))
    failures, seen, ended = [], set(), threading.Event()

    def ask():
        while not ended.is_set():
            try:
                seen.add(len(library.ids(View())))
                library.mark_read([1], read=True)
            except NewsreaderError as error:
                failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(3):
        restoring.restore(library, backup, NOW)
    ended.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert seen <= {3, 4}
    assert len(library.ids(View())) == 3


def damage(path):
    with path.open("rb+") as file:
        file.seek(path.stat().st_size // 2)
        file.write(os.urandom(3000))


def newer(path):
    connection = apsw.Connection(str(path), vfs=sealing_vfs())
    connection.pragma("user_version", 999)
    connection.close()


def foreign(path):
    path.unlink()
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE t (x); PRAGMA application_id = 7")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (damage, "damaged"),
        (newer, "newer version"),
        (foreign, "another program"),
        (lambda path: path.write_bytes(b""), "is not a Newsreader library"),
        (lambda path: path.write_text("no library at all"), "is not a Newsreader library"),
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), "damaged"),
        (lambda path: path.unlink(), "There is no file"),
    ],
)
def test_a_backup_that_is_no_good_is_refused_before_anything_is_touched(library, tmp_path, spoil, said):
    backup = backups.back_up(library, tmp_path / "backup.db", NOW)
    library.bookmark([1], on=True)
    spoil(backup)
    before = sorted(path.name for path in library.path.parent.iterdir())
    with pytest.raises(NewsreaderError, match=said):
        restoring.restore(library, backup, NOW)
    assert sorted(path.name for path in library.path.parent.iterdir()) == before
    assert library.counts().bookmarks == 1


def test_the_library_is_no_backup_of_itself(library):
    with pytest.raises(NewsreaderError, match="is the library itself"):
        restoring.restore(library, library.path, NOW)


def test_a_library_that_another_program_has_open_is_not_replaced(library, tmp_path, monkeypatch):
    monkeypatch.setattr("newsreader.library.database.BUSY_MILLISECONDS", 50)
    backup = backups.back_up(library, tmp_path / "backup.db", NOW)
    other = apsw.Connection(str(library.path))
    other.execute("SELECT count(*) FROM articles").fetchall()
    with pytest.raises(NewsreaderError, match="Another program"):
        restoring.restore(library, backup, NOW)
    other.close()
    library.bookmark([1], on=True)
    assert library.counts().bookmarks == 1
    assert not list(library.path.parent.glob("*before-restore*"))
    assert not list(library.path.parent.glob("*restoring*"))


def test_a_restore_that_fails_half_way_is_taken_back(library, tmp_path, monkeypatch):
    backup = backups.back_up(library, tmp_path / "backup.db", NOW)
    library.bookmark([1], on=True)
    replace = Path.replace

    def refuse(self, target):
        if self.name.endswith(".restoring"):
            raise PermissionError("no")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NewsreaderError, match="is as it was"):
        restoring.restore(library, backup, NOW)
    library.bookmark([2], on=True)
    assert library.counts().bookmarks == 2
    assert [path.name for path in library.path.parent.glob("library*.db")] == ["library.db"]


def test_a_restored_library_that_cannot_be_opened_is_put_back(library, tmp_path, monkeypatch):
    backup = backups.back_up(library, tmp_path / "backup.db", NOW)
    library.bookmark([1], on=True)
    number = library.path.stat().st_ino

    def check(path):
        if path.stat().st_ino != number:
            raise NewsreaderError("It has an older form.")

    monkeypatch.setattr("newsreader.library.database.check_header", check)
    with pytest.raises(NewsreaderError, match="older form"):
        restoring.restore(library, backup, NOW)
    library.bookmark([2], on=True)
    assert library.counts().bookmarks == 2


def test_without_second_names_for_files_a_library_is_restored_as_well(library, tmp_path, monkeypatch):
    def refuse(_old, _new):
        raise OSError("not on this file system")

    backup = backups.back_up(library, tmp_path / "backup.db", NOW)
    library.bookmark([1], on=True)
    monkeypatch.setattr(os, "link", refuse)
    restored = restoring.restore(library, backup, NOW)
    assert library.counts().bookmarks == 0
    assert restored.aside.exists()


def test_a_damaged_library_is_set_aside_with_all_that_belongs_to_it(library, tmp_path):
    backup = backups.back_up(library, tmp_path / "backup.db", NOW)
    library.bookmark([2], on=True)
    backups.write_precious(library, backups.do_not_wait)
    library.close()
    damage(library.path)
    (library.path.with_name("library.db-wal")).write_bytes(b"left over")
    restored = restoring.restore_closed(library.path, backup, NOW)
    assert restored.aside.with_name(restored.aside.name + "-wal").read_bytes() == b"left over"
    reopened = Library.open(library.path)
    assert len(reopened.ids(View())) == 3
    restoring.apply_later(reopened, restored.later)
    assert reopened.counts().bookmarks == 1
    reopened.close()


def test_a_library_that_is_gone_comes_back(library, tmp_path):
    backup = backups.back_up(library, tmp_path / "backup.db", NOW)
    path = tmp_path / "elsewhere" / "library.db"
    restored = restoring.restore_closed(path, backup, NOW)
    assert (restored.aside, restored.later) == (None, None)
    reopened = Library.open(path)
    assert len(reopened.ids(View())) == 3
    reopened.close()


@pytest.mark.parametrize("name", ["with blanks", "Zeitung 📰 ünï", "100% #1 ?mode=ro&x=y", "file:odd"])
def test_folders_of_any_name_will_do(tmp_path, name):
    library = Library.open(tmp_path / name / f"{name}.db")
    library.add(parsed("Fog"))
    written = backups.keep(library, NOW, backups.do_not_wait).full
    library.bookmark([1], on=True)
    restored = restoring.restore(library, written, NOW)
    assert library.counts().bookmarks == 0
    restoring.apply_later(library, restored.later)
    assert library.counts().bookmarks == 1
    assert [copy.name for copy in backups.copies(library.path)] == [written.name]
    library.close()


def test_a_backup_that_was_copied_with_its_wal_is_restored_whole(library, tmp_path):
    library.bookmark([1], on=True)
    backup = tmp_path / "by hand.db"
    backup.write_bytes(library.path.read_bytes())
    (tmp_path / "by hand.db-wal").write_bytes(library.path.with_name("library.db-wal").read_bytes())
    library.bookmark([1], on=False)
    restoring.restore(library, backup, NOW)
    assert library.counts().bookmarks == 1
