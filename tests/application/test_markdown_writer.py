import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.application.markdown_writer import to_markdown
from newsreader.article.markup import html_to_text, markdown_to_html, text_to_html


def words(html):
    return re.sub(r"\W+", " ", html_to_text(html)).strip()


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<h2>Head</h2><p>Text</p>", "## Head\n\nText"),
        ("<p>A <strong>bold </strong>word, <em>leaning</em></p>", "A **bold** word, *leaning*"),
        ("<p><a href='https://a.org/x_y'>a <b>link</b></a></p>", "[a **link**](<https://a.org/x_y>)"),
        ("<ul><li>One</li><li>Two<ol><li>In</li></ol></li></ul>", "-   One\n\n-   Two\n\n    1.  In"),
        ("<blockquote><p>Said.</p><p>More.</p></blockquote>", "> Said.\n>\n> More."),
        ("<pre><code>a\n  b</code></pre>", "```\na\n  b\n```"),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<p>Use <code>a*b</code> and <code>`</code></p>", "Use `a*b` and `` ` ``"),
        ("<p>2 * 3 * 4 [x] &lt;b&gt; a_b</p>", r"2 \* 3 \* 4 \[x\] &lt;b\> a\_b"),
        ("<p># no head</p><p>1. no list</p><p>- nor this</p>", "\\# no head\n\n1\\. no list\n\n\\- nor this"),
        ("<p>One<br>Two</p>", "One  \nTwo"),
        ("<h3>One<br>Two</h3>", "### One Two"),
        ("<p>Before</p><hr><p>After</p>", "Before\n\n---\n\nAfter"),
        ("<p><img src='image:a.png' alt='A [tram]'></p>", r"![A \[tram\]](<a.png>)"),
        ("<p><a href='#note'>1</a></p>", "1"),
        ("bare text", "bare text"),
    ],
)
def test_markup_becomes_markdown(html, markdown):
    assert to_markdown(html) == markdown + "\n"


def test_a_table_becomes_a_table():
    html = "<table><tr><th>A</th><th>B|C</th></tr><tr><td>1<p>and</p></td></tr></table>"
    assert to_markdown(html) == "| A | B\\|C |\n| --- | --- |\n| 1 and |  |\n"


def test_a_table_in_a_table_keeps_its_text():
    html = "<table><tr><td>Out<table><tr><td>In</td><td>side</td></tr></table></td></tr></table><p>After</p>"
    assert words(markdown_to_html(to_markdown(html))) == "Out In side After"


def test_a_named_headline_becomes_a_link_where_its_address_is_known():
    html = '<p>Also Read: <a href="named:0">Known</a>, <a href="named:1">Awaited</a>, <a href="named:7">Odd</a></p>'
    assert to_markdown(html, ["https://a.org/", None]) == "Also Read: [Known](<https://a.org/>), Awaited, Odd\n"


@pytest.mark.parametrize(
    "html",
    [
        "<p>A</p></ul></li></blockquote></table></td></pre></a></b><p>B</p>",
        "<ul><li><p>A</p><blockquote><p>B</p><ul><li>C</li></ul></blockquote></li></ul>",
        "<a href='https://a.org'><h2>Head</h2><p>Text</p></a>",
        "<b><i>A</b>B</i>",
        "<li>A</li>",
        "<td>A</td>",
        "<dl><dt>A</dt><dd>B</dd></dl><figure><img src='image:x'><figcaption>C</figcaption></figure>",
    ],
)
def test_odd_markup_keeps_its_text(html):
    assert words(markdown_to_html(to_markdown(html))) == words(html)


PLAIN = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1)


@given(st.lists(PLAIN.filter(lambda text: bool(text.strip())), min_size=1))
def test_paragraphs_of_any_text_come_back(paragraphs):
    html = text_to_html([" ".join(text.split()) for text in paragraphs])
    assert words(markdown_to_html(to_markdown(html))) == words(html)
