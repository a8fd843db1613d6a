"""Newsreader: a desktop news reader that shows which articles belong together, and why."""

__version__ = "0.1.0"
