"""Signs the articles that wait, a portion in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsreader.article.language import guess_language
from newsreader.article.model import Changes
from newsreader.related.copy_finder import CopyFinder
from newsreader.related.features import Features, features
from newsreader.related.signature import FORM, pack
from newsreader.related.story_finder import Signed, StoryFinder
from newsreader.related.term_counts import TermCounts
from newsreader.related.words import number_of

if TYPE_CHECKING:
    from newsreader.library import Library
    from newsreader.library.signatures import TextToSign

DAY = 86_400


def check_form(library: Library) -> None:
    """Have all articles signed anew if their signatures were made in another way than today's."""
    if library.signatures.form() != FORM:
        with library.transaction():
            library.signatures.start_anew(FORM)


class Finders(NamedTuple):
    """What looks for what belongs together."""

    stories: StoryFinder
    copies: CopyFinder


def sign_portion(library: Library, counts: TermCounts, finders: Finders, most: int) -> tuple[int, Changes]:
    """Sign up to so many of the articles that wait, and find their stories and copies; how many, and what changed.

    The counts are brought up to date with the library's.
    """
    with library.transaction(bulk=True):
        waiting = library.signatures.next_texts(most)
        if not waiting:
            return 0, Changes()
        looked = [features_of(each) for each in waiting]
        more = counts.count((each.article_id, found) for each, found in zip(waiting, looked, strict=True))
        with counts.counting(more):
            rows = [
                (each.article_id, pack(found, counts, each.day, each.order_time / DAY, source_number(each.source)))
                for each, found in zip(waiting, looked, strict=True)
            ]
            library.signatures.keep(rows, more)
            signed = [
                Signed(article_id, each.order_time, data)
                for each, (article_id, data) in zip(waiting, rows, strict=True)
            ]
            changes = finders.stories.place(library, signed, counts)
            changes |= finders.copies.fold(library, signed, {each.article_id: each.text for each in waiting})
    return len(waiting), changes


def features_of(article: TextToSign) -> Features:
    """What an article is about."""
    text = article.text
    language = article.language or guess_language(text or article.headline)
    return features(article.headline, text, language)


def source_number(source: str) -> int:
    """The number of a source's name; 0 for none."""
    return number_of(source.casefold()) if source else 0
