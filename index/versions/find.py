"""The search itself: a phrase and a prepared article in, a version out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.model import Passage, Relation, Searched, Span, Version
from index.text import plain
from index.text import words as surface_words
from index.versions.alignment import align
from index.versions.cues import changes
from index.versions.difference import difference
from index.versions.exact import occurrences
from index.versions.forms import forms_of
from index.versions.frequencies import backgrounds
from index.versions.matching import match
from index.versions.phrase import read_phrase
from index.versions.scoring import candidates, features, likelihood
from index.versions.spans import clause, region
from index.versions.terms import CONTENT, background

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.versions.alignment import Alignment
    from index.versions.frequencies import Frequencies
    from index.versions.matching import Matches
    from index.versions.phrase import Phrase
    from index.versions.prepared import Block, Prepared
    from index.versions.scoring import Candidate

__all__ = ["find"]

# Scores from which a passage is firm, and from which it is maybe: for phrases, for sentences.
FIRM = {True: 0.40, False: 0.30}
MAYBE = {True: 0.22, False: 0.20}
# A step of strictness moves both by so much.
_STEP = 0.1
# From this share of the phrase's words kept in order, a passage is edited rather than reworded.
_EDITED = 0.62
# A part of the phrase in its own words is edited as well: so much of the phrase, nearly all of the passage.
_PART, _WHOLLY = 0.4, 0.8
# Other words for a phrase must share so many content words with it as they are written;
# one with none of its numbers must have such a score.
_SHARED, _SURE = 2, 0.5
# Further passages of one article that are shown beside the best.
_FURTHER = 4
_OUTER_MARKS = re.compile(r"""\A\s*["“”„«»'‘]+(.*?)["“”«»'’]+\s*\Z""", re.DOTALL)


def find(
    phrase: str,
    prepared: Prepared,
    *,
    frequencies: Frequencies | None = None,
    typing: bool = False,
    reworded: bool = True,
    strictness: int = 0,
) -> Version:
    """Find an article's best passage for a phrase, with its relation, and the further ones.

    `typing` is for a phrase that may go on: the last word's prefix counts as found, and
    other words for the same thing are looked for only once two words of content are
    finished. `reworded` False asks for the same words only. Each step of `strictness`
    (-2 to 2) asks for more likeness. `frequencies` weighs words by a library's documents.
    """
    asked = unwrap(phrase)
    words = surface_words(asked)
    if not words:
        return Version(prepared.article.id, Relation.NONE, 0.0, (), _searched(words, prepared))
    unfinished = typing and asked[-1:].isalnum()
    exact = occurrences(words, prepared, prefix=unfinished)
    if unfinished:
        # The word being typed says nothing yet.
        asked = asked[: asked.rfind(asked.split()[-1])]
    read = read_phrase(asked)
    others: list[_Found] = []
    if len(read.terms) == 1 and not unfinished:
        others = [_Found(passage, why) for passage, why in forms_of(read, prepared, exact)]
    elif len(read.terms) > 1 and not (typing and len(read.content) < 2):
        others = _like(read, prepared, backgrounds(read, frequencies), reworded=reworded, strictness=strictness)
    return _version(asked if not exact else phrase, words, prepared, exact, others)


def unwrap(phrase: str) -> str:
    """Take a pasted text whole: line breaks are spaces, quote marks around it are ignored."""
    text = plain(phrase.replace("\n", " "))
    inner = _OUTER_MARKS.match(text)
    if inner and not re.search(r"[\"“”„«»]", inner.group(1)):
        return inner.group(1)
    return text


class _Found:
    """A passage with its reasons, before the best is chosen."""

    __slots__ = ("passage", "why")

    def __init__(self, passage: Passage, why: tuple[str, ...]) -> None:
        self.passage = passage
        self.why = why


def _like(
    read: Phrase, prepared: Prepared, weights: Mapping[str, float], *, reworded: bool, strictness: int
) -> list[_Found]:
    """Find the passages that say the phrase in edited or other words, best first; the nearest even if it says little."""
    matches = match(read, prepared, weights, meaning=reworded)
    measured = []
    for candidate in candidates(matches, prepared):
        laid = align(read, matches, prepared, candidate)
        score = likelihood(features(read, matches, prepared, candidate, laid), short=read.short)
        measured.append((score, candidate, laid))
    measured.sort(key=lambda one: (-one[0], one[1].first))
    shift = _STEP * strictness
    out: list[_Found] = []
    for score, candidate, laid in measured:
        found = _judge(read, matches, prepared, candidate, laid, score, shift)
        if out and (not found.passage.relation.firm or any(_overlap(found.passage, x.passage) for x in out)):
            continue
        if not reworded and found.passage.relation is Relation.REWORDED:
            found.passage = _with(found.passage, Relation.NONE)
        out.append(found)
    return out[:_FURTHER]


def _with(passage: Passage, relation: Relation) -> Passage:
    return Passage(passage.paragraph, passage.span, passage.text, relation, passage.score)


def _overlap(one: Passage, other: Passage) -> bool:
    return one.paragraph == other.paragraph and one.span.start < other.span.end and other.span.start < one.span.end


def _judge(
    read: Phrase,
    matches: Matches,
    prepared: Prepared,
    candidate: Candidate,
    laid: Alignment,
    score: float,
    shift: float,
) -> _Found:
    """Decide the relation of one candidate, cut its passage, and say why."""
    passage_span, block = _cut(read, matches, prepared, candidate, laid)
    text = block.text[passage_span.start : passage_span.end]
    told = changes(read, prepared, block, laid)
    edited = laid.kept >= _EDITED or (laid.kept >= _PART and laid.own >= _WHOLLY)
    relation = Relation.NONE
    if score >= FIRM[read.short] + shift:
        relation = Relation.EDITED if edited else Relation.REWORDED
        if told or (not edited and _weak(read, candidate, laid, score)):
            relation = Relation.MAYBE
    elif score >= MAYBE[read.short] + shift:
        relation = Relation.MAYBE
    why = (*told, *_reasons(read, matches, prepared, candidate, laid, edited=edited))
    return _Found(Passage(block.paragraph, passage_span, text, relation, round(min(score, 0.999), 3)), why)


def _weak(read: Phrase, candidate: Candidate, laid: Alignment, score: float) -> bool:
    """Whether too little is shared word for word to call the passage firm."""
    if not read.short or read.text.rstrip("\"'”’») ")[-1:] in {".", "!", "?"}:
        return False
    numbers = read.number_places
    if numbers and score < _SURE and not any(candidate.mask >> place & 1 for place in numbers):
        return True
    there = {term.key for term in laid.there}
    return len(there & read.content) < _SHARED


def _cut(
    read: Phrase, matches: Matches, prepared: Prepared, candidate: Candidate, laid: Alignment
) -> tuple[Span, Block]:
    units = prepared.units[candidate.first : candidate.last]
    block = prepared.blocks[units[0].block]
    weight = _worth(read, matches, laid)
    first, last = region(laid.there, weight)
    start = block.tokens[laid.there[first].first].start
    end = block.tokens[laid.there[last - 1].last - 1].end
    within = Span(units[0].span.start, units[-1].span.end)
    if read.short:
        return Span(start, end), block
    return clause(block.text, within, Span(start, end)), block


def _worth(read: Phrase, matches: Matches, laid: Alignment) -> dict[int, float]:
    """Weigh the terms of a candidate that match, each key of the phrase once, those in order first."""
    worth: dict[int, float] = {}
    taken: set[int] = set()
    for left, right in laid.pairs:
        place = read.sequence[left]
        taken.add(place)
        worth[right] = matches.weights[place] / matches.total
    for right in sorted(laid.loose):
        place = matches.stands[laid.there[right].key].index
        worth[right] = 0.0 if place in taken else matches.weights[place] / matches.total
        taken.add(place)
    return worth


def _reasons(
    read: Phrase, matches: Matches, prepared: Prepared, candidate: Candidate, laid: Alignment, *, edited: bool
) -> tuple[str, ...]:
    """Say why a passage was chosen."""
    block = prepared.blocks[prepared.units[candidate.first].block]
    why = []
    for left, right in laid.pairs:
        ours, theirs = read.terms[left], laid.there[right]
        mine = read.text[read.tokens[ours.first].start : read.tokens[ours.last - 1].end]
        other = block.text[block.tokens[theirs.first].start : block.tokens[theirs.last - 1].end]
        respelled = (left, right) in laid.spelled or (ours.key[0] == "#" and mine.casefold() != other.casefold())
        if respelled:
            why.append(f"{other} for {mine}")
    if edited:
        why.append(f"{len(laid.pairs)} of {len(read.terms)} words kept in order")
    else:
        shared = [
            read.text[read.tokens[term.first].start : read.tokens[term.last - 1].end]
            for term in read.terms
            if candidate.mask >> read.index[term.key] & 1 and background(term.key) >= CONTENT
        ]
        why.append("shares " + ", ".join(dict.fromkeys(shared)) if shared else "shares little")
    return tuple(why)


def _version(phrase: str, words: list[str], prepared: Prepared, exact: list[Passage], others: list[_Found]) -> Version:
    """Put the passages of one article in order, best first, and ground the answer."""
    searched = _searched(words, prepared)
    held = [found for found in others if found.passage.relation is not Relation.NONE]
    if exact:
        rest = [f.passage for f in held if f.passage.relation.firm and not any(_overlap(f.passage, e) for e in exact)]
        same = difference(phrase, exact[0].text)
        why = ("the same words",) if len(exact) == 1 else ("the same words", f"{len(exact)} times")
        return Version(prepared.article.id, Relation.VERBATIM, 1.0, (*exact, *rest), searched, why, difference=same)
    if not held:
        nearest = others[0].passage if others else None
        return Version(
            prepared.article.id, Relation.NONE, nearest.score if nearest else 0.0, (), searched, nearest=nearest
        )
    best = held[0]
    passages = tuple(f.passage for f in held if f is best or (best.passage.relation.firm and f.passage.relation.firm))
    return Version(
        prepared.article.id,
        best.passage.relation,
        best.passage.score,
        passages,
        searched,
        best.why,
        difference=difference(phrase, best.passage.text),
    )


def _searched(words: list[str], prepared: Prepared) -> Searched:
    article = prepared.article
    wanted = " " + " ".join(words) + " "
    cut = bool(words) and any(wanted in f" {' '.join(surface_words(line.text))} " for line in article.removed)
    return Searched(prepared.sentences, article.whole, in_cut_lines=cut)
