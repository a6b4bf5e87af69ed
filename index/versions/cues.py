"""What turns a like passage into another statement: a changed number, negation, name or speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.versions.terms import CONTENT, background, is_number, negations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.versions.alignment import Alignment, Gap
    from index.versions.phrase import Phrase
    from index.versions.prepared import Block, Prepared
    from index.versions.terms import Term

__all__ = ["changes"]


def changes(phrase: Phrase, prepared: Prepared, block: Block, laid: Alignment) -> tuple[str, ...]:
    """Say in words what makes the passage another statement than the phrase; empty when nothing does."""
    found: list[str] = []
    for gap in laid.gaps:
        for told in (_number(gap, laid), _name(gap, phrase, prepared, laid)):
            if told:
                ours, theirs = told
                found.append(f"{_words(block, theirs)}, not {_words_of(phrase, ours)}")
    denied = _negation(laid)
    if denied:
        found.append(denied)
    return tuple(found)


def _words(block: Block, terms: Sequence[Term]) -> str:
    return block.text[block.tokens[terms[0].first].start : block.tokens[terms[-1].last - 1].end]


def _words_of(phrase: Phrase, terms: Sequence[Term]) -> str:
    return phrase.text[phrase.tokens[terms[0].first].start : phrase.tokens[terms[-1].last - 1].end]


def _number(gap: Gap, laid: Alignment) -> tuple[list[Term], list[Term]] | None:
    """Find a number of the phrase in whose place another number stands."""
    ours = [term for term in gap.ours if is_number(term.key)]
    theirs = [term for term in gap.theirs if is_number(term.key)]
    everywhere = {term.key for term in laid.there}
    ours = [term for term in ours if term.key not in everywhere]
    if not ours or not theirs:
        return None
    for one in ours:
        for other in theirs:
            if _like(one.key) == _like(other.key):
                return [one], [other]
    return None


def _like(number: str) -> bool:
    """Whether a number is written like a year: a year and a count do not stand for one another."""
    return number[1:].isdigit() and len(number) == 5 and number[1:3] in {"18", "19", "20"}


def _name(gap: Gap, phrase: Phrase, prepared: Prepared, laid: Alignment) -> tuple[list[Term], list[Term]] | None:
    """Find a name of the phrase in whose place another name stands, and nothing else."""
    ours = [term for term in gap.ours if background(term.key) >= CONTENT]
    theirs = [term for term in gap.theirs if background(term.key) >= CONTENT]
    if not ours or not theirs or len(ours) > 3 or len(theirs) > 3:
        return None
    if not all(term.key in phrase.names for term in ours) or not all(_named(term, prepared) for term in theirs):
        return None
    everywhere = {term.key for term in laid.there}
    if any(term.key in everywhere for term in ours) or any(term.key in phrase.index for term in theirs):
        return None
    return ours, theirs


def _named(term: Term, prepared: Prepared) -> bool:
    return term.capital and term.key in prepared.names


def _negation(laid: Alignment) -> str | None:
    """Say so when only one side denies what both say in nearly the same words."""
    deny = negations()
    if laid.kept < 0.6 or laid.own < 0.5:
        return None
    inner = [gap for gap in laid.gaps if gap.inner]
    ours = sum(term.key in deny for gap in inner for term in gap.ours)
    theirs = sum(term.key in deny for gap in inner for term in gap.theirs)
    if ours % 2 == theirs % 2:
        return None
    return "denied here" if theirs else "not denied here"
