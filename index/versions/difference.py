"""What two texts share, word for word, and what each has of its own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from index.model import Difference, DifferenceKind
from index.text import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.text import Token

__all__ = ["difference"]


@lru_cache(maxsize=1024)
def difference(query: str, passage: str) -> tuple[Difference, ...]:
    """Compare two texts by their surface tokens.

    Runs are exact substrings with their spaces and signs: the `query` sides join to the
    query, the `passage` sides to the passage. Signs and spaces never make a difference.
    """
    from rapidfuzz.distance import LCSseq

    asked, there = tokens(query), tokens(passage)
    if not asked and not there:
        return (Difference(DifferenceKind.SAME, query, passage),) if query or passage else ()
    steps: list[tuple[int, int, bool]] = []
    for code in LCSseq.opcodes([t.folded for t in asked], [t.folded for t in there]):
        equal = code.tag == "equal"
        if steps and steps[-1][2] == equal:
            steps[-1] = (code.src_end, code.dest_end, equal)
        else:
            steps.append((code.src_end, code.dest_end, equal))
    out = []
    left = right = 0
    for number, (src_end, dest_end, equal) in enumerate(steps):
        last = number == len(steps) - 1
        left_end = len(query) if last else _cut(query, asked, src_end)
        right_end = len(passage) if last else _cut(passage, there, dest_end)
        ours, theirs = query[left:left_end], passage[right:right_end]
        left, right = left_end, right_end
        out.append(Difference(_kind(ours, theirs, equal=equal), ours, theirs))
    return tuple(out)


def _cut(text: str, run: Sequence[Token], at: int) -> int:
    """Give the offset at which the first `at` tokens end, with the signs behind them."""
    if at == 0:
        return 0
    return run[at].start if at < len(run) else len(text)


def _kind(query: str, passage: str, *, equal: bool) -> DifferenceKind:
    if equal:
        return DifferenceKind.SAME
    if not query:
        return DifferenceKind.ADDED
    return DifferenceKind.MISSING if not passage else DifferenceKind.CHANGED
