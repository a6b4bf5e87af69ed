"""How alike two articles are: by the words they share, how rare these are, and the days between them.

A word weighs `count ** -0.3` for the number of articles that have it, counted in powers
of four. So an addition changes the weight only of the few words whose count passes one.
All sums are of whole numbers, so that they do not depend on the order of adding.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from index.stories.profiles import Profile

__all__ = ["ONE", "Vectors", "level"]

UNDATED = 0.165 / 0.18
"""What is left of a likeness where a day is missing: then more of it is asked."""
BOTH = 0.6
"""How much of a likeness is that of names and of other words multiplied: the same people again are no same story."""
PART = 0.25
"""Names, or other words, that make up less than this of an article (as of a length of 1) are not looked at apart."""
DECAY_DAYS = 7
STRONGEST = 80
"""So many of an article's heaviest words are compared."""
RARITY = 0.3
FLOOR = 0.06
"""A likeness below this counts as none."""

_SCALE = 512
"""Weights are whole numbers of 1/512; Python shares small integers, which saves memory."""
ONE = _SCALE * _SCALE
"""The likeness of an article to itself."""
_LEAST = round(FLOOR * ONE)
_REACH = 21
"""Days beyond which nothing is left of a likeness that counts: exp(-20/7) is below the floor."""
_FACTOR = [math.exp(-max(0, days - 1) / DECAY_DAYS) for days in range(_REACH)]
_RARITY = [4 ** (-RARITY * (max(0, bits - 1) // 2)) for bits in range(64)]
"""What a word's weight is multiplied by, by the bits of its count: as `level` has it, without a call a word."""
_NONE: dict[str, int] = {}


def level(count: int) -> int:
    """Give the power of four that a count has reached: words of equal levels weigh the same."""
    return max(0, count.bit_length() - 1) // 2


def _run_of(day: date | None) -> int | None:
    """Give the run of days a day falls in: only neighbouring runs can be near enough."""
    return day.toordinal() // _REACH if day is not None else None


class Vectors:
    """The strongest words of articles, by word: whoever shares some is found without asking the others."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        """Start empty. `counts` are the articles that have each stem; kept up to date by the caller."""
        self._counts = counts
        self._days: dict[str, date | None] = {}
        self._strongest: dict[str, tuple[tuple[str, int], ...]] = {}
        """Stem, and 1 for a name or number, else 0."""
        self._parts: dict[str, tuple[float, float]] = {}
        """How long the two parts of an article's vector are, other words and names, in its scale."""
        self._holders: dict[tuple[str, int | None, int], dict[str, int]] = {}
        """By stem, run of days and being a name, then article: the word's weight there."""
        self._runs: Counter[int | None] = Counter()
        """How many articles each run of days has; None: those without a day."""

    def add(self, one: Profile) -> None:
        """Take in an article, with its words weighed by the counts as they are now."""
        weighed = sorted(
            (-weight * _RARITY[self._counts[stem].bit_length()], stem, 1 if name or stem[0].isdigit() else 0)
            for stem, weight, name in zip(one.stems, one.weights, one.names, strict=True)
        )
        del weighed[STRONGEST:]
        length = math.sqrt(math.fsum(weight * weight for weight, _, _ in weighed)) or 1.0
        run = _run_of(one.day)
        squares = [0, 0]
        for weight, stem, name in weighed:
            whole = round(-weight / length * _SCALE)
            squares[name] += whole * whole
            self._holders.setdefault((stem, run, name), {})[one.id] = whole
        self._runs[run] += 1
        self._days[one.id] = one.day
        self._strongest[one.id] = tuple((stem, name) for _, stem, name in weighed)
        self._parts[one.id] = math.sqrt(squares[0]), math.sqrt(squares[1])

    def remove(self, article: str) -> None:
        """Forget an article."""
        run = _run_of(self._days.pop(article))
        for word, name in self._strongest.pop(article):
            holders = self._holders[word, run, name]
            del holders[article]
            if not holders:
                del self._holders[word, run, name]
        del self._parts[article]
        self._runs[run] -= 1
        if not self._runs[run]:
            del self._runs[run]

    def strong_in(self, words: Iterable[str]) -> set[str]:
        """Give the articles that have one of these words among their strongest."""
        keys = ((word, run, name) for word in words for run in self._runs for name in (0, 1))
        return {article for key in keys for article in self._holders.get(key, _NONE)}

    def near(self, article: str) -> dict[str, int]:
        """Give the articles that are anything like this one, and how much, in parts of `ONE`."""
        own_run = _run_of(self._days[article])
        runs = (own_run - 1, own_run, own_run + 1, None) if own_run is not None else tuple(self._runs)
        names: dict[str, int] = {}
        words: dict[str, int] = {}
        for stem, name in self._strongest[article]:
            own = self._holders[stem, own_run, name][article]
            for run in runs:
                for other_name in (0, 1):
                    # What is a name on one side is one.
                    products = names if name or other_name else words
                    for other, weight in self._holders.get((stem, run, other_name), _NONE).items():
                        products[other] = products.get(other, 0) + own * weight
        near = {}
        for other in names.keys() | words.keys():
            named = names.get(other, 0)
            product = named + words.get(other, 0)
            # Most share too little, and are not looked at further: this is where the time goes.
            if product >= _LEAST and other != article:
                likeness = self._likeness(article, other, product, named)
                if likeness >= _LEAST:
                    near[other] = likeness
        return near

    def _likeness(self, one: str, other: str, product: int, names: int) -> int:
        """Weigh what two articles share: all of it, and whether it is both names and other words; by their days."""
        likeness: float = product
        words_one, names_one = self._parts[one]
        words_other, names_other = self._parts[other]
        if min(words_one, names_one, words_other, names_other) >= PART * _SCALE:
            lengths = (words_one * words_other) * (names_one * names_other)
            likeness = (1 - BOTH) * product + BOTH * ONE * math.sqrt((product - names) * names / lengths)
        return int(likeness * self._factor(one, other))

    def _factor(self, one: str, other: str) -> float:
        """Give what is left of a likeness by the days between two articles."""
        day, other_day = self._days[one], self._days[other]
        if day is None or other_day is None:
            return UNDATED
        days = abs((day - other_day).days)
        return _FACTOR[days] if days < len(_FACTOR) else 0.0
