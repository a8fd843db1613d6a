"""The tables of the library, as the steps by which they came about; `migrations` takes a file through them.

`articles` is what lists show, `bodies`, `pieces`, `raws` and `images` what one open article needs, `status` what the
reader did. `status` keeps `order_time` and `source_id` too, so that every list is a walk along one small index; its
indexes hold the columns of their own conditions, because SQLite reads these even where the condition is known to hold.
"""

from __future__ import annotations

from collections.abc import Callable

import apsw

Step = str | Callable[[apsw.Connection], None]

FIRST = """
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

LONG_TEXT = """
CREATE TABLE pieces (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    part TEXT NOT NULL,
    position INTEGER NOT NULL,
    piece TEXT NOT NULL,
    PRIMARY KEY (article_id, revision, part, position)
);
"""

# `status` with the key that the search indexes go by, made anew because a column in use cannot be added as NOT NULL.
STATUS = """
CREATE TABLE status_new (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    search_key INTEGER NOT NULL UNIQUE,
    order_time INTEGER NOT NULL,
    precision TEXT,
    source_id INTEGER REFERENCES sources (id),
    read INTEGER NOT NULL DEFAULT 0,
    bookmarked_at INTEGER,
    position REAL NOT NULL DEFAULT 0,
    deleted_at INTEGER
);
INSERT INTO status_new
    SELECT article_id,
        ((order_time / 86400 - (order_time % 86400 < 0) + 1000000) << 20)
            + row_number() OVER (
                PARTITION BY order_time / 86400 - (order_time % 86400 < 0) ORDER BY order_time, article_id
            ) - 1,
        order_time,
        (SELECT published_precision FROM articles WHERE id = article_id AND published_at <= order_time),
        source_id, read, bookmarked_at, position, deleted_at
    FROM status;
DROP TABLE status;
ALTER TABLE status_new RENAME TO status;
CREATE INDEX status_live ON status (order_time, article_id, read, precision, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX status_unread ON status (order_time, article_id, read, deleted_at) WHERE deleted_at IS NULL AND read = 0;
CREATE INDEX status_bookmarked ON status (order_time, article_id, read, bookmarked_at, deleted_at)
    WHERE deleted_at IS NULL AND bookmarked_at IS NOT NULL;
CREATE INDEX status_deleted ON status (order_time, article_id, read, deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX status_source ON status (source_id, order_time, article_id, read, deleted_at) WHERE deleted_at IS NULL;
ALTER TABLE articles ADD COLUMN length INTEGER NOT NULL DEFAULT 0;
UPDATE articles SET length = (SELECT length(text) FROM bodies WHERE article_id = id);
"""

# `words` finds whole words and phrases in any part of an article, `starts` the beginnings of words anywhere in it,
# `heads` both in what a list shows. Their rows are numbered by `status.search_key`. Of `detail=none` come no phrases,
# of prefixes in full detail an index of thrice the size: so there are two.
SEARCH = """
DROP TABLE words;
CREATE VIRTUAL TABLE words USING fts5 (
    headline, byline, notes, text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE starts USING fts5 (
    all_parts, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE heads USING fts5 (
    headline, byline, content = '', contentless_delete = 1, prefix = '1 2 3',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TABLE vocabulary (
    word TEXT PRIMARY KEY
) WITHOUT ROWID;
"""

# What the reader makes beside articles: notes, marked places, subscriptions, stories, smart folders.
READERS_OWN = """
CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
);
CREATE INDEX notes_article ON notes (article_id);
CREATE TABLE highlights (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    quote TEXT NOT NULL,
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    colour TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
);
CREATE INDEX highlights_article ON highlights (article_id);
CREATE TABLE subscriptions (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    html_url TEXT,
    folder TEXT NOT NULL DEFAULT '',
    attributes TEXT NOT NULL DEFAULT '{}',
    created_at INTEGER NOT NULL
);
CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    followed_at INTEGER,
    updated_at INTEGER NOT NULL
);
CREATE INDEX stories_followed ON stories (id) WHERE followed_at IS NOT NULL;
CREATE TABLE story_articles (
    story_id INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    by_reader INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (story_id, article_id)
) WITHOUT ROWID;
CREATE INDEX story_articles_article ON story_articles (article_id);
CREATE TABLE smart_folders (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    icon TEXT NOT NULL DEFAULT '',
    query TEXT NOT NULL,
    position INTEGER NOT NULL
);
"""

# Steps that can be taken back after the program was closed. A row holds the value before, of one article.
UNDO = """
CREATE TABLE undo_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operation TEXT NOT NULL,
    label TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    value INTEGER,
    made_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    data TEXT NOT NULL DEFAULT ''
);
CREATE TABLE undo_rows (
    step_id INTEGER NOT NULL REFERENCES undo_steps (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL,
    before INTEGER,
    PRIMARY KEY (step_id, article_id)
) WITHOUT ROWID;
"""

# The character set that the reader chose for the bytes; none where it was found out.
CHOSEN_ENCODING = "ALTER TABLE raws ADD COLUMN encoding TEXT;"

# Steps that are made in portions, see `steps`, and what links meant before their article was thrown away, `parked`.
PORTIONS = """
DROP TABLE undo_rows;
DROP TABLE undo_steps;
CREATE TABLE undo_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operation TEXT NOT NULL,
    label TEXT NOT NULL,
    name TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    state TEXT NOT NULL,
    size INTEGER NOT NULL,
    upto INTEGER NOT NULL DEFAULT 0,
    carried INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE undo_rows (
    step_id INTEGER NOT NULL REFERENCES undo_steps (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL,
    before INTEGER,
    PRIMARY KEY (step_id, article_id)
) WITHOUT ROWID;
ALTER TABLE named_links ADD COLUMN parked INTEGER REFERENCES articles (id) ON DELETE SET NULL;
ALTER TABLE named_links ADD COLUMN parked_state TEXT;
CREATE INDEX named_links_parked ON named_links (parked) WHERE parked IS NOT NULL;
"""

# What `is:long` looks through: few articles are.
LONG_ONES = "CREATE INDEX articles_long ON articles (length, language) WHERE length >= 4000;"

# Parts of an index are put together when there are eight of a size instead of four: adding does so less often, and a
# search looks into a few more of them.
MERGING = """
INSERT INTO words (words, rank) VALUES ('automerge', 8);
INSERT INTO starts (starts, rank) VALUES ('automerge', 8);
INSERT INTO heads (heads, rank) VALUES ('automerge', 8);
"""


# What makes articles related. A signature holds the telling words of an article as numbers, see `related.signature`;
# what was not looked through yet waits in `unsigned`. A new signature gets a new position, so that whoever keeps
# positions elsewhere finds either the same signature there or none. `signature_blocks` names what is kept elsewhere.
RELATED = """
CREATE TABLE signatures (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    data BLOB NOT NULL
);
CREATE TABLE unsigned (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
);
CREATE TRIGGER article_came AFTER INSERT ON articles BEGIN
    INSERT OR IGNORE INTO unsigned VALUES (new.id);
END;
CREATE TRIGGER article_differs AFTER UPDATE OF content_hash, published_at, site, language ON articles BEGIN
    INSERT OR IGNORE INTO unsigned VALUES (new.id);
END;
CREATE TABLE term_counts (
    term INTEGER PRIMARY KEY,
    count INTEGER NOT NULL
);
CREATE TABLE signature_blocks (
    number INTEGER PRIMARY KEY,
    token TEXT NOT NULL
);
CREATE TABLE related_decisions (
    first INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    second INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    related INTEGER NOT NULL,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX related_decisions_second ON related_decisions (second);
ALTER TABLE stories ADD COLUMN named_by_reader INTEGER NOT NULL DEFAULT 0;
ALTER TABLE stories ADD COLUMN seen_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story_articles ADD COLUMN joined_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story_articles ADD COLUMN why TEXT NOT NULL DEFAULT '';
CREATE TABLE story_refusals (
    story_id INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (story_id, article_id)
) WITHOUT ROWID;
CREATE INDEX story_refusals_article ON story_refusals (article_id);
INSERT INTO unsigned SELECT id FROM articles;
"""

# Feeds. What the reader wants of one stands in `subscriptions`, what happened in `feed_states`; `feed_articles` says
# which articles came with which feed, and what each entry said when it was last seen. A subscription that was ended
# stays, so that ending it can be taken back; folders stand in `feed_folders` for their order and for what a list says
# of them. `versions` keeps that version of an article, its feed's or its page's, which is not the one shown;
# `status.folded` names the article under whose row a copy is folded; `read_by_fold` says that it was not read itself.
FEEDS = """
ALTER TABLE subscriptions ADD COLUMN named_by_reader INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscriptions ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscriptions ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscriptions ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE subscriptions ADD COLUMN ended_at INTEGER;
ALTER TABLE subscriptions ADD COLUMN source_id INTEGER REFERENCES sources (id);
ALTER TABLE subscriptions ADD COLUMN live INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscriptions ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;
CREATE INDEX subscriptions_source ON subscriptions (source_id) WHERE source_id IS NOT NULL;
CREATE TABLE feed_folders (
    path TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    attributes TEXT NOT NULL DEFAULT '{}'
);
CREATE TABLE feed_states (
    subscription_id INTEGER PRIMARY KEY REFERENCES subscriptions (id) ON DELETE CASCADE,
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    body_hash BLOB NOT NULL DEFAULT x'',
    tried_at INTEGER NOT NULL DEFAULT 0,
    succeeded_at INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '',
    error_kind TEXT NOT NULL DEFAULT '',
    failing_since INTEGER NOT NULL DEFAULT 0,
    moved_to TEXT NOT NULL DEFAULT '',
    moved_times INTEGER NOT NULL DEFAULT 0,
    gone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE feed_icons (
    subscription_id INTEGER PRIMARY KEY REFERENCES subscriptions (id) ON DELETE CASCADE,
    media_type TEXT NOT NULL,
    data BLOB NOT NULL
);
CREATE TABLE feed_articles (
    subscription_id INTEGER NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    key BLOB NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (subscription_id, key)
) WITHOUT ROWID;
CREATE INDEX feed_articles_article ON feed_articles (article_id, subscription_id);
CREATE TABLE remote_images (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    alt TEXT NOT NULL DEFAULT '',
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (article_id, name)
) WITHOUT ROWID;
CREATE TABLE enclosures (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    media_type TEXT NOT NULL DEFAULT '',
    length INTEGER,
    title TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (article_id, position)
) WITHOUT ROWID;
CREATE TABLE versions (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    data BLOB NOT NULL,
    kept_at INTEGER NOT NULL,
    PRIMARY KEY (article_id, kind)
);
ALTER TABLE articles ADD COLUMN version TEXT;
ALTER TABLE tags ADD COLUMN of_feeds INTEGER NOT NULL DEFAULT 0;
ALTER TABLE status ADD COLUMN folded INTEGER REFERENCES articles (id) ON DELETE SET NULL;
ALTER TABLE status ADD COLUMN read_by_fold INTEGER NOT NULL DEFAULT 0;
CREATE INDEX status_folded ON status (folded, deleted_at) WHERE folded IS NOT NULL;
DROP INDEX status_live;
DROP INDEX status_unread;
CREATE INDEX status_live ON status (order_time, article_id, read, precision, deleted_at, folded)
    WHERE deleted_at IS NULL;
CREATE INDEX status_unread ON status (order_time, article_id, read, deleted_at, folded)
    WHERE deleted_at IS NULL AND read = 0;
CREATE TABLE copy_decisions (
    first INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    second INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    folded INTEGER NOT NULL,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX copy_decisions_second ON copy_decisions (second);
"""


def steps() -> tuple[tuple[Step, ...], ...]:
    """The steps, each of statements and of what statements cannot do."""
    from newsreader.library import feed_tallies, fold_tallies, tallies, word_index

    million = (STATUS, SEARCH, READERS_OWN, UNDO, tallies.TABLES, tallies.recount, tallies.TRIGGERS, word_index.rebuild)
    feeds = (FEEDS, feed_tallies.TRIGGERS, fold_tallies.TRIGGERS)
    later = ((CHOSEN_ENCODING,), (PORTIONS,), (LONG_ONES,), (MERGING,), (RELATED,), feeds)
    return ((FIRST,), (LONG_TEXT,), million, *later)
