import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.ui.article_blocks import Block, Run, Style, Table
from newsreader.ui.article_body import read_body


def kinds(html, images=()):
    return [(block.kind, block.text) if isinstance(block, Block) else "table" for block in read_body(html, images)]


def test_paragraphs_headings_and_rules():
    html = "<h2>One</h2><p>Two\n  three</p><hr><h3>Four</h3>loose<p></p><p> </p>"
    assert kinds(html) == [
        ("heading2", "One"), ("paragraph", "Two three"), ("rule", ""), ("heading3", "Four"), ("paragraph", "loose"),
    ]  # fmt: skip


def test_styles_nest_and_survive_wrong_order():
    (block,) = read_body("<p>a <b>b <i>c</b> d</i> <code>e</code></p>")
    styles = {run.text.strip(): run.style for run in block.runs if run.text.strip()}
    assert styles == {
        "a": Style.PLAIN, "b": Style.BOLD, "c": Style.BOLD | Style.ITALIC, "d": Style.ITALIC, "e": Style.CODE
    }  # fmt: skip


def test_links_keep_their_words_whatever_their_address():
    (block,) = read_body('<p><a href="named:2">x</a> <a href="javascript:1">y</a> <a href="http://a.example">z</a></p>')
    assert [(run.text.strip(), run.href) for run in block.runs if run.text.strip()] == [
        ("x", "named:2"), ("y", ""), ("z", "http://a.example"),
    ]  # fmt: skip


def test_lists_carry_markers_once_per_item():
    html = "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul><ol start=9><li>e</li><li>f</li></ol>"
    found = [(block.text, block.marker, block.indent) for block in read_body(html)]
    assert found == [("a", "•", 1), ("b", "–", 2), ("c", "•", 1), ("d", "", 1), ("e", "9.", 1), ("f", "10.", 1)]


def test_quotes_know_their_depth_and_who_said_it():
    html = "<blockquote><p>a</p><blockquote>b</blockquote><p>— Piet Sorrel</p></blockquote><p>c</p>"
    assert [(block.text, block.kind, block.quote) for block in read_body(html)] == [
        ("a", "paragraph", 1), ("b", "paragraph", 2), ("— Piet Sorrel", "attribution", 1), ("c", "paragraph", 0),
    ]  # fmt: skip


def test_code_keeps_its_lines_and_spaces():
    (block,) = read_body("<pre><code>\nif x:\n    y  =  &lt;1&gt;\n</code></pre>")
    assert (block.kind, block.text) == ("code", "if x:\u2028    y  =  <1>")


def test_two_breaks_part_a_paragraph():
    assert kinds("one<br>two<br><br>three") == [("paragraph", "one\u2028two"), ("paragraph", "three")]


def test_own_pictures_are_shown_and_others_named():
    html = (
        '<p>a <img src="image:a.png" alt="Hills"> b</p><img src="https://x.example/t.gif">'
        '<img src="image:other" alt="Gone">'
        '<figure><img src="/etc/x.png" alt="Local"><figcaption>c</figcaption></figure>'
    )
    assert kinds(html, {"a.png"}) == [
        ("paragraph", "a"), ("picture", "Hills"), ("paragraph", "b"), ("missing", "Gone"), ("missing", "Local"),
        ("caption", "c"),
    ]  # fmt: skip


def test_a_table_has_even_rows_and_numbers_at_the_end():
    html = (
        "<table><tr><th>Name</th><th>Cost, m</th></tr><tr><td>Docks</td><td>88</td></tr>"
        "<tr><td>Meadow</td><td>−1,204.5</td></tr><tr><td>Estuary</td></tr></table>"
    )
    (table,) = read_body(html)
    assert isinstance(table, Table)
    assert (table.header_rows, {len(row) for row in table.rows}) == (1, {2})
    assert [cell.align for cell in table.rows[1]] == ["start", "end"]
    assert table.rows[0][1].align == "end"


def test_a_table_spans_columns_and_rows():
    html = "<table><tr><td colspan=2>ab</td><td rowspan=2>c</td></tr><tr><td>d</td><td>e</td></tr></table>"
    (table,) = read_body(html)
    assert [[cell.text for cell in row] for row in table.rows] == [["ab", "", "c"], ["d", "e", ""]]
    assert table.rows[0][0].span == 2


def test_a_table_inside_a_table_becomes_lines():
    html = "<table><tr><td>a<table><tr><td>b</td></tr><tr><td>c</td></tr></table></td><td>d</td></tr></table>"
    (table,) = read_body(html)
    assert [cell.text for cell in table.rows[0]] == ["a\u2028b\u2028c", "d"]


def test_a_table_of_one_column_is_only_layout():
    assert kinds("<table><tr><td>a</td></tr><tr><td>b</td></tr></table>") == [("paragraph", "a"), ("paragraph", "b")]


def test_terms_and_definitions():
    found = [(block.kind, block.text, block.indent) for block in read_body("<dl><dt>Weir</dt><dd>A dam.</dd></dl><p>x")]
    assert found == [("term", "Weir", 0), ("paragraph", "A dam.", 1), ("paragraph", "x", 0)]


def test_what_would_part_the_document_does_not_get_in():
    (block,) = read_body("<p>a&#x2029;b\ufdd0c\ufffcd&#0;e</p>")
    assert block.text == "a\ufffdb\ufffdc\ufffdd\ufffde"


@pytest.mark.parametrize("html", ["<p>a<script>b</script>c</p>", "<p>a<style>b</style>c</p>", "<p>a<!-- b -->c</p>"])
def test_what_is_no_text_is_left_out(html):
    assert kinds(html) == [("paragraph", "ac")]


@given(st.lists(st.sampled_from([
    "<p>", "</p>", "<b>", "</b>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<ul>", "</ul>", "<li>", "</li>",
    "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<br>", "<hr>", "<caption>", "</caption>", "<dd>", "<h2>",
    '<a href="named:1">', "</a>", '<img alt="x">', "<td colspan=3>", "<td rowspan=2>", "<figcaption>",
])))  # fmt: skip
def test_no_word_is_ever_lost(tags):
    words = [f"w{number}" for number in range(len(tags))]
    html = "".join(f"{tag}{word} " for tag, word in zip(tags, words, strict=True))
    found = []
    for block in read_body(html):
        rows = [[block]] if isinstance(block, Block) else block.rows
        found += [part for row in rows for cell in row for part in cell.text.replace("\u2028", " ").split()]
    assert sorted(set(found) - {"x"}) == sorted(words)


def test_an_empty_run_is_no_run():
    assert read_body("<p><b></b></p>") == []
    assert Run("x").href == ""
