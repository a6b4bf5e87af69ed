"""Days that a text speaks of: written out, or reckoned from the day it was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from index.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Mention", "mentions"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A day, month or year that a text names.

    `day` is as exact as the text: YYYY-MM-DD, YYYY-MM or YYYY. `reckoned` says that a part
    of it (the year, or what "Tuesday" means) was worked out from the day of publication.
    """

    span: Span
    day: str
    reckoned: bool


_MONTHS = "january february march april may june july august september october november december".split()
_SHORT_MONTHS = {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_NAMES = "|".join(name.capitalize() for name in _MONTHS)
_MONTH = rf"(?P<month>{_NAMES}|(?:{'|'.join(name.capitalize() for name in _SHORT_MONTHS)})\.?)"
_ISO = re.compile(r"(?<![\w-])(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?![\w-])")
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:.]\d)(?:,?\s+(?P<year>[12]\d{{3}})\b)?"
)
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?!\w)(?:,?\s+(?P<year>[12]\d{{3}})\b)?"
)
_MONTH_ALONE = re.compile(
    rf"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Ee]arly|[Ll]ate|of)\s+{_MONTH}(?!\w)(?:,?\s+(?P<year>[12]\d{{3}})\b)?"
)
_YEAR_ALONE = re.compile(
    r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Ee]arly|[Ll]ate|[Tt]he|of)\s+(?P<year>(?:1[89]|20)\d\d)\b"
)
_WEEKDAY = re.compile(
    rf"\b(?P<which>[Nn]ext |[Ll]ast )?(?P<name>{'|'.join(name.capitalize() for name in _WEEKDAYS)})\b"
)
_NEAR = re.compile(r"\b(?P<name>[Tt]oday|[Yy]esterday|[Tt]omorrow|[Tt]onight)\b")
_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
# What says, shortly before a weekday, that it is still to come.
_COMING = re.compile(
    r"\b(?:(?:will|would|could|can|may|might|should|must|won['’]t|next|due|plan(?:s|ned)?|expect(?:s|ed)?|set|scheduled|"
    r"to be|going to|closes|opens|begins|starts|ends|meets?|returns?|resumes?)\b[^.;]{0,60}|(?:until|by)\s+)$"
)
# A month is told of further behind what says so.
_COMING_MONTH = re.compile(
    r"\b(?:will|won['’]t|due|plan(?:s|ned)? to|expect(?:s|ed) to|set to|scheduled|is to|are to|until|going to)\b"
    r"[^.;]{0,100}$"
)
# What is called by its day has it from a year that everybody knows, and nobody names.
_CALLED = re.compile(
    r"(?:,? \w+)?\s+(?:attacks|attackers|terror\w*|hijack\w*|bombings|bombers|massacre|uprising|riot(?:s|ers)|coup|"
    r"revolution|insurrection|commission|memorial|anniversary|movement)\b"
)
_NEARBY = 120
_FIRST_YEAR = 1800


def mentions(text: str, published: date | None) -> list[Mention]:
    """Find the days, months and years that a paragraph names, in order, none overlapping another.

    Without the day of publication only those that are whole in themselves are given.
    """
    found: list[Mention] = []
    taken: list[Span] = []
    for mention in _all(text, published):
        if not any(map(mention.span.touches, taken)):
            taken.append(mention.span)
            found.append(mention)
    return sorted(found, key=lambda mention: mention.span)


def _all(text: str, published: date | None) -> Iterator[Mention]:
    """Give all readings, the more exact first."""
    for match in _ISO.finditer(text):
        yield from _whole(match, int(match["year"]), int(match["number"]), reckoned=False)
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        yield from _days(pattern, text, published)
    yield from _months(text, published)
    for match in _YEAR_ALONE.finditer(text):
        yield Mention(Span(*match.span("year")), match["year"], reckoned=False)
    if published:
        yield from _relative(text, published)


def _days(pattern: re.Pattern[str], text: str, published: date | None) -> Iterator[Mention]:
    for match in pattern.finditer(text):
        month = _month(match["month"])
        if match["year"]:
            yield from _whole(match, int(match["year"]), month, reckoned=False)
        elif published and not _CALLED.match(text, match.end()):
            yield from _whole(match, _nearest_year(month, int(match["day"]), published), month, reckoned=True)


def _months(text: str, published: date | None) -> Iterator[Mention]:
    for match in _MONTH_ALONE.finditer(text):
        span = Span(match.start("month"), match.end())
        month = _month(match["month"])
        if match["year"]:
            yield Mention(span, f"{match['year']}-{month:02}", reckoned=False)
        elif published:
            year = published.year - (month > published.month)
            if month != published.month and _COMING_MONTH.search(text, max(0, span.start - _NEARBY), span.start):
                year += 1
            yield Mention(span, f"{year}-{month:02}", reckoned=True)


def _month(name: str) -> int:
    return _SHORT_MONTHS[name.rstrip(".").casefold()[:3]]


def _whole(match: re.Match[str], year: int, month: int, *, reckoned: bool) -> Iterator[Mention]:
    try:
        day = date(year, month, int(match["day"]))
    except ValueError:
        return
    if year >= _FIRST_YEAR:
        yield Mention(Span(*match.span()), day.isoformat(), reckoned)


def _nearest_year(month: int, day: int, published: date) -> int:
    """Give the year that brings a day nearest to the day of publication: news looks back and ahead alike."""

    def distance(year: int) -> int:
        # The 29th of February counts as the 28th here: only the year is asked for.
        return abs((date(year, month, min(day, 28)) - published).days)

    return min((published.year, published.year - 1, published.year + 1), key=distance)


def _relative(text: str, published: date) -> Iterator[Mention]:
    for match in _NEAR.finditer(text):
        day = published + timedelta(days=_NEAR_DAYS[match["name"].casefold()])
        yield Mention(Span(*match.span()), day.isoformat(), reckoned=True)
    for match in _WEEKDAY.finditer(text):
        which = (match["which"] or "").strip().casefold()
        behind = (published.weekday() - _WEEKDAYS.index(match["name"].casefold())) % 7
        if which == "next" or (
            which != "last" and behind and _COMING.search(text, max(0, match.start() - _NEARBY), match.start())
        ):
            day = published + timedelta(days=7 - behind)
        else:
            day = published - timedelta(days=behind or (7 if which == "last" else 0))
        yield Mention(Span(*match.span()), day.isoformat(), reckoned=True)
