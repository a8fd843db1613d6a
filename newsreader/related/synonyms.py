"""Words that headlines exchange for one another, and words that turn a headline into its opposite.

English, because that is the language in which headlines are most often reworded; other languages lose nothing.
Written by hand from common newsroom usage: abbreviations, verbs of headlines, months and number words.
"""

from __future__ import annotations

from functools import lru_cache

_SAME = """
say said tell told state announce declare report
plan intend propose
want seek sought ask request
expect see saw seen forecast predict project anticipate
raise increase hike lift boost up rise rose risen climb gain grow grew jump surge advance soar
cut reduce lower slash trim down fall fell fallen drop decline slip decrease slide tumble plunge
buy bought acquire purchase
sell sold divest
get got receive obtain
give gave given grant award
complete finish conclude end
close shut
begin began begun start launch open
name appoint
quit resign
kill slay
dead died dies death deaths
hurt injured wounded
show reveal
agree accord pact deal agreement
deny reject refuse
approve back support endorse
urge press
probe investigate investigation inquiry
meet meeting talks negotiation discussion
row dispute
aid help assistance
firm company co corp corporation business
unit subsidiary
stake holding interest
bid offer
dividend payout
loss deficit
profit earnings net
qtr quarter quarterly
yr year
pct percent %
mln million m
bln billion bn
dlr dollar $ usd
stg sterling
govt government gov
intl international
natl national
dept department
univ university
assn association
mfg manufacturing
us usa american america
uk british britain
eu european europe
un
pm premier
president pres
chief head boss ceo
cop police
kid child children
new fresh
big large huge major
top leading
first 1st
second 2nd
third 3rd
fourth 4th
fifth 5th
one 1
two 2
three 3
four 4
five 5
six 6
seven 7
eight 8
nine 9
ten 10
jan january
feb february
mar march
apr april
jun june
jul july
aug august
sep sept september
oct october
nov november
dec december
mon monday
tue tues tuesday
wed wednesday
thu thurs thursday
fri friday
sat saturday
sun sunday
vs versus v
and &
may might could
will to shall
"""
_OPPOSITE = """
raise cut
buy sell
profit loss
begin complete
approve deny
more less
high low
higher lower
win lose
widen narrow
import export
rise fall
before after
early late
accept deny
success failure
alive dead
north south
east west
"""
_CALENDAR = frozenset(
    "jan feb mar apr jun jul aug sep oct nov dec mon tue wed thu fri sat sun monday tuesday spring summer autumn"
    " winter first second third fourth fifth one two three four five six seven eight nine ten hundred".split()
)
_FORMS = {word: group.split()[0] for group in _SAME.strip().splitlines() for word in group.split()}
_PAIRS = frozenset(
    frozenset(_FORMS.get(word, word) for word in pair.split()) for pair in _OPPOSITE.strip().splitlines()
)


@lru_cache(maxsize=20_000)
def common_form(word: str) -> str:
    """A word that stands for all words that mean the same in a headline, inflected or not."""
    return next((_FORMS[stem] for stem in _stems(word) if stem in _FORMS), word)


def opposite(word: str, other: str) -> bool:
    """Whether two words, by their common forms, turn a headline into its opposite."""
    return frozenset({common_form(word), common_form(other)}) in _PAIRS


@lru_cache(maxsize=20_000)
def is_count(word: str) -> bool:
    """Whether a word is a number or a time: what tells two parts of a series from each other."""
    return any(map(str.isdigit, word)) or common_form(word) in _CALENDAR


def _stems(word: str) -> tuple[str, ...]:
    """The word and what may be left of it without an English ending."""
    found = [word]
    for ending, instead in (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            found.append(word[: len(word) - len(ending)] + instead)
    if word.endswith(("ped", "ping", "ting", "ned")) and len(word) > 5:
        found.append(word.removesuffix("ed").removesuffix("ing")[:-1])
    return tuple(found)
