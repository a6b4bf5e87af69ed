"""Which tokens a term means: the one definition that scanning, the index and highlighting share."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from index.forms import stem
from index.query import Kind, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ["choose", "predicate", "with_prefix"]


def predicate(term: Term) -> Callable[[str], bool]:
    """Give the test that a folded token passes when the term means it."""
    word = term.word
    if term.kind is Kind.EXACT:
        return word.__eq__
    if term.kind is Kind.PREFIX:
        return lambda token: token.startswith(word)
    if term.kind is Kind.FUZZY:
        return _near(word)
    root = stem(word)
    return lambda token: token == word or stem(token) == root


def choose(term: Term, tokens: Iterable[str]) -> list[str]:
    """Give those of the tokens that the term means."""
    return list(filter(predicate(term), tokens))


def with_prefix(lexicon: Sequence[str], prefix: str) -> Sequence[str]:
    """Give the part of a sorted lexicon that begins with `prefix`."""
    # No code point is above U+10FFFF, so this is behind every word with the prefix.
    return lexicon[bisect_left(lexicon, prefix) : bisect_left(lexicon, prefix + "\U0010ffff")]


def _near(word: str) -> Callable[[str], bool]:
    """Allow one letter's difference, two in words of eight or more, none in words under three."""
    from rapidfuzz.distance import OSA

    distance = OSA.distance
    allowed = 0 if len(word) < 3 else 1 if len(word) < 8 else 2
    shortest, longest = len(word) - allowed, len(word) + allowed
    return lambda token: shortest <= len(token) <= longest and distance(word, token, score_cutoff=allowed) <= allowed
