import pytest
from article_fakes import link

from newsreader.ui.article_links import Link, Target, describe, link_of, safe_href


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "java\tscript:alert(1)", " javascript:x", "%6aavascript:x", "data:text/html,x",
        "file:///etc/passwd", "/etc/passwd", "etc/passwd", "//host/share", "\\\\host\\share", "qrc:/x", ":/x",
        "smb://host/x", "ms-msdt:/id", "vscode:x", "ftp://host/x", "tel:1", "feed:http://x.example", "about:blank",
        "named:-1", "named:x", "named:", "http:", "http://", "https:///x", "edited:", "part:3", "blob:x", "",
        "http://exa\u202emple.org",
    ],
)  # fmt: skip
def test_other_addresses_are_no_links(href):
    assert safe_href(href) == ""
    assert link_of(href) is None


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://example.org/a?b=c#d", Link("url", url="https://example.org/a?b=c#d")),
        ("HTTP://example.org/x y", Link("url", url="http://example.org/x%20y")),
        ("mailto:desk@example.org", Link("url", url="mailto:desk@example.org")),
        ("https://b\u00fccher.example/", Link("url", url="https://xn--bcher-kva.example/")),
        ("named:12", Link("named", index=12)),
    ],
)
def test_links_are_reported_encoded(href, expected):
    assert link_of(href) == expected


def test_a_place_on_the_page_is_carried_but_leads_nowhere_else():
    assert safe_href("#fn:1") == "#fn:1"
    assert link_of("#fn:1") is None


def test_the_true_host_comes_first_and_encoded():
    assert describe(Link("url", url="https://xn--pple-43d.com/login"), {}) == Target(
        "xn--pple-43d.com · https://xn--pple-43d.com/login", "xn--pple-43d.com"
    )


def test_what_tells_who_follows_a_link_is_not_shown_as_it_does_not_go_along():
    said = describe(Link("url", url="https://news.example/a?utm_medium=feed&id=3"), {})
    assert said.words == "news.example · https://news.example/a?id=3"


def test_a_host_before_an_at_sign_is_warned_of():
    said = describe(Link("url", url="https://bank.example@evil.example/x"), {})
    assert said.words.startswith("Careful: this leads to evil.example, not to bank.example")
    assert (said.host, said.careful) == ("evil.example", True)


@pytest.mark.parametrize(
    ("state", "url", "expected"),
    [
        ("here", None, "In your library: Insurers return"),
        ("possible", None, "Possibly in your library: Insurers return"),
        ("awaited", None, "Not in your library: Insurers return"),
        ("elsewhere", "https://news.example/a", "news.example · https://news.example/a"),
        ("elsewhere", "file:///etc/passwd", ""),
    ],
)
def test_a_named_headline_says_where_it_is(state, url, expected):
    said = describe(Link("named", index=3), {3: link(3, state, url=url)})
    assert said.words == expected
