"""A passage among the words around it, so that a row or a card reads as the outlet wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.export.quotation import quoted_parts
from index.model import Article

if TYPE_CHECKING:
    from index.model import Passage

BEFORE = 28
"""Characters in front of a passage that a row has room for."""


class Around(NamedTuple):
    """What stands before a passage in its sentences, the passage, and what stands behind it."""

    before: str
    passage: str
    after: str


def sentence_around(article: Article, passage: Passage) -> Around:
    """Give the whole sentences that a passage touches."""
    return Around(*quoted_parts(article, passage.paragraph, passage.span))


def row_around(article: Article, passage: Passage) -> Around:
    """Give what fits a row: as `sentence_around`, but with no more than a few words in front."""
    before, text, after = sentence_around(article, passage)
    if len(before) > BEFORE:
        cut = before.find(" ", len(before) - BEFORE)
        before = "…" + before[cut + 1 if cut >= 0 else -BEFORE :]
    return Around(before, text, after)
