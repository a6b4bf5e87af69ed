"""The library's own words: how many articles have one, and which one was meant by a word that none has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.query import Kind, Term
from index.search.expansion import predicate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.search import Document
    from index.search.lexicon import Lexicon

__all__ = ["Words", "of_documents", "of_lexicons"]

_SHORTEST = 4
"""Letters of a word that is worth a suggestion: shorter ones are near to anything."""


class Words:
    """In how many of a number of documents each word stands: the protocol `Frequencies` of versions."""

    def __init__(self, documents: int, counts: Sequence[Lexicon] | Counter[str]) -> None:
        """Hold the counts of so many documents."""
        self._documents = documents
        self._counts = counts

    @property
    def documents(self) -> int:
        """How many documents are counted."""
        return self._documents

    def of(self, folded: str) -> int:
        """In how many documents a folded token stands."""
        if isinstance(self._counts, Counter):
            return self._counts[folded]
        return sum(lexicon.count(folded) for lexicon in self._counts)

    def meant_by(self, folded: str) -> str | None:
        """Give the most common word that is a letter away from one (two in long words), if there is any.

        The first letter is taken to be right.
        """
        if len(folded) < _SHORTEST:
            return None
        near = predicate(Term(folded, Kind.FUZZY))
        found = [word for word in self._beginning(folded[0]) if near(word) and word != folded]
        return max(found, key=lambda word: (self.of(word), word), default=None)

    def _beginning(self, letter: str) -> Iterable[str]:
        if isinstance(self._counts, Counter):
            return [word for word in self._counts if word.startswith(letter)]
        beginning = Term(letter, Kind.PREFIX)
        return {lexicon.words[place] for lexicon in self._counts for place in lexicon.meant(beginning)}


def of_documents(documents: Iterable[Document]) -> Words:
    """Count the words of documents."""
    counts: Counter[str] = Counter()
    number = 0
    for number, one in enumerate(documents, 1):  # noqa: B007  (the last one is the count)
        counts.update({*one.title.split(), *one.body.split()})
    return Words(number, counts)


def of_lexicons(lexicons: Sequence[Lexicon], documents: int) -> Words:
    """Take the counts of an index."""
    return Words(documents, lexicons)
