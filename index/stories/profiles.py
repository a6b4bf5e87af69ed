"""What an article is about, in few words: the ground on which articles are grouped.

A profile is made once per article, knows nothing of any other, and is small enough to
be kept beside it.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from index.forms import stem
from index.stories.function_words import FUNCTION_WORDS
from index.text import Token, sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.model import Article

__all__ = ["Profile", "Term", "profile", "trusted_day"]

TITLE_COUNTS = 2
"""A word of the title counts as this many more of the body."""
LEAD_COUNTS = 3
"""A word among the first of the body counts as this many more: news tells the event first."""
LEAD_WORDS = 60
NAME_WEIGHT = 1.5
NUMBER_WEIGHT = 1.5

_BEFORE_OPENING = frozenset("\"'“‘«‹„([{「『")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of an article: its stem, how it is shown, how much it says, whether it names someone or something."""

    stem: str
    shown: str
    weight: float
    name: bool


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article is about. `day` is None where the date is missing or a clock's."""

    id: str
    title: str | None
    outlet: str | None
    day: date | None
    opening: str
    """The first sentence, to call a story by where no article has a headline."""
    terms: tuple[Term, ...] = field(repr=False)
    """Most weight first; equal weights by stem."""


def trusted_day(article: Article) -> date | None:
    """Give the day an article was published, or None where the date is missing, malformed or a clock's."""
    if article.day is None or (article.published_from is not None and not article.published_from.trusted):
        return None
    try:
        return date.fromisoformat(article.day)
    except ValueError:
        return None


@dataclass(slots=True)
class _Counts:
    """What is counted of an article's words while it is read, by stem."""

    body: Counter[str] = field(default_factory=Counter)
    lead: Counter[str] = field(default_factory=Counter)
    title: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)
    shown: dict[str, str] = field(default_factory=dict)


def profile(article: Article) -> Profile:
    """Read an article once and say what it is about."""
    counts = _Counts()
    for paragraph in article.paragraphs:
        _count_paragraph(counts, paragraph.text)
    for word, _, surface in _content(article.title or "", tokens(article.title or "")):
        counts.title[word] += 1
        counts.shown.setdefault(word, surface)
    opening = ""
    if article.paragraphs:
        text = article.paragraphs[0].text
        opening = next((text[s.start : s.end] for s in sentences(text)), "")
    terms = sorted(_terms(counts), key=lambda term: (-term.weight, term.stem))
    return Profile(article.id, article.title, article.outlet, trusted_day(article), opening, tuple(terms))


def _count_paragraph(counts: _Counts, text: str) -> None:
    starts = {span.start for span in sentences(text)}
    for word, start, surface in _content(text, tokens(text)):
        if counts.body.total() < LEAD_WORDS:
            counts.lead[word] += 1
        counts.body[word] += 1
        if not surface[0].isupper():
            counts.small[word] += 1
            counts.shown[word] = counts.shown.get(word, surface)
        # The first word of a sentence or quotation has its capital from its place.
        elif start not in starts and text[start - 1 : start] not in _BEFORE_OPENING:
            counts.capital[word] += 1
            counts.shown[word] = surface
        else:
            counts.shown.setdefault(word, surface)


def _content(text: str, found: list[Token]) -> Iterator[tuple[str, int, str]]:
    """Give (stem, start, surface) of each word that may tell a story.

    In scripts without spaces a token is one sign, which says little: pairs of
    neighbouring signs stand in for words.
    """
    previous: Token | None = None
    for token in found:
        if len(token.folded) == 1 and not token.folded.isascii():
            if previous is not None and previous.end == token.start and len(previous.folded) == 1:
                yield previous.folded + token.folded, previous.start, text[previous.start : token.end]
        elif token.folded not in FUNCTION_WORDS and (len(token.folded) > 1 or token.folded.isdigit()):
            yield stem(token.folded), token.start, text[token.start : token.end]
        previous = token


def _terms(counts: _Counts) -> Iterable[Term]:
    for word in counts.body.keys() | counts.title.keys():
        count = counts.body[word] + TITLE_COUNTS * counts.title[word] + LEAD_COUNTS * counts.lead[word]
        weight = 1 + math.log(count)
        name = counts.capital[word] > counts.small[word]
        if name:
            weight *= NAME_WEIGHT
        elif word[0].isdigit():
            weight *= NUMBER_WEIGHT
        yield Term(word, counts.shown[word], round(weight, 4), name)
