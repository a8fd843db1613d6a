import pytest

from newsreader.article.question.fields import FIELDS, SIGNS, close_field_name, field_named
from newsreader.article.question.parse import parse

EXAMPLES = [
    *(field.example for field in FIELDS),
    *(sign.text for sign in SIGNS),
    *(f"{field.name}:{name}" for field in FIELDS for choice in field.choices for name in choice.spellings),
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_everything_that_help_and_completion_show_is_understood(example):
    question = parse(example, typing=False)
    assert question.mistakes == ()
    assert question.tree is not None


def test_no_name_is_used_twice():
    names = [name for field in FIELDS for name in (field.name, *field.aliases)]
    assert len(names) == len(set(names))
    assert all(field_named(name.upper()) is field for field in FIELDS for name in (field.name, *field.aliases))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("autor", "author"), ("Titel", "title"), ("soruce", "source"), ("befor", "before"), ("sites", "site")],
)
def test_a_misspelled_name_is_close_to_the_one_meant(typed, meant):
    assert close_field_name(typed) == meant


@pytest.mark.parametrize(
    "word", ["http", "https", "ftp", "mailto", "re", "a", "it", "update", "watch", "live", "opinion", "file", "note"]
)
def test_words_that_often_stand_before_a_colon_are_close_to_no_name(word):
    assert close_field_name(word) is None
