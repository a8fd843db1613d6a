import apsw
import damage
import pytest


@pytest.fixture
def path(tmp_path):
    return damage.make(tmp_path / "library.db")


def test_a_library_in_order_is_said_to_be(run, path):
    answer = run("check")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("The library is in order: 41 articles")
    assert run("check", "--quick", "--json").rows == [
        {
            "kind": "checked",
            "path": str(path),
            "ok": True,
            "repaired": False,
            "pages": path.stat().st_size // damage.PAGE,
            "articles": 41,
        }
    ]


def test_damage_fails_the_check_and_repair_says_what_was_saved(run, path):
    page = damage.pages_of(path, "bodies")[-1]
    broken = damage.change(path, damage.flip((page - 1) * damage.PAGE + 2000))
    answer = run("check")
    assert answer.code == 1
    assert f"not as they were written. 1 ({page})." in answer.err
    assert "check --repair" in answer.err
    assert path.read_bytes() == broken
    finding, *_, end = run("check", "--json").rows
    assert (finding["part"], finding["count"], finding["where"]) == ("pages", 1, [page])
    assert end["ok"] is False
    answer = run("check", "--repair", "--json")
    assert answer.code == 0
    (saved,) = [row for row in answer.rows if row["kind"] == "salvaged"]
    assert saved["articles"] == 41
    with open(saved["kept"], "rb") as kept:  # noqa: PTH123
        assert kept.read() == broken
    assert run("check").code == 0


def test_what_is_worked_out_is_put_right_in_place(run, path):
    from newsreader.library import Library

    library = Library.open(path)
    with library._database.writing() as connection:
        connection.execute("UPDATE tallies SET live = 0")
    library.close()
    assert run("check").code == 1
    answer = run("check", "--repair")
    assert (answer.code, answer.out) == (0, "The library is in order again.\n")
    assert run("check").code == 0


@pytest.mark.parametrize(
    "edit",
    [
        damage.cut(30_000),
        damage.cut(4096 * 3 + 5),
        damage.cut(0),
        damage.overwrite(0, bytes(16)),
        damage.overwrite(0, bytes(8192)),
        damage.overwrite(100, b"\xff" * 600),
        damage.overwrite(56, b"\xff" * 8),
        damage.overwrite(20, b"\0"),
        damage.overwrite(16, b"\0\1"),
        damage.overwrite(18, b"\1\1"),
        damage.overwrite(28, b"\0\0\0\2"),
    ],
)
@pytest.mark.parametrize("command", [("list",), ("search", "harbours"), ("show", "1"), ("bookmark", "1"), ("check",)])
def test_every_command_says_in_words_that_a_library_is_damaged(run, path, edit, command):
    run("list")
    (path.parent / "backups").mkdir()
    (path.parent / "backups" / "library-x.db").touch()
    damage.change(path, edit)
    answer = run(*command)
    assert "Traceback" not in answer.err
    assert "did not expect" not in answer.err
    if answer.code:
        assert "check --repair" in answer.err


def test_there_is_nothing_to_check_where_there_is_no_library(run):
    answer = run("check", library="none.db")
    assert answer.code == 1
    assert "no library at" in answer.err


def test_where_nothing_can_be_written_a_library_can_be_read(run, path, monkeypatch):
    def refuses(_database):
        raise apsw.ReadOnlyError("attempt to write a readonly database")

    monkeypatch.setattr("newsreader.library.database.Database._open_to_write", refuses)
    assert len(run("list", "--json").rows) == 40
    answer = run("bookmark", "1")
    assert answer.code == 1
    assert "for reading only" in answer.err
