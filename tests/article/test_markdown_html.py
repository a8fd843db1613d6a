import pytest

from newsreader.article.markdown_html import NOT_CONVERTED, markdown_to_html
from newsreader.article.plain import html_to_text


def test_paragraphs_emphasis_and_links():
    assert markdown_to_html("One *two* [three](https://e.org/)") == (
        '<p>One <em>two</em> <a href="https://e.org/">three</a></p>'
    )


def test_tables_carry_their_alignment_as_an_attribute():
    html = markdown_to_html("a | b\n--|--:\n1 | 2")
    assert '<td align="right">2</td>' in html
    assert "style" not in html


def test_footnotes_lead_there_and_back():
    html = markdown_to_html("Text[^1]\n\n[^1]: The note.")
    assert 'href="#fn:1"' in html
    assert 'id="fn:1"' in html


def test_fenced_code_stays_as_it_is():
    assert '<pre><code>a &lt; "b" -- c\n</code></pre>' in markdown_to_html('```\na < "b" -- c\n```').replace(
        "&quot;", '"'
    )


@pytest.mark.parametrize(
    ("language", "html"),
    [
        ("en", "<p>“It’s fine” – yes… no — ‘so’</p>"),
        ("de", "<p>„It’s fine“ – yes… no — ‚so’</p>"),
        ("xx", "<p>\"It's fine\" – yes… no — 'so'</p>"),
        (None, "<p>\"It's fine\" – yes… no — 'so'</p>"),
    ],
)
def test_quotes_follow_the_language(language, html):
    text = "\"It's fine\" -- yes... no --- 'so'"
    assert markdown_to_html(text, language=language).replace("&quot;", '"') == html


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "*_" * 100_000,
        "**a" * 50_000,
        "[a](" * 50_000,
        "![" * 50_000,
        "`a" * 50_000,
        "<a " * 50_000,
        "|".join("a" * 50_000),
    ],
    ids=["brackets", "stars", "strong", "links", "images", "ticks", "tags", "columns"],
)
def test_pathological_text_ends_and_is_kept(text):
    warnings = []
    html = markdown_to_html(text, warnings=warnings)
    assert warnings in ([], [NOT_CONVERTED])
    assert len(html_to_text(html).replace(" ", "")) >= len(text.replace(" ", "")) * 0.3


def test_deep_quotes_end():
    assert "deep" in html_to_text(markdown_to_html(">" * 100_000 + " deep"))


def test_what_was_not_converted_stands_as_it_was_written(monkeypatch):
    monkeypatch.setattr("newsreader.article.markdown_html.run_with_deadline", lambda *_: None)
    warnings = []
    text = "[" * 1000 + " <b>bold</b>\n\nNext *one*."
    html = markdown_to_html(text, warnings=warnings)
    assert warnings == [NOT_CONVERTED]
    assert html_to_text(html) == text
