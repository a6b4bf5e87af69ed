"""Forms of words: functions over folded tokens and runs of them, shared by versions and query expansion.

Nothing here is indexed; only the surface tokens of `index.text` are.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["same_stem", "stem"]


@cache
def _stemmer() -> Callable[[str], str]:
    import Stemmer  # noqa: PLC0415  (a compiled module of 10 ms, not needed to draw the first screen)

    step: Callable[[str], str] = Stemmer.Stemmer("english").stemWord
    return step


@lru_cache(maxsize=65536)
def stem(folded_word: str) -> str:
    """Cut the ending of one folded word ("voting" -> "vote"); numbers and other scripts stay as they are."""
    return _stemmer()(folded_word) if folded_word.isascii() and folded_word.isalpha() else folded_word


def same_stem(first: str, second: str) -> bool:
    """Whether two folded words are forms of one word ("vote", "voting")."""
    return first == second or stem(first) == stem(second)
