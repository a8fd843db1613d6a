"""Whatever is damaged that is in use is noticed, and what the reader did is all there again."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import apsw
import damage
import pytest
from fakes import parsed

from newsreader.article.model import View, ViewKind
from newsreader.library import Library, pages
from newsreader.library.check import check
from newsreader.library.salvage import salvage

SEED = 11
PAGE = damage.PAGE
KINDS = ("flip", "flip", "flip", "block", "zero", "cut")


def harm(content: bytearray, kind: str, chance: random.Random, used: set[int]) -> bool:
    """Damages a page in use; whether anything changed."""
    before = bytes(content)
    start = (chance.choice(sorted(used)) - 1) * PAGE
    if kind == "flip":
        content[start + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    elif kind == "block":
        place = start + 512 * chance.randrange(PAGE // 512)
        content[place : place + 512] = chance.randbytes(512)
    elif kind == "zero":
        content[start : start + PAGE] = bytes(PAGE)
    else:
        del content[start + chance.randrange(PAGE) :]
    return bytes(content) != before


def used_pages(path: Path) -> set[int]:
    """The pages that belong to a table or index."""
    connection = apsw.Connection(str(path))
    found = {number for (number,) in connection.execute("SELECT pageno FROM dbstat")}
    connection.close()
    return {1, *found}


def own(path: Path) -> set[object]:
    """What the reader did, by headline."""
    library = Library.open(path)
    rows = library.rows([*library.ids(View(ViewKind.BOOKMARKS)), *library.ids(View(ViewKind.TAG, "ports"))])
    marked: set[object] = {(row.headline.casefold(), row.bookmarked, row.tags) for row in rows}
    marked |= {note.body for row in rows for note in library.notes(row.id)}
    marked |= {(row.id, *decided) for row in rows for decided in library.related_decisions(row.id).items()}
    library.close()
    return marked


def test_every_damage_is_noticed_and_bookmarks_and_tags_are_all_recovered(
    folder: Path, long: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_PAUSE", 0)  # nobody else is writing
    chance = random.Random(SEED)
    start = damage.make(folder / "start" / "library.db", count=120)
    library = Library.open(start)
    library.add_note(2, "Read this again.")
    library.decide_related(2, 7, related=False)
    library.backup(start.parent / "backups" / "library-1.db")
    library.add_all([parsed(f"Later {number}", "Of late. " * 30) for number in range(20)])
    library.bookmark([123, 125], on=True)
    library.tag([124], "ports", on=True)
    library.decide_related(123, 125, related=True)
    library.write_precious(start.parent / "backups" / "library-precious.jsonl")
    library.close()
    before, used = own(start), used_pages(start)
    saved = total = 0
    for number in range(200 if long else 40):
        path = folder / "wild" / "library.db"
        shutil.rmtree(path.parent, ignore_errors=True)
        shutil.copytree(start.parent, path.parent)
        kind = KINDS[number % len(KINDS)]
        content = bytearray(path.read_bytes())
        if not harm(content, kind, chance, used):
            continue
        path.write_bytes(content)
        assert check(path).broken, f"damage {number} ({kind}) was not noticed"
        salvaged = salvage(path)
        assert not (lost := own(path) ^ before), f"damage {number} ({kind}): {lost}"
        assert salvaged.kept.read_bytes() == content
        total += 1
        saved += salvaged.articles
    print(f"{total} damages, all noticed, {saved / total / 141:.1%} of the articles saved, all marks recovered")
    assert total > 30
