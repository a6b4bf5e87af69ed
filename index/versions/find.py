"""The search itself: a phrase and a prepared article in, a version out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.model import Passage, Relation, Searched, Version
from index.text import plain
from index.text import words as surface_words
from index.versions.difference import difference
from index.versions.doubts import denied_before
from index.versions.exact import occurrences
from index.versions.forms import forms_of
from index.versions.frequencies import backgrounds
from index.versions.judging import SAME_QUOTE, Found, Reading, firm_from, judge
from index.versions.matching import Candidate, match
from index.versions.neighbours import anchors, around, standing, where
from index.versions.persons import persons
from index.versions.phrase import read_phrase
from index.versions.quotes import quote_relation
from index.versions.reasons import same_words, shared
from index.versions.scoring import candidates, features, likelihood

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.versions.frequencies import Frequencies
    from index.versions.neighbours import Anchor
    from index.versions.phrase import Phrase
    from index.versions.prepared import Block, Prepared

__all__ = ["BY_SENTENCE", "find"]

BY_SENTENCE = "found by the sentence that it stands in"
"""What is said first where a phrase was found by the sentence around it."""

# Passages of an article that are shown in edited or other words, at most.
_MOST = 4
# A quotation of so many words is looked for by itself as well; its passage is then this sure of the whole.
_QUOTE_WORDS = 4
_QUOTE_TRUST = 0.9
# The neighbours of a sentence speak for a phrase that is so much of it.
_MOSTLY = 0.5
# What is found by the sentence around a phrase is this sure of the phrase.
_SENTENCE_TRUST = 0.8
_OUTER_MARKS = re.compile(r"""\A\s*["“”„«»'‘]+(.*?)["“”«»'’]+\s*\Z""", re.DOTALL)


def find(  # noqa: PLR0913  # one for each thing that is told of the search
    phrase: str,
    prepared: Prepared,
    *,
    source: Prepared | None = None,
    frequencies: Frequencies | None = None,
    typing: bool = False,
    reworded: bool = True,
    strictness: int = 0,
) -> Version:
    """Find an article's best passage for a phrase, with its relation, and the further ones.

    `source` is the article that a sentence was picked from, where it was picked: what
    stands around it there tells its counterpart from a look-alike.

    `typing` is for a phrase that may go on: the last word's prefix counts as found, and
    other words for the same thing are looked for only once two words of content are
    finished. `reworded` False asks for the same words only. Each step of `strictness`
    (-2 to 2) asks for more likeness. `frequencies` weighs words by a library's documents.
    """
    asked = unwrap(phrase)
    words = surface_words(asked)
    if not words:
        return Version(prepared.article.id, Relation.NONE, 0.0, (), _searched(words, prepared))
    unfinished = typing and phrase[-1:].isalnum()
    exact = occurrences(words, prepared, prefix=unfinished)
    finished = asked
    if unfinished:
        # The word being typed says nothing yet.
        finished = asked[: asked.rfind(asked.split()[-1])]
    read = read_phrase(finished)
    others: list[Found] = []
    if len(read.terms) == 1 and not typing:
        others = [Found(passage, why) for passage, why in forms_of(read, prepared, exact)]
    elif len(read.terms) > 1 and not typing and read.all_names:
        others = [Found(passage, why) for passage, why in persons(read, prepared)]
    if not others and len(read.terms) > 1 and not (typing and len(read.content) < 2):
        others = _like(
            read,
            prepared,
            backgrounds(read, frequencies),
            _placed(read, words, source, prepared),
            reworded=reworded,
            strictness=strictness,
        )
        nothing = not exact and not (others and others[0].passage.relation is not Relation.NONE)
        if nothing and reworded and source is not None:
            others = [*_by_sentence(read, words, source, prepared, frequencies, strictness), *others]
    if exact:
        return _verbatim(asked, prepared, exact, others)
    return _version(asked, words, prepared, others)


def unwrap(phrase: str) -> str:
    """Take a pasted text whole: line breaks are spaces, quote marks around it are ignored."""
    text = plain(phrase.replace("\n", " "))
    inner = _OUTER_MARKS.match(text)
    if inner and not re.search(r"[\"“”„«»]", inner.group(1)):
        return inner.group(1)
    return text


def _like(
    read: Phrase,
    prepared: Prepared,
    weights: Mapping[str, float],
    placed: Sequence[Anchor] | None,
    *,
    reworded: bool,
    strictness: int,
) -> list[Found]:
    """Find the passages that say the phrase in edited or other words, best first; the nearest if none does."""
    matches = match(read, prepared, weights, meaning=reworded)
    measured = []
    for candidate in candidates(matches, prepared):
        stands = None if placed is None else around(placed, candidate)
        score = likelihood(features(read, matches, prepared, candidate), short=read.short, around=stands)
        measured.append((score, candidate))
    measured.sort(key=lambda one: (-one[0], one[1].first))
    firm = firm_from(read, strictness)
    reading = Reading(read, matches, prepared, firm)
    out: list[Found] = []
    for score, candidate in measured:
        if out and score < firm and not _may_tell_more(read, candidate, out[0]):
            continue
        found = judge(reading, candidate, score)
        if not reworded and found.passage.relation is Relation.REWORDED:
            found = found._replace(passage=replace(found.passage, relation=Relation.NONE))
        if not out or (found.passage.relation.firm and not _overlaps(found.passage, (f.passage for f in out))):
            out.append(found)
        elif found.changed and not out[0].passage.relation.firm and not out[0].changed:
            # The same statement with another number is more to the point than the same topic.
            out.insert(0, found)
    if reworded and read.quotes and not (out and out[0].passage.relation.firm):
        out = _quoted(read, prepared, out)
    return out[:_MOST]


def _placed(
    read: Phrase, words: Sequence[str], source: Prepared | None, prepared: Prepared
) -> tuple[Anchor, ...] | None:
    """Find where the neighbours of a picked sentence stand; None for a phrase, or a small part of a sentence."""
    if source is None or source is prepared or read.short:
        return None
    held = where(words, source)
    if len(words) < _MOSTLY * sum(source.units[number].last - source.units[number].first for number in held):
        return None
    return anchors(held, source, prepared)


def _by_sentence(  # what `find` is told, and what it has read
    read: Phrase,
    words: Sequence[str],
    source: Prepared,
    prepared: Prepared,
    frequencies: Frequencies | None,
    strictness: int,
) -> list[Found]:
    """Look for a part of a sentence by the whole of it, where its own words are too few to tell: maybe, never firm.

    What is found must have all the part's words of content in some form; of a quotation,
    whose frame says who speaks, its names, its numbers and one other word.
    """
    held = where(words, source)
    if not held:
        return []
    first, last = source.units[held[0]], source.units[held[-1]]
    whole = read_phrase(source.blocks[first.block].text[first.span.start : last.span.end])
    if not whole.content - read.content:
        return []
    version = find(whole.text, prepared, source=source, frequencies=frequencies, strictness=strictness)
    if not version.relation.firm:
        return []
    best = version.passages[0]
    masks = match(read, prepared, backgrounds(read, frequencies)).masks
    mask = 0
    reached = standing(prepared, best)
    for number in reached:
        mask |= masks.get(number, 0)
    quoted = read.content <= {whole.keys[place] for place in whole.quoted_places}
    needed = read.name_mask | read.number_mask if quoted else read.content_mask
    if mask & needed != needed or not mask & read.plain_mask:
        return []
    maybe = replace(best, relation=Relation.MAYBE, score=round(_SENTENCE_TRUST * best.score, 3))
    candidate = Candidate(reached[0], reached[-1] + 1, mask, 0.0)
    return [Found(maybe, (BY_SENTENCE, *shared(read, prepared, candidate)))]


def _may_tell_more(read: Phrase, candidate: Candidate, best: Found) -> bool:
    """Whether a less likely sentence may still be the same statement with another number or name."""
    if not read.short or best.passage.relation.firm or best.changed:
        return False
    swappable = bool(read.number_places or read.names)
    return swappable and bool(read.plain_mask) and candidate.mask & read.plain_mask == read.plain_mask


def _quoted(read: Phrase, prepared: Prepared, out: list[Found]) -> list[Found]:
    """Look for what the phrase quotes alone, where the whole of it was not found."""
    for quote in read.quotes:
        text = read.text[quote.start : quote.end]
        inner = read_phrase(text)
        if len(inner.tokens) < _QUOTE_WORDS or len(inner.content) < 2:
            continue
        for passage in occurrences(surface_words(text), prepared):
            _, other_speaker = quote_relation(read, _block(prepared, passage), passage.span)
            relation = Relation.MAYBE if other_speaker else Relation.REWORDED
            same = replace(passage, relation=relation, score=_QUOTE_TRUST)
            why = (other_speaker, SAME_QUOTE) if other_speaker else (SAME_QUOTE,)
            return [Found(same, why, Relation.VERBATIM)]
    return out


def _block(prepared: Prepared, passage: Passage) -> Block:
    """Give the paragraph, or the title, in which a passage stands."""
    return next(block for block in prepared.blocks if block.paragraph == passage.paragraph)


def _overlaps(passage: Passage, others: Iterable[Passage]) -> bool:
    """Whether a passage shares characters with one that is taken already."""
    return any(passage.paragraph == taken.paragraph and passage.span.touches(taken.span) for taken in others)


def _verbatim(asked: str, prepared: Prepared, exact: list[Passage], others: Sequence[Found]) -> Version:
    """Answer with every occurrence of the very words, and the further passages behind them."""
    read = read_phrase(asked)
    rest = [f.passage for f in others if f.passage.relation.firm and not _overlaps(f.passage, exact)]
    why = list(same_words((*exact, *rest)))
    denied = denied_before(read, prepared, exact[0]) if len(read.terms) > 1 else None
    if denied:
        why.append(denied if len(exact) == 1 else f"the first {denied}")
    return Version(
        article=prepared.article.id,
        relation=Relation.VERBATIM,
        score=1.0,
        passages=(*exact, *rest),
        searched=Searched(prepared.sentences, prepared.article.whole),
        why=tuple(why),
        quote=quote_relation(read, _block(prepared, exact[0]), exact[0].span)[0],
        difference=difference(asked, exact[0].text),
    )


def _version(asked: str, words: list[str], prepared: Prepared, others: Sequence[Found]) -> Version:
    """Answer with the best passages in edited or other words, or with the ground for none."""
    searched = _searched(words, prepared)
    article = prepared.article.id
    if not others:
        return Version(article, Relation.NONE, 0.0, (), searched)
    best = others[0]
    if best.passage.relation is Relation.NONE:
        return Version(article, Relation.NONE, best.passage.score, (), searched, best.why, nearest=best.passage)
    further = [f.passage for f in others[1:] if f.passage.relation.firm and best.passage.relation.firm]
    return Version(
        article=article,
        relation=best.passage.relation,
        score=best.passage.score,
        passages=(best.passage, *further),
        searched=searched,
        why=best.why,
        quote=best.quote,
        difference=difference(asked, best.passage.text),
    )


def _searched(words: list[str], prepared: Prepared) -> Searched:
    """Say what was searched, and whether the words stand in a line that cleaning cut."""
    article = prepared.article
    longest = max(words, key=len, default="")
    wanted = f" {' '.join(words)} "
    in_cut = False
    for line in article.removed:
        # Tokens only where the longest word can stand; accents may hide it in other lines.
        text = line.text.casefold()
        if longest and (longest in text or not text.isascii()):
            in_cut = in_cut or wanted in f" {' '.join(surface_words(line.text))} "
    return Searched(prepared.sentences, article.whole, in_cut_lines=in_cut)
