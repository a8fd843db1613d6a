"""The authors of a page: as its data say, as its meta elements say, else as is shown near the headline or labelled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsreader.article.byline import names_of, parse_byline
from newsreader.article.headline import normalize_headline
from newsreader.sources.page_lines import Front
from newsreader.sources.page_signed import said_to_be_authors

_LONGEST_NAME = 80
_LONGEST_LINE = 160
_MOST_NAMES = 9
_META = ("author", "article:author", "og:author", "byl", "dc.creator", "dcterms.creator", "citation_author", "creator",
         "parsely-author", "sailthru.author", "authors", "dc.contributor", "article:author_name")  # fmt: skip
_ADDRESS = re.compile(r"https?:|www\.|@|[/\\]\w+[/\\]|\d{3}|[{}<>=]")
_SAID = re.compile(r"^(?:by|von|par|por|di|door|autor(?:in)?|author|text|foto|posted|written)\b", re.IGNORECASE)
_BY = re.compile(
    r"^(?:(?:posted|written|published|reported|words|text|story) by|by|von|text von|par|por|di|door|av|af|"
    r"autor(?:in|en|innen)?|authors?|auteurs?|autore|autores)\b\s*:?\s*",
    re.IGNORECASE,
)
_MANY = re.compile(r"[,;&/|、，・]|\s(?:and|und|et|y|e|och|og|en|with|mit)\s|\d", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:autor(?:in|en|innen)?|authors?|auteure?s?|autore|autores|autora|verfasser(?:in)?|redaktion|written by|"
    r"story by|von|text)\s*:\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_NOBODY = frozenset(("admin", "administrator", "author", "autor", "editor", "unknown", "user"))
_BEFORE, _AFTER = 3, 25


def read_byline(
    front: Front, described: Sequence[str], meta: dict[str, list[str]], sites: Sequence[str]
) -> tuple[str, ...]:
    """Names of the authors, at most nine; the site itself is named only if nobody else is.

    Args:
        front: what the page shows.
        described: the authors that its JSON-LD gives.
        meta: contents of the meta elements by name.
        sites: names of the site, its host and its publisher.
    """
    listed = [content for name in _META for content in meta.get(name, [])]
    offices: tuple[str, ...] = ()
    shown = [_clean(texts, marked=True) for texts in said_to_be_authors(front.tree, front.outside)]
    for names in _fuller_first(_clean(described), _clean(listed)):
        people = tuple(name for name in names if not _is_site(name, sites) and not _is_account(name))
        if 0 < len(people) <= _MOST_NAMES:
            return _as_shown(people, shown)
        offices = offices or names[:1]
    for names in (*shown, *map(_clean, ([line] for line in _said(front))), _clean(_labelled(front))):
        people = tuple(name for name in names if not _is_site(name, sites))
        if _are_words(names):
            continue
        if 0 < len(people) <= _MOST_NAMES:
            return people
        offices = offices or names[:1]
    return offices


def _fuller_first(described: tuple[str, ...], listed: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The authors of both places, those of the second first where they are all of the first and more."""
    few, more = (set(map(normalize_headline, names)) for names in (described, listed))
    return (listed, described) if few < more else (described, listed)


def _as_shown(people: tuple[str, ...], shown: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Names without what stands before them in the data but not where the page shows them, such as an office."""
    names = [name for names in shown for name in names if " " in name]
    return tuple(next((name for name in names if person.endswith(f" {name}")), person) for person in people)


def _are_words(names: Sequence[str]) -> bool:
    """Whether a list is rather one of subjects than of people."""
    return len(names) > 3 and sum(" " not in name for name in names) * 2 > len(names)


def _clean(texts: Iterable[str], *, marked: bool = False) -> tuple[str, ...]:
    """The single names in texts that may be bylines, without labels, addresses and dates.

    Args:
        texts: what may name authors.
        marked: the page says of these texts that they do.
    """
    names: dict[str, str] = {}
    for text in texts:
        for name in _names(text, marked=marked):
            if not 1 < len(name) <= _LONGEST_NAME or _ADDRESS.search(name) or name.casefold() in _NOBODY:
                continue
            if any(c.isalpha() for c in name):
                names.setdefault(normalize_headline(name), name)
    return tuple(names.values())


def _names(text: str, *, marked: bool) -> tuple[str, ...]:
    text = " ".join(text.split())
    if len(text) > _LONGEST_LINE or text.startswith(("http:", "https:", "www.", "//")):
        return ()
    if not _MANY.search(text) and not _SAID.match(text):
        return (text.strip(" ,;:|-"),)
    line = parse_byline(text)
    if line and (line.names or line.said_by):
        return line.names
    if marked and not line and (by := _BY.match(text)):
        return names_of(text[by.end() :])
    return () if line or _SAID.match(text) else names_of(text)


def _is_account(name: str) -> bool:
    """Whether a name is one that a system uses: "jane.doe", "jdoe"."""
    return " " not in name and name.islower() and name.isascii()


def _is_site(name: str, sites: Sequence[str]) -> bool:
    key = normalize_headline(name).replace(" ", "")
    keys = {normalize_headline(site).replace(" ", "") for site in sites if site}
    return key in keys or any(key == site.split(".")[0].replace("-", "") for site in sites if "." in site)


def _said(front: Front) -> Iterator[str]:
    """The first short line near the headline that begins with "By" or the like, or has a date and full names."""
    for text in front.near(_BEFORE, _AFTER):
        line = parse_byline(text) if len(text) <= _LONGEST_LINE // 2 and _SAID.match(text) else None
        if line and line.names:
            yield text
            return
    for text in front.near(_BEFORE, _BEFORE):
        line = parse_byline(text) if len(text) <= _LONGEST_LINE // 2 else None
        if line and line.published and line.names and all(" " in name for name in line.names):
            yield from line.names
            return


def _labelled(front: Front) -> list[str]:
    """The name after the first label such as "Author:"."""
    lines = front.own()
    for number, text in enumerate(lines):
        label = _LABEL.match(text)
        if label is None:
            continue
        name = label["rest"] or next(iter(lines[number + 1 :]), "")
        line = parse_byline(f"Author: {name}") if len(name) <= _LONGEST_NAME else None
        if line and line.names:
            return list(line.names)
    return []
