"""Why a passage was chosen, in words: what is written otherwise, what is shared, what it is without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.versions.terms import background, is_number, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.versions.alignment import Alignment
    from index.versions.matching import Candidate
    from index.versions.phrase import Phrase
    from index.versions.prepared import Block
    from index.versions.terms import Term

__all__ = ["listed", "reasons", "shared", "text_of"]

# Names of the words that a reason lists, at most.
_LISTED = 6


def reasons(phrase: Phrase, block: Block, candidate: Candidate, laid: Alignment, *, edited: bool) -> tuple[str, ...]:
    """Say why a passage was chosen: what is written otherwise, what is shared, which names and numbers are not."""
    why = []
    for left, right in laid.pairs:
        ours, theirs = phrase.terms[left], laid.there[right]
        mine, other = text_of(phrase, ours), text_of(block, theirs)
        respelled = (left, right) in laid.spelled or (is_number(ours.key) and mine.casefold() != other.casefold())
        # "said for told" tells nothing.
        if respelled or (ours.key != theirs.key and background(ours.key) == 1.0):
            why.append(f"{other} for {mine}")
    why = list(dict.fromkeys(why))[:_LISTED]
    if edited:
        why.append(f"{len(laid.pairs)} of {len(phrase.terms)} words kept in order")
        return tuple(why)
    return (*why, *shared(phrase, candidate))


def shared(phrase: Phrase, candidate: Candidate) -> tuple[str, ...]:
    """Say which words of content a candidate shares with the phrase, and which names and numbers it is without."""
    content = [term for term in phrase.terms if term.key in phrase.content]
    held = [term for term in content if candidate.mask >> phrase.index[term.key] & 1]
    # Words that every news text has are named only where nothing else is shared.
    held_words = listed(phrase, [term for term in held if background(term.key) == 1.0] or held)
    without = listed(
        phrase,
        (
            term
            for term in content
            if not candidate.mask >> phrase.index[term.key] & 1 and (term.key in phrase.names or is_number(term.key))
        ),
    )
    return (*([f"shares {held_words}"] if held_words else []), *([f"without {without}"] if without else []))


def listed(phrase: Phrase, terms: Iterable[Term]) -> str:
    """List some terms of a phrase as it writes them, each once."""
    words = list(dict.fromkeys(text_of(phrase, term) for term in terms))
    return ", ".join(words[:_LISTED]) + (" and more" if len(words) > _LISTED else "")


def text_of(side: Phrase | Block, term: Term) -> str:
    """Give a term as a phrase or a paragraph writes it."""
    span = written(side.text, side.tokens, term)
    return side.text[span.start : span.end]
