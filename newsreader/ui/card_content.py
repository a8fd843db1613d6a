"""What a related card says and does, for each state of a named headline; knows no widget.

What the program found itself is worded in `related_content`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from newsreader.article.headline import normalize_headline
from newsreader.article.model import ArticleRow, Panel, PanelLink
from newsreader.article.related import Section
from newsreader.ui.row_words import isolated, one_line, row_age, row_source

translate = QCoreApplication.translate
CardState = Literal["here", "possible", "elsewhere", "awaited", "names_this", "related"]
TITLE_LIMIT = 400


@dataclass(frozen=True, slots=True)
class CardContent:
    """One card.

    Attributes:
        key: what makes it the same card when the panel is shown anew.
        named_as: the headline as the article wrote it, where the card's title is that of a possible article.
        source, age: the two parts of the meta line; either may be empty.
        reasons: why it is related, the words of its chips.
        terms: for each reason, the words of the open article that it stands for; empty for facts.
        article_id: the article that it opens; the awaited page of a headline is minus the headline's id.
        url: what it opens instead, outside the library.
        index: the named link's place in the article, for a decision about it.
        similar: ids of copies that stand behind it.
        unfolded: the copies are shown.
    """

    key: tuple[str, int]
    state: CardState
    title: str
    named_as: str = ""
    source: str = ""
    age: str = ""
    reasons: tuple[str, ...] = ()
    terms: tuple[tuple[str, ...], ...] = ()
    article_id: int | None = None
    url: str | None = None
    headline_id: int = 0
    index: int = 0
    followed: bool = False
    language: str | None = None
    similar: tuple[int, ...] = ()
    unfolded: bool = False

    @property
    def all_terms(self) -> tuple[str, ...]:
        """The words of the open article that any of its reasons stands for."""
        return tuple(dict.fromkeys(term for terms in self.terms for term in terms))

    @property
    def meta(self) -> str:
        """Source and age as one line of text."""
        return " · ".join(isolated(part) for part in (self.source, self.age) if part)

    @property
    def description(self) -> str:
        """What is spoken after the title: "meta. Why: reasons"."""
        parts = [", ".join(isolated(part) for part in (self.source, self.age) if part)]
        if self.named_as:
            parts.append(translate("RelatedCard", "Named as “%1”").replace("%1", self.named_as))
        parts.append(translate("RelatedCard", "Why: %1").replace("%1", ", ".join(self.reasons)))
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class SectionContent:
    """A section of the panel.

    Attributes:
        cards: all it has; of what the program found, the best.
        section: which of the found ones it is, whose whole can be opened as a list; None for others.
        total: how many that list has.
    """

    name: str
    title: str
    icon: str
    cards: tuple[CardContent, ...]
    section: Section | None = None
    total: int = 0


def sections(panel: Panel) -> tuple[SectionContent, ...]:
    """The sections of a panel that have anything to show; a headline named twice stands once."""
    named = {card.key: card for card in map(_named, reversed(panel.named))}
    order = dict.fromkeys(("headline", each.link.headline_id) for each in panel.named)
    more = {("headline", each.link.headline_id) for each in panel.named if each.link.group == "more"}
    more -= {("headline", each.link.headline_id) for each in panel.named if each.link.group == "related"}
    own = tuple(named[key] for key in order if key not in more)
    beside = tuple(named[key] for key in order if key in more)
    naming = tuple(plain_card(row, translate("RelatedCard", "Names this article")) for row in panel.referenced_by)
    found = (
        SectionContent("named", translate("RelatedPanel", "In this article"), "link", own),
        SectionContent("more", translate("RelatedPanel", "Recommended on its page"), "newspaper", beside),
        SectionContent("referenced_by", translate("RelatedPanel", "Referenced by"), "backlink", naming),
    )
    return tuple(section for section in found if section.cards)


def host(url: str) -> str:
    """The host of an address without `www.`; the address itself if it has none."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        name = ""
    return name.removeprefix("www.") or one_line(url, 200)


def _named(each: PanelLink) -> CardContent:
    link, row = each.link, each.row
    key = ("headline", link.headline_id)
    if link.state in ("here", "possible") and row is not None:
        return _in_library(each, row, key)
    if link.state == "elsewhere" and link.url:
        return CardContent(
            key,
            "elsewhere",
            one_line(link.headline, TITLE_LIMIT),
            source=host(link.url),
            reasons=(_way(each),),
            url=link.url,
            headline_id=link.headline_id,
            index=link.index,
        )
    told = translate("RelatedCard", "You will be told")
    absent = translate("RelatedCard", "Not in your library")
    return CardContent(
        key,
        "awaited",
        one_line(link.headline, TITLE_LIMIT),
        reasons=(told if link.followed else absent,),
        article_id=-link.headline_id,
        headline_id=link.headline_id,
        index=link.index,
        followed=link.followed,
    )


def _in_library(each: PanelLink, row: ArticleRow, key: tuple[str, int]) -> CardContent:
    link = each.link
    possible = link.state == "possible"
    other_words = normalize_headline(link.headline) != normalize_headline(row.headline)
    return CardContent(
        key,
        "possible" if possible else "here",
        one_line(row.headline, TITLE_LIMIT),
        named_as=one_line(link.headline, TITLE_LIMIT) if possible and other_words else "",
        source=row_source(row),
        age=row_age(row),
        reasons=(translate("RelatedCard", "Possibly"),) if possible else (_way(each),),
        article_id=row.id,
        headline_id=link.headline_id,
        index=link.index,
        language=row.language,
    )


def _way(each: PanelLink) -> str:
    """How the article names it, as true as it is known."""
    if each.link.group == "more":
        return translate("RelatedCard", "Recommended there")
    if each.link.kind in ("also_read", "list"):
        return translate("RelatedCard", "Named in the text")
    return translate("RelatedCard", "Named beside the text")


def plain_card(row: ArticleRow, reason: str) -> CardContent:
    """The card of an article with one reason, in words."""
    return CardContent(
        ("article", row.id),
        "names_this",
        one_line(row.headline, TITLE_LIMIT),
        source=row_source(row),
        age=row_age(row),
        reasons=(reason,),
        article_id=row.id,
        language=row.language,
    )
