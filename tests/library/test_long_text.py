"""A long article is kept in pieces, and nobody who reads or searches it can tell."""

from __future__ import annotations

import apsw
import pytest
from fakes import parsed
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.model import View
from newsreader.library import Library, long_text
from newsreader.library.long_text import pieces_of

WORDS = " ".join(f"word{number}" for number in range(400))
CHINESE = "北京市政府批准了新的有轨电车线路" * 40
MIXED = "Straße ﬁne café\u0301 東京 😀\n\n" * 60


@pytest.fixture(autouse=True)
def short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_text, "PIECE", 100)
    monkeypatch.setattr(long_text, "_NEAR", 20)


@given(st.text(st.sampled_from("ab \n東"), max_size=1000))
def test_the_pieces_are_the_text_and_none_is_long(text: str) -> None:
    pieces = list(pieces_of(text))
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= 100 for piece in pieces[:-1])


def test_a_cut_is_made_between_words() -> None:
    assert all(piece.startswith(" word") for piece in list(pieces_of(WORDS))[1:])


@pytest.mark.parametrize("text", [WORDS, CHINESE, MIXED], ids=["words", "Chinese", "mixed"])
def test_a_long_article_comes_back_whole(library: Library, text: str) -> None:
    article = parsed("A long story", text)
    added = library.add(article)
    stored = library.article(added.id)
    assert (stored.text, stored.html) == (article.text, article.html)
    assert library.raw(added.id) == article.raw
    assert library.add(article).outcome == "unchanged"


@pytest.mark.parametrize("text", [WORDS, CHINESE, MIXED], ids=["words", "Chinese", "mixed"])
def test_a_long_text_is_indexed_as_if_it_were_short(
    library: Library, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add(parsed("A long story", text))
    in_pieces = _index(library)
    monkeypatch.setattr(long_text, "PIECE", 1_000_000)
    library.add(parsed("A long story", text + " And it changed."))
    library.add(parsed("A long story", text))
    assert _index(library) == in_pieces


def test_words_on_both_sides_of_every_cut_are_found(library: Library) -> None:
    added = library.add(parsed("A long story", WORDS))
    for number in range(0, 398, 7):
        assert list(library.search(View(search=f'"word{number} word{number + 1}"')).ids) == [added.id]


def test_an_earlier_version_stays_whole(library: Library) -> None:
    added = library.add(parsed("A long story", WORDS))
    library.add(parsed("A long story", WORDS + " And more."))
    library.add(parsed("A long story", "It is short now."))
    assert [revision.text for revision in library.revisions(added.id)] == [WORDS, WORDS + " And more."]
    assert library.article(added.id).text == "It is short now."
    assert not list(library.search(View(search="word399")).ids)


def _index(library: Library) -> list[tuple[apsw.SQLiteValue, ...]]:
    """Every word of the search index and where it stands."""
    with library._database.writing() as connection:
        connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.seen USING fts5vocab(main, words, instance)")
        return list(connection.execute("SELECT term, doc, col, offset FROM temp.seen ORDER BY 1, 2, 3, 4"))
