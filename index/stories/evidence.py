"""What every fact rests on: where it stands, and whether the articles that tell it agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from index.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.model import Span

__all__ = ["Agreement", "Evidence", "articles_of", "sentence_around"]


class Agreement(StrEnum):
    """How the articles of a story stand to a fact."""

    DIFFERING = "differing"
    """Two or more tell it, not all alike."""
    AGREED = "agreed"
    """Two or more tell it alike."""
    SINGLE = "in one only"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a fact stands: the article, the paragraph (None: the title), its own words, and their sentence."""

    article: str
    paragraph: int | None
    span: Span
    sentence: Span


def sentence_around(text: str, span: Span) -> Span:
    """Give the sentence in which a span begins, or the span itself where there is none."""
    return next((one for one in _sentences(text) if one.start <= span.start < one.end), span)


@lru_cache(maxsize=256)
def _sentences(text: str) -> tuple[Span, ...]:
    """Split a paragraph once for all the facts in it."""
    return tuple(sentences(text))


def articles_of(found: Iterable[Evidence]) -> frozenset[str]:
    """Give the ids of the articles that some evidence stands in."""
    return frozenset(one.article for one in found)
