"""Seeded languages: words as common and as rare as those of real ones, some of them in standing phrases, and names."""

from __future__ import annotations

import random
from itertools import accumulate

from spellings import Spelling

_FLATTENING = 2.0  # Mandelbrot's: the first few words of a language are less common than Zipf's law has them
_COMMON, _STEEPNESS = 2500, 0.8  # beyond so many words they grow rare faster: Montemurro, Physica A 300, 2001
_PHRASES = 6  # one in so many is a standing phrase


class Language:
    """Its words, from the commonest to the rarest, and its names."""

    def __init__(self, spelling: Spelling, size: int) -> None:
        """Make up about `size` words; they are always the same."""
        chance = random.Random(spelling.code)
        self.code, self.spaces, self.stop = spelling.code, spelling.spaces, spelling.stop
        self.common = spelling.common.split()
        starts, ends = spelling.starts.split(), spelling.ends.split()

        def word() -> str:
            middle = "".join(chance.choices(starts, k=chance.choice((0, 1, 1, 2))))
            return chance.choice(starts) + middle + chance.choice(ends)

        # The more common a word is, the shorter.
        self.rare = sorted(dict.fromkeys(word() for _ in range(size)), key=lambda each: len(each) + chance.random() * 5)
        words = self.common + self.rare
        joint = " " if self.spaces else ""
        units = list(words)
        for place in range(_PHRASES * 10, len(words), _PHRASES):
            following = chance.choice(self.common if place % 4 else self.rare[:3000]), chance.choice(words[:5000])
            units[place] = joint.join((words[place], *following))
        numbers = [f"{chance.choice((chance.randint(2, 99), chance.randint(100, 2030)))}" for _ in range(400)]
        for number in numbers:
            units.insert(chance.randint(80, min(6000, len(units))), number)
        self.units = units
        self.weights = list(accumulate(map(_weight, range(len(units)))))

    def name(self, chance: random.Random) -> str:
        """A word that could be the name of a place or a family."""
        return chance.choice(self.rare).capitalize()

    def sentence(self, units: list[str]) -> str:
        """Words and phrases as a sentence, with what parts it from the next."""
        line = (" " if self.spaces else "").join(units)
        return line[:1].upper() + line[1:] + self.stop


def _weight(place: int) -> float:
    """How often the word of this rank comes, in relation to the others."""
    return min(1.0, (_COMMON / (place + 1)) ** _STEEPNESS) / (place + _FLATTENING)
