"""What the articles found have in common: outlets, sources, months and tags, with counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.query import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.library.core import Core
    from index.library.searching import Searcher

__all__ = ["Facets", "count_fields", "facets"]

_COUNTED = 10_000
"""So many of the newest articles are counted."""

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the articles found have each value; months (YYYY-MM) newest first, the others most frequent first."""

    articles: int = 0
    outlets: Counts = ()
    sources: Counts = ()
    months: Counts = ()
    tags: Counts = ()


def facets(core: Core, searcher: Searcher, text: str, *, typing: bool = False) -> Facets:
    """Count the fields of the articles that a search finds."""
    query = parse(text, typing=typing)
    if query.root is None:
        return Facets()
    with core.searching:
        found, _ = searcher.find(query.root, _COUNTED, hurry=typing)
    tags = core.marks.tags_by_sequence()
    rows = core.articles.rows(found.sequences)
    return count_fields((row.outlet, row.source, row.day, tags.get(row.sequence, ())) for row in rows)


def count_fields(articles: Iterable[tuple[str | None, str | None, str | None, Iterable[str]]]) -> Facets:
    """Count the fields of articles, each given as (outlet, source, day, tags)."""
    some = list(articles)
    return Facets(
        len(some),
        _most(outlet for outlet, _, _, _ in some),
        _most(source for _, source, _, _ in some),
        tuple(sorted(Counter(day[:7] for _, _, day, _ in some if day).items(), reverse=True)),
        _most(tag for _, _, _, tags in some for tag in tags),
    )


def _most(values: Iterable[str | None]) -> Counts:
    return tuple(Counter(value for value in values if value).most_common())
