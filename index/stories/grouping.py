"""Articles that tell one event, found by what they say and when, and kept up to date as articles come.

An addition changes how alike articles are only for few of them (see `likeness`), and
only these are looked at again. Groups never reach beyond what is linked by pairs alike
enough to merge; so grouping the touched parts again gives what grouping everything would.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from index.stories.likeness import ONE, Vectors, level
from index.stories.linkage import average_link
from index.stories.profiles import profile
from index.stories.telling import newest_first, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.model import Article, Story
    from index.stories.profiles import Profile

__all__ = ["Grouping", "group", "regroup"]

THRESHOLD = 0.165
"""Average likeness at which groups of articles are one story."""
_MERGE = round(THRESHOLD * ONE)

_Pairs = frozenset[tuple[str, str]]


def group(
    articles: Sequence[Article], *, together: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = ()
) -> tuple[Story, ...]:
    """Group articles into stories, newest first; an article like no other is a story of its own.

    The result depends on the set of articles, not on their order. `together` and
    `apart` are pairs of article ids that the reader joined or parted by hand.
    """
    grouping = Grouping(together=together, apart=apart)
    grouping.update(profile(article) for article in articles)
    return grouping.stories()


def regroup(
    existing: Grouping, added: Iterable[Article], removed: Iterable[str] = ()
) -> tuple[tuple[Story, ...], frozenset[str]]:
    """Take articles into a grouping, in place; give the stories that were looked at again and their articles' ids.

    All stories of other articles are as they were.
    """
    touched = existing.update((profile(article) for article in added), removed)
    return existing.stories(touched), touched


def _pairs(given: Iterable[tuple[str, str]]) -> _Pairs:
    return frozenset((min(pair), max(pair)) for pair in given)


class Grouping:
    """The stories of a set of articles, updated in place. Not for several threads at once."""

    def __init__(
        self,
        *,
        together: Iterable[tuple[str, str]] = (),
        apart: Iterable[tuple[str, str]] = (),
        elsewhere: Mapping[str, int] | None = None,
    ) -> None:
        """Start empty.

        `together` and `apart` are pairs of article ids joined or parted by hand.
        `elsewhere` counts, by stem, the articles of a larger collection that are not put in here,
        so that a part of it (the days around an addition) is weighed like the whole.
        """
        self._together = _pairs(together)
        self._apart = _pairs(apart)
        self._profiles: dict[str, Profile] = {}
        self._counts: Counter[str] = Counter(elsewhere)
        self._vectors = Vectors(self._counts)
        self._links: dict[str, dict[str, int]] = {}
        """Whole for the articles in `_linked`; for others, what was found from the other side."""
        self._linked: set[str] = set()
        self._groups: dict[str, frozenset[str]] = {}

    def __len__(self) -> int:
        """Count the articles."""
        return len(self._profiles)

    def __contains__(self, article: str) -> bool:
        """Whether an article of this id is here."""
        return article in self._profiles

    def paired_like(self, other: Grouping) -> bool:
        """Whether the same articles are joined and parted by hand here as in another."""
        return (self._together, self._apart) == (other._together, other._apart)

    def load(self, profiles: Iterable[Profile], groups: Iterable[Iterable[str]]) -> None:
        """Take in articles whose groups are known, without working them out again: quick, for an empty grouping.

        An article that is in none of `groups` is one of its own.
        """
        self._profiles.update((one.id, one) for one in profiles)
        for one in self._profiles.values():
            self._counts.update(one.stems)
        for one in self._profiles.values():
            self._vectors.add(one)
            self._groups[one.id] = frozenset({one.id})
        for members in groups:
            here = frozenset(one for one in members if one in self._profiles)
            self._groups.update(dict.fromkeys(here, here))

    def update(self, added: Iterable[Profile] = (), removed: Iterable[str] = ()) -> frozenset[str]:
        """Add and remove articles; an id that is here already is replaced.

        Gives the ids of all articles whose group was worked out again, changed or not.
        """
        new = {one.id: one for one in added}
        gone = [one for one in {*removed, *new} if one in self._profiles]
        rarer, commoner = self._count(new.values(), gone)
        touched = {member for one in gone for member in self._groups[one]}
        stale = (self._vectors.strong_in(commoner) | self._with_any(rarer)) - set(gone)
        for one in (*gone, *stale):
            touched.update(self._links_of(one))
        for one in (*gone, *stale):
            self._forget(one)
        for one in gone:
            del self._profiles[one], self._groups[one]
        self._profiles.update(new)
        fresh = stale | new.keys()
        for one in fresh:
            self._vectors.add(self._profiles[one])
        for one in fresh:
            touched.update(self._links_of(one))
        touched.update(fresh)
        return self._regroup({one for one in touched if one in self._profiles})

    def mend(
        self, *, together: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = ()
    ) -> frozenset[str]:
        """Put these pairs, joined or parted by hand, in the place of those before; gives what `update` gives."""
        before = self._together | self._apart
        self._together, self._apart = _pairs(together), _pairs(apart)
        changed = before | self._together | self._apart
        touched = {member for pair in changed for one in pair for member in self._groups.get(one, ())}
        return self._regroup(touched)

    def groups(self, among: Iterable[str] | None = None) -> list[frozenset[str]]:
        """Give the ids of each group's articles: of all, or of those that hold one of `among`."""
        return sorted({self._groups[one] for one in (self._groups if among is None else among)}, key=min)

    def stories(self, among: Iterable[str] | None = None) -> tuple[Story, ...]:
        """Give the stories, newest first: all, or those that hold one of the articles `among`."""
        return newest_first(self._tell(members) for members in self.groups(among))

    def _tell(self, members: Iterable[str]) -> Story:
        ordered = sorted(members)
        return tell([self._profiles[one] for one in ordered], {one: self._links_of(one) for one in ordered})

    def _count(self, added: Iterable[Profile], gone: Iterable[str]) -> tuple[set[str], set[str]]:
        """Count words in and out; give those that weigh more by it, and those that weigh less."""
        change: Counter[str] = Counter()
        for one in added:
            change.update(one.stems)
        for article in gone:
            change.subtract(self._profiles[article].stems)
        rarer: set[str] = set()
        commoner: set[str] = set()
        for word, difference in change.items():
            before = self._counts[word]
            after = before + difference
            if after:
                self._counts[word] = after
            else:
                del self._counts[word]
            if level(before) != level(after):
                (rarer if difference < 0 else commoner).add(word)
        return rarer, commoner

    def _with_any(self, words: set[str]) -> set[str]:
        """Give the articles with one of these words anywhere: heavier, it may now be among their strongest."""
        if not words:
            return set()
        return {one.id for one in self._profiles.values() if not words.isdisjoint(one.stems)}

    def _forget(self, article: str) -> None:
        self._vectors.remove(article)
        for other in self._links.pop(article, {}):
            self._links.get(other, {}).pop(article, None)
        self._linked.discard(article)

    def _links_of(self, article: str) -> dict[str, int]:
        """Give the articles that are anything like this one, found when they are first asked for."""
        if article not in self._linked:
            self._linked.add(article)
            self._links[article] = self._vectors.near(article)
            for other, likeness in self._links[article].items():
                self._links.setdefault(other, {})[article] = likeness
        return self._links[article]

    def _regroup(self, touched: set[str]) -> frozenset[str]:
        """Group again every part that holds a touched article; give the articles of these parts."""
        done: set[str] = set()
        for start in sorted(touched):
            if start in done:
                continue
            part = self._part_of(start)
            done |= part
            apart = [pair for pair in self._apart if pair[0] in part]
            together = [pair for pair in self._together if pair[0] in part]
            for members in average_link(part, self._links, _MERGE, together=together, apart=apart):
                for one in members:
                    self._groups[one] = members
        return frozenset(done)

    def _part_of(self, start: str) -> set[str]:
        """Give all articles reached from one over pairs alike enough to merge."""
        part = {start}
        waiting = [start]
        while waiting:
            one = waiting.pop()
            reached = [other for other, likeness in self._links_of(one).items() if likeness >= _MERGE]
            reached += [pair[pair[0] == one] for pair in self._together if one in pair]
            for other in reached:
                if other not in part and other in self._profiles:
                    part.add(other)
                    waiting.append(other)
        return part
