"""When a feed is asked again: as often as the reader wants, and never more often than the server likes.

| what came | next time |
|---|---|
| something, or nothing new | after the interval, or later if the server says that it stays fresh; a day at most |
| "busy", with a time | after that time, a day at most |
| a failure | after the interval, then twice that, and so on up to a day, each a little later by chance |

An interval that is longer than a day stands. By chance, so that what failed together does not come back together.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.sources.fetch.headers import LONGEST_WAIT

_SPREAD = 0.25


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking a feed, as far as it matters for the next time.

    Attributes:
        failures: how many times in a row it failed, this time included; 0 if it did not.
        fresh_for: seconds for which the server says that nothing new comes.
        retry_after: seconds after which a busy server wants to be asked again.
    """

    failures: int = 0
    fresh_for: float | None = None
    retry_after: float | None = None


def interval(chosen: int | None, usual: int, said: int | None) -> float:
    """Seconds between two times that a feed is asked.

    Args:
        chosen: minutes that the reader chose for this feed; None for as often as all are.
        usual: minutes for all feeds.
        said: minutes that the feed itself wants; it can only make it less often, a day at most.
    """
    if chosen is not None:
        return chosen * 60.0
    return max(usual * 60.0, min((said or 0) * 60.0, LONGEST_WAIT))


def next_try(answer: Answer, now: float, every: float, chance: float) -> float:
    """The time when a feed is asked again.

    Args:
        answer: what came this time.
        now: seconds of any clock; the answer is by the same.
        every: seconds that the reader wants between two times.
        chance: any number from 0 to 1.
    """
    if answer.failures <= 0:
        wait = answer.fresh_for or 0.0
    elif answer.retry_after is not None and answer.retry_after >= 0:
        wait = answer.retry_after
    else:
        wait = every * 2.0 ** min(answer.failures - 1, 30) * (1 + _SPREAD * chance)
        wait = wait if answer.failures > 1 else every
    return now + max(every, min(wait, LONGEST_WAIT))
