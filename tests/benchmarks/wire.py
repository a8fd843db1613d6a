"""Seeded wire copy: reports, what papers make of them when they print them, and what only looks like a copy.

The words are those of a made-up language, the figures and names of each report its own. What only looks like a copy:
parts of a series that are written into one form, later reports that quote paragraphs of an earlier one, and reports of
two papers on one event, with the same names, figures and sayings.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from languages import Language
from spellings import SPELLINGS

WORDS = 20_000
KINDS = ("words", "dropped", "added", "tail", "order", "mixed")
"""What an edit is made of: the last is some of each."""
Paragraphs = tuple[tuple[str, ...], ...]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_AGENCIES = ("Reuters", "AP", "AFP", "dpa")
_BEFORE = (
    "Skip to content", "Share this article", "Listen to this story. 4 min", "Advertisement", "By our news desk",
    "This story appears courtesy of our partners and was not changed by our newsroom.",
)  # fmt: skip
_AFTER = (
    "Read more: the ten stories that everybody reads today", "Sign up for our morning newsletter",
    "© All rights reserved",
    "This article was first published by one of our partners. We may earn a commission if you buy through our links.",
    "Follow us on every network, and send your tips to the newsroom.", "Our standards: the principles of trust.",
)  # fmt: skip
_FACTS = (
    "{place} paid {big} for the {word} in the year to March, against {big2} a year before",
    "{person}, who runs the {word} of {place}, said on {day} that {small} of the {count} {word2} were {word3}",
    "“We counted {count} {word} in {place},” said {person}",
    "{org} expects {small} per cent more {word} by {year}, and {person} called that {word2}",
    "The {word} fell to {count} from {count2}, according to {org}",
)
SERIES: dict[str, tuple[str, str]] = {
    "results": (
        "{org} Corp 4th qtr net",
        ("Shr {small}.{cents} dlrs vs {small2}.{cents2}\n\nNet {count},{cents}5 vs {count2},{cents2}1\n\nRevs {big} vs"
        " {big2}\n\nAvg shrs {count},000 vs {count2},000\n\nYear\n\nShr {small2}.{cents} dlrs vs {small}.{cents2}\n\n"
        "Net {big2} vs {big}\n\nRevs {count}.{cents} mln vs {count2}.{cents2} mln\n\nNOTE: Full name of the company is"
        " {org} Corp. Results of the year include a gain of {cents} cents a share from the sale of a division."),
    ),
    "weather": (
        "Weather outlook for tomorrow",
        ("A ridge of high pressure lies over {place} and moves slowly east, the weather service said on {day}.\n\n"
        "Temperatures reach {small} degrees on the coast and {small2} degrees inland, with a light wind of {cents}"
        " kilometres an hour from the north.\n\nRain of up to {cents2} millimetres is expected in the hills, and"
        " visibility stays good below {count} metres.\n\nThe sun rises at 6.{cents} and sets at 5.{cents2}.\n\n"
        "For tomorrow the service expects little change, with {small} hours of sun in {place}."),
    ),
    "prices": (
        "Closing prices of the day",
        ("The main index closed {small}.{cents} points higher at {count}.{cents2}, with {count2} shares up and"
        " {cents} down.\n\nTurnover was {big}, after {big2} the day before.\n\n{org} {count}.{cents} +{small}\n\n"
        "{org2} {count2}.{cents2} -{small2}\n\n{org3} {cents}.{small} +{cents2}\n\n{org4} {count}.{small2} -{small}\n\n"
        "Dealers said that buyers waited for figures from abroad, and that trade was thin towards the close."),
    ),
    "match": (
        "{place} win in the league",
        ("{place} beat {place2} {small}-{small2} on {day} in front of {count} spectators and climbed to place {cents}"
        " of the table.\n\n{person} opened the score in minute {cents}, and {person2} scored twice after the break.\n\n"
        "“We played well from the first minute and deserved to win,” said coach {person3}.\n\n{place2} hit the post in"
        " minute {cents2} and had a goal disallowed.\n\n{place} play away next week, while {place2} have to wait for"
        " the return of {person4}, who is injured."),
    ),
    "reserves": (
        "Central bank adds temporary reserves",
        ("The central bank entered the money market on {day} to add temporary reserves through {small} day agreements,"
        " dealers said.\n\nFunds were trading at {small}-{cents}/{cents2} pct when the bank announced the operation,"
        " against an average of {small2}.{cents} pct.\n\nEconomists had expected the bank to add about {big}, as it"
        " faces a need to add reserves in the period that ends on Wednesday.\n\nThe bank did not say how much it added"
        " in total."),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A headline, and paragraphs of sentences."""

    headline: str
    paragraphs: Paragraphs

    @property
    def text(self) -> str:
        """As it stands in the library."""
        return "\n\n".join(" ".join(paragraph) for paragraph in self.paragraphs)


class Wire:
    """An agency and its clients; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(f"wire {seed}")
        self._language = Language(SPELLINGS["en"], WORDS)

    def report(self) -> Text:
        """A report of six to sixteen paragraphs."""
        facts = self._facts()
        return self._told(facts, [self._fact(facts) for _ in range(self.chance.randint(4, 9))])

    def rivals(self) -> tuple[Text, Text]:
        """Two papers' reports on one event: who, where, some figures and some sayings are the same."""
        facts = self._facts()
        sayings = [self._fact(facts) for _ in range(self.chance.randint(3, 5))]
        mine = self._told(facts, [*sayings, *(self._fact(facts) for _ in range(3))])
        theirs = self._told(facts, [*self._reworded(sayings), *(self._fact(facts) for _ in range(3))])
        return mine, replace(theirs, headline=mine.headline)

    def series(self, kind: str, size: int) -> list[Text]:
        """So many parts of a series: the same words and often the same headline, and other figures and names."""
        headline, form = SERIES[kind]
        found = []
        for _ in range(size):
            facts = self._facts()
            paragraphs = tuple((line.format(**facts),) for line in form.split("\n\n"))
            found.append(Text(headline.format(**facts), paragraphs))
        return found

    def follow_up(self, report: Text) -> Text:
        """What came of it: new paragraphs, then up to three in five of the old ones as background."""
        facts = self._facts()
        new = self._told(facts, [self._fact(facts) for _ in range(self.chance.randint(2, 4))])
        old = report.paragraphs
        kept = [place for place in range(len(old)) if self.chance.random() < 0.6][: max(1, len(old) * 3 // 5)]
        lead = new.paragraphs[: max(3, len(old) - len(kept))]
        return Text(self.chance.choice((report.headline, new.headline)), (*lead, *(old[place] for place in kept)))

    def printed(self, report: Text, share: float, kind: str) -> Text:
        """A report as a paper prints it: so great a share of it edited, 0 to 1, and what is usual around it."""
        edited = self._edited(report.paragraphs, share, kind)
        headline = report.headline if self.chance.random() < 0.5 else self._headline(report)
        paragraphs = list(edited)
        if self.chance.random() < 0.7:
            paragraphs[0] = (self._agency(paragraphs[0][0]), *paragraphs[0][1:])
        if self.chance.random() < 0.3:
            paragraphs.append((f"(Reporting by {self._person()} in {self._name()}; editing by {self._person()})",))
        before = self._some(_BEFORE) if self.chance.random() < 0.5 else []
        after = self._some(_AFTER) if self.chance.random() < 0.6 else []
        return Text(headline, (*before, *paragraphs, *after))

    def _edited(self, paragraphs: Paragraphs, share: float, kind: str) -> Paragraphs:
        """Edits of a kind, or of all kinds, that touch so great a share of the words in all."""
        kinds: Sequence[str] = KINDS[:-1] if kind == "mixed" else (kind,)
        edits: dict[str, Callable[[Paragraphs, float], Paragraphs]] = {
            "words": self._reworded_text, "dropped": self._dropped, "added": self._added, "tail": self._cut,
            "order": self._reordered,
        }  # fmt: skip
        for each in kinds:
            paragraphs = edits[each](paragraphs, share / len(kinds))
        return paragraphs

    def _reworded_text(self, paragraphs: Paragraphs, share: float) -> Paragraphs:
        return tuple(tuple(self._reworded(paragraph, share)) for paragraph in paragraphs)

    def _reworded(self, lines: Sequence[str], share: float = 0.5) -> list[str]:
        """Other words for so many of them; names and figures are changed a tenth as often."""
        return [" ".join(self._other(word, share) for word in line.split(" ")) for line in lines]

    def _other(self, word: str, share: float) -> str:
        bare = word.strip(".,“”()")
        kept = not bare or not bare.islower()
        if self.chance.random() >= share / (10 if kept else 1) or not bare:
            return word
        return word.replace(bare, str(self.chance.randint(2, 999)) if bare[0].isdigit() else self._word())

    def _dropped(self, paragraphs: Paragraphs, share: float) -> Paragraphs:
        """Without some sentences."""
        gone = self._so_many(paragraphs, share)
        kept = [
            [line for place, line in enumerate(each) if (number, place) not in gone]
            for number, each in enumerate(paragraphs)
        ]
        return tuple(tuple(each) for each in kept if each) or paragraphs[:1]

    def _added(self, paragraphs: Paragraphs, share: float) -> Paragraphs:
        """With sentences after some; one in four tells something."""
        facts = self._facts()
        after = self._so_many(paragraphs, share)

        def more(line: str) -> str:
            return f"{line} {self._fact(facts) if self.chance.random() < 0.25 else self._sentence()}"

        return tuple(
            tuple(more(line) if (number, place) in after else line for place, line in enumerate(each))
            for number, each in enumerate(paragraphs)
        )

    def _so_many(self, paragraphs: Paragraphs, share: float) -> set[tuple[int, int]]:
        """Paragraph and place of sentences that have at most so great a share of the words."""
        sizes = {
            (number, place): len(line.split())
            for number, each in enumerate(paragraphs)
            for place, line in enumerate(each)
        }
        left, chosen = share * sum(sizes.values()), set()
        for where in self.chance.sample(list(sizes), len(sizes)):
            if sizes[where] <= left:
                left -= sizes[where]
                chosen.add(where)
        return chosen

    def _cut(self, paragraphs: Paragraphs, share: float) -> Paragraphs:
        """Without the last paragraphs."""
        total = sum(len(line) for each in paragraphs for line in each)
        left = list(paragraphs)
        while len(left) > 1 and sum(len(line) for each in left[:-1] for line in each) >= total * (1 - share):
            left.pop()
        return tuple(left)

    def _reordered(self, paragraphs: Paragraphs, share: float) -> Paragraphs:
        """Some paragraphs but the first at another place."""
        order = list(paragraphs)
        for place in range(1, len(order)):
            if self.chance.random() < share:
                order.insert(self.chance.randrange(1, len(order)), order.pop(place))
        return tuple(order)

    def _agency(self, line: str) -> str:
        agency, day = self.chance.choice(_AGENCIES), self.chance.choice(_DAYS)[:3]
        forms = (
            f"{self._name().upper()} ({agency}) - {line}",
            f"{self._name()}, {day} ({agency}) {line}",
            f"({agency}) {line}",
        )
        return self.chance.choice(forms)

    def _some(self, lines: Sequence[str]) -> list[tuple[str, ...]]:
        return [(line,) for line in self.chance.sample(lines, self.chance.randint(1, 4))]

    def _told(self, facts: dict[str, object], parts: list[str]) -> Text:
        """Facts among sentences that tell of them, in paragraphs of one to three."""
        place, person = facts["place"], facts["person"]
        lines = [f"{place} has {self._plain()}, {person} said on {facts['day']}.", *parts]
        lines += [self._sentence() for _ in range(self.chance.randint(4, 14))]
        rest = lines[1:]
        self.chance.shuffle(rest)
        lines, paragraphs = [lines[0], *rest], []
        while lines:
            size = self.chance.randint(1, 3)
            paragraphs.append(tuple(lines[:size]))
            lines = lines[size:]
        return Text(f"{place} {self._plain()[:60]}", tuple(paragraphs))

    def _headline(self, report: Text) -> str:
        """Another one, with its first word."""
        return f"{report.headline.split()[0]} {self._plain()[:50]}"

    def _facts(self) -> dict[str, object]:
        chance = self.chance
        people = {name: self._person() for name in ("person", "person2", "person3", "person4")}
        places = {name: self._name() for name in ("place", "place2", "org", "org2", "org3", "org4")}
        figures: dict[str, object] = {name: chance.randint(2, 40) for name in ("small", "small2")}
        figures |= {name: chance.randint(10, 99) for name in ("cents", "cents2")}
        figures |= {name: chance.randint(100, 9999) for name in ("count", "count2")}
        figures |= {name: f"{chance.randint(2, 900)}.{chance.randint(1, 9)} million" for name in ("big", "big2")}
        return {**people, **places, **figures, "day": chance.choice(_DAYS), "year": chance.randint(2024, 2040)}

    def _fact(self, facts: dict[str, object]) -> str:
        """A sentence with names of the report, and figures of its own."""
        own = {
            name: value for name, value in self._facts().items() if not isinstance(value, str) or name.startswith("big")
        }
        words = {name: self._word() for name in ("word", "word2", "word3")}
        people = {"person": facts[self.chance.choice(("person", "person2"))]}
        return self.chance.choice(_FACTS).format(**{**facts, **own, **words, **people}) + f", {self._plain()}."

    def _sentence(self) -> str:
        return self._language.sentence(self._units(self.chance.randint(8, 22))).strip()

    def _plain(self) -> str:
        return " ".join(self._units(self.chance.randint(4, 9))).lower()

    def _units(self, size: int) -> list[str]:
        return self.chance.choices(self._language.units, cum_weights=self._language.weights, k=size)

    def _word(self) -> str:
        """A word and no figure."""
        return next(word for unit in self._units(20) for word in unit.split() if word.isalpha())

    def _name(self) -> str:
        return self._language.name(self.chance)

    def _person(self) -> str:
        return f"{self._name()} {self._name()}"
