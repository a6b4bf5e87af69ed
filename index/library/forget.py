"""Remove articles for good: their pages, marks and words, here and in the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library.group import group
from index.library.indexing import discard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.library.core import Core

__all__ = ["forget", "undo"]


def forget(core: Core, ids: Iterable[str]) -> tuple[str, ...]:
    """Remove articles by id or unique beginning of one. Gives the ids of those removed."""
    with core.turn():
        removed = _remove(core, tuple(dict.fromkeys(core.articles.resolve(one) for one in ids)))
        # Whoosh only marks documents as deleted; their words would stay in its files.
        discard(core)
        return removed


def undo(core: Core) -> tuple[str, ...]:
    """Remove what the last addition brought, if anything is left of it. Gives the ids of the articles removed."""
    with core.turn():
        last = core.batches.last()
        return _remove(core, tuple(last[1])) if last else ()


def _remove(core: Core, ids: tuple[str, ...]) -> tuple[str, ...]:
    stories = core.stories.get(set(core.stories.of_articles(ids).values()))
    shaken = {one for story in stories for one in story.articles} - {*ids}
    core.articles.remove(ids)
    group(core, shaken)
    core.database.tidy()
    return ids
