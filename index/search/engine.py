"""A Query answered from the index: sets of articles for words, texts read only to verify phrases.

An index holds the articles it has seen; the newer ones (the tail) are scanned, so that
an article is found as soon as it is stored.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise
from operator import and_, or_
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.query import And, Field, Kind, Node, Not, Or, Phrase, Term
from index.search.bits import Flags, ranks, test
from index.search.scan import in_text, title_leaf
from index.search.sets import Sets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from index.search.sets import IndexedSegment

__all__ = ["Engine", "Found", "Texts"]

_KNOWN = 200  # phrases of which is kept who has them
_CHUNK = 64  # texts read at once to verify, doubled as it goes on


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


class _Known(NamedTuple):
    """What reading has told of a phrase: the articles that have it, and those that have not."""

    yes: int
    no: int


_UNKNOWN = _Known(0, 0)


class Engine:
    """Answers queries over one snapshot of the index and the texts behind it. Not for two threads at once."""

    def __init__(self, segments: Sequence[IndexedSegment], order: Sequence[int], texts: Texts) -> None:
        """Prepare; `order` are the sequences of all articles there are, newest first."""
        self._order = order
        self._texts = texts
        self.size = len(order)
        self._everything = (1 << self.size) - 1
        self._rank = {sequence: rank for rank, sequence in enumerate(order)}
        self._index = Sets(segments, self._rank, self.size)
        self._tail_bits = self._everything & ~self._index.indexed()
        self._tail: list[tuple[int, str, str]] | None = None
        self._known: OrderedDict[tuple[Phrase, bool], _Known] = OrderedDict()
        self._reading: list[tuple[Phrase, bool, dict[int, bool]]] = []

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

    def _verify(self, root: Node, sets: dict[Node, _Set], sure: int, maybe: int, *, limit: int, budget: int) -> Found:
        found: list[int] = []
        total = 0
        exact = True
        for read, (rank, matching) in enumerate(self._verified(root, sets, sure, maybe), 1):
            if matching:
                if len(found) >= limit and read > budget:
                    exact = False
                    break
                total += 1
                if len(found) < limit:
                    found.append(self._order[rank])
        self._learn()
        return Found(tuple(found), total if exact else max(total, sure.bit_count()), exact)

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
        leaf = title_leaf(node) if isinstance(node, Field) else node
        inside = in_text(leaf)
        in_title = isinstance(node, Field)
        read: dict[int, bool] = {}
        if isinstance(leaf, Phrase):
            self._reading.append((leaf, in_title, read))

        def check(rank: int, title: str, body: str) -> bool:
            read[rank] = inside(title) or (not in_title and inside(body))
            return read[rank]

        return check

    def _learn(self) -> None:
        """Keep what was read of phrases for the next keystroke."""
        for leaf, in_title, read in self._reading:
            if read:
                yes, no = Flags(self.size), Flags(self.size)
                yes.add(rank for rank, has in read.items() if has)
                no.add(rank for rank, has in read.items() if not has)
                known = self._known.pop((leaf, in_title), _UNKNOWN)
                self._known[leaf, in_title] = _Known(known.yes | yes.bits(), known.no | no.bits())
        self._reading.clear()
        while len(self._known) > _KNOWN:
            self._known.popitem(last=False)

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
            indexed = self._index.term(leaf, title=title)
            return _Set(indexed | tail, indexed | tail)
        candidates = self._everything & ~self._tail_bits
        terms, pairs = self._parts(leaf)
        for pair in pairs:
            candidates &= self._index.pair(pair)
        # The rarest first, so that most of the work is never done.
        for term in sorted(terms, key=self._index.frequency):
            if candidates:
                candidates &= self._index.term(term, title=title)
        if len(leaf.words) == 2 and pairs and not title:
            return _Set(candidates | tail, candidates | tail)
        for known in (replace(leaf, words=leaf.words[:-1], prefix=False), leaf):
            # What is known not to have the beginning of a phrase has not the whole.
            candidates &= ~self._known.get((known, title), _UNKNOWN).no
        return _Set(self._known.get((leaf, title), _UNKNOWN).yes | tail, candidates | tail)

    def _parts(self, phrase: Phrase) -> tuple[set[Term], set[str]]:
        """Give the words and the pairs of common words that the articles with a phrase must have."""
        last = len(phrase.words) - 1
        common = self._index.common if not phrase.slop else frozenset()
        pairs: set[str] = set()
        covered: set[int] = set()
        for at, (one, other) in enumerate(pairwise(phrase.words)):
            if one in common and other in common and not (phrase.prefix and at + 1 == last):
                pairs.add(f"{one} {other}")
                covered |= {at, at + 1}
        terms = {
            Term(word, Kind.PREFIX if phrase.prefix and at == last else Kind.EXACT)
            for at, word in enumerate(phrase.words)
            if at not in covered
        }
        return terms, pairs

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
