"""Which edition of an article stands for it in its story. Pure.

An article may have come in several times: a feed's teaser and then the whole page, or a
page whose text changed. A story has it once: by the newest of its editions that is no
mere part of another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.text import shingles

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Edition", "superseded"]

_PART = 0.5
"""Under so much of another's text, in runs of five words, an edition may be but a part of it."""
_HELD = 0.8
"""Of its own runs, so many stand in the other then: a teaser, or a capture that broke off, and no shorter rewriting."""


class Edition(NamedTuple):
    """One edition of an article: its id, its folded words, and whether it is whole (False: a teaser; None: unknown)."""

    id: str
    words: str
    whole: bool | None = None


def superseded(editions: Sequence[Edition]) -> dict[str, str]:
    """Give the editions of one article that another stands for, each with that other; in the order they came in.

    The newest edition stands for all, unless it is a teaser or a part of an older one: a
    teaser gives way to any edition that has more and is none, a text to one of which it is less than half.
    """
    if len(editions) < 2:
        return {}
    # A text of fewer words than a run is one run itself.
    runs = {each.id: shingles(each.words) or {each.words} for each in editions}
    whole = [each for each in editions if not any(_gives_way(each, other, runs) for other in editions)]
    standing = (whole or editions)[-1].id
    return {each.id: standing for each in editions if each.id != standing}


def _gives_way(one: Edition, other: Edition, runs: dict[str, set[str]]) -> bool:
    """Whether an edition is but a part of another."""
    mine, theirs = runs[one.id], runs[other.id]
    if len(mine) >= len(theirs):
        return False
    if one.whole is False and other.whole is not False:
        return True
    return len(mine) < _PART * len(theirs) and len(mine & theirs) >= _HELD * len(mine)
