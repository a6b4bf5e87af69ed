"""What came in since the index was made: searched in memory beside it, so that it is found at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search import Document
from index.search.engine import Engine, Found
from index.search.memory import MemorySegment
from index.search.scan import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.query import Field, Node, Phrase, Term

__all__ = ["Fresh"]

_BLOCK = 256
"""Articles that are read one by one before their words are gathered."""


class Fresh:
    """Articles beside the index: blocks of them with their words gathered, and the last few, which are read."""

    def __init__(self, having: Callable[[Field], Iterable[int]]) -> None:
        """Begin with none; `having` gives the sequences of all articles with a field."""
        self._having = having
        self._blocks: list[Engine] = []
        self._blocked = 0
        self.last = 0
        """The last sequence taken in."""
        self.read: dict[int, Document] = {}
        """Those that are read."""

    def __len__(self) -> int:
        """Count the articles."""
        return self._blocked + len(self.read)

    @property
    def full(self) -> bool:
        """Whether those that are read are to be gathered."""
        return len(self.read) >= _BLOCK

    def take(self, documents: Mapping[int, Document]) -> None:
        """Take in more articles by sequence."""
        self.read.update(documents)
        self.last = max(self.read, default=self.last)

    def gather(self, order: Sequence[int], texts: Sequence[tuple[int, str, str]]) -> None:
        """Gather the words of articles: their sequences, newest first, and (sequence, title, body) of each."""
        self._blocks.append(Engine([MemorySegment(texts)], order, _Texts(texts, self._having)))
        self._blocked += len(order)
        self.last = max(self.last, *order)
        for one in order:
            self.read.pop(one, None)

    def holding(self, leaf: Term | Phrase) -> int:
        """Count the articles with a word, or with the words of a phrase."""
        test = compiled(leaf)
        return sum(block.holding(leaf) for block in self._blocks) + sum(map(test, self.read.values()))

    def find(self, root: Node, limit: int, seen: Callable[[int, Document], Document]) -> Found:
        """Give articles that a query asks for, in no order; `seen` adds to a document what only the library knows."""
        test = compiled(root)
        found = [sequence for sequence, document in self.read.items() if test(seen(sequence, document))]
        total, exact = len(found), True
        for block in self._blocks:
            some = block.find(root, limit)
            found += some.sequences
            total += some.total
            exact = exact and some.exact
        return Found(tuple(found), total, exact)


class _Texts:
    """The texts of a block."""

    def __init__(self, texts: Sequence[tuple[int, str, str]], having: Callable[[Field], Iterable[int]]) -> None:
        self._texts = {text[0]: text for text in texts}
        self._having = having

    def read(self, sequences: Sequence[int]) -> list[tuple[int, str, str]]:
        return [self._texts[one] for one in sequences]

    def having(self, field: Field) -> Iterable[int]:
        return self._having(field)
