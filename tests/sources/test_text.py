import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.errors import NewsreaderError
from newsreader.sources.text import clean, parse_text


def words(text):
    return re.findall(r"[^\W_]+", text)


def shown(html):
    return words(unescape(re.sub(r"<[^>]*>", " ", html)))


LINES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=90),
        st.sampled_from(
            [
                "",
                "- How the Tram Route Was Chosen",
                "• 200 g flour",
                "Also Read: Ten Years of Tram Planning",
                "Related:",
                "The council voted on Tuesday, and it was late when the mayor left the",
                "  indented words go here",
                "a    b    c",
                "See https://example.com/a?b=c&d=e.",
            ]
        ),
    ),
    max_size=12,
)


@given(LINES)
def test_no_word_of_the_body_is_lost(lines):
    text = "A Headline Stands Here\nBy Jane Doe | Mar 4, 2026\n\nThe first paragraph.\n" + "\n".join(lines)
    article = parse_text(text, "x.txt")
    body = words(clean(text))[len(words("A Headline Stands Here By Jane Doe Mar 4 2026")) :]
    assert words(article.text) == body
    assert shown(article.html) == body


@given(st.text(max_size=300))
def test_any_text_is_an_article_and_loses_no_word(text):
    if not clean(text).strip():
        with pytest.raises(NewsreaderError):
            parse_text(text, "x.txt")
        return
    article = parse_text(text, "x.txt")
    assert article.headline
    assert "<script" not in article.html
    kept = {*words(article.headline), *words(article.text), *(word for name in article.byline for word in words(name))}
    lost = [word for word in words(clean(text)) if word not in kept]
    assert not lost or article.byline or article.published or article.updated or article.url or article.site


@given(LINES)
def test_links_of_the_body_are_the_named_links(lines):
    article = parse_text("A Headline Stands Here\n\nText.\n\n" + "\n".join(lines), "x.txt")
    found = {int(number) for number in re.findall(r'href="named:(\d+)"', article.html)}
    assert found == {number for number, link in enumerate(article.named_links) if link.url is None}


def test_markup_in_a_text_is_text():
    article = parse_text('A <b>Headline</b>\n\n<script>alert("x")</script> & <img src="file:///etc/passwd">', "x.txt")
    assert article.headline == "A <b>Headline</b>"
    assert "<script" not in article.html
    assert "<img" not in article.html
    assert '<script>alert("x")</script>' in article.text


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.com/a.", "https://example.com/a"),
        ("(https://example.com/a)", "https://example.com/a"),
        ("https://example.com/a_(b), then", "https://example.com/a_(b)"),
        ("“https://example.com/a?x=1&y=2”", "https://example.com/a?x=1&amp;y=2"),
    ],
)
def test_bare_addresses_become_links(text, address):
    assert f'<a href="{address}">{address}</a>' in parse_text(f"A Headline\n\n{text}", "x.txt").html


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_other_addresses_do_not(address):
    assert "<a" not in parse_text(f"A Headline\n\nSee {address} there.", "x.txt").html


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends(end):
    text = end.join(["Old Machines", "By Jane Doe | Mar 4, 2026", "", "One paragraph.", "Another one."])
    article = parse_text(text, "x.txt")
    assert (article.headline, article.text) == ("Old Machines", "One paragraph.\n\nAnother one.")


def test_control_characters_and_lone_surrogates_are_not_shown():
    article = parse_text("\ufeffHead\x00line\n\n\x07Body\x1b[31m text \ud800.", "x.txt")
    assert article.headline == "Headline"
    assert article.text == "Body text \ufffd."


@pytest.mark.parametrize("text", ["", " \n\t\n", "\x00\x01"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(NewsreaderError, match=r"There are no words in “x\.txt”"):
        parse_text(text, "x.txt")


def test_a_headline_alone_is_an_article():
    article = parse_text("Council approves new tram line", "x.txt")
    assert (article.headline, article.text, article.lede) == ("Council approves new tram line", "", "")


def test_one_long_line_gives_its_first_words_as_headline():
    line = "The council voted and then " + "it voted again and " * 40
    article = parse_text(line, "x.txt")
    assert article.headline.endswith("…")
    assert len(article.headline) <= 111
    assert article.text == line.strip()


def test_the_same_headline_is_named_once():
    text = "A Headline\n\nText.\nAlso Read: Ten Years of Planning\nMore text.\nAlso read: Ten Years of Planning"
    article = parse_text(text, "x.txt")
    assert [link.headline for link in article.named_links] == ["Ten Years of Planning"]
    assert article.html.count('href="named:0"') == 2


def test_headlines_below_a_marker_need_no_bullet():
    text = "A Headline\n\nText.\n\nRelated articles:\nMayor presents transport plan\nThe vote was late. It was dark.\n"
    article = parse_text(text, "x.txt")
    assert [(link.kind, link.headline) for link in article.named_links] == [("block", "Mayor presents transport plan")]


def test_dialogue_is_no_list():
    article = parse_text("A Story\n\n– Yes – she said.\n– No.\n– Why?\n", "x.txt")
    assert "<ul>" not in article.html
    assert article.text.startswith("– Yes – she said.")


def test_a_list_split_by_blank_lines_is_one_list():
    article = parse_text("A Headline\n\nText here.\n\n- one\n\n- two\n\n- three\n\nEnd.", "x.txt")
    assert article.html.count("<ul>") == 1


def test_a_plain_text_needs_no_heavy_library(tmp_path):
    import subprocess
    import sys

    file = tmp_path / "a.txt"
    file.write_text("A Headline\nBy Jane Doe | 4 Mar 2026\n\nText. Also Read: x\n", encoding="utf-8")
    code = (
        f"import sys\nfrom newsreader import sources\nsources.read({str(file)!r})\n"
        "heavy = 'dateparser markdown trafilatura frontmatter yaml nh3 lxml charset_normalizer PySide6 apsw'.split()\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
