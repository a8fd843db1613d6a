import sys

import pytest

from newsreader import platform_check
from newsreader.platform_check import display_problem, library_problem


def refuses() -> bool:
    return False


def has_no_libxcb() -> bool:
    raise OSError("libxcb.so.1: cannot open shared object file")


@pytest.mark.parametrize(
    ("environ", "platform"),
    [
        ({}, "win32"),
        ({}, "darwin"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":99"}, "linux"),
    ],
)
def test_a_display_is_taken_for_granted_where_it_need_not_be_asked(environ, platform):
    assert display_problem(environ, platform, refuses) == ""


def test_an_x_server_that_answers_is_a_display():
    assert display_problem({"DISPLAY": ":0"}, "linux", lambda: True) == ""


@pytest.mark.parametrize(
    ("environ", "answers", "said"),
    [
        ({}, refuses, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": ""}, refuses, "neither DISPLAY nor WAYLAND_DISPLAY is set"),
        ({"DISPLAY": ":99"}, refuses, "display :99 does not answer"),
        ({"DISPLAY": ":99"}, has_no_libxcb, "libxcb.so.1"),
    ],
)
def test_without_a_display_the_ways_around_it_are_named(environ, answers, said):
    problem = display_problem(environ, "linux", answers)
    assert said in problem
    assert "\n    xvfb-run -a newsreader\n" in problem
    assert "newsreader snapshot" in problem


def test_a_missing_libxcb_is_answered_with_the_line_that_installs_it():
    assert platform_check.APT_LINE in display_problem({"DISPLAY": ":0"}, "linux", has_no_libxcb)


def test_a_missing_xvfb_is_answered_with_the_line_that_installs_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert platform_check.APT_LINE in display_problem({}, "linux")


def test_a_missing_system_library_is_named_with_the_line_that_installs_it():
    error = ImportError("libGL.so.1: cannot open shared object file: No such file or directory")
    problem = library_problem(error)
    assert "libGL.so.1" in problem
    assert platform_check.APT_LINE in problem


def test_a_missing_package_is_not_taken_for_a_system_library():
    problem = library_problem(ModuleNotFoundError("No module named 'PySide6'", name="PySide6"))
    assert "PySide6" in problem
    assert "apt-get" not in problem


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is a matter of Linux")
def test_a_display_that_is_not_there_is_noticed_through_libxcb(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":987")
    try:
        assert not platform_check.x_server_answers()
    except OSError:
        pytest.skip("libxcb is not installed")
