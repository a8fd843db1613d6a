"""Folders with links that lead astray, folders without end, and disks without room."""

import itertools
import os
import shutil
import signal
import sys

import apsw
import pytest

from newsreader import sources
from newsreader.application import add
from newsreader.article.model import View
from newsreader.library import Library
from newsreader.library import database as library_database

posix = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def article(number):
    return f"Story number {number:04}\nBy Jane Doe | Mar 4, 2026\n\nCouncil {number} voted on the tram line.\n"


def write_articles(desk, count):
    for number in range(count):
        desk.write(f"{number:04}.txt", article(number))


@pytest.fixture
def library(desk):
    opened = Library.open(desk.library)
    yield opened
    opened.close()


@posix
def test_links_lead_neither_round_nor_out_of_the_folder(patient_desk):
    patient_desk.write("sub/story.txt", article(1))
    (patient_desk.folder / "sub" / "round").symlink_to(patient_desk.folder)
    (patient_desk.folder / "secret.txt").symlink_to("/etc/passwd")
    (patient_desk.folder / "etc").symlink_to("/etc")
    rows = patient_desk.add(patient_desk.folder)
    outcomes = {os.path.relpath(str(row["source"]), patient_desk.folder): row for row in rows}
    assert {name: row["outcome"] for name, row in outcomes.items()} == {
        "etc": "failed",
        "secret.txt": "failed",
        os.path.join("sub", "round"): "failed",  # noqa: PTH118
        os.path.join("sub", "story.txt"): "added",  # noqa: PTH118
    }
    assert "“secret.txt” is a link that leads out of the folder" in outcomes["secret.txt"]["error"]
    assert all(str(row["error"]).count(". ") >= 1 for row in rows if row["outcome"] == "failed")
    assert patient_desk.finds("root") == []


@posix
def test_a_link_that_was_given_itself_is_followed(desk):
    target = desk.write("story.txt", article(1))
    (desk.folder / "link.txt").symlink_to(target)
    assert [row["outcome"] for row in desk.add(desk.folder / "link.txt")] == ["added"]


@posix
def test_a_link_to_itself(desk):
    (desk.folder / "loop.txt").symlink_to("loop.txt")
    assert "“loop.txt” is a link that leads to itself." in desk.refuse(desk.folder / "loop.txt")


def test_folders_in_folders_without_end(patient_desk):
    deep = "/".join("d" * 40)
    patient_desk.write(f"{deep}/story.txt", article(1))
    assert [row["outcome"] for row in patient_desk.add(patient_desk.folder)] == ["added"]


def test_a_large_folder_is_stopped_between_two_whole_articles(desk, library):
    write_articles(desk, 400)
    asked = itertools.count()
    results = list(add.add_sources(library, [str(desk.folder)], cancelled=lambda: next(asked) > 1_000))
    kept = list(library.ids(View()))
    assert 0 < len(kept) < 400
    assert sorted(kept) == sorted(result.id for result in results)
    assert all(library.article(id_).text and library.raw(id_) for id_ in kept)
    desk.check()


def test_a_wish_to_stop_is_heeded_while_files_are_still_counted(desk, library):
    write_articles(desk, 50)
    asked = itertools.count()
    assert list(add.add_sources(library, [str(desk.folder)], cancelled=lambda: next(asked) >= 20)) == []
    assert next(asked) < 30
    assert library.counts().all == 0


def test_ctrl_c_while_files_are_still_counted_says_that_nothing_was_added(desk, monkeypatch):
    write_articles(desk, 5)
    walk = sources.find

    def interrupted(source):
        signal.raise_signal(signal.SIGINT)
        yield from walk(source)

    monkeypatch.setattr(sources, "find", interrupted)
    answer = desk.run("add", "--json", desk.folder)
    assert (answer.code, answer.rows) == (1, [])
    assert answer.errors.strip() == "Stopped. Nothing was added. The rest was not read."


def test_a_stopped_folder_is_completed_the_next_time(desk, library):
    write_articles(desk, 60)
    stopped = list(add.add_sources(library, [str(desk.folder)], cancelled=lambda: library.counts().all > 0))
    again = [result.outcome for result in add.add_sources(library, [str(desk.folder)])]
    assert again == ["unchanged"] * len(stopped) + ["added"] * (60 - len(stopped))


def test_too_little_room_is_told_before_the_first_file(desk, monkeypatch):
    usage = shutil.disk_usage(desk.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=5_000_000))
    path = desk.write("long.txt", "A long story\n\n" + "word " * 1_000_000)
    answer = desk.run("add", "--json", path)
    assert (answer.code, answer.rows) == (1, [])
    assert "needs about 21 MB, but 5.0 MB are free" in answer.errors
    assert "Nothing was added. Make room on the disk" in answer.errors
    assert [row["outcome"] for row in desk.add()] == []


@pytest.fixture
def small_disk(monkeypatch):
    """Lets new libraries grow to a few hundred kB, as on a full disk."""
    prepare = library_database._prepare

    def prepare_small(connection):
        prepare(connection)
        connection.pragma("max_page_count", 150)

    monkeypatch.setattr(library_database, "_prepare", prepare_small)


@pytest.mark.usefixtures("small_disk")
def test_a_disk_that_fills_on_the_way_keeps_whole_articles_and_stays_usable(desk):
    for number in range(8):
        words = " ".join(f"word{number}x{count}" for count in range(8_000 if number == 5 else 100))
        desk.write(f"{number}.txt", article(number) + words)
    rows = desk.add(desk.folder)
    assert [row["outcome"] for row in rows] == ["added"] * 5 + ["failed"] + ["added"] * 2
    assert str(rows[5]["error"]).startswith("“5.txt” was not added. The disk with ")
    assert str(rows[5]["error"]).endswith("this change was not kept. Make room and try again; reading works.")
    assert len(desk.run("list", "--json").rows) == 8
    assert desk.run("bookmark", "--json", rows[0]["id"]).code == 0
    assert desk.finds("word5x1") == []


def test_a_fault_in_keeping_one_costs_the_one(desk, library, monkeypatch, expect_log):
    write_articles(desk, 4)
    keep = library.add_all

    def fail(articles):
        if any(article.headline.endswith("2") for article in articles):
            raise apsw.TooBigError("string or blob too big")
        return keep(articles)

    monkeypatch.setattr(library, "add_all", fail)
    with expect_log("newsreader.application.add", 40):
        results = list(add.add_sources(library, [str(desk.folder)]))
    assert [result.outcome for result in results] == ["added", "added", "failed", "added"]
    assert results[2].error.startswith("“0002.txt” could not be added: Newsreader failed on it. Nothing was added")


def test_a_library_where_nothing_can_be_written(desk, monkeypatch):
    def fail(*_):
        raise apsw.ReadOnlyError("attempt to write a readonly database")

    path = desk.write("story.txt", article(1))
    desk.add()
    monkeypatch.setattr("newsreader.library.library.add.add", fail)
    answer = desk.run("add", "--json", path)
    assert answer.row["outcome"] == "failed"
    assert "may not be written" in answer.errors
