"""Who said what: each quotation with its speaker, as far as the text around it tells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.forms import stem
from index.model import Span
from index.quotations import inside, quotations
from index.stories.evidence import Agreement, Evidence, articles_of, sentence_around
from index.stories.function_words import FUNCTION_WORDS
from index.stories.people import ADDRESSING, HELPING, SPEAKING
from index.text import words
from index.versions.synonyms import equivalents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Article
    from index.stories.names import Name
    from index.stories.people import Cast, Mention

__all__ = ["Quote", "Wording", "quotes"]

LEAST_WORDS = 3
"""Fewer words in quotation marks are a term, not a statement."""
ALIKE = 0.5
"""Part of the shorter quotation's pairs of neighbouring words that make two quotations one statement."""
_FEW = 4
_OTHER_WORDS = 4
"""So many words that tell something, or words for the same, must two quotations share to be one in other words."""
_TELLING = 2
"""So many words among them tell something."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A quotation in one wording (the same words, whatever the marks) by one speaker, and each place."""

    text: str
    speaker: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement in quotation marks, in all its wordings, the one that most articles have first.

    Agreed where two articles or more have it, none in other words or by another speaker; a
    shorter piece of it is no other wording. A speaker is None where the text names nobody.
    """

    agreement: Agreement
    wordings: tuple[Wording, ...]

    @property
    def speaker(self) -> str | None:
        """Who says it in most articles."""
        return self.wordings[0].speaker

    @property
    def text(self) -> str:
        """The wording that most articles have."""
        return self.wordings[0].text


class _Speaker(NamedTuple):
    """A person's number in the cast, or another name; `sure` where the name stands beside the word of saying."""

    who: int | str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation where it stands, with its speaker, if one is found."""

    text: str
    words: tuple[str, ...]
    speaker: _Speaker | None
    evidence: Evidence


_LEFT_OUT = re.compile(r"\[?(?:\.\s?\.\s?\.|…)\s?\.?\]?")
_END = re.compile(r"[.!?]\s")
_OF = re.compile(r"\b(?:of|from|for|in|at|on|near)\s+(?:the\s+)?$")
_REACH = 2000
_NEAR = 40
_SENTENCE = 60
_FAR = 200
"""A quotation this far, in characters, from the next who speaks is nobody's."""
_AFTER_VERB = re.compile(rf"\b{SPEAKING}\s+$|\baccording to\s+$", re.IGNORECASE)
_BEFORE_VERB = re.compile(rf"(?:,(?! wh(?:ich|ere)\b)[^.;\0]{{0,90}},)?,?\s+{HELPING}{SPEAKING}|\s*:\s*(?=\0)")
_PRONOUN = re.compile(
    rf"\b(?:he|she|they)\s+{HELPING}{SPEAKING}|\b{SPEAKING}\s+(?:he|she)\b",
    re.IGNORECASE,
)


def quotes(articles: Sequence[Article], found: Cast) -> tuple[Quote, ...]:
    """Collect what is said in quotation marks, by speaker; what most articles have first."""
    said = [one for article in articles for one in _said(article, found)]
    groups: list[list[_Said]] = []
    # Only a statement with a pair of words in common can be the same: most need not be compared.
    having: dict[tuple[str, str], set[int]] = {}
    spoken: dict[int | str, list[int]] = {}
    # Longer ones first, so that a piece joins the whole it is of.
    for one in sorted(said, key=lambda one: -len(one.words)):
        near = sorted(set().union(*(having.get(pair, ()) for pair in pairwise(one.words))))
        home = next((at for at in near if _same_statement(groups[at][0], one)), None)
        if home is None and one.speaker:
            own = spoken.setdefault(one.speaker.who, [])
            home = next((at for at in own if _reworded(groups[at][0], one)), None)
            own += [len(groups)] if home is None else []
        if home is None:
            for pair in pairwise(one.words):
                having.setdefault(pair, set()).add(len(groups))
            groups.append([one])
        else:
            groups[home].append(one)
    order = {article.id: number for number, article in enumerate(articles)}
    made = [_quote(group, found, order) for group in groups]
    made.sort(key=lambda quote: _rank(quote, order))
    return tuple(made)


def _rank(quote: Quote, order: dict[str, int]) -> tuple[int, int, int, int]:
    evidence = [where for wording in quote.wordings for where in wording.evidence]
    return (-len(articles_of(evidence)), *min(_place(where, order) for where in evidence))


def _place(where: Evidence, order: dict[str, int]) -> tuple[int, int, int]:
    return order[where.article], where.paragraph or 0, where.span.start


def _same_statement(one: _Said, other: _Said) -> bool:
    """Whether two quotations are one statement: one a piece of the other, or mostly the same pairs of words."""
    long, short = one.words, other.words
    parted = bool(one.speaker and other.speaker and one.speaker.who != other.speaker.who)
    if _is_piece(short, long):
        # Few words may well be said by two.
        return len(short) > (_FEW if parted else LEAST_WORDS) or (len(short) == len(long) and not parted)
    if parted:
        return False
    pairs = set(pairwise(long))
    shared = [pair for pair in pairwise(short) if pair in pairs]
    telling = {word for pair in shared for word in pair} - FUNCTION_WORDS
    return len(shared) >= ALIKE * (len(short) - 1) and len(telling) >= _TELLING


def _reworded(one: _Said, other: _Said) -> bool:
    """Whether two quotations of one speaker say the same in other words: each tells most of what the other tells."""
    first, second = _telling(one), _telling(other)
    if one.evidence.article == other.evidence.article or min(len(first), len(second)) < _OTHER_WORDS:
        return False
    shared = sum(1 for word in first if word in second or not second.isdisjoint(equivalents(word)))
    return shared >= _OTHER_WORDS and shared >= ALIKE * max(len(first), len(second))


def _telling(said: _Said) -> set[str]:
    return {stem(word) for word in said.words if word not in FUNCTION_WORDS and len(word) > 1}


def _is_piece(short: Sequence[str], long: Sequence[str]) -> bool:
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def _quote(group: Sequence[_Said], found: Cast, order: dict[str, int]) -> Quote:
    """Make one statement of the places where it stands, the longest first."""
    sure = Counter(one.speaker.who for one in group if one.speaker and one.speaker.sure)
    guessed = Counter(one.speaker.who for one in group if one.speaker)
    # Where the text says only "he", or nothing, the speaker is who is named elsewhere.
    usual = next((who for who, _ in (sure or guessed).most_common(1)), None)
    same: dict[tuple[tuple[str, ...], int | str | None], list[_Said]] = {}
    for one in group:
        who = one.speaker.who if one.speaker and one.speaker.sure else usual
        same.setdefault((one.words, who), []).append(one)
    wordings = [
        Wording(
            said[0].text,
            found.name_of(who) if isinstance(who, int) else who,
            tuple(sorted((one.evidence for one in said), key=lambda where: _place(where, order))),
        )
        for (_, who), said in same.items()
    ]
    wordings.sort(key=lambda wording: (-len(articles_of(wording.evidence)), -len(wording.text), wording.text))
    if len(articles_of(one.evidence for one in group)) < 2:
        return Quote(Agreement.SINGLE, tuple(wordings))
    pieces = all(_is_piece(words(part), group[0].words) for one in group for part in _LEFT_OUT.split(one.text))
    return Quote(Agreement.AGREED if pieces and len(sure) < 2 else Agreement.DIFFERING, tuple(wordings))


def _said(article: Article, found: Cast) -> Iterator[_Said]:
    """Give the quotations of an article with their speakers."""
    recent: list[int | str] = []
    for number, paragraph in enumerate(article.paragraphs):
        text = paragraph.text
        spans = quotations(text)
        speakers = _Speakers(text, spans, found.at(article.id, number), recent)
        for span in spans:
            said = text[span.start : span.end].strip(" ,")
            folded = tuple(words(said))
            if len(folded) >= LEAST_WORDS:
                where = Evidence(article.id, number, span, sentence_around(text, span))
                yield _Said(said, folded, speakers.of(span), where)
        recent += speakers.named


class _Speakers:
    """Who speaks in one paragraph: the places where it says so, and whom "he" or "she" means."""

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        mentions: Sequence[tuple[Mention, int | None]],
        recent: Sequence[int | str],
    ) -> None:
        """Read a paragraph. `recent` are those named before it, the last one last."""
        self.bare = _without(text, spans)
        self.told: list[tuple[Span, _Speaker]] = []
        self.named: list[int | str] = []
        """Who "he" or "she" may mean in what follows: whom the paragraph begins with comes last."""
        outside = [pair for pair in mentions if not inside(spans, pair[0].name.span.start, pair[0].name.span.end)]
        for mention, number in outside:
            self._take(mention, number, text)
        people = [(mention.name, number) for mention, number in outside if number is not None]
        for match in _PRONOUN.finditer(self.bare):
            # "he told Brandt": not Brandt.
            object_of = {number for name, number in people if 0 <= name.form.start - match.end() <= 1}
            before = [number for name, number in people if name.span.end <= match.start()]
            spoke = [speaker.who for span, speaker in sorted(self.told) if speaker.sure and span.end <= match.start()]
            for who in (*reversed(spoke), *reversed(before), *reversed(recent)):
                if who not in object_of:
                    self.told.append((Span(*match.span()), _Speaker(who, sure=False)))
                    break
        self.named = [number for _, number in reversed(people)]

    def _take(self, mention: Mention, number: int | None, text: str) -> None:
        """Note whether a name stands beside a word of saying."""
        name = mention.name
        if number is None and not _is_body(self.bare, name, text):
            return
        speaker = _Speaker(number if number is not None else text[name.span.start : name.span.end], sure=True)
        if after := _BEFORE_VERB.match(self.bare, name.span.end):
            self.told.append((Span(name.form.start, after.end()), speaker))
            return
        owner = text[name.span.end : name.span.end + 2] in {"'s", "’s"}
        before = _AFTER_VERB.search(self.bare, max(0, name.form.start - _NEAR), name.form.start)
        if before and not owner and before.group().split()[0] not in ADDRESSING:
            self.told.append((Span(before.start(), name.span.end), speaker))

    def of(self, quote: Span) -> _Speaker | None:
        """Tell who says a quotation: who is said to speak nearest to it, in its sentence or the next to it."""
        near = [
            (distance, span, speaker)
            for span, speaker in self.told
            # Other quotations in between count for nothing, but no paragraph is that long.
            if max(span.start - quote.end, quote.start - span.end) <= _REACH
            and (distance := self._distance(quote, span)) <= _FAR
        ]
        return min(near, key=lambda one: one[:2])[2] if near else None

    def _distance(self, quote: Span, told: Span) -> int:
        """Count the characters between a quotation and who speaks; the end of a sentence counts as many."""
        first, last = (quote, told) if quote.start < told.start else (told, quote)
        between = self.bare[first.end : last.start]
        return len(between.strip("\0")) + _SENTENCE * len(_END.findall(between))


def _is_body(bare: str, name: Name, text: str) -> bool:
    """Whether a name that is no person's may speak: a body's, not the place that someone is of."""
    shown = text[name.span.start : name.span.end]
    return (len(name.words) > 1 or shown.isupper()) and not _OF.search(
        bare, max(0, name.form.start - _NEAR), name.form.start
    )


def _without(text: str, spans: Sequence[Span]) -> str:
    """Blank the quotations and their marks, leaving all else where it was."""
    bare = list(text)
    for span in spans:
        start, end = max(0, span.start - 1), min(len(text), span.end + 1)
        bare[start:end] = "\0" * (end - start)
    return "".join(bare)
