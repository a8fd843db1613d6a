"""What the reader did, written out, lost and taken in again."""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from fakes import naming, on, parsed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import View, ViewKind
from newsreader.library import Library
from newsreader.library.precious_into import Applied, seconds

NUMBER = 6
TABLES = {
    "notes": "id, article_id, body, created_at, changed_at",
    "highlights": "id, article_id, quote, prefix, suffix, colour, note, created_at, changed_at",
    "subscriptions": "id, url, title, named_by_reader, html_url, folder, attributes, position, paused, settings,"
    " created_at, ended_at",
    "feed_folders": "path, position, attributes",
    "smart_folders": "id, name, icon, query, position",
    "stories": "id, title, followed_at, updated_at, named_by_reader, seen_at",
    "story_articles": "story_id, article_id, by_reader, joined_at, why",
    "story_refusals": "story_id, article_id",
    "related_decisions": "first, second, related, decided_at",
    "link_decisions": "article_id, headline_id, target, accepted",
    "settings": "name, value",
}
MEANT = {"settings": "name <> 'stories'"}
"""That stories were touched is noted for who keeps them in mind; it is nothing that the reader made."""
STATE = (
    "SELECT article_id, read, bookmarked_at, position, deleted_at FROM status ORDER BY article_id",
    "SELECT article_id, name, by_reader FROM article_tags JOIN tags ON id = tag_id WHERE by_reader >= 0 ORDER BY 1, 2",
    "SELECT key, followed_at, arrived_article, seen FROM headlines WHERE followed_at IS NOT NULL ORDER BY key",
    "SELECT name, live, unread FROM tags ORDER BY name",
    "SELECT source_id, live, unread, bookmarked, deleted FROM tallies ORDER BY source_id",
    *(
        f"SELECT {columns} FROM {table} WHERE {MEANT.get(table, 1)} ORDER BY {columns}"
        for table, columns in TABLES.items()
    ),
)
WIPE = (
    "UPDATE status SET read = 0, bookmarked_at = NULL, position = 0, deleted_at = NULL",
    "UPDATE article_tags SET by_reader = NULL",
    "UPDATE headlines SET followed_at = NULL, arrived_article = NULL, seen = 0",
    *(f"DELETE FROM {table}" for table in TABLES),
)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12)
times = st.integers(-(10**9), 4 * 10**9)
articles = st.integers(1, NUMBER)
marks = st.fixed_dictionaries(
    {
        "read": st.integers(0, 1),
        "bookmarked_at": st.none() | times,
        "position": st.sampled_from([0.0, 0.25, 1 / 3, 1.0]),
        "deleted_at": st.none() | times,
    }
)


def rows_of(**columns: st.SearchStrategy[object]) -> st.SearchStrategy[list[dict[str, object]]]:
    return st.lists(st.fixed_dictionaries(columns), max_size=4)


states = st.fixed_dictionaries(
    {
        "status": st.dictionaries(articles, marks),
        "tags": st.dictionaries(st.tuples(articles, texts), st.integers(0, 1), max_size=5),
        "notes": rows_of(article_id=articles, body=texts, created_at=times, changed_at=times),
        "highlights": rows_of(
            article_id=articles, quote=texts, colour=st.sampled_from(["", "green"]), created_at=times, changed_at=times
        ),
        "subscriptions": st.lists(
            st.fixed_dictionaries(
                {
                    "url": texts,
                    "title": texts,
                    "folder": texts,
                    "created_at": times,
                    "named_by_reader": st.integers(0, 1),
                    "position": st.integers(0, 9),
                    "paused": st.integers(0, 1),
                    "settings": st.sampled_from(["{}", '{"minutes": 30}']),
                    "ended_at": st.none() | times,
                }
            ),
            max_size=3,
            unique_by=lambda row: row["url"],
        ),
        "feed_folders": st.lists(
            st.fixed_dictionaries({"path": texts, "position": st.integers(0, 9)}),
            max_size=3,
            unique_by=lambda row: row["path"],
        ),
        "smart_folders": st.lists(
            st.fixed_dictionaries({"name": texts, "query": texts, "position": st.integers(0, 9)}),
            max_size=3,
            unique_by=lambda row: row["name"],
        ),
        "stories": st.lists(
            st.fixed_dictionaries(
                {
                    "title": texts,
                    "followed_at": times,
                    "updated_at": times,
                    "named_by_reader": st.integers(0, 1),
                    "seen_at": times,
                }
            ),
            max_size=3,
            unique_by=lambda row: (row["title"], row["followed_at"]),
        ),
        "story_articles": st.dictionaries(
            articles,
            st.tuples(st.integers(1, 3), st.integers(0, 1), times, st.sampled_from(["", '["fog"]'])),
            max_size=5,
        ),
        "story_refusals": st.sets(st.tuples(st.integers(1, 3), articles), max_size=3),
        "related_decisions": st.dictionaries(
            st.tuples(articles, articles).filter(lambda pair: pair[0] < pair[1]),
            st.tuples(st.integers(0, 1), times),
            max_size=3,
        ),
        "followed": st.lists(st.tuples(st.integers(1, 2), times, st.none() | articles, st.integers(0, 1)), max_size=2),
        "decisions": st.dictionaries(st.tuples(articles, st.integers(1, 2), articles), st.integers(0, 1), max_size=3),
        "settings": st.dictionaries(st.just("shipped"), texts),
    }
)


def filled(folder: Path, name: str = "library.db") -> Library:
    """A library of articles with every kind of identity."""
    library = Library.open(folder / name)
    library.add_all(
        [
            naming("Fog", "Ten years of fog", "Sun at last"),
            parsed("Sun", url="https://example.org/sun?utm_source=x"),
            parsed("Sun", source="-", text="A namesake, from nowhere."),
            parsed("Rain", published=on(2026, 3, 4), tags=("sea",)),
            parsed("Hail", source="https://example.org/hail"),
            parsed("Snow", source="-"),
        ]
    )
    return library


def insert(connection: apsw.Connection, table: str, row: dict[str, object]) -> None:
    places = ", ".join(f":{name}" for name in row)
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", row)


def bring_to(connection: apsw.Connection, state: dict[str, object]) -> None:
    for article_id, columns in state["status"].items():
        sets = ", ".join(f"{name} = :{name}" for name in columns)
        connection.execute(f"UPDATE status SET {sets} WHERE article_id = :id", {**columns, "id": article_id})
    for (article_id, name), by_reader in state["tags"].items():
        connection.execute("INSERT OR IGNORE INTO tags (name) VALUES (?)", (name,))
        tag_id = connection.execute("SELECT id FROM tags WHERE name = ?", (name,)).get
        connection.execute(
            "INSERT INTO article_tags (article_id, tag_id, by_reader) VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET by_reader = excluded.by_reader",
            (article_id, tag_id, by_reader),
        )
    for table in ("notes", "highlights", "subscriptions", "smart_folders", "stories"):
        for row in state[table]:
            insert(connection, table, row)
    for article_id, (story, *values) in state["story_articles"].items():
        if story <= len(state["stories"]):
            connection.execute("INSERT INTO story_articles VALUES (?, ?, ?, ?, ?)", (story, article_id, *values))
    for story, article_id in state["story_refusals"]:
        if story <= len(state["stories"]) and state["story_articles"].get(article_id, (0,))[0] != story:
            connection.execute("INSERT INTO story_refusals VALUES (?, ?)", (story, article_id))
    for pair, values in state["related_decisions"].items():
        connection.execute("INSERT INTO related_decisions VALUES (?, ?, ?, ?)", (*pair, *values))
    for headline_id, *values in state["followed"]:
        connection.execute(
            "UPDATE headlines SET followed_at = ?, arrived_article = ?, seen = ? WHERE id = ?", (*values, headline_id)
        )
    for (article_id, headline_id, target), accepted in state["decisions"].items():
        connection.execute(
            "INSERT INTO link_decisions VALUES (?, ?, ?, ?)", (article_id, headline_id, target, accepted)
        )
    for name, value in state["settings"].items():
        connection.execute("INSERT INTO settings VALUES (?, ?)", (name, value))


def state_of(library: Library) -> list[list[tuple[object, ...]]]:
    with library._database.reading() as connection:
        return [connection.execute(statement).fetchall() for statement in STATE]


@contextmanager
def changing(library: Library) -> Iterator[apsw.Connection]:
    with library._database.writing() as connection:
        yield connection


def wipe(library: Library) -> None:
    with changing(library) as connection:
        for statement in WIPE:
            connection.execute(statement)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(state=states)
def test_what_was_written_and_lost_is_there_again(state: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = filled(Path(folder))
        with changing(library) as connection:
            bring_to(connection, state)
        before, copy = state_of(library), Path(folder) / "precious.jsonl"
        library.write_precious(copy)
        wipe(library)
        applied = [library.apply_precious(copy) for _ in range(2)]
        assert state_of(library) == before
        assert applied[0] == applied[1]
        assert (applied[0].missing, applied[0].unreadable, applied[0].lacking) == (0, 0, 0)
        library.close()


def test_another_library_of_the_same_articles_is_given_what_was_done(tmp_path: Path) -> None:
    old = filled(tmp_path, "old.db")
    sun, rain, snow = 2, 4, 6
    old.mark_read([1, sun, 5], read=True)
    old.bookmark([sun, rain, snow], on=True)
    old.tag([rain], "weather", on=True)
    old.tag([rain], "sea", on=False)
    old.delete([3])
    copy = tmp_path / "precious.jsonl"
    old.write_precious(copy)
    new = Library.open(tmp_path / "new.db")
    new.add(parsed("Something before"))
    for article in (
        parsed("Rain", "Another text.", source="/elsewhere/rain.txt", published=on(2026, 3, 4)),
        parsed("Sun", url="http://www.example.org/sun/", text="A later version."),
        parsed("Snow", source="-"),
        parsed("Fog", "The text is another one."),
        parsed("Hail", source="https://example.org/hail"),
    ):
        new.add(article)
    applied = new.apply_precious(copy)
    rain, sun, snow, fog, hail = range(2, 7)
    assert set(new.ids(View(ViewKind.BOOKMARKS))) == {rain, sun, snow}
    assert set(new.ids(View(ViewKind.UNREAD))) == {1, rain, snow}
    assert new.article(rain).tags == ("weather",)
    assert new.article(fog).status.read
    assert new.article(hail).status.read
    assert applied == Applied(articles=5, missing=1)
    assert new.counts().bookmarks == 3
    old.close()
    new.close()


def test_namesakes_without_a_date_are_not_taken_for_each_other(tmp_path: Path) -> None:
    old, new = Library.open(tmp_path / "old.db"), Library.open(tmp_path / "new.db")
    old.add(parsed("Morning news", "On Monday.", source="-"))
    new.add(parsed("Morning news", "On Tuesday.", source="-"))
    old.bookmark([1], on=True)
    old.write_precious(tmp_path / "precious.jsonl")
    assert new.apply_precious(tmp_path / "precious.jsonl") == Applied(missing=1)
    assert new.counts().bookmarks == 0
    old.close()
    new.close()


def test_what_the_copy_does_not_name_stays(library: Library, tmp_path: Path) -> None:
    library.add_all([parsed("Fog"), parsed("Sun")])
    library.bookmark([1], on=True)
    library.write_precious(tmp_path / "precious.jsonl")
    library.bookmark([2], on=True)
    library.apply_precious(tmp_path / "precious.jsonl")
    assert library.counts().bookmarks == 2


def test_notes_are_found_again(tmp_path: Path) -> None:
    library = filled(tmp_path)
    with changing(library) as connection:
        insert(connection, "notes", {"article_id": 4, "body": "Zugspitze", "created_at": 1, "changed_at": 1})
    library.write_precious(tmp_path / "precious.jsonl")
    wipe(library)
    library.apply_precious(tmp_path / "precious.jsonl")
    assert list(library.ids(View(search="zugspitze"))) == [4]
    library.close()


def test_the_later_version_of_a_note_stays(tmp_path: Path) -> None:
    library = filled(tmp_path)
    with changing(library) as connection:
        insert(connection, "notes", {"article_id": 4, "body": "first", "created_at": 1, "changed_at": 1})
    library.write_precious(tmp_path / "precious.jsonl")
    with changing(library) as connection:
        connection.execute("UPDATE notes SET body = 'second', changed_at = 2")
    library.apply_precious(tmp_path / "precious.jsonl")
    with library._database.reading() as connection:
        assert connection.execute("SELECT body FROM notes").fetchall() == [("second",)]
    library.close()


def test_a_person_can_read_it(library: Library, tmp_path: Path) -> None:
    library.add_all([parsed("Crème brûlée", published=on(2026, 3, 4)), parsed("Sun", url="https://example.org/sun")])
    library.bookmark([1], on=True)
    library.mark_read([2], read=True)
    library.write_precious(tmp_path / "precious.jsonl")
    head, *lines = [json.loads(line) for line in (tmp_path / "precious.jsonl").read_text("utf-8").splitlines()]
    assert head == {
        "format": "newsreader-precious", "version": 1, "library": None, "written_at": "2026-06-09T12:00:00Z",
        "lines": 2,
    }  # fmt: skip
    assert lines[0]["headline"] == "Crème brûlée"
    assert (lines[0]["published"], lines[0]["bookmarked_at"]) == ("2026-03-04", "2026-06-09T12:00:00Z")
    assert lines[1] == {"kind": "read", "url_keys": {"2": "example.org/sun"}}


def test_a_million_read_marks_are_written_from_the_indexes(library: Library) -> None:
    with library._database.reading() as connection:
        for key in ("url_key", "path_key"):
            plan = connection.execute(
                f"EXPLAIN QUERY PLAN SELECT id, {key} FROM articles WHERE {key} IS NOT NULL ORDER BY {key}"
            ).fetchall()
            assert "COVERING INDEX" in plan[0][3]


def test_a_line_that_makes_no_sense_spoils_no_other(library: Library, tmp_path: Path) -> None:
    library.add_all([parsed("Fog"), parsed("Sun")])
    library.bookmark([1, 2], on=True)
    copy = tmp_path / "precious.jsonl"
    library.write_precious(copy)
    head, *lines = copy.read_bytes().splitlines(keepends=True)
    senseless = [
        b"\n", b"\xff\n", b"[]\n", b'{"kind": "horse"}\n', b'{"kind": "article", "id": [1]}\n', b"[" * 100_000 + b"\n",
        b'{"kind": "note"}\n', b'{"kind": "article", "id": 99999999999999999999}\n',
        b'{"kind": "read", "url_keys": 7}\n',
        b'{"kind": "setting", "name": "search_rebuilt_to", "value": "7"}\n',
        b'{"kind": "subscription", "id": 1, "url": "x", "created_at": "yesterday"}\n',
    ]  # fmt: skip
    copy.write_bytes(head + b"".join([lines[0], *senseless, lines[1]]))
    wipe(library)
    assert library.apply_precious(copy) == Applied(articles=2, unreadable=len(senseless))
    assert library.counts().bookmarks == 2


def test_a_copy_that_was_cut_off_is_applied_as_far_as_it_goes(library: Library, tmp_path: Path) -> None:
    library.add_all([parsed("Fog"), parsed("Sun"), parsed("Hail")])
    library.bookmark([1, 2, 3], on=True)
    copy = tmp_path / "precious.jsonl"
    library.write_precious(copy)
    copy.write_bytes(b"".join(copy.read_bytes().splitlines(keepends=True)[:2]))
    assert library.apply_precious(copy) == Applied(articles=1, lacking=2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not a copy of bookmarks"),
        (b"SQLite format 3\0\xff", "is not a copy of bookmarks"),
        (b'{"format": "newsreader-precious", "version": 2, "lines": 0}\n', "newer version"),
    ],
)
def test_another_file_is_refused(library: Library, tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "other").write_bytes(content)
    with pytest.raises(NewsreaderError, match=said):
        library.apply_precious(tmp_path / "other")


def test_a_copy_that_cannot_be_written_spares_the_last_one(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "precious.jsonl"
    library.write_precious(copy)
    before = copy.read_bytes()
    library.add(parsed("Fog"))
    library.bookmark([1], on=True)

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NewsreaderError, match="could not be written"):
        library.write_precious(copy)
    assert copy.read_bytes() == before
    assert [entry.name for entry in tmp_path.glob("precious*")] == ["precious.jsonl"]


def test_a_time_that_no_calendar_has_stays_what_it_was() -> None:
    assert seconds(10**15) == 10**15
    assert seconds("0999-12-31T00:00:00Z") == -30610310400
    assert replace(Applied(), missing=1) + Applied(missing=2) == Applied(missing=3)
