"""Text of a page that stands in no paragraph: it is kept, and its words stay apart."""

import pytest

from newsreader.sources.page import parse_page
from newsreader.sources.page_seams import part_words, read_seams
from newsreader.sources.page_tree import parse_tree, wrap_loose


def prose(word):
    return f"{word} councillors walked along the old canal before they voted on the {word} bridge in the evening. " * 3


def paragraphs(*words):
    return "".join(f"<p>{prose(word)}</p>" for word in words)


def parse(body):
    html = f"<html><head><title>Case of the canal</title></head><body>{body}</body></html>"
    return parse_page(html.encode(), "case.html", None)


@pytest.mark.parametrize("holder", ["{}", "<article>{}</article>", "<div><div>{}</div></div>", "<main>{}</main>"])
@pytest.mark.parametrize(
    ("loose", "shown"),
    [
        ("<b>Zanzibar</b> and loose text", "Zanzibar and loose text"),
        ("Loose text alone", "Loose text alone"),
        ("<i>One</i> <b>Two</b> three", "One Two three"),
        ("A <a href='https://e.org/'>link</a> in loose text", "A link in loose text"),
    ],
)
def test_loose_text_between_paragraphs_is_a_paragraph(holder, loose, shown):
    body = paragraphs("red") + loose + paragraphs("green", "blue")
    article = parse(f"<h1>Case of the canal</h1>{holder.format(body)}")
    assert article.text.split("\n\n") == [prose("red").strip(), shown, prose("green").strip(), prose("blue").strip()]


@pytest.mark.parametrize(
    "mixed",
    [
        "<div><b>Alone</b> and loose text</div>",
        "<ul><li><b>Alone</b> and loose text stand in this item.</li></ul>",
        "<p>Before <span><b>Alone</b></span> and loose text.</p>",
        "<div><b>Alone</b>\n<i>and</i> loose text</div>",
    ],
)
def test_words_that_an_element_parts_stay_apart(mixed):
    article = parse(f"<article><h1>Case of the canal</h1>{paragraphs('red')}{mixed}{paragraphs('blue')}</article>")
    assert "Alone and loose text" in " ".join(article.text.split())


def test_a_word_that_is_emphasized_in_half_stays_whole():
    body = paragraphs("red") + "<div><b>Al</b>one and loose text</div>" + paragraphs("blue")
    assert "Alone and loose text" in parse(f"<article>{body}</article>").text


@pytest.mark.parametrize(
    ("page", "body", "mended"),
    [
        ("<p><b>one</b> two</p>", "<p><b>one</b>two</p>", "one two"),
        ("<p>one <b>two</b></p>", "<p>one<b>two</b></p>", "one two"),
        ("<p>one <i>two</i></p>", "<p>onetwo</p>", "one two"),
        ("<p>one<br>two</p>", "<p>onetwo</p>", "one two"),
        ("<div>one</div>two", "<p>onetwo</p>", "one two"),
        ("<p><b>on</b>e two</p>", "<p><b>on</b>e two</p>", "one two"),
        ("<p>one <b>two</b>, <i>onetwo</i></p>", "<p>onetwo</p>", "onetwo"),
        ("<p><b>a</b>b <b>a</b> b</p>", "<p><b>a</b>b</p>", "ab"),
    ],
)
def test_seams(page, body, mended):
    tree = parse_tree(body).find("body")
    part_words(tree, read_seams(parse_tree(page)))
    assert tree.text_content() == mended


@pytest.mark.parametrize(
    ("body", "wrapped"),
    [
        ("<p>a</p>b<p>c</p>", ["a", "b", "c"]),
        ("x <b>y</b><p>a</p>", ["x y", "a"]),
        ("<p>a</p><b>b</b> c <br> d", ["a", "b c  d"]),
        ("<p>a</p> <a href=x>menu</a> <a href=y>more</a> <p>b</p>", ["a", "b"]),
        ("<p>a</p> - <script>b</script> <p>c</p>", ["a", "c"]),
        ("<p>a</p><a href=x><div>b</div></a><p>c</p>", ["a", "c"]),
        ("text <b>with</b> no block", []),
    ],
)
def test_what_becomes_a_paragraph(body, wrapped):
    tree = parse_tree(f"<html><body><div>{body}</div></body></html>")
    before = tree.text_content()
    wrap_loose(tree)
    assert [paragraph.text_content().strip() for paragraph in tree.iter("p")] == wrapped
    assert tree.text_content() == before
