"""The time zone of this machine with all its changes between winter and summer time.

What `datetime.astimezone()` gives is today's difference to UTC alone, an hour wrong for half of the year.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

_KNOWN = datetime(1970, 1, 3, tzinfo=UTC)


class MachineZone(tzinfo):
    """Asks the operating system for the difference to UTC of each moment."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """The difference to UTC; beyond the years that the system knows, the one of 1970."""
        return None if when is None else _local(when).utcoffset()

    def dst(self, when: datetime | None) -> None:
        """How much of the difference is summer time: not told apart."""
        del when

    def tzname(self, when: datetime | None) -> str | None:
        """The zone's name at this moment, as the system writes it."""
        return None if when is None else _local(when).tzname()

    def fromutc(self, when: datetime) -> datetime:
        """The moment as this machine's clock shows it; `when` is in UTC but carries this zone."""
        moment = when.replace(tzinfo=UTC)
        try:
            shown = moment.astimezone()
        except (OSError, OverflowError, ValueError):
            return (moment + (_KNOWN.astimezone().utcoffset() or timedelta())).replace(tzinfo=self)
        here = shown.replace(tzinfo=self)
        return here if here.utcoffset() == shown.utcoffset() else here.replace(fold=1)


def _local(when: datetime) -> datetime:
    """A reading of this machine's clock as an aware moment; beyond the years that the system knows, one of 1970."""
    try:
        return when.replace(tzinfo=None).astimezone()
    except (OSError, OverflowError, ValueError):
        return _KNOWN.astimezone()
