"""What the panel says of the articles that the program found to belong to the open one; knows no widget."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QCoreApplication

from newsreader.article.model import ArticleRow
from newsreader.article.related import Reason, Related, RelatedArticle, Section
from newsreader.ui.card_content import TITLE_LIMIT, CardContent, SectionContent, plain_card
from newsreader.ui.row_words import one_line, row_age, row_source
from newsreader.ui.written_number import written

translate = QCoreApplication.translate
SECTIONS: tuple[Section, ...] = ("same_story", "background", "follow_ups")
ICONS = {"same_story": "layers", "background": "history", "follow_ups": "follow-up"}
CHIPS = 3
MONTHS_FROM, YEARS_FROM = 60, 731
MONTH, YEAR = 30.44, 365.25
TERM_LIMIT = 60


def section_title(section: Section) -> str:
    """What a section is called."""
    return {
        "same_story": translate("RelatedPanel", "Same story"),
        "background": translate("RelatedPanel", "Background"),
        "follow_ups": translate("RelatedPanel", "Follow-ups"),
    }[section]


def related_sections(
    related: Related, copies: Mapping[int, ArticleRow], elsewhere: AbstractSet[int | None] = frozenset()
) -> tuple[SectionContent, ...]:
    """The sections of what was found that have anything to show.

    Args:
        related: what was found.
        copies: rows of the copies that are unfolded, by their ids.
        elsewhere: ids of articles that have a card in the panel already.
    """
    whole = (related.same_story, related.background, related.follow_ups)
    found = [tuple(each for each in some if each.row.id not in elsewhere) for some in whole]
    made = (
        SectionContent(
            name,
            section_title(name),
            ICONS[name],
            _cards(articles, copies),
            name,
            max(total, len(articles)) if articles else 0,
        )
        for name, articles, total in zip(SECTIONS, found, related.more, strict=True)
    )
    has_story = related.story is not None and (related.story.followed or len(related.story.articles) > 1)
    return tuple(each for each in made if each.cards or (each.section == "same_story" and has_story))


def reason_words(reason: Reason) -> str:
    """A reason as its chip says it."""
    if reason.kind in ("entity", "term"):
        return one_line(reason.text, TERM_LIMIT)
    if reason.kind == "date":
        return _days(reason.number)
    if reason.kind == "source":
        return _other_sources(reason.number)
    return {
        "names": translate("RelatedCard", "Named in this article"),
        "named_by": translate("RelatedCard", "Names this headline"),
        "reader": translate("RelatedCard", "You put it here"),
    }.get(reason.kind, translate("RelatedCard", "Same story"))


def _days(number: int) -> str:
    """How long before or after: in days, and where those say little, in full months or years."""
    days = abs(number)
    if not days:
        return translate("RelatedCard", "The same day")
    count, (earlier_one, earlier, later_one, later) = _time_words(days)
    words = (earlier_one if count == 1 else earlier) if number < 0 else later_one if count == 1 else later
    return words.replace("%1", written(count))


def _time_words(days: int) -> tuple[int, tuple[str, str, str, str]]:
    if days < MONTHS_FROM:
        return days, (
            translate("RelatedCard", "1 day earlier"),
            translate("RelatedCard", "%1 days earlier"),
            translate("RelatedCard", "1 day later"),
            translate("RelatedCard", "%1 days later"),
        )
    if days < YEARS_FROM:
        return int(days / MONTH), (
            translate("RelatedCard", "1 month earlier"),
            translate("RelatedCard", "%1 months earlier"),
            translate("RelatedCard", "1 month later"),
            translate("RelatedCard", "%1 months later"),
        )
    return int(days / YEAR), (
        translate("RelatedCard", "1 year earlier"),
        translate("RelatedCard", "%1 years earlier"),
        translate("RelatedCard", "1 year later"),
        translate("RelatedCard", "%1 years later"),
    )


def _other_sources(number: int) -> str:
    if number <= 1:
        return translate("RelatedCard", "Another source")
    return translate("RelatedCard", "%1 other sources").replace("%1", written(number))


def _cards(articles: tuple[RelatedArticle, ...], copies: Mapping[int, ArticleRow]) -> tuple[CardContent, ...]:
    cards: list[CardContent] = []
    for each in articles:
        shown = [copies[copy] for copy in each.similar if copy in copies]
        cards.append(_card(each, unfolded=bool(shown)))
        cards += map(_copy, shown)
    return tuple(cards)


def _card(each: RelatedArticle, *, unfolded: bool) -> CardContent:
    reasons = each.reasons[:CHIPS]
    if each.by_reader and all(reason.kind != "reader" for reason in reasons):
        reasons = (Reason("reader"), *reasons[: CHIPS - 1])
    row = each.row
    return CardContent(
        ("article", row.id),
        "related",
        one_line(row.headline, TITLE_LIMIT),
        source=row_source(row),
        age=row_age(row),
        reasons=tuple(map(reason_words, reasons)),
        terms=tuple(reason.terms for reason in reasons),
        article_id=row.id,
        language=row.language,
        similar=each.similar,
        unfolded=unfolded,
    )


def _copy(row: ArticleRow) -> CardContent:
    return plain_card(row, translate("RelatedCard", "The same text"))
