from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from fakes import naming, parsed
from hypothesis import example, given
from hypothesis import strategies as st

from newsreader.article.model import Published, View, ViewKind
from newsreader.article.question.parse import parse
from newsreader.library import Library
from newsreader.library.match_marks import Term, marks, snippet, terms
from newsreader.library.word_index import spaced

TEXTS = {
    "English": parsed("Fog closes the port", "Ships wait outside. Nobody on the café's terrace is surprised."),
    "Author": parsed("Markets rest", "Nothing moved.", byline=("Ilse Fogelberg",)),
    "Japanese": parsed("東京の橋が閉鎖", "東京都は昨日、橋を閉鎖した。カフェは開いている。"),
    "Korean": parsed("서울시청 앞 광장", "시민들이 광장에 모였다."),
    "Thai": parsed("กรุงเทพมหานคร", "สวัสดีครับ วันนี้ฝนตก"),
    "Arabic": parsed("الضباب يغلق الميناء", "السفن تنتظر."),
}


@pytest.fixture
def library_of_texts(library: Library) -> tuple[Library, dict[int, str]]:
    return library, {library.add(article).id: name for name, article in TEXTS.items()}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("fog", {"English", "Author"}),
        ("FOG port", {"English"}),
        ("fo", {"English", "Author"}),
        ("shi", {"English"}),
        ("shi ", set()),
        ("hip", set()),
        ("clos port", set()),
        ("port clos", {"English"}),
        ('"wait outside"', {"English"}),
        ('"outside wait"', set()),
        ('"wait outsi"', set()),
        ('"wait outside', {"English"}),
        ("cafe", {"English"}),
        ("CAFÉ", {"English"}),
        ("ilse", {"Author"}),
        ("東京", {"Japanese"}),
        ("橋", {"Japanese"}),
        ("都は昨", {"Japanese"}),
        ("京東", set()),
        ("カフェ", {"Japanese"}),
        ("ｶﾌｪ", {"Japanese"}),
        ("시청", {"Korean"}),
        ("광장", {"Korean"}),
        ("ฝนตก", {"Thai"}),
        ("الضباب", {"Arabic"}),
        ("fog NOT port", set()),
        ("(fog*", {"English", "Author"}),
        ("headline:fog", {"English"}),
        ('" " * ^ ( ) - + : { }', set(TEXTS)),
        ('fog "', {"English"}),
        ("zebra", set()),
    ],
)
def test_what_people_type_finds_what_they_mean(
    library_of_texts: tuple[Library, dict[int, str]], question: str, found: set[str]
) -> None:
    library, names = library_of_texts
    assert {names[number] for number in library.ids(View(search=question))} == found
    assert {names[number] for number in library.search(View(search=question)).ids} == found


def test_no_words_and_no_letters_narrow_nothing(library_of_texts: tuple[Library, dict[int, str]]) -> None:
    library, names = library_of_texts
    assert len(library.ids(View(search="  "))) == len(names)
    assert len(library.ids(View(search="???"))) == len(names)


def test_the_best_match_has_it_in_the_headline(library: Library) -> None:
    text = library.add(parsed("Calm day", "The word fog stands far down here.")).id
    byline = library.add(parsed("Quiet day", "Nothing.", byline=("Fog Bell",))).id
    headline = library.add(parsed("Fog day", "Nothing.")).id
    assert list(library.search(View(search="fog")).ids) == [headline, byline, text]
    assert list(library.search(View(search="fog"), limit=1).ids) == [headline]
    assert list(library.ids(View(search="fog"))) == [headline, byline, text]


def test_each_search_is_rated_by_its_own_words(library: Library) -> None:
    headline = library.add(parsed("Fog day", "Nothing of the harbour.")).id
    text = library.add(parsed("Calm day", "The words fog and harbour and gulls and rain stand here.")).id
    assert list(library.search(View(search="fog harbour gulls rain")).ids) == [text]
    assert list(library.search(View(search="fog harbour")).ids) == [headline, text]
    assert list(library.search(View(search="fog")).ids) == [headline, text]


def test_a_search_stays_within_its_view(library: Library) -> None:
    kept = library.add(parsed("Fog one", tags=("sea",))).id
    gone = library.add(parsed("Fog two", tags=("sea",))).id
    library.delete([gone])
    assert list(library.ids(View(ViewKind.TAG, "sea", "fog"))) == [kept]
    assert list(library.ids(View(ViewKind.BIN, search="fog"))) == [gone]
    assert list(library.search(View(search="fog")).ids) == [kept]


@pytest.mark.parametrize("ahead", [0, 2, 400])
def test_the_newest_matches_are_the_start_of_all_of_them(
    library: Library, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    monkeypatch.setattr("newsreader.library.finding.REST_OF_A_DAY", ahead)
    chance = random.Random(5)
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    moments = [noon - timedelta(days=chance.randrange(4), minutes=chance.randrange(700)) for _ in range(30)]
    library.add_all(
        [
            parsed(f"Fog {number}", "Gulls." if number % 5 else "None.", published=Published(moment))
            for number, moment in enumerate(moments)
        ]
    )
    for question in ("fog", "gul", "fog -gulls"):
        view = View(search=question)
        whole = library.ids(view)
        assert len(whole) > 5
        for limit in range(len(whole) + 2):
            assert library.ids(view, limit=limit) == whole[:limit]


def test_awaited_headlines_are_searched_by_the_starts_of_words(library: Library) -> None:
    library.add(naming("A", "Storm ahead of the coast", "Ports reopen"))
    found = library.rows(library.ids(View(ViewKind.AWAITED, search="sto COA")))
    assert [row.headline for row in found] == ["Storm ahead of the coast"]


@pytest.mark.parametrize(
    ("question", "headline", "marked"),
    [
        ("fog", "Fog, fog and foggy", ["Fog", "fog", "fog"]),
        ("fog ", "Fog, fog and foggy", ["Fog", "fog"]),
        ("*og", "Fog and foggy", ["og", "og"]),
        ("fog -foggy", "Fog and foggy", ["Fog"]),
        ("cafe", "Two cafés", ["café"]),
        ('"the port"', "Close the port, the sport", ["the port"]),
        ("the fog", "The fog over the sea", ["The", "fog", "the"]),
        ("京の", "東京の橋", ["京の"]),
        ("zebra", "Fog", []),
    ],
)
def test_matches_are_marked(library: Library, question: str, headline: str, marked: list[str]) -> None:
    number = library.add(parsed(headline, "Nothing here.")).id
    (row,) = library.rows([number], question)
    assert [row.headline[start : start + length] for start, length in row.headline_marks] == marked


def test_the_excerpt_shows_the_match(library: Library) -> None:
    number = library.add(
        parsed("Long", "Nothing is said here. " * 40 + "Then the zebra came. " + "All went home. " * 40)
    ).id
    (row,) = library.rows([number], "zebra")
    ((start, length),) = row.excerpt_marks
    assert row.excerpt[start : start + length] == "zebra"
    assert row.excerpt.startswith("…")
    assert row.excerpt.endswith("…")
    assert len(row.excerpt) <= 202
    assert library.rows([number], "elephant")[0].excerpt_marks == ()
    assert library.rows([number])[0].headline_marks == ()


QUESTIONS = st.text(st.sampled_from('fog "*()-+:^{}~NEAR ANDOR\0é東가\u0e01\ud800,.\n'), max_size=20) | st.text(
    max_size=20
)


@given(QUESTIONS)
@example('"')
@example("\0")
@example("a" * 3 + "\0b")
@example("*")
@example("\ud800")
def test_no_question_is_a_mistake(question: str) -> None:
    library = _library()
    library.ids(View(search=question))
    library.ids(View(ViewKind.AWAITED, search=question))
    library.search(View(search=question))
    library.rows([1, -1], question)


@given(st.text(max_size=60), QUESTIONS)
@example("İstanbul İİ fog", "fog")
@example("ﬁsh ﬁne", "fine")
def test_marks_lie_within_the_text_apart_and_in_order(text: str, question: str) -> None:
    wanted = terms(parse(question, typing=True))
    for shown, places in ((text, marks(wanted, text)), snippet(wanted, text)):
        end = 0
        for start, length in places:
            assert start >= end
            assert length > 0
            end = start + length
        assert end <= len(shown)


@given(st.text(max_size=40))
def test_spacing_keeps_all_letters(text: str) -> None:
    once = spaced(text)
    assert spaced(once).split() == once.split()


def test_words_phrases_and_the_unfinished_word() -> None:
    typed = parse('one "two three" -no fo', typing=True)
    assert terms(typed) == [Term("one"), Term("two three"), Term("fo", prefix=True)]
    assert terms(parse("one *two", typing=False)) == [Term("one"), Term("two", inside=True)]


_opened: list[Library] = []


def _library() -> Library:
    """One library for all the questions."""
    if not _opened:
        import tempfile
        from pathlib import Path

        _opened.append(Library.open(Path(tempfile.mkdtemp()) / "library.db"))
        _opened[0].add(naming("Fog over 東京 가나", "Storm"))
    return _opened[0]
