"""What an article is about, in few words: the ground on which articles are grouped.

A profile is made once per article, knows nothing of any other, and is small enough to
be kept beside it.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from index.forms import stem
from index.model import SourceKind
from index.stories.function_words import FUNCTION_WORDS
from index.text import Token, sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.model import Article

__all__ = ["Profile", "profile", "trusted_day"]

TITLE_COUNTS = 2
"""A word of the title counts as this many more of the body."""
LEAD_COUNTS = 3
"""A word among the first of the body counts as this many more: news tells the event first."""
LEAD_WORDS = 60
NAME_WEIGHT = 1.5
NUMBER_WEIGHT = 1.5

WEIGHT_STEPS = 32
"""Weights are kept as whole numbers of 1/32, one byte each."""
_HEAVIEST = 255

_BEFORE_OPENING = frozenset("\"'“‘«‹„([{「『")


@dataclass(frozen=True, slots=True)
class Profile:
    """What one article is about. `day` is None where the date is missing or a clock's.

    `stems`, `shown`, `weights` and `names` have one entry a word, heaviest first, equal
    ones by stem: the word's stem, how it is shown, how much it says (in 32nds), and 1
    where it names someone or something.
    """

    id: str
    title: str | None
    outlet: str | None
    day: date | None
    opening: str
    """The first sentence, to call a story by where no article has a headline."""
    stems: tuple[str, ...] = field(repr=False)
    shown: tuple[str, ...] = field(repr=False)
    weights: bytes = field(repr=False)
    names: bytes = field(repr=False)
    carries: str | None = None
    """Whose text it is, where the page says that it is another's."""


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

    read: int = 0
    """Words of the body so far."""
    body: Counter[str] = field(default_factory=Counter)
    lead: Counter[str] = field(default_factory=Counter)
    title: Counter[str] = field(default_factory=Counter)
    capital: Counter[str] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)
    shown: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    named: dict[str, Counter[str]] = field(default_factory=dict)
    """The names that each word stands in: "White House"."""


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
    terms = sorted(_terms(counts))
    return Profile(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        day=trusted_day(article),
        opening=opening,
        # The same word stands in thousands of articles: interned, it is kept once.
        stems=tuple(sys.intern(word) for _, word, _ in terms),
        shown=tuple(sys.intern(_display(counts, word)) for _, word, _ in terms),
        weights=bytes(-negative for negative, _, _ in terms),
        names=bytes(name for _, _, name in terms),
        carries=article.source.name if article.source and article.source.kind is not SourceKind.CITED else None,
    )


def _count_paragraph(counts: _Counts, text: str) -> None:
    starts = {span.start for span in sentences(text)}
    run: list[str] = []
    begin = end = 0
    for word, start, surface in _content(text, tokens(text)):
        counts.read += 1
        if counts.read <= LEAD_WORDS:
            counts.lead[word] += 1
        counts.body[word] += 1
        # The first word of a sentence or quotation has its capital from its place.
        if surface[0].isupper() and start not in starts and text[start - 1 : start] not in _BEFORE_OPENING:
            counts.capital[word] += 1
            counts.capitals.setdefault(word, surface)
            if run and text[end:start] != " ":
                _count_name(counts, run, text[begin:end])
                run = []
            begin = begin if run else start
            run.append(word)
            end = start + len(surface)
        elif not surface[0].isupper():
            counts.small[word] += 1
        counts.shown.setdefault(word, surface)
    _count_name(counts, run, text[begin:end])


def _count_name(counts: _Counts, run: list[str], name: str) -> None:
    """Count a run of capitals as a name that each of its words stands in."""
    for word in run:
        counts.named.setdefault(word, Counter())[name] += 1


def _display(counts: _Counts, word: str) -> str:
    """Give a name in full where it mostly stands so ("White House"), and any other word as it first stood."""
    if word in counts.named and counts.capital[word] > counts.small[word]:
        name, times = min(counts.named[word].items(), key=lambda item: (-item[1], item[0]))
        return name if 2 * times > counts.body[word] else counts.capitals[word]
    return counts.shown[word]


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


def _terms(counts: _Counts) -> Iterator[tuple[int, str, bool]]:
    """Give (weight, negative; stem; whether it is a name) of each word."""
    for word in counts.body.keys() | counts.title.keys():
        count = counts.body[word] + TITLE_COUNTS * counts.title[word] + LEAD_COUNTS * counts.lead[word]
        weight = 1 + math.log(count)
        name = counts.capital[word] > counts.small[word]
        if name:
            weight *= NAME_WEIGHT
        elif word[0].isdigit():
            weight *= NUMBER_WEIGHT
        yield -min(_HEAVIEST, round(weight * WEIGHT_STEPS)), word, name
