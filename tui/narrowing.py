"""What a search can be narrowed by: the outlets, sources, months and tags of what it found, each as words to add."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.library import Facets

MOST = 12
"""Values shown of each field."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that some of the articles found have: the field's name, the value, how many, and what searches it."""

    field: str
    value: str
    count: int
    text: str


def choices(found: Facets) -> Iterator[Choice]:
    """Give the values by field, but those that all articles found have: they narrow nothing."""
    for field, counts in (
        ("outlet", found.outlets),
        ("month", found.months),
        ("source", found.sources),
        ("tag", found.tags),
    ):
        some = [(value, count) for value, count in counts if count < found.articles]
        for value, count in some[:MOST]:
            yield Choice(field, value, count, _month(value) if field == "month" else f'{field}:"{quotable(value)}"')


def narrowed(text: str, choice: Choice) -> str:
    """Add a choice to a search text; alternatives in it are taken together first."""
    text = text.strip()
    return f"({text}) {choice.text}" if " OR " in f" {text} " else f"{text} {choice.text}"


def quotable(value: str) -> str:
    """Give a value as it may stand between quote marks of a search: in one line, without quote marks."""
    return value.replace('"', " ").replace("\n", " ")


def _month(value: str) -> str:
    """Write a month (YYYY-MM) as the days from its first to the next month's."""
    year, month = int(value[:4]), int(value[5:7])
    after = f"{year + month // 12}-{month % 12 + 1:02}"
    return f"after:{value} before:{after}"
