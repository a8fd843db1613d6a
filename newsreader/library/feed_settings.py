"""The settings of a feed, as they are kept."""

from __future__ import annotations

import json
from dataclasses import asdict

from newsreader.article.feed import FeedSettings


def read(written: str) -> FeedSettings:
    """Settings as they were kept; what cannot be understood is as if it had not been said."""
    try:
        said = json.loads(written)
    except ValueError:
        said = {}
    if not isinstance(said, dict):
        said = {}
    mute = said.get("mute")
    return FeedSettings(
        _number(said.get("minutes")),
        bool(said.get("full_text")),
        bool(said.get("images")),
        tuple(str(word) for word in mute) if isinstance(mute, list) else (),
        _number(said.get("keep_days")),
        bool(said.get("local")),
    )


def written(settings: FeedSettings) -> str:
    """Settings as they are kept; what is not said is left out."""
    return json.dumps({name: value for name, value in asdict(settings).items() if value}, ensure_ascii=False)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and value > 0 else None
