"""Which articles have a word, as sets kept in memory for the next keystroke."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from typing import TYPE_CHECKING, Protocol

from index.query import Kind, Term
from index.search.bits import Flags

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.search.lexicon import Lexicon

__all__ = ["IndexedSegment", "Sets"]

_MEMORY = 64_000_000  # bytes of sets, and as many of lists
_RARE = 64  # a word that fewer than one in so many articles have is kept as a list


class IndexedSegment(Protocol):
    """What is asked of a part of the index."""

    lexicon: Lexicon
    common: frozenset[str]
    """The words of whose pairs it knows."""

    def documents(self, place: int) -> array[int]:
        """Give the documents that have the word at a place of the lexicon."""

    def titled(self, word: str) -> array[int]:
        """Give the documents whose title has a word."""

    def paired(self, pair: str) -> array[int]:
        """Give the documents in which two common words stand side by side."""


class Sets:
    """The articles of each word over all parts of the index, by rank. Not for two threads at once."""

    def __init__(self, segments: Sequence[IndexedSegment], ranks: Mapping[int, int], size: int) -> None:
        """Prepare; `ranks` leads from the sequences of all `size` articles to their ranks."""
        self._segments = segments
        self._size = size
        # A document whose article is gone has the rank that counts for nothing.
        self._ranks = [array("I", [ranks.get(one, size) for one in segment.lexicon.sequences]) for segment in segments]
        self._kept: OrderedDict[object, int] = OrderedDict()
        self._lists: OrderedDict[tuple[int, int], array[int]] = OrderedDict()
        self._listed = 0
        self.common = frozenset[str]().union(*(segment.common for segment in segments))

    def indexed(self) -> int:
        """Give all articles that the index knows."""
        flags = Flags(self._size)
        for some in self._ranks:
            flags.add(some)
        return flags.bits()

    def frequency(self, term: Term) -> int:
        """Give about how many articles have a word; of a beginning, that it may be all."""
        if term.kind is Kind.PREFIX:
            return self._size
        return sum(segment.lexicon.count(term.word) for segment in self._segments)

    def pair(self, pair: str) -> int:
        """Give the articles in which two common words stand side by side."""
        kept = self._kept.get(pair)
        if kept is None:
            flags = Flags(self._size)
            for number, segment in enumerate(self._segments):
                flags.add(map(self._ranks[number].__getitem__, segment.paired(pair)))
            kept = self._keep(pair, flags.bits())
        return kept

    def term(self, term: Term, *, title: bool = False) -> int:
        """Give the articles that have one of the words a term means, or have it in the title."""
        key = (term, title)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        flags = Flags(self._size)
        bits = 0
        for number, segment in enumerate(self._segments):
            to_rank = self._ranks[number].__getitem__
            lexicon = segment.lexicon
            for place in lexicon.meant(term):
                if title:
                    flags.add(map(to_rank, segment.titled(lexicon.words[place])))
                elif (few := lexicon.few(place)) is not None:
                    flags.add(map(to_rank, few))
                elif lexicon.counts[place] < self._size // _RARE:
                    flags.add(self._some(number, place))
                else:
                    bits |= self._many(number, place)
        return self._keep(key, bits | flags.bits())

    def _some(self, number: int, place: int) -> array[int]:
        """Give the ranks of the articles with a rare word of one segment."""
        key = (number, place)
        kept = self._lists.get(key)
        if kept is None:
            kept = array("I", map(self._ranks[number].__getitem__, self._segments[number].documents(place)))
            self._lists[key] = kept
            self._listed += len(kept) + 30
            while self._listed * 4 > _MEMORY:
                self._listed -= len(self._lists.popitem(last=False)[1]) + 30
        return kept

    def _many(self, number: int, place: int) -> int:
        """Give the articles with a common word of one segment."""
        key = (number, place)
        kept = self._kept.get(key)
        if kept is None:
            flags = Flags(self._size)
            flags.add(map(self._ranks[number].__getitem__, self._segments[number].documents(place)))
            kept = self._keep(key, flags.bits())
        return kept

    def _keep(self, key: object, bits: int) -> int:
        self._kept[key] = bits
        while len(self._kept) * (self._size // 8 + 100) > _MEMORY:
            self._kept.popitem(last=False)
        return bits
