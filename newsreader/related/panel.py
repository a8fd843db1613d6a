"""What belongs to an article: the sections of its panel, each card with its reasons. No reason, no card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from newsreader.article.related import Reason, Related, RelatedArticle, Section
from newsreader.related.boilerplate import name_words
from newsreader.related.ranking import Ranked, rank
from newsreader.related.reasons import MOST, Explainer, Text
from newsreader.related.sections import Card, Verdicts, calendar_days, parted

if TYPE_CHECKING:
    from newsreader.article.model import ArticleRow
    from newsreader.library import Library
    from newsreader.related.index import Index

SHOWN, RANKED = 5, 20
MEMBERS = 40
"""So many of the newest articles of its story are looked at whatever the index says."""
SPARE = 2
"""So many times more than are shown are read at most, where some have no reason."""


def related_to(
    library: Library, index: Index, article_id: int, most: int = SHOWN, ranked_most: int = RANKED
) -> Related:
    """What belongs to an article; nothing if it is not signed yet.

    Args:
        library: with the signatures.
        index: of this library, brought up to date.
        article_id: the open article.
        most: cards of a section.
        ranked_most: ids in `Related.ranked`.
    """
    waits = library.signatures.waiting() > 0
    verdicts = library.related_decisions(article_id)
    chosen = frozenset(other for other, yes in verdicts.items() if yes)
    refused = frozenset(verdicts) - chosen
    row = next(iter(library.rows([article_id])), None)
    barred = index.manner((row.site if row else None) or "", library)
    story = library.stories.beside(article_id, MEMBERS)
    members = story.articles if story else ()
    ranked = rank(library, index, article_id, {*members, *chosen}, barred)
    if ranked is None or row is None:
        return Related(article_id, story=story, complete=not waits)
    shown = _shown_already(library, article_id) - chosen
    known = Verdicts(chosen, refused | shown)
    sections = parted(ranked, known)
    explainer = Explainer(_text_of(library, row), ranked.one, index.counts, name_words(row.site or ""), barred)
    cards = _Cards(library, ranked, known, explainer)
    made = {section: cards.made(section, some, most) for section, some in sections.items()}
    return Related(
        article_id,
        made["same_story"],
        made["background"],
        made["follow_ups"],
        more=(len(sections["same_story"]), len(sections["background"]), len(sections["follow_ups"])),
        ranked=tuple(int(each) for each in ranked.ids[:ranked_most] if int(each) not in refused),
        story=story,
        complete=not waits,
    )


def _shown_already(library: Library, article_id: int) -> frozenset[int]:
    """The articles that stand elsewhere: as named by this one or naming it in the panel, as its copies in its head."""
    panel = library.panel(article_id)
    named = {part.link.target for part in panel.named if part.link.state == "here" and part.link.target}
    return frozenset(named | {row.id for row in panel.referenced_by} | {*library.copies.of(article_id)})


def _text_of(library: Library, row: ArticleRow) -> Text:
    return next(
        (Text(headline, text, row.language) for _, headline, text in library.signatures.texts([row.id])), Text("", "")
    )


class _Cards:
    """Makes the cards of a panel; what they need of the library is asked for in few questions."""

    def __init__(self, library: Library, ranked: Ranked, known: Verdicts, explainer: Explainer) -> None:
        self._library = library
        self._ranked = ranked
        self._known = known
        self._explainer = explainer
        self._texts: dict[int, tuple[str, str]] = {}
        self._rows: dict[int, ArticleRow] = {}

    def made(self, section: Section, cards: Sequence[Card], most: int) -> tuple[RelatedArticle, ...]:
        """The cards of a section that have a reason, at most so many."""
        ids = self._ranked.ids
        found: list[RelatedArticle] = []
        for start in range(0, len(cards), most):
            portion = cards[start : start + most]
            self._read(int(ids[card.place]) for card in portion)
            found += [each for card in portion if (each := self._card(section, card))]
            if len(found) >= most or start >= SPARE * most:
                break
        return tuple(found[:most])

    def _card(self, section: Section, card: Card) -> RelatedArticle | None:
        row = self._rows.get(int(self._ranked.ids[card.place]))
        if row is None:
            return None
        by_reader = row.id in self._known.chosen
        words = self._explainer.reasons(self._text(row), self._ranked.vectors.take([card.place]))
        if not words and not by_reader:
            return None
        facts = self._facts(section, card)
        lead = (Reason("reader"),) if by_reader else ()
        reasons = (*lead, *words[: MOST - len(lead) - len(facts)], *facts)
        similar = tuple(int(self._ranked.ids[place]) for place in card.similar)
        return RelatedArticle(row, card.score, reasons, similar, by_reader)

    def _facts(self, section: Section, card: Card) -> tuple[Reason, ...]:
        """What the record says: how many other sources have it, or how many days lie between."""
        if section != "same_story":
            days = calendar_days(self._ranked, card.place)
            return (Reason("date", number=days),) if days else ()
        sources = {int(self._ranked.signatures.source[place]) for place in (card.place, *card.similar)}
        others = len(sources - {0, int(self._ranked.own.source[0])})
        return (Reason("source", number=others),) if others > 1 else ()

    def _text(self, row: ArticleRow) -> Text:
        headline, text = self._texts.get(row.id, (row.headline, ""))
        return Text(headline, text, row.language)

    def _read(self, ids: Iterable[int]) -> None:
        """Have rows and texts of some articles."""
        wanted = [each for each in ids if each not in self._rows]
        if wanted:
            self._rows.update((row.id, row) for row in self._library.rows(wanted))
            self._texts.update(
                (number, (headline, text)) for number, headline, text in self._library.signatures.texts(wanted)
            )
