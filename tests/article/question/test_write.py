import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.question.fields import DAY_WORDS, FIELDS
from newsreader.article.question.meaning import exact
from newsreader.article.question.parse import DEEPEST, parse
from newsreader.article.question.tree import And, Dated, Has, Is, Named, Not, Or, Word, both, either, without
from newsreader.article.question.write import write

STORABLE = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])) | st.sampled_from(
    ["OR", "-x", "*x", "x*", "a (b", 'say "hi"', "tag:x", "autor:x", "http://x.y", "x)", "\u200fx"]
)


@st.composite
def words(draw):
    word = draw(STORABLE.map(exact).filter(bool))
    kind = draw(st.sampled_from([word.kind, "phrase", "prefix"]))
    column = draw(st.sampled_from([None, "headline", "byline"]))
    if column is None and sum(map(str.isalnum, word.text)) > 1 and draw(st.booleans()):
        kind = "inside"
    return Word(word.text, column, kind)


@st.composite
def names(draw):
    value = draw(STORABLE.map(str.strip).filter(bool))
    return Named(
        draw(st.sampled_from(["source", "site", "tag"])), value, draw(st.sampled_from(["whole", "prefix", "inside"]))
    )


conditions = (
    words()
    | names()
    | STORABLE.map(str.strip).filter(bool).map(lambda value: Named("url", value, "inside"))
    | st.sampled_from(["en", "de", "haw"]).map(lambda code: Named("lang", code))
    | st.sampled_from([choice.text for choice in FIELDS[7].choices]).map(Is)
    | st.sampled_from([choice.text for choice in FIELDS[8].choices]).map(Has)
    | st.builds(Dated, st.sampled_from(["before", "after", "on"]), st.sampled_from([*DAY_WORDS, "2025-08", "P7D"]))
    | st.builds(Dated, st.sampled_from(["newer", "older"]), st.sampled_from(["7d", "P1Y6M", "12h"]))
)
trees = st.recursive(
    conditions,
    lambda inner: st.lists(inner, min_size=1).map(both) | st.lists(inner, min_size=1).map(either) | inner.map(without),
)


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (None, ""),
        (And((Word("a"), Or((Word("b"), And((Word("c"), Word("d"))))))), "a (b OR c d)"),
        (Not(And((Word("a"), Is("read")))), "-(a is:read)"),
        (Word("OR", None, "phrase"), '"OR"'),
        (Word('5"', None, "phrase"), '"5"""'),
        (Word("new yor", "headline", "prefix"), 'title:"new yor"*'),
        (Word("smith", "byline"), "author:smith"),
        (Word("ship", None, "inside"), "*ship"),
        (Named("tag", "new york"), 'tag:"new york"'),
        (Named("url", "x.y/(z)", "inside"), "url:x.y/(z)"),
        (Named("site", "x)", "prefix"), 'site:"x)"*'),
        (Or((Dated("on", "2025"), Has("note"))), "on:2025 OR has:note"),
    ],
)
def test_a_tree_has_one_text(tree, text):
    assert write(tree) == text


@given(trees)
def test_the_text_of_a_tree_gives_the_tree_again_without_a_mistake(tree):
    question = parse(write(tree), typing=False)
    assert question.tree == tree
    assert question.mistakes == ()


@given(st.text(st.sampled_from('ab:-*"() OR tag:')), st.booleans())
def test_what_was_understood_of_any_text_can_be_written(text, typing):
    tree = parse(text, typing=typing).tree
    assert parse(write(tree), typing=False).tree == tree


def test_the_deepest_question_can_be_written():
    tree = parse("-(a OR b (c OR " * (DEEPEST // 2) + "d", typing=True).tree
    assert parse(write(tree), typing=False).tree == tree
