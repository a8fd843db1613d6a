"""Which article a named headline means.

An address that matches an article wins before any headline is compared. Else the titles with the headline's rarest
words are scored. From `LINK` on it is a link, provided that no other headline is nearly as good; from `POSSIBLE` on
the reader is asked; below it is plain text, or an address, and awaited. What the reader said outranks every score.

After any change of the library `resolve_links` decides anew for every name that the change can concern, so that the
answers depend on what is in the library and not on the order in which it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.article.headline import headline_words
from newsreader.article.model import Changes, LinkState
from newsreader.library import Library
from newsreader.library.headlines import Headlines, NamedHeadline, Resolution, Title
from newsreader.related.title_search import Reach, groups_of, most_shared

if TYPE_CHECKING:
    from newsreader.related.likeness import Weights

SAME = 1.0
LINK = 0.90
POSSIBLE = 0.77
MARGIN = 0.03
MEANT = Reach(rare=8_000, common=120_000, most=40)
"""How far to look for the titles that a named headline may mean."""
MEANING = Reach(rare=2_500, common=40_000, most=100)
"""How far to look for the named headlines that may mean a title; every new article asks, so it is less."""
SCORED = 10
ROUGHLY_ALIKE = 90
EARLIEST, LATEST = -60 * 86_400, 2 * 86_400
"""Of articles with one headline, one from this span around the naming article is meant sooner, in seconds."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A title and how sure it is that it is meant."""

    title: Title
    score: float


def resolve_links(library: Library, changed: Changes) -> Changes:
    """Decides anew what every named headline means that a change can concern, and keeps the answers.

    Call it in the transaction of the change, after each that adds, edits, deletes, restores or takes back.

    Returns:
        The articles whose links differ now, and the followed headlines that were answered.
    """
    if not changed.kinds & {"articles", "bin", "links"}:
        return Changes()
    headlines = library.headlines
    ids = changed.articles | changed.added | changed.removed
    if not ids or not headlines.any_named():
        return Changes()
    concerned = {(named.article_id, named.index): named for named in _concerned(headlines, sorted(ids))}
    equal: dict[str, list[Scored]] = {}
    ranked: dict[str, list[Scored]] = {}
    answers = []
    for named in concerned.values():
        at_url = headlines.article_at(named.url_key) if named.url_key else None
        accepted = _living(headlines, named.accepted)
        if named.key not in equal:
            equal[named.key] = titles_equal(headlines, named.key)
        answer = choose(named, equal[named.key], at_url, accepted)
        if answer.state != "here":
            if named.key not in ranked:
                ranked[named.key] = rank(headlines, named.key, equal[named.key])
            answer = choose(named, ranked[named.key], at_url, accepted)
        answers.append((named, answer))
    return headlines.store(answers)


def rank(headlines: Headlines, key: str, equal: Sequence[Scored]) -> list[Scored]:
    """The titles that a normalized headline may mean, the best first; of equally good ones the article's id decides.

    `equal` are the titles that are the headline.
    """
    from newsreader.related.likeness import score

    best = {scored.title.article_id: scored for scored in equal}
    like = headlines.titles_at(most_shared(groups_of(headlines, key), headlines.titles_with, MEANT))
    titles = _most_alike(key, [title for title in like if title.article_id not in best])
    weights = _weights(headlines, [key, *(title.key for title in titles)])
    for title in titles:
        scored = Scored(title, score(key, title.key, weights))
        if title.article_id not in best or best[title.article_id].score < scored.score:
            best[title.article_id] = scored
    return sorted(best.values(), key=lambda scored: (-scored.score, scored.title.article_id))


def choose(
    named: NamedHeadline, ranked: Sequence[Scored], at_url: Title | None = None, accepted: int | None = None
) -> Resolution:
    """What one named headline means, given the titles that it may mean.

    Args:
        named: the headline in its place.
        ranked: from `rank`.
        at_url: the article at the address that was given with the name.
        accepted: the living article that the reader said is meant.
    """
    if accepted is not None:
        return Resolution("here", accepted, 1.0)
    barred = named.refused | {named.article_id}
    if at_url and at_url.article_id not in barred:
        return Resolution("here", at_url.article_id, 1.0)
    open_ = [scored for scored in ranked if scored.title.article_id not in barred]
    unresolved: LinkState = "elsewhere" if named.has_url else "awaited"
    if not open_ or open_[0].score < POSSIBLE:
        return Resolution(unresolved)
    top = open_[0]
    same = [scored.title for scored in open_ if scored.title.key == top.title.key and scored.score == top.score]
    meant = min(same, key=lambda title: _distance(title.order_time - named.named_at))
    other = next((scored.score for scored in open_ if scored.title.key != top.title.key), 0.0)
    sure = top.score == SAME or (top.score >= LINK and top.score - other >= MARGIN)
    return Resolution("here" if sure else "possible", meant.article_id, round(top.score, 4))


def _distance(seconds: int) -> tuple[bool, int]:
    """How far a title lies from the naming article; those of the likely span come first."""
    return (not EARLIEST <= seconds <= LATEST, abs(seconds))


def _concerned(headlines: Headlines, ids: Sequence[int]) -> Iterable[NamedHeadline]:
    """Every name whose meaning may depend on these articles: theirs, those of them, and those like their titles."""
    titles = headlines.titles_of(ids)
    yield from headlines.named_in(ids)
    yield from headlines.named_for(ids)
    yield from headlines.named_at_urls({url for _, url in titles if url})
    keys = {key for key, _ in titles}
    names = {number for key in sorted(keys) for number in _names_like(headlines, key)}
    for named in headlines.named_as(sorted(names)):
        if named.key in keys or named.state != "here" or named.score < SAME:
            yield named


def _names_like(headlines: Headlines, key: str) -> list[int]:
    """Ids of the named headlines that could mean a title, or leave another one in doubt because of it."""
    from newsreader.related.likeness import rough_likeness, score

    named = headlines.names_at(most_shared(groups_of(headlines, key), headlines.names_with, MEANING))
    named = [(number, name) for number, name in named if rough_likeness(name, key) >= ROUGHLY_ALIKE]
    weights = _weights(headlines, [key, *(name for _, name in named)]) if named else None
    return [number for number, name in named if weights and score(name, key, weights) >= POSSIBLE - MARGIN]


def _weights(headlines: Headlines, keys: Iterable[str]) -> Weights:
    """The weights of all words of some headlines."""
    from newsreader.related.likeness import Weights

    return Weights(*headlines.word_counts({word for key in keys for word in headline_words(key)}))


def _most_alike(key: str, titles: Sequence[Title]) -> list[Title]:
    """The titles worth scoring."""
    if len(titles) <= SCORED:
        return list(titles)
    from newsreader.related.likeness import rough_likeness

    return sorted(titles, key=lambda title: -rough_likeness(key, title.key))[:SCORED]


def titles_equal(headlines: Headlines, key: str) -> list[Scored]:
    """The titles that are the headline."""
    return [Scored(title, SAME) for title in headlines.titles_equal(key)]


def _living(headlines: Headlines, article_id: int | None) -> int | None:
    """The article, unless it is in the recycle bin."""
    return article_id if article_id is not None and headlines.living([article_id]) else None
