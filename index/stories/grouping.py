"""Articles that tell one event, found by what they say and when, and kept up to date as articles come.

A word weighs `count ** -0.2` for the number of articles that have it, counted in
powers of two. So an addition changes the weight only of the few words whose count
passes one, and only the articles that have these among their strongest words are
looked at again. Groups never reach beyond what is linked by pairs alike enough to
merge; so grouping the touched parts again gives what grouping everything would.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from index.stories.linkage import average_link
from index.stories.profiles import profile
from index.stories.telling import newest_first, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.model import Article, Story
    from index.stories.profiles import Profile

__all__ = ["Grouping", "group", "regroup"]

THRESHOLD = 0.19
"""Average likeness at which groups of dated articles are one story."""
UNDATED = 0.19 / 0.23
"""What is left of a likeness where a day is missing: then more of it is asked (.23)."""
DECAY_DAYS = 7
STRONGEST = 80
"""So many of an article's heaviest words are compared."""
RARITY = 0.2
FLOOR = 0.06
"""A likeness below this counts as none."""

_SCALE = 512
"""Weights are whole numbers of 1/512: sums are exact, and Python shares small integers, which saves memory."""
_ONE = _SCALE * _SCALE
_FACTOR = [math.exp(-max(0, days - 1) / DECAY_DAYS) for days in range(30)]
_MERGE = round(THRESHOLD * _ONE)
_LINK = round(FLOOR * _ONE)

Pairs = frozenset[tuple[str, str]]


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


class Grouping:
    """The stories of a set of articles, updated in place. Not for several threads at once."""

    def __init__(self, *, together: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = ()) -> None:
        """Start empty; `together` and `apart` are pairs of article ids joined or parted by hand."""
        self._together: Pairs = frozenset((min(pair), max(pair)) for pair in together)
        self._apart: Pairs = frozenset((min(pair), max(pair)) for pair in apart)
        self._profiles: dict[str, Profile] = {}
        self._counts: Counter[str] = Counter()
        self._weights: dict[str, dict[str, int]] = {}
        """By stem, then article: the weight of a word among the article's strongest."""
        self._strongest: dict[str, tuple[str, ...]] = {}
        self._links: dict[str, dict[str, int]] = {}
        self._groups: dict[str, frozenset[str]] = {}

    def __len__(self) -> int:
        """Count the articles."""
        return len(self._profiles)

    def __contains__(self, article: str) -> bool:
        """Whether an article of this id is here."""
        return article in self._profiles

    def update(self, added: Iterable[Profile] = (), removed: Iterable[str] = ()) -> frozenset[str]:
        """Add and remove articles; an id that is here already is replaced.

        Gives the ids of all articles whose group was worked out again, changed or not.
        """
        new = {one.id: one for one in added}
        gone = [one for one in {*removed, *new} if one in self._profiles]
        rarer, commoner = self._count(new.values(), gone)
        touched = {other for one in gone for other in (*self._groups[one], *self._links[one])}
        stale = {article for word in commoner for article in self._weights.get(word, ())}
        stale = (stale | self._with_any(rarer)) - set(gone)
        for one in (*gone, *stale):
            touched.update(self._links.get(one, ()))
            self._forget(one)
        for one in gone:
            del self._profiles[one], self._groups[one]
        self._profiles.update(new)
        fresh = stale | new.keys()
        for one in fresh:
            self._weigh(one)
        for one in fresh:
            self._link(one)
            touched.update(self._links[one])
        touched.update(fresh)
        return self._regroup({one for one in touched if one in self._profiles})

    def groups(self, among: Iterable[str] | None = None) -> list[frozenset[str]]:
        """Give the ids of each group's articles: of all, or of those that hold one of `among`."""
        return sorted({self._groups[one] for one in (self._groups if among is None else among)}, key=min)

    def stories(self, among: Iterable[str] | None = None) -> tuple[Story, ...]:
        """Give the stories, newest first: all, or those that hold one of the articles `among`."""
        return newest_first(
            tell([self._profiles[one] for one in sorted(members)], self._links) for members in self.groups(among)
        )

    def _count(self, added: Iterable[Profile], gone: Iterable[str]) -> tuple[set[str], set[str]]:
        """Count words in and out; give those that weigh more by it, and those that weigh less."""
        change: Counter[str] = Counter()
        for one in added:
            change.update(term.stem for term in one.terms)
        for article in gone:
            change.subtract(term.stem for term in self._profiles[article].terms)
        rarer: set[str] = set()
        commoner: set[str] = set()
        for word, difference in change.items():
            before = self._counts[word]
            after = before + difference
            if after:
                self._counts[word] = after
            else:
                del self._counts[word]
            if before.bit_length() != after.bit_length():
                (rarer if difference < 0 else commoner).add(word)
        return rarer, commoner

    def _with_any(self, words: set[str]) -> set[str]:
        """Give the articles with one of these words anywhere: heavier, it may now be among their strongest."""
        if not words:
            return set()
        return {one.id for one in self._profiles.values() if any(term.stem in words for term in one.terms)}

    def _forget(self, article: str) -> None:
        for word in self._strongest.pop(article, ()):
            holders = self._weights[word]
            del holders[article]
            if not holders:
                del self._weights[word]
        for other in self._links.pop(article, {}):
            self._links.get(other, {}).pop(article, None)

    def _weigh(self, article: str) -> None:
        """Find an article's strongest words, and their weights as parts of a vector of length one."""
        weighed = [
            (term.weight * 2 ** (-RARITY * (self._counts[term.stem].bit_length() - 1)), term.stem)
            for term in self._profiles[article].terms
        ]
        weighed.sort(key=lambda pair: (-pair[0], pair[1]))
        del weighed[STRONGEST:]
        length = math.sqrt(math.fsum(weight * weight for weight, _ in weighed)) or 1.0
        self._strongest[article] = tuple(word for _, word in weighed)
        for weight, word in weighed:
            self._weights.setdefault(word, {})[article] = round(weight / length * _SCALE)

    def _link(self, article: str) -> None:
        """Find the articles that are anything like this one."""
        products: dict[str, int] = {}
        for word in self._strongest[article]:
            holders = self._weights[word]
            own = holders[article]
            for other, weight in holders.items():
                products[other] = products.get(other, 0) + own * weight
        products.pop(article, None)
        links = self._links.setdefault(article, {})
        day = self._profiles[article].day
        for other, product in products.items():
            if product < _LINK:
                continue
            other_day = self._profiles[other].day
            if day is None or other_day is None:
                factor = UNDATED
            else:
                days = abs((day - other_day).days)
                factor = _FACTOR[days] if days < len(_FACTOR) else 0.0
            likeness = int(product * factor)
            if likeness >= _LINK:
                links[other] = likeness
                self._links.setdefault(other, {})[article] = likeness

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
            reached = [other for other, likeness in self._links[one].items() if likeness >= _MERGE]
            reached += [pair[pair[0] == one] for pair in self._together if one in pair]
            for other in reached:
                if other not in part and other in self._profiles:
                    part.add(other)
                    waiting.append(other)
        return part
