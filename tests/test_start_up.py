"""What is loaded to answer: start-up time is held by counts, which no busy machine changes."""

import json
import os
import subprocess
import sys

import pytest
from fakes import write_article

HEAVY = {
    *("PySide6", "trafilatura", "markdown", "frontmatter", "yaml", "dateparser", "charset_normalizer", "lxml", "nh3"),
    *("rich", "numpy", "rapidfuzz", "httpx", "asyncio", "unittest", "sqlite3"),
}


def loaded(*words, library):
    """The top-level modules that a command loaded."""
    return {name.split(".")[0] for name in all_loaded(*words, library=library)}


def all_loaded(*words, library):
    """All modules that a command loaded."""
    code = (
        "import json, sys\n"
        "from newsreader.main import main\n"
        f"code = main({['--library', str(library), *words]!r})\n"
        "print('\\n' + json.dumps([code, sorted(sys.modules)]))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, env=os.environ, check=True, text=True)
    code, modules = json.loads(run.stdout.splitlines()[-1])
    assert code == 0, run.stderr
    return set(modules)


@pytest.mark.parametrize("words", [["list", "--json"], ["list"], ["search", "tram"], ["--version"]])
def test_a_question_to_the_library_loads_nothing_heavy(words, tmp_path):
    assert loaded(*words, library=tmp_path / "library.db") & HEAVY == set()


@pytest.mark.parametrize("command", ["read", "add"])
def test_no_command_that_reads_a_text_file_loads_qt_or_the_page_reader(command, tmp_path):
    file = write_article(tmp_path / "news", "Council approves new tram line")
    heavy = loaded(command, "--json", str(file), library=tmp_path / "library.db") & HEAVY
    assert heavy <= {"nh3", "rapidfuzz"}


def test_every_command_but_the_picture_does_without_qt(tmp_path):
    library = tmp_path / "library.db"
    page = tmp_path / "page.html"
    page.write_text("<html><title>Tram</title><article><h1>Tram</h1><p>Long enough to be read.</p></article></html>")
    assert "PySide6" not in loaded("add", str(page), library=library)
    for words in (
        ["show", "1"], ["show", "--format", "html", "1"], ["show", "--format", "markdown", "1"], ["mark", "read", "1"],
        ["bookmark", "1"], ["unbookmark", "1"], ["tag", "rail", "1"], ["untag", "rail", "1"], ["delete", "1"],
        ["undelete", "1"],
    ):  # fmt: skip
        assert "PySide6" not in loaded(*words, library=library)


def test_the_window_opens_without_what_it_does_not_need_yet(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSREADER_BENCHMARK", "start")
    library = tmp_path / "library.db"
    loaded("add", str(write_article(tmp_path, "Council approves new tram line")), library=library)
    modules = loaded(library=library)
    assert "PySide6" in modules
    assert modules & HEAVY == {"PySide6"}


# What comes in behind the first painted list, with what it brings along.
BEHIND = {
    *("PySide6.QtNetwork", "PySide6.QtSvg", "_hashlib", "sqlite3", "newsreader.sources", "newsreader.related"),
    *("newsreader.article.model", "newsreader.library.library", "newsreader.library.add"),
    *("newsreader.application.session", "newsreader.application.add", "newsreader.application.background"),
    *("newsreader.ui.furnishing", "newsreader.ui.reading_pane", "newsreader.ui.related_panel", "newsreader.ui.palette"),
    *("newsreader.ui.sidebar", "newsreader.ui.top_bar", "newsreader.ui.commands", "newsreader.ui.menus"),
    *("newsreader.ui.article_list", "newsreader.ui.article_model", "newsreader.ui.list_header", "newsreader.ui.panes"),
    *("newsreader.ui.style", "newsreader.ui.icons", "newsreader.ui.buttons", "newsreader.ui.focus_ring"),
}
MOST_MODULES = 50
# For each of these PySide makes the classes of a hundred others.
DEAR = {"QtCore.Qt", "QtGui.QGradient", "QtWidgets.QStyle", "QtWidgets.QAbstractItemView", "QtWidgets.QLayout"}


@pytest.fixture
def one_article(tmp_path):
    library = tmp_path / "library.db"
    loaded("add", str(write_article(tmp_path, "Council approves new tram line")), library=library)
    return library


def test_the_first_painted_list_needs_little_of_the_program(one_article, monkeypatch):
    monkeypatch.setenv("NEWSREADER_BENCHMARK", "start")
    modules = all_loaded(library=one_article)
    assert "newsreader.ui.first_frame" in modules
    assert modules & BEHIND == set()
    assert sum(name.startswith("newsreader") for name in modules) <= MOST_MODULES


@pytest.mark.parametrize("theme", ["light", "dark", "system"])
def test_the_first_painted_list_has_no_dear_class_made(one_article, monkeypatch, own_home, theme):
    monkeypatch.setenv("NEWSREADER_BENCHMARK", "start")
    settings = own_home / "config" / "newsreader" / "settings.ini"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[preferences]\ntheme={theme}\n[window]\narticle=1\n", encoding="utf-8")
    code = (
        "import sys\n"
        "from newsreader.main import main\n"
        f"main(['--library', {str(one_article)!r}])\n"
        "from PySide6 import QtCore, QtGui, QtWidgets\n"
        "print(*(f'{m.__name__[8:]}.{name}' for m in (QtCore, QtGui, QtWidgets) for name in vars(m)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, env=os.environ, check=True, text=True)
    made = set(run.stdout.split())
    assert {"QtGui.QPainter", "QtGui.QTextLayout", "QtWidgets.QMainWindow"} <= made
    assert made & DEAR == set()
