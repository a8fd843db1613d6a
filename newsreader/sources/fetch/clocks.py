"""What day it is, by what servers say: a wrong clock here makes all certificates look expired, or not valid yet."""

from __future__ import annotations

from datetime import datetime, timedelta
from statistics import median
from threading import Lock

from newsreader.sources.fetch.headers import http_date

_MOST = 50
_NOTABLE = timedelta(days=1)


class Clocks:
    """The differences between the clocks of servers and the one here; for any thread.

    Only servers that were talked to properly are heard: one that cannot show who it is might want to change the date
    here, to a day on which its certificate was valid.
    """

    def __init__(self) -> None:
        self._ahead: dict[str, float] = {}
        self._lock = Lock()

    def heard(self, host: str, date: str, now: datetime) -> None:
        """Takes note of a Date header."""
        said = http_date(date) if date else None
        if said is not None and len(self._ahead) < _MOST:
            with self._lock:
                self._ahead[host] = (said - now).total_seconds()

    def other_day(self, now: datetime) -> datetime | None:
        """What time it is by most servers; None if that is within a day of `now`, or none has said."""
        with self._lock:
            ahead = timedelta(seconds=median(self._ahead.values())) if self._ahead else timedelta(0)
        return now + ahead if abs(ahead) > _NOTABLE else None
