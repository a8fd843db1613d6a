from __future__ import annotations

from dataclasses import replace

import pytest
from fakes import on, parsed
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.model import ParsedArticle
from newsreader.library import identity
from newsreader.library.identity import Candidate, Decision, decide, host_of, identity_of, path_key, url_key

OLD = parsed("Fog closes the port", "Ships wait.", source="/a/fog.txt", published=on(2026, 1, 5))
WITH_URL = replace(OLD, url="https://tide.example/fog")


def other(old: ParsedArticle, **changes: object) -> ParsedArticle:
    return replace(old, source="/b/elsewhere.txt", **changes)


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [
        pytest.param(OLD, OLD, Decision("unchanged", 7), id="same path, same text"),
        pytest.param(
            replace(OLD, text="Ships sail."),
            OLD,
            Decision("updated", 7, revise=True, refresh=True),
            id="path, new text",
        ),
        pytest.param(
            replace(OLD, byline=("Ann",)), OLD, Decision("updated", 7, revise=True, refresh=True), id="path, new byline"
        ),
        pytest.param(
            replace(OLD, published=on(2026, 1, 6)), OLD, Decision("updated", 7, refresh=True), id="path, another date"
        ),
        pytest.param(other(WITH_URL), WITH_URL, Decision("unchanged", 7), id="same address, another path"),
        pytest.param(
            other(WITH_URL, url="http://www.tide.example/fog/?utm_source=x#top"),
            WITH_URL,
            Decision("updated", 7, refresh=True),
            id="same address, spelled otherwise",
        ),
        pytest.param(
            other(WITH_URL, text="More."),
            WITH_URL,
            Decision("updated", 7, revise=True, refresh=True),
            id="address, text",
        ),
        pytest.param(other(OLD), OLD, Decision("copy", 7), id="same headline, date and text"),
        pytest.param(other(OLD, byline=("Ann",)), OLD, Decision("copy", 7), id="a copy with another byline"),
        pytest.param(other(OLD, text="Quite another day."), OLD, Decision("added"), id="same headline, other text"),
        pytest.param(other(OLD, published=on(2026, 1, 6)), OLD, Decision("added"), id="same text, other date"),
        pytest.param(other(OLD, text=""), replace(OLD, text=""), Decision("added"), id="headline only, another path"),
        pytest.param(other(OLD, url="https://tide.example/2"), OLD, Decision("added"), id="same text at an address"),
        pytest.param(replace(WITH_URL, url="https://x.example/1"), WITH_URL, Decision("added"), id="path reused"),
        pytest.param(
            replace(OLD, url="https://x.example/1"),
            OLD,
            Decision("updated", 7, refresh=True),
            id="path, gains an address",
        ),
        pytest.param(
            replace(OLD, source="-"), replace(OLD, source="-"), Decision("copy", 7), id="standard input twice"
        ),
        pytest.param(
            replace(OLD, source="-", text="Other."),
            replace(OLD, source="-"),
            Decision("added"),
            id="standard input anew",
        ),
    ],
)
def test_the_same_an_edit_a_copy_or_new(new: ParsedArticle, old: ParsedArticle, expected: Decision) -> None:
    assert decide(identity_of(new), [Candidate(7, identity_of(old))]) == expected


def test_nothing_here_is_new() -> None:
    assert decide(identity_of(OLD), []) == Decision("added")


def test_a_deleted_article_added_again_comes_back() -> None:
    deleted = Candidate(7, identity_of(OLD), deleted=True)
    assert decide(identity_of(OLD), [deleted]) == Decision("updated", 7, restore=True)
    assert decide(identity_of(other(OLD)), [deleted]) == Decision("copy", 7, restore=True)


def test_an_address_counts_before_a_path_and_a_living_article_before_a_deleted_one() -> None:
    by_path = Candidate(1, identity_of(replace(OLD, text="x")))
    by_url = Candidate(2, identity_of(other(WITH_URL)))
    assert decide(identity_of(WITH_URL), [by_path, by_url]).id == 2
    assert (
        decide(identity_of(OLD), [Candidate(3, identity_of(OLD), deleted=True), Candidate(2, identity_of(OLD))]).id == 2
    )


def test_a_copy_is_of_the_first() -> None:
    assert decide(identity_of(other(OLD)), [Candidate(9, identity_of(OLD)), Candidate(4, identity_of(OLD))]).id == 4


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Tide.example:443/a/?utm_campaign=x&id=3&fbclid=9#part", "tide.example/a?id=3"),
        ("http://tide.example", "tide.example"),
        ("http://tide.example:8080/", "tide.example:8080"),
        ("ftp://tide.example/a", None),
        ("/home/me/a.txt", None),
        ("http://[broken", None),
        (None, None),
        ("", None),
    ],
)
def test_spellings_of_an_address(url: str | None, key: str | None) -> None:
    assert url_key(url) == key


def test_paths_and_hosts() -> None:
    assert path_key("-") is path_key("") is None
    assert path_key("/a/../b.txt") == path_key("/b.txt")
    assert path_key("/a/\udcff.txt") != path_key("/a/\udcfe.txt")
    assert host_of("https://www.tide.example/a?b") == "tide.example"
    assert host_of("/a/b") is None


@given(st.text())
def test_any_text_may_stand_where_an_address_should(text: str) -> None:
    url_key(text)
    url_key("https://" + text)


PARTS = ["http://", "https://", "www.", *"aA.-/?#:@;=~é _%[", "//", "80", "%41", "q=1", "&utm_a=1", "\n"]


@given(st.lists(st.sampled_from(PARTS), max_size=9).map("".join))
def test_a_plain_address_takes_a_shorter_way_to_the_same_key(url: str) -> None:
    assert url_key(f"http://{url}") == identity._url_key(f"http://{url}")
