"""Which tokens a term means: the one definition that scanning, the index and highlighting share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.forms import irregular_forms, stem
from index.query import Kind, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["choose", "likely", "predicate"]


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


def likely(word: str) -> str:
    """Give a regular expression that finds in a folded text all words that may be forms of a word, as group 1.

    A regular form begins with its stem's first letter; the others are listed.
    """
    listed = "".join(f"|{re.escape(form)}(?= )" for form in irregular_forms(stem(word)))
    return f" ({re.escape(stem(word)[0])}[^ ]*{listed})"


def choose(term: Term, tokens: Iterable[str]) -> list[str]:
    """Give those of the tokens that the term means."""
    return list(filter(predicate(term), tokens))


def _near(word: str) -> Callable[[str], bool]:
    """Allow one letter's difference, two in words of eight or more, none in words under three."""
    from rapidfuzz.distance import OSA

    distance = OSA.distance
    allowed = 0 if len(word) < 3 else 1 if len(word) < 8 else 2
    shortest, longest = len(word) - allowed, len(word) + allowed
    return lambda token: shortest <= len(token) <= longest and distance(word, token, score_cutoff=allowed) <= allowed
