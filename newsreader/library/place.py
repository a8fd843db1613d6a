"""Decides what is to be minded about the place where a library lies: network drives and folders that are synchronised.

WAL needs memory that all readers share, which a network drive does not give (https://sqlite.org/wal.html): there the
library uses a journal instead, in which readers wait for writers. A program that synchronises a folder copies a file
in the middle of a change, and brings in another computer's; nothing but another folder helps against that.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath, PurePosixPath

NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "9p", "afs", "ncpfs", "davfs", "ceph", "glusterfs"),
        *(
            "fuse.sshfs",
            "fuse.davfs",
            "fuse.gvfsd-fuse",
            "fuse.rclone",
            "fuse.s3fs",
            "fuse.glusterfs",
            "beegfs",
            "lustre",
        ),
    }
)
SYNCHRONISED = re.compile(
    r"(Dropbox|OneDrive|Google ?Drive|My Drive|iCloud ?Drive|Mobile Documents|Nextcloud|ownCloud|pCloud ?Drive|MEGA"
    r"|Syncthing|Yandex\.?Disk|Box Sync)( [(-].*| - .*)?",
    re.IGNORECASE,
)
MARKERS = (".stfolder", ".dropbox", ".owncloudsync.log", ".nextcloudsync.log")
_MOUNTS = Path("/proc/self/mountinfo")


def mounts_in(table: str) -> dict[str, str]:
    """The places and their kinds of file system in the text of Linux's `mountinfo`; of one place the last counts."""
    mounts = {}
    for line in table.splitlines():
        before, _, after = line.partition(" - ")
        fields, kind = before.split(" "), after.split(" ")[0]
        if len(fields) > 4 and kind:
            mounts[_unescaped(fields[4])] = kind
    return mounts


def is_network(path: PurePath, mounts: dict[str, str]) -> bool:
    """Whether a path lies on another computer: by the mount above it, or as a Windows share."""
    if str(path).startswith(("\\\\", "//")) and not str(path).startswith(("\\\\?\\", "\\\\.\\")):
        return True
    for folder in (path, *path.parents):
        kind = mounts.get(PurePosixPath(folder).as_posix())
        if kind is not None:
            return kind in NETWORK
    return False


def synchronised_by(path: PurePath, marked: bool = False) -> str:
    """The name of the folder that some program synchronises and the path lies in; empty if there is none."""
    for folder in path.parents:
        if SYNCHRONISED.fullmatch(folder.name):
            return folder.name
    return path.parent.name if marked else ""


def on_network(path: Path) -> bool:
    """Whether a library at this path lies on a network drive, as far as this system tells."""
    try:
        table = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        table = ""
    return is_network(Path(os.path.realpath(path)), mounts_in(table))


def warning_of(path: Path) -> str:
    """What the reader should know of the library's place, in sentences; empty if nothing."""
    real = Path(os.path.realpath(path))
    marked = any((folder / marker).exists() for folder in real.parents for marker in MARKERS)
    if folder := synchronised_by(real, marked):
        return (
            f"The library {path} lies in {folder}, which another program synchronises."
            " Two computers that use it at the same time can damage it."
            " Keep it in an ordinary folder, and let the folder of backups be synchronised instead."
        )
    if on_network(path):
        return (
            f"The library {path} lies on a network drive. It works there, but slower, and on one computer at a time."
            " Keep it on a disk of this computer if you can."
        )
    return ""


def _unescaped(name: str) -> str:
    """A path of `mountinfo`, in which blanks and the like stand as octal numbers."""
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), name)
