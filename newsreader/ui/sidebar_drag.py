"""What is being dragged in a section of the sidebar, and where it would stand."""

from __future__ import annotations

from dataclasses import dataclass

DISTANCE = 6  # pixels that a press may tremble


@dataclass(slots=True)
class RowDrag:
    """A row under the pressed pointer.

    Attributes:
        allowed: rows of this section may be dragged.
        gap: number of the row before which it would stand; None while nothing is dragged.
    """

    allowed: bool = False
    gap: int | None = None
    _row: int = -1
    _top: float = 0

    def begin(self, row: int, top: float) -> None:
        """The pointer was pressed on a row, at so many pixels from the section's top."""
        self._row, self._top, self.gap = row if self.allowed else -1, top, None

    def move(self, top: float, row_height: int, count: int) -> None:
        """The pressed pointer moved."""
        if self._row >= 0 and (self.gap is not None or abs(top - self._top) >= DISTANCE):
            self.gap = min(max(round(top / row_height), 0), count)

    def end(self) -> tuple[int, int | None]:
        """The pointer was let go: the row, and the gap it was dragged to, if any."""
        row, gap = self._row, self.gap
        self._row, self.gap = -1, None
        return row, gap
