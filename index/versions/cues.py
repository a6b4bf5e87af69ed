"""What turns a like passage into another statement: a changed number, negation, name or speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.model import DENIED
from index.versions.terms import CONTENT, Term, background, is_number, negations, stops, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.versions.alignment import Alignment, Gap
    from index.versions.phrase import Phrase
    from index.versions.prepared import Block, Prepared

__all__ = ["Change", "changes"]

# So much of a phrase's words in order are nearly the same words.
_COPIED = 0.66
_ARTICLES = frozenset("the a an his her its their our".split())
# How many words may stand between a number and the word that both texts have.
_NEAR = 1


class Change(NamedTuple):
    """What makes a passage another statement: in words, and its terms that say so (none for a denial)."""

    reason: str
    terms: tuple[Term, ...] = ()


def changes(phrase: Phrase, prepared: Prepared, block: Block, laid: Alignment) -> tuple[Change, ...]:
    """Find what makes the passage another statement than the phrase; empty when nothing does."""
    found: list[Change] = []
    for gap in laid.gaps:
        for told in (_number(gap, laid), _name(gap, phrase, prepared, laid)):
            if told:
                ours, theirs = told
                found.append(Change(f"{_words(block, theirs)}, not {_words_of(phrase, ours)}", tuple(theirs)))
    denied = _negation(laid)
    if denied:
        found.append(Change(denied))
    return tuple(found)


def _words(block: Block, terms: Sequence[Term]) -> str:
    span = written(block.text, block.tokens, terms[0], terms[-1])
    return block.text[span.start : span.end]


def _words_of(phrase: Phrase, terms: Sequence[Term]) -> str:
    span = written(phrase.text, phrase.tokens, terms[0], terms[-1])
    return phrase.text[span.start : span.end]


def _number(gap: Gap, laid: Alignment) -> tuple[list[Term], list[Term]] | None:
    """Find a number of the phrase in whose place another number stands."""
    everywhere = {term.key for term in laid.there}
    for at, one in enumerate(gap.ours):
        if not is_number(one.key) or one.key in everywhere:
            continue
        for place, other in enumerate(gap.theirs):
            if not is_number(other.key) or _like_year(one.key) != _like_year(other.key):
                continue
            # In its place: as near to the same word before it, or behind it.
            before = max(at, place) <= _NEAR and gap.inner
            behind = max(len(gap.ours) - at, len(gap.theirs) - place) <= _NEAR + 1 and gap.closed
            if before or behind:
                return [one], [other]
    return None


def _like_year(number: str) -> bool:
    """Whether a number is written like a year: a year and a count do not stand for one another."""
    return number[1:].isdigit() and len(number) == 5 and number[1:3] in {"18", "19", "20"}


def _name(gap: Gap, phrase: Phrase, prepared: Prepared, laid: Alignment) -> tuple[list[Term], list[Term]] | None:
    """Find a name of the phrase in whose place another name, or a bare word, stands, and nothing else."""
    ours = [term for term in gap.ours if background(term.key) >= CONTENT]
    theirs = [term for term in gap.theirs if background(term.key) >= CONTENT]
    if not ours or not theirs or len(ours) > 3 or len(theirs) > 3:
        return None
    if not all(term.key in phrase.names for term in ours):
        return None
    # In nearly the same words, a bare word in the place of a name is another one; behind "the" it may say what it is.
    before = phrase.tokens[ours[0].first - 1].folded if ours[0].first else ""
    bare = laid.kept >= _COPIED and gap.inner and gap.closed and len(gap.theirs) == len(theirs) == 1
    bare = bare and before not in _ARTICLES
    if not all(_named(term, prepared) or (bare and not is_number(term.key)) for term in theirs):
        return None
    everywhere = {term.key for term in laid.there}
    if any(term.key in everywhere for term in ours) or any(term.key in phrase.index for term in theirs):
        return None
    shorter, longer = sorted((ours[0].key.rstrip("."), theirs[0].key.rstrip(".")), key=len)
    # "Ark." is no other name than "Arkansas".
    return None if longer.startswith(shorter) else (ours, theirs)


def _named(term: Term, prepared: Prepared) -> bool:
    return term.capital and term.key in prepared.names


def _negation(laid: Alignment) -> str | None:
    """Say so when only one side denies what both say in nearly the same words."""
    if laid.kept < 0.6 or laid.own < 0.5:
        return None
    deny, grammar = negations(), stops()
    ours_all = sum(term.key in deny for gap in laid.gaps for term in gap.ours)
    theirs_all = sum(term.key in deny for gap in laid.gaps for term in gap.theirs)
    if ours_all % 2 == theirs_all % 2:
        return None
    for gap in laid.gaps:
        # A gap that holds other content as well says something else anyway ("skip", "not attend").
        if not (gap.inner and gap.closed) or any(term.key not in grammar for term in (*gap.ours, *gap.theirs)):
            continue
        ours = sum(term.key in deny for term in gap.ours)
        theirs = sum(term.key in deny for term in gap.theirs)
        if ours % 2 != theirs % 2:
            return DENIED if theirs % 2 else f"not {DENIED}"
    return None
