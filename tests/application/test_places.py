from pathlib import Path

import pytest

from newsreader.application import log, places
from newsreader.article.errors import NewsreaderError
from newsreader.main import main


def test_the_default_library_lives_in_the_persons_data_folder(own_home):
    path = places.library_path(None, {})
    assert path == places.default_library_path()
    assert path.name == "library.db"
    assert own_home in path.parents
    assert places.is_default(path)


def test_the_command_line_outranks_the_environment(tmp_path):
    environ = {"NEWSREADER_LIBRARY": str(tmp_path / "environment.db")}
    assert places.library_path(None, environ) == tmp_path / "environment.db"
    assert places.library_path(str(tmp_path / "given.db"), environ) == tmp_path / "given.db"
    assert places.library_path("", {"NEWSREADER_LIBRARY": ""}) == places.default_library_path()


def test_a_library_path_is_whole(tmp_path, monkeypatch, own_home):
    monkeypatch.chdir(tmp_path)
    assert places.library_path("deep/../my.db", {}) == tmp_path / "my.db"
    assert places.library_path("~/my.db", {}) == own_home / "my.db"
    assert not places.is_default(tmp_path / "my.db")


def test_what_can_be_made_again_is_kept_apart_by_library(tmp_path):
    one, other = places.cache_folder(tmp_path / "one.db"), places.cache_folder(tmp_path / "other.db")
    assert one != other
    assert one == places.cache_folder(tmp_path / "x" / ".." / "one.db")
    assert places.backups_folder(tmp_path / "one.db") == tmp_path / "backups"


@pytest.mark.parametrize(
    "place", [places.settings_path, places.log_path, places.default_library_path, places.bytecode_path]
)
def test_asking_for_a_place_makes_nothing(place, own_home):
    assert isinstance(place(), Path)
    assert list(own_home.rglob("*")) == []


@pytest.fixture
def homeless(monkeypatch):
    """An account without a home folder, as containers have them."""

    def nowhere(*_names, **_options):
        raise RuntimeError("could not determine the home directory")

    for kind in ("data", "cache", "config", "log"):
        monkeypatch.setattr(f"platformdirs.user_{kind}_path", nowhere)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)


def test_without_a_home_a_person_is_told_what_to_do(homeless, capsys):
    for place in (places.settings_path, places.log_path, places.default_library_path, places.bytecode_path):
        with pytest.raises(NewsreaderError, match="Set HOME"):
            place()
    assert main(["list"]) == 1
    said = capsys.readouterr().err
    assert "no home folder" in said
    assert "Traceback" not in said


def test_without_a_home_a_library_that_is_named_can_be_used(homeless, tmp_path, capsys):
    assert main(["--library", str(tmp_path / "library.db"), "list"]) == 0
    assert not places.is_default(tmp_path / "library.db")
    assert "could not write to a log" in log.report(RuntimeError("of our own"))
