"""Stories of the reader's own in a precious copy, taken into a library that has stories too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from fakes import parsed

from newsreader.library import Library

HEADLINES = ("Storm nears", "Storm is here", "Storm is over", "Budget passed")
Member = tuple[int, int]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "precious.jsonl"


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """Another library of the same articles, under other ids."""
    library = Library.open(tmp_path / "other.db")
    library.add(parsed("Something before"))
    library.add_all([parsed(headline) for headline in HEADLINES])
    yield library
    library.close()


def write(library: Library, *statements: str) -> None:
    with library._database.writing() as connection:
        for statement in statements:
            connection.execute(statement)


def tell(library: Library, story_id: int, title: str, members: list[Member], **columns: object) -> None:
    """Makes a story of (article id, by reader)."""
    with library._database.writing() as connection:
        values = {"id": story_id, "title": title, "updated_at": 1} | columns
        places = ", ".join(f":{name}" for name in values)
        connection.execute(f"INSERT INTO stories ({', '.join(values)}) VALUES ({places})", values)  # noqa: S608
        connection.executemany(
            "INSERT INTO story_articles (story_id, article_id, by_reader) VALUES (?, ?, ?)",
            [(story_id, *member) for member in members],
        )


def stories(library: Library) -> dict[str, list[Member]]:
    """By title, (article id, by reader) of the members."""
    with library._database.reading() as connection:
        titles = dict(connection.execute("SELECT id, title FROM stories").fetchall())
        found: dict[str, list[Member]] = {title: [] for title in titles.values()}
        for story_id, *member in connection.execute("SELECT story_id, article_id, by_reader FROM story_articles"):
            found[titles[story_id]].append(tuple(member))
        return found


def rows(library: Library, statement: str) -> list[tuple[apsw.SQLiteValue, ...]]:
    with library._database.reading() as connection:
        return connection.execute(statement).fetchall()


@pytest.fixture
def old(library: Library) -> Library:
    library.add_all([parsed(headline) for headline in HEADLINES])
    return library


def test_a_story_that_the_program_made_is_worked_out_anew_and_not_written(old: Library, copy: Path) -> None:
    tell(old, 1, "Storm nears", [(1, 0), (2, 0)])
    assert old.write_precious(copy) == 0


@pytest.mark.parametrize("own", [{"followed_at": 5}, {"named_by_reader": 1}])
def test_a_story_of_the_readers_own_takes_the_place_of_what_the_program_made_of_its_articles(
    old: Library, other: Library, copy: Path, own: dict[str, object]
) -> None:
    tell(old, 1, "The great storm", [(1, 0), (2, 0), (3, 1)], **own)
    old.write_precious(copy)
    tell(other, 7, "Storm nears", [(2, 0), (3, 0)])
    tell(other, 8, "Storm is over", [(4, 0)])
    for _ in range(2):
        applied = other.apply_precious(copy)
        assert (applied.articles, applied.others, applied.missing) == (3, 1, 0)
        assert stories(other) == {"The great storm": [(2, 0), (3, 0), (4, 1)]}


def test_two_stories_that_the_reader_parted_stay_apart(old: Library, other: Library, copy: Path) -> None:
    tell(old, 1, "Coming", [(1, 1)], followed_at=5)
    tell(old, 2, "Gone", [(3, 1)])
    write(old, "INSERT INTO story_refusals VALUES (1, 3)")
    old.write_precious(copy)
    tell(other, 7, "Storm nears", [(2, 0), (3, 0), (4, 0)])
    for _ in range(2):
        other.apply_precious(copy)
        assert stories(other) == {"Coming": [(2, 1), (3, 0)], "Gone": [(4, 1)]}
        assert rows(other, "SELECT * FROM story_refusals") == [(7, 4)]


def test_what_the_reader_took_out_of_a_story_is_taken_out_again(old: Library, other: Library, copy: Path) -> None:
    tell(old, 1, "Storm nears", [(1, 0), (2, 0)])
    write(old, "INSERT INTO story_refusals VALUES (1, 4)")
    old.write_precious(copy)
    tell(other, 7, "Storm nears", [(2, 0), (3, 0), (5, 0)])
    other.apply_precious(copy)
    assert stories(other) == {"Storm nears": [(2, 0), (3, 0)]}
    assert rows(other, "SELECT * FROM story_refusals") == [(7, 5)]


def test_what_the_reader_did_in_the_library_outranks_what_the_program_did_in_the_copy(
    old: Library, other: Library, copy: Path
) -> None:
    tell(old, 1, "Storm", [(1, 1), (4, 0)], followed_at=5)
    old.write_precious(copy)
    tell(other, 7, "Money", [(5, 1)], followed_at=6)
    other.apply_precious(copy)
    assert stories(other) == {"Storm": [(2, 1)], "Money": [(5, 1)]}


def test_in_a_salvaged_library_what_it_has_holds(old: Library, copy: Path) -> None:
    tell(old, 1, "Storm", [(1, 1), (2, 0)], followed_at=5, seen_at=9)
    old.decide_related(1, 4, related=True)
    old.decide_related(1, 2, related=True)
    old.write_precious(copy)
    old.decide_related(1, 4, related=False)
    write(old, "UPDATE stories SET seen_at = 3", "DELETE FROM story_articles WHERE article_id = 1")
    write(old, "DELETE FROM related_decisions WHERE second = 2")
    old.apply_precious(copy, lost=frozenset())
    assert stories(old) == {"Storm": [(1, 1), (2, 0)]}
    assert rows(old, "SELECT seen_at FROM stories") == [(3,)]
    assert old.related_decisions(1) == {2: True, 4: False}


def test_of_two_decisions_on_the_same_articles_the_later_counts(
    library: Library, other: Library, copy: Path, clock
) -> None:
    library.add_all([parsed(headline) for headline in HEADLINES])
    library.decide_related(1, 2, related=True)
    library.write_precious(copy)
    clock.now += 60
    library.decide_related(1, 2, related=False)
    library.apply_precious(copy)
    assert library.related_decisions(1) == {2: False}
    other.apply_precious(copy)
    assert other.related_decisions(2) == {3: True}


def test_a_decision_on_an_article_that_is_not_here_is_counted_as_missing(old: Library, copy: Path, tmp_path) -> None:
    old.decide_related(1, 2, related=False)
    old.write_precious(copy)
    new = Library.open(tmp_path / "new.db")
    new.add(parsed(HEADLINES[0]))
    applied = new.apply_precious(copy)
    assert (applied.missing, applied.others) == (1, 0)
    new.close()
