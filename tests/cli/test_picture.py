import sys
import types
from pathlib import Path

import pytest

from newsreader.application.snapshot import SnapshotOptions


@pytest.fixture
def drawn(monkeypatch):
    """What the window was asked to draw."""
    asked = []
    module = types.ModuleType("newsreader.ui.snapshot")
    module.run = lambda options: asked.append(options) or 0
    monkeypatch.setitem(sys.modules, "newsreader.ui.snapshot", module)
    monkeypatch.setattr("newsreader.ui.snapshot", module, raising=False)
    return asked


def test_a_picture_has_a_look_of_its_own_or_the_usual_one(run, drawn, tmp_path):
    assert run("snapshot", "a.png").code == 0
    look = ("--theme", "dark", "--size", "760x600", "--scale", "2", "--query", "tram")
    assert run("snapshot", "b.png", 12, *look).code == 0
    library = tmp_path / "library.db"
    assert drawn == [
        SnapshotOptions(library, Path("a.png"), None, "light", (1280, 800), 1.0, ""),
        SnapshotOptions(library, Path("b.png"), 12, "dark", (760, 600), 2.0, "tram"),
    ]


@pytest.mark.parametrize(
    "words",
    [["a.jpg"], ["a.png", "--size", "12"], ["a.png", "--size", "0x9"], ["a.png", "--theme", "pink"], ["a.png", "x"]],
)
def test_a_wish_that_cannot_be_drawn_is_wrong_usage(run, drawn, words):
    assert run("snapshot", *words).code == 2
    assert drawn == []
