"""What follows a refresh, for feeds that the reader set so: pages and pictures of new articles, and icons of feeds.

All of it is extra: what does not come is left, and is there for the asking later.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsreader.application.full_text import full_text
from newsreader.application.news import pictures
from newsreader.application.news.retrieving import Fetch
from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import FeedSettings, Subscription
from newsreader.article.model import Changes

if TYPE_CHECKING:
    from newsreader.library import Library

MOST = 200
"""Articles of one feed whose pages and pictures are fetched after one refresh: the newest."""
LOG = logging.getLogger(__name__)


def enrich(
    library: Library,
    fetch: Fetch,
    new: dict[int, list[int]],
    pictures_of_all: bool | None,
    cancelled: Callable[[], bool],
) -> Iterator[Changes]:
    """Fetch what new articles shall have with them; what each of them changed.

    Args:
        library: of the articles.
        fetch: fetches one address.
        new: ids of articles by subscription.
        pictures_of_all: pictures are fetched for every feed; None for none, whatever its settings say.
        cancelled: True ends it.
    """
    for subscription_id, ids in new.items():
        try:
            settings = library.feeds.get(subscription_id).settings
        except NewsreaderError:  # it was ended meanwhile
            continue
        if not (settings.full_text or settings.images or pictures_of_all):
            continue
        for article_id in sorted(ids, reverse=True)[:MOST]:
            if cancelled():
                return
            with_pictures = pictures_of_all is not None and (pictures_of_all or settings.images)
            yield _one(library, fetch, article_id, settings, with_pictures)


def icons(library: Library, fetch: Fetch, feeds: Sequence[Subscription], cancelled: Callable[[], bool]) -> bool:
    """Fetch the icons of feeds that came well and for which nobody looked yet; whether there were any such."""
    wanted = [each for each in feeds if library.feeds.icon(each.id) is None]
    pictures.load_icons(library, fetch, wanted, cancelled)
    return bool(wanted)


def _one(library: Library, fetch: Fetch, article_id: int, settings: FeedSettings, with_pictures: bool) -> Changes:
    changes = Changes()
    try:
        if settings.full_text:
            changes |= full_text(library, fetch, article_id).changes
        if with_pictures:
            changes |= pictures.load(library, fetch, article_id)[0]
    except NewsreaderError as error:
        LOG.info("An article was left as its feed sent it: %s", error.what)
    return changes
