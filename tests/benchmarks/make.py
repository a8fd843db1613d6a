"""Makes what is measured, in a process of its own, so that the measuring one stays small.

usage: make.py library FILE COUNT [WORDS] | make.py current FILE | make.py files FOLDER COUNT [WORDS]

The articles of a library come in as they would over the years; the reader read 60 % of them, bookmarked 2 % and tagged
1 %. Headlines that they name mean the articles that bear them; the others are awaited.
"""

from __future__ import annotations

import random
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

import apsw

from articles import Newsroom
from newsreader.library import Library, migrations
from newsreader.library.seal import sealing_vfs

BATCH = 1000
READ, BOOKMARKED, TAGGED = 0.6, 0.02, 0.01
READERS_TAGS = ("to read", "for work", "recipes", "ideas", "family")
RESOLVED = """
    UPDATE named_links SET state = 'here', score = 1, target = meant.article_id
    FROM headlines h JOIN titles meant ON meant.key = h.key
    WHERE h.id = named_links.headline_id AND meant.article_id <> named_links.article_id
"""


def make_library(path: Path, count: int, words: int | None = None) -> None:
    """Adds the articles, and does what a reader does; the file gets its name when all is in it."""
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.unlink(missing_ok=True)
    library = Library.open(unfinished)
    articles = Newsroom().articles(count, words)
    chance = random.Random(2)
    while batch := list(islice(articles, BATCH)):
        with library.transaction(bulk=True):
            ids = [added.id for added in library.add_all(batch)]
            library.mark_read([each for each in ids if chance.random() < READ], read=True)
            library.bookmark([each for each in ids if chance.random() < BOOKMARKED], on=True)
            library.tag([each for each in ids if chance.random() < TAGGED], chance.choice(READERS_TAGS), on=True)
    with library._database.writing() as connection:
        connection.execute(RESOLVED).fetchall()
    library.close()
    unfinished.rename(path)


def make_current(path: Path) -> None:
    """Takes a library that was kept to the present schema, without the copy that a reader's library is given before."""
    with closing(apsw.Connection(str(path), vfs=sealing_vfs() or apsw.vfs_names()[0])) as connection:
        for number in range(int(connection.pragma("user_version")), migrations.VERSION):
            migrations._step(connection, path, number)


if __name__ == "__main__":
    kind, place, *numbers = sys.argv[1:]
    if kind == "library":
        make_library(Path(place), *map(int, numbers))
    elif kind == "current":
        make_current(Path(place))
    else:
        Newsroom().files(Path(place), *map(int, numbers))
