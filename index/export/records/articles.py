"""The records of articles: as cleaning makes them, as they are given, and as the library holds them."""

from __future__ import annotations

import msgspec

from index.model import PublishedFrom, Reason, Role, SourceKind

__all__ = [
    "ArticleRecord",
    "GivenArticle",
    "KeptRecord",
    "KeptUsed",
    "ListedRecord",
    "MarkRecord",
    "RemovedRecord",
    "SourceRecord",
    "UsedRecord",
]


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
