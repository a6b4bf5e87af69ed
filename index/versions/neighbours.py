"""What the sentences around a picked one tell: two articles of one story mostly tell it in a like order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from index.versions.exact import occurrences
from index.versions.terms import CONTENT, background

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Passage
    from index.versions.matching import Candidate
    from index.versions.prepared import Prepared

__all__ = ["Anchor", "anchors", "around", "standing", "where"]

# So many sentences before and behind the picked one speak for it.
_REACH = 3
# Sentences less like each other than this are not each other's counterparts.
_LIKE = 0.25
# A counterpart so many sentences from where it should stand tells nothing of the picked one's place.
_ASTRAY = 4
# Before the candidate where it should stand behind it, or the other way round, it tells so much less.
_CROSSED = 0.5


class Anchor(NamedTuple):
    """A neighbour of the picked sentence that has a counterpart in the other article.

    `away` is how many sentences it stands before (negative) or behind the picked one,
    `unit` which sentence of the other article is its counterpart, `likeness` (0 to 1)
    how like the two are.
    """

    away: int
    unit: int
    likeness: float


class _Near(NamedTuple):
    unit: int
    likeness: float


# The sentence most like each, by the article it stands in, the article searched, and its number. Filled as asked,
# and gone with the articles: a picked sentence asks for a few, a grid for all.
_NEAREST: WeakKeyDictionary[Prepared, WeakKeyDictionary[Prepared, dict[int, _Near | None]]] = WeakKeyDictionary()


def where(words: Sequence[str], source: Prepared) -> range:
    """Give the sentences of an article that folded tokens stand in, by number; empty where they do not stand."""
    places = occurrences(words, source)
    if not places:
        return range(0)
    # A title that repeats the first sentence has no neighbour of its own.
    picked = next((place for place in places if place.paragraph is not None), places[0])
    held = standing(source, picked)
    return range(held[0], held[-1] + 1)


def standing(prepared: Prepared, passage: Passage) -> list[int]:
    """Give the sentences, by number, that a passage of an article reaches into."""
    return [
        number
        for number, unit in enumerate(prepared.units)
        if prepared.blocks[unit.block].paragraph == passage.paragraph and unit.span.touches(passage.span)
    ]


def anchors(held: range, source: Prepared, prepared: Prepared) -> tuple[Anchor, ...] | None:
    """Find the neighbours of a picked sentence (or several in a row) that have a counterpart in another article.

    Each counterpart is mutual: the most like in both directions. None where nothing is
    picked, or where either article is too short to have an order.
    """
    if not held or min(len(source.units), len(prepared.units)) < _REACH:
        return None
    before = ((number, number - held[0]) for number in range(max(0, held[0] - _REACH), held[0]))
    behind = (
        (number, number - held[-1]) for number in range(held[-1] + 1, min(len(source.units), held[-1] + 1 + _REACH))
    )
    found = []
    for number, away in (*before, *behind):
        there = _nearest(source, prepared, number)
        if there is None or there.likeness < _LIKE:
            continue
        back = _nearest(prepared, source, there.unit)
        if back is not None and back.unit == number:
            found.append(Anchor(away, there.unit, there.likeness))
    return tuple(found)


def around(found: Sequence[Anchor], candidate: Candidate) -> float:
    """Tell how well a candidate stands among its neighbours' counterparts, 0 to 1.

    The next sentences weigh most; one whose counterpart is the candidate itself says
    nothing for it.
    """
    total = 0.0
    for away, unit, likeness in found:
        if candidate.first <= unit < candidate.last:
            continue
        ahead = unit < candidate.first
        apart = candidate.first - unit if ahead else unit - candidate.last + 1
        near = max(0.0, 1 - abs(apart - abs(away)) / _ASTRAY)
        total += likeness * near * (1.0 if ahead == (away < 0) else _CROSSED) / abs(away)
    return min(total, 1.0)


def _nearest(here: Prepared, there: Prepared, number: int) -> _Near | None:
    """Give the sentence of `there` most like a sentence of `here`: cosine over content, rarer in both more."""
    known = _NEAREST.setdefault(here, WeakKeyDictionary()).setdefault(there, {})
    if number not in known:
        known[number] = _look(here, there, number)
    return known[number]


def _look(here: Prepared, there: Prepared, number: int) -> _Near | None:
    unit = here.units[number]
    gains: dict[int, float] = {}
    for key in dict.fromkeys(unit.keys):
        if key in there.holders and background(key) >= CONTENT:
            weight = (here.weights[key] * there.weights[key]) ** 0.5
            for other in there.holders[key]:
                gains[other] = gains.get(other, 0.0) + weight
    best, top = None, 0.0
    for other, gain in gains.items():
        likeness = gain / (unit.norm * there.units[other].norm) ** 0.5
        if likeness > top:
            best, top = other, likeness
    return None if best is None else _Near(best, top)
