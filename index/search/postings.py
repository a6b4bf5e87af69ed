"""Words and the documents that have them, gathered while an index is built, in bounded memory.

Stands in for whoosh's own pool, which keeps a tuple a posting and sorts them all. Here
each word gathers its documents in the order they come, so only the words are sorted.
"""

from __future__ import annotations

import heapq
import marshal
import tempfile
from array import array
from itertools import groupby
from operator import itemgetter
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Batch", "Pool"]

_AT_ONCE = 2_000_000
"""Postings in memory, about 100 MB; what is more waits in temporary files."""


class Batch(NamedTuple):
    """All postings of one word of one field: documents in order, and for each its weight and its places, encoded."""

    field: str
    word: bytes
    documents: array[int]
    weights: array[float]
    values: list[str]


class Pool:
    """Gathers postings and gives them back by field and word."""

    def __init__(self, folder: Path, at_once: int = _AT_ONCE) -> None:
        """Gather; `folder` holds the temporary files, which have no name and cannot stay behind."""
        self._folder = folder
        self._limit = self._room = at_once
        self._fields: dict[str, dict[bytes, Batch]] = {}
        self._runs: list[IO[bytes]] = []

    def add(self, posting: tuple[str, bytes, int, float, str]) -> None:
        """Take (field, word, document, weight, places); the documents of a word come in order."""
        field, word, document, weight, value = posting
        words = self._fields.get(field)
        if words is None:
            words = self._fields[field] = {}
        batch = words.get(word)
        if batch is None:
            words[word] = Batch(field, word, array("I", (document,)), array("f", (weight,)), [value])
        else:
            batch.documents.append(document)
            batch.weights.append(weight)
            batch.values.append(value)
        self._room -= 1
        if not self._room:
            self._spill()

    def iter_postings(self) -> Iterator[Batch]:
        """Give all postings, a batch a word, sorted by field and word."""
        if not self._runs:
            yield from self._sorted()
            return
        runs = [*map(_read, self._runs), self._sorted()]
        # The merge keeps equal words in the order of the runs, and so their documents in order.
        for (field, word), parts in groupby(heapq.merge(*runs, key=itemgetter(0, 1)), key=itemgetter(0, 1)):
            documents, weights, values = array("I"), array("f"), []
            for part in parts:
                documents += part.documents
                weights += part.weights
                values += part.values
            yield Batch(field, word, documents, weights, values)

    def cleanup(self) -> None:
        """Let go of everything."""
        self._fields.clear()
        for run in self._runs:
            run.close()
        self._runs.clear()

    def _sorted(self) -> Iterator[Batch]:
        for field in sorted(self._fields):
            words = self._fields[field]
            for word in sorted(words):
                yield words.pop(word)

    def _spill(self) -> None:
        run = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115  (closed by cleanup)
        self._runs.append(run)
        for batch in self._sorted():
            weights, values = batch.weights.tobytes(), batch.values
            marshal.dump((batch.field, batch.word, batch.documents.tobytes(), weights, values), run)
        run.flush()
        self._fields.clear()
        self._room = self._limit


def _read(run: IO[bytes]) -> Iterator[Batch]:
    run.seek(0)
    while True:
        try:
            field, word, documents, weights, values = marshal.load(run)  # noqa: S302  (our own file, and it has no name)
        except EOFError:
            return
        yield Batch(field, word, array("I", documents), array("f", weights), values)
