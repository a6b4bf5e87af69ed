"""What every use case works on: the stores of one library, its places, and what is kept ready between calls."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from index.store import (
    ArticleStore,
    BatchStore,
    Database,
    EditionStore,
    FeedStore,
    FieldStore,
    JudgementStore,
    LineStore,
    MarkStore,
    ReadingStore,
    StampStore,
    StoryStore,
    TextStore,
    WriterLock,
)

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from index.library.places import Places
    from index.stories import Grouping

__all__ = ["Core"]


@dataclass(slots=True)
class Core:
    """The parts of an open library; `places` is None for one in memory.

    With `every_edition` each edition of an article has a place in its story.
    """

    database: Database
    places: Places | None
    every_edition: bool = False
    articles: ArticleStore = field(init=False)
    batches: BatchStore = field(init=False)
    texts: TextStore = field(init=False)
    fields: FieldStore = field(init=False)
    stories: StoryStore = field(init=False)
    editions: EditionStore = field(init=False)
    marks: MarkStore = field(init=False)
    judgements: JudgementStore = field(init=False)
    lines: LineStore = field(init=False)
    reading: ReadingStore = field(init=False)
    feeds: FeedStore = field(init=False)
    stamps: StampStore = field(init=False)
    grouping: tuple[Grouping, frozenset[str]] | None = None
    """The stories as they were grouped last, and the ids of the articles in them."""
    temporary: TemporaryDirectory[str] | None = None
    """Where a large library in memory has its index."""
    searching: threading.RLock = field(default_factory=threading.RLock)
    """Held by the thread that searches."""
    grouping_turn: threading.RLock = field(default_factory=threading.RLock)
    """Held by the thread that groups, which may take seconds: nothing else waits for it."""

    def __post_init__(self) -> None:
        """Open the stores."""
        self.articles = ArticleStore(self.database)
        self.batches = BatchStore(self.database)
        self.texts = TextStore(self.database)
        self.fields = FieldStore(self.database)
        self.stories = StoryStore(self.database)
        self.editions = EditionStore(self.database)
        self.marks = MarkStore(self.database)
        self.judgements = JudgementStore(self.database)
        self.lines = LineStore(self.database)
        self.reading = ReadingStore(self.database)
        self.feeds = FeedStore(self.database)
        self.stamps = StampStore(self.database)

    def turn(self, *, patience: float = 10.0) -> AbstractContextManager[object]:
        """Take the right to add to this library, from other processes too.

        BusyError when one keeps it for longer than `patience`, in seconds.
        """
        return nullcontext() if self.places is None else WriterLock(self.places.lock, patience=patience)

    def index_home(self) -> Path:
        """Give the folder of the search index's folders; of a library in memory a temporary one."""
        if self.places is not None:
            return self.places.index
        with self.searching:
            if self.temporary is None:
                self.temporary = TemporaryDirectory(prefix="newsreader-")
            return Path(self.temporary.name)

    def close(self) -> None:
        """Let go of all files."""
        self.database.close()
        if self.temporary is not None:
            self.temporary.cleanup()
