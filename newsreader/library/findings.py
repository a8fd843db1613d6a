"""What a check has to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Part = Literal["pages", "structure", "schema", "references", "articles", "search", "figures", "related"]
Told = Callable[[Part, int, int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be.

    Attributes:
        part: of the library.
        what: a sentence.
        count: how many of them, pages or articles as the sentence says.
        where: the numbers of the first of them; ids where these are articles.
        broken: it cannot be worked out anew from the rest of the file.
        details: what SQLite says; never needed to understand the sentence.
    """

    part: Part
    what: str
    count: int = 1
    where: tuple[int, ...] = ()
    broken: bool = False
    details: tuple[str, ...] = ()

    @property
    def do(self) -> str:
        """What a person can do about it."""
        if self.broken:
            return "newsreader check --repair saves what can be read into a new file and keeps the damaged one."
        return "newsreader check --repair works it out anew."
