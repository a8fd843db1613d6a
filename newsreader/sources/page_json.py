"""What a page says of itself in JSON-LD (schema.org): headline, authors, dates, publisher, text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 2_000_000
_MOST_NODES = 5_000
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|AnalysisNewsArticle|NewsStory)$")
_PAGE = re.compile(r"(?:WebPage|ItemPage|AboutPage|FAQPage)$")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_COMMA_AT_END = re.compile(r",\s*([}\]])")
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$")

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LinkedData:
    """The article of a page as its JSON-LD describes it; empty where nothing is said."""

    headline: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    site: str = ""
    language: str = ""
    url: str = ""
    tags: tuple[str, ...] = ()
    body: str = ""
    words: int = 0


def read_linked_data(tree: HtmlElement) -> LinkedData:
    """Reads all JSON-LD blocks of a page; what is not JSON is passed over."""
    nodes = [node for block in _blocks(tree) for node in _nodes(block)]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    article = next((node for node in nodes if _is(node, _ARTICLE)), None)
    page = next((node for node in nodes if _is(node, _PAGE)), {})
    if article is None:
        return LinkedData(
            published=_text(page.get("datePublished")),
            updated=_text(page.get("dateModified")),
            language=_text(page.get("inLanguage")),
        )
    return _described(article, page, by_id)


def _described(article: Node, page: Node, by_id: dict[str, Node]) -> LinkedData:
    url = article.get("mainEntityOfPage") or article.get("url")
    words = str(article.get("wordCount"))
    return LinkedData(
        headline=_text(article.get("headline") or article.get("name")),
        authors=tuple(_people(article.get("author") or article.get("creator"), by_id)),
        published=_text(article.get("datePublished") or page.get("datePublished") or article.get("dateCreated")),
        updated=_text(article.get("dateModified")),
        site=next(iter(_people(article.get("publisher"), by_id)), ""),
        language=_text(article.get("inLanguage") or page.get("inLanguage")),
        url=_text(url.get("@id") if isinstance(url, dict) else url),
        tags=tuple(_tags(article.get("keywords"))),
        body=article["articleBody"] if isinstance(article.get("articleBody"), str) else "",
        words=int(words) if words.isdigit() and len(words) < 9 else 0,
    )


def _blocks(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or not 2 < len(text) < _LONGEST:
            continue
        text = _CONTROL.sub(" ", _WRAPPING.sub("", text))
        for attempt in (text, _COMMA_AT_END.sub(r"\1", text)):
            try:
                yield json.loads(attempt)
                break
            except (ValueError, RecursionError):
                continue


def _nodes(block: Any) -> list[Node]:
    """The objects of a block, outer first, each once; not more than a page could sensibly have."""
    found: list[Node] = []
    waiting = [block]
    while waiting and len(found) < _MOST_NODES:
        item = waiting.pop(0)
        if isinstance(item, dict):
            found.append(item)
            waiting.extend(value for value in item.values() if isinstance(value, (dict, list)))
        elif isinstance(item, list):
            waiting.extend(item[:_MOST_NODES])
    return found


def _is(node: Node, kind: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(each, str) and kind.search(each) for each in (kinds if isinstance(kinds, list) else [kinds]))


def _people(value: Any, by_id: dict[str, Node]) -> Iterator[str]:
    """Names of persons or organizations, however they are written: text, object, reference, or lists of these."""
    for item in value if isinstance(value, list) else [value]:
        node = by_id.get(item.get("@id", ""), item) if isinstance(item, dict) and "name" not in item else item
        name = node.get("name") if isinstance(node, dict) else node
        for each in name if isinstance(name, list) else [name]:
            if text := _text(each):
                yield text


def _tags(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        yield from (tag.strip() for tag in _text(item).split(",") if tag.strip())


def _text(value: Any) -> str:
    """A string without entities and tags; empty for anything else."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return ""
    return " ".join(re.sub(r"<[^<>]{1,200}>", " ", unescape(value[:5_000])).split())
