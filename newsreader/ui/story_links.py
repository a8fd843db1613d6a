"""The links of a story's page: each opens an article, at its beginning or at a sentence."""

from __future__ import annotations

from dataclasses import dataclass

SCHEME = "story:"


@dataclass(frozen=True, slots=True)
class ArticlePlace:
    """An article, and the place in its text in characters; None for its beginning."""

    article_id: int
    start: int | None = None


def opens(article_id: int, start: int | None = None) -> str:
    """The link to a place."""
    return f"{SCHEME}{article_id}" if start is None else f"{SCHEME}{article_id}:{start}"


def place_of_link(href: str) -> ArticlePlace | None:
    """The place that a link leads to; None for any other link."""
    parts = href.removeprefix(SCHEME).split(":")
    if not href.startswith(SCHEME) or len(parts) > 2 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    return ArticlePlace(int(parts[0]), int(parts[1]) if len(parts) > 1 else None)
