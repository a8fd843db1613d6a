"""What is said about a question that a list answers, and which of its words are marked in an article."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from newsreader.application.listing import Listing, Question
from newsreader.ui.written_number import written

translate = QCoreApplication.translate
RANKED = 2000


class Note(NamedTuple):
    """A line for the head of a list; `warns`: something in the question could not be understood."""

    words: str = ""
    warns: bool = False


def note_for(question: Question, listing: Listing | None) -> Note:
    """What stands below the number of results: the first mistake, or that not all matches were compared."""
    if sentences := mistakes_in(question.view.search, typing=not question.best_first):
        return Note(sentences[0], warns=True)
    if listing is not None and listing.cut:
        words = translate("ListHeader", "The best of the newest %1 matches and of all headlines")
        return Note(words.replace("%1", written(RANKED)))
    return Note()


def mistakes_in(text: str, *, typing: bool = False) -> list[str]:
    """What of a question could not be understood, a sentence each; while it is typed, its end may be unfinished."""
    if not text.strip():
        return []
    from newsreader.article.question.parse import parse

    return [each.sentence for each in parse(text, typing=typing).mistakes]


def marked_words(text: str) -> list[str]:
    """The words of a question that are marked in the articles it found."""
    if not text.strip():
        return []
    from newsreader.article.question.parse import parse

    return [word.text for word in parse(text, typing=True).words]
