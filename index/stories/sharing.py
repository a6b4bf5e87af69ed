"""The words two articles have in common: runs of five words or more, with where they stand in both."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import TYPE_CHECKING

from index.model import Span
from index.quotations import inside, quoted_text
from index.text import SHINGLE, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.model import Article

__all__ = ["Place", "Run", "Shingled", "runs", "shingled"]

_REPEATED = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A run of text: the whole of it within one paragraph."""

    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Run:
    """The same words in a row in two articles.

    A run may go on over the end of a paragraph: `first` and `second` have a place for
    each paragraph it touches. `quoted` counts its words that stand in quotation marks in both.
    """

    words: int
    quoted: int
    first: tuple[Place, ...]
    second: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Shingled:
    """An article read for comparing: its words in a row, and every five of them that follow each other."""

    article: Article
    words: tuple[str, ...] = field(repr=False)
    places: tuple[tuple[int, int, int], ...] = field(repr=False)
    """(paragraph, start, end) of each word."""
    quoted: tuple[bool, ...] = field(repr=False)
    """Whether each word stands in quotation marks."""
    shingles: dict[tuple[str, ...], tuple[int, ...]] = field(repr=False)
    """Where each five words begin, as indices into `words`."""
    outside: frozenset[tuple[str, ...]] = field(repr=False)
    """Those of the shingles that stand somewhere outside quotation marks, whole."""


def shingled(article: Article) -> Shingled:
    """Read an article once, to compare it with any number of others."""
    words: list[str] = []
    places: list[tuple[int, int, int]] = []
    quoted: list[bool] = []
    for number, paragraph in enumerate(article.paragraphs):
        spans = quoted_text(paragraph)
        for token in tokens(paragraph.text):
            words.append(token.folded)
            places.append((number, token.start, token.end))
            quoted.append(inside(spans, token.start, token.end))
    found: dict[tuple[str, ...], list[int]] = {}
    outside: set[tuple[str, ...]] = set()
    for at in range(len(words) - SHINGLE + 1):
        shingle = tuple(words[at : at + SHINGLE])
        found.setdefault(shingle, []).append(at)
        if not any(quoted[at : at + SHINGLE]):
            outside.add(shingle)
    shingles = {shingle: tuple(starts) for shingle, starts in found.items()}
    return Shingled(article, tuple(words), tuple(places), tuple(quoted), shingles, frozenset(outside))


def runs(first: Shingled, second: Shingled) -> tuple[Run, ...]:
    """Give the longest runs of words that two articles share, none overlapping another, as they stand in the first."""
    taken_first = bytearray(len(first.words))
    taken_second = bytearray(len(second.words))
    found: list[tuple[int, int, int]] = []
    for length, at, other in sorted(_matches(first, second), key=lambda match: (-match[0], match[1], match[2])):
        for start, end in _free(taken_first, taken_second, at, other, length):
            size = end - start
            found.append((at + start, other + start, size))
            taken_first[at + start : at + end] = b"\1" * size
            taken_second[other + start : other + end] = b"\1" * size
    return tuple(_run(first, second, *match) for match in sorted(found))


def _matches(first: Shingled, second: Shingled) -> Iterator[tuple[int, int, int]]:
    """Give each match that cannot be made longer: (words, where in the first, where in the second)."""
    diagonals: dict[int, list[int]] = {}
    for shingle in first.shingles.keys() & second.shingles.keys():
        here, there = first.shingles[shingle], second.shingles[shingle]
        # What is said over and over is matched in its order, not each with each.
        few = len(here) * len(there) <= _REPEATED
        for at, other in product(here, there) if few else zip(here, there, strict=False):
            diagonals.setdefault(other - at, []).append(at)
    for shift, starts in diagonals.items():
        starts.sort()
        begin = starts[0]
        for at, following in pairwise([*starts, -1]):
            if following != at + 1:
                yield at + SHINGLE - begin, begin, begin + shift
                begin = following


def _free(one: bytearray, two: bytearray, at: int, other: int, length: int) -> list[tuple[int, int]]:
    """Give the parts of a match, long enough to count, that no longer one has taken on either side."""
    parts: list[tuple[int, int]] = []
    start = 0
    for offset in range(length + 1):
        if offset == length or one[at + offset] or two[other + offset]:
            if offset - start >= SHINGLE:
                parts.append((start, offset))
            start = offset + 1
    return parts


def _run(first: Shingled, second: Shingled, at: int, other: int, size: int) -> Run:
    quoted = sum(
        a and b for a, b in zip(first.quoted[at : at + size], second.quoted[other : other + size], strict=True)
    )
    return Run(size, quoted, _places(first, at, size), _places(second, other, size))


def _places(text: Shingled, at: int, size: int) -> tuple[Place, ...]:
    spans: dict[int, tuple[int, int]] = {}
    for paragraph, start, end in text.places[at : at + size]:
        spans[paragraph] = (spans.get(paragraph, (start, end))[0], end)
    return tuple(Place(paragraph, Span(*span)) for paragraph, span in spans.items())
