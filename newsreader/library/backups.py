"""Decides about the backups of a library, without touching any: when one is due, how many are kept, what they may take.

Copies are kept as `restic forget` keeps them: the newest of each of the last 24 hours, 7 days and 4 weeks *that have
one*, so neither a long absence nor a clock that jumps ahead lets them expire. What lies in the future, because the
clock was wrong when it was made or is wrong now, is sorted apart: it does not crowd out the present, nor is it lost.

A full copy of a small library costs a moment and is made every hour. One of a million articles is 3 to 5 GB: it is
made once a day, and what changes by the hour and cannot be fetched again, the precious part, has a copy of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

SMALL = 64 * 1024**2
"""Bytes of a library of which a full copy is made every hour."""
HOUR, DAY, WEEK = 3600, 86_400, 604_800
KEPT = ((HOUR, 24), (DAY, 7), (WEEK, 4))
KEPT_BEFORE = 2
LEFT_FREE = 256 * 1024**2
TOTAL = 1024**3
_AHEAD = HOUR
_TIME = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True, slots=True, order=True)
class Copy:
    """A full copy beside the library.

    Attributes:
        made_at: seconds since 1970, by its name.
        name: of the file.
        size: in bytes.
        before: whether it was made before something that changes much.
    """

    made_at: int
    name: str
    size: int
    before: bool = False


def name_for(stem: str, suffix: str, now: int, reason: str = "") -> str:
    """The name of a copy; a reason is one of ours, as `delete`."""
    return f"{stem}-{datetime.fromtimestamp(now, UTC).strftime(_TIME)}{f'-before-{reason}' if reason else ''}{suffix}"


def copy_named(stem: str, suffix: str, name: str, size: int) -> Copy | None:
    """What a file in the folder of backups is; None for anything but a copy of this library that we made by ourselves.

    A copy made before the schema changed has no date in its name and is nobody's to remove.
    """
    pattern = rf"{re.escape(stem)}-(\d{{4}}-\d\d-\d\dT\d{{6}}Z)(-before-[a-z-]+)?{re.escape(suffix)}"
    found = re.fullmatch(pattern, name)
    if not found:
        return None
    try:
        made_at = datetime.strptime(found[1], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Copy(int(made_at.timestamp()), name, size, bool(found[2]))


def is_due(copies: Iterable[Copy], now: int, size: int) -> bool:
    """Whether a library of `size` bytes that has changed since the last copy wants another."""
    last = max((copy.made_at for copy in copies if not _is_ahead(copy, now)), default=None)
    return last is None or now - last >= (HOUR if size <= SMALL else DAY)


def has_room(size: int, free: int) -> bool:
    """Whether a copy fits and leaves the disk room to work; a copy may come out a little larger."""
    return free - size - size // 20 >= LEFT_FREE


def allowance(size: int, free: int, taken: int) -> int:
    """How many bytes all copies may take: three of them, or a gigabyte, but never over half of what there is."""
    return min(max(3 * size, TOTAL), (free + taken) // 2)


def surplus(copies: Iterable[Copy], now: int, allowed: int) -> list[Copy]:
    """The copies to remove, oldest first; never the newest."""
    ordered = sorted(copies, reverse=True)
    present = [copy for copy in ordered if not _is_ahead(copy, now)]
    future = [copy for copy in ordered if _is_ahead(copy, now)]
    kept = _newest_of_each(present) | _newest_of_each(future)
    kept |= set([copy for copy in present if copy.before][:KEPT_BEFORE])
    newest = (present or future)[:1]
    room = allowed
    for copy in [*newest, *(each for each in [*present, *future] if each in kept and each not in newest)]:
        room -= copy.size
        if room < 0 and copy not in newest:
            kept.discard(copy)
    return sorted(set(ordered) - kept - set(newest))


def _newest_of_each(copies: Sequence[Copy]) -> set[Copy]:
    """Of copies, newest first: the newest in each of the last so many periods that have one."""
    kept: set[Copy] = set()
    for length, number in KEPT:
        found: dict[int, Copy] = {}
        for copy in copies:
            found.setdefault(copy.made_at // length, copy)
        kept.update(list(found.values())[:number])
    return kept


def _is_ahead(copy: Copy, now: int) -> bool:
    return copy.made_at > now + _AHEAD
