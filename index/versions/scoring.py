"""How likely a sentence says what the phrase says: a few measures, and their weights."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

from index.versions.matching import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.versions.matching import Matches
    from index.versions.phrase import Phrase
    from index.versions.prepared import Prepared

__all__ = ["Features", "candidates", "features", "likelihood"]


class Features(NamedTuple):
    """The measures of a candidate, each about 0 to 1. "Weight" is that of `Matches.weights`."""

    coverage: float
    """Share of the phrase's weight that stands in the candidate."""
    cosine: float
    """The same, over the candidate's own weight as well."""
    reverse: float
    """Share of the candidate's weight that the phrase has."""
    hits: float
    """How many content words stand in it, of 8."""
    order: float
    """Share of the weight that stands in the phrase's order."""
    absent: float
    """Share of the phrase's weight that stands nowhere in the article."""
    names: float
    """Share of the phrase's names, by weight, that the candidate does not have."""
    numbers: float
    """Share of the phrase's numbers that it does not have."""
    strange: float
    """Other names in it where names are missing, of 3."""
    ahead: float
    """How much more weight it has than the best other sentence."""
    around: float
    """Weight that its neighbours have and it has not."""
    length: float
    """Content words of the phrase, of 16."""
    quoted: float
    """Share of the phrase's weight that is within quotation marks."""
    most: float
    """The best coverage of any sentence of the article."""


# The weights of a logistic regression on the labelled sentences of the evaluation data
# (grouped by topic for cross-validation), rounded; for phrases and for sentences.
_WEIGHTS = {
    "bias": (-3.3, -2.4),
    "coverage": (2.6, 2.2),
    "cosine": (0.7, 2.8),
    "reverse": (-0.3, 2.9),
    "hits": (0.8, -1.5),
    "order": (1.8, 1.7),
    "absent": (-2.5, -3.2),
    "names": (0.6, 0.1),
    "numbers": (-1.8, -0.4),
    "strange": (-0.8, -0.7),
    "ahead": (4.2, 5.3),
    "around": (0.0, 2.4),
    "length": (1.1, 1.2),
    "quoted": (0.0, -1.1),
    "most": (0.4, 0.1),
}
_PHRASE, _SENTENCE = zip(*_WEIGHTS.values(), strict=True)


def candidates(matches: Matches, prepared: Prepared) -> list[Candidate]:
    """Choose the sentences worth a closer look, and neighbours that match more together."""
    units, gains, masks = prepared.units, matches.gains, matches.masks
    out = [Candidate(unit, unit + 1, masks[unit], gains[unit]) for unit in matches.ranked]
    for unit in matches.ranked[:2]:
        for other in (unit - 1, unit + 1):
            if other in gains and units[other].block == units[unit].block:
                joined = masks[unit] | masks[other]
                gain = _gain(joined, matches.weights)
                if gain > 1.25 * gains[unit] and gain > gains[unit] + 0.1 * matches.total:
                    out.append(Candidate(min(unit, other), max(unit, other) + 1, joined, gain))
    return list(dict.fromkeys(out))


def _gain(mask: int, weights: Sequence[float]) -> float:
    return sum(weight for index, weight in enumerate(weights) if mask >> index & 1)


def features(phrase: Phrase, matches: Matches, prepared: Prepared, candidate: Candidate) -> Features:
    """Measure one candidate."""
    from rapidfuzz.distance import LCSseq  # (a compiled module, not needed to draw the first screen)

    weights, stands, total, running = matches.weights, matches.stands, matches.total, matches.running
    mask, gain = candidate.mask, candidate.gain
    units = prepared.units[candidate.first : candidate.last]
    there = [key for unit in units for key in unit.keys]
    norm = sum(unit.norm for unit in units) or 1.0
    # In order, never as a set: sums must not depend on how this run of Python hashes.
    present = dict.fromkeys(there)
    held = [found.index if (found := stands.get(key)) else -1 for key in there]
    ordered = sum(
        running[code.src_end] - running[code.src_start]
        for code in LCSseq.opcodes(phrase.sequence, held)
        if code.tag == "equal"
    )
    named = sum(weights[i] for i in phrase.name_places) or 1.0
    missing = sum(weights[i] for i in phrase.name_places if not mask >> i & 1) / named
    strange = sum(1 for key in present if key in prepared.names and key not in stands) if missing else 0
    other = _best_other(matches, candidate)
    near = mask
    for number in range(candidate.first - 2, candidate.last + 2):
        near |= matches.masks.get(number, 0)
    numbers = phrase.number_places
    return Features(
        coverage=gain / total,
        cosine=gain / (total * norm) ** 0.5,
        reverse=sum(prepared.weights[key] for key in present if key in stands) / norm,
        hits=min((mask & phrase.content_mask).bit_count(), 8) / 8,
        order=ordered / (running[-1] or 1.0),
        absent=matches.absent,
        names=missing,
        numbers=sum(1 for i in numbers if not mask >> i & 1) / len(numbers) if numbers else 0.0,
        strange=min(missing * strange, 3) / 3,
        ahead=(gain - other) / total,
        around=_gain(near & ~mask, weights) / total,
        length=min(len(phrase.content), 16) / 16,
        quoted=sum(weights[i] for i in phrase.quoted_places) / total,
        most=max(gain, other) / total,
    )


def _best_other(matches: Matches, candidate: Candidate) -> float:
    """Give the matched weight of the best sentence outside a candidate; a candidate is two sentences at most."""
    for unit in matches.ranked[:3]:
        if not candidate.first <= unit < candidate.last:
            return matches.gains[unit]
    return 0.0


def likelihood(measured: Features, *, short: bool) -> float:
    """Weigh the measures into a score, 0 to 1."""
    weights = _PHRASE if short else _SENTENCE
    return 1 / (1 + exp(-weights[0] - sum(w * x for w, x in zip(weights[1:], measured, strict=True))))
