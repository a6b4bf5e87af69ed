"""A Query answered from the index: sets of articles for words, texts read only to verify phrases.

An index holds the articles it has seen; the newer ones (the tail) are scanned, so that
an article is found as soon as it is stored.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.query import And, Field, Kind, Node, Not, Or, Phrase, Term
from index.search.bits import Flags, ranks, test
from index.search.scan import in_text, title_leaf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.search.lexicon import Lexicon

__all__ = ["Engine", "Found", "IndexedSegment", "Texts"]

_MEMORY = 64_000_000  # bytes of sets kept for the next keystroke
_CHUNK = 64  # texts read at once to verify, doubled as it goes on


class IndexedSegment(Protocol):
    """What is asked of a part of the index."""

    lexicon: Lexicon

    def documents(self, place: int) -> array[int]:
        """Give the documents that have the word at a place of the lexicon."""

    def titled(self, word: str) -> array[int]:
        """Give the documents whose title has a word."""


class Texts(Protocol):
    """What is asked of the library: texts, and who has a field."""

    def read(self, sequences: Sequence[int]) -> Iterable[tuple[int, str, str]]:
        """Give (sequence, folded title, folded body) of articles, in any order."""

    def having(self, field: Field) -> Iterable[int]:
        """Give the sequences of the articles with a field (any but the title)."""


@dataclass(frozen=True, slots=True)
class Found:
    """Sequences found, newest first, at most as many as were asked for; `total` is of all, at least if not `exact`."""

    sequences: tuple[int, ...]
    total: int
    exact: bool


class _Set(NamedTuple):
    """The articles that surely match, and those that may: phrases are known only after reading."""

    sure: int
    maybe: int


class Engine:
    """Answers queries over one snapshot of the index and the texts behind it. Not for two threads at once."""

    def __init__(self, segments: Sequence[IndexedSegment], order: Sequence[int], texts: Texts) -> None:
        """Prepare; `order` are the sequences of all articles there are, newest first."""
        self._segments = segments
        self._order = order
        self._texts = texts
        self.size = len(order)
        self._everything = (1 << self.size) - 1
        self._rank = {sequence: rank for rank, sequence in enumerate(order)}
        unknown = self.size  # a document whose article is gone
        self._ranks = [
            array("I", [self._rank.get(sequence, unknown) for sequence in segment.lexicon.sequences])
            for segment in segments
        ]
        indexed = Flags(self.size)
        for some in self._ranks:
            indexed.add(some)
        self._tail_bits = self._everything & ~indexed.bits()
        self._tail: list[tuple[int, str, str]] | None = None
        self._kept: OrderedDict[object, int] = OrderedDict()

    @property
    def tail(self) -> int:
        """How many articles the index has not seen."""
        return self._tail_bits.bit_count()

    def holding(self, leaf: Term | Phrase) -> int:
        """Count the articles with a word, or with all words of a phrase."""
        return self._leaf(leaf).maybe.bit_count()

    def find(self, root: Node, limit: int, *, verify: int = 0) -> Found:
        """Give the newest articles that a query asks for.

        Once `limit` are found, reading goes on to count the others until `verify` texts have been read.
        """
        sets: dict[Node, _Set] = {}
        sure, maybe = self._evaluate(root, sets)
        doubtful = maybe & ~sure
        if not doubtful:
            newest: list[int] = []
            for rank in ranks(sure):
                if len(newest) == limit:
                    break
                newest.append(self._order[rank])
            return Found(tuple(newest), sure.bit_count(), exact=True)
        return self._verify(root, sets, sure, maybe, limit=limit, budget=verify)

    def all(self, root: Node) -> Iterator[int]:
        """Give the ranks of all articles that a query asks for, newest first, reading what has to be read."""
        sets: dict[Node, _Set] = {}
        sure, maybe = self._evaluate(root, sets)
        for rank, matching in self._verified(root, sets, sure, maybe):
            if matching:
                yield rank

    def _verify(self, root: Node, sets: dict[Node, _Set], sure: int, maybe: int, *, limit: int, budget: int) -> Found:
        found: list[int] = []
        total = 0
        for read, (rank, matching) in enumerate(self._verified(root, sets, sure, maybe), 1):
            if matching:
                total += 1
                if len(found) < limit:
                    found.append(self._order[rank])
            if len(found) >= limit and read >= budget:
                return Found(tuple(found), max(total, sure.bit_count()), exact=False)
        return Found(tuple(found), total, exact=True)

    def _verified(self, root: Node, sets: dict[Node, _Set], sure: int, maybe: int) -> Iterator[tuple[int, bool]]:
        """Give each rank that may match, newest first, and whether it does."""
        check = self._checker(root, sets)
        surely = test(sure, self.size)
        size = _CHUNK
        waiting: list[int] = []
        for rank in ranks(maybe):
            waiting.append(rank)
            if len(waiting) >= size:
                yield from self._read(waiting, surely, check)
                waiting, size = [], min(size * 2, 1024)
        yield from self._read(waiting, surely, check)

    def _read(
        self, some: list[int], surely: bytes, check: Callable[[int, str, str], bool]
    ) -> Iterator[tuple[int, bool]]:
        doubtful = [self._order[rank] for rank in some if not surely[rank >> 3] >> (rank & 7) & 1]
        texts = {sequence: (title, body) for sequence, title, body in self._texts.read(doubtful)} if doubtful else {}
        for rank in some:
            text = texts.get(self._order[rank])
            yield rank, text is None or check(rank, *text)

    def _checker(self, node: Node, sets: dict[Node, _Set]) -> Callable[[int, str, str], bool]:
        """Make the test of one article that reads its text only for what the sets leave open."""
        known = sets[node]
        if known.sure == known.maybe:
            data = test(known.sure, self.size)
            return lambda rank, _title, _body: bool(data[rank >> 3] >> (rank & 7) & 1)
        if isinstance(node, And | Or):
            checks = [self._checker(part, sets) for part in node.parts]
            together = all if isinstance(node, And) else any
            return lambda rank, title, body: together(check(rank, title, body) for check in checks)
        if isinstance(node, Not):
            inner = self._checker(node.part, sets)
            return lambda rank, title, body: not inner(rank, title, body)
        inside = in_text(title_leaf(node) if isinstance(node, Field) else node)
        if isinstance(node, Field):
            return lambda _rank, title, _body: inside(title)
        return lambda _rank, title, body: inside(body) or inside(title)

    def _evaluate(self, node: Node, sets: dict[Node, _Set]) -> _Set:
        if node not in sets:
            sets[node] = self._sets(node, sets)
        return sets[node]

    def _sets(self, node: Node, sets: dict[Node, _Set]) -> _Set:
        if isinstance(node, And | Or):
            parts = [self._evaluate(part, sets) for part in node.parts]
            combine = and_ if isinstance(node, And) else or_
            return _Set(reduce(combine, [part.sure for part in parts]), reduce(combine, [part.maybe for part in parts]))
        if isinstance(node, Not):
            sure, maybe = self._evaluate(node.part, sets)
            return _Set(self._everything & ~maybe, self._everything & ~sure)
        if isinstance(node, Field) and node.name != "title":
            flags = Flags(self.size)
            flags.add(self._rank[one] for one in self._texts.having(node) if one in self._rank)
            bits = flags.bits()
            return _Set(bits, bits)
        if isinstance(node, Field):
            return self._leaf(title_leaf(node), title=True)
        return self._leaf(node)

    def _leaf(self, leaf: Term | Phrase, *, title: bool = False) -> _Set:
        """Give the articles with a word or phrase; of a phrase only those with all its words are known."""
        tail = self._scan_tail(leaf, title=title)
        if isinstance(leaf, Term):
            indexed = self._term(leaf, title=title)
            return _Set(indexed | tail, indexed | tail)
        last = len(leaf.words) - 1
        words = {
            Term(word, Kind.PREFIX if leaf.prefix and at == last else Kind.EXACT) for at, word in enumerate(leaf.words)
        }
        candidates = self._everything
        # The rarest first, so that most of the work is never done.
        for term in sorted(words, key=self._weight):
            candidates &= self._term(term, title=title)
            if not candidates:
                break
        candidates &= ~self._tail_bits
        return _Set(tail, candidates | tail)

    def _weight(self, term: Term) -> int:
        if term.kind is Kind.PREFIX:
            return self.size
        return sum(segment.lexicon.count(term.word) for segment in self._segments)

    def _term(self, term: Term, *, title: bool) -> int:
        key = (term, title)
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
            return kept
        flags = Flags(self.size)
        bits = 0
        for number, segment in enumerate(self._segments):
            to_rank = self._ranks[number].__getitem__
            for place in segment.lexicon.meant(term):
                if title:
                    flags.add(map(to_rank, segment.titled(segment.lexicon.words[place])))
                elif segment.lexicon.counts[place] < 3:
                    flags.flags[to_rank(segment.lexicon.first[place])] = 1
                    flags.flags[to_rank(segment.lexicon.last[place])] = 1
                else:
                    bits |= self._word(number, place)
        bits |= flags.bits()
        self._keep(key, bits)
        return bits

    def _word(self, number: int, place: int) -> int:
        """Give the articles with one word of one segment."""
        key = (number, place)
        kept = self._kept.get(key)
        if kept is None:
            flags = Flags(self.size)
            flags.add(map(self._ranks[number].__getitem__, self._segments[number].documents(place)))
            kept = flags.bits()
            self._keep(key, kept)
        return kept

    def _keep(self, key: object, bits: int) -> None:
        self._kept[key] = bits
        while len(self._kept) * (self.size // 8 + 100) > _MEMORY:
            self._kept.popitem(last=False)

    def _scan_tail(self, leaf: Term | Phrase, *, title: bool) -> int:
        """Look for a word or phrase in the texts that the index has not seen."""
        if not self._tail_bits:
            return 0
        if self._tail is None:
            self._tail = list(self._texts.read([self._order[rank] for rank in ranks(self._tail_bits)]))
        inside = in_text(leaf)
        flags = Flags(self.size)
        flags.add(
            self._rank[sequence] for sequence, head, body in self._tail if inside(head) or (not title and inside(body))
        )
        return flags.bits()
