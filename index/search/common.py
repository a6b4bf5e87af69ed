"""Common words, and the pairs of them by which phrases are found that whole libraries are full of.

Which words are common is counted in some texts when an index is made, and kept beside
it: so it holds for every language, and for all that is added later.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["SAMPLE", "common_words", "load_common", "pairs_of", "save_common"]

SAMPLE = 500
"""So many texts are counted."""
_MANY = 0.15  # of the texts have a common word
_MOST = 150
_FILE = "common"


def common_words(sample: Iterable[tuple[int, str, str]]) -> list[str]:
    """Give the words that stand in many of some texts (sequence, folded title, folded body), most common first."""
    counts: Counter[str] = Counter()
    texts = 0
    for _, title, body in sample:
        counts.update({*title.split(), *body.split()})
        texts += 1
    return [word for word, count in counts.most_common(_MOST) if count >= texts * _MANY]


def pairs_of(text: str, common: frozenset[str]) -> set[str]:
    """Give the pairs of common words that stand side by side in a paragraph of a folded text ("of the")."""
    return {
        f"{one} {other}"
        for paragraph in text.split("\n")
        for one, other in pairwise(paragraph.split())
        if one in common and other in common
    }


def save_common(folder: Path, words: Iterable[str]) -> None:
    """Keep the common words of an index in its folder."""
    (folder / _FILE).write_text(" ".join(words), encoding="utf-8")


def load_common(folder: Path) -> frozenset[str]:
    """Read the common words of the index in a folder."""
    return frozenset((folder / _FILE).read_text(encoding="utf-8").split())
