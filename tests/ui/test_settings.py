import stat
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSettings

from newsreader.article.model import View, ViewKind
from newsreader.ui.preferences import MARK_READ, ORDERS, TEXT_SIZES, ZOOMS, Preferences, WindowState
from newsreader.ui.settings import Settings
from newsreader.ui.theme import CHOICES

pytestmark = pytest.mark.usefixtures("qapp")

CHOSEN = Preferences(
    theme="sepia",
    text_size=22,
    interface_zoom=1.25,
    mark_read="at_end",
    mark_read_seconds=7,
    single_letters=False,
    reduce_motion=True,
    shortcuts={"bookmark": ("B", "Ctrl+D"), "tag": (), "search": (",", "/", "Ctrl+ä")},
)
STATE = WindowState(
    geometry=b"\x01\xd9\x00\xff\n=[x]",
    panes={"wide": (188, 312, 500, 256), "two": (320, 580)},
    order="unread_first",
    view=View(ViewKind.SOURCE, "Näytä / kaikki; [x]=,%1 日報"),
    article=9_007_199_254_740_993,
    list_article=17,
)


def values(thing):
    return {name: getattr(thing, name) for name in thing.__slots__}


def reopened(settings):
    assert settings.flush()
    return Settings(settings.path)


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "config" / "settings.ini")


def test_a_new_reader_gets_the_usual_settings_and_no_file(settings):
    assert (settings.preferences, settings.window, settings.problem) == (Preferences(), WindowState(), "")
    assert not settings.path.exists()


def test_everything_is_there_again_the_next_time(settings):
    settings.change(**values(CHOSEN))
    settings.remember(**values(STATE))
    again = reopened(settings)
    assert (again.preferences, again.window, again.problem) == (CHOSEN, STATE, "")


@given(
    st.builds(
        Preferences,
        theme=st.sampled_from(CHOICES),
        text_size=st.sampled_from([0, *TEXT_SIZES]),
        interface_zoom=st.sampled_from(ZOOMS),
        mark_read=st.sampled_from(MARK_READ),
        mark_read_seconds=st.integers(1, 60),
        single_letters=st.booleans(),
        reduce_motion=st.booleans(),
        shortcuts=st.dictionaries(st.text(min_size=1), st.lists(st.text()).map(tuple), max_size=3),
    ),
    st.builds(
        WindowState,
        geometry=st.binary(),
        panes=st.dictionaries(st.text(), st.lists(st.integers()).map(tuple), max_size=3),
        order=st.sampled_from(ORDERS),
        view=st.none() | st.builds(View, st.sampled_from(ViewKind), st.text(), st.just("")),
        article=st.none() | st.integers(),
        list_article=st.none() | st.integers(),
    ),
)
def test_whatever_was_kept_is_read_back(tmp_path_factory, chosen, state):
    settings = Settings(tmp_path_factory.mktemp("config") / "settings.ini")
    settings.change(**values(chosen))
    settings.remember(**values(state))
    again = reopened(settings)
    assert (again.preferences, again.window) == (chosen, state)


def test_a_change_is_told_once_and_only_if_something_changed(settings, qtbot):
    with qtbot.waitSignal(settings.changed) as told:
        settings.change(theme="dark")
    assert told.args == [Preferences(theme="dark")]
    with qtbot.assertNotEmitted(settings.changed):
        settings.change(theme="dark")
        settings.remember(article=3)


def test_what_is_set_back_is_forgotten_in_the_file(settings):
    settings.remember(article=3, view=View(ViewKind.TAG, "x"))
    settings.remember(article=None, view=None)
    assert reopened(settings).window == WindowState()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "purple"),
        ("text_size", 15),
        ("text_size", 29),
        ("interface_zoom", 3.0),
        ("interface_zoom", float("nan")),
        ("mark_read", "never"),
        ("mark_read_seconds", 0),
    ],
)
def test_values_out_of_range_are_refused(settings, name, value):
    with pytest.raises(ValueError, match=r"Out of range: \w+"):
        settings.change(**{name: value})
    assert settings.preferences == Preferences()


def test_one_bad_value_leaves_the_others(tmp_path):
    path = tmp_path / "settings.ini"
    lines = ["[preferences]", "theme=purple", "text_size=large", "mark_read=at_end", "reduce_motion=perhaps"]
    lines += ["shortcuts=[1", "single_letters=FALSE", "[window]", "order=upside_down", "geometry=abc", "article=x"]
    lines += ["view=planet/x", 'panes="{\\"wide\\": 5}"', "list_article=12"]
    path.write_text("\n".join(lines), encoding="utf-8")
    settings = Settings(path)
    assert settings.preferences == Preferences(mark_read="at_end", single_letters=False)
    assert settings.window == WindowState(list_article=12)
    assert settings.problem == ""


def test_a_file_that_is_no_settings_file_is_kept_aside_and_said_once(tmp_path):
    path, garbage = tmp_path / "settings.ini", b"\x00\x01 this is not\n a settings file \xff\xfe\n"
    path.write_bytes(garbage)
    settings = Settings(path)
    assert (settings.preferences, settings.window) == (Preferences(), WindowState())
    aside = tmp_path / "settings-broken.ini"
    assert aside.read_bytes() == garbage
    assert str(aside) in settings.problem
    settings.change(theme="dark")
    again = reopened(settings)
    assert (again.preferences.theme, again.problem) == ("dark", "")


@pytest.mark.skipif(sys.platform == "win32", reason="folders have no such mode there")
def test_a_folder_that_cannot_be_written_is_said_once(tmp_path, qtbot):
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    settings = Settings(tmp_path / "config" / "settings.ini")
    with qtbot.waitSignal(settings.failed) as told:
        settings.change(theme="dark")
    assert "settings.ini" in told.args[0]
    with qtbot.assertNotEmitted(settings.failed, wait=50):
        settings.change(theme="light")
        settings.flush()
    assert settings.preferences.theme == "light"


def test_other_peoples_keys_in_the_file_stay(settings):
    settings.path.parent.mkdir(parents=True)
    settings.path.write_text("[elsewhere]\nkept=yes\n", encoding="utf-8")
    settings.change(theme="dark")
    settings.flush()
    assert QSettings(str(settings.path), QSettings.Format.IniFormat).value("elsewhere/kept") == "yes"
    assert stat.S_ISREG(settings.path.stat().st_mode)


def test_text_is_larger_in_a_wide_window_unless_the_reader_chose():
    assert [Preferences().text_px(width) for width in (760, 1599, 1600)] == [18, 18, 20]
    assert Preferences(text_size=16).text_px(2560) == 16


def test_text_steps_stay_in_range():
    assert Preferences().stepped_text(1, 1280) == 19
    assert Preferences(text_size=28).stepped_text(1, 1280) == 28
    assert Preferences(text_size=16).stepped_text(-1, 1280) == 16
