from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import apsw
import damage
import pytest
from fakes import parsed

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import View, ViewKind, hash_of
from newsreader.library import Library, reference
from newsreader.library.check import check
from newsreader.library.salvage import salvage
from newsreader.library.seal import sealing_vfs

PAGE = damage.PAGE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return damage.make(tmp_path / "data" / "library.db")


def content(path: Path) -> dict[str, object]:
    """All that a reader sees of a library."""
    library = Library.open(path)
    ids = sorted({*library.ids(View()), *library.ids(View(ViewKind.BIN))})
    seen = {
        "articles": [library.article(number) for number in ids],
        "raws": [library.raw(number) for number in ids],
        "pictures": [library.image(number, "a.png") for number in ids],
        "revisions": [library.revisions(number) for number in ids],
        "panels": [library.panel(number) for number in ids],
        "counts": library.counts(),
        "found": sorted(library.ids(View(search="harbours"))),
    }
    library.close()
    return seen


def assert_in_order(path: Path) -> None:
    assert check(path).findings == ()
    assert {entry.suffix for entry in path.parent.iterdir() if entry.is_file()} == {".db"}


@pytest.mark.parametrize(
    "name", ["words_data", "status_live", "tallies", "title_index_data", "sqlite_autoindex_titles_1"]
)
def test_of_damage_to_what_is_worked_out_nothing_is_lost(path: Path, name: str) -> None:
    before = content(path)
    place = (damage.pages_of(path, name)[-1] - 1) * PAGE
    broken = damage.change(path, damage.overwrite(place + 512, os.urandom(512)))
    salvaged = salvage(path, clock=lambda: 1_781_006_400)
    assert content(path) == before
    assert salvaged.kept.name == "library-damaged-2026-06-09.db"
    assert salvaged.kept.read_bytes() == broken
    assert (salvaged.articles, salvaged.missing) == (41, ())
    assert_in_order(path)


@pytest.mark.parametrize("edit", [damage.overwrite(0, bytes(PAGE)), damage.overwrite(0, b"y" * 99)])
def test_a_lost_first_page_is_taken_from_a_new_library(path: Path, edit) -> None:
    before = content(path)
    damage.change(path, edit)
    assert salvage(path).missing == ()
    assert content(path) == before
    assert_in_order(path)


def test_all_of_the_schema_may_be_lost(path: Path) -> None:
    before = content(path)
    for page in damage.pages_of(path, "sqlite_schema"):
        damage.change(path, damage.overwrite((page - 1) * PAGE, bytes(PAGE)))
    salvage(path)
    assert content(path) == before


def test_a_flipped_bit_in_a_text_keeps_the_text_and_says_so(path: Path) -> None:
    place = path.read_bytes().index(b"Story 20 tells of harbours. Story 20")
    damage.change(path, damage.flip(place + 6))
    salvaged = salvage(path)
    assert 20 in salvaged.whole.torn
    library = Library.open(path)
    article = library.article(20)
    assert "tells of harbours. Story 20" in article.text
    assert "may be wrong" in article.warnings[-1]
    library.close()
    assert_in_order(path)


def test_a_lost_text_is_taken_from_a_backup(path: Path) -> None:
    before = content(path)
    library = Library.open(path)
    library.backup(path.parent / "backups" / "library-1.db")
    library.close()
    for page in damage.pages_of(path, "bodies")[1:]:
        damage.change(path, damage.overwrite((page - 1) * PAGE, bytes(PAGE)))
    salvaged = salvage(path)
    assert salvaged.from_backups > 0
    assert content(path) == before


def test_without_a_backup_a_lost_text_leaves_the_article_its_place(path: Path) -> None:
    before = content(path)
    for page in damage.pages_of(path, "bodies")[1:]:
        damage.change(path, damage.overwrite((page - 1) * PAGE, bytes(PAGE)))
    salvaged = salvage(path)
    library = Library.open(path)
    assert salvaged.articles == 41
    for number in salvaged.whole.textless:
        article = library.article(number)
        assert article.headline
        assert "lost" in article.warnings[0]
    library.close()
    after = content(path)
    assert [each.status for each in after["articles"]] == [each.status for each in before["articles"]]
    assert_in_order(path)


def test_without_its_row_an_article_keeps_its_text_under_a_headline_it_was_known_by(path: Path) -> None:
    page = damage.pages_of(path, "articles")[-1]
    damage.change(path, damage.overwrite((page - 1) * PAGE, bytes(PAGE)))
    salvaged = salvage(path)
    assert salvaged.whole.headless
    library = Library.open(path)
    article = library.article(salvaged.whole.headless[0])
    assert article.headline.startswith(("headline", "overview"))
    assert article.text
    library.close()
    assert_in_order(path)


def test_a_byline_of_nothing_ends_no_salvage(path: Path) -> None:
    library = Library.open(path)
    with library._database.writing() as connection:
        connection.execute("UPDATE articles SET byline = char(0, 0) WHERE id = 7")
        connection.execute("UPDATE bodies SET text = 'Another.' WHERE article_id = 7")
    library.close()
    assert salvage(path).whole.torn == (7,)
    library = Library.open(path)
    assert (library.article(7).headline, library.article(7).byline) == ("Headline 7", ())
    library.close()
    assert_in_order(path)


def test_lost_marks_of_the_reader_leave_an_article_unread(path: Path) -> None:
    for page in damage.pages_of(path, "status"):
        damage.change(path, damage.overwrite((page - 1) * PAGE, bytes(PAGE)))
    assert salvage(path).articles == 41
    library = Library.open(path)
    assert library.counts().unread == 41
    library.close()
    assert_in_order(path)


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes(path: Path) -> None:
    damage.change(path, damage.cut(path.stat().st_size * 3 // 4 + 100))
    salvaged = salvage(path)
    assert salvaged.articles + len(salvaged.missing) == 41
    assert salvaged.articles
    assert_in_order(path)


def test_of_a_file_that_is_gone_the_newest_whole_backup_is_left(path: Path) -> None:
    before = content(path)
    library = Library.open(path)
    for name in ("library-1.db", "library-2.db"):
        library.backup(path.parent / "backups" / name)
    library.close()
    newest = path.parent / "backups" / "library-2.db"
    os.utime(newest, (2_000_000_000, 2_000_000_000))
    damage.change(newest, damage.flip(9000))
    damage.change(path, damage.cut(0))
    with pytest.raises(NewsreaderError, match="there are backups beside it"):
        Library.open(path)
    salvaged = salvage(path)
    assert salvaged.backup is not None
    assert salvaged.backup.name == "library-1.db"
    assert content(path) == before


def test_where_nothing_is_left_everything_stays_as_it_is(path: Path) -> None:
    damage.change(path, damage.overwrite(0, os.urandom(path.stat().st_size)))
    broken = path.read_bytes()
    with pytest.raises(NewsreaderError, match="Nothing can be read"):
        salvage(path)
    assert [entry.name for entry in path.parent.iterdir()] == ["library.db"]
    assert path.read_bytes() == broken


def relate(path: Path) -> None:
    """Signs all, makes a story, and has the reader correct it."""
    library = Library.open(path)
    library.signatures.keep([(number, b"signed") for number in range(1, 42)], {7: 1})
    library.decide_related(3, 4, related=False)
    with library._database.writing() as connection:
        connection.execute("INSERT INTO stories (id, title, updated_at, named_by_reader) VALUES (1, 'Ports', 1, 1)")
        connection.execute("INSERT INTO story_articles VALUES (1, 3, 1, 5, '[]')")
        connection.execute("INSERT INTO story_refusals VALUES (1, 4)")
    library.close()


OWN = (
    "SELECT id, title, named_by_reader FROM stories",
    "SELECT * FROM story_articles",
    "SELECT * FROM story_refusals",
    "SELECT * FROM related_decisions",
)


def own(path: Path) -> list[object]:
    """What the reader did with stories, and decided."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    found = [connection.execute(statement).fetchall() for statement in OWN]
    connection.close()
    return found


@pytest.mark.parametrize("table", ["signatures", "unsigned", "term_counts"])
def test_signatures_are_made_anew_and_what_the_reader_said_of_them_is_kept(path: Path, table: str) -> None:
    relate(path)
    before = own(path)
    for page in damage.pages_of(path, table):
        damage.change(path, damage.overwrite((page - 1) * PAGE + 200, os.urandom(512)))
    salvage(path)
    assert own(path) == before
    library = Library.open(path)
    assert library.signatures.waiting() == 41
    assert library.signatures.keep([(1, b"signed")], {}) == [42]
    library.close()
    assert_in_order(path)


@pytest.mark.parametrize("table", ["stories", "story_articles", "story_refusals", "related_decisions"])
def test_lost_stories_and_decisions_are_taken_from_the_precious_copy(path: Path, table: str) -> None:
    relate(path)
    before = own(path)
    (path.parent / "backups").mkdir()
    library = Library.open(path)
    library.write_precious(path.parent / "backups" / f"{path.stem}-precious.jsonl")
    library.close()
    for page in damage.pages_of(path, table):
        damage.change(path, damage.overwrite((page - 1) * PAGE, os.urandom(PAGE)))
    salvage(path)
    assert own(path) == before


def test_ids_are_never_given_out_again(path: Path) -> None:
    damage.change(path, damage.overwrite((damage.pages_of(path, "articles")[-1] - 1) * PAGE, bytes(PAGE)))
    salvage(path)
    library = Library.open(path)
    assert library.add(parsed("After all")).id == 42
    library.close()


def test_a_library_of_an_older_form_is_salvaged_in_it_and_brought_forward(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    connection = apsw.Connection(str(path), vfs=sealing_vfs() or "")
    connection.reserve_bytes("main", 8)
    reference.make(connection, 2)
    for number in (1, 2, 3):
        connection.execute(
            "INSERT INTO articles (id, source, content_hash, details_hash, headline, byline, added_at, excerpt)"
            " VALUES (?, 'a', ?, x'', ?, '[]', 5, '')",
            (number, hash_of((f"Old {number}", "", "x"), 32).hexdigest(), f"Old {number}"),
        )
        connection.execute(
            "INSERT INTO bodies (article_id, lede, html, text, warnings) VALUES (?, '', '', 'x', '[]')", (number,)
        )
        connection.execute("INSERT INTO status (article_id, order_time, read) VALUES (?, 5, 1)", (number,))
    connection.close()
    damage.change(path, damage.flip((damage.pages_of(path, "articles_path")[0] - 1) * PAGE + 100))
    salvaged = salvage(path)
    assert salvaged.articles == 3
    library = Library.open(path)
    assert [row.headline for row in library.rows([1, 2, 3])] == ["Old 1", "Old 2", "Old 3"]
    assert library.counts().unread == 0
    library.close()


def test_a_library_that_another_program_holds_is_not_taken_from_under_it(path: Path) -> None:
    code = (
        "import sys; from newsreader.library import Library; from pathlib import Path;"
        "library = Library.open(Path(sys.argv[1])); print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(NewsreaderError, match="Another program is holding"):
            salvage(path)
        other.communicate("\n")
    assert_in_order(path)


def copied_in_use(path: Path, folder: Path) -> Path:
    """A library as it stands on the disk while a program has it open: with a WAL of its own."""
    library = Library.open(path)
    library.bookmark([1, 2, 3], on=True)
    folder.mkdir()
    for entry in path.parent.glob("library.db*"):
        shutil.copy(entry, folder)
    library.close()
    return folder / path.name


def test_the_wal_of_a_program_that_was_killed_counts(path: Path, tmp_path: Path) -> None:
    killed = copied_in_use(path, tmp_path / "killed")
    damage.change(killed, damage.flip((damage.pages_of(path, "words_data")[-1] - 1) * PAGE + 40))
    salvaged = salvage(killed)
    library = Library.open(killed)
    assert {1, 2, 3} <= set(library.ids(View(ViewKind.BOOKMARKS)))
    library.close()
    assert salvaged.kept.with_name(salvaged.kept.name + "-wal").exists()


def test_a_lost_wal_loses_no_more_than_what_was_in_it(path: Path, tmp_path: Path) -> None:
    before = content(path)
    killed = copied_in_use(path, tmp_path / "killed")
    killed.with_name("library.db-wal").unlink()
    assert content(killed) == before
    assert_in_order(killed)


def test_rubbish_in_place_of_shared_memory_does_no_harm(path: Path, tmp_path: Path) -> None:
    killed = copied_in_use(path, tmp_path / "killed")
    killed.with_name("library.db-shm").write_bytes(os.urandom(32768))
    library = Library.open(killed)
    assert {1, 2, 3} <= set(library.ids(View(ViewKind.BOOKMARKS)))
    library.close()
    assert_in_order(killed)


def test_the_wal_of_another_library_is_noticed(path: Path, tmp_path: Path) -> None:
    other = damage.make(tmp_path / "other" / "library.db", count=90)
    killed = copied_in_use(other, tmp_path / "killed")
    shutil.copy(path, killed)
    assert check(killed).broken
    salvage(killed)
    assert check(killed).findings == ()
