"""Reads articles in the house Markdown format: data between `---` lines, then the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from newsreader.article.byline import Byline, names_of, parse_byline
from newsreader.article.dates import parse_published
from newsreader.article.headline import normalize_headline
from newsreader.article.language import guess_language
from newsreader.article.markup import html_to_text, markdown_to_html
from newsreader.article.model import ParsedArticle
from newsreader.article.named_links import Target, target_of
from newsreader.article.urls import web_address
from newsreader.sources.body import is_prose, shortened
from newsreader.sources.files import wordless
from newsreader.sources.front_matter import FrontMatter, read_front_matter
from newsreader.sources.head import Head, headline_from, read_head
from newsreader.sources.markdown_links import link_headlines, plain_text
from newsreader.sources.markdown_pictures import take_pictures
from newsreader.sources.named import NamedLinkList
from newsreader.sources.remote_pictures import sanitize_with_pictures
from newsreader.sources.text import clean, unread_date

_H1 = re.compile(r" {0,3}#\s+(.*?)\s*#*\s*")
_SETEXT = re.compile(r" {0,3}={2,}\s*")
_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>(.*?)</p>", re.DOTALL)
_NAMED = re.compile(r'<a href="named:(\d+)">(.*?)</a>', re.DOTALL)
_TITLE_WITHIN, _LEDE_WITHIN, _LONGEST_TITLE = 30, 30, 500
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?![A-Za-z])")


def parse_markdown(text: str, source: str, folder: Path | None = None, raw: bytes = b"") -> ParsedArticle:
    """An article from Markdown.

    Args:
        text: the decoded text.
        source: the path it came from, as found.
        folder: where it lies; its pictures are taken from there and below. None takes none.
        raw: the bytes as they came.

    Raises:
        NewsreaderError: there is no text in it.
    """
    text = clean(text)
    if not text.strip():
        raise wordless(source)
    data = read_front_matter(text)
    head = _head(data)
    links = _front_matter_links(data)
    url = web_address(
        data.text("url", "link", "canonical", "canonical_url", "source_url", "permalink") or head.url or ""
    )
    language = _language(data, head)
    warnings = [data.warning] if data.warning else []
    warnings += [unread_date(head.byline.unread)] if head.byline.unread else []
    html = markdown_to_html("\n".join(link_headlines(head.body, links)), language=language, warnings=warnings)
    html, images = take_pictures(html, folder)
    names = [image.name for image in images]
    html, remote = sanitize_with_pictures(html, base_url=url, images=names, named=True)
    html = _only_ours(html, len(links.links))
    plain, lede = html_to_text(html), _lede(html)
    return ParsedArticle(
        source=source,
        headline=head.headline or headline_from(lede or plain) or Path(source).stem,
        byline=head.byline.names,
        published=head.byline.published,
        updated=head.byline.updated,
        site=head.byline.site,
        language=language,
        lede=lede,
        html=html,
        text=plain,
        url=url,
        tags=_tags(data),
        named_links=tuple(links.links),
        images=images,
        remote_images=remote,
        warnings=tuple(warnings),
        raw=raw,
    )


def _head(data: FrontMatter) -> Head:
    """Headline, byline and body: from the data first, then from the top of the body."""
    lines = data.body.split("\n")
    title, byline = data.text("title", "headline"), _byline(data)
    found, rest = _title_in(lines)
    if title:
        if found and normalize_headline(found) == normalize_headline(title):
            lines = rest
    elif found:
        title, lines = found, rest
    elif (first := next((line for line in lines if line.strip()), "")) and first.strip()[:1].isalnum():
        head = read_head(lines)
        return Head(plain_text(head.headline), byline.and_then(head.byline), [*head.body, *head.behind], head.url)
    if not byline.names or not byline.published:
        below, lines = _byline_in(lines)
        byline = byline.and_then(below)
    return Head(plain_text(title), byline, lines)


def _title_in(lines: Sequence[str]) -> tuple[str, list[str]]:
    """The first heading of level one near the top, and the lines without it."""
    fenced = False
    for number, line in enumerate(lines[:_TITLE_WITHIN]):
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        if fenced or len(line) > _LONGEST_TITLE:
            continue
        if found := _H1.fullmatch(line):
            return found[1], [*lines[:number], *lines[number + 1 :]]
        if _SETEXT.fullmatch(line) and number and lines[number - 1].strip():
            return lines[number - 1].strip(), [*lines[: number - 1], *lines[number + 1 :]]
    return "", list(lines)


def _byline_in(lines: Sequence[str]) -> tuple[Byline, list[str]]:
    """A byline line that the body begins with, and the lines without it."""
    for number, line in enumerate(lines):
        if line.strip():
            found = parse_byline(plain_text(line))
            return (found, list(lines[number + 1 :])) if found else (Byline(), list(lines))
    return Byline(), list(lines)


def _byline(data: FrontMatter) -> Byline:
    """Names, dates and site of the data."""
    names: list[str] = []
    for item in data.items("byline", "author", "authors", "by", "writer"):
        name = item.get("name", "") if isinstance(item, dict) else item
        if isinstance(name, str):
            names += names_of(re.sub(r"^by\s+", "", plain_text(name), flags=re.IGNORECASE))
    date = data.text("date", "published", "pubdate", "publishdate", "publish_date", "date_published", "created")
    published = parse_published(date) if date else None
    updated = data.text("updated", "modified", "lastmod", "last_modified", "date_modified")
    site = data.text("source", "site", "publication", "publisher", "site_name")
    return Byline(
        names=tuple(dict.fromkeys(name for name in names if name)),
        published=published,
        updated=parse_published(updated) if updated else None,
        site=None if not site or web_address(site) else site,
        unread=date if date and not published else "",
    )


def _front_matter_links(data: FrontMatter) -> NamedLinkList:
    """The headlines that the data lists as related."""
    links = NamedLinkList()
    for item in data.items("related", "related_articles", "see_also", "also_read"):
        target = _related(item)
        if target.headline:
            links.add(target, "front_matter", "related")
    return links


def _related(item: object) -> Target:
    """One related article: a headline, a Markdown link, or a map of title and url."""
    if isinstance(item, dict):
        title = next((item[key] for key in ("title", "headline", "name") if isinstance(item.get(key), str)), "")
        url = next((item[key] for key in ("url", "link", "href") if isinstance(item.get(key), str)), None)
        if not title and len(item) == 1:  # "Council: the vote" without quotes is a map in YAML
            [(key, value)] = item.items()
            title = f"{key}: {value}" if isinstance(value, str) else ""
        return Target(plain_text(title), url)
    if not isinstance(item, str):
        return Target("", None)
    target = target_of(" ".join(item.split()))
    return Target(plain_text(target.headline), target.url)


def _tags(data: FrontMatter) -> tuple[str, ...]:
    """The tags of the data: a list, or one line with commas."""
    tags = [item for item in data.items("tags", "keywords", "tag", "categories") if isinstance(item, str)]
    if len(tags) == 1:
        tags = re.split(r"\s*[,;、]\s*", tags[0])
    return tuple(dict.fromkeys(tag.strip().lstrip("#") for tag in tags if tag.strip(" #")))


def _language(data: FrontMatter, head: Head) -> str | None:
    """Two letters: as the data says, else guessed."""
    said = _LANGUAGE.match(data.text("language", "lang", "locale"))
    if said:
        return said.group().lower()
    return guess_language("\n".join([head.headline, *map(plain_text, head.body[:60])]))


def _only_ours(html: str, count: int) -> str:
    """HTML without links to named headlines that do not exist: an article may have written such itself."""
    return _NAMED.sub(lambda link: link[0] if int(link[1]) < count else link[2], html)


def _lede(html: str) -> str:
    """The first paragraph with words, if one of the first has any."""
    texts = (html_to_text(found[1]) for found in islice(_PARAGRAPH.finditer(html), _LEDE_WITHIN))
    return shortened(next((" ".join(text.split()) for text in texts if is_prose(text)), ""))
