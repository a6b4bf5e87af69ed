"""What was found in articles for a phrase, and what the reader said of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.model.articles import Relation, Span

DENIED = "denied here"
"""What the reason begins with that a passage denies, or stands behind a "not"."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A span that says something, found for a phrase. `paragraph` None is the title.

    `score` is 0 to 1, and 1 for verbatim.
    """

    paragraph: int | None
    span: Span
    text: str
    relation: Relation
    score: float


class DifferenceKind(StrEnum):
    """How a run of the phrase and a run of the passage compare."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"
    """In the phrase only."""
    ADDED = "added"
    """In the passage only."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One run of the comparison; joined, the `query` sides give the phrase and the `passage` sides the passage."""

    kind: DifferenceKind
    query: str
    passage: str


@dataclass(frozen=True, slots=True)
class Searched:
    """The ground of an answer: how much was searched, and where else the phrase stands."""

    sentences: int
    whole: bool | None = None
    in_cut_lines: bool = False
    older_than_event: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """One article's best passage for a phrase, with its relation.

    `passages` come best first; empty for `none`. `why` are reasons in words, what
    differs first. `quote` is the quotation's own relation where both sides hold one.
    `nearest` is the closest passage of an article that has nothing matching. `judged` is
    what the reader says of the best (or the nearest) passage: the same, not the same, or nothing.
    """

    article: str
    relation: Relation
    score: float
    passages: tuple[Passage, ...]
    searched: Searched
    why: tuple[str, ...] = ()
    quote: Relation | None = None
    difference: tuple[Difference, ...] = ()
    nearest: Passage | None = None
    judged: bool | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the reader says of a passage found for a phrase: that it says the same, or that it does not.

    `ours` and `score` are what was found by measure; `origin` is the id of the article the
    phrase was picked from, if it was. `created` is ISO 8601 UTC.
    """

    query: str
    article: str
    paragraph: int | None
    span: Span
    text: str
    same: bool
    ours: Relation
    score: float
    origin: str | None = None
    created: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage the reader kept, with a note and tags. `created` is ISO 8601 UTC."""

    id: int
    article: str
    paragraph: int | None
    span: Span
    text: str
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
