import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.cli import output

ANY_TEXT = st.text(st.characters(codec=None))


@given(st.dictionaries(st.text(), ANY_TEXT))
def test_any_row_is_one_line_of_valid_json(row):
    line = output.json_line(row)
    text = line.decode("utf-8")
    assert len(text.splitlines()) == 1
    assert text.endswith("\n")
    assert json.loads(text).keys() == {output.SURROGATE.sub("\ufffd", key) for key in row}


@given(st.text())
def test_text_comes_back_from_json_as_it_was(text):
    assert json.loads(output.json_line({"text": text})) == {"text": text}


@given(ANY_TEXT)
def test_nothing_printable_can_command_a_terminal(text):
    shown = output.printable(text)
    assert not output.CONTROL.search(shown)
    assert shown.encode("utf-8").decode("utf-8") == shown
    assert "\n" not in output.one_line(text)


@pytest.mark.parametrize("said", ["\x1b[2Jgone", "\x9b2Jgone", "go\x08ne", "\u202egone"])
def test_what_would_repaint_a_terminal_is_taken_out(said):
    assert not {"\x1b", "\x9b", "\x08", "\u202e"} & set(output.printable(said))


def test_a_table_has_tabs_for_programs(capsys):
    output.print_table(("id", "headline"), [("1", "A\ttab"), ("2", "Two\nlines")])
    assert capsys.readouterr().out == "1\tA tab\n2\tTwo lines\n"


def test_a_table_has_columns_for_people(monkeypatch):
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    output.print_table(("id", "headline"), [("1", "[bold]Not markup[/]"), ("12", "Second")])
    shown = terminal.getvalue().splitlines()
    assert "headline" in shown[0]
    assert "[bold]Not markup[/]" in shown[1]
    assert shown[1].index("1") == shown[2].index("2")


def test_paragraphs_are_wrapped_for_people_alone(monkeypatch, capsys):
    long = "word " * 60
    output.print_text(long)
    assert len(capsys.readouterr().out.splitlines()) == 1
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "200")
    output.print_text(long)
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 80
