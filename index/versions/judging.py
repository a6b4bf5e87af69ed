"""One candidate judged: its relation to the phrase, the passage to show, and why, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.model import Passage, Relation, Span
from index.versions.alignment import align
from index.versions.cues import changes
from index.versions.cutting import Laid, cut, with_changes
from index.versions.doubts import Judged, doubts
from index.versions.quotes import quote_relation
from index.versions.reasons import listed, reasons, shared
from index.versions.terms import CONTENT, background, is_number

if TYPE_CHECKING:
    from index.versions.alignment import Alignment
    from index.versions.doubts import Doubt
    from index.versions.matching import Candidate, Matches
    from index.versions.phrase import Phrase
    from index.versions.prepared import Block, Prepared

__all__ = [
    "LEAST",
    "LONE",
    "OTHERWISE",
    "PART",
    "RUN",
    "SAME_QUOTE",
    "Found",
    "Reading",
    "firm_from",
    "judge",
    "may_be_otherwise_same",
    "maybe_from",
]

# Scores from which a passage is firm, and from which it is maybe: (phrase, sentence).
_FIRM, _MAYBE = (0.30, 0.30), (0.28, 0.28)
# Two sentences taken together say more than one whatever they are: in other words they must be surer by this.
_TWO = 0.3
# A step of strictness moves both by so much: looser, stricter. The strictest asks for twice the score.
_LOOSER, _STRICTER = 0.1, 0.15
# Edited, rather than reworded, has so much of the phrase's words in order, of all and of those of
# content, and so much of its own words from them, unless nearly all are kept.
_EDITED, _DENSE, _NEARLY = 0.66, 0.4, 0.8
_EDITED_CONTENT = (0.66, 0.6)
# A part of the phrase in its own words is edited as well, when it is so much of the passage.
_WHOLLY = 0.8
# Other words for a phrase, or a sentence, must share so many content words with it as they are
# written; a sentence with none of its numbers must have such a score.
_SHARED, _SURE = (2, 1), 0.4
_KEPT = 0.6
# A single word in common must be so likely.
_LIKELY = 0.5
# A sentence that is mostly a quotation needs so much of the quotation, not just the same speaker.
_MOSTLY_QUOTED, _OF_QUOTE = 0.4, 0.15
# A phrase of a few words that is found scattered over more than so many times its length, and
# so many words besides, is not one statement.
_SCATTERED = (3, 4)


PART, RUN = 0.4, 5
"""A part of the phrase in its own words is edited as well: so much of the phrase, and so many words."""
LEAST = 0.2
"""Other words for a phrase must have so much of its weight."""
LONE = 0.28
"""A single word in common must have so much of the phrase's weight."""
OTHERWISE = 0.74
"""With a changed number or name, so much of all other words in order is the same statement at any score."""
# What is said where the quotations of both sides are the same and the rest is not.
SAME_QUOTE = "quote: same words; introduced differently"


class Found(NamedTuple):
    """A passage with its reasons, and the relation of the quotations of both sides.

    `changed` says whether it is the same statement with another number, name or speaker.
    """

    passage: Passage
    why: tuple[str, ...]
    quote: Relation | None = None
    changed: bool = False


class Reading(NamedTuple):
    """A phrase laid over an article, and the score from which a passage is firm."""

    phrase: Phrase
    matches: Matches
    prepared: Prepared
    firm: float


def firm_from(phrase: Phrase, strictness: int) -> float:
    """Give the score from which a passage is firm."""
    return _FIRM[not phrase.short] + (_STRICTER if strictness > 0 else _LOOSER) * strictness


def maybe_from(phrase: Phrase, firm: float) -> float:
    """Give the score from which a passage is maybe, where `firm` is that from which it is firm."""
    place = not phrase.short
    return firm - _FIRM[place] + _MAYBE[place]


def judge(reading: Reading, candidate: Candidate, score: float) -> Found:
    """Decide what a candidate of this score is to the phrase, and cut its passage."""
    phrase, matches, prepared, _ = reading
    block = prepared.blocks[prepared.units[candidate.first].block]
    if score < maybe_from(phrase, reading.firm) and not may_be_otherwise_same(phrase, candidate.mask):
        # Nothing, whatever its words' order: its whole sentence is the nearest passage.
        span = Span(prepared.units[candidate.first].span.start, prepared.units[candidate.last - 1].span.end)
        nearest = Passage(block.paragraph, span, block.text[span.start : span.end], Relation.NONE, round(score, 3))
        return Found(nearest, shared(phrase, prepared, candidate))
    laid = align(phrase, matches, prepared, candidate)
    edited = _edited(phrase, laid)
    # Mostly the same words as a part of a sentence are a part of one there.
    whole = phrase.whole_sentence or not (phrase.short or (edited and laid.kept >= _EDITED))
    span = cut(phrase, matches, prepared, Laid(candidate, laid), whole=whole)
    quote, other_speaker = quote_relation(phrase, block, span)
    changed = changes(phrase, prepared, block, laid)
    told = tuple(change.reason for change in changed)
    if other_speaker and not told:
        told = (other_speaker,)
    span = with_changes(span, block, changed)
    relation = _relation(reading, candidate, laid, score, edited=edited)
    if not told and relation.firm and _numberless(phrase, candidate):
        told = (f"without {listed(phrase, (term for term in phrase.terms if is_number(term.key)))}",)
    another = told and (relation is not Relation.NONE or _otherwise_same(phrase, candidate, laid))
    if another or (relation.firm and _scattered(phrase, block, span)):
        relation = Relation.MAYBE
    against: tuple[Doubt, ...] = ()
    if relation is not Relation.NONE:
        against = doubts(Judged(phrase, prepared, block, candidate, laid, span, edited, score))
        relation = Relation.MAYBE if against else relation
    passage = Passage(block.paragraph, span, block.text[span.start : span.end], relation, round(min(score, 0.99), 3))
    framed = (SAME_QUOTE,) if quote is Relation.VERBATIM else ()
    # A denial that is told as a swap already is not told again.
    differing = (*told, *(doubt.reason for doubt in against if not doubt.reason.startswith(told)))
    why = dict.fromkeys((*differing, *framed, *reasons(phrase, matches, prepared, candidate, laid, edited=edited)))
    swapped = bool(told) or any(doubt.swapped for doubt in against)
    return Found(passage, tuple(why), quote, changed=relation is Relation.MAYBE and swapped)


def _edited(phrase: Phrase, laid: Alignment) -> bool:
    """Whether a candidate has mostly the phrase's words in their order, or a part of them and little else."""
    if laid.kept >= PART and laid.own >= _WHOLLY and len(laid.pairs) >= RUN:
        return True
    held = {left for left, _ in laid.pairs}
    content = [at for at, term in enumerate(phrase.terms) if term.key in phrase.content]
    in_order = sum(at in held for at in content)
    mostly = laid.kept >= _EDITED and in_order >= _EDITED_CONTENT[not phrase.short] * len(content)
    return mostly and (laid.own >= _DENSE or laid.kept >= _NEARLY)


def _relation(reading: Reading, candidate: Candidate, laid: Alignment, score: float, *, edited: bool) -> Relation:
    """Name a relation by the score, and by what is shared word for word where words are not kept in order."""
    phrase, matches, _, firm = reading
    if score < maybe_from(phrase, firm):
        return Relation.NONE
    if not edited and _weak(phrase, matches, candidate, laid, score) and not _word_for_word(phrase, laid):
        # Other words for every word of it ("perilous times") may be it; a part of them is nothing.
        return Relation.MAYBE if candidate.mask & phrase.content_mask == phrase.content_mask else Relation.NONE
    if score < firm or (not edited and candidate.last - candidate.first > 1 and score < firm + _TWO):
        return Relation.MAYBE
    return Relation.EDITED if edited else Relation.REWORDED


def may_be_otherwise_same(phrase: Phrase, mask: int) -> bool:
    """Whether a passage may be the same statement with another name or number, at any score.

    Told by which of the phrase's keys match (a bit each): quicker than laying both side by side.
    """
    changed = (phrase.name_mask | phrase.number_mask) & ~mask
    matched = others = 0.0
    for light, place in zip(phrase.light, phrase.sequence, strict=True):
        if mask >> place & 1:
            matched += light
        elif not changed >> place & 1:
            others += light
    return matched >= OTHERWISE * (matched + others) or mask & phrase.plain_mask == phrase.plain_mask


def _otherwise_same(phrase: Phrase, candidate: Candidate, laid: Alignment) -> bool:
    """Whether all but the names and numbers that are not there is kept, or every other content word is matched."""
    matched = {left for left, _ in laid.pairs}
    changed = sum(
        1
        for left, term in enumerate(phrase.terms)
        if left not in matched and (is_number(term.key) or term.key in phrase.names)
    )
    total = sum(0.5 if background(term.key) < CONTENT else 1.0 for term in phrase.terms)
    if total > changed and laid.kept * total / (total - changed) >= OTHERWISE:
        return True
    others = phrase.plain_mask
    return others.bit_count() >= _SHARED[0] and candidate.mask & others == others


def _scattered(phrase: Phrase, block: Block, span: Span) -> bool:
    """Whether the words of a typed phrase stand too far from each other to be said together."""
    if not phrase.short or phrase.whole_sentence:
        return False
    times, besides = _SCATTERED
    held = sum(span.start <= token.start < span.end for token in block.tokens)
    return held > times * len(phrase.tokens) + besides


def _numberless(phrase: Phrase, candidate: Candidate) -> bool:
    """Whether a typed phrase has numbers, and a candidate none of them."""
    typed = phrase.short and not phrase.whole_sentence
    return typed and bool(phrase.number_mask) and not candidate.mask & phrase.number_mask


def _weak(phrase: Phrase, matches: Matches, candidate: Candidate, laid: Alignment, score: float) -> bool:
    """Whether too little is shared word for word to call a passage firm."""
    quoted = sum(matches.weights[place] for place in phrase.quoted_places)
    if quoted > _MOSTLY_QUOTED * matches.total:
        held = sum(matches.weights[place] for place in phrase.quoted_places if candidate.mask >> place & 1)
        if held < _OF_QUOTE * quoted:
            return True
    short = phrase.short and not phrase.whole_sentence
    if _numberless(phrase, candidate) or (
        phrase.number_mask and score < _SURE and not candidate.mask & phrase.number_mask
    ):
        return True
    same = {term.key for term in laid.there} & phrase.content
    # A number tells as much as two words.
    lone = (score >= _LIKELY and candidate.gain >= LONE * matches.total) or any(map(is_number, same))
    enough = len(same) >= (_SHARED[not short] if lone else _SHARED[0]) or (
        laid.kept >= _KEPT and any(map(is_number, same))
    )
    return not enough or candidate.gain < LEAST * matches.total


def _word_for_word(phrase: Phrase, laid: Alignment) -> bool:
    """Whether the content words have themselves or another word for them there, one itself, and nothing between."""
    content = [left for left, term in enumerate(phrase.terms) if term.key in phrase.content]
    found = {left: right for left, right in laid.pairs if left in content}
    if len(content) < _SHARED[0] or len(found) < len(content):
        return False
    same = any(phrase.terms[left].key == laid.there[right].key for left, right in found.items())
    between = laid.there[min(found.values()) : max(found.values()) + 1]
    return same and sum(background(term.key) >= CONTENT for term in between) == len(content)
