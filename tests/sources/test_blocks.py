import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sources.blocks import blocks_of, wrap_width

PROSE = (
    "the council voted on tuesday for the northern route, which had been in dispute for more than ten years, and which "
    "the mayor had called her most important project, though few of those who live beside it would have agreed with her"
)


@pytest.mark.parametrize("width", [48, 60, 72, 80, 100])
def test_wrapped_paragraphs_are_joined(width):
    lines = textwrap.wrap(PROSE, width)
    assert [block.lines for block in blocks_of([*lines, "", *lines])] == [(PROSE,), (PROSE,)]


@given(st.integers(45, 110), st.integers(1, 5))
def test_the_column_does_not_matter(width, count):
    lines = ["", *textwrap.wrap(PROSE, width)] * count
    assert [block.lines[0] for block in blocks_of(lines)] == [PROSE] * count


def test_one_line_a_paragraph_stays():
    lines = ["The council voted on Tuesday.", "It was late when the mayor left the town hall.", "She did not speak."]
    assert [block.lines for block in blocks_of(lines)] == [(line,) for line in lines]
    assert wrap_width(lines) == 0


def test_indented_paragraphs_of_a_wrapped_text_are_parted():
    first, second = textwrap.wrap(PROSE, 60), textwrap.wrap(PROSE, 60, initial_indent="    ")
    assert [block.lines[0] for block in blocks_of([*first, *second])] == [PROSE, PROSE]


def test_east_asian_lines_are_joined_without_space():
    lines = [
        "東京都は四日、新しい路面電車の路線を開業した。式典には知事や市長、沿線の住民らおよそ",
        "三百人が出席した。",
    ]
    assert next(blocks_of(lines)).lines == ("".join(lines),)


def test_items_of_a_wrapped_list_are_joined():
    [block] = blocks_of(["- one point that goes", "  on here", "- two"])
    assert (block.kind, block.lines) == ("list", ("one point that goes on here", "two"))


def test_columns_stay_columns():
    [block] = blocks_of(["Party      Yes", "Greens      12"])
    assert (block.kind, block.lines) == ("table", ("Party      Yes", "Greens      12"))


def test_a_marker_stands_apart_in_wrapped_text():
    lines = [*textwrap.wrap(PROSE, 60), "Also Read: Ten Years of Tram Planning", *textwrap.wrap(PROSE, 60)]
    assert [block.lines[0] for block in blocks_of(lines)] == [PROSE, "Also Read: Ten Years of Tram Planning", PROSE]
