"""Articles to stories whose ids last: what was added or removed is grouped anew, and the rest stays as it is."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from index.errors import BusyError
from index.library.standing import look
from index.store import Derived
from index.stories import Grouping, Profile, inherit_ids, profile, profiles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from index.library.core import Core
    from index.library.standing import Standing
    from index.model import Article, Story
    from index.search import Folded

__all__ = ["derive", "group", "settle", "settled"]

_WHOLE = 1000
"""Articles that are grouped as a whole; of more, only those are looked at that new ones could belong to."""
_FRESH = 8
"""Where more than one in so many articles is new, grouping all from the beginning is quicker than taking them in."""
_DAYS = 31
"""Articles further apart than this never tell one event."""
_UNDATED = 300
"""Articles without a day that are looked at, the newest."""

_decode = msgspec.json.Decoder(Profile).decode


@cache
def _maker() -> str:
    """Name the version of the profiles by the code that makes them, so that no old one is taken for a new one."""
    return hashlib.sha256(Path(profiles.__file__).read_bytes()).hexdigest()[:12]


def derive(article: Article, folded: Folded) -> Derived:
    """Give what is kept beside an article: its words, and its profile, which takes twenty times as long to make."""
    return Derived(*folded, msgspec.json.encode(profile(article)), _maker())


def group(core: Core, shaken: Iterable[str] = ()) -> int:
    """Bring the stories up to date with the articles. Gives how many stories were looked at again.

    `shaken` are articles whose story has lost one. Call it with the right to write.
    """
    with core.grouping_turn:
        standing = look(core)
        # An edition that another stands for is in that one's story, and has no say in what it is about.
        here = frozenset(core.articles.ids()) - standing.superseded.keys()
        without = set(core.stories.articles_without())
        fresh = without & here
        again = {*shaken} | standing.changed | {standing.superseded.get(one, one) for one in without - fresh}
        again = (again | _companions(core, standing.changed)) & here - fresh
        if not (fresh or again or core.stories.empty()):
            standing.keep(core)
            return 0
        anew = _empty(core, standing)
        grouping, known = core.grouping or (anew, frozenset())
        core.grouping = None  # a failure in between must leave nothing half done behind
        if not grouping.paired_like(anew):  # another process joined or parted, or it is said of other editions now
            grouping, known = anew, frozenset()
        if len(here) > _WHOLE:
            grouping, touched = _grouped_around(core, fresh | again, here, standing)
        else:
            if len(fresh) * _FRESH > len(known):
                grouping = _empty(core, standing)
                grouping.update(_profiles(core, here))
                touched = here
            else:
                moved = grouping.update(_profiles(core, here - known - fresh), known - here)
                touched = grouping.update(_profiles(core, fresh)) | again
                if moved:
                    # By what was forgotten, or since it is made anew (after a join or a part): its groups need not
                    # be the stories that are kept, and no article may be left between the two.
                    touched |= moved if known else frozenset()
                    touched = _reached(touched, [*grouping.groups(), *_kept(core, here)], here)
            core.grouping = grouping, here
        stories = _with_all_editions(grouping.stories(touched) if touched else (), standing)
        with core.database.writing():
            standing.keep(core)
            _replace(core, {one for story in stories for one in story.articles}, stories)
        return len(stories)


def _companions(core: Core, ids: Iterable[str]) -> set[str]:
    """Give all articles of the stories of some."""
    stories = core.stories.get(set(core.stories.of_articles(ids).values()))
    return {one for story in stories for one in story.articles}


def _with_all_editions(stories: Iterable[Story], standing: Standing) -> tuple[Story, ...]:
    """Put the editions that another stands for behind the articles of its story."""
    others: dict[str, list[str]] = {}
    for one, stands in sorted(standing.superseded.items()):
        others.setdefault(stands, []).append(one)
    if not others:
        return tuple(stories)
    return tuple(
        replace(story, articles=(*story.articles, *(each for one in story.articles for each in others.get(one, ()))))
        for story in stories
    )


def _grouped_around(
    core: Core, ids: Collection[str], here: frozenset[str], standing: Standing
) -> tuple[Grouping, frozenset[str]]:
    """Group some articles among those that could be in one story with them, whose own stories are known."""
    if not ids:
        return _empty(core, standing), frozenset()
    around = _around(core, ids) & here - set(ids)
    grouping = _empty(core, standing)
    stories = [story.articles for story in core.stories.get(set(core.stories.of_articles(around).values()))]
    if len(ids) * _FRESH <= len(around):
        grouping.load(_profiles(core, around), stories)
        return grouping, grouping.update(_profiles(core, ids))
    grouping.update(_profiles(core, around.union(ids)))
    return grouping, _reached(ids, [*grouping.groups(), *map(frozenset, stories)], around.union(ids))


def _kept(core: Core, ids: Collection[str]) -> list[frozenset[str]]:
    """Give the articles of each story, as it is kept, that has one of some."""
    return [frozenset(story.articles) for story in core.stories.get(set(core.stories.of_articles(ids).values()))]


def _reached(ids: Collection[str], groups: Iterable[frozenset[str]], inside: frozenset[str]) -> frozenset[str]:
    """Give some articles with all that are in a group with them, before or now, and those with these."""
    homes: dict[str, list[frozenset[str]]] = {}
    for group in groups:
        for one in group:
            homes.setdefault(one, []).append(group)
    reached = set(ids)
    waiting = list(ids)
    while waiting:
        more = frozenset[str]().union(*homes.get(waiting.pop(), ())) & inside - reached
        reached |= more
        waiting += more
    return frozenset(reached)


def settled(core: Core) -> bool:
    """Whether every article is in a story, and each once: an addition that did not end leaves some out."""
    return core.articles.count() == core.stories.count_members() and core.editions.looked_at()


def settle(core: Core) -> bool:
    """Put the articles into stories that an addition left out when it did not end, and look at editions not looked at.

    Not while another process adds.

    Gives whether all are in one now.
    """
    if settled(core):
        return True
    if core.database.readonly:
        return False
    try:
        with core.turn(patience=0.0):
            group(core)
    except BusyError:
        return False  # who adds will do it
    return True


def _empty(core: Core, standing: Standing) -> Grouping:
    """Begin a grouping with what was joined and parted by hand."""
    together, apart = _by_hand(core, standing)
    return Grouping(together=together, apart=apart)


def _by_hand(core: Core, standing: Standing) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Give the pairs of articles joined and parted by hand; what was said of an edition holds for its article."""

    def pairs(*, together: bool) -> list[tuple[str, str]]:
        stands = standing.superseded
        said = core.reading.pairs(together=together)
        told = [(stands.get(one, one), stands.get(other, other)) for one, other in said]
        return [(one, other) for one, other in told if one != other]

    return pairs(together=True), pairs(together=False)


def _around(core: Core, ids: Collection[str]) -> frozenset[str]:
    """Give the articles that could be in one story with some of these, and all others of their stories."""
    days = [day for text in core.fields.days(ids) if (day := _day(text))]
    found = set(ids)
    if days:
        margin = timedelta(days=_DAYS)
        first, last = (min(days) - margin).isoformat(), (max(days) + margin).isoformat()
        found |= set(core.fields.ids_between(first, last))
    if len(days) < len(ids):
        found |= set(core.articles.ids(newest=_WHOLE))
    found |= set(core.fields.ids_undated(_UNDATED))
    homes = set(core.stories.of_articles(found).values())
    return frozenset(found.union(*(story.articles for story in core.stories.get(homes))))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _profiles(core: Core, ids: Iterable[str]) -> Iterable[Profile]:
    """Read the profiles of articles, and make those that are not kept."""
    kept = core.texts.profiles(sorted(ids), _maker())
    for one, content in kept.items():
        yield _decode(content) if content else profile(core.articles.articles([one])[0])


def _replace(core: Core, touched: Iterable[str], new: tuple[Story, ...]) -> None:
    """Put the new stories in the place of all that had a touched article, with the ids these had."""
    before = set(core.stories.of_articles(touched).values()) | core.stories.empty()
    same = {story.id: story for story in core.stories.get(before)}
    old = {story.id: story.articles for story in same.values()}
    inheritance = inherit_ids(old, new, core.stories.ids_ever_used())
    kept = {story.id for story in inheritance.stories}
    ended = [one for one in old if one not in kept and one not in inheritance.moved]
    fresh = [story for story in inheritance.stories if same.get(story.id) != story]
    untouched = kept - {story.id for story in fresh}
    if fresh or before - untouched:
        core.stories.replace(before - untouched, fresh, inheritance.moved, ended)
