"""What an article is about, as counts."""

from newsreader.related.features import features
from newsreader.related.names import name_number
from newsreader.related.words import number_of


def word(text):
    return number_of(text)


def test_the_headline_counts_more_than_the_text():
    found = features("Storm shuts airport", "The airport was shut by night.\nThe night was long.", "en")
    assert found.words[word("airport")] == 3
    assert found.words[word("storm")] == 2
    assert found.words[word("night")] == 2
    assert found.title == (word("storm"), word("shut"), word("airport"))


def test_pairs_do_not_reach_across_paragraphs():
    found = features("", "money market\nrate", "en")
    assert (word("money"), word("market")) in found.pairs
    assert (word("market"), word("rate")) not in found.pairs


def test_who_is_named_first_counts_most():
    found = features("A talk", "We met Runa Feld.\nThen we met Tor Espeland.", "en")
    assert found.names[name_number("runa feld")] == 3
    assert found.names[name_number("tor espeland")] == 1


def test_capitals_of_a_headline_tell_nothing_where_all_words_have_them():
    found = features("Runa Feld Opens New Bridge Today", "The bridge was opened by Runa Feld.", "en")
    assert name_number("runa feld") in found.names
    assert name_number("runa feld opens new bridge") not in found.names


def test_an_article_may_be_nothing_but_a_headline():
    found = features("Storm shuts airport", "", "en")
    assert found.only_headline
    assert found.words[word("storm")] == 3


def test_an_empty_article_has_nothing():
    found = features("", "", None)
    assert not found.words
    assert not found.names
