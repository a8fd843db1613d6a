import re
import tomllib
from pathlib import Path

import pytest

from newsreader import __version__, platform_check, resources

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

RUN = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/newsreader"
TEST = "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest -q"


@pytest.mark.parametrize("command", [RUN, TEST, "xvfb-run -a"])
def test_the_readme_has_the_commands(command):
    assert command in README


def test_the_readme_has_the_line_of_system_libraries_that_the_program_names():
    [line] = re.findall(r"^ *(apt-get update .*)$", README, re.MULTILINE)
    assert line.startswith(platform_check.APT_LINE)
    assert README.index(line) < README.index(RUN)


def test_every_dependency_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = re.search(r"^dependencies = \[\n(.*?)^\]", text, re.DOTALL | re.MULTILINE)[1]
    lines = [line.strip() for line in block.splitlines()]
    assert len(PROJECT["project"]["dependencies"]) == sum(line.startswith('"') for line in lines)
    assert all(lines[place - 1].startswith("#") for place, line in enumerate(lines) if line.startswith('"'))


def test_qt_is_held_below_the_release_that_loses_references():
    [qt] = [name for name in PROJECT["project"]["dependencies"] if name.startswith("pyside6")]
    assert qt.endswith(",<6.12")


def test_the_version_is_a_version():
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


@pytest.mark.parametrize("name", ["resources", "articles"])
def test_the_programs_own_folders_are_found(name):
    assert any(resources.folder(name).iterdir())


def test_a_missing_folder_is_told():
    with pytest.raises(FileNotFoundError, match="incomplete"):
        resources.folder("no such folder")


def test_the_desktop_entry_starts_what_is_installed():
    [entry] = (ROOT / "resources/data").glob("*.desktop")
    lines = entry.read_text(encoding="utf-8").splitlines()
    [command] = [line.removeprefix("Exec=").split()[0] for line in lines if line.startswith("Exec=")]
    assert command in PROJECT["project"]["gui-scripts"] | PROJECT["project"]["scripts"]
    assert f"Icon={entry.stem}" in lines


def test_what_the_wheel_lays_into_share_is_there():
    shared = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert {Path(target).suffix for target in shared.values()} >= {".desktop", ".xml", ".svg"}
    assert all((ROOT / source).is_file() for source in shared)
