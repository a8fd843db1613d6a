"""Whole pages against what is expected of them, and pages that are broken or hostile."""

import json
import re
from pathlib import Path

import pytest

from newsreader.article.errors import NewsreaderError
from newsreader.sources.page import CUT_OFF, WHOLE_PAGE, parse_fetched_page, parse_page

PAGES = Path(__file__).parents[1] / "data" / "pages"
WALL = "The harbour wall gave way in the night"
PROSE = "Ordinary words stand here, and they make up a sentence of some length. "


def document(body, head):
    return f"<html><head>{head}</head><body>{body}</body></html>"


def parse(body, head="<title>Case</title>"):
    html = document(f"<article><h1>Case</h1><p>{PROSE * 6}</p>{body}<p>{PROSE * 4}The end.</p></article>", head)
    return parse_page(html.encode(), "case.html", None)


@pytest.mark.parametrize("name", ["harbour", "muehle"])
def test_a_page_gives_what_is_expected_of_it(name):
    page = PAGES / f"{name}.html"
    expected = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    article = parse_page(page.read_bytes(), page.name, page.parent)
    found = {
        "headline": article.headline,
        "byline": list(article.byline),
        "published": article.published and article.published.iso(),
        "updated": article.updated and article.updated.iso(),
        "site": article.site,
        "language": article.language,
        "lede": article.lede,
        "url": article.url,
        "tags": list(article.tags),
        "named_links": [[link.headline, link.url, link.kind, link.group] for link in article.named_links],
        "images": [[image.name, image.media_type, image.width, image.height] for image in article.images],
        "warnings": list(article.warnings),
        "text": article.text.split("\n"),
        "html": article.html.split("\n"),
    }
    assert found == expected
    assert article.complete == 1.0
    assert article.raw == page.read_bytes()


def test_without_its_folder_a_page_keeps_its_pictures_on_the_web():
    page = PAGES / "harbour.html"
    article = parse_page(page.read_bytes(), page.name, None)
    assert article.images == ()
    (picture,) = article.remote_images
    assert picture.url == "https://www.tidewater-herald.example/2026/03/04/harbour_files/wall.png"
    assert (picture.alt, picture.width, picture.height) == ("The broken wall at low tide", 640, 360)
    assert f'<img src="image:{picture.name}" alt="The broken wall at low tide">' in article.html


def test_inline_code_lists_and_emphasis_stay():
    article = parse(
        f"<p>{PROSE}<em>Never</em> <code>x = 1</code> <a href='https://e.org/a'>here</a>.</p>"
        f"<pre>if a &lt; b:\n    stop()</pre><ol><li>{PROSE}</li><li>{PROSE}</li></ol>"
    )
    for markup in ("<em>Never</em>", '<a href="https://e.org/a">here</a>', "<ol><li>", "<pre>"):
        assert markup in article.html
    assert "if a < b:\n    stop()" in article.text


def test_what_a_page_says_in_its_data_is_used_when_the_text_is_hidden():
    hidden = " ".join(f"Sentence number {number} of the hidden text stands here." for number in range(60))
    data = json.dumps({"@type": "NewsArticle", "headline": "Case", "articleBody": f"{hidden}\n\nThe last words."})
    html = document("<p>Subscribe to read.</p>", f"<script type='application/ld+json'>{data}</script>")
    article = parse_page(html.encode(), "x.html", None)
    assert "Sentence number 59" in article.text
    assert article.text.endswith("The last words.")
    assert article.complete == 1.0


def test_much_that_is_missing_is_said():
    data = json.dumps({"@type": "NewsArticle", "headline": "Case", "wordCount": 2000})
    article = parse("", f"<script type='application/ld+json'>{data}</script>")
    assert article.complete is not None
    assert article.complete < 0.2
    assert any("own article text" in warning for warning in article.warnings)


def test_the_lede_and_a_paragraph_that_were_left_out_are_put_back():
    article = parse(
        f"<p>{PROSE * 5}</p>",
        "<title>Case</title>",
    )
    assert article.text.count("The end.") == 1
    html = (
        "<html><head><title>Rivers rise again in the north</title></head><body><div>"
        "<h1>Rivers rise again in the north</h1>"
        "<div class='standfirst'>After a week of rain three towns have been told to leave.</div></div>"
        f"<div class='text'><p>{PROSE * 5}</p><p>{PROSE * 5}</p></div></body></html>"
    )
    assert parse_page(html.encode(), "x.html", None).lede == "After a week of rain three towns have been told to leave."


@pytest.mark.parametrize(
    "body",
    [
        f"<story-part><p>{WALL}</p></story-part>",
        f"<blockquote><table><tr><td>{WALL}</td><td>and nobody had seen</td></tr></table></blockquote>",
        f"<table><tr><td><table><tr><td>{WALL}</td></tr></table></td><td>at last</td></tr></table>",
        f"<math-box><i style='display:none'><math><mtext>{WALL}</mtext></math></i></math-box>",
    ],
    ids=["custom element", "table in a quotation", "table in a table", "formula"],
)
def test_text_in_unusual_elements_is_kept(body):
    assert WALL in parse(body).text


def test_links_past_the_menu_are_no_text():
    html = document(f"<a href='#text'>Jump to navigation</a><div><h1>Case</h1><p>{PROSE * 8}</p></div>", "")
    assert "Jump to" not in parse_page(html.encode(), "x.html", None).text


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8", "utf-16", "iso-8859-15"])
def test_the_declared_character_set_is_used(charset):
    html = document(f"<h1>Größe</h1><p>{PROSE * 5} Ähre</p>", f"<meta charset='{charset}'><title>Größe</title>")
    article = parse_page(html.encode(charset), "x.html", None)
    assert article.headline == "Größe"
    assert "Ähre" in article.text


def test_a_wrong_declaration_is_corrected_and_said():
    html = document(f"<h1>Größe</h1><p>{PROSE * 5}</p>", "<meta charset='utf-16'><title>Größe</title>")
    article = parse_page(html.encode(), "x.html", None)
    assert article.headline == "Größe"
    assert article.warnings


@pytest.mark.parametrize("cut", ["<p>And then the str", "<a href='https://e.or", "<p>Tom &am", "<!-- a comment"])
def test_a_page_that_is_cut_off_keeps_the_text_before(cut):
    html = f"<html><body><h1>Case</h1><p>{PROSE * 8}</p><p>{PROSE * 8}The last whole one.</p>{cut}"
    article = parse_page(html.encode(), "x.html", None)
    assert "The last whole one." in article.text


def test_a_page_that_is_cut_off_says_so():
    html = f"<html><body><h1>Case</h1><p>{PROSE * 8}</p><p class='x"
    assert CUT_OFF in parse_page(html.encode(), "x.html", None).warnings


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000 + "deep" + "</div>" * 100_000,
        "<table><tr><td>" * 5_000 + "deep",
        "<b><i>x</b>y</i> " * 20_000,
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">deep</p>",
        "<p>" + "word " * 2_200_000 + "</p>",
        "<br>" * 300_000,
        "&amp;" * 300_000,
        "<a href='/x'>x</a> " * 50_000,
        "<div class='" + "a-" * 500_000 + "'>deep</div>",
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script>",
    ],
    ids=["divs", "tables", "misnested", "attributes", "text", "breaks", "ampersands", "links", "class", "data"],
)
def test_a_hostile_shape_loses_no_text(hostile):
    article = parse(hostile)
    assert PROSE.strip() in article.text
    assert article.text.endswith("The end.")
    if "deep" in hostile:
        assert "deep" in article.text


def test_text_of_any_length_is_whole():
    words = "word " * 2_200_000
    article = parse(f"<p>{words}</p>")
    assert len(re.findall(r"\bword\b", article.text)) == 2_200_000
    assert WHOLE_PAGE in article.warnings


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe src='file:///etc/passwd'></iframe>",
        "<svg onload=alert(1)><text>x</text></svg>",
        "<img\xa0src='javas<!--\xa0-->cript:x'>",
        "<p style='background:url(file:///x)'>x</p>",
        "<math><mi xlink:href='data:text/html,x'>x</mi></math>",
    ],
)
def test_nothing_dangerous_comes_through(payload):
    article = parse(payload)
    tags = re.sub(r">[^<]*<", "><", article.html)
    assert not re.search(r"<(script|iframe|svg|math)|\son\w+=|javascript:|data:|file:|style=", tags, re.IGNORECASE)
    assert PROSE.strip() in article.text


def test_control_characters_and_wrong_references_do_no_harm():
    article = parse(f"<p>{PROSE}a\x00b\x0bc&#0;d&#11;e&#xFFFF;f</p>")
    assert "\x00" not in article.text
    assert "The end." in article.text


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body><script>x</script></body></html>", b" "])
def test_a_page_without_text_is_refused_with_a_message(data):
    with pytest.raises(NewsreaderError, match="no text"):
        parse_page(data, "empty.html", None)


def test_a_headline_without_text_is_an_article():
    article = parse_page(b"<html><head><title>Only a headline here</title></head><body></body></html>", "x.html", None)
    assert article.headline == "Only a headline here"
    assert article.text == ""


def fetched(body, head="<title>Case</title>", charset=None, encoding="utf-8"):
    html = document(f"<article><h1>Case</h1><p>{PROSE * 6}</p>{body}<p>{PROSE * 4}The end.</p></article>", head)
    return parse_fetched_page(html.encode(encoding), "https://gull.example/2026/03/rain.html?page=1", charset)


def test_a_fetched_page_knows_where_it_was():
    article = fetched("<p>It rained <a href='more.html'>and rained</a>.</p><figure><img src='/wall.jpg'></figure>")
    assert article.source == article.url == "https://gull.example/2026/03/rain.html?page=1"
    assert article.site == "gull.example"
    assert 'href="https://gull.example/2026/03/more.html"' in article.html
    assert [picture.url for picture in article.remote_images] == ["https://gull.example/wall.jpg"]


def test_addresses_of_a_fetched_page_are_resolved_against_its_own_base():
    article = fetched("<p>It rained <a href='more.html'>and rained</a>.</p>", "<base href='/news/'><title>Case</title>")
    assert 'href="https://gull.example/news/more.html"' in article.html


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("/2026/03/rain.html", "https://gull.example/2026/03/rain.html"),
        ("https://gull.example/", "https://gull.example/2026/03/rain.html?page=1"),
        ("javascript:x", "https://gull.example/2026/03/rain.html?page=1"),
    ],
)
def test_a_fetched_page_is_believed_where_it_says_to_be_unless_that_is_a_front_page(canonical, url):
    assert fetched("", f"<title>Case</title><link rel='canonical' href='{canonical}'>").url == url


@pytest.mark.parametrize(
    ("said", "declared", "real"),
    [
        ("windows-1252", "utf-8", "windows-1252"),
        ("utf-8", "windows-1252", "utf-8"),
        ("utf-8", "windows-1252", "windows-1252"),
        ("koi8-r", "windows-1252", "utf-8-sig"),
        (None, "windows-1252", "windows-1252"),
        ("no such set", "windows-1252", "windows-1252"),
    ],
)
def test_the_server_is_believed_before_the_page_and_a_byte_order_mark_before_both(said, declared, real):
    article = fetched("<p>Größe ändert für die Straße alles.</p>", f"<meta charset='{declared}'>", said, real)
    assert "Größe ändert für die Straße alles." in article.text


def test_a_fetched_page_without_text_is_refused_with_a_message():
    with pytest.raises(NewsreaderError, match=r"gull\.example holds no text"):
        parse_fetched_page(b"<html><body><div id='root'></div></body></html>", "https://gull.example/app")
