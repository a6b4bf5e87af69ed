"""The values everything else speaks of: pages, articles, passages, versions, stories, marks.

All are frozen, so that they may cross threads. Offsets are Python string indices
(code points), half-open, into the text of one paragraph or of the title; that text
is fixed once, when a page is cleaned (`index.text.plain`). Lines count from 1.

Articles and stories are here at once, all else when it is first asked for: to make a
frozen dataclass takes Python a millisecond, and the first paint needs half of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from index.model.articles import (
    Article,
    Paragraph,
    PublishedFrom,
    Reason,
    Relation,
    RemovedLine,
    Role,
    Source,
    SourceKind,
    Span,
    Story,
    UsedLine,
)

if TYPE_CHECKING:
    from index.model.findings import DENIED, Difference, DifferenceKind, Judgement, Mark, Passage, Searched, Version
    from index.model.pages import Given, Media, Page

__all__ = [
    "DENIED",
    "Article",
    "Difference",
    "DifferenceKind",
    "Given",
    "Judgement",
    "Mark",
    "Media",
    "Page",
    "Paragraph",
    "Passage",
    "PublishedFrom",
    "Reason",
    "Relation",
    "RemovedLine",
    "Role",
    "Searched",
    "Source",
    "SourceKind",
    "Span",
    "Story",
    "UsedLine",
    "Version",
]


_LATER = dict.fromkeys(
    ("DENIED", "Difference", "DifferenceKind", "Judgement", "Mark", "Passage", "Searched", "Version"),
    "index.model.findings",
) | dict.fromkeys(("Given", "Media", "Page"), "index.model.pages")

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Give a value of the other modules, and import them for it."""
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(_LATER[name]), name)
        return found
