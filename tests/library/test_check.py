from __future__ import annotations

from pathlib import Path

import apsw
import damage
import pytest
from fakes import parsed

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import View
from newsreader.library import Library, migrations
from newsreader.library.check import Report, check
from newsreader.library.seal import sealing_vfs


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return damage.make(tmp_path / "library.db")


def parts(report: Report) -> set[str]:
    return {finding.part for finding in report.findings}


def write(path: Path, sql: str) -> None:
    """Changes a library behind its back, with seals that fit."""
    library = Library.open(path)
    with library._database.writing() as connection:
        connection.execute(sql).fetchall()
    library.close()


@pytest.mark.parametrize("depth", ["quick", "full"])
def test_a_library_in_order_is_found_so(path: Path, depth: str) -> None:
    report = check(path, depth=depth)
    assert report.findings == ()
    assert not report.broken
    assert report.complete
    assert report.articles == 41
    assert report.pages == path.stat().st_size // damage.PAGE


def test_a_library_in_use_is_checked_with_what_was_just_written(path: Path) -> None:
    library = Library.open(path)
    library.add(parsed("New"))
    report = check(path)
    assert (report.findings, report.articles) == ((), 42)
    library.close()


@pytest.mark.parametrize("table", ["bodies", "status", "words_data", "status_live", "sqlite_schema", "titles"])
def test_a_single_bit_is_noticed_wherever_it_stands(path: Path, table: str) -> None:
    for page in damage.pages_of(path, table)[:3]:
        whole = path.read_bytes()
        damage.change(path, damage.flip((page - 1) * damage.PAGE + 2100))
        report = check(path)
        assert report.findings[0].part == "pages"
        assert report.findings[0].where == (page,)
        assert report.broken
        path.write_bytes(whole)


def test_a_page_of_nothing_is_noticed_though_the_seal_of_nothing_is_nothing(path: Path) -> None:
    page = damage.pages_of(path, "bodies")[-1]
    damage.change(path, damage.overwrite((page - 1) * damage.PAGE, bytes(damage.PAGE)))
    assert check(path).findings[0].where == (page,)


def test_free_pages_hold_nothing_that_could_be_damaged(path: Path) -> None:
    write(path, "DELETE FROM images; DELETE FROM words_data WHERE id > 1000;")
    connection = apsw.Connection(str(path))
    assert connection.pragma("freelist_count")
    connection.close()
    assert "pages" not in parts(check(path))


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (damage.cut(20_000), "end of the file"),
        (damage.cut(0), "empty"),
        (damage.overwrite(0, b"x" * 16), "does not begin"),
        (damage.overwrite(0, bytes(4096)), "does not begin"),
        (damage.overwrite(100, bytes(64)), "not as it was written"),
    ],
)
def test_a_file_that_is_no_library_any_more_is_noticed(path: Path, edit, said: str) -> None:
    content = damage.change(path, edit)
    report = check(path)
    assert said in report.findings[0].what
    assert report.broken
    assert "--repair" in report.findings[0].do
    assert path.read_bytes() == content


def test_an_article_that_says_something_else_is_noticed_by_its_hash(path: Path) -> None:
    write(path, "UPDATE bodies SET text = 'Nonsense' WHERE article_id = 7")
    finding = check(path).findings[0]
    assert (finding.part, finding.where, finding.broken) == ("articles", (7,), True)


@pytest.mark.parametrize("table", ["status", "bodies", "raws"])
def test_an_article_that_lacks_a_part_is_noticed(path: Path, table: str) -> None:
    write(path, f"DELETE FROM {table} WHERE article_id = 7")  # noqa: S608
    for depth in ("quick", "full"):
        found = [finding for finding in check(path, depth=depth).findings if finding.part == "articles"]
        assert [finding.details for finding in found] == [(table,)]


@pytest.mark.parametrize(
    ("sql", "part"),
    [
        ("DELETE FROM words WHERE rowid = (SELECT search_key FROM status WHERE article_id = 3)", "search"),
        ("INSERT INTO heads (rowid, headline) VALUES (5, 'x')", "search"),
        ("DELETE FROM title_index WHERE rowid = 2", "search"),
        ("UPDATE tallies SET unread = unread + 1", "figures"),
        ("UPDATE tags SET live = 0", "figures"),
        ("UPDATE headlines SET awaited_by = 7 WHERE awaited_by > 0", "figures"),
        ("UPDATE figures SET value = 9 WHERE name = 'awaited'", "figures"),
        ("UPDATE figures SET value = 9 WHERE name = 'folded'", "figures"),
        ("UPDATE status SET folded = article_id + 1 WHERE article_id IN (4, 5)", "figures"),
        ("UPDATE status SET folded = 4 WHERE article_id = 4", "figures"),
        ("DELETE FROM unsigned WHERE article_id = 3", "related"),
        ("DROP TRIGGER tally_added", "schema"),
        ("DROP TRIGGER article_came", "schema"),
        ("DROP INDEX status_live", "schema"),
    ],
)
def test_what_is_worked_out_from_the_rest_is_noticed_and_put_right_in_place(path: Path, sql: str, part: str) -> None:
    write(path, sql)
    report = check(path)
    assert parts(report) == {part}
    assert not report.broken
    library = Library.open(path)
    library.repair(report.findings)
    assert len(library.ids(View(search="harbours"))) == 38
    library.close()
    assert check(path).findings == ()


def test_an_article_that_is_signed_waits_for_nothing(path: Path) -> None:
    library = Library.open(path)
    library.signatures.keep([(3, b"signed")], {})
    library.close()
    assert check(path).findings == ()
    write(path, "DELETE FROM signatures")
    (finding,) = check(path, depth="quick").findings
    assert (finding.part, finding.where, finding.broken) == ("related", (3,), False)


def test_an_article_under_other_words_is_noticed(path: Path) -> None:
    for table in ("words", "starts"):
        columns = "headline, byline, notes, text" if table == "words" else "all_parts"
        blanks = ", ".join("'x'" for _ in columns.split(", "))
        key = "(SELECT search_key FROM status WHERE article_id = 3)"
        write(
            path,
            f"DELETE FROM {table} WHERE rowid = {key}; INSERT INTO {table} (rowid, {columns})"  # noqa: S608
            f" VALUES ({key}, {blanks});",
        )
    assert [finding.where for finding in check(path).findings] == [(3,)]
    assert check(path, depth="quick").findings == ()


def test_rows_that_refer_to_nothing_are_noticed(path: Path) -> None:
    connection = apsw.Connection(str(path), vfs=sealing_vfs() or "")
    connection.execute("INSERT INTO notes VALUES (1, 999, 'whose?', 1, 1)").fetchall()
    connection.close()
    (finding,) = check(path).findings
    assert (finding.part, finding.details) == ("references", ("notes -> articles",))


def test_a_check_that_is_stopped_says_so_and_one_can_see_how_far_it_is(path: Path) -> None:
    seen: list[str] = []
    report = check(path, lambda part, _done, _total: seen.append(part))
    assert {"pages", "articles", "search"} <= set(seen)
    assert report.complete
    assert not check(path, cancelled=lambda: True).complete


def test_what_is_not_ours_is_refused(tmp_path: Path, path: Path) -> None:
    with pytest.raises(NewsreaderError, match="no library at"):
        check(tmp_path / "none.db")
    write(path, f"PRAGMA user_version = {migrations.VERSION + 1}")
    with pytest.raises(NewsreaderError, match="newer version"):
        check(path)


def test_the_search_index_is_filled_while_the_library_is_used_and_after_a_restart(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(path, "DELETE FROM words")
    findings = check(path).findings
    library = Library.open(path)
    stops = iter([None, KeyboardInterrupt])

    def use(done: int, total: int) -> None:
        library.add(parsed(f"Meanwhile {done}"))
        library.delete([3])
        if stop := next(stops):
            raise stop

    monkeypatch.setattr("newsreader.library.repair.AT_ONCE", 10)
    with pytest.raises(KeyboardInterrupt):
        library.repair(findings, use)
    assert 0 < len(library.ids(View(search="harbours"))) < 38
    library.close()
    library = Library.open(path)
    library.resume_repair()
    assert len(library.ids(View(search="harbours"))) == 37
    assert len(library.ids(View(search="meanwhile"))) == 2
    library.close()
    assert check(path).findings == ()


def test_what_stands_behind_the_pages_in_use_is_nobodys(path: Path) -> None:
    damage.change(path, lambda content: content.extend(b"x" * 8192))
    assert check(path).findings == ()
