"""How likely a sentence says what the phrase says: a few measures, and their weights."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.versions.matching import Matches
    from index.versions.phrase import Phrase
    from index.versions.prepared import Prepared

__all__ = ["Candidate", "Features", "candidates", "features", "likelihood"]

# Sentences looked at closely, best by matched weight first.
_CLOSE = 4


class Candidate(NamedTuple):
    """One sentence, or neighbours in one paragraph: half-open run of units, what they match, its matched weight."""

    first: int
    last: int
    mask: int
    gain: float


class Features(NamedTuple):
    """The measures of a candidate, each about 0 to 1."""

    coverage: float
    cosine: float
    hits: float
    order: float
    pairs: float
    absent: float
    names: float
    numbers: float
    strange: float
    ahead: float
    around: float
    length: float


def candidates(matches: Matches, prepared: Prepared) -> list[Candidate]:
    """Choose the sentences worth a closer look, and neighbours that match more together."""
    units, gains, masks = prepared.units, matches.gains, matches.masks
    best = sorted(gains, key=lambda unit: (-gains[unit], unit))[:_CLOSE]
    out = [Candidate(unit, unit + 1, masks[unit], gains[unit]) for unit in best]
    for unit in best[:2]:
        for other in (unit - 1, unit + 1):
            if other in gains and units[other].block == units[unit].block:
                joined = masks[unit] | masks[other]
                gain = _gain(joined, matches.weights)
                if gain > 1.25 * gains[unit] and gain > gains[unit] + 0.1 * matches.total:
                    out.append(Candidate(min(unit, other), max(unit, other) + 1, joined, gain))
    return out


def _gain(mask: int, weights: Sequence[float]) -> float:
    total, index = 0.0, 0
    while mask:
        if mask & 1:
            total += weights[index]
        mask >>= 1
        index += 1
    return total


def features(phrase: Phrase, matches: Matches, prepared: Prepared, candidate: Candidate) -> Features:
    """Measure one candidate."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415  (a compiled module, not needed to draw the first screen)

    weights, stands, total = matches.weights, matches.stands, matches.total
    units = prepared.units[candidate.first : candidate.last]
    asked = [phrase.index[term.key] for term in phrase.terms]
    there = [found.index if (found := stands.get(key)) else -1 for unit in units for key in unit.keys]
    blocks = LCSseq.opcodes(asked, there)
    ordered = pairs = possible = 0.0
    for code in blocks:
        if code.tag == "equal":
            run = asked[code.src_start : code.src_end]
            ordered += sum(weights[i] for i in run)
            pairs += sum(weights[a] + weights[b] for a, b in zip(run, run[1:], strict=False))
    possible = sum(weights[a] + weights[b] for a, b in zip(asked, asked[1:], strict=False)) or 1.0
    asked_total = sum(weights[i] for i in asked) or 1.0
    norm = sum(unit.norm for unit in units) or 1.0
    coverage = candidate.gain / total
    mask = candidate.mask
    names = [i for i, key in enumerate(phrase.keys) if key in phrase.names]
    numbers = [i for i, key in enumerate(phrase.keys) if key in phrase.numbers]
    hits = sum(1 for i, key in enumerate(phrase.keys) if mask >> i & 1 and key in phrase.content)
    held = sum(weights[i] for i in names) or 1.0
    missing_names = sum(weights[i] for i in names if not mask >> i & 1) / held
    others = {key for unit in units for key in unit.keys if key in prepared.names and key not in stands}
    best_other = max(
        (gain for unit, gain in matches.gains.items() if not candidate.first <= unit < candidate.last), default=0.0
    )
    near = 0
    for unit in range(max(0, candidate.first - 2), min(len(prepared.units), candidate.last + 2)):
        near |= matches.masks.get(unit, 0)
    return Features(
        coverage=coverage,
        cosine=candidate.gain / (total * norm) ** 0.5,
        hits=min(hits, 8) / 8,
        order=ordered / asked_total,
        pairs=pairs / possible,
        absent=matches.absent,
        names=missing_names,
        numbers=(sum(1 for i in numbers if not mask >> i & 1) / len(numbers)) if numbers else 0.0,
        strange=min(missing_names * len(others), 3) / 3,
        ahead=(candidate.gain - best_other) / total,
        around=_gain(near, weights) / total - coverage,
        length=min(len(phrase.content), 16) / 16,
    )


# Weights of the measures for phrases and for sentences.
_PHRASE = (-4.0, 8.0, 1.0, 0.0, 1.0, 0.5, 0.0, -1.0, -1.0, 0.0, 0.5, 0.0, 0.0)
_SENTENCE = (-3.0, 6.0, 2.0, 1.0, 1.0, 1.0, 0.0, -0.5, -0.5, -0.5, 0.5, 0.0, 0.0)


def likelihood(measured: Features, *, short: bool) -> float:
    """Weigh the measures into a score, 0 to 1."""
    weights = _PHRASE if short else _SENTENCE
    return 1 / (1 + exp(-weights[0] - sum(w * x for w, x in zip(weights[1:], measured, strict=True))))
