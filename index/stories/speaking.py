"""Who said what: each quotation with its speaker, as far as the text around it tells."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.forms import stem
from index.quotations import quotations
from index.stories.evidence import Agreement, Evidence, articles_of, sentence_around
from index.stories.function_words import FUNCTION_WORDS
from index.stories.speakers import Speakers
from index.text import words
from index.versions.synonyms import equivalents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Article
    from index.stories.people import Cast
    from index.stories.speakers import Speaker

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
    sure: bool = True
    """False where no text names the speaker beside the words, and who "he" or "she" is was reckoned."""


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
    def sure(self) -> bool:
        """Whether a text names the speaker beside the words."""
        return self.wordings[0].sure

    @property
    def text(self) -> str:
        """The wording that most articles have."""
        return self.wordings[0].text


@dataclass(frozen=True, slots=True)
class _Said:
    """A quotation where it stands, with its speaker, if one is found."""

    text: str
    words: tuple[str, ...]
    speaker: Speaker | None
    evidence: Evidence


_LEFT_OUT = re.compile(r"\[?(?:\.\s?\.\s?\.|…)\s?\.?\]?")
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
"""What is written small within a title."""
_LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


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
            sure=who is None or who in sure,
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
        speakers = Speakers(text, spans, found.at(article.id, number), recent, found.sexes)
        for span in spans:
            said = text[span.start : span.end].strip(" ,")
            folded = tuple(words(said))
            if len(folded) >= LEAST_WORDS and not _is_title(said):
                where = Evidence(article.id, number, span, sentence_around(text, span))
                yield _Said(said, folded, speakers.of(span), where)
        recent += speakers.named


def _is_title(said: str) -> bool:
    """Whether what stands in quotation marks is the title of a work, a programme or a bill: "Boats and Tides"."""
    telling = [word for word in _LETTERS.findall(said) if word not in _SMALL]
    return not said.isupper() and len(telling) > 1 and all(word[0].isupper() for word in telling)
