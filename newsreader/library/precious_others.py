"""Takes in what a precious copy says beside articles: subscriptions, folders, headlines, what these mean."""

# ruff: noqa: S608  statements are put together from constants of this module only; values are bound

from __future__ import annotations

from newsreader.library import links
from newsreader.library.precious import SETTINGS
from newsreader.library.precious_into import Applied, Into, insert, seconds, update
from newsreader.library.precious_line import Line
from newsreader.library.precious_match import find


def setting(into: Into, line: Line) -> Applied:
    """What a library says of itself holds in any case."""
    if line["name"] not in SETTINGS:
        raise ValueError("no fact that this program writes down")
    values = (str(line["name"]), str(line["value"]))
    into.connection.execute("INSERT OR IGNORE INTO settings (name, value) VALUES (?, ?)", values)
    return Applied(others=1)


def subscription(into: Into, line: Line) -> Applied:
    """A subscription, by its address."""
    columns: Line = {name: str(line.get(name, "")) for name in ("url", "title", "folder")}
    columns |= {name: str(line.get(name, "{}")) for name in ("attributes", "settings")}
    columns |= {name: int(line.get(name, 0)) for name in ("named_by_reader", "position", "paused")}
    columns |= {"html_url": line.get("html_url"), "created_at": seconds(line["created_at"])}
    columns |= {"ended_at": seconds(line.get("ended_at"))}
    there = into.connection.execute("SELECT id FROM subscriptions WHERE url = ?", (str(line["url"]),)).get
    if there is None:
        insert(into.connection, "subscriptions", line["id"], columns)
    elif into.lost is None:
        update(into.connection, "subscriptions", there, columns)
    return Applied(others=1)


def feed_folder(into: Into, line: Line) -> Applied:
    """A folder of feeds, by its path."""
    values = (str(line["path"]), int(line["position"]), str(line.get("attributes", "{}")))
    into.connection.execute(
        "INSERT INTO feed_folders VALUES (?, ?, ?) ON CONFLICT (path)"
        f" DO {'UPDATE SET position = excluded.position' if into.lost is None else 'NOTHING'}",
        values,
    )
    return Applied(others=1)


def smart_folder(into: Into, line: Line) -> Applied:
    """A smart folder, by its name and its id or its question."""
    columns = {"name": str(line["name"]), "icon": str(line.get("icon", "")), "query": str(line["query"])}
    same = "(id = ? AND name = ?) OR (name = ? AND query = ?) ORDER BY id = ? DESC LIMIT 1"
    folder_id, name = int(line["id"]), columns["name"]
    there = into.connection.execute(
        f"SELECT id FROM smart_folders WHERE {same}", (folder_id, name, name, columns["query"], folder_id)
    ).get
    placed = columns | {"position": int(line["position"])}
    if there is None:
        insert(into.connection, "smart_folders", folder_id, placed)
    elif into.lost is None:
        update(into.connection, "smart_folders", there, placed)
    return Applied(others=1)


def headline(into: Into, line: Line) -> Applied:
    """Followed headlines; one that no article here names is kept until one does."""
    differs = "(followed_at, arrived_article, seen) IS NOT (?2, ?3, ?4)"
    arrived = find(into.connection, line["arrived"]) if "arrived" in line else None
    into.connection.execute(
        "UPDATE headlines SET followed_at = ?2, arrived_article = ?3, seen = ?4 WHERE id = ?1"
        f" AND {differs if into.lost is None else 'followed_at IS NULL'}",
        (
            links.headline_id(into.connection, str(line["headline"])),
            seconds(line["followed_at"]),
            arrived,
            int(bool(line["seen"])),
        ),
    )
    return Applied(others=1)


def decision(into: Into, line: Line) -> Applied:
    """The reader's yes or no to what a named headline was taken to mean."""
    article_id, target = find(into.connection, line["article"]), find(into.connection, line["target"])
    if article_id is None or target is None:
        return Applied(missing=1)
    into.connection.execute(
        "INSERT INTO link_decisions VALUES (?, ?, ?, ?) ON CONFLICT (article_id, headline_id, target)"
        f" DO {'UPDATE SET accepted = excluded.accepted' if into.lost is None else 'NOTHING'}",
        (article_id, links.headline_id(into.connection, str(line["headline"])), target, int(bool(line["accepted"]))),
    )
    return Applied(others=1, decided=frozenset({article_id}))
