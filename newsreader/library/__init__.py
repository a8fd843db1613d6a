"""Where articles are kept: the only part that knows SQLite. `Library` is its whole public face."""

from newsreader.library.library import Library

__all__ = ["Library"]
