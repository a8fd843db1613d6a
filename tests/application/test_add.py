import shutil
from itertools import islice

import pytest
from fakes import naming, parsed, write_article

from newsreader import sources
from newsreader.application import add, places, read
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import View
from newsreader.library import Library


@pytest.fixture
def folder(tmp_path):
    """A folder of five articles."""
    for number in range(5):
        write_article(tmp_path / "news", f"Story number {number}")
    return tmp_path / "news"


@pytest.fixture
def default_library():
    library = Library.open(places.default_library_path())
    yield library
    library.close()


def test_every_file_has_its_result(library, folder):
    results = list(add.add_sources(library, [str(folder)]))
    assert [result.outcome for result in results] == ["added"] * 5
    assert [(result.number, result.total) for result in results] == [(number, 5) for number in range(1, 6)]
    assert [result.headline for result in results] == [f"Story number {number}" for number in range(5)]
    assert all(result.id in result.changes.added for result in results)
    assert library.counts().all == 5


def test_a_file_that_fails_stops_none(library, folder):
    (folder / "a-empty.txt").write_bytes(b"")
    results = list(add.add_sources(library, [str(folder / "gone.txt"), str(folder)]))
    failed = [result for result in results if result.outcome == "failed"]
    assert [(result.id, bool(result.error)) for result in failed] == [(None, True), (None, True)]
    assert sum(result.outcome == "added" for result in results) == 5


def test_a_fault_of_ours_costs_the_one_file(library, folder, monkeypatch, expect_log):
    read = sources.read_any

    def fails(found, **more):
        if found.endswith("2.txt"):
            raise RecursionError("too deep")
        return read(found, **more)

    monkeypatch.setattr(sources, "read_any", fails)
    with expect_log("newsreader.application.read", 40):
        results = list(add.add_sources(library, [str(folder)]))
    assert [result.outcome for result in results] == ["added", "added", "failed", "added", "added"]
    assert str(places.log_path()) in results[2].error


def test_what_the_library_refuses_costs_the_one_file(library, folder, monkeypatch):
    keep = library.add_all

    def refuses(articles):
        if any(article.headline.endswith("2") for article in articles):
            raise NewsreaderError("The disk is full.")
        return keep(articles)

    monkeypatch.setattr(library, "add_all", refuses)
    results = list(add.add_sources(library, [str(folder)]))
    assert [result.outcome for result in results] == ["added", "added", "failed", "added", "added"]
    assert results[2].error == "“story-number-2.txt” was not added. The disk is full."
    assert library.counts().all == 4


def test_what_was_reported_is_kept_whoever_stops_listening(library, folder):
    results = list(islice(add.add_sources(library, [str(folder)]), 2))
    other = Library.open(library.path, read_only=True)
    assert {result.id for result in results} <= set(other.ids(View()))
    other.close()


def test_a_wish_to_stop_leaves_whole_articles_only(library, folder, monkeypatch):
    monkeypatch.setattr(add, "BATCH_FILES", 1)
    seen: list[add.AddResult] = []
    seen.extend(add.add_sources(library, [str(folder)], cancelled=lambda: library.counts().all == 3))
    assert len(seen) == 3
    assert sorted(library.ids(View())) == [result.id for result in seen]


def test_others_wait_a_moment_for_files_that_take_long(library, folder, monkeypatch):
    assert add._fitting(50, 0.01) == 50
    assert add._fitting(50, 5 * add.KEEP_SECONDS) == 10
    assert add._fitting(1, 60.0) == 1
    monkeypatch.setattr(add, "KEEP_SECONDS", 0.0)
    assert [result.number for result in add.add_sources(library, [str(folder)])] == [1, 2, 3, 4, 5]
    assert library.counts().all == 5


def test_a_full_disk_is_told_before_the_first_file(library, folder, monkeypatch):
    usage = shutil.disk_usage(folder)
    (folder / "z-long.txt").write_text("A long story\n\n" + "word " * 1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=5_000_000))
    with pytest.raises(NewsreaderError, match=r"needs about 21 MB, but 5\.0 MB are free.*Nothing was added"):
        next(add.add_sources(library, [str(folder)]))
    assert library.counts().all == 0


def test_a_little_fits_on_a_nearly_full_disk(library, folder, monkeypatch):
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=5_000_000))
    assert len(list(add.add_sources(library, [str(folder)]))) == 5


def test_headlines_named_in_the_same_batch_are_found(library, tmp_path):
    write_article(tmp_path / "news", "Council approves tram line", also=("Ten Years of Tram Planning",))
    write_article(tmp_path / "news", "Ten Years of Tram Planning")
    ids = {result.headline: result.id for result in add.add_sources(library, [str(tmp_path / "news")])}
    [link] = library.article(ids["Council approves tram line"]).links
    assert (link.state, link.target) == ("here", ids["Ten Years of Tram Planning"])


def test_a_followed_headline_that_arrives_is_told(library, tmp_path):
    first = write_article(tmp_path, "Council approves tram line", also=("Ten Years of Tram Planning",))
    [result] = add.add_sources(library, [str(first)])
    [link] = library.article(result.id).links
    library.follow_headline(link.headline_id, on=True)
    [arrival] = add.add_sources(library, [str(write_article(tmp_path, "Ten Years of Tram Planning"))])
    [told] = arrival.changes.arrived
    assert (told.headline_id, told.article_id) == (link.headline_id, arrival.id)


def test_reading_keeps_nothing(folder):
    results = list(read.read_sources([str(folder), str(folder / "gone.txt")]))
    assert [bool(result.article) for result in results] == [True] * 5 + [False]
    assert "gone.txt" in results[-1].error


def test_shipped_articles_come_once_into_a_new_default_library(default_library):
    added = add.add_shipped(default_library)
    assert added == default_library.counts().all >= 14
    assert add.add_shipped(default_library) == 0


def test_deleted_shipped_articles_never_come_back(default_library):
    add.add_shipped(default_library)
    default_library.delete(default_library.ids(View()))
    assert add.add_shipped(default_library) == 0
    assert default_library.counts().all == 0


def test_no_library_but_the_default_one_gets_them(library):
    assert add.add_shipped(library) == 0
    assert library.counts().all == 0


def test_a_library_that_has_articles_never_gets_them(default_library):
    kept = default_library.add(parsed())
    assert add.add_shipped(default_library) == 0
    default_library.delete([kept.id])
    assert add.add_shipped(default_library) == 0


def test_shipped_articles_that_were_stopped_halfway_are_completed(default_library):
    default_library.set_setting("shipped", "adding")
    default_library.add(naming("A first one"))
    assert add.add_shipped(default_library) >= 14
