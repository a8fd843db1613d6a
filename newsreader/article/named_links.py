"""The headlines that an article itself names: "Also Read: ..." lines and bulleted headlines.

A list names articles when a marker announces it, or when its items read like headlines and nothing announces it as
something else. Where the signs are weak the list stays an ordinary list: a headline that was missed costs a click, a
silly link costs trust.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsreader.article.headline_shape import LONGEST, SURE, WORD, ends_like_prose, evidence
from newsreader.article.headline_words import imperatives
from newsreader.article.markers import Marker, marker_of

__all__ = [
    "Marker",
    "Target",
    "announced_headlines",
    "bullet_of",
    "marker_of",
    "names_headline",
    "reads_like_headlines",
    "target_of",
]

_BULLET = re.compile(r"\s{0,8}(?:[-*–‒‣•●▪■◦▸►∙‧⁃]\s+|[•●▪■◦▸►‣・･‧]\s*)(?=\S)")
_ADDRESS = re.compile(r"https?://[^\s<>\"|]{1,2000}", re.IGNORECASE)
_MARKDOWN_LINK = re.compile(
    r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]\(\s*<?(?P<url>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?[^()]*\)$"
)
_MOST, _MOST_ANNOUNCED, _LONG_SENTENCE = 12, 30, 18


class Target(NamedTuple):
    """What a line names: a headline, and its address where one is written."""

    headline: str
    url: str | None


def bullet_of(line: str) -> str | None:
    """The text of a bulleted line ("- ", "•", "*", "–", "・"), or None if the line has no bullet."""
    if line[:1].isalnum():
        return None
    found = _BULLET.match(line)
    return line[found.end() :].strip() if found else None


def target_of(text: str) -> Target:
    """Headline and address of a named article as written.

    Understands `headline | https://...`, `headline (https://...)`, an address at the end of the line and a Markdown
    link that is the whole text. Addresses other than http and https are not kept.
    """
    text = text.strip()
    if link := _MARKDOWN_LINK.match(text):
        url = link["url"]
        return Target(link["text"].strip(), url if _ADDRESS.match(url) else None)
    found = list(_ADDRESS.finditer(text))
    if len(found) != 1:
        return Target(text, None)
    before, after = text[: found[0].start()], text[found[0].end() :]
    if len(after.strip(" )>].")) > 0:
        return Target(text, None)
    url = found[0].group().rstrip(".,;:!?'’”")
    if url.endswith(")") and "(" in before and "(" not in url:
        url = url.rstrip(")")
    return Target(before.rstrip(" \t|:：-–—(<[→>›»"), url)


def names_headline(marker: Marker) -> bool:
    """Whether a marker with text behind it names an article, rather than beginning an ordinary sentence."""
    headline, url = target_of(marker.rest)
    if not headline or len(headline) > LONGEST or not WORD.search(headline):
        return False
    if url:
        return True
    if marker.plain:
        return evidence(headline) > 0
    return not (ends_like_prose(headline) and len(headline.split()) > _LONG_SENTENCE)


def reads_like_headlines(items: Sequence[str], introduced_by: str = "") -> bool:
    """Whether the items of a list are headlines of articles, and not ingredients, points or names.

    Args:
        items: the plain text of each item, at least one.
        introduced_by: the line before the list; one that ends with a colon announces a list of something else.
    """
    if not items or len(items) > _MOST or introduced_by.rstrip().endswith((":", "：")):
        return False
    targets = [target_of(item) for item in items]
    signs = [evidence(headline) + (SURE if url and headline else 0) for headline, url in targets]
    if min(signs) < 0:
        return False
    headlines = [headline for headline, _url in targets]
    commands = sum(_first_word(headline) in imperatives() for headline in headlines)
    if commands * 2 > len(items) or (len(items) > 1 and all(headline.endswith("?") for headline in headlines)):
        return False
    return sum(signs) > len(items)


def announced_headlines(marker: Marker, items: Sequence[str]) -> bool:
    """Whether the items of a list right below a marker are headlines.

    A marker that says so ("Related articles") needs no likeness; one that ordinary prose uses too ("More") does.
    """
    headlines = [target_of(item).headline for item in items]
    if marker.plain:
        return reads_like_headlines(items) or all(evidence(headline) >= 0 for headline in headlines)
    return len(items) <= _MOST_ANNOUNCED and all(len(headline) > 3 for headline in headlines)


def _first_word(text: str) -> str:
    """The first word of a line, lower case."""
    found = WORD.search(text)
    return found.group().lower() if found else ""
