"""What is said of an article whose characters are not certain, and how to tell that it was said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

UNSURE = "The encoding is unsure: the text was read as {}."
DECLARED = "The text says that it is in “{}”, but it is not; it was read as {}."
MARKED = "The text says that it is in “{}”, but it begins with the mark of {} and was read as that."
DAMAGED = "The text is damaged in {}: bytes that are no {} are shown as “\ufffd”."
CHOSEN = "The text was read as {}, as you chose."
RAW = "This did not look like text: its bytes are shown as text, and “\ufffd” where they are no characters."

Doubt = Literal["chosen", "unsure", "raw", "damaged"]
# The first that was said counts: after a choice nothing is unsure any more, and raw text is always damaged.
_SENTENCES: dict[Doubt, tuple[str, ...]] = {
    "chosen": (CHOSEN,), "unsure": (UNSURE, DECLARED, MARKED), "raw": (RAW,), "damaged": (DAMAGED,),
}  # fmt: skip


def doubt(warnings: Iterable[str]) -> Doubt | None:
    """Why an article might be read better in another character set, by its warnings; None where nothing says so."""
    said = list(warnings)
    return next((each for each, sentences in _SENTENCES.items() if _among(said, sentences)), None)


def about_encoding(warnings: Iterable[str]) -> list[str]:
    """The warnings that the character set is the matter of."""
    every = [sentence for sentences in _SENTENCES.values() for sentence in sentences]
    return [warning for warning in warnings if _among([warning], every)]


def _among(warnings: Iterable[str], sentences: Iterable[str]) -> bool:
    beginnings = tuple(sentence.partition("{}")[0] for sentence in sentences)
    return any(warning.startswith(beginnings) for warning in warnings)
