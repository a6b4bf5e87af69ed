"""The values that say how two texts are related: kind, order, evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.stories.credits import Credit
    from index.stories.sharing import Run

__all__ = ["Lineage", "LineageKind", "Order"]


class LineageKind(StrEnum):
    """What two articles have in common, the strongest first."""

    REPRINT = "reprint"
    """Half of the smaller text or more, in quotation marks and out of them."""
    SHARED_TEXT = "shared text"
    """Whole runs of words outside quotation marks."""
    SHARED_QUOTES = "shared quotes only"
    CITES = "cites"
    """No words to speak of, but one names the other."""
    NONE = "none"


class Order(StrEnum):
    """What tells which of two articles came first."""

    CREDIT = "credit"
    """The other names it."""
    DATES = "dates"
    """Both have a date to rely on, and they differ."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Lineage:
    """What two articles, `first` and `second` by id, share.

    `share` is the part, 0 to 1, of the shorter text's runs of five words that the other has
    too, `share_outside` the same of those that stand outside quotation marks. `words` and
    `words_outside` count the words of `runs`; of shared quotes only, `runs` are the quotations.
    `earlier` is the id of the one that came first, None where `order` is unknown.
    `sentences` say all of it in words. Seen from the other side all is the same,
    only the sides of the runs change places.
    """

    first: str
    second: str
    kind: LineageKind
    share: float
    share_outside: float
    words: int
    words_outside: int
    runs: tuple[Run, ...]
    credits: tuple[Credit, ...]
    earlier: str | None
    order: Order
    sentences: tuple[str, ...] = ()
