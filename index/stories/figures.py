"""Numbers, and what they count: where articles give the same one, or another for the same thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from index.forms import number_at, stem
from index.model import Span
from index.stories.dates import mentions
from index.stories.evidence import Agreement, Evidence, articles_of
from index.stories.function_words import FUNCTION_WORDS
from index.stories.profiles import trusted_day
from index.text import sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Article
    from index.text import Token

__all__ = ["Figure", "Number", "numbers"]

UNIT_WORDS = 3
"""So many words of content behind a number are what it may count."""
SAME_SHARED = 2
"""Words of content that two sentences share, besides the unit, for an equal number to be the same one."""
OTHER_SHARE = 0.45
"""Part of the shorter sentence's words of content that both have, for two numbers to be of one thing."""
OTHER_WORDS = 4
"""And at least so many of them."""
_DISTINCT_DIGITS = 3
"""A number of so many digits before its zeros, with a fraction, or so large, is the same wherever it stands."""
_LARGE = 1000
_ROUNDED_DIGITS = 2
_SEVERAL = 10
"""From here on a number of the same things is the same: two people may be any two."""
_TABLE = 60
_BEHIND = 3
_BREAKS = frozenset(",;:()–—")
_MONEY = "$£€¥"
_CLOCK = "o'clock"
_OF_DAY = re.compile(
    r"\s*(?:[ap]\.?m\b|o['’]clock\b|:\d\d|(?:in|on) (?:the|\w+day) (?:morning|afternoon|evening)\b|at (?:night|dawn)\b)"
)
_MINUTES = re.compile(r":(\d\d)\b")
# The minutes of a time of day are no number of their own.
_HOUR = re.compile(r"\b\d{1,2}:\Z")
# Behind a number these stand for what it counts: nothing further on is it.
_MEANT = frozenset("them us you these those which whom whose".split())
_JOINING = frozenset("and or to".split())
_SHARE = re.compile(r"\s*(?:%|per ?cent\b|percentage\b)")
# Function words elsewhere, but things that numbers count.
_COUNTED = frozenset("day days hour hours minute minutes month months week weeks year years time times people".split())


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is given, and each place. `value` is plain digits, equal for equal numbers."""

    value: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """The numbers that articles give for one thing: one where they agree, several where they differ.

    `about` is what the number counts, in the words of the first article: "political prisoners".
    """

    about: str
    agreement: Agreement
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    """A number where it stands: its value, its sign, the stems of what may be counted and those of its sentence.

    `behind` are the words that follow, as they stand.
    """

    value: str
    text: str
    sign: str
    unit: tuple[str, ...]
    about: str
    words: frozenset[str]
    behind: tuple[str, ...]
    evidence: Evidence


def numbers(articles: Sequence[Article]) -> tuple[Figure, ...]:
    """Collect the numbers of a story's articles, given oldest first: what differs, then what most of them tell."""
    groups: list[list[_Use]] = []
    by_size: dict[tuple[str, str], list[list[_Use]]] = {}
    for article in articles:
        for use in _uses(article):
            like = by_size.setdefault((use.sign, _size(use.value)), [])
            home = next((group for group in like if any(_same(use, other) for other in group)), None)
            if home is None:
                groups.append([use])
                like.append(groups[-1])
            else:
                home.append(use)
    figures = [_figure(parts) for parts in _rivals(groups)]
    ranks = {Agreement.DIFFERING: 0, Agreement.AGREED: 1, Agreement.SINGLE: 2}
    return tuple(sorted(figures, key=lambda figure: (ranks[figure.agreement], -_spread(figure))))


def _spread(figure: Figure) -> int:
    return len(articles_of(where for number in figure.numbers for where in number.evidence))


def _same(one: _Use, other: _Use) -> bool:
    """Whether two equal numbers are the same fact: they count the same, or stand in like sentences."""
    if one.sign != other.sign or not _equal(one.value, other.value):
        return False
    if float(one.value) >= _LARGE or "." in one.value or len(one.value.rstrip("0")) >= _DISTINCT_DIGITS:
        return True
    shared = len(one.words & other.words)
    if set(one.unit) & set(other.unit):
        return shared > 0 or float(one.value) >= _SEVERAL
    if one.unit and other.unit:
        return shared > SAME_SHARED and shared >= OTHER_SHARE * min(len(one.words), len(other.words))
    return shared >= SAME_SHARED


def _equal(one: str, other: str) -> bool:
    """Whether two numbers are one, or one is the other rounded, or cut, to its own few digits ("43 million")."""
    if one == other:
        return True
    exact, coarse = (one, other) if len(one.rstrip("0")) > len(other.rstrip("0")) else (other, one)
    if float(coarse) < _LARGE or "." in exact + coarse or len(exact) != len(coarse):
        return False
    # One digit says too little: 10 million are not 13.6 million, though cut they are.
    if len(coarse.rstrip("0")) < _ROUNDED_DIGITS:
        return False
    unit: int = 10 ** (len(coarse) - len(coarse.rstrip("0")))
    cut = int(exact) // unit * unit
    rounded = (int(exact) + unit // 2) // unit * unit
    return int(coarse) in {cut, rounded}


def _size(value: str) -> str:
    """Give what equal numbers have in common, the rounded ones too: so only few are compared."""
    return f"{len(value)} digits" if len(value) >= len(str(_LARGE)) and "." not in value else value


def _rivals(groups: Sequence[list[_Use]]) -> list[list[list[_Use]]]:
    """Put numbers together that differ over one thing: the likeliest pairs first, each article on one side only."""
    counting: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        for counted in {use.unit[0] for use in group if use.unit}:
            counting.setdefault(counted, []).append(at)
    pairs = []
    # A table has a hundred numbers of one thing, and none of them is another's rival.
    few = (like for like in counting.values() if len(like) <= _TABLE)
    for before, at in {pair for like in few for pair in combinations(like, 2)}:
        likeness = max(_likeness(one, other) for one in groups[at] for other in groups[before])
        if likeness >= OTHER_SHARE:
            pairs.append((-likeness, before, at))
    told = [articles_of(use.evidence for use in group) for group in groups]
    home = list(range(len(groups)))
    for _, one, other in sorted(pairs):
        kept, moved = home[one], home[other]
        # An article that gives both numbers means two things by them.
        if kept != moved and not told[kept] & told[moved]:
            told[kept] |= told[moved]
            home = [kept if place == moved else place for place in home]
    return [[groups[at] for at in range(len(groups)) if home[at] == place] for place in sorted(set(home))]


def _likeness(one: _Use, other: _Use) -> float:
    """Say how likely two different numbers are of one thing: what they count is one, and their sentences are alike."""
    if _equal(one.value, other.value) or one.sign != other.sign or not set(one.unit[:1]) & set(other.unit[:1]):
        return 0.0
    # "eighteen days of silence", "16 days of silence".
    if one.behind == other.behind and len(one.behind) == _BEHIND:
        return 1.0
    shared = len(one.words & other.words)
    return shared / min(len(one.words), len(other.words)) if shared >= OTHER_WORDS else 0.0


def _figure(parts: Sequence[Sequence[_Use]]) -> Figure:
    made = [Number(uses[0].value, uses[0].text, tuple(use.evidence for use in uses)) for uses in parts]
    made.sort(key=lambda number: -len(articles_of(number.evidence)))
    about = next((use.about for uses in parts for use in uses if use.about), "")
    if len(made) > 1:
        agreement = Agreement.DIFFERING
    else:
        agreement = Agreement.AGREED if len(articles_of(made[0].evidence)) > 1 else Agreement.SINGLE
    return Figure(about, agreement, tuple(made))


def _uses(article: Article) -> Iterator[_Use]:
    # Only where dates stand is asked here, so that any day will do.
    day = trusted_day(article) or date(2000, 1, 1)
    texts = [(None, article.title or ""), *((n, paragraph.text) for n, paragraph in enumerate(article.paragraphs))]
    for number, text in texts:
        found = tokens(text)
        starts = [token.start for token in found]
        dated = [mention.span for mention in mentions(text, day)]
        for sentence in sentences(text):
            run = found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            stems = [stem(token.folded) if _content(token) else "" for token in run]
            for at, end, digits in _numbers_in(text, run):
                span = Span(run[at].start, run[end - 1].end)
                if any(one.start < span.end and span.start < one.end for one in dated) or _is_date(text, span):
                    continue
                sign = _sign(text, span)
                span = Span(span.start - 1, span.end) if sign and sign in _MONEY else span
                value = digits
                if minutes := _MINUTES.match(text, span.end):
                    span = Span(span.start, minutes.end())
                    value = f"{digits}.{minutes[1]}" if int(minutes[1]) else digits
                unit, about = ((), sign) if sign in {"%", _CLOCK} else _unit(text, run, end)
                words = frozenset(word for word in stems[:at] + stems[end:] if word)
                where = Evidence(article.id, number, span, sentence)
                behind = tuple(token.folded for token in run[end : end + _BEHIND])
                yield _Use(value, text[span.start : span.end], sign, unit, about, words, behind, where)


def _numbers_in(text: str, run: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Give (first token, token behind, value) of each number in a sentence."""
    at = 0
    while at < len(run):
        read = number_at(text, run, at)
        if read is not None:
            yield at, read[1], read[0]
        at = read[1] if read else at + 1


def _content(token: Token) -> bool:
    return token.folded not in FUNCTION_WORDS and not token.folded[0].isdigit() and len(token.folded) > 1


def _is_date(text: str, span: Span) -> bool:
    """Whether a number is a year, the minutes of a time of day, or a piece of "9/11"."""
    shown = text[span.start : span.end]
    if _HOUR.search(text, max(0, span.start - 3), span.start):
        return True
    if "/" in text[max(0, span.start - 1) : span.end + 1]:
        return True
    return len(shown) == 4 and shown.isdigit() and shown[:2] in {"18", "19", "20"}


def _sign(text: str, span: Span) -> str:
    """Give what makes a number money, a share or a time of day, or ""."""
    if text[span.start - 1 : span.start] in _MONEY and span.start:
        return text[span.start - 1]
    if _OF_DAY.match(text, span.end):
        return _CLOCK
    return "%" if _SHARE.match(text, span.end) else ""


def _unit(text: str, run: Sequence[Token], end: int) -> tuple[tuple[str, ...], str]:
    """Give the stems of what a number may count, the likeliest first, and its words: up to the next break."""
    unit: list[str] = []
    start = stop = 0
    for at in range(end, len(run)):
        gap = text[run[at - 1].end : run[at].start]
        if any(sign in _BREAKS for sign in gap) or len(unit) == UNIT_WORDS:
            break
        word = run[at].folded
        if not unit and (word in _MEANT or (word in _JOINING and number_at(text, run[: at + 3], at + 1))):
            break
        if gap == "-" and word == "old":
            stop = run[at].end
            break
        if (word in _COUNTED or _content(run[at])) and number_at(text, run, at) is None:
            unit.append(stem(word))
            start = start or run[at].start
            stop = run[at].end
        elif unit and not word[0].isdigit():
            break
    return tuple(reversed(unit)), text[start:stop]
