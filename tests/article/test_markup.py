import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.article import markup
from newsreader.article.markup import html_to_text, sanitize

DANGER = re.compile(
    r"<(?:script|iframe|object|embed|form|meta|link|base|svg|math|style)|\son\w+\s*=|javascript:|vbscript:|data:|file:"
    r"|srcdoc|style=|class=",
    re.IGNORECASE,
)


def tags_of(html):
    return re.sub(r">[^<]*<", "><", f">{html}<")


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<p class="x" style="color:red" onclick="x()">Hi</p>', "<p>Hi</p>"),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href="https://e.org/">x</a>', '<a href="https://e.org/">x</a>'),
        ('<a href="file:///etc/passwd">x</a>', "x"),
        ('<img src="file:///etc/passwd" alt="A chart">', "A chart"),
        ('<img src="https://e.org/a.png" alt="A" width="9" srcset="b 2x">', '<img src="https://e.org/a.png" alt="A">'),
        ('<img src="https://e.org/dot.gif" width="1" height="1">', ""),
        ("<div>a</div><div>b</div>", "<p>a</p><p>b</p>"),
        ("<svg><script>x</script></svg>a", "a"),
        ("a<math><mi>x</mi></math>b<wrong>c</wrong>", "axbc"),
        ('<td colspan="9999999">x</td>', "x"),
        ('<ol start="3"><li>x</li></ol>', '<ol start="3"><li>x</li></ol>'),
        ('<p dir="RTL" lang="he">x</p>', '<p dir="rtl" lang="he">x</p>'),
        ('<p dir="evil" lang="&quot;x">x</p>', "<p>x</p>"),
        ("<p>&lt;script&gt; is text</p>", "<p>&lt;script&gt; is text</p>"),
        ("<p></p><p> </p><p>x</p>", "<p>x</p>"),
    ],
)
def test_what_stays_and_what_goes(html, clean):
    assert sanitize(html) == clean


def test_relative_addresses_are_resolved_against_the_page():
    html = '<a href="../b">x</a><img src="c.png">'
    assert (
        sanitize(html, base_url="https://e.org/a/x.html")
        == '<a href="https://e.org/b">x</a><img src="https://e.org/a/c.png">'
    )
    assert sanitize(html) == "x"


def test_spans_of_cells_are_bounded():
    html = sanitize('<table><tr><td colspan="1000000000" rowspan="10000">x</td></tr></table>')
    assert 'colspan="40"' in html
    assert 'rowspan="200"' in html


def test_pictures_that_came_along_are_kept_by_name():
    html = '<img src="image:1" alt="a"><img src="image:2">'
    assert sanitize(html, images=["1"]) == '<img src="image:1" alt="a">'


def test_named_headlines_are_kept_only_in_our_own_html():
    html = '<a href="named:3">x</a><a href="named:x">y</a>'
    assert sanitize(html) == "xy"
    assert sanitize(html, named=True) == '<a href="named:3">x</a>y'


def test_links_within_the_article_work_if_their_target_is_there():
    html = (
        '<sup id="r1"><a href="#n1">1</a></sup><a href="#gone">x</a>'
        '<ol><li id="n1">note <a href="#r1">back</a></li></ol>'
    )
    clean = sanitize(html)
    assert 'href="#n1"' in clean
    assert 'id="n1"' in clean
    assert "gone" not in clean
    assert 'id="other"' not in sanitize('<p id="other">x</p>')


def test_blank_lines_at_the_start_of_preformatted_text_stay():
    once = sanitize("<pre>\n\n\nx</pre>")
    assert sanitize(once) == once
    assert "\n\n" in once


def test_text_beyond_the_limits_is_kept():
    html = sanitize("<b>x</b> " * 130_000 + "<p>the end &lt;b&gt;</p>")
    assert html_to_text(html).split()[-3:] == ["the", "end", "<b>"]


NAMES = "p div span b i a ul li ol table tr td h2 pre blockquote font math svg section code em unknown q sup".split()
WORDS = st.text("abcdefghij", min_size=1, max_size=6)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="c"',
        ' href="https://e.org/"',
        ' href="javascript:x"',
        ' onload="x"',
        ' style="a:b"',
        ' id="a"',
        ' href="#a"',
    ]
)
PIECES = st.one_of(
    WORDS,
    st.builds(lambda name, more: f"<{name}{more}>", st.sampled_from(NAMES), ATTRIBUTES),
    st.sampled_from(NAMES).map(lambda name: f"</{name}>"),
    st.sampled_from(["<br>", "&amp;", "&lt;b&gt;", "\n", "<img src=x onerror=y>", "<!-- c -->", "< ", "<p", '"', "'>"]),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_sanitizing_again_changes_nothing(html):
    once = sanitize(html)
    assert sanitize(once) == once


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_dangerous_is_left(html):
    assert not DANGER.search(tags_of(sanitize(html)))


SAFE_NAMES = [name for name in NAMES if name != "svg"]
NESTED = st.recursive(
    WORDS.map(lambda word: f" {word} "),
    lambda inner: st.builds(
        lambda name, more, parts: f"<{name}{more}>{''.join(parts)}</{name}>",
        st.sampled_from(SAFE_NAMES),
        ATTRIBUTES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(NESTED)
def test_every_word_is_kept(html):
    words = re.sub(r"<[^>]*>", " ", html).split()
    text = re.sub(r"(?m)^\s*(?:-|\d+\.) ", " ", html_to_text(sanitize(html))).replace("|", " ")
    assert sorted(text.split()) == sorted(words)


PARTS = ["<p>", "</p>", "</p>\n<p>", " ", "\n\t", "Fog", "&amp;", "&lt;", "&quot;", "&#39;", "&#x27", "amp;", "&nbsp;"]
SIGNS = ["\u3000", "é", "\u2028", "<b>", "\x0c", "\x85", "\xa0", "\ufdd0", "\ufffe", "\ufeff", "\U0001f600", '"', "'"]


@given(st.lists(st.sampled_from(PARTS + SIGNS) | st.text(max_size=3), max_size=8).map("".join))
def test_paragraphs_of_nothing_but_text_take_a_shorter_way_to_the_same(inner: str) -> None:
    html = f"<p>{inner}</p>"
    assert sanitize(html) == markup._sanitized(html, None, (), named=False)


def test_paragraphs_of_nothing_but_text_do_take_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_sanitized", lambda *_, **__: pytest.fail("it took the long way"))
    assert (
        sanitize("<p>Fog &amp; ice, &#x27;90</p>\n<p>Ships wait.</p>")
        == "<p>Fog &amp; ice, '90</p>\n<p>Ships wait.</p>"
    )
