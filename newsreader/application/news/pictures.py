"""Fetches the pictures of an article that are still on the web, and the pictures that stand for feeds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from newsreader.application.news.retrieving import Fetch
from newsreader.application.news.trust import is_trusted
from newsreader.article.feed import Subscription
from newsreader.article.model import Changes, Image, RemoteImage

if TYPE_CHECKING:
    from newsreader.library import Library

MOST = 60
AT_ONCE = 4
_ICON = "/favicon.ico"


def load(
    library: Library, fetch: Fetch, article_id: int, cancelled: Callable[[], bool] = lambda: False
) -> tuple[Changes, int]:
    """Fetch the pictures of an article, and keep them with it.

    Args:
        library: of the article.
        fetch: fetches one address.
        article_id: of the article.
        cancelled: True leaves out those that were not begun.

    Returns:
        What changed, and how many pictures did not come.

    Raises:
        NewsreaderError: there is no such article.
    """
    article = library.article(article_id)
    wanted = [each for each in article.remote_images if each.name not in article.image_names][:MOST]
    with ThreadPoolExecutor(AT_ONCE, "pictures") as pool:
        near = {each.url for each in wanted if is_trusted(library, article_id, each.url)}
        fetched = pool.map(lambda each: _picture(fetch, each, each.url in near, cancelled), wanted)
        came = [each for each in fetched if each is not None]
    return library.keep_pictures(article_id, came), len(wanted) - len(came)


def load_icons(
    library: Library, fetch: Fetch, subscriptions: Sequence[Subscription], cancelled: Callable[[], bool]
) -> None:
    """Fetch the icons of feeds for which nobody looked yet; one that has none is not asked again."""
    for each in subscriptions:
        if cancelled():
            return
        if library.feeds.icon(each.id) is None:
            icon = _icon(fetch, each)
            library.feeds.set_icon(each.id, icon.media_type if icon else "", icon.data if icon else b"")


def _picture(fetch: Fetch, wanted: RemoteImage, typed: bool, cancelled: Callable[[], bool]) -> Image | None:
    from newsreader.sources.fetch import FetchError, Wanted
    from newsreader.sources.pictures import picture_from

    if cancelled():
        return None
    try:
        return picture_from(fetch(Wanted(wanted.url, "image", typed=typed)).data, wanted.name)
    except FetchError:
        return None


def _icon(fetch: Fetch, subscription: Subscription) -> Image | None:
    """The icon of the site that a feed belongs to, where sites have it since ever."""
    from newsreader.sources.fetch import FetchError, Wanted
    from newsreader.sources.pictures import icon_from

    address = urljoin(subscription.html_url or subscription.url, _ICON)
    try:
        return icon_from(fetch(Wanted(address, "icon", typed=subscription.settings.local)).data)
    except FetchError:
        return None
