"""Links that meant articles which lie in the recycle bin now: what they meant is kept, for the day it comes back.

For one article each link could be resolved anew; for a hundred thousand at once that would take minutes. So a link
whose article is thrown away waits for it, and means it again as before when it is taken out.
"""

# ruff: noqa: S608  statements are put together from constants of this package only; values are bound

from __future__ import annotations

import apsw


def follow(connection: apsw.Connection, changed: str) -> None:
    """Parks or restores the links to some articles.

    Args:
        connection: inside a transaction.
        changed: a table of `article_id` and `value`, when each went into the recycle bin; NULL where it came out.
    """
    connection.execute(
        "UPDATE named_links SET parked = target, parked_state = state, target = NULL,"
        " state = iif(url IS NULL, 'awaited', 'elsewhere')"
        f" WHERE target IN (SELECT article_id FROM {changed} WHERE value IS NOT NULL)"
    )
    connection.execute(
        "UPDATE named_links SET target = parked, state = parked_state, parked = NULL, parked_state = NULL"
        f" WHERE parked IN (SELECT article_id FROM {changed} WHERE value IS NULL) AND target IS NULL"
    )
