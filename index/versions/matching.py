"""Which sentences of an article hold what of a phrase: terms matched exactly, by spelling, by meaning."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING, NamedTuple

from index.forms import SPELLED_FROM, VARIED_FROM, same_name, spelling
from index.versions.terms import is_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.versions.phrase import Phrase
    from index.versions.prepared import Prepared

__all__ = ["MEANING", "Candidate", "Match", "Matches", "match"]

# Sentences looked at closely, best by matched weight first (4 and 9 measure worse: F1 -.003).
_CLOSE = 6
# From this weight on, other spellings and other words for a term are looked for.
_MATTERS = 0.3
# How much of a term's weight another spelling of it gives.
_SPELLING = 0.95

MEANING = 0.4
"""How much of a term's weight another word for the same thing gives."""


class Candidate(NamedTuple):
    """One sentence, or neighbours in one paragraph: half-open run of units, what they match, its matched weight."""

    first: int
    last: int
    mask: int
    gain: float


class Match(NamedTuple):
    """A key of the article that stands for a key of the phrase, and how far."""

    place: int
    """Which of the phrase's keys."""
    strength: float
    spelled: bool = False
    """Whether it is the same name in another spelling."""


@dataclass(frozen=True, slots=True)
class Matches:
    """A phrase laid over an article.

    `weights` has one weight for each of the phrase's keys, `total` their sum, `present`
    the sum of those that stand anywhere in the article, `anywhere` which these are (a bit
    each), `heaviest` the greatest of plain content; `stands` leads from a key of the
    article to the phrase's key it stands for. `gains` gives, for each unit that holds anything, its matched weight;
    `masks` which keys those are; `ranked` the units with the most of it, best first.
    `expressions` says whether two words of the article stand for one key.
    """

    weights: tuple[float, ...]
    total: float
    present: float
    anywhere: int
    heaviest: float
    stands: Mapping[str, Match]
    gains: Mapping[int, float]
    masks: Mapping[int, int]
    ranked: tuple[int, ...]
    expressions: bool


def match(phrase: Phrase, prepared: Prepared, background: Mapping[str, float], *, meaning: bool = True) -> Matches:
    """Lay a phrase over an article; with `meaning`, words for the same thing count as well."""
    holders, rarity = prepared.holders, prepared.rarity
    stands: dict[str, Match] = {}
    weights: list[float] = []
    gains: dict[int, float] = {}
    masks: dict[int, int] = {}
    present, anywhere = 0.0, 0
    for index, key in enumerate(phrase.keys):
        held = holders.get(key, ())
        base = background[key] ** 0.5
        weight = base * rarity[len(held)]
        weights.append(weight)
        if held:
            stands[key] = Match(index, 1.0)
        others = _others(index, phrase, prepared, meaning=meaning, stood=bool(held)) if base > _MATTERS else {}
        if held or others:
            present += weight
            anywhere |= 1 << index
        gain = dict.fromkeys(held, weight)
        for other, found in others.items():
            if other not in stands and other not in phrase.index:
                stands[other] = found
            for unit in holders[other]:
                gain[unit] = max(gain.get(unit, 0.0), weight * found.strength)
        bit = 1 << index
        for unit, value in gain.items():
            if unit in gains:
                gains[unit] += value
                masks[unit] |= bit
            else:
                gains[unit] = value
                masks[unit] = bit
    total = sum(weights) or 1.0
    return Matches(
        weights=tuple(weights),
        total=total,
        present=present,
        anywhere=anywhere,
        heaviest=max((weight for index, weight in enumerate(weights) if phrase.plain_mask >> index & 1), default=0.0),
        stands=stands,
        gains=gains,
        masks=masks,
        ranked=tuple(nsmallest(_CLOSE, gains, key=lambda unit: (-gains[unit], unit))),
        expressions=any(" " in key for key in stands),
    )


def _others(index: int, phrase: Phrase, prepared: Prepared, *, meaning: bool, stood: bool) -> dict[str, Match]:
    """Find the article's keys that stand for a key of the phrase without being it."""
    key = phrase.keys[index]
    if not stood and not is_number(key):
        word = phrase.names.get(key) or (key if phrase.short else "")
        # Only for a name that stands nowhere: where both are written, they are two people.
        for other in _spelled(word, prepared) if len(word) >= SPELLED_FROM else ():
            if other not in phrase.index:
                return {other: Match(index, _SPELLING, spelled=True)}
    if not meaning:
        return {}
    # A word that the phrase has itself stands for itself alone.
    alike = [other for other in phrase.alike[index] if other in prepared.holders and other not in phrase.index]
    return {other: Match(index, MEANING) for other in alike}


def _spelled(word: str, prepared: Prepared) -> Iterator[str]:
    """Give the keys of the article's names that are this name in another spelling."""
    code = spelling(word)
    for key in prepared.spellings.get(code, ()):
        if same_name(word, prepared.names[key]):
            yield key
    if len(code) >= VARIED_FROM:
        for other, keys in prepared.spellings.items():
            if other[0] == code[0] and len(other) >= VARIED_FROM and other != code:
                yield from (key for key in keys if same_name(word, prepared.names[key]))
