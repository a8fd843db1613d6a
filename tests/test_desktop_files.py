import configparser
import shutil
import subprocess
import xml.etree.ElementTree as ET

import pytest

import newsreader
from newsreader.resources import folder

APP_ID = "io.github.newsreader.Newsreader"
DATA = folder("resources") / "data"
DESKTOP, METAINFO, MIME = DATA / f"{APP_ID}.desktop", DATA / f"{APP_ID}.metainfo.xml", DATA / f"{APP_ID}-mime.xml"
SHARED_MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture
def entry():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(DESKTOP, encoding="utf-8")
    return parser["Desktop Entry"]


def run_where_it_is(*command):
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_desktop_entry_is_valid():
    run_where_it_is("desktop-file-validate", str(DESKTOP))


def test_the_metainfo_is_valid():
    run_where_it_is("appstreamcli", "validate", "--no-net", str(METAINFO))


def test_the_desktop_entry_starts_the_program_and_names_its_window(entry):
    assert entry["Exec"] == "newsreader-desktop %U"
    assert entry["Icon"] == entry["StartupWMClass"] == APP_ID
    assert "SingleMainWindow" not in entry


def test_plain_text_is_left_to_open_with(entry):
    types = entry["MimeType"].split(";")
    assert not {"text/plain", "text/html", "text/markdown"} & set(types)
    assert {"application/rss+xml", "application/atom+xml", "text/x-opml+xml", "x-scheme-handler/feed"} <= set(types)


def test_types_of_files_are_declared_as_the_entry_names_them(entry):
    root = ET.parse(MIME).getroot()  # noqa: S314 - our own file
    declared = {
        node.get("type") for node in root.iter() if node.tag in {f"{SHARED_MIME}mime-type", f"{SHARED_MIME}alias"}
    }
    assert declared <= set(entry["MimeType"].split(";"))


def test_the_metainfo_names_this_version_and_the_entry():
    root = ET.parse(METAINFO).getroot()  # noqa: S314 - our own file
    assert root.findtext("id") == APP_ID
    assert root.findtext("launchable") == DESKTOP.name
    assert root.find("releases/release").get("version") == newsreader.__version__
    assert {node.text for node in root.iter("binary")} == {"newsreader", "newsreader-desktop"}
