"""How a story is told of: its headline, its order, and in words why its articles were put together."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index.model import Story
from index.stories.identity import mint_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from index.stories.profiles import Profile

__all__ = ["days_in_words", "newest_first", "tell"]

SHOWN_WORDS = 5
"""So many shared names, and so many other words, are given as reasons."""

_Links = dict[str, dict[str, int]]

# What makes a headline an odd one to call a whole story by: a label before it, a
# question, a quotation, a live page, capitals throughout, the outlet's name behind it.
_ODD = (
    re.compile(r"^\W*[\w'’. -]{2,24}: "),
    re.compile(r"^\W*(?:exclusive|breaking|watch|video|live|opinion|analysis|update\s*\d*)\b", re.IGNORECASE),
    re.compile(r"\?"),
    re.compile(r"[\"“”«»„]"),
    re.compile(r" [|–—-] [^|–—]{2,40}$"),
    re.compile(r"^[^a-z]*[A-Z]{4}[^a-z]*$"),
    re.compile(r"…$|\.\.\.$"),
)
_LONG_TITLE = 100
_SHORT_TITLE = 20
_OPENING_SHOWN = 90


def tell(profiles: Sequence[Profile], links: Mapping[str, Mapping[str, int]]) -> Story:
    """Make the story of these articles: their order, its headline, its days and reasons.

    `links[a][b]` is how alike two articles are; a pair that is not in it is not alike.
    """
    ordered = sorted(profiles, key=_oldest_first)
    ids = tuple(one.id for one in ordered)
    days = [one.day for one in ordered if one.day is not None]
    return Story(
        id=mint_id(ids),
        title=_headline(ordered, links),
        articles=ids,
        first=days[0].isoformat() if days else None,
        last=days[-1].isoformat() if days else None,
        why=_reasons(ordered) if len(ordered) > 1 else (),
    )


def newest_first(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Put the stories with the newest article first; those without a day last."""
    by_name = sorted(stories, key=lambda story: (story.title.casefold(), story.articles))
    return tuple(sorted(by_name, key=lambda story: story.last or "", reverse=True))


def _oldest_first(one: Profile) -> tuple[bool, str, str, str]:
    day = one.day.isoformat() if one.day else ""
    return (one.day is None, day, (one.outlet or "\uffff").casefold(), one.id)


def _headline(ordered: Sequence[Profile], links: Mapping[str, Mapping[str, int]]) -> str:
    """Take the headline of the article most like the others, where its form is not an odd one."""
    titled = [one for one in ordered if one.title]
    if not titled:
        opening = next((one.opening for one in ordered if one.opening), "")
        return opening if len(opening) <= _OPENING_SHOWN else opening[:_OPENING_SHOWN].rsplit(" ", 1)[0] + " …"

    def standing(one: Profile) -> tuple[int, int, str]:
        title = one.title or ""
        odd = sum(bool(form.search(title)) for form in _ODD)
        odd += not _SHORT_TITLE <= len(title) <= _LONG_TITLE
        others = links.get(one.id, {})
        return (odd, -sum(others.get(other.id, 0) for other in ordered), one.id)

    return min(titled, key=standing).title or ""


def _reasons(ordered: Sequence[Profile]) -> tuple[str, ...]:
    names, others = _shared(ordered)
    reasons = []
    if names:
        reasons.append("names: " + ", ".join(names))
    if others:
        reasons.append("words: " + ", ".join(others))
    days = [one.day for one in ordered if one.day is not None]
    if days:
        dated = days_in_words(days[0], days[-1])
        missing = len(ordered) - len(days)
        reasons.append(f"published {dated}" + (f"; {missing} without a date to rely on" if missing else ""))
    else:
        reasons.append("no date to rely on: grouped by their words alone")
    carried = [
        f"{one.outlet} carries the {one.carries.removeprefix('The ')} text"
        for one in ordered
        if one.outlet and one.carries
    ]
    return (*reasons, *carried[:SHOWN_WORDS])


def _shared(ordered: Sequence[Profile]) -> tuple[list[str], list[str]]:
    """Give the names, and the other words, that carry most of what the articles share."""
    holders: dict[str, list[tuple[int, str, int]]] = {}
    for one in ordered:
        for stem, weight, shown, name in zip(one.stems, one.weights, one.shown, one.names, strict=True):
            holders.setdefault(stem, []).append((weight, shown, name))
    least = max(2, (len(ordered) + 1) // 2)
    shared = [(stem, entries) for stem, entries in holders.items() if len(entries) >= least and not stem.isdigit()]
    shared.sort(key=lambda pair: (-sum(weight for weight, _, _ in pair[1]), pair[0]))
    names: list[str] = []
    others: list[str] = []
    for _, entries in shared:
        mostly_name = 2 * sum(name for _, _, name in entries) > len(entries)
        (names if mostly_name else others).append(_shown([shown for _, shown, _ in entries]))
    return _without_parts(names)[:SHOWN_WORDS], list(dict.fromkeys(others))[:SHOWN_WORDS]


def _without_parts(names: Sequence[str]) -> list[str]:
    """Drop a name that is part of another nearly as strong: "House" beside "White House"."""
    strongest = list(dict.fromkeys(names))[: SHOWN_WORDS + 2]
    longer = [f" {name} " for name in strongest]
    return [name for name in strongest if not any(f" {name} " in other and f" {name} " != other for other in longer)]


def _shown(forms: Sequence[str]) -> str:
    counts = Counter(forms)
    return min(counts, key=lambda shown: (-counts[shown], shown))


def days_in_words(first: date, last: date) -> str:
    """Write a run of days: "4 March 2031", "3-6 March 2031", "28 February - 2 March 2031"."""
    end = f"{last.day} {last:%B} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {first:%B} {first.year} - {end}"
    if first.month != last.month:
        return f"{first.day} {first:%B} - {end}"
    return f"{first.day}-{end}"
