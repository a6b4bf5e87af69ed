"""Numbers where they stand, and what each is of: a count of things, money, a share, a rank, an age, a ratio."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from index.forms import number_at, stem
from index.model import Span
from index.stories.dates import mentions
from index.stories.evidence import Evidence
from index.stories.function_words import FUNCTION_WORDS
from index.stories.profiles import trusted_day
from index.text import sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Article
    from index.text import Token

__all__ = ["AGE", "BEHIND", "PLACE", "RANK", "Quantity", "quantities"]

UNIT_WORDS = 3
"""So many words of content behind a number are what it may count."""
BEHIND = 3
_BREAKS = frozenset(",;:()–—")
_DASHES = frozenset("-‑–")
_MONEY = "$£€¥"
_PERCENT = "%"
_CLOCK = "o'clock"
RANK = "No."
PLACE = "th"
AGE = "years old"
_RATIO = "in"
_SCORE = "to"
_PART = "part"
_OF_DAY = re.compile(
    r"\s*(?:[ap]\.?m\b|o['’]clock\b|:\d\d|(?:in|on) (?:the|\w+day) (?:morning|afternoon|evening)\b|at (?:night|dawn)\b)"
)
_MINUTES = re.compile(r":(\d\d)\b")
_HALF_OF_DAY = re.compile(r"\s*([ap])\.?m\b\.?", re.IGNORECASE)
# The second year of "2019-20" is no number of its own.
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d[-–]\Z")
# Nor are the minutes of a time of day.
_HOUR = re.compile(r"\b\d{1,2}:\Z")
# Behind a number these stand for what it counts: nothing further on is it.
_MEANT = frozenset("them us you these those which whom whose".split())
_JOINING = frozenset("and or to".split())
_SHARE = re.compile(r"\s*(?:%|per ?cent\b|percentage\b)(?:\s+(?:points?\s+)?(?:of|in)\b)?")
_BEFORE_RANK = re.compile(r"(?:\bNo\.?|\bnumber|#)\s?\Z", re.IGNORECASE)
_OLD = re.compile(r"[\s-]*(?:years?|yr)[\s-]old\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|is|was|turn(?:s|ed)) \Z")
# "Ana Brandt, 41, of Averin": behind a name, between commas.
_NAMED = re.compile(r"\b([^\W\d_][^\W\d_'’-]*)(?:,? (?:Jr|Sr)\.)?, \Z")
_ENDS_AGE = re.compile(r"[,.;)](?:\s|\Z|[”\"])")
_OLDEST = 115
_PARTS = {
    word: value
    for words, value in (
        ("half halves", 2),
        ("third thirds", 3),
        ("quarter quarters fourth fourths", 4),
        ("fifth fifths", 5),
        ("sixth sixths", 6),
        ("seventh sevenths", 7),
        ("eighth eighths", 8),
        ("ninth ninths", 9),
        ("tenth tenths", 10),
    )
    for word in words.split()
}
_HEDGE = re.compile(
    r"\b(?:more than|over|at least|up to|as many as|nearly|almost|about|around|some|roughly|approximately|an estimated|"
    r"fewer than|less than|under|just over|just under|at most|only|just)\s\Z",
    re.IGNORECASE,
)
_LONGEST_HEDGE = 20
# Function words elsewhere, but things that numbers count.
_COUNTED = frozenset("day days hour hours minute minutes month months week weeks year years time times people".split())
_NO_THING = ("ly", "ed", "ing")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number where it stands.

    `value` is equal for equal numbers; `sign` tells money, shares, times of day, ranks, places in a row, ages, ratios
    and scores from counts (""); `unit` are the stems of what may be counted, the likeliest first, `about` its words;
    `words` the stems of its sentence; `behind` the words that follow. `evidence` takes in a hedge ("at least").
    """

    value: str
    text: str
    sign: str
    unit: tuple[str, ...]
    about: str
    words: frozenset[str]
    behind: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class _Read:
    """A number as read: its half-open run of tokens, its value, and its sign where the words make it one."""

    first: int
    last: int
    value: str
    sign: str = ""


def quantities(article: Article) -> Iterator[Quantity]:
    """Give every number of an article's title and text that is no date, in order."""
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
            for read in _numbers_in(text, run):
                span = Span(run[read.first].start, run[read.last - 1].end)
                if any(map(span.touches, dated)) or _is_date(text, span):
                    continue
                words = frozenset(word for word in stems[: read.first] + stems[read.last :] if word)
                yield _quantity(text, run, read, words, Evidence(article.id, number, span, sentence))


def _quantity(text: str, run: Sequence[Token], read: _Read, words: frozenset[str], where: Evidence) -> Quantity:
    """Say what a number is of."""
    span = where.span
    sign = read.sign or _sign(text, span)
    value = read.value
    if sign and sign in _MONEY:
        span = Span(span.start - 1, span.end)
    if sign == _CLOCK:
        span, value = _time_of_day(text, span, value)
    unit: tuple[str, ...] = ()
    about = ""
    behind = read.last
    age = _age(text, span, value) if not sign else None
    if age is not None:
        sign, unit, about = AGE, (age,) if age else (), AGE
    elif sign == _PERCENT:
        share = _SHARE.match(text, span.end)
        behind = bisect_left(run, share.end() if share else span.end, key=lambda token: token.start)
        if share and share.group().endswith(("of", "in")):
            unit, about = _unit(text, run, behind)
        about = f"% of {about}" if about else _PERCENT
    elif sign == _CLOCK:
        about = "" if ":" in text[span.start : span.end] or span.end > where.span.end else _CLOCK
    elif sign != _SCORE:
        unit, about = _unit(text, run, read.last)
    hedge = _HEDGE.search(text, max(where.sentence.start, span.start - _LONGEST_HEDGE), span.start)
    told = Evidence(where.article, where.paragraph, Span(hedge.start(), span.end) if hedge else span, where.sentence)
    behind_words = tuple(token.folded for token in run[behind : behind + BEHIND])
    return Quantity(value, text[span.start : span.end], sign, unit, about, words, behind_words, told)


def _time_of_day(text: str, span: Span, hour: str) -> tuple[Span, str]:
    """Give where a time of day stands whole, and its value: the hours of 24, where they are told, and the minutes."""
    end, minutes = span.end, ""
    if found := _MINUTES.match(text, end):
        end, minutes = found.end(), found[1]
    half = _HALF_OF_DAY.match(text, end)
    if half:
        end = half.end()
        if hour.isdigit():
            hour = str(int(hour) % 12 + 12 * (half[1].casefold() == "p"))
    return Span(span.start, end), f"{hour}.{minutes}" if minutes.strip("0") else hour


def _numbers_in(text: str, run: Sequence[Token]) -> Iterator[_Read]:
    """Give each number of a sentence; two that make a ratio, a score or a part are one."""
    at = 0
    while at < len(run):
        read = _number(text, run, at)
        if read is None:
            at += 1
            continue
        value, end = read
        pair = _paired(text, run, at, value, end)
        if pair is None and value == "1" and run[at].folded == "one":
            at += 1  # alone it is a pronoun rather
            continue
        yield pair or _Read(at, end, value, PLACE if run[end - 1].folded.endswith(("st", "nd", "rd", "th")) else "")
        at = pair.last if pair else end


def _number(text: str, run: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Read a number, "one" too: it may begin "one in five"."""
    return ("1", at + 1) if run[at].folded == "one" and number_at(text, run, at) is None else number_at(text, run, at)


def _paired(text: str, run: Sequence[Token], at: int, value: str, end: int) -> _Read | None:
    """Read what makes one number of two: "two-thirds", "1 in 3", "134 to 63"."""
    if end >= len(run):
        return None
    gap = text[run[end - 1].end : run[end].start]
    word = run[end].folded
    if gap in {" ", "-", "‑"} and word in _PARTS and float(value) <= _PARTS[word]:
        return _Read(at, end + 1, f"{value}/{_PARTS[word]}", _PART)
    if gap in _DASHES and (score := _score(text, run, at, end, value)) is not None:
        return score
    if gap not in {" ", "-", "‑"} or word not in {_RATIO, _SCORE} or end + 1 >= len(run):
        return None
    if text[run[end].end : run[end + 1].start] != gap or (second := _number(text, run, end + 1)) is None:
        return None
    spans = Span(run[at].start, run[end - 1].end), Span(run[end + 1].start, run[second[1] - 1].end)
    if any(_is_date(text, span) for span in spans) or "." in value + second[0]:
        return None
    if word == _RATIO and float(value) >= float(second[0]):
        return None
    if word == _SCORE and (value == "1" or second[0] == "1") and run[at].folded == "one":
        return None
    return _Read(at, second[1], f"{value} {word} {second[0]}", word)


def _score(text: str, run: Sequence[Token], at: int, end: int, value: str) -> _Read | None:
    """Read "97-1", where both are digits and no year or date: a vote, a result, or from which to which."""
    second = number_at(text, run, end)
    if second is None or end - at != 1 or not (value + second[0]).isdigit() or not run[at].folded.isdigit():
        return None
    span, other = Span(run[at].start, run[at].end), Span(run[end].start, run[second[1] - 1].end)
    if _is_date(text, span) or _is_date(text, other) or text[other.end : other.end + 1] in _DASHES:
        return None
    if not run[end].folded.isdigit() or text[span.start - 1 : span.start] in _DASHES:
        return None
    return _Read(at, second[1], f"{value} {_SCORE} {second[0]}", _SCORE)


def _content(token: Token) -> bool:
    return token.folded not in FUNCTION_WORDS and not token.folded[0].isdigit() and len(token.folded) > 1


def _is_date(text: str, span: Span) -> bool:
    """Whether a number is a year, the minutes of a time of day, or a piece of "9/11"."""
    shown = text[span.start : span.end]
    if _HOUR.search(text, max(0, span.start - 3), span.start) or _YEAR.search(text, max(0, span.start - 6), span.start):
        return True
    if "/" in text[max(0, span.start - 1) : span.end + 1]:
        return True
    return len(shown) == 4 and shown.isdigit() and shown[:2] in {"18", "19", "20"}


def _sign(text: str, span: Span) -> str:
    """Give what makes a number money, a share, a rank or a time of day, or ""."""
    if text[span.start - 1 : span.start] in _MONEY and span.start:
        return text[span.start - 1]
    if _BEFORE_RANK.search(text, max(0, span.start - 8), span.start):
        return RANK
    if _OF_DAY.match(text, span.end):
        return _CLOCK
    return _PERCENT if _SHARE.match(text, span.end) else ""


def _age(text: str, span: Span, value: str) -> str | None:
    """Give the stem of the last name of whose age a number is, "" where no name stands beside it; None for no age."""
    if not (value.isdigit() and 0 < int(value) <= _OLDEST):
        return None
    named = _NAMED.search(text, max(0, span.start - 40), span.start)
    if old := _OLD.match(text, span.end):
        if named:
            return stem(named[1].casefold())
        behind = next(iter(tokens(text[old.end() : old.end() + 30])), None)
        return stem(behind.folded) if behind and text[old.end() + behind.start].isupper() else ""
    if not _ENDS_AGE.match(text, span.end):
        return None
    if named and named[1][0].isupper():
        return stem(named[1].casefold())
    # "Brandt, who is 41, ...".
    return "" if _AGED.search(text, max(0, span.start - 8), span.start) else None


def _unit(text: str, run: Sequence[Token], end: int) -> tuple[tuple[str, ...], str]:
    """Give the stems of what a number may count, the likeliest first, and its words: up to the next break."""
    unit: list[str] = []
    start = stop = 0
    for at in range(end, len(run)):
        gap = text[run[at - 1].end : run[at].start] if at else ""
        if any(sign in _BREAKS for sign in gap) or len(unit) == UNIT_WORDS:
            break
        word = run[at].folded
        if not unit and (word in _MEANT or (word in _JOINING and number_at(text, run[: at + 3], at + 1))):
            break
        if (word in _COUNTED or _content(run[at])) and number_at(text, run, at) is None:
            # "Indictment released", "years knowingly": what is done with the things, and how, is no part of them.
            if unit and word.endswith(_NO_THING):
                break
            if word.endswith("ly"):
                continue
            unit.append(stem(word))
            start = start or run[at].start
            stop = run[at].end
        elif unit and not word[0].isdigit():
            break
    return tuple(reversed(unit)), text[start:stop]
