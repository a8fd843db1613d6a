"""Every weight and threshold by which articles are found to belong together, and where it comes from.

Those of the ranking were chosen by coordinate ascent over rounded values on the `tune` halves of two judged sets of
200 queries each from Reuters-21578 (the same company; the same event code and place), and checked on stories of the
UCI News Aggregator and topics of ECB+ that no reported figure is taken from; most figures move by less than two in a
hundred when one of them is changed by half. `tests/benchmarks/ranking.py` does the same with any judged set. Those of
stories stand in `points` and `clustering`, those of headlines in `titles` and `likeness`.
"""

from __future__ import annotations

WORD_IDF = 0.7
"""The power of idf in the weight of a word, under 1: common words of a text tell a little about its subject."""
HEADLINE_IDF = 0.3
"""The same for an article that is nothing but a headline, in which every word was chosen."""
EARLY = 1.0
"""How much more often than it occurs the first word of a text counts; later ones less, see `Features.early`."""
PAIRS, NAMES, TITLE = 0.6, 0.5, 0.1
"""What the likeness of each part counts, where that of the words counts 1."""

HOURS, DAYS, WEEKS = 0.5, 0.5, 0.3
"""By how much likeness counts more when both are of one moment, fading over 3, 10 and 30 days."""
ALONE = 0.1
"""What being of one month counts by itself, fading over 30 days."""

FEEDBACK, BEST = 0.5, 4
"""What likeness to so many of the best counts (relevance feedback after Rocchio)."""
STORY = 0.15
"""What being told in one story counts."""
STORY_DAYS = 10
"""Articles of one story that are further apart are what came before, or what followed."""

LEAST = 0.22
"""Less alike articles are not shown: of those above it more than half belonged to the article in the judged sets."""
SAME = 1.0
"""So alike, by all parts together, that no story need say so: in ECB+ all such pairs were of one event."""
FOLD, FOLD_DAYS = 0.8, 2
"""Articles with so much of their words in common, and so near in time, are shown as one."""
COPY = 0.97
"""So like the open article that there is nothing new to read."""
