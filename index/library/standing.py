"""Which editions stand in the stories of a library, and which another one stands for: looked at anew when it groups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from index.stories.editions import Edition, superseded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.library.core import Core
    from index.model import Story
    from index.store import EditionGroup

__all__ = ["Editions", "Standing", "look", "shown"]


class Standing(NamedTuple):
    """What looking at the editions gave, before it is kept."""

    superseded: Mapping[str, str]
    """All editions that another stands for, each with that other."""
    changed: frozenset[str]
    """Those that stand for themselves now and did not before, or the other way round, and those that stand for them."""
    groups: Mapping[EditionGroup, Mapping[str, str]]
    gone: tuple[str, ...]

    def keep(self, core: Core) -> None:
        """Write it down."""
        core.editions.keep(self.groups, self.gone)
        if not core.editions.looked_at():
            core.editions.looked()


class Editions:
    """Which editions another stands for, read again only where the library has changed."""

    def __init__(self, core: Core) -> None:
        """Ask this library."""
        self._core = core
        self._known: tuple[int, dict[str, str]] | None = None

    def superseded(self) -> dict[str, str]:
        """Give the editions that another of their article stands for in its story, each with that other."""
        generation = self._core.database.generation()
        if self._known is None or self._known[0] != generation:
            self._known = generation, self._core.editions.superseded()
        return self._known[1]

    def standing(self, ids: Iterable[str]) -> list[str]:
        """Give for each of some articles the edition that stands for it in its story, each once, in their order."""
        superseded = self.superseded()
        return list(dict.fromkeys(superseded.get(one, one) for one in ids))


def look(core: Core) -> Standing:
    """Look again at the articles whose editions are not as they were; quick where there are none."""
    if core.every_edition:
        return Standing({}, frozenset(), {}, ())
    fresh, gone = core.editions.changed()
    before = core.editions.superseded()
    groups = {group: superseded(_editions(core, group.edition)) for group in fresh}
    if not groups and not gone:
        return Standing(before, frozenset(), {}, ())
    again = {*gone, *(group.edition for group in groups)}
    stale = {one for edition in again for one in core.editions.noted(edition)}
    after = {one: standing for one, standing in before.items() if one not in stale}
    for others in groups.values():
        after.update(others)
    changed = {
        one
        for article in stale.union(*groups.values())
        if before.get(article) != after.get(article)
        for one in (article, before.get(article), after.get(article))
        if one is not None
    }
    return Standing(after, frozenset(changed), groups, tuple(gone))


def _editions(core: Core, edition: str) -> list[Edition]:
    members = core.editions.of(edition)
    whole = {one.id: one.whole for one in core.articles.articles([one for _, one in members])}
    words = {sequence: body for sequence, _, body in core.texts.folded([sequence for sequence, _ in members])}
    return [Edition(one, words.get(sequence, ""), whole.get(one)) for sequence, one in members]


def shown(core: Core, stories: Iterable[Story]) -> tuple[Story, ...]:
    """Give stories with each article once: without the editions that another one in the same story stands for."""
    told = tuple(stories)
    others = core.editions.superseded([one for story in told for one in story.articles])
    if not others:
        return told
    return tuple(_once(story, others) for story in told)


def _once(story: Story, others: Mapping[str, str]) -> Story:
    here = {*story.articles}
    kept = tuple(one for one in story.articles if others.get(one) not in here)
    return story if len(kept) == len(story.articles) else replace(story, articles=kept)
