"""Takes a change back by writing the values that stood before; what these replace is the redo."""

from __future__ import annotations

from typing import Any

import apsw

from newsreader.article.model import Changes, Undo
from newsreader.library import (
    copies,
    decisions,
    feed_rows,
    notes,
    relations,
    smart_folders,
    status,
    steps,
    story_acts,
    versions,
)


def take_back(connection: apsw.Connection, undo: Undo) -> Changes:
    """Writes the earlier values; links are not resolved anew."""
    rows: Any = undo.before
    if undo.operation == "step":
        steps.turn(connection, rows[0][0])
        return steps.at_once(connection, rows[0][0])
    if undo.operation == "version":
        return versions.show(connection, *rows[0])
    if undo.operation == "notes":
        return notes.write(connection, rows)
    if undo.operation == "feeds":
        return feed_rows.write(connection, rows)
    if undo.operation == "folders":
        return smart_folders.write(connection, rows)
    if undo.operation == "tag":
        return status.set_tags(connection, rows)
    if undo.operation == "follow":
        return decisions.set_followed(connection, rows)
    if undo.operation == "decision":
        return decisions.set_decisions(connection, rows)
    if undo.operation == "related":
        return relations.write(connection, rows)
    if undo.operation == "copies":
        return copies.write(connection, rows)
    if undo.operation == "stories":
        return story_acts.write(connection, rows)
    return status.set_column(connection, undo.operation, rows)
