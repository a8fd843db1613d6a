import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.question.parse import DEEPEST, LONGEST, parse
from newsreader.article.question.tree import And, Dated, Has, Is, Named, Not, Or, Word

TRAM, BUS, FERRY = Word("tram"), Word("bus"), Word("ferry")


def phrase(text):
    return Word(text, None, "phrase")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        ("  \n\t", None),
        ("… – !?", None),
        ("tram", TRAM),
        ("tram bus", And((TRAM, BUS))),
        ("tram\u3000bus\u00a0ferry", And((TRAM, BUS, FERRY))),
        ("\u200ftram\u202c bus", And((TRAM, BUS))),
        ("tram AND bus", And((TRAM, BUS))),
        ("tram and or not bus", And((TRAM, Word("and"), Word("or"), Word("not"), BUS))),
        ("tram OR bus", Or((TRAM, BUS))),
        ("tram bus OR ferry", Or((And((TRAM, BUS)), FERRY))),
        ("tram OR bus AND ferry", Or((TRAM, And((BUS, FERRY))))),
        ("(tram OR bus) ferry", And((Or((TRAM, BUS)), FERRY))),
        ("(tram OR (bus OR ferry))", Or((TRAM, BUS, FERRY))),
        ("tram (bus (ferry))", And((TRAM, BUS, FERRY))),
        ("tram(bus)ferry", And((TRAM, BUS, FERRY))),
        ("()", None),
        ("tram OR ()", TRAM),
        ("tram OR …", TRAM),
        ("-tram", Not(TRAM)),
        ("--tram", Not(TRAM)),
        ("-(-tram)", TRAM),
        ("-…", None),
        ("tram -(bus OR ferry)", And((TRAM, Not(Or((BUS, FERRY)))))),
        ("-(bus ferry)", Not(And((BUS, FERRY)))),
        ('-"tram line"', Not(phrase("tram line"))),
        ("e-mail", Word("e-mail")),
        ('"tram  line"', phrase("tram line")),
        ('"tram"', phrase("tram")),
        ('"tram"bus', And((phrase("tram"), BUS))),
        ('"OR"', phrase("OR")),
        ('"a (b -c"', phrase("a (b -c")),
        ('"say ""hi"" now"', phrase('say "hi" now')),
        ('""', None),
        ('3.5" disk', And((Word('3.5"'), Word("disk")))),
        ("harb*", Word("harb", None, "prefix")),
        ('"new yor"*', Word("new yor", None, "prefix")),
        ("OR*", Word("OR", None, "prefix")),
        ("*ship", Word("ship", None, "inside")),
        ("*ship*", Word("ship", None, "inside")),
        ("*title:x", Word("title:x", None, "inside")),
        ('*"new yor"', Word("new yor", None, "inside")),
        ("**", None),
        ("a*b", Word("a*b")),
        ("http://x.y 12:30 re:zero", And((Word("http://x.y"), Word("12:30"), Word("re:zero")))),
        ("https://x.y/?q=a:b", Word("https://x.y/?q=a:b")),
        ("Ärzte 東京 ख़बर", And((Word("Ärzte"), Word("東京"), Word("ख़बर")))),
        ("title:tram bus", And((Word("tram", "headline"), BUS))),
        ('title:"tram line"', Word("tram line", "headline", "phrase")),
        ("title:tra*", Word("tra", "headline", "prefix")),
        ("headline:http://x.y", Word("http://x.y", "headline")),
        ("AUTHOR:Smith", Word("Smith", "byline")),
        ("by:smith byline:jones", And((Word("smith", "byline"), Word("jones", "byline")))),
        ("-author:smith", Not(Word("smith", "byline"))),
        ("source:Reuters", Named("source", "Reuters")),
        ("feed:Reuters", Named("source", "Reuters")),
        ('tag:"new york"', Named("tag", "new york")),
        ('tag:" new  york "', Named("tag", "new  york")),
        ("tag:polit*", Named("tag", "polit", "prefix")),
        ("site:*bbc", Named("site", "bbc", "inside")),
        ("tag:🎉", Named("tag", "🎉")),
        ("tag:-x", Named("tag", "-x")),
        ('source:"The ""Real"" News"', Named("source", 'The "Real" News')),
        ("(site:a.org OR site:b.org)", Or((Named("site", "a.org"), Named("site", "b.org")))),
        ("url:https://x.y/Foo_(bar)", Named("url", "https://x.y/Foo_(bar)", "inside")),
        ("(url:x.y/Foo_(bar))", Named("url", "x.y/Foo_(bar)", "inside")),
        ("lang:DE language:en-GB", And((Named("lang", "de"), Named("lang", "en")))),
        ("is:unread is:read", And((Is("unread"), Is("read")))),
        ("IS:Starred", Is("bookmarked")),
        ("is:followed OR is:long", Or((Is("followed"), Is("long")))),
        ('is:"unread"', Is("unread")),
        ("has:note has:images has:links", And((Has("note"), Has("image"), Has("link")))),
        ("-has:picture", Not(Has("image"))),
        ("before:2025", Dated("before", "2025")),
        ("after:2025-8", Dated("after", "2025-08")),
        ("on:2025-8-4", Dated("on", "2025-08-04")),
        ("date:Yesterday", Dated("on", "yesterday")),
        ("before:MONDAY", Dated("before", "monday")),
        ("after:p7d", Dated("after", "P7D")),
        ("before:7d", Dated("before", "7d")),
        ("on:P1Y6M", Dated("on", "P1Y6M")),
        ("newer:7D older:P3M", And((Dated("newer", "7d"), Dated("older", "P3M")))),
        ("newer:PT12H", Dated("newer", "PT12H")),
        ("a\0b\ud800c", And((Word("a"), Word("b"), Word("c")))),
    ],
)
def test_what_is_right_has_a_tree_and_no_mistake(text, tree):
    question = parse(text, typing=False)
    assert question.tree == tree
    assert question.mistakes == ()


@pytest.mark.parametrize(
    ("text", "tree", "place", "sentence"),
    [
        ("autor:smith", And((Word("autor"), Word("smith"))), "autor:", "did you mean “author:”?"),
        ('-autor:"bob smith"', Not(And((Word("autor"), phrase("bob smith")))), "autor:", "no field “autor:”"),
        ("Langauge:de", And((Word("Langauge"), Word("de"))), "Langauge:", "did you mean “language:”?"),
        ("author: smith", And((Word("author"), Word("smith"))), "author:", "as in author:smith"),
        ('tag:""', Word("tag"), "tag:", "needs a value"),
        ("author:(a b)", And((Word("author"), Word("a"), Word("b"))), "author:", "needs a value"),
        ("title:…", Word("title"), "…", "needs a word"),
        ("title:*ship", Word("ship", "headline"), "*", "no meaning behind “title:”"),
        ("is:unred", And((Word("is"), Word("unred"))), "unred", "did you mean “is:unread”?"),
        ("is:book", And((Word("is"), Word("book"))), "book", "did you mean “is:bookmarked”?"),
        ("has:wings", And((Word("has"), Word("wings"))), "wings", "there are note, image, link."),
        ("on:christmas", And((Word("on"), Word("christmas"))), "christmas", "“christmas” is no date"),
        ("on:2025-02-30", And((Word("on"), Word("2025-02-30"))), "2025-02-30", "is no date"),
        ("on:0000", And((Word("on"), Word("0000"))), "0000", "is no date"),
        ("newer:monday", And((Word("newer"), Word("monday"))), "monday", "is no length of time"),
        ("older:P", And((Word("older"), Word("P"))), "P", "is no length of time"),
        ("older:PT", And((Word("older"), Word("PT"))), "PT", "is no length of time"),
        ("lang:english", And((Word("lang"), Word("english"))), "english", "is no language code"),
        ("(tram", TRAM, "(", "is not closed"),
        ("tram) bus", And((TRAM, BUS)), ")", "closes none"),
        ("OR tram", And((phrase("OR"), TRAM)), "OR", "OR stands between"),
        ("tram OR", And((TRAM, phrase("OR"))), "OR", "OR stands between"),
        ("tram AND", And((TRAM, phrase("AND"))), "AND", "AND stands between"),
        ("tram OR OR bus", Or((And((TRAM, phrase("OR"))), BUS)), "OR", "OR stands between"),
        ("tram (OR bus)", And((TRAM, phrase("OR"), BUS)), "OR", "OR stands between"),
        ("tram -OR bus", And((TRAM, Not(phrase("OR")), BUS)), "OR", "OR stands between"),
        ("tram - bus", And((TRAM, BUS)), "-", "as in -strike"),
        ("(-)", None, "-", "as in -strike"),
        ("*a", Word("a"), "*a", "two characters"),
        ('tram "new yor', And((TRAM, phrase("new yor"))), '"', "quotation is not closed"),
        ('tag:"new yor', Named("tag", "new yor"), '"', "quotation is not closed"),
        ('"', None, '"', "quotation is not closed"),
    ],
)
def test_a_mistake_is_told_at_its_place_and_its_words_are_searched_for(text, tree, place, sentence):
    question = parse(text, typing=False)
    assert question.tree == tree
    (mistake,) = question.mistakes
    assert text[mistake.start : mistake.start + mistake.length] == place
    assert sentence in mistake.sentence


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("tra", Word("tra", None, "prefix")),
        ("tram ", TRAM),
        ("tram b", And((TRAM, Word("b", None, "prefix")))),
        ('"tra', Word("tra", None, "prefix")),
        ('"tram li', Word("tram li", None, "prefix")),
        ('"tram ', phrase("tram")),
        ('"tram"', phrase("tram")),
        ('"', None),
        ("-str", Not(Word("str"))),
        ("-(tram OR b", Not(Or((TRAM, Word("b"))))),
        ("(tram OR b", Or((TRAM, Word("b", None, "prefix")))),
        ("(tram)", TRAM),
        ("tram -", TRAM),
        ("tram OR", TRAM),
        ("OR", Word("OR", None, "prefix")),
        ("tram (", TRAM),
        ("*s", Word("s", None, "prefix")),
        ("*sh", Word("sh", None, "inside")),
        ("author:", None),
        ('author:"', None),
        ("tram author:sm", And((TRAM, Word("sm", "byline", "prefix")))),
        ("tag:po", Named("tag", "po", "prefix")),
        ('tag:"new yo', Named("tag", "new yo", "prefix")),
        ('tag:"new york"', Named("tag", "new york")),
        ("-tag:po", Not(Named("tag", "po"))),
        ("is:unr", None),
        ("is:rea", None),
        ("is:read", Is("read")),
        ("has:pic", None),
        ("on:yes", None),
        ("on:202", None),
        ("on:2025-", None),
        ("on:2025-0", None),
        ("on:2025-08", Dated("on", "2025-08")),
        ("on:P1", None),
        ("newer:1", None),
        ("newer:P1Y2", None),
        ("newer:PT", None),
        ("lang:e", None),
    ],
)
def test_what_may_still_become_right_is_no_mistake_while_typing(text, tree):
    question = parse(text, typing=True)
    assert question.tree == tree
    assert question.mistakes == ()


@pytest.mark.parametrize("text", ["is:x", "on:abc", "newer:x", "autor:", "lang:abcd", "is: ", "tram)", "tram OR "])
def test_what_cannot_become_right_any_more_is_a_mistake_while_typing(text):
    assert len(parse(text, typing=True).mistakes) == 1


def test_the_words_to_mark_are_those_that_are_not_left_out():
    question = parse("tram -(bus -ferry) OR title:line tag:x is:foo", typing=False)
    assert [word.text for word in question.words] == ["tram", "ferry", "line", "is", "foo"]


def test_parentheses_beyond_the_limit_are_left_out():
    deepest = "(a OR " * DEEPEST + "b" + ")" * DEEPEST
    assert parse(deepest, typing=False).mistakes == ()
    deeper = parse(f"({deepest}) c", typing=False)
    (mistake,) = deeper.mistakes
    assert (mistake.start, mistake.length) == (1 + 6 * (DEEPEST - 1), 1)
    assert [word.text for word in deeper.words] == [*"a" * DEEPEST, "b", "c"]


def test_what_stands_beyond_the_limit_of_length_is_words():
    head = "is:read OR bus " + "tram " * (LONGEST // 5)
    question = parse(head + ' is:unread (ferry "x y', typing=True)
    (mistake,) = question.mistakes
    assert mistake.start + mistake.length == len(head + ' is:unread (ferry "x y')
    assert LONGEST - 10 < mistake.start <= LONGEST
    assert question.tree.parts[-4:] == (phrase("is:unread"), phrase("(ferry"), phrase('"x'), Word("y"))
    assert isinstance(question.tree.parts[0], Or)


def test_no_word_is_cut_by_the_limit_of_length():
    question = parse("tram " * 2000, typing=False)
    assert set(question.words) == {TRAM}
    assert len(question.words) == 2000


@pytest.mark.parametrize(
    "text", ["(", "-(", "(a OR ", '"', '"a" ', "OR ", "a OR ", "-", "*", "tag:", "tag:(", "autor:", "on:x ", "\0", ") "]
)
@pytest.mark.parametrize("typing", [False, True])
def test_no_text_is_too_long_or_too_deep(text, typing):
    text *= 50_000
    assert_places_lie_inside(text, parse(text, typing=typing).mistakes)


SIGNS = ["(", ")", " ", '"', '""', "-", "*", "**", ":", "OR", "AND", "or", "tram", "ü", "東", "\u200f", "\0", "\ud800"]
FIELDS = ["tag:", "title:", "is:", "is:read", "on:", "on:2025", "newer:7d", "autor:", "url:("]


@given(st.lists(st.sampled_from(SIGNS + FIELDS) | st.text()).map("".join) | st.text(), st.booleans())
def test_any_text_is_understood(text, typing):
    question = parse(text, typing=typing)
    assert_places_lie_inside(text, question.mistakes)
    assert all(any(map(str.isalnum, word.text)) for word in question.words)


@given(st.lists(st.text(st.characters(categories=["L", "N", "M"]), min_size=1)))
def test_text_without_signs_is_its_words(words):
    words = [word for word in words if word not in ("OR", "AND")]
    question = parse(" ".join(words), typing=False)
    assert question.words == tuple(Word(word) for word in words if any(map(str.isalnum, word)))
    assert question.mistakes == ()


def assert_places_lie_inside(text, mistakes):
    for mistake in mistakes:
        assert mistake.length >= 1
        assert 0 <= mistake.start <= mistake.start + mistake.length <= len(text)
    assert list(mistakes) == sorted(mistakes, key=lambda mistake: mistake.start)
