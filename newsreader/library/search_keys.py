"""The numbers by which the search indexes know articles: their order is that of the days.

An index answers its matches by number, the highest first, and stops when it has enough; so the newest must have the
highest. A number is the day that an article is ordered by and its place among those of the day, in order of arrival.
(Seconds in place of days would be exact, but the indexes keep the distances between numbers, and would be twice as
large.) Whoever needs the exact order sorts what was found by it.
"""

from __future__ import annotations

from collections.abc import Sequence

import apsw

DAY = 86_400
PLACES = 1 << 20
_FIRST_DAY = -1_000_000  # so that no number is negative: this is in 769 BC


def first_key(order_time: int) -> int:
    """The lowest key of the day of a moment, in seconds since 1970."""
    return max(order_time // DAY - _FIRST_DAY, 0) * PLACES


def new_keys(connection: apsw.Connection, order_times: Sequence[int]) -> list[int]:
    """A free key for each of some new articles, given what they are ordered by.

    Those of a day that is full, with a million articles, take places of the day before.
    """
    following: dict[int, int] = {}
    keys = []
    for order_time in order_times:
        first = first_key(order_time)
        while (place := following.get(first) or _free(connection, first)) >= first + PLACES:
            first -= PLACES
        following[first] = place + 1
        keys.append(place)
    return keys


def _free(connection: apsw.Connection, first: int) -> int:
    """The key behind the last one in use on a day."""
    last = connection.execute(
        "SELECT max(search_key) FROM status WHERE search_key BETWEEN ? AND ?", (first, first + PLACES - 1)
    ).get
    return first if last is None else int(last) + 1
