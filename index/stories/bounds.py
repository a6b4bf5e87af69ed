"""The most that may be found of a phrase in one article, by the words they share: what cannot be is not searched."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from index.versions.judging import LEAST, LONE, OTHERWISE, firm_from, may_be_otherwise_same, maybe_from
from index.versions.matching import MEANING
from index.versions.scoring import BACK, says_more, weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.versions import Prepared
    from index.versions.phrase import Phrase

__all__ = ["ENOUGH", "Shared", "Wanted"]

_CERTAIN = 0.95
"""What cannot reach so much of the score, or of the weight, that `judge` asks for is none: sums here are rounded."""
ENOUGH = 3
"""With fewer words of content a phrase may be told by one of them, or by none."""
_KNOWN = ("ahead", "cosine", "sharpest", "held", "most", "numberless", "carried", "strange")
"""The measures that the words in common tell; of others the best is thought."""


class Wanted:
    """A phrase made ready for being looked for in many articles."""

    def __init__(self, phrase: Phrase, base: Mapping[str, float], mine: Iterable[str]) -> None:
        """Take a phrase, the weight of each of its keys before an article is looked at, and what may stand for them."""
        self.phrase = phrase
        self.mine = frozenset((*phrase.keys, *mine))
        self.base = [base[key] for key in phrase.keys]
        self.whole = sum(self.base)
        self.grammar = [(place, key) for place, key in enumerate(phrase.keys) if not phrase.content_mask >> place & 1]
        content = [place for place in range(len(phrase.keys)) if phrase.content_mask >> place & 1]
        self.telling = len(content)
        self.times = [phrase.sequence.count(place) for place in range(len(phrase.keys))]
        """How often each key stands in the phrase."""
        self.plain = [place for place in range(len(phrase.keys)) if phrase.plain_mask >> place & 1]
        self.light = [0.0] * len(phrase.keys)
        for light, place in zip(phrase.light, phrase.sequence, strict=True):
            self.light[place] += light
        # A sentence may stand just where its neighbours' counterparts say; a phrase of a few words has none.
        bias, self.measures = weights(short=phrase.short, around=None if phrase.short else 1.0)
        self.best = max(self.measures.sharpest, 0.0) + max(self.measures.carried, 0.0)
        least = _CERTAIN * maybe_from(phrase, firm_from(phrase, 0))
        unknown = [weight for name, weight in self.measures._asdict().items() if name not in _KNOWN]
        self.least = log(least / (1 - least)) - bias - sum(max(weight, 0.0) for weight in unknown)
        """What the measures known here must come to for a candidate to be anything, the others being at their best."""
        swappable = phrase.name_mask | phrase.number_mask
        self.fixed = sum(light for place, light in enumerate(self.light) if not swappable >> place & 1)
        self.light_of_grammar = sum(self.light[place] for place, _ in self.grammar)
        self.grammar_mask = sum(1 << place for place, _ in self.grammar)


class Shared:
    """What one article has of a phrase, sentence by sentence."""

    def __init__(self, wanted: Wanted, prepared: Prepared, held: Mapping[int, Mapping[int, float]]) -> None:
        """Weigh it; `held` tells by the places of the phrase's keys how far the article's units have them."""
        self.wanted, self.prepared, self.held = wanted, prepared, held
        holders, rarity, base = prepared.holders, prepared.rarity, wanted.base
        self.weights: dict[int, float] = {}
        """Of what is anywhere in the article, by place."""
        keys = wanted.phrase.keys
        absent, present, lit = wanted.whole, 0.0, wanted.light_of_grammar
        for place in held:
            self.weights[place] = weight = base[place] * rarity[len(holders.get(keys[place], ()))]
            absent -= base[place]
            present += weight
            lit += wanted.light[place]
        self.light = 0.0
        """What all grammar words of the phrase together weigh."""
        for place, key in wanted.grammar:
            if key in holders:
                self.weights[place] = weight = base[place] * rarity[len(holders[key])]
                absent -= base[place]
                self.light += weight
        self.present = (present + self.light) or 1.0
        self.total = (absent * rarity[0] + self.present) or 1.0
        self.otherwise = lit >= OTHERWISE * wanted.fixed or len(held) >= wanted.telling
        """Whether it may be the same with another name or number at all."""

    def _lay_out(self) -> None:
        """Tell sentence by sentence what is held."""
        gains: dict[int, float] = {}
        masks: dict[int, int] = {}
        seen: dict[int, int] = {}
        for place, units in self.held.items():
            weight, bit = self.weights[place], 1 << place
            for unit, strength in units.items():
                if unit in gains:
                    gains[unit] += weight * strength
                    masks[unit] |= bit
                else:
                    gains[unit], masks[unit] = weight * strength, bit
                if strength == 1.0:
                    seen[unit] = seen.get(unit, 0) + self.wanted.times[place]
        self.gains, self.masks, self.seen = gains, masks, seen
        """`seen` counts words of content as they are written."""

    def may_tell(self) -> bool:
        """Whether a sentence, or two neighbours, may be found for the phrase, or be the same with another name."""
        if self.present < _CERTAIN * LEAST * self.total and not self.otherwise:
            return False
        self._lay_out()
        gains, masks, units = self.gains, self.masks, self.prepared.units
        ranked = sorted(gains, key=gains.__getitem__, reverse=True)
        second = gains[ranked[1]] if len(ranked) > 1 else 0.0
        for unit in ranked:
            mask = masks[unit]
            enough = self._enough(mask, self.seen.get(unit, 0), gains[unit])
            other = second if unit == ranked[0] else gains[ranked[0]]
            if enough and self._may_be((unit,), mask, gains[unit], other):
                return True
            # Neighbours join the two best, as grammar words may make them.
            if gains[unit] + self.light < second:
                continue
            for near in (unit - 1, unit + 1):
                if near in gains:
                    count = self.seen.get(unit, 0) + self.seen.get(near, 0)
                    likely = enough or self._enough(mask | masks[near], count, gains[unit] + gains[near])
                else:
                    likely = enough and 0 <= near < len(units)
                if likely and units[near].block == units[unit].block and self._joined(unit, near, ranked):
                    return True
        return False

    def _enough(self, mask: int, count: int, gain: float) -> bool:
        """Whether a candidate with so many words of content as they are written may be more than nothing.

        One alone counts for something only with much of the weight, or where it is a number.
        """
        wanted = self.wanted
        if self.otherwise:
            light = [wanted.light[place] for place in self.held if mask >> place & 1]
            if sum(light, wanted.light_of_grammar) >= OTHERWISE * wanted.fixed and may_be_otherwise_same(
                wanted.phrase, mask | wanted.grammar_mask
            ):
                return True
        # Two sentences together are weighed as if all stood there as it is written, and so is one for the least of it.
        least, most = _CERTAIN * LEAST * self.total, gain / MEANING + self.light
        if most < least or (most := self._weigh(mask) + self.light) < least:
            return False
        if count > 1 or mask & wanted.phrase.number_mask or most >= _CERTAIN * LONE * self.total:
            return True
        return mask & wanted.phrase.content_mask == wanted.phrase.content_mask

    def _joined(self, unit: int, near: int, ranked: Sequence[int]) -> bool:
        """Whether a sentence and its neighbour together may be anything: they must have enough more than the first."""
        mask = self.masks[unit] | self.masks.get(near, 0)
        weight = self._weigh(mask)
        if not says_more(weight + self.light, self.gains[unit], self.total):
            return False
        other = next((self.gains[one] for one in ranked[:3] if one not in {unit, near}), 0.0)
        return self._may_be((min(unit, near), max(unit, near)), mask, weight, other)

    def _may_be(self, units: tuple[int, ...], mask: int, gain: float, other: float) -> bool:
        """Whether a candidate may be anything: it has these keys of content, and so much of their weight."""
        wanted, phrase, total, every = self.wanted, self.wanted.phrase, self.total, self.prepared.units
        norm = 0.0
        found: set[str] = set()
        for unit in units:
            norm += every[unit].norm
            found.update(every[unit].keys)
        for place, key in wanted.grammar:
            if key in found:
                gain += self.weights[place]
                mask |= 1 << place
        if self.otherwise and may_be_otherwise_same(phrase, mask):
            return True
        each = wanted.measures
        told = (
            each.ahead * (gain - other) / total
            + each.cosine * gain / (total * (norm or 1.0)) ** 0.5
            + each.held * gain / self.present
            + each.most * (max(other, gain)) / total
        )
        if phrase.number_mask and not mask & phrase.number_mask:
            told += each.numberless
        if told + wanted.best < wanted.least:
            return False
        told += each.sharpest * self._sharpest(mask)
        return bool(told + self._names(units, phrase.name_mask & ~mask) >= wanted.least)

    def _sharpest(self, mask: int) -> float:
        """Give the weight of the weightiest plain word, as a share of that of all the phrase's."""
        wanted, rarity = self.wanted, self.prepared.rarity
        heaviest = max(self.weights.get(place, wanted.base[place] * rarity[0]) for place in wanted.plain)
        sharpest = max((self.weights[place] for place in wanted.plain if mask >> place & 1), default=0.0)
        return sharpest / (heaviest or 1.0)

    def _names(self, units: tuple[int, ...], gone: int) -> float:
        """Weigh what a candidate has in place of the names it has not: a pronoun, or others."""
        if not gone:
            return 0.0
        wanted, every = self.wanted, self.prepared.units
        absent = [wanted.base[place] for place in range(len(wanted.base)) if gone >> place & 1]
        missing = sum(absent) * self.prepared.rarity[0]
        for place, weight in self.weights.items():
            if gone >> place & 1:
                missing += weight - wanted.base[place] * self.prepared.rarity[0]
        named = missing + self._weigh(wanted.phrase.name_mask & ~gone)
        before = 0
        if any(every[unit].refers for unit in units):
            for unit in range(max(0, units[0] - BACK), units[0]):
                before |= self.masks.get(unit, 0)
        others = len({key for unit in units for key in every[unit].named} - wanted.mine)
        strange = min(others * missing / named, 3) / 3
        each = wanted.measures
        return each.carried * self._weigh(gone & before) / named + each.strange * strange

    def _weigh(self, mask: int) -> float:
        total = 0.0
        for place, weight in self.weights.items():
            if mask >> place & 1:
                total += weight
        return total
