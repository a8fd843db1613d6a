import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.question.complete import apply, completion
from newsreader.article.question.fields import FIELDS
from newsreader.article.question.parse import parse
from newsreader.article.question.tree import Named

ALL = [f"{field.name}:" for field in FIELDS]


def at(marked):
    """What may stand at the bar in a text."""
    return completion(marked.replace("|", ""), marked.index("|"))


def offered(marked):
    found = at(marked)
    return None if found is None else [choice.text for choice in found.choices]


def put(marked, value):
    """The text after a choice was taken, with a bar for the cursor."""
    text, cursor = apply(at(marked), value)
    return f"{text[:cursor]}|{text[cursor:]}"


@pytest.mark.parametrize(
    ("marked", "choices"),
    [
        ("|", ALL),
        ("tram |", ALL),
        ("(|)", ALL),
        ("-|", ALL),
        ("au|", ["author:"]),
        ("tram -T|", ["title:", "tag:"]),
        ("headl|", ["title:"]),
        ("o|", ["on:", "older:"]),
        ("xyz|", None),
        ("a|u", None),
        ("tram|(", None),
        ('"au|', None),
        ('"tram"|', None),
        ("tram |bus", None),
        ("is:|", ["unread", "read", "bookmarked", "followed", "long"]),
        ("is:un|", ["unread"]),
        ("tram IS:sta|", ["bookmarked"]),
        ('is:"un|', ["unread"]),
        ("is:u|nread bus", ["unread"]),
        ("is:xyz|", None),
        ("has:i|", ["image"]),
        ("before:y|", ["yesterday"]),
        ("on:p|", ["P7D", "P3M", "P1Y"]),
        ("on:t|", ["today", "tuesday", "thursday"]),
        ("older:|", ["12h", "1d", "7d", "2w", "3m", "1y"]),
        ("newer:5|", ["5h", "5d", "5w", "5m", "5y"]),
        ("i|s:unread", ["is:"]),
        ("title:tr|", None),
        ("url:x|", None),
        ("autor:x|", None),
    ],
)
def test_what_is_offered_at_the_cursor(marked, choices):
    assert offered(marked) == choices


@pytest.mark.parametrize(
    ("marked", "names", "typed"),
    [
        ("tag:|", "tag", ""),
        ("tags:pol|", "tag", "pol"),
        ('tram tag:"new yo|', "tag", "new yo"),
        ("tag:po|litics", "tag", "po"),
        ("-source:r|", "source", "r"),
        ("(site:b|)", "site", "b"),
        ("by:smi|", "author", "smi"),
        ("lang:|", "lang", ""),
        ("tag:pol*|", "tag", "pol"),
    ],
)
def test_names_are_looked_up_by_what_was_typed(marked, names, typed):
    found = at(marked)
    assert (found.names, found.typed, found.choices) == (names, typed, ())


def test_a_closed_quotation_is_done():
    assert at('tag:"new york"|') is None


@pytest.mark.parametrize(
    ("marked", "value", "after"),
    [
        ("au|", "author:", "author:|"),
        ("tram -au| bus", "author:", "tram -author:| bus"),
        ("is:un|", "unread", "is:unread |"),
        ("is:u|nrea bus", "unread", "is:unread |bus"),
        ("(is:un|)", "unread", "(is:unread|)"),
        ("tag:new|", "new york", 'tag:"new york" |'),
        ('tag:"new|', "new york", 'tag:"new york" |'),
        ('tag:"new|', "news", "tag:news |"),
        ("tag:new*|", "news", "tag:news |"),
        ("source:|", 'The "Real" News', 'source:"The ""Real"" News" |'),
        ("b|y:smith", "before:", "before:|smith"),
        ("newer:5|", "5d", "newer:5d |"),
        ("tag:|", "odd:", "tag:odd: |"),
    ],
)
def test_a_choice_takes_the_place_of_what_was_typed(marked, value, after):
    assert put(marked, value) == after


@given(st.text() | st.text(st.sampled_from('abist:"-()* ')), st.data())
def test_any_cursor_in_any_text_is_answered(text, data):
    cursor = data.draw(st.integers(0, len(text)))
    found = completion(text, cursor)
    if found is not None:
        assert 0 <= found.start <= cursor <= found.end <= len(text)
        assert bool(found.choices) != (found.names is not None)
        for choice in found.choices:
            after, place = apply(found, choice.text)
            assert 0 <= place <= len(after)


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).map(str.strip).filter(bool))
def test_any_name_of_the_library_can_be_put(name):
    text, cursor = apply(at("tag:|"), name)
    assert parse(text, typing=False).tree == Named("tag", name)
    assert cursor == len(text)
