"""The shape of the library file, step by step; each step is one transaction.

`articles` is what lists show, `bodies`, `pieces`, `raws` and `images` what one open article needs, `status` what the
reader did. `status` keeps `order_time` and `source_id` too, so that every list is a walk along one small index; its
indexes hold the columns of their own conditions, because SQLite reads these even where the condition is known to hold.
"""

from __future__ import annotations

from pathlib import Path

import apsw

from newsreader.article.errors import NewsreaderError
from newsreader.library.backup import copy_to

APPLICATION_ID = 0x4E575352  # "NWSR", told to `file` and to SQLite: this file is a Newsreader library

_FIRST = """
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    source TEXT NOT NULL,
    path_key TEXT,
    url TEXT,
    url_key TEXT,
    copy_key BLOB,
    content_hash TEXT NOT NULL,
    details_hash BLOB NOT NULL,
    headline TEXT NOT NULL,
    byline TEXT NOT NULL,
    published_at INTEGER,
    published_precision TEXT,
    published_offset INTEGER,
    published_raw TEXT,
    added_at INTEGER NOT NULL,
    site TEXT,
    language TEXT,
    excerpt TEXT NOT NULL,
    thumbnail TEXT,
    revisions INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX articles_path ON articles (path_key) WHERE path_key IS NOT NULL;
CREATE INDEX articles_url ON articles (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX articles_copy ON articles (copy_key) WHERE copy_key IS NOT NULL;
CREATE TABLE bodies (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    lede TEXT NOT NULL,
    html TEXT NOT NULL,
    text TEXT NOT NULL,
    updated_at INTEGER,
    updated_precision TEXT,
    updated_offset INTEGER,
    updated_raw TEXT,
    warnings TEXT NOT NULL,
    complete REAL
);
CREATE TABLE raws (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    data BLOB NOT NULL
);
CREATE TABLE images (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (article_id, revision, name)
);
CREATE TABLE revisions (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    replaced_at INTEGER NOT NULL,
    headline TEXT NOT NULL,
    byline TEXT NOT NULL,
    lede TEXT NOT NULL,
    html TEXT NOT NULL,
    text TEXT NOT NULL,
    published_at INTEGER,
    published_precision TEXT,
    published_offset INTEGER,
    published_raw TEXT,
    raw BLOB NOT NULL,
    PRIMARY KEY (article_id, number)
);
CREATE TABLE status (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    order_time INTEGER NOT NULL,
    source_id INTEGER REFERENCES sources (id),
    read INTEGER NOT NULL DEFAULT 0,
    bookmarked_at INTEGER,
    position REAL NOT NULL DEFAULT 0,
    deleted_at INTEGER
);
CREATE INDEX status_live ON status (order_time, article_id, read, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX status_unread ON status (order_time, article_id, read, deleted_at) WHERE deleted_at IS NULL AND read = 0;
CREATE INDEX status_bookmarked ON status (order_time, article_id, read, bookmarked_at, deleted_at)
    WHERE deleted_at IS NULL AND bookmarked_at IS NOT NULL;
CREATE INDEX status_deleted ON status (order_time, article_id, read, deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX status_source ON status (source_id, order_time, article_id, read, deleted_at) WHERE deleted_at IS NULL;
CREATE TABLE tags (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE article_tags (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    by_source INTEGER NOT NULL DEFAULT 0,
    by_reader INTEGER,
    PRIMARY KEY (article_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX article_tags_tag ON article_tags (tag_id, article_id) WHERE coalesce(by_reader, by_source) = 1;
CREATE VIRTUAL TABLE words USING fts5 (
    headline, byline, text, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE headlines (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    headline TEXT NOT NULL,
    followed_at INTEGER,
    arrived_article INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    seen INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX headlines_followed ON headlines (id, seen, arrived_article) WHERE followed_at IS NOT NULL;
CREATE TABLE named_links (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    headline_id INTEGER NOT NULL REFERENCES headlines (id),
    headline TEXT NOT NULL,
    url TEXT,
    url_key TEXT,
    kind TEXT NOT NULL,
    grp TEXT NOT NULL,
    state TEXT NOT NULL,
    target INTEGER REFERENCES articles (id) ON DELETE SET NULL,
    score REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;
CREATE INDEX named_links_headline ON named_links (headline_id);
CREATE INDEX named_links_awaited ON named_links (headline_id, article_id) WHERE state = 'awaited';
CREATE INDEX named_links_target ON named_links (target, state) WHERE target IS NOT NULL;
CREATE INDEX named_links_url ON named_links (url_key) WHERE url_key IS NOT NULL;
CREATE TABLE link_decisions (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    headline_id INTEGER NOT NULL REFERENCES headlines (id),
    target INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    accepted INTEGER NOT NULL,
    PRIMARY KEY (article_id, headline_id, target)
) WITHOUT ROWID;
CREATE INDEX link_decisions_target ON link_decisions (target);
CREATE TABLE titles (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    UNIQUE (key, article_id)
);
CREATE INDEX titles_article ON titles (article_id);
CREATE VIRTUAL TABLE title_index USING fts5 (
    words, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '%$'"
);
CREATE TABLE title_words (
    word TEXT PRIMARY KEY,
    count INTEGER NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE headline_index USING fts5 (
    words, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '%$'"
);
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
"""

_LONG_TEXT = """
CREATE TABLE pieces (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    part TEXT NOT NULL,
    position INTEGER NOT NULL,
    piece TEXT NOT NULL,
    PRIMARY KEY (article_id, revision, part, position)
);
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _LONG_TEXT)
"""The steps; the file's `user_version` is the number of steps that it has gone."""


def check_header(path: Path) -> None:
    """Refuses a file that is no library, or a newer program's, from its first 100 bytes: nothing is opened yet.

    Raises:
        NewsreaderError: the file is not a library that this program may open.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise NewsreaderError(
            f"The library {path} cannot be read.", "Nothing was changed.", "Check its permissions.", details=str(error)
        ) from error
    if not header:
        return
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise NewsreaderError(
            f"{path} is not a Newsreader library.", "The file was left as it is.", "Choose another file."
        )
    check_marks(path, int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"))


def check_marks(path: Path, application: int, version: int) -> None:
    """Refuses by the two marks that a library carries: whose file it is, and of which schema.

    Raises:
        NewsreaderError: it belongs to another program, or to a newer version of this one.
    """
    if application != APPLICATION_ID and (application or version):
        raise NewsreaderError(
            f"{path} belongs to another program.", "The file was left as it is.", "Choose another file."
        )
    if version > len(MIGRATIONS):
        raise NewsreaderError(
            f"The library {path} was made by a newer version of Newsreader.",
            "It was left untouched.",
            "Update Newsreader, or open another library.",
            details=f"schema {version}, this version knows {len(MIGRATIONS)}",
        )


def migrate(connection: apsw.Connection, path: Path) -> None:
    """Brings the open file to the present schema; a file that had an older one is copied to `backups/` before.

    Raises:
        NewsreaderError: the file is another program's or newer.
        apsw.Error: a step failed; the file is as it was before that step.
    """
    version = _marks_at_once(connection, path)
    if version == len(MIGRATIONS):
        return
    backup = _backup_before(connection, path, version) if version else None
    for number in range(version, len(MIGRATIONS)):
        try:
            _step(connection, path, number)
        except apsw.Error as error:
            kept = f"A copy from before stands in {backup}." if backup else "Nothing was written."
            raise NewsreaderError(
                f"The library {path} could not be brought to the new form.",
                "It is as it was before. " + kept,
                "Make room on the disk and try again.",
                details=str(error),
            ) from error


def check_current(connection: apsw.Connection, path: Path) -> None:
    """Refuses a file that would have to be migrated first, for a connection that may not.

    Raises:
        NewsreaderError: the file is another program's, newer or older.
    """
    version = _marks_at_once(connection, path)
    if version != len(MIGRATIONS):
        raise NewsreaderError(
            f"The library {path} has an older form and cannot be brought to the new one while it is read-only.",
            "It was left untouched.",
            "Open it once from a place where it may be written.",
            details=f"schema {version}",
        )


def _marks_at_once(connection: apsw.Connection, path: Path) -> int:
    """The schema version as of one moment: another process may be making the library just now."""
    connection.execute("BEGIN")
    try:
        return _marks(connection, path)
    finally:
        connection.execute("COMMIT")


def _marks(connection: apsw.Connection, path: Path) -> int:
    """The schema version, after the check that the file is ours."""
    application = int(connection.pragma("application_id"))
    version = int(connection.pragma("user_version"))
    check_marks(path, application, version)
    if not application and connection.execute("SELECT count(*) FROM sqlite_schema").get:
        raise NewsreaderError(
            f"{path} belongs to another program.", "The file was left as it is.", "Choose another file."
        )
    return version


def _backup_before(connection: apsw.Connection, path: Path, version: int) -> Path:
    """A copy of the library in its old form, beside it."""
    target = path.parent / "backups" / f"{path.stem}-before-schema-{version + 1}{path.suffix}"
    copy_to(connection, target)
    return target


def _step(connection: apsw.Connection, path: Path, number: int) -> None:
    """One step in one transaction; another process may have done it in the meantime."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _marks(connection, path) == number:
            for _ in connection.execute(MIGRATIONS[number]):
                pass
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
