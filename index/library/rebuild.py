"""Make again what is derived: articles from their pages, searched words, stories, and the index."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.errors import InputError
from index.library.carried import cleaned
from index.library.edit import inherited
from index.library.group import derive, group
from index.library.indexing import discard, due, index
from index.search import fold_article

if TYPE_CHECKING:
    from collections.abc import Generator

    from index.library.core import Core
    from index.model import Article

__all__ = ["Rebuilding", "rebuild"]

_AT_ONCE = 100  # articles a commit


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """How far a rebuild is: articles `done` of `total`, and how many of them came out otherwise than before."""

    done: int
    total: int
    changed: int = 0


def rebuild(core: Core, *, pages: bool = False) -> Generator[Rebuilding, None, None]:
    """Fold all articles and group them anew; with `pages`, clean their pages again first."""
    with core.turn():
        discard(core)
        # Oldest first, so that articles of one moment stay in their order.
        ids = [row.id for row in reversed(core.articles.rows())]
        changed = 0
        for at in range(0, len(ids), _AT_ONCE):
            with core.database.writing():
                for article in core.articles.articles(ids[at : at + _AT_ONCE]):
                    again = _again(core, article) if pages else article
                    changed += again != article
                    core.articles.change(again, derive(again, fold_article(again)))
            yield Rebuilding(min(at + _AT_ONCE, len(ids)), len(ids), changed)
        core.grouping = None
        group(core, ids)
    if due(core):
        for _ in index(core):
            yield Rebuilding(len(ids), len(ids), changed)


def _again(core: Core, article: Article) -> Article:
    """Clean an article's page again; what it is called, when it came in and what was set by hand stay."""
    try:
        again = cleaned(core.articles.page(article.id))
    except InputError:
        return article
    again = replace(again, id=article.id, path=article.path, captured=article.captured, by_hand=())
    return inherited(again, article)
