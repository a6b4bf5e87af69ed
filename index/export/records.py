"""The records that leave and come in: every field as the contract names it, with a schema.

Fields may be added, never renamed. `index.export.recording` makes them from values of the
model; `encode` writes one as a line of JSON that is safe on a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from index.model import (
    PublishedFrom,
    Reason,
    Relation,
    Role,
    SourceKind,
)


class SourceRecord(msgspec.Struct, frozen=True):
    """Whose text or account an article is, when not its outlet's own."""

    name: str
    kind: SourceKind


class UsedRecord(msgspec.Struct, frozen=True):
    """A line that fed a field. `line` counts from 1."""

    line: int | None
    field: str


class RemovedRecord(msgspec.Struct, frozen=True):
    """A line that was cut, and why. `line` counts from 1, null in HTML."""

    line: int | None
    text: str
    reason: Reason


class ArticleRecord(msgspec.Struct, frozen=True):
    """What cleaning kept of a page: one line of `clean --json`. `body`, `roles` and `lines` are of equal length.

    `joined` are lines that go on from the one above, which was broken for its length: its
    number stands for them.
    """

    path: str
    id: str
    title: str | None
    outlet: str | None
    source: SourceRecord | None
    authors: list[str]
    published: str | None
    published_from: PublishedFrom | None
    language: str | None
    body: list[str]
    roles: list[Role]
    lines: list[int | None]
    used: list[UsedRecord]
    removed: list[RemovedRecord]
    joined: list[int]
    url: str | None = None


class PassageRecord(msgspec.Struct, frozen=True):
    """A passage found: offsets in code points into `body[paragraph]`, or into the title for null."""

    paragraph: int | None
    start: int
    end: int
    text: str
    relation: Relation
    score: float


class SearchedRecord(msgspec.Struct, frozen=True):
    """The ground of an answer: how much was searched, and whether the phrase stands in a cut line."""

    sentences: int
    whole: bool | None
    in_cut_lines: bool


class VersionRecord(msgspec.Struct, frozen=True):
    """One article's version of the phrase; passages best first, none for `none`."""

    article: str
    path: str
    outlet: str | None
    title: str | None
    published: str | None
    picked: bool
    relation: Relation
    score: float
    quote: Relation | None
    why: list[str]
    passages: list[PassageRecord]
    difference: list[tuple[str, str, str]]
    searched: SearchedRecord
    judged: bool | None = None
    url: str | None = None


class VersionsRecord(msgspec.Struct, frozen=True):
    """The answer of `versions --json`: one version an article, in the order given."""

    query: str
    versions: list[VersionRecord]


class JudgementRecord(msgspec.Struct, frozen=True):
    """A line of the library's labelled examples: what the reader says of a passage, and what we said (`ours`)."""

    query: str
    passage: str
    same: bool
    ours: Relation
    score: float
    article: str
    paragraph: int | None
    start: int
    end: int
    origin: str | None
    created: str


class BatchQuestion(msgspec.Struct, frozen=True):
    """A line that `versions --batch` reads."""

    id: str | int
    query: str
    paragraphs: list[str]


class BatchAnswer(msgspec.Struct, frozen=True):
    """A line that `versions --batch` writes: the best paragraph, named even for `none`; offsets into it as given."""

    id: str | int
    relation: Relation
    paragraph: int | None
    start: int | None
    end: int | None
    score: float


class HitRecord(msgspec.Struct, frozen=True):
    """An article found by `search`; `score` is its relevance."""

    article: str
    outlet: str | None
    title: str | None
    published: str | None
    story: str | None
    score: float
    passages: list[PassageRecord]


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


class GivenArticle(msgspec.Struct, frozen=True):
    """A line that `add FILE.jsonl` reads: only `body` is required; null and missing are equal."""

    body: list[str]
    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    authors: list[str] | None = None
    source: SourceRecord | None = None
    url: str | None = None


class MarkRecord(msgspec.Struct, frozen=True):
    """A passage the reader kept; `paragraph` null is the title, `created` ISO 8601 UTC."""

    paragraph: int | None
    start: int
    end: int
    text: str
    note: str = ""
    tags: list[str] = []
    created: str = ""


class KeptUsed(msgspec.Struct, frozen=True):
    """A line that fed a field, with its text."""

    line: int | None
    field: str
    text: str


class KeptRecord(msgspec.Struct, frozen=True):
    """A line that `export` writes: what `add` reads, and beside it all that the library holds of the article.

    `newsreader` is the form of the record: 1. `body`, `roles` and `lines` are of equal
    length. `by_hand` names the fields that the reader has set, `read` is when it was
    opened first, `captured` when it came in.
    """

    body: list[str]
    id: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    authors: list[str] = []
    source: SourceRecord | None = None
    url: str | None = None
    newsreader: int = 0
    path: str | None = None
    published_from: PublishedFrom | None = None
    language: str | None = None
    whole: bool | None = None
    rights_holder: str | None = None
    provider: str | None = None
    captured: str | None = None
    roles: list[Role] = []
    lines: list[int | None] = []
    used: list[KeptUsed] = []
    removed: list[RemovedRecord] = []
    joined: list[int] = []
    by_hand: list[str] = []
    marks: list[MarkRecord] = []
    read: str | None = None


class ListedRecord(msgspec.Struct, frozen=True):
    """A line of `list --json`."""

    article: str
    path: str
    outlet: str | None
    title: str | None
    published: str | None
    story: str | None
    url: str | None = None


class ReportRecord(msgspec.Struct, frozen=True):
    """What `add --json` says came in: ids of articles; `failed` counts the inputs that gave none."""

    added: list[str]
    editions: list[str]
    same: list[str]
    failed: int
    dry_run: bool


class FeedRecord(msgspec.Struct, frozen=True):
    """A line of `feeds list --json`: `full` says whether whole pages are fetched, `trouble` what went wrong last."""

    feed: str
    title: str | None
    tags: list[str]
    full: bool
    fetched: str | None
    trouble: str | None
    articles: int
    unread: int


class FetchRecord(msgspec.Struct, frozen=True):
    """A line of `feeds fetch --json`: ids of new articles and new editions; `same` counts entries that were here."""

    feed: str
    fetched: bool
    new: list[str]
    changed: list[str]
    same: int
    failed: list[str]


class PlacesRecord(msgspec.Struct, frozen=True):
    """What `where --json` says: files and folders, whether or not they are there."""

    library: str
    index: str
    config: str
    state: str
    samples: str


RECORDS: Mapping[str, type[msgspec.Struct]] = {
    "clean": ArticleRecord,
    "versions": VersionsRecord,
    "judgements": JudgementRecord,
    "batch-question": BatchQuestion,
    "batch-answer": BatchAnswer,
    "search": HitRecord,
    "stories": StoryRecord,
    "grid": GridRecord,
    "timeline": TimelineRecord,
    "facts": FactsRecord,
    "concordance": ConcordanceRecord,
    "add": GivenArticle,
    "export": KeptRecord,
    "list": ListedRecord,
    "report": ReportRecord,
    "feed": FeedRecord,
    "fetch": FetchRecord,
    "where": PlacesRecord,
}
"""Every record by the name its schema goes by."""


# --- to JSON ------------------------------------------------------------------

_NOT_ASCII_PRINTABLE = re.compile(r"[^\x20-\x7e]")
_encoder = msgspec.json.Encoder()


def encode(record: msgspec.Struct) -> str:
    r"""Write a record as one line of JSON, without its line end.

    What a terminal might obey (controls, bidi marks) is written as \u escapes: nothing is lost, nothing acts.
    """
    return _NOT_ASCII_PRINTABLE.sub(_escaped, _encoder.encode(record).decode("utf-8"))


def _escaped(sign: re.Match[str]) -> str:
    character = sign.group()
    if character.isprintable():
        return character
    wide = character.encode("utf-16-be")
    return "".join(f"\\u{wide[i]:02x}{wide[i + 1]:02x}" for i in range(0, len(wide), 2))


def schemas() -> dict[str, dict[str, Any]]:
    """Give the JSON schema of every record by name."""
    return {name: msgspec.json.schema(record) for name, record in RECORDS.items()}
