import builtins
import os
import stat
import subprocess
import sys

import pytest

from newsreader import kept_bytecode
from newsreader.kept_bytecode import KeptBytecode

SOURCE = b"def half(x: int) -> int:\n    return x // 2\n"
NAME = "shibokensupport/signature/half.py"
real_compile = builtins.compile


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache" / "pyside.bytecode"


def half_of(code):
    names = {}
    exec(code, names)  # noqa: S102 - what is kept is there to be executed
    return names["half"]


def start(path, source=SOURCE, name=NAME, keeps=True):
    """One start of the program: answers what came of the source, and how much had to be compiled."""
    kept = KeptBytecode(path)
    with kept:
        code = compile(source, name, "exec")
    compiled = kept.compiled
    if keeps:
        kept.keep()
    return half_of(code), compiled


def test_what_was_compiled_once_is_not_compiled_again(path):
    assert start(path)[1] == 1
    half, compiled = start(path)
    assert compiled == 0
    assert half(8) == 4


def test_another_text_of_the_same_name_is_compiled(path):
    start(path)
    half, compiled = start(path, SOURCE.replace(b"// 2", b"// 4"))
    assert compiled == 1
    assert half(8) == 2
    assert start(path)[1] == 1, "what is no longer used is not kept"


def test_only_the_modules_inside_pyside_are_kept(path):
    assert start(path, name="newsreader/half.py")[1] == 0
    assert not path.exists()


def test_what_is_imported_from_the_future_counts(path):
    start(path)
    before = {}
    exec(  # noqa: S102
        f"from __future__ import annotations\ndef asked():\n    return compile({SOURCE!r}, {NAME!r}, 'exec')\n", before
    )
    kept = KeptBytecode(path)
    with kept:
        here, there = compile(SOURCE, NAME, "exec"), before["asked"]()
    assert half_of(here).__annotations__["x"] is int
    assert half_of(there).__annotations__["x"] == "int"


def test_other_questions_are_answered_as_ever(path):
    with KeptBytecode(path):
        assert eval(compile("1 + 1", NAME, "eval")) == 2  # noqa: S307
        assert isinstance(compile(SOURCE, NAME, "exec", 0x400), __import__("ast").Module)
        with pytest.raises(SyntaxError):
            compile(b"def", NAME, "exec")


def cut(content):
    return content[:-1]


def changed(content):
    return content[:-20] + bytes([content[-20] ^ 1]) + content[-19:]


@pytest.mark.parametrize("damage", [cut, changed, lambda _: b"", lambda _: b"x"])
def test_a_damaged_file_is_written_anew(path, damage):
    start(path)
    path.write_bytes(damage(path.read_bytes()))
    assert start(path)[1] == 1
    assert start(path)[1] == 0


def test_what_another_python_compiled_is_not_used(path, monkeypatch):
    start(path)
    monkeypatch.setattr(kept_bytecode, "HEADER", b"another")
    assert start(path)[1] == 1


@pytest.mark.skipif(os.name != "posix", reason="files have no owners here")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_may_write_is_not_used(path, mode):
    start(path)
    path.chmod(mode)
    assert start(path, keeps=False)[1] == 1


@pytest.mark.skipif(os.name != "posix", reason="files have no owners here")
def test_what_belongs_to_somebody_else_is_not_used(path, monkeypatch):
    start(path)
    monkeypatch.setattr(os, "getuid", lambda: path.stat().st_uid + 1)
    assert start(path)[1] == 1


@pytest.mark.skipif(os.name != "posix", reason="no links here")
def test_a_link_is_not_followed(path, tmp_path):
    start(path)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert start(path)[1] == 1
    assert not path.is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="files have no such rights here")
def test_nobody_else_may_read_or_write_what_is_kept(path):
    start(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_where_nothing_can_be_kept_everything_works_all_the_same(tmp_path):
    (tmp_path / "file").write_text("no folder")
    half, compiled = start(tmp_path / "file" / "pyside.bytecode")
    assert compiled == 1
    assert half(8) == 4


def test_a_file_is_not_written_where_a_folder_stands(path):
    path.mkdir(parents=True)
    assert start(path)[1] == 1
    assert list(path.parent.iterdir()) == [path]


def test_compile_is_itself_again_after_an_error(path):
    assert builtins.compile is real_compile
    with pytest.raises(ImportError), KeptBytecode(path):
        raise ImportError
    assert builtins.compile is real_compile


def test_pyside_compiles_nothing_the_second_time(path):
    code = (
        "import sys; from pathlib import Path; from newsreader.kept_bytecode import KeptBytecode\n"
        "kept = KeptBytecode(Path(sys.argv[1]))\n"
        "with kept: import PySide6.QtWidgets\n"
        "print(kept.compiled); kept.keep()\n"
    )
    counts = []
    for _ in range(2):
        run = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=True, text=True)
        counts.append(int(run.stdout))
    assert counts[0] > 0, "PySide6 no longer compiles modules of its own: newsreader.kept_bytecode can go"
    assert counts[1] == 0
