"""Which way a text runs, and in which script it is set."""

from __future__ import annotations

import re

RTL_LANGUAGES = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_FIRST_RTL = "\u0590"
_RTL = "[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
# Marks that nobody sees and that turn a line around, each from U+200F to U+2067.
_TURNING = "[\u200f\u202b\u202e\u2067]"
_LETTER = r"[^\W\d_]"


def may_turn(text: str) -> bool:
    """Whether anything in a text could have it run right to left."""
    if text.isascii() or max(text) < _FIRST_RTL:
        return False
    return re.search(_RTL, text) is not None or re.search(_TURNING, text) is not None


def reads_right_to_left(text: str, default: bool = False) -> bool:
    """Whether a paragraph runs right to left.

    A few foreign words, even at its start, do not turn a paragraph of an article around: `default` is the direction
    of the article. A right-to-left one is overruled where a paragraph neither begins in its script nor has a quarter
    of its letters in it, a left-to-right one by more than half of the letters.
    """
    if not default and (text.isascii() or max(text) < _FIRST_RTL or not re.search(_RTL, text)):
        return False
    rtl = len(re.findall(_RTL, text))
    ltr = len(re.findall(_LETTER, text)) - rtl
    if rtl <= 0 and ltr <= 0:
        return default
    first = re.search(_LETTER, text)
    if default and first and re.match(_RTL, first[0]):
        return True
    return rtl * 3 >= ltr if default else rtl > ltr


def article_runs_right_to_left(language: str | None, text: str) -> bool:
    """The direction of a whole article, from its language (two letters) or, where that is unknown, from its text."""
    if language:
        return language.lower().replace("_", "-").split("-")[0] in RTL_LANGUAGES
    return reads_right_to_left(text[:2000])
