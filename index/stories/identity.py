"""Story ids: made from the members, and handed on when a story grows, splits or merges."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from index.model import Story

__all__ = ["Inheritance", "inherit_ids", "mint_id"]


@dataclass(frozen=True, slots=True)
class Inheritance:
    """Stories with lasting ids, in the order given.

    `moved` leads from each old id that no story bears any more to the id of the story
    that has most of its articles; an old story none of whose articles is left is not in it.
    """

    stories: tuple[Story, ...]
    moved: Mapping[str, str]


def mint_id(members: Iterable[str], taken: Collection[str] = ()) -> str:
    """Make a story id of article ids: `s` and ten hex digits, the same for the same articles.

    An id in `taken` is passed over for the next one.
    """
    text = "\n".join(sorted(members))
    number = 0
    while True:
        minted = "s" + hashlib.sha256(f"{number}\n{text}".encode()).hexdigest()[:10]
        if minted not in taken:
            return minted
        number += 1


def inherit_ids(old: Mapping[str, Collection[str]], new: Sequence[Story], taken: Collection[str] = ()) -> Inheritance:
    """Let stories keep the ids they had: each old id goes where most of its articles went.

    `old` gives each id its articles. Where two old stories have come together, the one
    with more articles in the new story names it (among equals the id that sorts first),
    and the other id is in `moved`. After a split the smaller part gets a new id, never one of
    `old` or of `taken`: those that once were and are to stay unused.
    """
    used = {*old, *taken}
    home = {article: number for number, story in enumerate(new) for article in story.articles}
    goes: dict[str, int] = {}
    heirs: dict[int, list[tuple[int, str]]] = {}
    for name in sorted(old):
        went = Counter(home[article] for article in old[name] if article in home)
        if not went:
            continue
        # Equal parts: the one with the article that sorts first keeps the id.
        best = min(went, key=lambda number: (-went[number], min(new[number].articles)))
        goes[name] = best
        heirs.setdefault(best, []).append((-went[best], name))
    names: dict[int, str] = {number: min(candidates)[1] for number, candidates in heirs.items()}
    for number, story in enumerate(new):
        if number not in names:
            names[number] = mint_id(story.articles, used)
            used.add(names[number])
    stories = tuple(replace(story, id=names[number]) for number, story in enumerate(new))
    moved = {name: names[number] for name, number in goes.items() if names[number] != name}
    return Inheritance(stories, moved)
