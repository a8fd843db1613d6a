import json

import pytest

from newsreader.sources.page_json import read_linked_data
from newsreader.sources.page_metadata import read_metadata
from newsreader.sources.page_tree import drop_unseen, outside, parse_tree


def read(head="", body="", html_tag="<html>"):
    source = f"{html_tag}<head>{head}</head><body>{body}</body></html>"
    tree = parse_tree(source)
    aside = outside(tree)
    linked = read_linked_data(tree)
    drop_unseen(tree)
    return read_metadata(tree, source, linked, aside)


def data(**said):
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **said})}</script>"


@pytest.mark.parametrize(
    ("head", "body", "headline"),
    [
        (
            "<title>Rain for a week | The Gull</title><meta property='og:site_name' content='The Gull'>",
            "",
            "Rain for a week",
        ),
        (
            "<title>The Gull: Rain for a week</title><meta property='og:site_name' content='The Gull'>",
            "",
            "The Gull: Rain for a week",
        ),
        (
            "<title>The Gull - Rain for a whole week</title><meta property='og:site_name' content='The Gull'>",
            "",
            "Rain for a whole week",
        ),
        (
            "<title>Rain falls for a whole week - gull.example</title>",
            "<h1>Rain falls for a whole week</h1>",
            "Rain falls for a whole week",
        ),
        ("<title>Rain: what we know so far</title>", "<h1>Rain: what we know</h1>", "Rain: what we know"),
        ("<title>Rain for a week</title>", "<h1>Lorem</h1>", "Rain for a week"),
        ("<title>Gull</title>", "<h1>Why it rains for a week</h1>", "Why it rains for a week"),
        (
            "<title>x</title><meta property='og:title' content='Rain for a week'>",
            "<h1>One</h1><h1>Two</h1>",
            "Rain for a week",
        ),
        (data(headline="Rain &amp; wind"), "", "Rain & wind"),
        (
            "<title>Rain falls for a week</title>",
            "<h1>Rain falls for a week<span> What the town says</span></h1>",
            "Rain falls for a week",
        ),
        (
            "<title>The Gull » Archive » Rain for a whole week</title>",
            "<h1><a href='https://gull.example/'>The Gull</a></h1><h2>Rain for a whole week</h2>",
            "Rain for a whole week",
        ),
        ("<title>Gull</title>", "<h1><a href='/'>The Gull writes every day</a></h1>", "Gull"),
        (
            "<title>Rain falls for a week</title>",
            "<h1><span>Weather </span>Rain falls for a week</h1>",
            "Rain falls for a week",
        ),
        (
            "<title>Weather - Rain falls for a week</title>",
            "<h1><span>Weather</span>Rain falls for a week</h1>",
            "Weather - Rain falls for a week",
        ),
        ("<title>Archive</title><meta name='parsely-title' content='Rain for a week'>", "", "Rain for a week"),
        ("", "", ""),
    ],
)
def test_the_headline_is_the_one_that_page_and_heading_agree_on(head, body, headline):
    assert read(head, body).headline == headline


@pytest.mark.parametrize(
    ("head", "body", "byline"),
    [
        (data(author={"name": "Ada Moore"}), "", ("Ada Moore",)),
        (data(author=[{"name": "Ada Moore"}, "Ben Low"]), "", ("Ada Moore", "Ben Low")),
        (data(author="Ada Moore and Ben Low"), "", ("Ada Moore", "Ben Low")),
        (data(author="By Ada Moore"), "", ("Ada Moore",)),
        (data(author="A. B. Moore Jr."), "", ("A. B. Moore Jr.",)),
        (data(author=[{"@id": "#nobody"}]), "", ()),
        ("<meta name='author' content='Ada Moore'>", "", ("Ada Moore",)),
        ("<meta property='article:author' content='https://facebook.example/ada'>", "", ()),
        (
            "<meta name='author' content='The Gull'><meta property='og:site_name' content='The Gull'>",
            "<h1>x</h1><p class='byline'>By Ada Moore</p>",
            ("Ada Moore",),
        ),
        ("<meta name='author' content='The Gull'><meta property='og:site_name' content='The Gull'>", "", ("The Gull",)),
        (data(author={"name": "ada.moore"}), "<span itemprop='author'>Ada Moore</span>", ("Ada Moore",)),
        ("", "<a rel='author' href='/ada'>Ada Moore</a>", ("Ada Moore",)),
        ("", "<div class='author-name'>Von <a href='/ada'>Ada Moore</a>, Redakteurin für Wetter</div>", ("Ada Moore",)),
        ("", "<h1>Rain</h1><p>By Ada Moore</p><p>It rained.</p>", ("Ada Moore",)),
        ("", "<h1>Rain</h1><p>By the time it rained, all were home.</p>", ()),
        ("", "<div class='comments'><span class='author'>Some Reader</span></div>", ()),
        (
            data(author="Ada Moore") + "<meta name='author' content='Ada Moore, Ben Low'>",
            "",
            ("Ada Moore", "Ben Low"),
        ),
        (data(author="Weather expert Ada Moore"), "<span class='author'>Ada Moore</span>", ("Ada Moore",)),
        ("", "<span class='byline'>von <span class='author vcard'><a href='/a'>ada</a></span></span>", ("ada",)),
        ("", "<i class='meta-prep-author'>Written on</i> <i class='author'>Ada Moore</i>", ("Ada Moore",)),
        (
            "",
            "<div class='wrap-byline'><p class='byline'>By <a>Ada Moore</a></p> 4 March 2026 <a>Edit</a></div>",
            ("Ada Moore",),
        ),
        ("", "<p class='author'>4.3.2026 / Wind / Rain / Snow / Hail</p>", ()),
        ("", "<article><p>x</p><footer><a rel='author'>Ada Moore</a></footer></article>", ("Ada Moore",)),
        ("", "<div id='sidebar'><h1>Rain</h1><p class='author'>Ada Moore</p></div>", ("Ada Moore",)),
        ("", "<div data-testid='prism-byline'><i>By</i><a href='/ada'>Ada Moore</a></div>", ("Ada Moore",)),
        ("", "<p>04.03.2026 | 13:10 Uhr | Ada Moore</p><h1>Rain</h1>", ("Ada Moore",)),
        ("", "<h1>Rain</h1><p>It rained.</p><h5>Author: </h5>Ada Moore", ("Ada Moore",)),
        ("", "<h1>Rain</h1><p>It rained.</p><p>Autor: Ada Moore</p>", ("Ada Moore",)),
    ],
)
def test_the_byline_comes_from_the_best_place_that_has_it(head, body, byline):
    assert read(head, body).byline == byline


DAY = "2026-03-04"
MORNING = data(datePublished=f"{DAY}T07:30:00Z")


@pytest.mark.parametrize(
    ("head", "body", "published", "updated"),
    [
        (
            data(datePublished="2026-03-04T07:30+01:00", dateModified="2026-03-05"),
            "",
            f"{DAY}T07:30:00+01:00",
            "2026-03-05",
        ),
        (MORNING + "<meta name='dcterms.modified' content='2026-03-01'>", "", f"{DAY}T07:30:00+00:00", None),
        ("<meta property='article:published_time' content='2026-03-04'>", "", "2026-03-04", None),
        (
            "<meta name='date' content='2026-03-09'>",
            "<time itemprop='datePublished' datetime='2026-03-04'></time>",
            DAY,
            None,
        ),
        ("", "<time datetime='2026-03-04T10:00:00Z'>Wednesday</time>", "2026-03-04T10:00:00+00:00", None),
        ("", "<p>Published on 4 March 2026</p>", "2026-03-04", None),
        ("<meta name='date' content='2026-03-09'>", "<h1>Rain</h1><p>4 March 2026</p>", DAY, None),
        ("<meta name='date' content='2026-03-09'>", "<p>4 March 2026 - By Ada Moore</p><h1>Rain</h1>", DAY, None),
        ("<meta name='date' content='2026-03-04'>", "<h1>Rain</h1><p>Updated: 9 March 2026</p>", DAY, None),
        ("<meta name='date' content='2026-03-04'>", "<h1>Rain</h1><p>What March 2026 brought</p>", DAY, None),
        (MORNING, "<h1>Rain</h1><p>Published: March 3, 2026 at 11:30 p.m.</p>", "2026-03-03T23:30:00-08:00", None),
        (MORNING, "<h1>Rain</h1><p>Published: March 3, 2026 at 11:32 p.m.</p>", f"{DAY}T07:30:00+00:00", None),
        ("<link rel='canonical' href='https://e.org/2019/07/12/x'>" + MORNING, "", "2019-07-12", None),
        ("<link rel='canonical' href='https://e.org/2026/03/04/x'>" + MORNING, "", f"{DAY}T07:30:00+00:00", None),
        (data(datePublished="yesterday"), "", None, None),
    ],
)
def test_dates_are_those_of_publication(head, body, published, updated):
    meta = read(head, body)
    assert (meta.published and meta.published.iso()) == published
    assert (meta.updated and meta.updated.iso()) == updated


@pytest.mark.parametrize(
    ("html_tag", "head", "language"),
    [
        ("<html lang='en-GB'>", "", "en"),
        ("<html xml:lang='de'>", "", "de"),
        ("<html>", "<meta property='og:locale' content='pt_BR'>", "pt"),
        ("<html>", data(inLanguage="ja"), "ja"),
        ("<html lang='english'>", "", None),
        ("<html>", "", None),
    ],
)
def test_the_language_is_two_letters(html_tag, head, language):
    assert read(head, html_tag=html_tag).language == language


def test_site_address_and_tags():
    meta = read(
        "<link rel='canonical' href='/story'><meta property='og:url' content='https://www.gull.example/story?x=1'>"
        "<meta name='keywords' content='rain, wind , ,rain'>"
    )
    assert meta.url == "https://www.gull.example/story"
    assert meta.site == "gull.example"
    assert meta.tags == ("rain", "wind")


def test_the_address_that_a_browser_noted_is_used():
    source = "<!-- saved from url=(0030)https://gull.example/rain.html --><html><head></head><body></body></html>"
    tree = parse_tree(source)
    assert read_metadata(tree, source, read_linked_data(tree), set()).url == "https://gull.example/rain.html"


def test_dangerous_addresses_are_no_address():
    assert read("<link rel='canonical' href='javascript:alert(1)'>").url is None


@pytest.mark.parametrize(
    "broken",
    ["{", '{"@type": "NewsArticle",}', "[" * 5000, '{"@type": 3}', "null", '{"@type": "NewsArticle", "author": 7}'],
)
def test_broken_data_is_passed_over(broken):
    assert read(f"<title>Rain</title><script type='application/ld+json'>{broken}</script>").headline == "Rain"
