"""Fetches from the web: one way for feeds, pages, pictures and icons, with the same caution for all.

`Fetcher.fetch` asks for one address and gives what came, or a `FetchError` that says in words what went wrong. What
is fetched when, and what it means, is decided elsewhere.
"""

from newsreader.sources.fetch.errors import FetchError
from newsreader.sources.fetch.fetcher import Fetcher
from newsreader.sources.fetch.wanted import Fetched, Hop, Limits, Wanted

__all__ = ["FetchError", "Fetched", "Fetcher", "Hop", "Limits", "Wanted"]
