"""A program that is killed while it brings an older library forward leaves it whole, in one form or the other."""

from __future__ import annotations

import os
import random
import select
import shutil
import signal
import subprocess
import sys
import zlib
from pathlib import Path

import apsw
import pytest

from newsreader.article.model import View, ViewKind, hash_of
from newsreader.library import Library, migrations, reference, schema
from newsreader.library.check import check

MOST_DELAY_S = 0.06
COUNT = 60
CODE = (
    "import os, signal, sys\n"
    "from pathlib import Path\n"
    "from newsreader.library import Library, backup, migrations, schema, tallies, word_index\n"
    "schema.steps()\n"
    "while line := sys.stdin.readline():\n"
    "    child = os.fork()\n"
    "    if not child:\n"
    "        os.write(1, f'{os.getpid()}\\n'.encode())\n"
    "        Library.open(Path(line.strip())).close()\n"
    "        signal.pause()\n"
    "    os.waitpid(child, 0)\n"
    "    os.write(1, b'gone\\n')\n"
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a fork")


def old_library(path: Path, version: int) -> Path:
    """A library as an earlier program left it, with articles that were read and bookmarked; without seals."""
    path.parent.mkdir(parents=True)
    connection = apsw.Connection(str(path))
    connection.pragma("journal_mode", "WAL")
    reference.make(connection, min(version, 2))
    with connection:
        for number in range(1, COUNT + 1):
            row = (number, f"/news/{number}.txt", digest_of(number), f"Headline {number}", text_of(number)[:50])
            connection.execute(
                "INSERT INTO articles (id, source, content_hash, details_hash, headline, byline, added_at, excerpt)"
                " VALUES (?, ?, ?, x'', ?, '[]', 5, ?)",
                row,
            )
            connection.execute(
                "INSERT INTO bodies (article_id, lede, html, text, warnings) VALUES (?, '', '', ?, '[]')",
                (number, text_of(number)),
            )
            connection.execute("INSERT INTO raws (article_id, data) VALUES (?, ?)", (number, zlib.compress(b"raw")))
            connection.execute("INSERT INTO titles (article_id, key) VALUES (?, ?)", (number, f"headline {number}"))
            connection.execute("INSERT INTO title_index (rowid, words) VALUES (?, ?)", (number, f"headline {number}"))
            connection.execute(
                "INSERT INTO status (article_id, order_time, read, bookmarked_at) VALUES (?, ?, ?, ?)",
                (number, number * 90_000, number % 2, 7 if number % 3 == 0 else None),
            )
    for step in schema.steps()[2:version]:
        with connection:
            for part in step:
                connection.execute(part).fetchall() if isinstance(part, str) else part(connection)
    connection.pragma("user_version", version)
    connection.close()
    return path


def text_of(number: int) -> str:
    return f"Story {number} tells of harbours. " * 20


def digest_of(number: int) -> str:
    return hash_of((f"Headline {number}", "", text_of(number)), 32).hexdigest()


def look(path: Path) -> None:
    """Opens the library, which brings it forward if it was not yet, and compares."""
    library = Library.open(path)
    assert sorted(library.ids(View())) == list(range(1, COUNT + 1))
    assert list(library.ids(View(ViewKind.BOOKMARKS))) == list(range(COUNT, 0, -3))
    assert library.counts().unread == COUNT // 2
    assert len(library.ids(View(search="harbours"))) == COUNT
    library.close()
    assert check(path).findings == ()


def test_a_kill_leaves_a_library_in_the_old_form_or_in_the_new_one(folder: Path, long: bool) -> None:
    chance = random.Random(7)
    old = {n: old_library(folder / f"form-{n}" / "library.db", n) for n in range(1, migrations.VERSION)}
    forms: set[int] = set()
    with subprocess.Popen(
        [sys.executable, "-c", CODE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range((200 if long else 10) * len(old)):
            path = folder / "wild" / "library.db"
            shutil.rmtree(path.parent, ignore_errors=True)
            shutil.copytree(old[1 + number % len(old)].parent, path.parent)
            process.stdin.write(f"{path}\n".encode())
            process.stdin.flush()
            child = int(process.stdout.readline())
            select.select([], [], [], chance.random() * MOST_DELAY_S)
            os.kill(child, signal.SIGKILL)
            assert process.stdout.readline() == b"gone\n"
            forms.add(int.from_bytes(path.read_bytes()[60:64], "big"))
            for backup in (path.parent / "backups").glob("*.db"):
                assert apsw.Connection(str(backup)).pragma("quick_check") == "ok"
            look(path)
        process.stdin.close()
    assert len(forms) > 1
