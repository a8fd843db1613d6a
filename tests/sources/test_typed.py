import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sources.fetch.address import address_of
from newsreader.sources.typed import typed_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("example.com", "https://example.com"),
        ("  www.example.com/blog/ \n", "https://www.example.com/blog/"),
        ("Example.COM:8080/a b", "https://Example.COM:8080/a%20b"),
        ("https://example.com/feed?x=1", "https://example.com/feed?x=1"),
        ("\u00a0https://example.com", "https://example.com"),
        ("<https://example.com/>", "https://example.com/"),
        ("“example.com”", "https://example.com"),
        ("HTTP://example.com/", "http://example.com/"),
        ("https:example.com", "https://example.com"),
        ("https//example.com", "https://example.com"),
        ("http:///example.com", "http://example.com"),
        ("feed://example.com/rss", "http://example.com/rss"),
        ("feed:https://example.com/rss", "https://example.com/rss"),
        ("feed:example.com/rss", "http://example.com/rss"),
        ("feed://https://example.com/rss", "https://example.com/rss"),
        ("itpc://example.com/cast.xml", "http://example.com/cast.xml"),
        ("localhost:8080/feed", "http://localhost:8080/feed"),
        ("localhost", "http://localhost"),
        ("192.168.1.2/feed", "http://192.168.1.2/feed"),
        ("printer.local/feed", "http://printer.local/feed"),
        ("https://jane:secret@example.com/feed", "https://jane:secret@example.com/feed"),
        ("bücher.example", "https://bücher.example"),
        ("例え.テスト", "https://例え.テスト"),
        ("xn--r8jz45g.xn--zckzah", "https://xn--r8jz45g.xn--zckzah"),
        ("@jane@social.example", "https://social.example/@jane"),
        ("example.com?p=1", "https://example.com?p=1"),
        ("example.com#part", "https://example.com#part"),
    ],
)
def test_what_is_meant_as_an_address(text, address):
    assert typed_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "trams", "tram news", "is:unread", "tag:politics", "jane@site.example", "mailto:jane@site.example",
        "ftp://site.example/feed", "file:///etc/passwd", "javascript:alert(1)", "exec:rm -rf", "data:text/html,x",
        "C:\\news\\a.txt", "/home/jane/a.txt", "./a", "3.14", "1.2.3", "feed:", "http://", "https://[::1",
        "http://a b/", "site.example:99999", "example.com and more", "e.g. trams", "..", "a..b", "http://%31.example/",
        "\0",
    ],
)  # fmt: skip
def test_what_is_none(text):
    assert typed_address(text) is None


@given(st.text(max_size=40) | st.text(st.sampled_from("htps:/.@[]#?feda1 -%"), max_size=25))
def test_whatever_is_typed_an_answer_can_be_asked_for(text):
    address = typed_address(text)
    assert address is None or address_of(address).scheme in ("http", "https")
