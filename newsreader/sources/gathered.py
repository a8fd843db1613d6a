"""A text that grows piece by piece, and takes little room until it is wanted whole."""

from __future__ import annotations

from dataclasses import dataclass, field

_ENOUGH = 1_000_000


@dataclass(slots=True)
class Gathered:
    """Pieces of a text with something between them.

    A million small pieces take more room than their letters, and a single “quote” makes a text twice as large. So
    what has come together is put away as UTF-8 now and then.
    """

    between: str
    _pieces: list[str] = field(default_factory=list)
    _size: int = 0
    _packed: bytearray = field(default_factory=bytearray)

    def append(self, piece: str) -> None:
        """Adds a piece at the end."""
        self._pieces.append(piece)
        self._size += len(piece) + 1
        if self._size >= _ENOUGH:
            self._pack()
            self._pieces.append("")

    def take(self) -> str:
        """The whole text; nothing remains."""
        if not self._packed:
            return self.between.join(self._pieces)
        self._pack()
        text = self._packed.decode("utf-8", "surrogatepass")
        self._packed = bytearray()
        return text

    def _pack(self) -> None:
        self._packed += self.between.join(self._pieces).encode("utf-8", "surrogatepass")
        self._pieces, self._size = [], 0
