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
    from collections.abc import Iterable, Mapping, Sequence

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
_REACH = 21
"""Days beyond which nothing is left of a likeness that counts: exp(-20/7) is below the floor."""
_FACTOR = [math.exp(-max(0, days - 1) / DECAY_DAYS) for days in range(_REACH)]
_RARITY = [2 ** (-RARITY * max(0, bits - 1)) for bits in range(64)]
"""What a word's weight is multiplied by, by the bits of its count."""
_MERGE = round(THRESHOLD * _ONE)
_LINK = round(FLOOR * _ONE)

_NONE: dict[str, int] = {}

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


def _run_of(one: Profile) -> int | None:
    """Give the run of days an article falls in: only neighbouring runs can hold its story."""
    return one.day.toordinal() // _REACH if one.day is not None else None


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
        self._together: Pairs = frozenset((min(pair), max(pair)) for pair in together)
        self._apart: Pairs = frozenset((min(pair), max(pair)) for pair in apart)
        self._profiles: dict[str, Profile] = {}
        self._counts: Counter[str] = Counter(elsewhere)
        self._holders: dict[tuple[str, int | None], dict[str, int]] = {}
        """By stem and run of days, then article: the weight of a word among the article's strongest."""
        self._runs: Counter[int | None] = Counter()
        """How many articles each run of days has; None: those without a day."""
        self._strongest: dict[str, tuple[str, ...]] = {}
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

    def load(self, profiles: Iterable[Profile], groups: Iterable[Iterable[str]]) -> None:
        """Take in articles whose groups are known, without working them out again: quick, for an empty grouping.

        An article that is in none of `groups` is one of its own.
        """
        self._profiles.update((one.id, one) for one in profiles)
        for one in self._profiles.values():
            self._counts.update(one.stems)
        for article in self._profiles:
            self._weigh(article)
            self._groups[article] = frozenset({article})
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
        stale = (self._strong_in(commoner) | self._with_any(rarer)) - set(gone)
        for one in (*gone, *stale):
            touched.update(self._links_of(one))
        for one in (*gone, *stale):
            self._forget(one)
        for one in gone:
            del self._profiles[one], self._groups[one]
        self._profiles.update(new)
        fresh = stale | new.keys()
        for one in fresh:
            self._weigh(one)
        for one in fresh:
            touched.update(self._links_of(one))
        touched.update(fresh)
        return self._regroup({one for one in touched if one in self._profiles})

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
            if before.bit_length() != after.bit_length():
                (rarer if difference < 0 else commoner).add(word)
        return rarer, commoner

    def _strong_in(self, words: set[str]) -> set[str]:
        """Give the articles that have one of these words among their strongest."""
        return {one for word in words for run in self._runs for one in self._holders.get((word, run), _NONE)}

    def _with_any(self, words: set[str]) -> set[str]:
        """Give the articles with one of these words anywhere: heavier, it may now be among their strongest."""
        if not words:
            return set()
        return {one.id for one in self._profiles.values() if not words.isdisjoint(one.stems)}

    def _forget(self, article: str) -> None:
        run = _run_of(self._profiles[article])
        words = self._strongest.pop(article)
        for word in words:
            holders = self._holders[word, run]
            del holders[article]
            if not holders:
                del self._holders[word, run]
        self._runs[run] -= 1
        if not self._runs[run]:
            del self._runs[run]
        for other in self._links.pop(article, {}):
            self._links.get(other, {}).pop(article, None)
        self._linked.discard(article)

    def _weigh(self, article: str) -> None:
        """Find an article's strongest words, and their weights as parts of a vector of length one."""
        one = self._profiles[article]
        weighed = sorted(
            (-weight * _RARITY[self._counts[stem].bit_length()], stem)
            for stem, weight in zip(one.stems, one.weights, strict=True)
        )
        del weighed[STRONGEST:]
        length = math.sqrt(math.fsum(weight * weight for weight, _ in weighed)) or 1.0
        run = _run_of(one)
        self._runs[run] += 1
        self._strongest[article] = tuple(stem for _, stem in weighed)
        for weight, stem in weighed:
            self._holders.setdefault((stem, run), {})[article] = round(-weight / length * _SCALE)

    def _links_of(self, article: str) -> dict[str, int]:
        """Give the articles that are anything like this one, found when they are first asked for."""
        if article not in self._linked:
            self._linked.add(article)
            self._link(article)
        return self._links[article]

    def _link(self, article: str) -> None:
        own_run = _run_of(self._profiles[article])
        near = (own_run - 1, own_run, own_run + 1, None) if own_run is not None else tuple(self._runs)
        products: dict[str, int] = {}
        for word in self._strongest[article]:
            own = self._holders[word, own_run][article]
            for run in near:
                for other, weight in self._holders.get((word, run), _NONE).items():
                    products[other] = products.get(other, 0) + own * weight
        products.pop(article, None)
        links = self._links.setdefault(article, {})
        for other, product in products.items():
            if product >= _LINK:
                likeness = int(product * self._factor(article, other))
                if likeness >= _LINK:
                    links[other] = likeness
                    self._links.setdefault(other, {})[article] = likeness

    def _factor(self, one: str, other: str) -> float:
        """Give what is left of a likeness by the days between two articles."""
        day, other_day = self._profiles[one].day, self._profiles[other].day
        if day is None or other_day is None:
            return UNDATED
        days = abs((day - other_day).days)
        return _FACTOR[days] if days < len(_FACTOR) else 0.0

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
