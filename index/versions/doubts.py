"""What keeps a like passage from being firm: a denial on one side, another mood, a name or day it has not."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.forms import stem
from index.model import DENIED
from index.versions.neighbours import standing
from index.versions.reasons import text_of
from index.versions.terms import CONTENT, background, is_number, negations

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from index.model import Passage, Span
    from index.versions.alignment import Alignment, Gap
    from index.versions.matching import Candidate
    from index.versions.phrase import Phrase
    from index.versions.prepared import Block, Prepared
    from index.versions.terms import Term

__all__ = ["Doubt", "Judged", "denied_before", "doubts", "pause"]

# Verbs that deny what they govern.
_DENYING = "refuse deny fail decline reject"
# These half deny: "only two of four reply" says as well that two do not.
_HALF = "only few hardly barely scarcely seldom rarely"
# So far behind a possessive stands what belongs to it.
_OWNED = 3
# From this score on, a sentence may be the same in spite of another day of the week.
_DESPITE_DAY = 0.75
# A denial this many words before the first word both have, or behind the last, is near.
_BEFORE, _BEHIND = 3, 2
# Words of what has not happened, or may not: single words, and such as take "to" behind them.
_OPEN = "will would could may might if unless whether"
_OPEN_TO = "plan intend hope expect set prepare seek aim want due schedule try ready"
_MONTHS = "january february march april may june july august september october november december"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_DAYS = f"{_MONTHS} {_WEEKDAYS}"


class Judged(NamedTuple):
    """A passage about to be called firm, beside the phrase it is for."""

    phrase: Phrase
    prepared: Prepared
    block: Block
    candidate: Candidate
    laid: Alignment
    span: Span
    edited: bool
    score: float


class Doubt(NamedTuple):
    """Why a passage is not firm, in words; `swapped` says that it is the same statement with something else in it."""

    reason: str
    swapped: bool = False


def doubts(passage: Judged) -> tuple[Doubt, ...]:
    """Find what speaks against a passage that is like the phrase; empty when nothing does."""
    return (*_denied(passage), *_other_day(passage), *_missing(passage), *_somebody_of(passage), *_mood(passage))


def _window(passage: Judged, behind: int) -> Sequence[Term]:
    """Give the terms of a passage, with those just before it and `behind` it up to the next sign."""
    block, there, span = passage.block, passage.laid.there, passage.span

    def begins(term: Term) -> int:
        return block.tokens[term.first].start

    first, last = bisect_left(there, span.start, key=begins), bisect_left(there, span.end, key=begins)
    if first == last:
        return ()
    start, end = first, last
    while start > max(0, first - _BEFORE) and not pause(block, there, start):
        start -= 1
    while end < min(len(there), last + behind) and not pause(block, there, end):
        end += 1
    return there[start:end]


def pause(block: Block, there: Sequence[Term], at: int) -> bool:
    """Whether a sign stands before a term."""
    return bool(block.text[block.tokens[there[at - 1].last - 1].end : block.tokens[there[at].first].start].strip())


@cache
def _denials() -> frozenset[str]:
    return negations() | _stems(_DENYING)


def _denied(passage: Judged) -> Iterator[Doubt]:
    """Say so when one side of a short phrase denies and the other does not, near the words that both have."""
    phrase, block, laid = passage.phrase, passage.block, passage.laid
    window = _window(passage, _BEHIND)
    if not phrase.short or any(term.key in _stems(_HALF) for term in (*phrase.terms, *window)):
        return
    there = {phrase.keys[phrase.sequence[left]] for left, _ in laid.pairs}
    there |= {key for key in phrase.keys if passage.candidate.mask >> phrase.index[key] & 1}
    ours = _denials_of(phrase.terms, there)
    theirs = _denials_of(window, phrase.content)
    if len(ours) % 2 == len(theirs) % 2:
        return
    if theirs:
        if not any(_replaced(gap, theirs) for gap in laid.gaps):
            yield Doubt(f"{DENIED}: “{_denial(block, theirs[0])}”", swapped=True)
    elif not phrase.whole_sentence or _denied_word(phrase.terms, ours[0]) in there:
        yield Doubt(f"not {DENIED}: without “{_denial(phrase, ours[0])}”", swapped=True)


def denied_before(phrase: Phrase, prepared: Prepared, passage: Passage) -> str | None:
    """Say so where the very words of a short phrase stand right behind a denial that the phrase has not."""
    if not phrase.short or phrase.whole_sentence or _denials_of(phrase.terms, phrase.content):
        return None
    unit = prepared.units[standing(prepared, passage)[0]]
    block = prepared.blocks[unit.block]
    first = bisect_left(unit.terms, passage.span.start, key=lambda term: block.tokens[term.first].start)
    start = first
    while start > max(0, first - _BEFORE) and not (start < len(unit.terms) and pause(block, unit.terms, start)):
        start -= 1
    found = [term for term in unit.terms[start:first] if term.key in negations() and term.key != "without"]
    return f"{DENIED}: “{_denial(block, found[0])}”" if len(found) % 2 else None


def _denials_of(run: Sequence[Term], shared: Container[str]) -> list[Term]:
    """Give the terms that deny; "without" denies only what the other side has."""
    return [
        term for term in run if term.key in _denials() and (term.key != "without" or _denied_word(run, term) in shared)
    ]


def _denial(side: Phrase | Block, term: Term) -> str:
    """Give a denial as written; of "won't" it is "not"."""
    return "not" if term.key == "not" else text_of(side, term)


def _denied_word(run: Sequence[Term], denial: Term) -> str:
    """Give the key of the word that a denial is about: the next one of content, empty where none is."""
    return next((term.key for term in run if term.first > denial.first and background(term.key) >= CONTENT), "")


def _replaced(gap: Gap, denials: Sequence[Term]) -> bool:
    """Whether a denial stands, with another word, in the place of a word of the phrase: "not attend" for "skip"."""
    return (
        any(term in denials for term in gap.theirs)
        and any(background(term.key) >= CONTENT for term in gap.ours)
        and any(background(term.key) >= CONTENT for term in gap.theirs)
    )


def _other_day(passage: Judged) -> Iterator[Doubt]:
    """Say so when another month, or another day of the week, is named than the phrase's."""
    phrase, block, laid = passage.phrase, passage.block, passage.laid
    near = phrase.short or passage.edited
    # A longer sentence may well name another month besides; another day of the week is another day.
    for names in (_MONTHS, _WEEKDAYS) if near else (_WEEKDAYS,) if passage.score < _DESPITE_DAY else ():
        ours = [term for term in phrase.terms if term.capital and term.key in _stems(names)]
        theirs = [term for term in laid.there if term.capital and term.key in _stems(names)]
        if not ours or {term.key for term in ours} & {term.key for term in laid.there}:
            continue
        if theirs:
            yield Doubt(f"{text_of(block, theirs[0])}, not {text_of(phrase, ours[0])}", swapped=True)
        elif phrase.short:
            yield Doubt(f"without {text_of(phrase, ours[0])}")


def _missing(passage: Judged) -> Iterator[Doubt]:
    """Say so when a typed phrase has a name that the candidate has not; of a short sentence, its first word."""
    phrase, prepared, candidate, laid = passage.phrase, passage.prepared, passage.candidate, passage.laid
    described = {term for gap in laid.gaps if passage.edited and gap.inner and gap.theirs for term in gap.ours}
    if not phrase.short or _all_capitals(phrase):
        return
    gone = [
        term
        for place, term in enumerate(phrase.terms[: 1 if phrase.whole_sentence else None])
        if not candidate.mask >> phrase.index[term.key] & 1
        and background(term.key) == 1.0
        and (_is_name(phrase, prepared, place) or (place == 0 and _named_instead(passage)))
        and not _in_part(phrase, candidate, place)
        # Another month or day is told already; in the place of a name, edited, may stand what it is.
        and term.key not in _stems(_DAYS)
        and term not in described
    ]
    if gone:
        yield Doubt("without " + ", ".join(dict.fromkeys(text_of(phrase, term) for term in gone)))


def _somebody_of(passage: Judged) -> Iterator[Doubt]:
    """Say so when a short phrase begins with a name, and the passage tells of somebody or something of that name."""
    phrase, block, laid = passage.phrase, passage.block, passage.laid
    if not phrase.short or not laid.pairs or laid.pairs[0][0] != 0 or not _is_name(phrase, passage.prepared, 0):
        return
    at = laid.pairs[0][1]
    there = laid.there[at]
    left, right = laid.pairs[1] if len(laid.pairs) > 1 else (0, 0)
    # "The board's market" is "the board market", and whose envoy it is may be "sends an envoy".
    belongs = right - at == 1 if left == 1 else at < right <= at + _OWNED
    if belongs or _possessive(phrase, phrase.terms[0]) or not _possessive(block, there):
        return
    yield Doubt(f"{text_of(block, there)}’s, not {text_of(phrase, phrase.terms[0])}")


def _possessive(side: Phrase | Block, term: Term) -> bool:
    """Whether a term has a possessive ending."""
    end = side.tokens[term.last - 1].end
    return side.text[end : end + 2] in {"’s", "'s"} and not side.text[end + 2 : end + 3].isalnum()


def _all_capitals(phrase: Phrase) -> bool:
    """Whether every word of content is written with a capital, as in a headline: they tell no names then."""
    return all(term.capital or is_number(term.key) for term in phrase.terms if background(term.key) == 1.0)


def _is_name(phrase: Phrase, prepared: Prepared, place: int) -> bool:
    """Whether a term is a name; the first word has its capital anyway, so there the article tells."""
    term = phrase.terms[place]
    if not term.capital or is_number(term.key) or text_of(phrase, term).isupper():
        return False
    return term.key in phrase.names if place else term.key in prepared.names


def _named_instead(passage: Judged) -> bool:
    """Whether a name stands where a phrase has a first word that the article has nowhere."""
    term, laid, names = passage.phrase.terms[0], passage.laid, passage.prepared.names
    if not term.capital or term.key in passage.prepared.holders or not laid.gaps:
        return False
    gap = laid.gaps[0]
    return not gap.inner and term in gap.ours and any(other.capital and other.key in names for other in gap.theirs)


def _in_part(phrase: Phrase, candidate: Candidate, place: int) -> bool:
    """Whether the word beside a name belongs to it, and is there: the surname alone, "the county"."""
    return any(
        phrase.terms[other].capital and candidate.mask >> phrase.index[phrase.terms[other].key] & 1
        for other in (place - 1, place + 1)
        if 0 <= other < len(phrase.terms)
    )


def _mood(passage: Judged) -> Iterator[Doubt]:
    """Say so when one side tells what may be and the other what is."""
    phrase, laid = passage.phrase, passage.laid
    if phrase.short:
        ours, theirs = _open(phrase.terms), _open(_window(passage, behind=0))
        if theirs and not ours and not _no_statement(passage):
            yield Doubt("not told here as a fact")
        elif ours and not theirs:
            yield Doubt("told here as a fact")
    elif phrase.terms[0].key == "if" and _open(phrase.terms[1:]) and not _open(laid.there):
        # A condition at the head of a sentence makes all of it one.
        yield Doubt("told here as a fact")


def _no_statement(passage: Judged) -> bool:
    """Whether a phrase begins with the bare verb that in the passage stands behind "will", and so tells nothing yet."""
    phrase, laid = passage.phrase, passage.laid
    if not laid.pairs or laid.pairs[0][0] != 0 or laid.pairs[0][1] == 0:
        return False
    before, there = laid.there[laid.pairs[0][1] - 1 : laid.pairs[0][1] + 1]
    ours = text_of(phrase, phrase.terms[0]).casefold()
    bare = ours == text_of(passage.block, there).casefold() or ours.endswith("ing")
    return bare and (before.key == "to" or before.key in _stems(_OPEN))


def _open(run: Sequence[Term]) -> bool:
    """Whether a run of terms speaks of what has not happened, or may not."""
    for at, term in enumerate(run):
        if term.key in _stems(_OPEN) and not (term.key == "may" and term.capital):
            return True
        if term.key in _stems(_OPEN_TO) and any(other.key == "to" for other in run[at + 1 : at + 2]):
            return True
    return False


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))
