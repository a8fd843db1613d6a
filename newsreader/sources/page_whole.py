"""How much of a page's own text was kept, and the whole text of a page where choosing was not possible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsreader.article.plain import html_to_text
from newsreader.article.tokens import strip_tags
from newsreader.sources.page_json import LinkedData
from newsreader.sources.page_tree import letters_of, words_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONG_PARAGRAPH = 80
_LEAST_PARAGRAPHS = 400
_LEAST_WORDS = 100
_SAMPLE = 40
_MANY_TAGS = 40_000
_WORD = re.compile(r"\w+")


def whole_text(html: str, rest: str) -> str:
    """All text of a page, menus included, and what followed beyond its limits; of very many tags each parts lines."""
    text = strip_tags(html).strip() if html.count("<") > _MANY_TAGS else html_to_text(html)
    return f"{text}\n\n{rest.strip()}" if rest.strip() else text


def share_kept(tree: HtmlElement, linked: LinkedData, outside: set[HtmlElement], text: str) -> float | None:
    """The share, 0 to 1, of the page's own article text that `text` has; None where the page does not tell.

    Compared with the article's text or number of words in JSON-LD if that is given, else with the long paragraphs that
    stand outside of menus, comments and the like; none of these kept means that the article is not made of them.
    """
    own = len(_WORD.findall(text))
    stated = len(_WORD.findall(linked.body)) or linked.words
    if stated >= _LEAST_WORDS:
        return min(1.0, own / stated)
    kept_letters = letters_of(text)
    kept = total = 0
    for paragraph in tree.iter("p"):
        if paragraph in outside:
            continue
        words = words_of(paragraph, 4_000)
        if len(words) >= _LONG_PARAGRAPH:
            total += len(words)
            letters = letters_of(words)
            kept += len(words) if letters[:_SAMPLE] in kept_letters or letters[-_SAMPLE:] in kept_letters else 0
    return kept / total if kept and total >= _LEAST_PARAGRAPHS else None
