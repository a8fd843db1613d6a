import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.plain import html_to_text, paragraphs_of, text_to_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One <b>b</b>old\n  word</p>", "One bold word"),
        ("<p>One<br>two</p>", "One\ntwo"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<h2>Head</h2>text", "Head\n\ntext"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>", "- a\n  1. b\n- c"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n  b"),
        ("<table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2</td></tr></table>", "x | y\n1 | 2"),
        ("<pre>  a\n   b\n</pre>", "  a\n   b"),
        ("<p>a&nbsp;b &lt;c&gt; &amp;amp;</p>", "a b <c> &amp;"),
        ("<head><title>T</title></head><body><p>x</p></body>", "x"),
        ("<script>no</script><style>no</style><p>yes</p>", "yes"),
        ("<p>a\x00b\x07c</p>", "abc"),
        ("a < b", "a < b"),
        ("", ""),
    ],
)
def test_html_as_text(html, text):
    assert html_to_text(html) == text


PIECES = """<p> </p> <b> </b> <br> <br/> </br> <a href="x"> </a> <time> <p id="a"> <img alt="<"> </img>
<hr> <h2> </h2> <blockquote> </blockquote> <figure> </figcaption> x y &amp; &am p; &nbsp; &lt;b&gt;""".split()


@given(st.lists(st.sampled_from([*PIECES, " ", "\n", "\xa0", "\x01", "\u2003"]), max_size=20).map("".join))
def test_simple_paragraphs_are_read_as_all_others(html):
    assert html_to_text(html) == html_to_text(f"{html}<div></div>")


def test_text_beyond_the_limit_of_tokens_is_kept():
    text = html_to_text("<b>x</b> " * 110_000 + "<p>the end</p>")
    assert text.endswith("the end")
    assert text.count("x") == 110_000


def test_paragraphs_are_parted_by_blank_lines_whatever_the_line_ends():
    assert paragraphs_of("a\r\nb\r\n\r\nc\r\rd\n \t\ne") == ["a\nb", "c", "d", "e"]


def test_text_as_html_stands_for_itself():
    html = text_to_html(["a <b> & c", "two\nlines"])
    assert html == "<p>a &lt;b&gt; &amp; c</p>\n<p>two<br>lines</p>"
    assert html_to_text(html) == "a <b> & c\n\ntwo\nlines"
