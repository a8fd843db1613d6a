"""After damage, what the reader did comes back from the precious copy, and what was saved is not set back by it."""

import os

import damage
import pytest

from newsreader.application import backups, checking
from newsreader.article.model import View, ViewKind
from newsreader.library import Library


def nothing(_part, _done, _total):
    """Nobody asked how far it is."""


@pytest.fixture
def path(tmp_path):
    """A library in which all was bookmarked, and the first article unmarked again after the copy was written."""
    path = damage.make(tmp_path / "data" / "library.db", 400)
    library = Library.open(path)
    ids = list(library.ids(View()))
    library.bookmark(ids, on=True)
    library.tag(ids, "kept", on=True)
    backups.write_precious(library, backups.do_not_wait)
    library.bookmark([ids[0]], on=False)
    library.close()
    return path


def bookmarked(path):
    library = Library.open(path)
    found = set(library.ids(View(ViewKind.BOOKMARKS))), set(library.ids(View()))
    library.close()
    return found


def repaired(path):
    return checking.check(path, quick=False, repair=True, told=nothing)


def test_lost_marks_come_from_the_precious_copy_and_saved_ones_stay(path):
    before, all_ids = bookmarked(path)
    assert len(before) == len(all_ids) - 1
    leaf = damage.pages_of(path, "status")[-1]
    damage.change(path, damage.overwrite((leaf - 1) * damage.PAGE + 100, os.urandom(2000)))
    outcome = repaired(path)
    assert outcome.salvaged.marks.articles
    assert bookmarked(path) == (before, all_ids)


def test_lost_tags_come_from_the_precious_copy(path):
    leaf = damage.pages_of(path, "article_tags")[-1]
    damage.change(path, damage.overwrite((leaf - 1) * damage.PAGE + 100, os.urandom(2000)))
    repaired(path)
    library = Library.open(path)
    assert set(library.ids(View(ViewKind.TAG, "kept"))) == set(library.ids(View()))
    library.close()


def test_a_copy_that_is_of_no_use_does_not_stop_the_repair(path):
    backups.precious_path(path).write_text("something else")
    leaf = damage.pages_of(path, "status")[-1]
    damage.change(path, damage.overwrite((leaf - 1) * damage.PAGE + 100, os.urandom(2000)))
    outcome = repaired(path)
    assert outcome.repaired
    assert outcome.salvaged.marks is None
