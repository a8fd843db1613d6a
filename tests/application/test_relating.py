"""The index behind a sitting: made when asked for, true after every change of file."""

from pathlib import Path

import pytest
from news_fakes import flood, noise

from newsreader.application import places
from newsreader.application.relating import Relating
from newsreader.library import Library


@pytest.fixture
def library(tmp_path):
    library = Library.open(tmp_path / "library.db")
    library.add_all([*(flood(number, 14 * number) for number in range(4)), *map(noise, range(9))])
    yield library
    library.close()


def test_what_came_is_found_after_it_was_looked_through(library):
    relating = Relating()
    assert not relating.find(library, 1).complete
    told = []
    relating.catch_up(library, told=told.append, portion=5)
    assert told == [5, 10, 13]
    found = relating.find(library, 1)
    assert found.complete
    assert {each.row.id for each in found.follow_ups} == {2, 3, 4}


def test_a_library_for_reading_is_asked_without_a_trace(library, tmp_path):
    Relating().catch_up(library)
    library.close()
    closed = Library.open(tmp_path / "library.db", read_only=True)
    assert {each.row.id for each in Relating().find(closed, 1).follow_ups} == {2, 3, 4}
    assert not Path(places.related_folder(closed.path)).exists()
    closed.close()


def test_another_file_in_its_place_is_another_index(library):
    relating = Relating()
    relating.catch_up(library)
    before = relating.index(library)
    relating.forget()
    assert relating.index(library) is not before


def test_two_libraries_are_not_mixed(library, tmp_path):
    relating = Relating()
    relating.catch_up(library)
    (tmp_path / "other").mkdir()
    other = Library.open(tmp_path / "other" / "library.db")
    other.add(noise(3))
    relating.catch_up(other)
    assert relating.find(other, 1).ranked == ()
    assert relating.find(library, 1).ranked
    other.close()
