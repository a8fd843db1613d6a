"""Parts what may belong to an article into the sections of its panel, and folds copies.

An article is of the same story if the stories say so and it is of the same ten days, or if it is all but the same
text. Background is older, follow-ups are newer, without exception. What has no date, or the same one and another
story, is in none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from newsreader.article.related import Section
from newsreader.related import measures
from newsreader.related.ranking import Ranked
from newsreader.related.vectors import cosine

LONGEST = 60
"""So many of a section are looked at."""


@dataclass
class Card:
    """An article of a section, by its row among the ranked, with the copies that stand behind it."""

    place: int
    score: float
    similar: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the reader said of the ranked articles.

    Attributes:
        chosen: they belong to the open one. refused: they do not, or stand elsewhere in the panel.
    """

    chosen: frozenset[int] = frozenset()
    refused: frozenset[int] = frozenset()


def parted(ranked: Ranked, known: Verdicts) -> dict[Section, list[Card]]:
    """The cards of each section, the best first; at most `LONGEST` are looked at."""
    found: dict[Section, list[Card]] = {"same_story": [], "background": [], "follow_ups": []}
    scores = {"same_story": ranked.scores, "background": ranked.plain, "follow_ups": ranked.scores}
    for place in range(len(ranked.ids)):
        section = _section(ranked, known, place)
        if section:
            found[section].append(Card(place, float(scores[section][place])))
    for section, cards in found.items():
        cards.sort(key=lambda card: (not _chosen(ranked, known, card), -card.score, int(ranked.ids[card.place])))
        best = cards[:LONGEST]
        found[section] = folded(ranked, _other_sources_first(ranked, best) if section == "same_story" else best)
    return found


def folded(ranked: Ranked, cards: Sequence[Card]) -> list[Card]:
    """Cards without those that repeat an earlier one, which then stand behind it; the newest of them is shown.

    What is nothing but a headline, or not dated, is never folded: a daily series has one headline over many texts.
    """
    if not cards:
        return []
    places = np.array([card.place for card in cards])
    apart, whole = ranked.apart[places], ~ranked.signatures.only_headline[places]
    words = ranked.vectors.words.take(places)
    taken = np.zeros(len(cards), bool)
    kept: list[Card] = []
    for number, card in enumerate(cards):
        if taken[number]:
            continue
        near = np.flatnonzero(whole & whole[number] & ~taken & (np.abs(apart - apart[number]) <= measures.FOLD_DAYS))
        near = near[near > number]
        if len(near):
            copies = near[cosine(words.take([number]), words.take(near)) >= measures.FOLD]
            taken[copies] = True
            card.similar = places[copies].tolist()
        kept.append(_newest(ranked, card))
    return kept


def _section(ranked: Ranked, known: Verdicts, place: int) -> Section | None:
    article_id, apart = int(ranked.ids[place]), days_apart(ranked, place)
    if article_id in known.refused:
        return None
    chosen = article_id in known.chosen
    if not chosen and (ranked.alike[place] < measures.LEAST or _is_copy(ranked, place)):
        return None
    if _same_story(ranked, place):
        return "same_story"
    if apart is None or apart == 0:
        return "same_story" if chosen else None
    return "background" if apart < 0 else "follow_ups"


def _same_story(ranked: Ranked, place: int) -> bool:
    near = not abs(ranked.apart[place]) > measures.STORY_DAYS
    return bool(ranked.same[place] or (near and ranked.alike[place] >= measures.SAME))


def _is_copy(ranked: Ranked, place: int) -> bool:
    if ranked.signatures.only_headline[place] or not abs(ranked.apart[place]) <= measures.FOLD_DAYS:
        return False
    return bool(cosine(ranked.one.words, ranked.vectors.words.take([place]))[0] >= measures.COPY)


def days_apart(ranked: Ranked, place: int) -> float | None:
    """Days from the open article to another; 0 on one day if either has no time of day; None if not known."""
    apart = float(ranked.apart[place])
    if np.isnan(apart):
        return None
    mine, theirs = float(ranked.own.day[0]), float(ranked.signatures.day[place])
    if mine.is_integer() or theirs.is_integer():
        return float(np.floor(theirs) - np.floor(mine))
    return apart


def calendar_days(ranked: Ranked, place: int) -> int:
    """From the day of the open article, in UTC, to that of another; 0 where one is not dated."""
    days = np.floor(ranked.signatures.day[place]) - np.floor(ranked.own.day[0])
    return 0 if np.isnan(days) else int(days)


def _chosen(ranked: Ranked, known: Verdicts, card: Card) -> bool:
    return int(ranked.ids[card.place]) in known.chosen


def _other_sources_first(ranked: Ranked, cards: list[Card]) -> list[Card]:
    own = int(ranked.own.source[0])
    return sorted(cards, key=lambda card: own != 0 and int(ranked.signatures.source[card.place]) == own)


def _newest(ranked: Ranked, card: Card) -> Card:
    """The card with the newest of its copies shown, of equally new ones the longest."""
    if card.similar:
        every = [card.place, *card.similar]
        shown = max(
            every, key=lambda place: (ranked.apart[place], int(ranked.signatures.words[place].astype(bool).sum()))
        )
        card.similar = [place for place in every if place != shown]
        card.place = shown
    return card
