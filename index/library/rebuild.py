"""Make again what is derived: articles from their pages, searched words, stories, and the index."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from index.cleaning.hand import LINES
from index.errors import InputError
from index.library.carried import cleaned
from index.library.edit import inherited
from index.library.group import derive, group
from index.library.indexing import discard, due, index
from index.library.lines import move_places, with_lines
from index.model import Article
from index.search import fold_article

if TYPE_CHECKING:
    from collections.abc import Generator

    from index.library.core import Core

__all__ = ["Rebuilding", "rebuild"]

_AT_ONCE = 100  # articles a commit
# Fields by which the reader knows an article; `day` goes with `published`.
_FIELDS = tuple(one.name for one in fields(Article) if one.name not in {"id", "path", "captured"})


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """How far a rebuild is: articles `done` of `total`, and how many of them came out otherwise than before.

    `gone` are the ids of those in whose pages no article is found any more: they stay as they
    were. `fields` names each field of `index.model.Article` that changed, with how often,
    the most frequent first.
    """

    done: int
    total: int
    changed: int = 0
    gone: tuple[str, ...] = ()
    fields: tuple[tuple[str, int], ...] = ()


def rebuild(core: Core, *, pages: bool = False) -> Generator[Rebuilding, None, None]:
    """Fold all articles and group them anew; with `pages`, clean their pages again first."""
    with core.turn():
        discard(core)
        # Oldest first, so that articles of one moment stay in their order.
        ids = [row.id for row in reversed(core.articles.rows())]
        now = Rebuilding(0, len(ids))
        changes: Counter[str] = Counter()
        for at in range(0, len(ids), _AT_ONCE):
            changed, gone = 0, list(now.gone)
            with core.database.writing():
                for article in core.articles.articles(ids[at : at + _AT_ONCE]):
                    again = _again(core, article) if pages else article
                    if again is None:
                        gone.append(article.id)
                        again = article
                    elif again != article:
                        changed += 1
                        changes.update(name for name in _FIELDS if getattr(again, name) != getattr(article, name))
                        move_places(core, article, again)
                    core.articles.change(again, derive(again, fold_article(again)))
            done = min(at + _AT_ONCE, len(ids))
            now = Rebuilding(done, len(ids), now.changed + changed, tuple(gone), tuple(changes.most_common()))
            yield now
        core.grouping = None
        group(core, ids)
    if due(core):
        for _ in index(core):
            yield now


def _again(core: Core, article: Article) -> Article | None:
    """Clean an article's page again; what it is called, when it came in and what was set by hand stay.

    None where no article is found in the page.
    """
    try:
        again = cleaned(core.articles.page(article.id))
    except InputError:
        return None
    # A record brings along what was set by hand where it was exported; its lines are as they were set.
    by_hand = tuple(name for name in again.by_hand if name == LINES)
    again = replace(again, id=article.id, path=article.path, captured=article.captured, by_hand=by_hand)
    again = inherited(again, article)
    again, _ = with_lines(again, core.lines.of(article.id))
    if sorted(again.by_hand) == sorted(article.by_hand):
        again = replace(again, by_hand=article.by_hand)  # its order says nothing
    return again
