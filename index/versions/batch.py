"""Many queries, each with its own paragraphs, each by itself: what `versions --batch` asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.model import Article, Paragraph, Relation
from index.versions.find import find
from index.versions.prepared import prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.versions.frequencies import Frequencies

__all__ = ["Answer", "find_in_paragraphs"]


class Answer(NamedTuple):
    """The best passage among some paragraphs; named even where the relation is none, unless nothing is near.

    `paragraph` counts from 0; `start` and `end` are offsets into it as given.
    """

    relation: Relation
    paragraph: int | None
    start: int | None
    end: int | None
    score: float


def find_in_paragraphs(query: str, paragraphs: Sequence[str], *, frequencies: Frequencies | None = None) -> Answer:
    """Find the best passage for a query among paragraphs; nothing but these is looked at."""
    article = Article("", "", None, tuple(Paragraph(text) for text in paragraphs))
    version = find(query, prepare(article), frequencies=frequencies)
    best = version.passages[0] if version.passages else version.nearest
    if best is None:
        return Answer(Relation.NONE, 0 if paragraphs else None, None, None, 0.0)
    return Answer(version.relation, best.paragraph, best.span.start, best.span.end, version.score)
