"""Why a passage was chosen, in words: what is written otherwise, what is shared, what it is without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Relation
from index.versions.synonyms import equivalents
from index.versions.terms import background, is_number, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.model import Passage
    from index.versions.alignment import Alignment
    from index.versions.matching import Candidate, Matches
    from index.versions.phrase import Phrase
    from index.versions.prepared import Block, Prepared
    from index.versions.terms import Term

__all__ = ["listed", "reasons", "same_words", "shared", "text_of"]

# Names of the words that a reason lists, at most.
_LISTED = 6


def same_words(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Say how often the very words stand, and apart from them what else is a hit, so that both make up the count."""
    exact = sum(passage.relation is Relation.VERBATIM for passage in passages)
    edited = sum(passage.relation is Relation.EDITED for passage in passages)
    rest = len(passages) - exact
    often = (f"{exact} times",) if exact > 1 else ("once",) if rest else ()
    more = ((edited, "edited"), (rest - edited, "in other words"))
    return ("the same words", *often, *(f"{count} more {how}" for count, how in more if count))


def reasons(
    phrase: Phrase, matches: Matches, prepared: Prepared, candidate: Candidate, laid: Alignment, *, edited: bool
) -> tuple[str, ...]:
    """Say why a passage was chosen: what is written otherwise, what is shared, which names and numbers are not."""
    block = prepared.blocks[prepared.units[candidate.first].block]
    why = []
    for left, right in laid.pairs:
        ours, theirs = phrase.terms[left], laid.there[right]
        mine, other = _expression(phrase, left, theirs.key), text_of(block, theirs)
        respelled = (left, right) in laid.spelled or (is_number(ours.key) and mine.casefold() != other.casefold())
        # "said for told" tells nothing.
        if respelled or (ours.key != theirs.key and background(ours.key) == 1.0):
            why.append(f"{other} for {mine}")
    if edited:
        return (*list(dict.fromkeys(why))[:_LISTED], f"{len(laid.pairs)} of {len(phrase.terms)} words kept in order")
    for right in sorted(laid.loose):
        theirs = laid.there[right]
        match = matches.stands.get(theirs.key)
        if match and match.strength < 1 and background(phrase.keys[match.place]) == 1.0:
            mine = _expression(phrase, phrase.sequence.index(match.place), theirs.key)
            why.append(f"{text_of(block, theirs)} for {mine}")
    return (*list(dict.fromkeys(why))[:_LISTED], *shared(phrase, prepared, candidate))


def _expression(phrase: Phrase, left: int, other: str) -> str:
    """Give what another word stands for: the phrase's term at a place, or the expression of two it is in."""
    for first in (left, left - 1):
        both = phrase.terms[max(0, first) : first + 2]
        if len(both) == 2 and other in equivalents(f"{both[0].key} {both[1].key}"):
            start, end = (text_of(phrase, term) for term in both)
            return f"{start} {end}"
    return text_of(phrase, phrase.terms[left])


def shared(phrase: Phrase, prepared: Prepared, candidate: Candidate) -> tuple[str, ...]:
    """Say which words of content stand in a candidate as well, and which names and numbers it is without."""
    there = {key for unit in prepared.units[candidate.first : candidate.last] for key in unit.keys}
    content = [term for term in phrase.terms if term.key in phrase.content]
    held = [term for term in content if term.key in there]
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
