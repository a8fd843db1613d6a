"""Stored articles and pictures for tests of what shows them."""

from datetime import UTC, datetime

from PySide6.QtGui import QColor, QImage

from newsreader.article.model import Article, LinkState, Published, Status, StoredLink

MORNING = datetime(2026, 11, 22, 9, 14, tzinfo=UTC)


def stored(html: str = "<p>Nothing happened.</p>", **fields: object) -> Article:
    """An article of the library with a body; its text is given apart from it."""
    values: dict[str, object] = {
        "id": 1, "source": "/news/river.txt", "headline": "City gives the river back", "byline": ("Ines Calder",),
        "published": Published(MORNING), "updated": None, "site": "Harbour Desk", "language": "en", "lede": "",
        "html": html, "text": "Some words.", "url": None, "tags": (), "links": (), "warnings": (), "complete": None,
        "content_hash": "", "added_at": MORNING, "order_time": MORNING, "revisions": 0, "image_names": (),
        "status": Status(),
    }  # fmt: skip
    return Article(**(values | fields))


def link(index: int, state: LinkState, headline: str = "Insurers return", url: str | None = None) -> StoredLink:
    """A named headline of an article."""
    target = 7 if state in ("here", "possible") else None
    return StoredLink(index, index + 1, headline, url, "also_read", "related", state, target)


def picture(width: int = 400, height: int = 200, colour: str = "#336699") -> QImage:
    """A picture of one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image
