"""Which articles of the library a new one is another edition of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search import Folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.library.core import Core
    from index.model import Article
    from index.store import Row

__all__ = ["earlier_editions", "folded_of", "is_teaser_of"]

_SHARED = 0.5  # of the smaller text's runs of five words: then two texts are editions of one article


def earlier_editions(core: Core, article: Article, folded: Folded) -> Iterator[Row]:
    """Give the articles of which this is another edition, oldest first.

    Same canonical URL; or same named outlet and title, and the same day or half of the
    text shared. Outlets without a name never merge.
    """
    if article.url and (found := core.articles.with_url(article.url)):
        yield from found
        return
    if not article.outlet or not folded.title:
        return
    for row in core.articles.with_headline(article.outlet, folded.title):
        if (row.day is not None and row.day == article.day) or _share(folded_of(core, row), folded) >= _SHARED:
            yield row


def is_teaser_of(core: Core, row: Row, article: Article, folded: Folded) -> bool:
    """Whether an article is but a teaser of an edition that is here: at least half of it stands there, with more."""
    if article.whole is not False or core.articles.articles([row.id])[0].whole is False:
        return False
    teaser, held = _runs(folded), _runs(folded_of(core, row))
    return len(teaser) < len(held) and len(teaser & held) >= max(1.0, _SHARED * len(teaser))


def folded_of(core: Core, row: Row) -> Folded:
    """Give the folded words of an article."""
    return Folded(*core.texts.folded([row.sequence])[0][1:])


def _share(one: Folded, other: Folded) -> float:
    """Give how much of the smaller text stands in the other, by runs of five words."""
    first, second = _runs(one), _runs(other)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def _runs(text: Folded) -> set[tuple[str, ...]]:
    found = text.body.split()
    return {tuple(found[at : at + 5]) for at in range(len(found) - 4)}
