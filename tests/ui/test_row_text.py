import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF

from newsreader.ui.row_text import break_lines, in_language, reach_mark

ARABIC = "صوّت المجلس على إعادة أربعين كيلومترًا من النهر إلى الماء"


@pytest.fixture(scope="session")
def font(qapp):
    font = QFont(["DejaVu Sans"])
    font.setPixelSize(17)
    return font


def test_a_headline_is_broken_into_two_lines_and_elided(font):
    text = "City votes to give forty kilometres of the Marl back to the water"
    first, second = break_lines(text, font, 200, 2)
    assert first.text in text
    assert second.text.endswith("…")
    assert text.startswith(f"{first.text} {second.text[:-1]}")
    assert all(QFontMetricsF(font).horizontalAdvance(line.text) <= 200 for line in (first, second))


def test_a_short_headline_takes_one_line(font):
    assert [line.text for line in break_lines("Short", font, 300, 2)] == ["Short"]
    assert break_lines("", font, 300, 2) == []


def test_a_word_longer_than_the_line_is_broken(font):
    lines = break_lines("a" * 100, font, 100, 2)
    assert len(lines) == 2
    assert len(lines[0].text) < 20


def test_where_there_is_no_room_for_a_letter_an_ellipsis_stands_alone(font):
    assert [line.text for line in break_lines("Wide", font, 3, 1)] == ["…"]


def test_no_space_stands_before_an_ellipsis(font):
    room = QFontMetricsF(font).horizontalAdvance("City votes …") + 1
    assert break_lines("City votes to give", font, room, 1)[0].text == "City votes…"


def test_marks_follow_their_words_onto_the_second_line(font):
    text = "City votes to give forty kilometres back"
    start = text.index("forty")
    lines = break_lines(text, font, 200, 2, [(0, 4), (start, 5)])
    assert [line.text[first : first + length] for line in lines for first, length in line.marks] == ["City", "forty"]


def test_marks_in_what_was_cut_are_not_shown(font):
    lines = break_lines("one two three four five six seven", font, 80, 1, [(28, 5)])
    assert lines[0].marks == ()


def test_characters_beyond_the_first_plane_are_counted_as_one(font):
    text = "😀😀😀 river 😀😀 meadow harbour"
    start = text.index("river")
    lines = break_lines(text, font, 160, 2, [(start, 5)])
    marked = [line.text[first : first + length] for line in lines for first, length in line.marks]
    assert marked == ["river"]


def test_each_text_reads_in_its_own_direction(font):
    assert break_lines(ARABIC, font, 100, 1)[0].rtl
    assert not break_lines("The Marl", font, 100, 1)[0].rtl


def test_an_excerpt_begins_where_its_first_mark_can_be_seen(font):
    text = "and four of them are asleep on sacks of flour while the causeway is shut for the causeway men"
    marks = [(text.index("causeway"), 8), (text.rindex("causeway"), 8)]
    shown, moved = reach_mark(text, font, 250, marks)
    assert shown == "…while the causeway is shut for the causeway men"
    assert [shown[first : first + length] for first, length in moved] == ["causeway", "causeway"]
    assert reach_mark(text, font, 2000, marks) == (text, marks)
    assert reach_mark(text, font, 100, []) == (text, [])


def test_a_mark_in_text_without_spaces_begins_the_line(font):
    shown, moved = reach_mark("市" * 60, font, 100, [(50, 2)])
    assert shown == "…" + "市" * 10
    assert moved == [(1, 2)]


@pytest.mark.parametrize(("language", "region"), [("ja", "JP"), ("zh", "SC"), ("ko", "KR"), ("en", "JP"), (None, "JP")])
def test_shared_characters_take_the_shapes_of_their_language(qapp, language, region):
    families = in_language(QFont(["Inter", "Noto Sans CJK JP"]), language).families()
    assert families == ["Inter", f"Noto Sans CJK {region}"]


@given(st.text(max_size=60), st.integers(20, 400), st.integers(1, 3))
def test_lines_hold_the_text_from_its_start(font, text, width, count):
    lines = break_lines(text, font, width, count)
    assert len(lines) <= count
    joined = "".join("".join(line.text.removesuffix("…").split()) for line in lines)
    assert "".join(text.split()).startswith(joined.replace("\u200d", "")) or "\u200d" in text or "…" in text
