"""Where articles are kept: the only part that knows SQLite.

`Library` is its whole public face; beside it `glance.glance` shows the first screenful of a list before the rest of
the program is loaded, which is why `Library` is not imported before somebody asks for it.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsreader.library.library import Library

__all__ = ["Library"]


def __getattr__(name: str) -> Any:
    """`Library`, when it is asked for."""
    if name != "Library":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newsreader.library.library import Library

    return Library
