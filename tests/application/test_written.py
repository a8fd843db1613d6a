from datetime import UTC, datetime

import pytest
from fakes import on, parsed

from newsreader.application import written
from newsreader.article.model import NamedLink, Published, RemoteImage

PNG = b"\x89PNG\r\n\x1a\n and so on"


def test_text_is_in_the_house_format():
    article = parsed(
        "A headline",
        "A lede.\n\nA paragraph.",
        byline=("Jane Doe", "John Roe"),
        published=on(2026, 3, 4),
        updated=on(2026, 3, 5),
        named_links=(NamedLink("Beside the text", kind="block"), NamedLink("In the text", kind="also_read")),
    )
    assert written.as_text(article) == (
        "A headline\nBy Jane Doe, John Roe | Mar 4, 2026 | Updated Mar 5, 2026\n\n"
        "A lede.\n\nA paragraph.\n\nAlso Read: Beside the text"
    )


@pytest.mark.parametrize(
    ("precision", "said"),
    [("year", "2026"), ("month", "Mar 2026"), ("day", "Mar 4, 2026"), ("time", "2026-03-04T12:30:00+02:00")],
)
def test_a_date_is_written_as_exactly_as_it_is_known(precision, said):
    published = Published(datetime(2026, 3, 4, 10, 30, tzinfo=UTC), precision, 120)
    assert said in written.text_after_headline(parsed(byline=("Jane Doe",), published=published))


def test_an_article_without_byline_and_date_has_no_line_for_them():
    assert written.as_text(parsed("A headline", "A paragraph.")) == "A headline\n\nA paragraph."


def test_markdown_has_its_data_as_front_matter():
    article = parsed("Says: “a” # b", "A paragraph.", byline=("Jane Doe",), url="https://example.org/a")
    lines = written.as_markdown(article).splitlines()
    assert lines[:5] == [
        "---", 'title: "Says: “a” # b"', 'byline: ["Jane Doe"]', 'url: "https://example.org/a"', "---",
    ]  # fmt: skip
    assert lines[-1] == "A paragraph."


def test_html_is_a_page_with_its_pictures_in_it():
    html = '<p>A <a href="named:0">story</a> and <a href="named:1">one</a>.</p><img src="image:a.png" alt="A">'
    links = (NamedLink("story", "https://example.org/?a=1&b=2"), NamedLink("one"))
    page = written.as_html(parsed("<A> & B", html=html, named_links=links, language="de"), lambda name: PNG)
    assert "<title>&lt;A&gt; &amp; B</title>" in page
    assert '<html lang="de">' in page
    assert '<a href="https://example.org/?a=1&amp;b=2">story</a> and <a>one</a>' in page
    assert 'src="data:image/png;base64,iVBORw0KGgo' in page


def test_a_picture_that_is_still_on_the_web_is_written_with_its_address():
    html = '<p><img src="image:web-1" alt="A"></p>'
    article = parsed(html=html, remote_images=(RemoteImage("web-1", "https://e.org/a.png?b=1&c=2"),))
    assert 'src="https://e.org/a.png?b=1&amp;c=2"' in written.as_html(article, lambda _name: None)
    assert 'src="data:image/png' in written.as_html(article, lambda _name: b"\x89PNG\r\n\x1a\n")
    assert "![A](<https://e.org/a.png?b=1&c=2>)" in written.as_markdown(article)
    assert written.body_with_addresses(article) == '<p><img src="https://e.org/a.png?b=1&amp;c=2" alt="A"></p>'
    here = parsed(html='<p><img src="image:a.png"></p>')
    assert written.body_with_addresses(here) == here.html


def test_a_picture_that_is_lost_or_none_leaves_its_place_empty():
    for data in (None, b"<svg onload=alert(1)>"):
        page = written.as_html(parsed(html='<img src="image:a.png" alt="A">'), lambda name, data=data: data)
        assert '<img src="" alt="A">' in page
