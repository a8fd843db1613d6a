import pytest

from newsreader.article.tokens import strip_tags, tokens, unescape


def kinds(html):
    return [(token.kind, token.name or token.source) for token in tokens(html)]


def test_tags_and_text_come_in_order():
    assert kinds("<p>One <b>two</b></P>") == [
        ("start", "p"),
        ("text", "One "),
        ("start", "b"),
        ("text", "two"),
        ("end", "b"),
        ("end", "p"),
    ]


def test_a_greater_sign_in_a_quoted_attribute_does_not_end_the_tag():
    assert kinds('<a title="1 > 2">x</a>') == [("start", "a"), ("text", "x"), ("end", "a")]


def test_a_quote_that_does_not_follow_an_equals_sign_is_no_quote():
    assert kinds("<a it's>x") == [("start", "a"), ("text", "x")]


def test_a_quote_inside_of_an_unquoted_value_does_not_swallow_the_page():
    assert kinds('<a href=foo"bar>text') == [("start", "a"), ("text", "text")]


@pytest.mark.parametrize("html", ["<!-- a <b> c -->x", "<!-->x", "<!DOCTYPE html>x", "<?xml version='1'?>x", "</ b>x"])
def test_comments_and_declarations_are_left_out(html):
    assert kinds(html) == [("text", "x")]


def test_the_content_of_a_script_is_no_markup():
    assert kinds("<script>if (a<b) '</p>'</script>x") == [("raw", "script"), ("text", "x")]


@pytest.mark.parametrize("html", ["a < b", "<", "<<<", "1<2", "a<"])
def test_a_less_sign_without_a_name_is_text(html):
    assert "".join(token.source for token in tokens(html)) == html


@pytest.mark.parametrize("html", ["text<a href='x", "text<!-- no end", "text<script>no end"])
def test_what_the_end_of_the_file_cuts_leaves_the_text_before(html):
    assert next(tokens(html)).source == "text"


def test_references_are_decoded_once():
    assert unescape("&amp;lt; &eacute;&#233;") == "&lt; éé"


def test_numbers_beyond_unicode_become_the_replacement_character():
    assert unescape("&#" + "9" * 5000 + ";&#x110000;&#0;") == "\ufffd\ufffd\ufffd"


def test_stripping_joins_inline_text_and_parts_blocks():
    assert strip_tags("<p>wo<b>r</b>d</p><p>next</p>").split() == ["word", "next"]
