"""An article written out whole: as plain text in the house format, as Markdown with front matter, as an HTML page."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.article.model import Article, NamedLink, ParsedArticle, Published, StoredLink

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NAMED = re.compile(r'<a href="named:(\d+)"')
PICTURE = re.compile(r'src="image:([^"]*)"')
# A PNG, JPEG, GIF or WebP says by its first bytes what it is; browsers look there too.
PICTURE_TYPES = ((b"\x89PNG", "png"), (b"\xff\xd8", "jpeg"), (b"GIF8", "gif"), (b"RIFF", "webp"))

Pictures = Callable[[str], bytes | None]


def as_text(article: ParsedArticle | Article) -> str:
    """The article in the house text format."""
    return f"{article.headline}\n{text_after_headline(article)}"


def text_after_headline(article: ParsedArticle | Article) -> str:
    """The byline with the date, the text, and the headlines that the page names beside its text."""
    named = "\n".join(f"Also Read: {link.headline}" for link in _beside(article))
    rest = "\n\n".join(part for part in (article.text, named) if part)
    return f"{_byline(article)}\n\n{rest}".removeprefix("\n")


def as_markdown(article: ParsedArticle | Article) -> str:
    """The article in Markdown, its data as front matter (whose values are JSON, a part of YAML)."""
    from newsreader.application.markdown_writer import to_markdown

    published = article.published.iso() if article.published else None
    fields = {
        "title": article.headline,
        "byline": list(article.byline),
        "date": published,
        "source": article.site,
        "url": article.url,
        "language": article.language,
        "tags": list(article.tags),
        "related": [link.headline for link in _beside(article)],
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value]
    body = to_markdown(article.html, [link.url for link in _links(article)], _addresses(article))
    return "\n".join(["---", *lines, "---", "", body])


def as_html(article: ParsedArticle | Article, pictures: Pictures) -> str:
    """The article as an HTML page of its own; its pictures stand in it, those that are still on the web as addresses.

    Args:
        article: its body is sanitized already.
        pictures: the bytes of a picture by its name.
    """
    links = _links(article)

    def named(match: re.Match[str]) -> str:
        url = links[int(match[1])].url if int(match[1]) < len(links) else None
        return f'<a href="{escape(url)}"' if url and url.startswith(("http://", "https://")) else "<a"

    remote = _addresses(article)

    def picture(match: re.Match[str]) -> str:
        return f'src="{_data_address(pictures(match[1])) or escape(remote.get(match[1], ""))}"'

    language = f' lang="{escape(article.language)}"' if article.language else ""
    beside = "".join(f"<p>Also Read: {escape(link.headline)}</p>\n" for link in _beside(article))
    body = PICTURE.sub(picture, NAMED.sub(named, article.html))
    return f"""<!DOCTYPE html>
<html{language}>
<head>
<meta charset="utf-8">
<title>{escape(article.headline)}</title>
</head>
<body>
<article>
<h1 dir="auto">{escape(article.headline)}</h1>
<p dir="auto">{escape(_byline(article))}</p>
{body}
{beside}</article>
</body>
</html>"""


def _links(article: ParsedArticle | Article) -> tuple[NamedLink, ...] | tuple[StoredLink, ...]:
    from newsreader.article.model import Article

    return article.links if isinstance(article, Article) else article.named_links


def body_with_addresses(article: ParsedArticle | Article) -> str:
    """The article's body as it is; its pictures that are, or were, on the web stand in it by their addresses."""
    remote = _addresses(article)

    def picture(match: re.Match[str]) -> str:
        url = remote.get(match[1])
        return f'src="{escape(url)}"' if url else match[0]

    return PICTURE.sub(picture, article.html) if remote else article.html


def _addresses(article: ParsedArticle | Article) -> dict[str, str]:
    """The addresses of the article's pictures on the web by their names."""
    return {image.name: image.url for image in article.remote_images}


def _beside(article: ParsedArticle | Article) -> list[NamedLink | StoredLink]:
    """The named headlines that do not stand in the text itself."""
    return [link for link in _links(article) if link.kind in ("block", "front_matter") and link.group == "related"]


def _byline(article: ParsedArticle | Article) -> str:
    """The line below the headline: who wrote it, and when."""
    names = f"By {', '.join(article.byline)}" if article.byline else ""
    parts = (names, _date(article.published), _date(article.updated, "Updated "))
    return " | ".join(part for part in parts if part)


def _date(published: Published | None, before: str = "") -> str:
    """A date as the house format writes it; with its time, where it has one, in ISO 8601."""
    if published is None:
        return ""
    moment = published.moment
    forms = {
        "year": str(moment.year),
        "month": f"{MONTHS[moment.month - 1]} {moment.year}",
        "day": f"{MONTHS[moment.month - 1]} {moment.day}, {moment.year}",
    }
    return before + forms.get(published.precision, published.iso())


def _data_address(data: bytes | None) -> str:
    """A picture as a `data:` address; empty if there is none or it is of an unknown kind."""
    kind = next((kind for start, kind in PICTURE_TYPES if data and data.startswith(start)), None)
    return f"data:image/{kind};base64,{b64encode(data).decode()}" if data and kind else ""
