import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.article.display import (
    BREAK,
    DEEPEST,
    LONGEST_BLOCK,
    LONGEST_PAGE,
    LONGEST_RUN,
    MOST_BREAKS,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_IMAGES,
    MOST_LINKS,
    MOST_MARKS,
    display_pages,
    guard_for_display,
)
from newsreader.article.plain import html_to_text
from newsreader.article.tokens import VOID, tokens


def shape(html):
    depth = deepest = tables = most_tables = columns = most_columns = 0
    for token in tokens(html):
        step = (token.kind == "start" and token.name not in VOID) - (token.kind == "end")
        depth += step
        deepest = max(deepest, depth)
        if token.name == "table":
            tables += step
            most_tables = max(most_tables, tables)
        if token.name == "tr":
            columns = 0
        columns += token.kind == "start" and token.name in ("td", "th")
        most_columns = max(most_columns, columns)
    assert depth == 0
    return deepest, most_tables, most_columns


def letters(html):
    return re.sub(r"[\W_]", "", html_to_text(html))


def test_an_ordinary_article_stays_as_it_is():
    html = '<p>One <b>two</b> <a href="https://e.org/">three</a></p><table><tr><td>1</td><td>2</td></tr></table><p>End.</p>'
    assert guard_for_display(html) == html


def test_depth_is_bounded():
    html = "<blockquote>" * 500 + "<p>deep</p>" + "</blockquote>" * 500 + "<p>after</p>"
    shown = guard_for_display(html)
    assert shape(shown)[0] <= DEEPEST
    assert letters(shown) == "deepafter"


def test_inner_tables_become_lines():
    html = "<table><tr><td>a" + "<table><tr><td>b</td><td>c</td></tr></table>" * 20 + "</td><td>d</td></tr></table>"
    shown = guard_for_display(html)
    assert shape(shown)[1] == 1
    assert letters(shown) == "a" + "bc" * 20 + "d"


def test_a_wide_row_goes_on_in_its_last_cell():
    html = "<table><tr>" + "".join(f"<td>x{n}</td>" for n in range(200)) + "</tr></table>"
    shown = guard_for_display(html)
    assert shape(shown)[2] == MOST_COLUMNS
    assert letters(shown) == letters(html)


def test_cells_beyond_the_limit_become_lines():
    html = "<table>" + "<tr><td>left</td><td>right</td></tr>" * 3_000 + "</table><p>after</p>"
    shown = guard_for_display(html)
    assert shown.count("<td>") <= MOST_CELLS
    assert letters(shown) == letters(html)


@pytest.mark.parametrize(
    ("piece", "counted", "most"),
    [
        ('<a href="https://e.org/">x</a> ', "<a ", MOST_LINKS),
        ("x<br>", "<br>", MOST_BREAKS),
        ("x<hr>", "<hr>", MOST_BREAKS),
        ('x<img src="image:1">', "<img", MOST_IMAGES),
    ],
)
def test_very_many_of_a_kind_are_capped_and_their_text_stays(piece, counted, most):
    shown = guard_for_display(piece * 12_000)
    assert shown.count(counted) <= most
    assert letters(shown) == "x" * 12_000


def test_a_long_word_may_break():
    shown = guard_for_display("<p>" + "x" * 5_000 + "</p>")
    runs = re.split(rf"[\s{BREAK}]", html_to_text(shown))
    assert max(map(len, runs)) <= LONGEST_RUN
    assert shown.replace(BREAK, "") == "<p>" + "x" * 5_000 + "</p>"


def test_a_long_word_of_many_elements_may_break_too():
    shown = guard_for_display("<p>" + "<b>xxxx</b><i>yyyy</i>" * 500 + "</p>")
    runs = re.split(rf"[\s{BREAK}]", re.sub(r"<[^>]*>", "", shown))
    assert max(map(len, runs)) <= LONGEST_RUN + 10


def test_a_break_never_cuts_a_character_reference():
    shown = guard_for_display("<p>" + "&amp;" * 3_000 + "</p>")
    assert unescape(shown.replace(BREAK, "")) == "<p>" + "&" * 3_000 + "</p>"


def test_a_long_paragraph_is_split():
    shown = guard_for_display("<p><b>" + "word " * 20_000 + "</b></p>")
    blocks = re.findall(r"<p>(.*?)</p>", shown, re.DOTALL)
    assert len(blocks) > 4
    assert max(len(re.sub("<[^>]*>", "", block)) for block in blocks) <= LONGEST_BLOCK
    assert letters(shown) == "word" * 20_000


def test_stacked_marks_are_capped_and_ordinary_ones_stay():
    shown = guard_for_display("<p>Z" + "\u0301" * 1_000 + "e\u0301 नमस्ते</p>")
    assert shown.count("\u0301") == MOST_MARKS + 1
    assert "नमस्ते" in shown


def test_a_book_comes_in_pages():
    html = "".join(f"<p>{'word ' * 100}{n}</p>" for n in range(4_000))
    pages = list(display_pages(html))
    assert len(pages) > 3
    assert all(len(html_to_text(page)) < LONGEST_PAGE * 1.1 for page in pages)
    assert "".join(map(letters, pages)) == letters(html)
    assert "part 1" in guard_for_display(html)
    assert "part 2" in guard_for_display(html, 1)
    assert "newsreader show" not in guard_for_display(html, len(pages) - 1)


def test_a_page_begins_inside_of_the_elements_it_was_cut_in():
    html = "<ul><li>" + "word " * 200_000 + "</li></ul>"
    for page in display_pages(html):
        assert shape(page)
        assert page.startswith("<ul><li>")


NAMES = st.sampled_from(["p", "b", "a", "table", "tr", "td", "ul", "li", "pre", "blockquote"])
PIECES = st.one_of(
    st.text("abc ", max_size=8), NAMES.map(lambda n: f"<{n}>"), NAMES.map(lambda n: f"</{n}>"), st.just("<br>")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_tags_give_balanced_html_with_the_same_letters(html):
    shown = guard_for_display(html)
    deepest, tables, _ = shape(shown)
    assert deepest <= DEEPEST
    assert tables <= 1
    assert letters(shown) == letters(html)
