"""The phrase and a candidate laid side by side, term by term, in order; and where they part."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.versions.terms import stops

if TYPE_CHECKING:
    from index.versions.matching import Candidate, Match, Matches
    from index.versions.phrase import Phrase
    from index.versions.prepared import Prepared
    from index.versions.terms import Term

__all__ = ["Alignment", "Gap", "align"]


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
    pairs: list[tuple[int, int]] = []
    gaps: list[Gap] = []
    ours: tuple[Term, ...] = ()
    theirs: tuple[Term, ...] = ()
    for code in LCSseq.opcodes(phrase.sequence, held):
        if code.tag != "equal":
            ours += phrase.terms[code.src_start : code.src_end]
            theirs += there[code.dest_start : code.dest_end]
            continue
        if ours or (theirs and pairs):
            gaps.append(Gap(ours, theirs if pairs else theirs[-len(ours) - 2 :], bool(pairs), closed=True))
        ours = theirs = ()
        pairs += zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
    if ours:
        gaps.append(Gap(ours, theirs[: len(ours) + 2], bool(pairs), closed=False))
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
        gaps=tuple(gaps),
    )
