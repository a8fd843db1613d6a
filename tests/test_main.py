import signal
import sys
import types

import pytest

from newsreader import main as entry
from newsreader import platform_check
from newsreader.cli.commands import newsreader


@pytest.fixture
def window(monkeypatch):
    """A window that only notes what it was asked to show."""
    asked = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    app = types.ModuleType("newsreader.ui.app")
    app.run = lambda library, sources, _afterwards: asked.append((library, sources)) or 0
    monkeypatch.setitem(sys.modules, "newsreader.ui.app", app)
    monkeypatch.setattr("newsreader.ui.app", app, raising=False)
    return asked


def test_the_entry_point_knows_every_command_and_no_other():
    assert set(newsreader.commands) == entry.COMMANDS


def test_without_arguments_the_window_opens_on_the_default_library(window, own_home):
    assert entry.main([]) == 0
    [(library, sources)] = window
    assert library.name == "library.db"
    assert own_home in library.parents
    assert sources == []


@pytest.mark.parametrize("words", [["--library", "my.db"], ["--library=my.db"]])
def test_the_window_opens_on_the_library_that_is_named(window, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    assert entry.main(words) == 0
    assert window == [(tmp_path / "my.db", [])]


def test_the_window_opens_on_the_library_of_the_environment(window, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "other.db"))
    assert entry.main([]) == 0
    assert window == [(tmp_path / "other.db", [])]


def test_a_file_is_shown_in_the_window_under_its_whole_path(window, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a b.txt").write_text("Headline")
    assert entry.main(["a b.txt", "later.txt"]) == 0
    assert window[0][1] == [str(tmp_path / "a b.txt"), str(tmp_path / "later.txt")]


def test_a_file_address_from_the_desktop_is_a_path(window, tmp_path):
    file = tmp_path / "ä b.txt"
    file.write_text("Headline")
    assert entry.main([file.as_uri()]) == 0
    assert window[0][1] == [str(file)]


def test_a_file_with_the_name_of_a_command_can_be_shown(window, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").write_text("Headline")
    assert entry.main(["--", "list"]) == 0
    assert window[0][1] == [str(tmp_path / "list")]


def test_a_mistyped_command_is_not_taken_for_a_file(window, capsys):
    assert entry.main(["serach", "tram"]) == 2
    assert "Did you mean the command search?" in capsys.readouterr().err
    assert window == []


def test_without_a_display_no_window_is_tried(window, monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert entry.main([]) == platform_check.NO_DISPLAY == 3
    assert "xvfb-run -a newsreader" in capsys.readouterr().err
    assert window == []


def test_without_a_system_library_no_window_is_tried(window, monkeypatch, capsys):
    def fails(name, *rest, **more):
        if name.startswith("PySide6"):
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
        return real(name, *rest, **more)

    real = __import__
    monkeypatch.setattr("builtins.__import__", fails)
    assert entry.main([]) == platform_check.NO_SYSTEM_LIBRARY == 4
    assert "libEGL.so.1" in capsys.readouterr().err
    assert window == []


def test_an_error_of_our_own_is_told_in_a_sentence_and_logged_with_its_traceback(window, monkeypatch, capsys, own_home):
    def fails(library, sources, _afterwards):
        raise RuntimeError("https://example.org/private was not expected")

    monkeypatch.setattr(sys.modules["newsreader.ui.app"], "run", fails)
    assert entry.main([]) == 1
    said = capsys.readouterr().err
    assert "Traceback" not in said
    [log] = own_home.rglob("newsreader.log")
    assert str(log) in said
    assert "RuntimeError: <address> was not expected" in log.read_text()


@pytest.mark.parametrize(
    "words", [["--nonsense"], ["list", "--nonsense"], ["mark", "seen", "1"], ["show"], ["show", "x"]]
)
def test_wrong_usage_is_told_and_has_its_own_exit_code(words, capsys):
    assert entry.main(words) == 2
    said = capsys.readouterr()
    assert said.err
    assert not said.out


def test_an_error_that_qt_meets_is_told_in_a_sentence_too(window, capsys):
    entry.main([])
    sys.excepthook(ValueError, ValueError("odd"), None)
    said = capsys.readouterr().err
    assert "did not expect (ValueError)" in said
    assert "Traceback" not in said


def test_help_and_version_are_answers_and_not_errors(capsys):
    assert entry.main(["--help"]) == 0
    assert "snapshot" in capsys.readouterr().out
    assert entry.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Newsreader ")
