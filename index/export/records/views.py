"""The records of a story in its views: its articles, grid, timeline, facts and concordance."""

from __future__ import annotations

import msgspec

from index.export.records.versions import PassageRecord
from index.model import Relation

__all__ = [
    "ConcordanceRecord",
    "FactsRecord",
    "FigureRecord",
    "GridCellRecord",
    "GridRecord",
    "GridRowRecord",
    "LineageRecord",
    "MemberRecord",
    "MomentRecord",
    "NamingRecord",
    "NumberRecord",
    "PersonRecord",
    "PlaceRecord",
    "QuoteRecord",
    "StoryRecord",
    "TimelineRecord",
    "WordingRecord",
]


class MemberRecord(msgspec.Struct, frozen=True):
    """An article of a story."""

    article: str
    outlet: str | None
    title: str | None
    published: str | None


class StoryRecord(msgspec.Struct, frozen=True):
    """The articles that tell one event, oldest first; `first` and `last` are days."""

    story: str
    title: str
    first: str | None
    last: str | None
    why: list[str]
    articles: list[MemberRecord]


class GridCellRecord(msgspec.Struct, frozen=True):
    """What one article has of a row's passage; `picked`: the row's wording is its own."""

    article: str
    relation: Relation
    score: float
    picked: bool
    passage: PassageRecord | None
    why: list[str]


class GridRowRecord(msgspec.Struct, frozen=True):
    """A passage in its first wording; `outlets` counts the articles that have it firmly."""

    article: str
    paragraph: int
    start: int
    end: int
    text: str
    outlets: int
    cells: list[GridCellRecord]


class GridRecord(msgspec.Struct, frozen=True):
    """A story's grid: one line of `grid --json`. Rows in the order of their first wordings, a cell an article."""

    story: str
    title: str
    articles: list[MemberRecord]
    rows: list[GridRowRecord]


class MomentRecord(msgspec.Struct, frozen=True):
    """An entry of a timeline; `kind` is published, captured or mentioned, `day` as exact as its source."""

    day: str
    kind: str
    article: str
    time: str | None
    trusted: bool
    reckoned: bool
    paragraph: int | None
    start: int | None
    end: int | None
    sentence: str | None


class LineageRecord(msgspec.Struct, frozen=True):
    """What two articles share; `earlier` is the id of the one that came first, `order` what tells so."""

    first: str
    second: str
    kind: str
    share: float
    share_outside: float
    words: int
    words_outside: int
    earlier: str | None
    order: str
    sentences: list[str]


class TimelineRecord(msgspec.Struct, frozen=True):
    """A story's timeline: one line of `timeline --json`. `event` is the day that most articles tell of."""

    story: str
    title: str
    event: str | None
    articles: list[MemberRecord]
    moments: list[MomentRecord]
    lineage: list[LineageRecord]


class PlaceRecord(msgspec.Struct, frozen=True):
    """Where a fact stands, and its sentence; `paragraph` null: in the title."""

    article: str
    paragraph: int | None
    start: int
    end: int
    sentence: str


class NumberRecord(msgspec.Struct, frozen=True):
    """A number as it is given; `value` is plain digits."""

    value: str
    text: str
    places: list[PlaceRecord]


class FigureRecord(msgspec.Struct, frozen=True):
    """The numbers given for one thing. `agreement`: differing, agreed, or in one only."""

    about: str
    agreement: str
    numbers: list[NumberRecord]


class WordingRecord(msgspec.Struct, frozen=True):
    """A quotation in one wording."""

    text: str
    speaker: str | None
    places: list[PlaceRecord]
    sure: bool = True
    """False where the speaker was reckoned from "he" or "she"."""


class QuoteRecord(msgspec.Struct, frozen=True):
    """A statement in all its wordings, the one that most articles have first."""

    speaker: str | None
    agreement: str
    wordings: list[WordingRecord]


class NamingRecord(msgspec.Struct, frozen=True):
    """One way in which an article names a person."""

    article: str
    form: str
    places: list[PlaceRecord]


class PersonRecord(msgspec.Struct, frozen=True):
    """A person, and how each article names them."""

    name: str
    agreement: str
    forms: list[NamingRecord]


class FactsRecord(msgspec.Struct, frozen=True):
    """A story's facts: one line of `facts --json`."""

    story: str
    title: str
    articles: list[MemberRecord]
    numbers: list[FigureRecord]
    quotes: list[QuoteRecord]
    names: list[PersonRecord]


class ConcordanceRecord(msgspec.Struct, frozen=True):
    """A place where words stand: one line of `concordance --json`; `exact` is false for another form of a word."""

    article: str
    outlet: str | None
    title: str | None
    paragraph: int | None
    start: int
    end: int
    left: str
    text: str
    right: str
    exact: bool
