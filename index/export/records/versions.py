"""The records of what was found: passages, versions of a phrase, hits of a search, and what the reader says of them."""

from __future__ import annotations

import msgspec

from index.model import Relation

__all__ = [
    "BatchAnswer",
    "BatchQuestion",
    "HitRecord",
    "JudgementRecord",
    "PassageRecord",
    "SearchedRecord",
    "VersionRecord",
    "VersionsRecord",
]


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
