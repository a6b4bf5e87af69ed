"""Which articles of the library a new one is another edition of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from index.search import Folded
from index.text import shingles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.library.core import Core
    from index.model import Article
    from index.store import Row

__all__ = ["Earlier", "earlier_editions"]

_SHARED = 0.5  # of the smaller text's runs of words: then two texts are editions of one article


@dataclass(frozen=True)
class Earlier:
    """An article that is here, looked at as an edition of a new one; its words are read once, and only if needed."""

    core: Core
    row: Row

    @cached_property
    def folded(self) -> Folded:
        """Its folded words."""
        return Folded(*self.core.texts.folded([self.row.sequence])[0][1:])

    def shares_enough(self, folded: Folded) -> bool:
        """Whether half of the smaller text stands in the other."""
        mine, others = shingles(self.folded.body), shingles(folded.body)
        smaller = min(len(mine), len(others))
        return bool(smaller) and len(mine & others) >= _SHARED * smaller

    def has_all_of(self, article: Article, folded: Folded) -> bool:
        """Whether an article is but a teaser of this one: at least half of it stands here, with more."""
        if article.whole is not False or self.core.articles.articles([self.row.id])[0].whole is False:
            return False
        teaser, held = shingles(folded.body), shingles(self.folded.body)
        return len(teaser) < len(held) and len(teaser & held) >= max(1.0, _SHARED * len(teaser))


def earlier_editions(core: Core, article: Article, folded: Folded) -> Iterator[Earlier]:
    """Give the articles of which this is another edition, oldest first.

    Same canonical URL; or same named outlet and title, and the same day or half of the
    text shared. Outlets without a name never merge.
    """
    if article.url and (found := core.articles.with_url(article.url)):
        yield from (Earlier(core, row) for row in found)
        return
    if not article.outlet or not folded.title:
        return
    for row in core.articles.with_headline(article.outlet, folded.title):
        held = Earlier(core, row)
        if (row.day is not None and row.day == article.day) or held.shares_enough(folded):
            yield held
