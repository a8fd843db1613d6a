"""A day in the life of a library: actions that are the same each time, and what a library holds after each."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from itertools import islice
from pathlib import Path

from newsreader.article.model import NamedLink, ParsedArticle, Undo, View
from newsreader.library import Library
from newsreader.library.steps import Bulk

START = 1_781_006_400
ARTICLES = 12
_ARTICLES = (
    "SELECT a.id, a.headline, a.content_hash, a.revisions, s.order_time, s.read, s.bookmarked_at, s.deleted_at,"
    " s.position, length(b.text), length(r.data), (SELECT group_concat(name || coalesce(by_reader, 'x'), char(1)) FROM"
    " (SELECT name, by_reader FROM article_tags t JOIN tags g ON g.id = t.tag_id WHERE t.article_id = a.id"
    " ORDER BY name)) FROM articles a JOIN status s ON s.article_id = a.id JOIN bodies b ON b.article_id = a.id"
    " JOIN raws r ON r.article_id = a.id ORDER BY a.id"
)
_SEEN = (
    _ARTICLES,
    "SELECT article_id, position, headline, state, target FROM named_links ORDER BY 1, 2",
    "SELECT id, article_id, body FROM notes ORDER BY id",
    "SELECT name, value FROM settings WHERE name <> 'vocabulary' ORDER BY 1",
    "SELECT id, operation, state FROM undo_steps ORDER BY id",
    "SELECT step_id, article_id FROM undo_rows ORDER BY 1, 2",
    "SELECT first, second, related, decided_at FROM related_decisions ORDER BY 1, 2",
    "SELECT article_id FROM unsigned ORDER BY 1",
)


@dataclass(frozen=True, slots=True)
class Action:
    """Something that is kept as a whole; `sure`: a power cut takes nothing of it back."""

    number: int
    do: Callable[[Library], object]
    sure: bool = True


class Clock:
    """Tells the number of the action as a time."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> float:
        return self.now


def actions(seed: int) -> Iterator[Action]:
    """The story without an end."""
    chance = random.Random(seed)
    number = 0
    while True:
        for do, sure in _happening(chance, number):
            yield Action(number, do, sure)
            number += 1


def state(library: Library) -> str:
    """All that is kept in a library, as a short text that is equal for equal content."""
    digest = blake2b(digest_size=12)
    with library._database.reading() as connection:
        for statement in _SEEN:
            for row in connection.execute(statement):
                digest.update(repr(row).encode())
    return digest.hexdigest()


def play(library: Library, clock: Clock, action: Action) -> None:
    """Does one action."""
    clock.now = START + action.number
    action.do(library)


def states(path: Path, seed: int, length: int) -> list[str]:
    """What an undisturbed library holds before the first action, and after each."""
    clock = Clock()
    library = Library.open(path, clock=clock)
    library._database._writer.pragma("synchronous", "OFF")
    seen = [state(library)]
    for action in islice(actions(seed), length):
        play(library, clock, action)
        seen.append(state(library))
    library.close()
    return seen


def article(chance: random.Random, number: int) -> ParsedArticle:
    """An article; some come again and say something else, few are long."""
    name = chance.randrange(ARTICLES)
    words = " ".join(f"{chance.choice(('sea', 'fog', 'port', 'ship'))}{chance.randrange(50)}" for _ in range(60))
    text = f"{name} at {number}: {words} " * (40 if chance.random() < 0.1 else 1)
    return ParsedArticle(
        source=f"/news/{name}.txt",
        headline=f"Headline {name} of {number % 3}",
        byline=("Ada",),
        text=text,
        html=f"<p>{text}</p>",
        lede=text[:80],
        tags=("sea",) if name % 3 else (),
        named_links=(NamedLink(f"Headline {(name + 1) % ARTICLES} of 1"),) if name % 2 else (),
        raw=text.encode(),
    )


def _happening(chance: random.Random, number: int) -> list[tuple[Callable[[Library], object], bool]]:
    """The next one or few actions."""
    ids = chance.sample(range(1, ARTICLES + 1), 3)
    on = chance.random() < 0.6
    parsed = article(chance, number)
    name = chance.choice(("sea", "port"))
    kind = "add" if number < ARTICLES else chance.choice(_KINDS)
    simple: dict[str, Callable[[Library], object]] = {
        "add": lambda library: library.add(parsed),
        "read": lambda library: library.mark_read(ids, on),
        "bookmark": lambda library: library.bookmark(ids, on),
        "tag": lambda library: library.tag(ids, name, on),
        "delete": lambda library: library.delete(ids, "Deleted"),
        "restore": lambda library: library.restore(ids),
        "undo": lambda library: library.undo(Undo("read", tuple((each, int(on)) for each in ids))),
        "note": lambda library: _note(library, ids, number),
        "decide": lambda library: _decide(library, ids, on),
        "setting": lambda library: library.set_setting("told", str(number)),
        "backup": lambda library: library.backup(library.path.parent / "backups" / "library-1.db"),
    }
    if kind in simple:
        return [(simple[kind], True)]
    if kind == "take back":
        return [(_turn_last, True), (_carry_on, False)]
    bulk = Bulk("read" if on else "tag", on=on, name=name, label="All")
    return [(partial(_begin, bulk=bulk), True), (_carry_on, False)]


_KINDS = (
    "add", "add", "add", "read", "bookmark", "bookmark", "tag", "delete", "restore", "undo", "note", "decide",
    "setting", "take back", "bulk", "backup",
)  # fmt: skip


def _note(library: Library, ids: list[int], number: int) -> None:
    library.add_note(next(each for each in (*ids, 1) if library.rows([each])), f"Note {number}")


def _decide(library: Library, ids: list[int], related: bool) -> None:
    there = [each for each in ids if library.rows([each])]
    if len(there) > 1:
        library.decide_related(there[0], there[1], related)


def _begin(library: Library, bulk: Bulk) -> None:
    library.begin_bulk(bulk, View(search="sea1 OR fog2"))


def _turn_last(library: Library) -> None:
    done = [step for step in library.saved_steps() if step.state in ("done", "undone")]
    if done:
        library.turn_bulk(done[-1].id)


def _carry_on(library: Library) -> None:
    for step in library.saved_steps():
        if step.state in ("doing", "undoing"):
            library.carry_on(step.id)


def run(path: Path, seed: int, first: int, tell: Callable[[int], None]) -> None:
    """Plays on from an action, for as long as it is let; tells each one once it is kept."""
    clock = Clock()
    library = Library.open(path, clock=clock)
    for action in islice(actions(seed), first, None):
        play(library, clock, action)
        tell(action.number)
        if action.number % 31 == 30:
            library.close()
            library = Library.open(path, clock=clock)
