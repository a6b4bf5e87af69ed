"""How well an article answers a query, 0 to 1, the same whichever engine found it."""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING

from index.query import Field, Kind, Node, Term, positive
from index.search.expansion import likely, predicate
from index.search.scan import find_phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.query import Phrase

__all__ = ["rarity", "relevance", "wanted"]

_TITLE = 3
"""A word of the title counts as so many in the body."""
_ENOUGH = 1.2
"""So many occurrences are half of all there is to say for a word, in a text of usual length."""
_LENGTH = 0.5
"""How much longer texts must say it more often: 0 not at all, 1 in proportion."""


def wanted(root: Node | None) -> list[Term | Phrase]:
    """Give the words and phrases that make one article more relevant than another."""
    return [leaf for leaf in positive(root) if not isinstance(leaf, Field)]


def rarity(documents: int, holding: int) -> float:
    """Give what a leaf weighs that `holding` of all the documents have."""
    return log(1 + (documents - holding + 0.5) / (holding + 0.5))


def relevance(rarities: Mapping[Term | Phrase, float], title: str, body: str, usual: float) -> float:
    """Rate a folded text for leaves with their rarities; `usual` is the length of a usual body, in characters.

    Each leaf gives its rarity times how much is made of it, from 0 to 1.
    """
    whole = sum(rarities.values())
    if not whole:
        return 1.0
    enough = _ENOUGH * (1 - _LENGTH + _LENGTH * len(body) / max(usual, 1.0))
    rated = 0.0
    for leaf, weight in rarities.items():
        count = _count(leaf, body) + _TITLE * _count(leaf, title)
        rated += weight * count / (count + enough)
    return rated / whole


def _count(leaf: Term | Phrase, text: str) -> int:
    if not text:
        return 0
    if not isinstance(leaf, Term):
        if leaf.slop:
            return sum(1 for paragraph in text.split("\n") for _ in find_phrase(leaf, paragraph.split()))
        return text.count(f" {' '.join(leaf.words)}" + ("" if leaf.prefix else " "))
    if leaf.kind is Kind.EXACT:
        return text.count(f" {leaf.word} ")
    if leaf.kind is Kind.PREFIX:
        return text.count(f" {leaf.word}")
    if leaf.kind is Kind.FUZZY:
        return sum(map(predicate(leaf), text.split()))
    return sum(map(predicate(leaf), re.findall(likely(leaf.word), text)))
