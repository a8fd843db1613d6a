"""A disk that is really full: nothing that was kept is lost, no backup is, and the reserve takes the last marks."""

import os
import random
import subprocess
from pathlib import Path

import pytest
from fakes import parsed

from newsreader.application import backups, reserve, restoring
from newsreader.article.errors import DiskFullError, NewsreaderError
from newsreader.article.model import View, ViewKind
from newsreader.library import Library
from newsreader.library.check import check

NOW = 1_781_006_400


@pytest.fixture(params=[8, 12])
def disk(request, tmp_path):
    """A small disk in memory, given in MB; only root may make one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={request.param}m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk may be made here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture(autouse=True)
def only_where_mount_is():
    if os.name == "nt" or not Path("/bin/mount").exists():
        pytest.skip("there is no mount")


def text(dice):
    return " ".join(f"w{dice.randrange(10**8)}" for _ in range(2000))


def fill(library, dice):
    """Adds articles until the disk is full; how many were kept."""

    def add_many():
        for number in range(10_000):
            library.add(parsed(f"Article {number}", text(dice)))
            kept.append(number)

    kept = list(library.ids(View()))
    with pytest.raises(DiskFullError, match="is full"):
        add_many()
    return len(kept)


def test_a_full_disk_takes_nothing_and_the_reserve_keeps_what_was_done_last(disk):
    dice = random.Random(1)
    library = Library.open(disk / "library.db")
    library.add_all([parsed(f"First {number}", text(dice)) for number in range(5)])
    library.bookmark([1], on=True)
    first = backups.back_up(library, None, NOW)
    precious = backups.precious_path(library.path).read_bytes()
    reserve.reserve_path(library.path).write_bytes(b"room" * 2**18)

    kept = fill(library, dice)
    assert len(library.ids(View())) == kept
    assert library.article(2).text

    for back_up in (lambda: backups.back_up(library, None, NOW + 10), lambda: library.backup(disk / "copy.db")):
        with pytest.raises(NewsreaderError, match="could not be written"):
            back_up()
    assert not list(disk.rglob("*.part"))
    assert backups.precious_path(library.path).read_bytes() == precious
    assert check(first).findings == ()
    with pytest.raises(NewsreaderError, match=r"room|could not be written"):
        restoring.restore(library, first, NOW)

    _, said = reserve.with_reserve(library.path, lambda: library.bookmark([2, 3], on=True))
    assert said is None or "Make room now" in str(said)
    reserve.give_up(library.path)
    library.delete([4])
    library.close()

    assert check(library.path).findings == ()
    reopened = Library.open(library.path)
    assert set(reopened.ids(View(ViewKind.BOOKMARKS))) == {1, 2, 3}
    assert len(reopened.ids(View())) == kept - 1
    reopened.close()


def test_no_backup_is_begun_that_would_fill_the_disk(disk):
    library = Library.open(disk / "library.db")
    library.add(parsed("Fog"))
    kept = backups.keep(library, NOW, backups.do_not_wait)
    assert kept.full is None
    assert "too little room" in kept.problem
    assert kept.precious
    library.close()
