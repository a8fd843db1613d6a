import pytest
from article_fakes import picture, stored
from PySide6.QtGui import QTextCursor

from newsreader.ui.reading_pane import ReadingPane


@pytest.fixture
def pane(qtbot):
    pane = ReadingPane()
    qtbot.addWidget(pane)
    pane.resize(700, 600)
    return pane


def copied(pane, first=None):
    if first is None:
        pane.selectAll()
    else:
        cursor = pane.document().find(first)
        cursor.setPosition(cursor.selectionStart())
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        pane.setTextCursor(cursor)
    return pane.createMimeDataFromSelection()


def test_paragraphs_are_parted_by_a_blank_line(pane):
    pane.show_article(stored("<p>One\u00a0two.</p><p>Three<br>four.</p><ul><li>a</li><li>b</li></ul>"), {})
    assert copied(pane, "One").text() == "One\u00a0two.\n\nThree\nfour.\n\na\nb"


def test_the_head_is_copied_as_lines_without_marks_of_ours(pane):
    pane.show_article(stored("<p>Body.</p>", published=None, site="Desk"), {})
    lines = copied(pane).text().split("\n")
    assert lines[:3] == ["Desk", "City gives the river back", "By Ines Calder"]
    assert "\u2068" not in copied(pane).text()


def test_part_of_a_paragraph_with_wide_characters(pane):
    pane.show_article(stored("<p>😀 river 😀 marl</p>"), {})
    cursor = pane.document().find("river 😀")
    pane.setTextCursor(cursor)
    assert pane.createMimeDataFromSelection().text() == "river 😀"


@pytest.mark.parametrize("text", ["x" * 5000, "ab\u200bcd" + "y" * 900, "のほ" * 800])
def test_the_text_is_exact_where_long_words_were_broken(pane, text):
    pane.show_article(stored(f"<p>{text}</p>"), {})
    assert copied(pane, text[:5]).text() == text


def test_long_words_do_break_on_the_page(pane):
    pane.show_article(stored(f"<p>{'x' * 5000}</p>"), {})
    assert "\u200b" in pane.document().toPlainText()


def test_a_table_is_copied_in_rows(pane):
    rows = "<tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr>"
    pane.show_article(stored(f"<p>x</p><table>{rows}</table><p>y</p>"), {})
    assert copied(pane, "x").text() == "x\n\nA\tB\n1\t2\n\ny"
    assert "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>" in copied(pane, "x").html()


def test_a_right_to_left_table_is_copied_in_reading_order(pane):
    table = "<table><tr><td>القسم</td><td>الطول</td></tr></table>"
    pane.show_article(stored(f"<p>نص</p>{table}", language="ar"), {})
    assert copied(pane, "نص").text().endswith("القسم\tالطول")


def test_cells_of_a_table_are_copied_alone(pane):
    rows = "<tr><td>one</td><td>two</td></tr><tr><td>three</td><td>four</td></tr>"
    pane.show_article(stored(f"<table>{rows}</table>"), {})
    cursor = pane.document().find("two")
    end = pane.document().find("four", cursor)
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    assert pane.createMimeDataFromSelection().text() == "two\nfour"


def test_html_is_plain_and_carries_no_pictures(pane):
    html = (
        '<h2>Head</h2><p>A <b>bold</b> <a href="https://a.example/?x=1&amp;utm_source=z&amp;y">link</a> &lt;tag&gt;</p>'
        '<blockquote><p>Said</p></blockquote><pre>x\ny</pre><img src="image:a" alt="Hills">'
        '<p><a href="named:1">Named</a></p><img src="https://x.example/t.png" alt="Remote">'
    )
    pane.show_article(stored(html, image_names=("a",)), {"a": picture()})
    copy = copied(pane, "Head")
    assert copy.html() == (
        '<h2>Head</h2><p>A <strong>bold</strong> <a href="https://a.example/?x=1&amp;y">link</a> &lt;tag&gt;</p>'
        "<blockquote><p>Said</p></blockquote><pre>x\ny</pre><p>Hills</p><p>Named</p><p>Remote</p>"
    )
    assert "Hills" in copy.text()
    assert not copy.hasImage()
    assert not copy.hasUrls()


def test_copying_puts_it_on_the_clipboard(pane, qapp):
    pane.show_article(stored("<p>The river rose.</p>"), {})
    pane.setTextCursor(pane.document().find("river"))
    pane.copy()
    assert qapp.clipboard().text() == "river"
