"""What versions ask of a library: in how many of its documents a word stands."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Protocol

from index.versions.terms import background

if TYPE_CHECKING:
    from index.versions.phrase import Phrase

__all__ = ["Frequencies", "backgrounds"]

# A library of fewer documents tells too little about how common a word is.
_ENOUGH = 50


class Frequencies(Protocol):
    """Document frequencies of surface tokens; a search index provides them."""

    @property
    def documents(self) -> int:
        """How many documents are counted."""

    def of(self, folded: str) -> int:
        """In how many documents a folded token stands."""


def backgrounds(phrase: Phrase, frequencies: Frequencies | None) -> dict[str, float]:
    """Weigh each key of a phrase before the article is looked at, 0 to 1.

    Without frequencies, or with too few documents, by our own short list of common words.
    """
    if frequencies is None or frequencies.documents < _ENOUGH:
        return {key: background(key) for key in phrase.keys}
    most = log(frequencies.documents + 1)
    weights = {}
    for term in phrase.terms:
        held = min((frequencies.of(phrase.tokens[at].folded) for at in range(term.first, term.last)), default=0)
        own = background(term.key)
        counted = log((frequencies.documents + 1) / (held + 1)) / most
        # Grammar words stay light even where a small library holds few of them.
        weights[term.key] = min(own, counted) if own < 0.5 else max(0.1, counted)
    return weights
