import pytest

from newsreader.article.guard import DEEPEST, MOST_TAGS, Nesting, tame
from newsreader.article.plain import html_to_text
from newsreader.article.tokens import tokens


def depth(html):
    deepest = now = 0
    for token in tokens(html):
        now += (token.kind == "start") - (token.kind == "end")
        deepest = max(deepest, now)
    return deepest


def text_of(tamed):
    return (html_to_text(tamed.html).replace("\ufdd0", "&") + " " + tamed.rest).split()


def test_an_ordinary_page_passes_unchanged():
    html = "<div><p>Some <b>words</b></p>" * 500 + "</div>" * 500
    ordinary = "<div class='x'><p>Some <b>words</b></p></div>" * 500
    assert tame(ordinary).html is ordinary
    assert not tame(ordinary).flattened
    assert tame(html).flattened


def test_depth_is_bounded_and_the_text_behind_the_depth_is_kept():
    tamed = tame("<div>" * 20_000 + "inside" + "</div>" * 20_000 + "<p>after</p>")
    assert depth(tamed.html) <= DEEPEST
    assert text_of(tamed) == ["inside", "after"]


def test_unclosed_paragraphs_and_items_are_not_deep():
    html = "<p>x" * 3_000 + "<ul>" + "<li>y" * 3_000 + "</ul>" + "<table>" + "<tr><td>z" * 3_000 + "</table>"
    assert not tame(html).flattened


def test_unclosed_formatting_is_closed():
    html = "".join(f"<p><b class='c{number}'>word{number}</p>" for number in range(2_000))
    tamed = tame(html)
    assert tamed.html.count("<b ") == tamed.html.count("</b>") == 2_000
    assert not tamed.flattened


def test_what_follows_the_last_allowed_tag_is_kept_as_text():
    tamed = tame("<i>x</i> " * MOST_TAGS + "<p>the end</p>")
    assert "the end" in tamed.rest
    assert len(text_of(tamed)) == MOST_TAGS + 2
    assert tamed.flattened


def test_text_of_any_length_is_kept():
    words = "word " * 2_500_000
    tamed = tame(f"<p>{words}</p><p>after</p>")
    assert text_of(tamed) == ["word"] * 2_500_000 + ["after"]


@pytest.mark.parametrize("attribute", ["a{}=1", "a{}"])
def test_a_tag_with_very_many_attributes_loses_them(attribute):
    attributes = " ".join(attribute.format(number) for number in range(5_000))
    assert tame(f"<p {attributes}>text</p>").html == "<p>text</p>"


def test_a_long_attribute_is_no_reason_to_drop_it():
    html = '<p><meta name="description" content="' + "many words stand here " * 2_000 + '">text</p>'
    assert tame(html).html is html


def test_very_many_ampersands_stay_ampersands():
    tamed = tame("<p>" + "&amp; " * 60_000 + "</p>")
    assert text_of(tamed) == ["&"] * 60_000


@pytest.mark.parametrize("name", ["table", "ul", "font", "select", "button", "a", "h1", "math"])
def test_any_element_may_be_nested_without_loss(name):
    tamed = tame(f"<{name}>" * 30_000 + "inside" + f"</{name}>" * 30_000 + "<p>after</p>")
    assert {"inside", "after"} <= set(text_of(tamed))


def test_nesting_closes_what_an_end_tag_implies():
    nesting = Nesting()
    for name in ("div", "b", "i"):
        nesting.start(name)
    assert nesting.end("div") == ["i", "b", "div"]
    assert nesting.end("div") == []
