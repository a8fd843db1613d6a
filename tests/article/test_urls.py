import pytest

from newsreader.article.urls import link_address, web_address

BASE = "https://example.org/2026/03/story.html"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://example.com/a?b=1#c", "https://example.com/a?b=1#c"),
        ("HTTP://EXAMPLE.com/A", "HTTP://EXAMPLE.com/A"),
        ("/about", "https://example.org/about"),
        ("next.html", "https://example.org/2026/03/next.html"),
        ("//cdn.example.org/x.png", "https://cdn.example.org/x.png"),
        (" https://example.com/a b ", "https://example.com/a%20b"),
        ("https://exa\nmple.com/x", "https://example.com/x"),
    ],
)
def test_web_addresses_become_absolute(written, meant):
    assert web_address(written, BASE) == meant


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\x01javascript:alert(1)",
        "vbscript:x", "data:text/html,x", "file:///etc/passwd", "ftp://example.org/", "smb://host/share", "ms-msdt:x",
        "vscode://x", "http:///x", "http://", "http:\\\\evil", "https://exam\u202eple.org/", "https://[::1/x",
        "https://" + "a" * 5000, "qrc:/x", "view-source:http://example.org/", "blob:https://x",
    ],
)  # fmt: skip
def test_anything_else_is_refused(written):
    assert web_address(written, BASE) is None
    assert link_address(written, BASE) is None


def test_relative_addresses_need_a_base_on_the_web():
    assert web_address("/about") is None
    assert web_address("/about", "file:///home/x.html") is None


def test_links_may_be_mail():
    assert link_address("mailto:desk@example.org") == "mailto:desk@example.org"
    assert web_address("mailto:desk@example.org") is None


@pytest.mark.parametrize("written", ["https://example.com/ä ö?q=ü", "/a\\b", "mailto:a@b.c", "https://x.y/%20z"])
def test_a_safe_address_stays_as_it_is(written):
    once = link_address(written, BASE)
    assert once is not None
    assert link_address(once, BASE) == once
