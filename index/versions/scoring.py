"""How likely a sentence says what the phrase says: a few measures, and their weights."""

from __future__ import annotations

from math import exp
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from index.model import Span
from index.versions.matching import Candidate
from index.versions.spans import quoted_within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.versions.matching import Matches
    from index.versions.phrase import Phrase
    from index.versions.prepared import Prepared

__all__ = ["BACK", "Features", "candidates", "features", "likelihood", "says_more", "weights"]

# Names of so much of all names' weight that stand nowhere are hardly one that does.
_HARDLY = 0.8
# Neighbours are taken together where both give so many times the weight of one, and so much of the whole more.
_TIMES, _MORE = 1.25, 0.1

BACK = 2
"""Up to so many sentences back a name may stand for which a pronoun stands."""


class Features(NamedTuple):
    """The measures of a candidate, each about 0 to 1. "Weight" is that of `Matches.weights`.

    Few, since fewer weighed better: with coverage of the whole phrase, words in order,
    names and numbers missing, neighbours and length beside them the mean F1 on topics
    not learned from was .816, with these alone .83.
    """

    ahead: float
    """How much more matched weight it has than the best other sentence, as a share of the phrase's."""
    cosine: float
    """Its matched weight over the weight of the phrase and its own."""
    sharpest: float
    """The weightiest word of the phrase it has, over the weightiest there is; names and numbers do not count."""
    held: float
    """Share of the weight that stands anywhere in the article which stands in the candidate."""
    strange: float
    """Other names in it where names are missing, of 3."""
    most: float
    """The best share of the phrase's weight that any sentence of the article has."""
    numberless: float
    """1 where the phrase has numbers and the candidate none of them."""
    quoting: float
    """1 where both quote."""
    carried: float
    """Share of the phrase's names, by weight, that are missing but stand just before, where it has a pronoun."""
    foreign: float
    """1 where it has other names, and of the phrase's hardly one stands anywhere in the article."""


# The weights of a logistic regression, rounded; for phrases and for sentences. Learned from the
# labelled sentences of the evaluation data, each of its sets as heavy as the others, and of the
# samples, half as heavy; checked on topics left out.
_WEIGHTS = {
    "bias": (-5.1, -3.5),
    "ahead": (7.5, 6.5),
    "cosine": (3.0, 9.2),
    "sharpest": (0.9, 1.3),
    "held": (-1.2, -3.1),
    "strange": (0.0, -0.5),
    "most": (6.4, 3.8),
    "numberless": (-3.1, -0.5),
    "quoting": (-0.1, -0.5),
    "carried": (1.4, 0.7),
    "foreign": (-1.5, -1.5),
}
_PHRASE, _SENTENCE = ((bias, Features(*rest)) for bias, *rest in zip(*_WEIGHTS.values(), strict=True))
# What a picked sentence's neighbours add where none has its counterpart beside the candidate, and how much
# more they do where all have. Learned as an addition to the above, on whole articles of one story, topics left out.
_LONELY, _AMONG = -1.0, 2.5


def candidates(matches: Matches, prepared: Prepared) -> list[Candidate]:
    """Choose the sentences worth a closer look, and neighbours that match more together."""
    units, gains, masks = prepared.units, matches.gains, matches.masks
    out = [Candidate(unit, unit + 1, masks[unit], gains[unit]) for unit in matches.ranked]
    for unit in matches.ranked[:2]:
        for other in (unit - 1, unit + 1):
            if other in gains and units[other].block == units[unit].block:
                joined = masks[unit] | masks[other]
                gain = _gain(joined, matches.weights)
                if says_more(gain, gains[unit], matches.total):
                    out.append(Candidate(min(unit, other), max(unit, other) + 1, joined, gain))
    return list(dict.fromkeys(out))


def says_more(together: float, alone: float, total: float) -> bool:
    """Whether a sentence and its neighbour say enough more together than it alone, by their matched weights."""
    return together > _TIMES * alone and together > alone + _MORE * total


def _gain(mask: int, weights: Sequence[float]) -> float:
    """Sum the weights whose bits are set."""
    total = 0.0
    while mask:
        bit = mask & -mask
        total += weights[bit.bit_length() - 1]
        mask ^= bit
    return total


def features(phrase: Phrase, matches: Matches, prepared: Prepared, candidate: Candidate) -> Features:
    """Measure one candidate."""
    weights, total, mask, gain = matches.weights, matches.total, candidate.mask, candidate.gain
    units = prepared.units[candidate.first : candidate.last]
    norm = sum(unit.norm for unit in units) or 1.0
    gone = phrase.name_mask & ~mask
    missing, strange, carried = _names(phrase, matches, prepared, candidate) if gone else (0.0, 0, 0.0)
    nowhere = _gain(gone & ~matches.anywhere, weights)
    other = _best_other(matches, candidate)
    return Features(
        ahead=(gain - other) / total,
        cosine=gain / (total * norm) ** 0.5,
        sharpest=_heaviest(mask & phrase.plain_mask, weights) / (matches.heaviest or 1.0),
        held=_gain(mask, weights) / (matches.present or 1.0),
        strange=min(missing * strange, 3) / 3,
        most=max(gain, other) / total,
        numberless=1.0 if phrase.number_mask and not mask & phrase.number_mask else 0.0,
        quoting=1.0 if phrase.quotes and _quotes(prepared, candidate) else 0.0,
        carried=carried,
        foreign=1.0 if strange and nowhere > _HARDLY * _gain(phrase.name_mask, weights) else 0.0,
    )


def _heaviest(mask: int, weights: Sequence[float]) -> float:
    """Give the greatest of the weights whose bits are set."""
    most = 0.0
    while mask:
        bit = mask & -mask
        most = max(most, weights[bit.bit_length() - 1])
        mask ^= bit
    return most


def _quotes(prepared: Prepared, candidate: Candidate) -> bool:
    """Whether a candidate quotes."""
    first, last = prepared.units[candidate.first], prepared.units[candidate.last - 1]
    return quoted_within(prepared.blocks[first.block].text, Span(first.span.start, last.span.end))


def _names(phrase: Phrase, matches: Matches, prepared: Prepared, candidate: Candidate) -> tuple[float, int, float]:
    """Look at the phrase's names that a candidate has not.

    Gives their share of all its names, by weight; how many other names the candidate has;
    and the share that a pronoun may stand for, since they stand in the sentences before.
    """
    weights, stands = matches.weights, matches.stands
    gone = phrase.name_mask & ~candidate.mask
    named = _gain(phrase.name_mask, weights)
    units = prepared.units[candidate.first : candidate.last]
    strange = len({key for unit in units for key in unit.named if key not in stands})
    before = 0
    if any(unit.refers for unit in units):
        for number in range(max(0, candidate.first - BACK), candidate.first):
            before |= matches.masks.get(number, 0)
    return _gain(gone, weights) / named, strange, _gain(gone & before, weights) / named


def _best_other(matches: Matches, candidate: Candidate) -> float:
    """Give the matched weight of the best sentence outside a candidate; a candidate is two sentences at most."""
    for unit in matches.ranked[:3]:
        if not candidate.first <= unit < candidate.last:
            return matches.gains[unit]
    return 0.0


def weights(*, short: bool, around: float | None = None) -> tuple[float, Features]:
    """Give what a score starts from, and how much each measure adds to it, before both become a likelihood.

    `around` tells how well the candidate stands among the counterparts of a picked
    sentence's neighbours; None where that is not known.
    """
    bias, each = _PHRASE if short else _SENTENCE
    return (bias, each) if around is None else (bias + _LONELY + _AMONG * around, each)


def likelihood(measured: Features, *, short: bool, around: float | None = None) -> float:
    """Weigh the measures into a score, 0 to 1; `around` as in `weights`."""
    bias, each = weights(short=short, around=around)
    return 1 / (1 + exp(-bias - sum(map(mul, each, measured))))
