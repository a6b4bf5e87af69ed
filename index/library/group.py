"""Articles to stories whose ids last: what was added or removed is grouped anew, and the rest stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.stories import Grouping, inherit_ids, profile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.library.core import Core
    from index.model import Story

__all__ = ["group"]


def group(core: Core) -> int:
    """Bring the stories up to date with the articles. Gives how many stories were looked at again.

    Call it with the right to write.
    """
    with core.guard:
        grouping, known = core.grouping or (Grouping(), frozenset())
        core.grouping = None  # a failure in between must leave nothing half done behind
        here = frozenset(row.id for row in core.articles.rows())
        gone = known - here
        touched = grouping.update(map(profile, core.articles.articles(sorted(here - known))), gone)
        stories = grouping.stories(touched) if touched else ()
        _replace(core, touched | gone, stories)
        core.grouping = grouping, here
        return len(stories)


def _replace(core: Core, touched: Iterable[str], new: tuple[Story, ...]) -> None:
    """Put the new stories in the place of all that had a touched article, with the ids these had."""
    before = set(core.stories.of_articles(touched).values())
    # An old story may also have lost all its articles, and then nothing leads to it.
    before |= core.stories.empty()
    same = {story.id: story for story in core.stories.get(before)}
    old = {story.id: story.articles for story in same.values()}
    inheritance = inherit_ids(old, new, core.stories.ids_ever_used())
    kept = {story.id for story in inheritance.stories}
    ended = [one for one in old if one not in kept and one not in inheritance.moved]
    fresh = [story for story in inheritance.stories if same.get(story.id) != story]
    untouched = {story.id for story in inheritance.stories} - {story.id for story in fresh}
    if fresh or ended or inheritance.moved or before - untouched:
        core.stories.replace(before - untouched, fresh, inheritance.moved, ended)
