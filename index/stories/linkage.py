"""Average link: put together what is alike on average, most alike first.

All arithmetic is on integers and ties go by name, so that the result depends on the
set of articles alone, never on the order in which they came.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["average_link"]

_FORBIDDEN = -(10**15)
"""A sum of likenesses no other sum can outweigh."""
_FRACTION = 10**6
"""Averages are compared in millionths of a unit of likeness."""

_Links = dict[str, dict[str, int]]


def average_link(
    members: Collection[str],
    links: Mapping[str, Mapping[str, int]],
    threshold: int,
    *,
    together: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
) -> list[frozenset[str]]:
    """Split `members` into groups whose parts are, on average, at least `threshold` alike.

    `links[a][b]` is the likeness of a pair, symmetric; a pair without one counts as 0.
    `together` are pairs that the reader joined, `apart` pairs that were parted by hand; the
    latter win. Groups that hold a joined pair are one group.
    """
    inside = set(members)
    sums: _Links = {one: {} for one in inside}
    for one in inside:
        for other, likeness in links.get(one, {}).items():
            if other in inside and other != one:
                sums[one][other] = likeness
    for one, other in apart:
        if one in inside and other in inside:
            sums[one][other] = sums[other][one] = _FORBIDDEN
    groups = {one: [one] for one in inside}
    _merge_alike(groups, sums, threshold)
    # Only now: what comes later joins either part by itself, and so the whole, however unlike its parts are.
    for one, other in sorted(together):
        if one in inside and other in inside:
            first, second = _name_of(groups, one), _name_of(groups, other)
            if first != second and sums[first].get(second, 0) >= 0:
                _merge(groups, sums, min(first, second), max(first, second))
    return [frozenset(group) for _, group in sorted(groups.items())]


def _name_of(groups: Mapping[str, list[str]], member: str) -> str:
    return next(name for name, group in groups.items() if member in group)


def _average(groups: Mapping[str, list[str]], sums: _Links, one: str, other: str) -> int:
    return sums[one][other] * _FRACTION // (len(groups[one]) * len(groups[other]))


def _merge_alike(groups: dict[str, list[str]], sums: _Links, threshold: int) -> None:
    least = threshold * _FRACTION
    heap: list[tuple[int, str, str]] = []

    def consider(one: str, other: str) -> None:
        average = _average(groups, sums, one, other)
        if average >= least:
            heapq.heappush(heap, (-average, min(one, other), max(one, other)))

    for one, others in sums.items():
        for other in others:
            if one < other:
                consider(one, other)
    while heap:
        average, one, other = heapq.heappop(heap)
        # An entry is stale when one of its groups has grown or gone since.
        if other not in sums.get(one, ()) or -average != _average(groups, sums, one, other):
            continue
        _merge(groups, sums, one, other)
        for neighbour in sums[one]:
            consider(one, neighbour)


def _merge(groups: dict[str, list[str]], sums: _Links, kept: str, gone: str) -> None:
    """Join two groups under the name that sorts first; sums of likeness just add."""
    groups[kept] += groups.pop(gone)
    for neighbour, likeness in sums.pop(gone).items():
        del sums[neighbour][gone]
        if neighbour != kept:
            sums[kept][neighbour] = sums[neighbour][kept] = sums[kept].get(neighbour, 0) + likeness
