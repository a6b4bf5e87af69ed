"""Two articles laid side by side, sentence to sentence: what `f` moves the other panes by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.model import Relation, Span
from index.versions.terms import CONTENT, background

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.versions.prepared import Prepared, Unit

__all__ = ["Counterpart", "Following", "follow"]

# From this likeness on two sentences say the same; from the lower one they are a place to scroll to.
_SHARED, _NEAR = 0.42, 0.2
# How much a sentence whose neighbours align gains, and how much one far from its place in the order loses.
_NEIGHBOURS, _ORDER = 0.12, 0.1
# Sentences of fewer content words align only if nearly all are shared.
_FEW, _NEARLY_ALL = 3, 0.8


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A sentence of the one article and the sentence of the other that says it.

    Places are (paragraph, span); paragraph None is the title. `score` is 0 to 1;
    `shared` says whether they say the same, rather than merely being near.
    """

    paragraph: int | None
    span: Span
    other_paragraph: int | None
    other_span: Span
    score: float
    shared: bool
    relation: Relation


@dataclass(frozen=True, slots=True)
class Following:
    """The alignment of two articles, in the order of the first.

    `only_here` and `only_there` are the sentences without a counterpart, as
    (paragraph, span): what only the one article has.
    """

    pairs: tuple[Counterpart, ...]
    only_here: tuple[tuple[int | None, Span], ...]
    only_there: tuple[tuple[int | None, Span], ...]

    def at(self, paragraph: int | None, offset: int) -> Counterpart | None:
        """Give the counterpart of the sentence at a place, else of the last one before it that has one."""
        best = None
        for pair in self.pairs:
            if (_rank(pair.paragraph), pair.span.start) > (_rank(paragraph), offset):
                break
            best = pair
        return best


def _rank(paragraph: int | None) -> int:
    return -1 if paragraph is None else paragraph


@lru_cache(maxsize=64)
def follow(here: Prepared, there: Prepared) -> Following:
    """Align the sentences of two articles by what they say, their neighbours and their order.

    Each sentence of `here` has one counterpart at most; one sentence of `there` may
    answer several, as where one article splits what the other joins.
    """
    likeness = _likeness(here, there)
    pairs = []
    answered: set[int] = set()
    lonely = []
    for number, unit in enumerate(here.units):
        best, score = _best(number, likeness, len(here.units), len(there.units))
        other = there.units[best] if best is not None else None
        if other is None or score < _NEAR:
            lonely.append(unit)
            continue
        raw = likeness[number][best or 0]
        shared = raw >= _SHARED and _enough(unit, other, raw)
        pairs.append(_pair(here, there, unit, other, min(raw, 1.0), shared=shared))
        if shared and best is not None:
            answered.add(best)
        elif not shared:
            lonely.append(unit)
    return Following(
        tuple(pairs),
        tuple((here.blocks[unit.block].paragraph, unit.span) for unit in lonely),
        tuple(
            (there.blocks[unit.block].paragraph, unit.span)
            for number, unit in enumerate(there.units)
            if number not in answered
        ),
    )


def _likeness(here: Prepared, there: Prepared) -> list[dict[int, float]]:
    """Weigh what each sentence of `here` shares with those of `there`: cosine over the rarer terms of both."""
    weights: dict[str, float] = {}
    for key, weight in here.weights.items():
        if key in there.weights:
            weights[key] = (weight * there.weights[key]) ** 0.5
    norms = [_norm(unit, here.weights) for unit in here.units]
    other_norms = [_norm(unit, there.weights) for unit in there.units]
    out = []
    for unit, norm in zip(here.units, norms, strict=True):
        found: dict[int, float] = {}
        for key in dict.fromkeys(unit.keys):
            if key in weights and background(key) >= CONTENT:
                for number in there.holders[key]:
                    found[number] = found.get(number, 0.0) + weights[key]
        out.append({number: gain / (norm * other_norms[number]) ** 0.5 for number, gain in found.items()})
    return out


def _norm(unit: Unit, weights: Mapping[str, float]) -> float:
    return sum(weights[key] for key in dict.fromkeys(unit.keys) if background(key) >= CONTENT) or 1.0


def _best(number: int, likeness: Sequence[Mapping[int, float]], count: int, others: int) -> tuple[int | None, float]:
    """Choose the counterpart of a sentence; neighbours that align and a like place in the order speak for it."""
    best, top = None, 0.0
    before = likeness[number - 1] if number else {}
    behind = likeness[number + 1] if number + 1 < count else {}
    for other, score in likeness[number].items():
        around = max(before.get(other - 1, 0.0), before.get(other, 0.0)) + max(
            behind.get(other + 1, 0.0), behind.get(other, 0.0)
        )
        apart = abs(number / count - other / others)
        value = score + _NEIGHBOURS * min(around, 1.0) - _ORDER * apart
        if value > top:
            best, top = other, value
    return best, top


def _enough(unit: Unit, other: Unit, score: float) -> bool:
    content = min(_content(unit), _content(other))
    return content >= _FEW or score >= _NEARLY_ALL


def _content(unit: Unit) -> int:
    return sum(1 for key in set(unit.keys) if background(key) >= CONTENT)


def _pair(here: Prepared, there: Prepared, unit: Unit, other: Unit, score: float, *, shared: bool) -> Counterpart:
    relation = Relation.MAYBE
    if shared:
        ours = [token.folded for token in here.blocks[unit.block].tokens[unit.first : unit.last]]
        theirs = [token.folded for token in there.blocks[other.block].tokens[other.first : other.last]]
        relation = (
            Relation.VERBATIM if ours == theirs else Relation.EDITED if score >= _NEARLY_ALL else Relation.REWORDED
        )
    return Counterpart(
        here.blocks[unit.block].paragraph,
        unit.span,
        there.blocks[other.block].paragraph,
        other.span,
        round(score, 3),
        shared,
        relation,
    )
