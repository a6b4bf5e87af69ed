"""What one does with a library: open it, add to it, find in it, group, check, rebuild, undo, forget.

A module per use case; `Library` is the door to all of them.
"""

from index.library.add import Adding, Report
from index.library.check import Fault
from index.library.edit import UNCHANGED, Edit
from index.library.facets import Facets
from index.library.feeds import Feeds, Imported
from index.library.fetch_pages import fetch_pages
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
    "fetch_pages",
]
