"""The phrase and a candidate laid side by side, term by term, in order; and where they part."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.versions.terms import stops

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.versions.matching import Candidate, Match, Matches
    from index.versions.phrase import Phrase
    from index.versions.prepared import Prepared
    from index.versions.terms import Term

__all__ = ["Alignment", "Gap", "align"]

# So many terms of a candidate are too many for one grammar word of the phrase.
_STRAY = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where both go apart: the terms the phrase has there, and those of the candidate.

    `inner` says that a match stands before it, `closed` that one stands behind it.
    """

    ours: tuple[Term, ...]
    theirs: tuple[Term, ...]
    inner: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """A phrase and a run of sentences of one block, in order.

    `there` are the candidate's terms; `pairs` the indices of terms that match in order;
    `loose` the candidate's terms that match out of order; `kept` the share of the
    phrase's words that stand in order (grammar words count half), `own` the share of
    the candidate's words, from the first that matches to the last, that are the phrase's.
    `gaps` are where both part.
    """

    there: tuple[Term, ...]
    pairs: tuple[tuple[int, int], ...]
    loose: frozenset[int]
    kept: float
    own: float
    spelled: tuple[tuple[int, int], ...]
    gaps: tuple[Gap, ...]


def align(phrase: Phrase, matches: Matches, prepared: Prepared, candidate: Candidate) -> Alignment:
    """Lay the phrase beside a candidate."""
    from rapidfuzz.distance import LCSseq

    there = tuple(term for unit in prepared.units[candidate.first : candidate.last] for term in unit.terms)
    found: list[Match | None] = [matches.stands.get(term.key) for term in there]
    for at, pair in enumerate(pairwise(there)) if matches.expressions else ():
        # An expression of two words ("press secretary") stands for one word.
        match = matches.stands.get(f"{pair[0].key} {pair[1].key}")
        if match and not (found[at] or found[at + 1]):
            found[at] = match
    # Where the very word stands, no other word stands for it.
    exact = {match.place for match in found if match and match.strength == 1}
    found = [match if match and (match.strength == 1 or match.place not in exact) else None for match in found]
    held = [match.place if match else -1 for match in found]
    pairs = [
        pair
        for code in LCSseq.opcodes(phrase.sequence, held)
        if code.tag == "equal"
        for pair in zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
    ]
    if len(pairs) < len(held) - held.count(-1):
        pairs = _close(phrase.sequence, held, pairs)
        # A grammar word kept in order is not worth a passage that is longer by many words.
        bare = _close(phrase.sequence, held, [pair for pair in pairs if phrase.light[pair[0]] == 1])
        if bare and _length(bare) + _STRAY * (len(pairs) - len(bare)) < _length(pairs):
            pairs = list(_filled(phrase.sequence, held, bare))
    inside = {right for _, right in pairs}
    grammar = stops()
    light = phrase.light
    within = there[pairs[0][1] : pairs[-1][1] + 1] if pairs else ()
    around = sum(0.5 if term.key in grammar else 1.0 for term in within) or 1.0
    same = sum(light[left] for left, right in pairs if (m := found[right]) and m.strength > 0.9)
    return Alignment(
        there=there,
        pairs=tuple(pairs),
        loose=frozenset(
            i for i, match in enumerate(found) if match and i not in inside and there[i].key not in grammar
        ),
        kept=same / (sum(light) or 1.0),
        own=same / around,
        spelled=tuple((left, right) for left, right in pairs if (m := found[right]) and m.spelled),
        gaps=tuple(_gaps(phrase, there, pairs)),
    )


def _length(pairs: Sequence[tuple[int, int]]) -> int:
    """Count the candidate's terms from the first pair to the last."""
    return pairs[-1][1] - pairs[0][1] + 1


def _close(sequence: Sequence[int], held: Sequence[int], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Move the pairs together where a word stands more than once: as early an end, then as late a start, as can be."""
    early: list[int] = []
    for left, _ in pairs:
        early.append(held.index(sequence[left], early[-1] + 1 if early else 0))
    late: list[int] = []
    for (left, _), first in zip(reversed(pairs), reversed(early), strict=True):
        places = range(late[-1] - 1, first - 1, -1) if late else (first,)
        late.append(next(at for at in places if held[at] == sequence[left]))
    return [(left, right) for (left, _), right in zip(pairs, reversed(late), strict=True)]


def _filled(
    sequence: Sequence[int], held: Sequence[int], pairs: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Give the pairs, and between them what else matches in order."""
    yield pairs[0]
    for (left, right), (next_left, next_right) in pairwise(pairs):
        at = right + 1
        for between in range(left + 1, next_left):
            if sequence[between] in held[at:next_right]:
                at = held.index(sequence[between], at) + 1
                yield between, at - 1
        yield next_left, next_right


def _gaps(phrase: Phrase, there: tuple[Term, ...], pairs: Sequence[tuple[int, int]]) -> Iterator[Gap]:
    """Give the places where both go apart: before, between and behind the pairs."""
    before, behind = (-1, -1), (len(phrase.terms), len(there))
    for one, other in pairwise((before, *pairs, behind)):
        inner, closed = one != before, other != behind
        ours, theirs = phrase.terms[one[0] + 1 : other[0]], there[one[1] + 1 : other[1]]
        # At an end, what the article has there is the rest of its sentence: as much as may stand for ours.
        if not inner:
            theirs = theirs[-len(ours) - 2 :]
        if not closed:
            theirs = theirs[: len(ours) + 2]
        if ours or (theirs and inner and closed):
            yield Gap(ours, theirs, inner=inner, closed=closed)
