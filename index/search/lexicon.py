"""The words of one segment of the index, sorted, with the documents of the rare ones.

Loaded as a whole: nine tenths of all words stand in fifty articles or fewer, and for
these nothing else has to be read. Kept in a file beside the segment and made again from
the segment when that is missing or damaged.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.forms import irregular_forms, stem
from index.query import Kind, Term
from index.search.expansion import choose

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["FEW", "Lexicon", "load", "save"]

_MAGIC = b"words 2\n"
FEW = 50
"""Documents that are listed here for a word; where more have it, the index is asked."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Words in order of code points; for each in how many documents it stands, and where these begin in `documents`.

    Words with more than FEW documents have none there. `sequences` are the articles of
    the segment's documents, by document number.
    """

    words: list[str]
    counts: array[int]
    starts: array[int]
    documents: array[int]
    sequences: array[int]

    def add(self, word: str, documents: array[int], count: int) -> None:
        """Put the next word in; `documents` is empty where there are more than a few."""
        self.words.append(word)
        self.counts.append(count)
        self.starts.append(len(self.documents))
        self.documents.extend(documents)

    def few(self, place: int) -> array[int] | None:
        """Give the documents that have the word at a place; None where there are more than a few."""
        start, count = self.starts[place], self.counts[place]
        return self.documents[start : start + count] if count <= FEW else None

    def count(self, word: str) -> int:
        """Give in how many documents a word stands."""
        place = self._place(word)
        return 0 if place is None else self.counts[place]

    def meant(self, term: Term) -> Iterable[int]:
        """Give the places in `words` of the words that a term means."""
        words = self.words
        if term.kind is Kind.PREFIX:
            return self._range(term.word)
        if term.kind is Kind.FUZZY:
            near = choose(term, words)
            return [bisect_left(words, word) for word in near]
        place = self._place(term.word)
        own = [] if place is None else [place]
        root = stem(term.word)
        if term.kind is Kind.EXACT or len(root) < 2 or not root.isascii():
            return own
        regular = {place for place in self._range(root[: _shared(root)]) if stem(words[place]) == root}
        irregular = [place for form in irregular_forms(root) if (place := self._place(form)) is not None]
        return sorted(regular.union(own, irregular))

    def _place(self, word: str) -> int | None:
        at = bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else None

    def _range(self, prefix: str) -> range:
        return range(bisect_left(self.words, prefix), bisect_left(self.words, prefix + "\U0010ffff"))


def _shared(root: str) -> int:
    """Give how many letters of a stem every regular word has that comes to it.

    A stem may end otherwise than its words, in its last two letters at most ("crying"
    and "cri", "hoping" and "hope"), short ones in the last only, but for "dying" and
    "die"; those of two letters are the words' own.
    """
    if len(root) < 4:
        return 1 if root.endswith("ie") else max(2, len(root) - 1)
    return len(root) - 2


def save(path: Path, lexicon: Lexicon) -> None:
    """Write a lexicon; it is there only once it is complete."""
    text = "\n".join(lexicon.words).encode()
    arrays = (lexicon.counts, lexicon.starts, lexicon.documents, lexicon.sequences)
    sizes = array("Q", [len(text), *(len(one) * one.itemsize for one in arrays)])
    data = b"".join([_MAGIC, sizes.tobytes(), text, *(one.tobytes() for one in arrays)])
    part = path.with_name(path.name + ".part")
    part.write_bytes(data + zlib.crc32(data).to_bytes(4, "little"))
    part.replace(path)


def load(path: Path) -> Lexicon | None:
    """Read a lexicon; None when there is none or it is damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    if not data.startswith(_MAGIC) or zlib.crc32(data[:-4]).to_bytes(4, "little") != data[-4:]:
        return None
    at = len(_MAGIC) + 40
    sizes = array("Q", data[len(_MAGIC) : at])
    parts = []
    for size in sizes:
        parts.append(data[at : at + size])
        at += size
    words = parts[0].decode().split("\n") if parts[0] else []
    return Lexicon(words, array("I", parts[1]), array("I", parts[2]), array("I", parts[3]), array("Q", parts[4]))
