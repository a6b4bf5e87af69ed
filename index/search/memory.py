"""Articles that no index has seen yet, as a part of one: their words, gathered in memory."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from index.search.lexicon import FEW, Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["MemorySegment"]

_NONE: array[int] = array("I")


class MemorySegment:
    """A part of the index that is nowhere on the disk. Documents are numbered in the order given."""

    common: frozenset[str] = frozenset()
    """It knows no pairs: phrases are verified in the texts, of which there are few."""

    def __init__(self, texts: Sequence[tuple[int, str, str]]) -> None:
        """Gather the words of (sequence, folded title, folded body)."""
        self._titled = _gathered(title for _, title, _ in texts)
        postings = _gathered(f"{title}\n{body}" for _, title, body in texts)
        sequences = array("Q", [sequence for sequence, _, _ in texts])
        self.lexicon = Lexicon([], array("I"), array("I"), array("I"), sequences)
        self._many: dict[int, array[int]] = {}
        for place, word in enumerate(sorted(postings)):
            found = postings[word]
            if len(found) > FEW:
                self._many[place] = found
            self.lexicon.add(word, found if len(found) <= FEW else _NONE, len(found))

    def documents(self, place: int) -> array[int]:
        """Give the documents that have the word at a place of the lexicon."""
        few = self.lexicon.few(place)
        return self._many[place] if few is None else few

    def titled(self, word: str) -> array[int]:
        """Give the documents whose title has a word."""
        return self._titled.get(word, _NONE)

    def paired(self, pair: str) -> array[int]:  # noqa: ARG002  # every part has one shape
        """Give none: no pairs are kept."""
        return _NONE


def _gathered(texts: Iterable[str]) -> dict[str, array[int]]:
    postings: dict[str, array[int]] = {}
    for number, text in enumerate(texts):
        for word in set(text.split()):
            if word in postings:
                postings[word].append(number)
            else:
                postings[word] = array("I", (number,))
    return postings
