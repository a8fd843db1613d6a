"""Articles in a line, for tests that need some and do not care which."""

from datetime import UTC, datetime
from pathlib import Path

from newsreader.article.model import NamedLink, ParsedArticle, Published


def parsed(headline: str = "Council approves new tram line", text: str = "", **fields: object) -> ParsedArticle:
    """A parsed article; its source follows from its headline unless given."""
    body = text or f"{headline}, the council said on Tuesday."
    html = "".join(f"<p>{paragraph}</p>" for paragraph in body.split("\n\n"))
    values = {"source": f"/news/{headline}.txt", "lede": body.split("\n\n")[0], "html": html, "raw": body.encode()}
    return ParsedArticle(headline=headline, text=body, **(values | fields))


def naming(headline: str, *named: str) -> ParsedArticle:
    """A parsed article that names headlines."""
    links = tuple(NamedLink(name) for name in named)
    html = "".join(f'<p>Also Read: <a href="named:{number}">{name}</a></p>' for number, name in enumerate(named))
    return parsed(headline, html=f"<p>{headline} in short.</p>{html}", named_links=links)


def on(year: int, month: int, day: int) -> Published:
    """A day as a publication date."""
    return Published(datetime(year, month, day, tzinfo=UTC), "day", raw=f"{year}-{month:02}-{day:02}")


def write_article(folder: Path, headline: str, *paragraphs: str, also: tuple[str, ...] = ()) -> Path:
    """An article file in the house format; its name follows from its headline."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [headline, "By Jane Doe | Mar 4, 2026", "", *(paragraphs or (f"{headline}, it was said on Tuesday.",))]
    path = folder / f"{headline.lower().replace(' ', '-')}.txt"
    path.write_text("\n".join([*lines, *(f"Also Read: {name}" for name in also)]), encoding="utf-8")
    return path
