"""What one does with a library: open it, add to it, find in it, group, check, rebuild, undo, forget.

A module per use case; `Library` is the door to all of them. Each name is imported when it is
first asked for: where the library lies can be told without loading what it does (110 ms).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.library.add import Adding, Report
    from index.library.check import Fault
    from index.library.edit import UNCHANGED, Edit
    from index.library.facets import Facets
    from index.library.feeds import Feeds, Imported
    from index.library.fetch_report import FeedReport, Fetching, FetchReport, FetchStage
    from index.library.find import Answer, Order, Result
    from index.library.open import Library
    from index.library.places import Places, default_places

__all__ = [
    "UNCHANGED",
    "Adding",
    "Answer",
    "Edit",
    "Facets",
    "Fault",
    "FeedReport",
    "Feeds",
    "FetchReport",
    "FetchStage",
    "Fetching",
    "Imported",
    "Library",
    "Order",
    "Places",
    "Report",
    "Result",
    "default_places",
]

_HOMES = {
    "index.library.add": ("Adding", "Report"),
    "index.library.check": ("Fault",),
    "index.library.edit": ("UNCHANGED", "Edit"),
    "index.library.facets": ("Facets",),
    "index.library.feeds": ("Feeds", "Imported"),
    "index.library.fetch_report": ("FeedReport", "FetchReport", "FetchStage", "Fetching"),
    "index.library.find": ("Answer", "Order", "Result"),
    "index.library.open": ("Library",),
    "index.library.places": ("Places", "default_places"),
}

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name from its home."""
        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(home), name)
        return found
