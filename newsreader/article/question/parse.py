"""Understands what a person typed: any text at all.

A mistake is told with its place and its words are still searched for. AND binds closer than OR. Parentheses are kept
on a stack of limited depth, never by recursion, and what stands behind the limit of length is plain words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from newsreader.article.question.meaning import exact, meaning
from newsreader.article.question.scan import Piece, Sign, Token, scan
from newsreader.article.question.tree import (
    Mistake,
    Node,
    Question,
    Word,
    asked_words,
    both,
    either,
    without,
)

LONGEST = 4000
DEEPEST = 64
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")


def parse(text: str, *, typing: bool) -> Question:
    """What is asked for.

    Args:
        text: as typed; never refused.
        typing: its end may be unfinished: the last word may go on, and a condition, parenthesis or quotation that
            may still become right is no mistake.
    """
    text = _NOT_STORABLE.sub(" ", text)
    head = text if len(text) <= LONGEST else _whole_words(text[:LONGEST])
    rest = text[len(head) :]
    reading = _Reading(scan(head), len(head), typing and not rest)
    asked = reading.result()
    if rest.strip():
        sentence = f"Only the first {LONGEST:,} characters are read as a question; the rest was taken as words."
        reading.mistakes.append(Mistake(len(head), len(rest), sentence))
    words = [word for written in rest.split() if (word := exact(written))]
    tree = both([*([asked] if asked else []), *words])
    mistakes = sorted(reading.mistakes, key=lambda mistake: mistake.start)
    return Question(tree, tuple(mistakes), tuple(asked_words(tree)))


def _whole_words(text: str) -> str:
    """The text without its last word, which may have been cut."""
    return text.rsplit(maxsplit=1)[0] if len(text.split(maxsplit=1)) > 1 else text


@dataclass(slots=True)
class _Group:
    """A parenthesis that is still open: the parts of each of its alternatives.

    Attributes:
        left_out: a dash stands before it.
    """

    start: int
    left_out: bool
    alternatives: list[list[Node]] = field(default_factory=lambda: [[]])

    def node(self) -> Node | None:
        """What the group asks for."""
        parts = (both(alternative) for alternative in self.alternatives)
        asked = either(part for part in parts if part is not None)
        return without(asked) if asked is not None and self.left_out else asked


class _Reading:
    """One walk over the tokens of a question; collects its mistakes."""

    def __init__(self, tokens: list[Token], length: int, typing: bool) -> None:
        self.mistakes: list[Mistake] = []
        self._tokens = tokens
        self._length = length
        self._typing = typing
        self._groups = [_Group(0, left_out=False)]
        self._left_out = False
        self._after_something = False
        self._too_deep = 0

    def result(self) -> Node | None:
        """What all tokens together ask for."""
        for index, token in enumerate(self._tokens):
            if isinstance(token, Piece):
                self._read_piece(token)
            elif token.kind == "open":
                self._open(token)
            elif token.kind == "close":
                self._close(token)
            elif token.kind == "minus":
                self._read_minus(index, token)
            else:
                self._read_operator(index, token)
        while len(self._groups) > 1:
            if not self._typing:
                self._wrong(self._groups[-1].start, "This parenthesis is not closed; it was taken to end at the end.")
            self._end_group()
        return self._groups[0].node()

    def _read_piece(self, piece: Piece) -> None:
        unfinished = self._unfinished(piece) and not piece.closed
        if unfinished and not self._is_left_out():
            piece = replace(piece, goes_on=True)
        asked, mistake = meaning(piece, unfinished=unfinished)
        if mistake is not None:
            self.mistakes.append(mistake)
        if piece.quoted and not piece.closed and not unfinished:
            quote = piece.value_start + piece.anywhere
            self._wrong(quote, "This quotation is not closed; it was taken to end at the end.")
        self._add(asked)

    def _open(self, sign: Sign) -> None:
        if len(self._groups) <= DEEPEST:
            self._groups.append(_Group(sign.start, self._left_out))
        else:
            if not self._too_deep:
                self._wrong(sign.start, f"Parentheses go {DEEPEST} deep; those from here on were left out.")
            self._too_deep += 1
        self._left_out = self._after_something = False

    def _close(self, sign: Sign) -> None:
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._groups) > 1:
            self._end_group()
        else:
            self._wrong(sign.start, "This parenthesis closes none; it was left out.")

    def _end_group(self) -> None:
        group = self._groups.pop()
        self._add(group.node())

    def _read_minus(self, index: int, sign: Sign) -> None:
        following = self._tokens[index + 1] if index + 1 < len(self._tokens) else None
        if following is not None and following.start == sign.end and following.kind != "close":
            self._left_out = True
        elif not self._unfinished(sign):
            sentence = "“-” stands right before what is to be left out, as in -strike."
            self.mistakes.append(Mistake(sign.start, sign.end - sign.start, sentence))

    def _read_operator(self, index: int, sign: Sign) -> None:
        name = sign.kind.upper()
        following = self._tokens[index + 1] if index + 1 < len(self._tokens) else None
        if self._after_something and not self._left_out and _begins_something(following):
            if sign.kind == "or":
                self._groups[-1].alternatives.append([])
            self._after_something = False
        elif not self._unfinished(sign):
            sentence = f"{name} stands between two things to look for, as in tram {name} bus; it was taken as a word."
            self.mistakes.append(Mistake(sign.start, sign.end - sign.start, sentence))
            self._add(exact(name))
        elif not self._after_something:
            self._add(Word(name, None, "prefix"))

    def _add(self, asked: Node | None) -> None:
        if asked is not None:
            self._groups[-1].alternatives[-1].append(without(asked) if self._left_out else asked)
        self._left_out = False
        self._after_something = True

    def _is_left_out(self) -> bool:
        """Whether what comes next is to be left out: while it is typed, no more than it says is."""
        return self._left_out or any(group.left_out for group in self._groups)

    def _unfinished(self, token: Token) -> bool:
        """Whether the person may still be typing this token."""
        return self._typing and token.end == self._length

    def _wrong(self, place: int, sentence: str) -> None:
        self.mistakes.append(Mistake(place, 1, sentence))


def _begins_something(token: Token | None) -> bool:
    """Whether something to look for may begin with a token."""
    return isinstance(token, Piece) or (token is not None and token.kind in ("open", "minus"))
