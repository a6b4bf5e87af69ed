"""The library as its users hold it: one object with a method for each thing one does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from index.library.core import Core
from index.library.door.caring import Caring
from index.library.door.finding import Finding
from index.library.door.keeping import Keeping
from index.library.door.mending import Mending
from index.library.feeds import Feeds
from index.library.judgements import Judgements
from index.library.places import default_places, make_private
from index.library.prepared import PreparedArticles
from index.library.reading import Reading
from index.library.searching import Searcher
from index.library.standing import Editions
from index.store import Database

if TYPE_CHECKING:
    import os
    from types import TracebackType

    from index.library.places import Places
    from index.store import MarkStore

__all__ = ["Library"]


class Library(Keeping, Mending, Finding, Caring):
    """Articles kept together: in a folder (`Library.open`), or in memory only (`Library.in_memory`).

    Use it in a `with` block, or close it. Its methods may be called from several
    threads; one process at a time may add, rebuild and forget, and others wait for it.

    >>> with Library.in_memory() as library:
    ...     library.count()
    0
    """

    def __init__(self, database: Database, places: Places | None, *, every_edition: bool = False) -> None:
        """Hold an open database; use `open` or `in_memory` instead."""
        self._core = Core(database, places, every_edition)
        self._searcher = Searcher(self._core)
        self._judgements = Judgements(self._core)
        self._editions = Editions(self._core)
        self._reading = Reading(self._core, self._searcher, self._editions)
        self._prepared = PreparedArticles(self._core)

    @classmethod
    def open(cls, folder: str | os.PathLike[str] | None = None, *, places: Places | None = None) -> Self:
        """Open the library in `folder`, else in `$NEWSREADER_LIBRARY`, else the reader's own.

        It is made when it is not there yet. LibraryError says why one cannot be opened.
        """
        chosen = places or default_places(folder)
        if not chosen.database.exists():
            make_private(chosen.data)
        return cls(Database(chosen.database), chosen)

    @classmethod
    def exists(cls, folder: str | os.PathLike[str] | None = None) -> bool:
        """Whether a library is there; asking makes nothing."""
        return default_places(folder).database.exists()

    @classmethod
    def in_memory(cls, *, every_edition: bool = False) -> Self:
        """Make an empty library that keeps nothing: for pages opened by name, and for samples.

        With `every_edition` stories have all editions of an article, as is wanted of what was named one by one.
        """
        return cls(Database(None), None, every_edition=every_edition)

    def __enter__(self) -> Self:
        """Give the library itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the library."""
        self.close()

    def close(self) -> None:
        """Let go of all files."""
        self._searcher.close()
        self._core.close()

    @property
    def reading(self) -> Reading:
        """What was read and what is next, searches kept and made, and what is not to be seen."""
        return self._reading

    @property
    def feeds(self) -> Feeds:
        """The feeds that the reader follows."""
        return Feeds(self._core, self._editions)

    @property
    def marks(self) -> MarkStore:
        """The passages the reader kept."""
        return self._core.marks

    @property
    def judgements(self) -> Judgements:
        """What the reader said is the same as a phrase, and what is not."""
        return self._judgements

    @property
    def places(self) -> Places | None:
        """Where the library lies; None when it is in memory."""
        return self._core.places

    @property
    def readonly(self) -> bool:
        """Whether nothing can be kept because the disk cannot be written."""
        return self._core.database.readonly
