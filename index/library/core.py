"""What every use case works on: the stores of one library, its places, and what is kept ready between calls."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.store import ArticleStore, Database, MarkStore, StoryStore, WriterLock

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from index.library.places import Places
    from index.search import Document
    from index.stories import Grouping

__all__ = ["Core", "Ready"]


@dataclass(slots=True)
class Ready:
    """What was made of one generation of the library, to be used again until it changes."""

    generation: int
    sequences: tuple[int, ...] = ()
    ids: tuple[str, ...] = ()
    documents: tuple[Document, ...] = ()


@dataclass(slots=True)
class Core:
    """The parts of an open library; `places` is None for one in memory."""

    database: Database
    places: Places | None
    articles: ArticleStore = field(init=False)
    stories: StoryStore = field(init=False)
    marks: MarkStore = field(init=False)
    grouping: tuple[Grouping, frozenset[str]] | None = None
    """The stories as they were grouped last, and the ids of the articles in them."""
    ready: Ready | None = None
    guard: threading.RLock = field(default_factory=threading.RLock)
    """Held while what is kept ready is changed."""

    def __post_init__(self) -> None:
        """Open the stores."""
        self.articles = ArticleStore(self.database)
        self.stories = StoryStore(self.database)
        self.marks = MarkStore(self.database)

    def turn(self) -> AbstractContextManager[object]:
        """Take the right to add to this library, from other processes too; BusyError when one keeps it."""
        return nullcontext() if self.places is None else WriterLock(self.places.lock)
