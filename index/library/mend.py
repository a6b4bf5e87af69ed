"""Stories mended by hand: articles joined into one story or parted, for good, and that taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import LibraryError
from index.library.group import group
from index.library.standing import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.library.core import Core
    from index.model import Story

__all__ = ["Said", "join", "part", "part_from_story", "say"]

Said = dict[tuple[str, str], bool | None]
"""Pairs of articles by whole ids: of one story (True), not of one (False), or as grouping finds (None)."""


def say(core: Core, said: Mapping[tuple[str, str], bool | None]) -> Said:
    """Say of pairs of articles whether they are of one story; grouping keeps to it from now on.

    Gives what was said of these pairs before: saying that takes it back.
    """
    with core.turn(), core.grouping_turn:
        before = {pair: core.reading.pair_of(*pair) for pair in said}
        ids = {one for pair in said for one in pair}
        homes = core.stories.get(set(core.stories.of_articles(ids).values()))
        with core.database.writing():
            for pair, together in said.items():
                core.reading.pair(*pair, together=together)
        core.grouping = None
        group(core, ids.union(*(story.articles for story in homes)))
    return before


def join(core: Core, one: str, other: str) -> Said:
    """Put the stories of two articles together, with all that is in them, by id or unique beginning of one.

    Where both are in one story already, it stays together whatever comes.
    """
    first, second = (_standing(core, core.articles.resolve(each)) for each in (one, other))
    here, there = _story_of(core, first).articles, _story_of(core, second).articles
    # What was parted before would win.
    parted: Said = {(a, b): None for a in here for b in there if a != b and core.reading.pair_of(a, b) is False}
    return say(core, {**parted, **_pinned([first, second, *here, *there])})


def _pinned(ids: Iterable[str]) -> Said:
    """Say of articles that they are of one story.

    Each is tied to the first two, and not only to the first: one of these may be forgotten or parted later.
    """
    each = list(dict.fromkeys(ids))
    return {(hub, one): True for at, hub in enumerate(each[:2]) for one in each[at + 1 :]}


def part(core: Core, one: str, other: str) -> Said:
    """Put two articles into different stories, by id or unique beginning of one."""
    return say(core, {(core.articles.resolve(one), core.articles.resolve(other)): False})


def part_from_story(core: Core, article: str) -> Said:
    """Take an article out of its story, by whole id: it is parted from all others there, with its editions."""
    article = _standing(core, article)
    others = [one for one in _story_of(core, article).articles if one != article]
    if not others:
        raise LibraryError("it is alone in its story already")
    # What was tied together by way of this article stays together without it.
    tied = [one for one in others if core.reading.pair_of(article, one)]
    return say(core, {**_pinned(tied), **{(article, one): False for one in others}})


def _story_of(core: Core, article: str) -> Story:
    found = core.stories.of_articles([article])
    if article not in found:
        raise LibraryError("this article is in no story yet; try again in a moment")
    return shown(core, core.stories.get([found[article]]))[0]


def _standing(core: Core, article: str) -> str:
    """Give the edition that stands in the story for an article: itself, mostly."""
    return core.editions.superseded([article]).get(article, article)
