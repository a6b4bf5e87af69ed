"""The passage to show of a candidate: where it begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.model import Span
from index.versions.doubts import pause
from index.versions.spans import clause, region
from index.versions.terms import CONTENT, background

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.versions.alignment import Alignment
    from index.versions.cues import Change
    from index.versions.matching import Candidate, Matches
    from index.versions.phrase import Phrase
    from index.versions.prepared import Block, Prepared

__all__ = ["Laid", "cut", "with_changes"]

# A run of fewer words is no passage of a sentence: its own sentence is.
_SCRAP = 4
# How far, in characters, a changed number or name may stand from the passage it belongs to.
_BESIDE = 16
# So many words more a passage may go on, so as not to end on a grammar word; so many of them content words.
_TRAIL, _NAMED = 3, 2


class Laid(NamedTuple):
    """A candidate, and the phrase laid beside its terms."""

    candidate: Candidate
    laid: Alignment


def cut(phrase: Phrase, matches: Matches, prepared: Prepared, found: Laid, *, whole: bool) -> Span:
    """Cut the passage out of a candidate: the matched words, or for a `whole` sentence the clause that holds them."""
    candidate, laid = found
    units = prepared.units[candidate.first : candidate.last]
    block = prepared.blocks[units[0].block]
    first, last = region(laid.there, _worth(phrase, matches, laid))
    border = len(units[0].terms)
    if whole and first < border < last:
        # A word or two of a neighbouring sentence are no part of it, unless they are most of it.
        first = border if border - first < min(_SCRAP, border / 2) else first
        last = border if last - border < min(_SCRAP, (len(laid.there) - border) / 2) else last
    if whole:
        while last > first + 1 and background(laid.there[last - 1].key) < CONTENT:
            last -= 1
    else:
        last = _past_grammar(phrase, block, found, first, last)
    start = block.tokens[laid.there[first].first].start
    end = block.tokens[laid.there[last - 1].last - 1].end
    if not whole:
        return Span(start, end)
    if last - first < _SCRAP:
        start, end = units[0].span.start, units[-1].span.end
    return clause(block.text, [unit.span for unit in units], Span(start, end), framed=phrase.framed)


def with_changes(span: Span, block: Block, changed: Sequence[Change]) -> Span:
    """Stretch a passage to what stands in the place of the phrase's number or name, where that is next to it."""
    for change in changed:
        if not change.terms:
            continue
        start = block.tokens[change.terms[0].first].start
        end = block.tokens[change.terms[-1].last - 1].end
        if span.start - _BESIDE <= end and start <= span.end + _BESIDE:
            span = Span(min(span.start, start), max(span.end, end))
    return span


def _past_grammar(phrase: Phrase, block: Block, found: Laid, first: int, last: int) -> int:
    """Move the end of a passage off a bare "on" or "the".

    Where the phrase goes on with a word that is missing, what stands in its place belongs
    to the passage; else the bare word does not, unless the phrase ends on it as well.
    """
    candidate, laid = found
    there = laid.there
    if background(there[last - 1].key) >= CONTENT:
        return last
    behind = next((left + 1 for left, right in laid.pairs if right == last - 1), 0)
    if behind == len(phrase.terms):
        return last
    if all(candidate.mask >> place & 1 for place in phrase.sequence[behind:]):
        while last > first + 1 and background(there[last - 1].key) < CONTENT:
            last -= 1
        return last
    reach = min(last + _TRAIL, len(there))
    named = 0
    while last < reach and not pause(block, there, last):
        content = background(there[last].key) >= CONTENT
        if named == _NAMED or (named and not content):
            break
        named += content
        last += 1
    return last


def _worth(phrase: Phrase, matches: Matches, laid: Alignment) -> dict[int, float]:
    """Weigh the terms of a candidate that match, each key of the phrase once, those in order first."""
    worth: dict[int, float] = {}
    taken: set[int] = set()
    for left, right in laid.pairs:
        place = phrase.sequence[left]
        taken.add(place)
        worth[right] = matches.weights[place] / matches.total
    for right in sorted(laid.loose):
        match = matches.stands.get(laid.there[right].key)
        if match is None:  # the first word of an expression of two
            match = matches.stands[f"{laid.there[right].key} {laid.there[right + 1].key}"]
        place = match.place
        worth[right] = 0.0 if place in taken else matches.weights[place] / matches.total
        taken.add(place)
    return worth
