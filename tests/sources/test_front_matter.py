import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sources.front_matter import BROKEN, NOT_READ, read_front_matter


def test_scalars_stay_as_they_were_written():
    data = read_front_matter("---\ntitle: 2024\ndate: 2026-02-31\nok: no\ntime: 12:30\n---\nBody")
    assert (data.text("title"), data.text("date"), data.text("ok"), data.text("time")) == (
        "2024",
        "2026-02-31",
        "no",
        "12:30",
    )
    assert (data.body, data.warning) == ("Body", "")


def test_keys_have_alternatives_and_no_case():
    data = read_front_matter("---\nHeadline: A\nAuthors: [B, C]\nempty: ~\n---\n")
    assert data.text("title", "headline") == "A"
    assert data.items("byline", "authors") == ["B", "C"]
    assert data.text("empty") == ""
    assert data.items("empty") == []


def test_a_colon_in_a_headline_is_forgiven():
    data = read_front_matter("---\ntitle: Council: the vote\nrelated:\n  - One: two\n  - Three\ntags: 'a'\n---\nBody")
    assert data.text("title") == "Council: the vote"
    assert data.items("related") == ["One: two", "Three"]
    assert data.text("tags") == "a"
    assert data.warning == BROKEN


@pytest.mark.parametrize(
    "block", ["---\nkey: {\nx\n---\n", "---js\nx = 1\n---\n", "+++\ntitle = 'x'\n+++\n", ";;; json\n{}\n;;;\n"]
)
def test_what_cannot_be_read_stays_as_text(block):
    data = read_front_matter(f"{block}Body")
    assert data.warning == NOT_READ
    assert data.values == {}
    assert block.strip() in data.body
    assert data.body.endswith("Body")


@pytest.mark.parametrize(
    "text", ["No block", "---\nNever closed: x", "---\nProse between two rules.\n---\nBody", "text\n---\na: b\n---\n"]
)
def test_a_text_without_block_is_all_body(text):
    assert read_front_matter(text).body == text


def test_an_empty_block_is_no_text():
    assert read_front_matter("---\n---\nBody").body == "Body"


@pytest.mark.parametrize(
    "data",
    [
        "!!python/object/apply:os.system ['true']",
        "title: !!python/object/apply:os.system ['true']",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c",
        "title: " + "[" * 5000,
        "a: *unknown",
        "\t",
    ],
)
def test_nothing_is_evaluated_and_nothing_fails(data):
    found = read_front_matter(f"---\n{data}\n---\nBody")
    assert found.body.endswith("Body")
    assert isinstance(found.text("title"), str)


@given(st.text(max_size=200))
def test_any_block_is_read_or_kept(block):
    found = read_front_matter(f"---\n{block}\n---\nBody")
    assert found.body.endswith("Body")
