"""Where a library should not lie, decided from tables of mounts as other computers have them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from fakes import parsed

from newsreader.library import Library, place

TABLE = """\
22 28 0:20 / /proc rw,nosuid - proc proc rw
28 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
95 28 0:51 / /home/ann/far\\040away rw,relatime shared:2 - nfs4 server:/home rw,vers=4.2
96 95 8:9 / /home/ann/far\\040away/disk rw - ext4 /dev/sdb1 rw
97 28 0:60 / /mnt/c rw - 9p drvfs rw
98 28 0:61 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
99 28 8:3 / /mnt/twice rw - ext4 /dev/sdc1 rw
100 99 0:62 / /mnt/twice rw - cifs //nas/share rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/ann/library.db", False),
        ("/home/ann/far away/news/library.db", True),
        ("/home/ann/far away", True),
        ("/home/ann/far awayer/library.db", False),
        ("/home/ann/far away/disk/library.db", False),
        ("/mnt/c/Users/ann/library.db", True),
        ("/run/user/1000/gvfs/smb-share/library.db", True),
        ("/mnt/twice/library.db", True),
    ],
)
def test_the_mount_above_a_library_says_where_it_lies(path: str, network: bool) -> None:
    assert place.is_network(PurePosixPath(path), place.mounts_in(TABLE)) is network


@pytest.mark.parametrize(
    ("path", "network"),
    [
        (r"\\server\share\library.db", True),
        (r"C:\Users\ann\library.db", False),
        (r"\\?\C:\Users\ann\library.db", False),
    ],
)
def test_a_windows_share_is_another_computer(path: str, network: bool) -> None:
    assert place.is_network(PureWindowsPath(path), {}) is network


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("/home/ann/Dropbox/news/library.db", "Dropbox"),
        ("/home/ann/Dropbox (Personal)/library.db", "Dropbox (Personal)"),
        ("/home/ann/OneDrive - Harbour Desk/library.db", "OneDrive - Harbour Desk"),
        ("/Users/ann/Library/Mobile Documents/library.db", "Mobile Documents"),
        ("/home/ann/Dropbox-less/library.db", ""),
        ("/home/ann/news/Dropbox.db", ""),
    ],
)
def test_a_synchronised_folder_is_known_by_its_name(path: str, folder: str) -> None:
    assert place.synchronised_by(PurePosixPath(path)) == folder


def test_a_synchronised_folder_is_known_by_what_lies_in_it(tmp_path: Path) -> None:
    assert place.warning_of(tmp_path / "library.db") == ""
    (tmp_path / ".stfolder").mkdir()
    assert "synchronises" in place.warning_of(tmp_path / "library.db")


def test_a_library_on_a_network_drive_needs_no_shared_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "_MOUNTS", tmp_path / "mounts")
    (tmp_path / "mounts").write_text(f"1 0 0:1 / {tmp_path.resolve()} rw - nfs4 server:/x rw\n")
    path = tmp_path / "library.db"
    Library.open(path).close()
    library = Library.open(path)
    library.add(parsed("Fog"))
    library.bookmark([1], on=True)
    assert library.counts().bookmarks == 1
    assert not list(tmp_path.glob("library.db-*"))
    library.close()
    assert "network drive" in place.warning_of(path)
