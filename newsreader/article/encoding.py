"""What is said of an article whose characters are not certain, and how to tell that it was said."""

from __future__ import annotations

from collections.abc import Iterable

UNSURE = "The encoding is unsure: the text was read as {}."
DECLARED = "The text says that it is in “{}”, but it is not; it was read as {}."
MARKED = "The text says that it is in “{}”, but it begins with the mark of {} and was read as that."
DAMAGED = "The text is damaged in {}: bytes that are no {} are shown as “\ufffd”."
CHOSEN = "The text was read as {}, as you chose."
RAW = "This did not look like text: its bytes are shown as text, and “\ufffd” where they are no characters."
_SENTENCES = (UNSURE, DECLARED, MARKED, DAMAGED, CHOSEN, RAW)


def on_encoding(warnings: Iterable[str]) -> list[str]:
    """Those of an article's warnings that its character set is the matter of: it may be decoded again."""
    beginnings = tuple(sentence.partition("{}")[0] for sentence in _SENTENCES)
    return [warning for warning in warnings if warning.startswith(beginnings)]
