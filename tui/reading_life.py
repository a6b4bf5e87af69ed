"""What a library knows of its reader, and pages opened by name do not: what is unread, and the feeds followed."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.errors import NewsreaderError

if TYPE_CHECKING:
    from index.fetching import Limits
    from index.library import Fetching, Library

ADD_PAGES = "newsreader add keeps these pages there first"


class Listed(NamedTuple):
    """A row that stands for many articles: its name, the search that finds them, and their whole ids."""

    name: str
    text: str
    articles: tuple[str, ...]


class ReadingLife(Protocol):
    """What is unread, by whole ids of articles, and the feeds. All of it may be called in a thread of its own."""

    @property
    def kept(self) -> bool:
        """Whether anything is kept of what is read; where it is not, nothing is unread."""

    def unread(self, ids: Iterable[str]) -> frozenset[str]:
        """Give those of some articles that are unread."""

    def opened(self, ids: Iterable[str]) -> None:
        """Note that articles are being read, where that can be kept."""

    def mark(self, ids: Iterable[str], *, read: bool) -> None:
        """Mark articles read or unread; NewsreaderError where that cannot be kept."""

    def outlets(self) -> list[Listed]:
        """Give the outlets by name, those not named last."""

    def searches(self) -> list[Listed]:
        """Give the kept searches by name, with what they find now."""

    def keep_search(self, name: str, text: str) -> None:
        """Keep a search under a name; NewsreaderError where that cannot be."""

    def drop_search(self, name: str) -> None:
        """Forget a kept search."""

    @property
    def feeds(self) -> int:
        """How many feeds are followed."""

    def fetch(self) -> Generator[Fetching, None, None]:
        """Fetch all feeds; closing the generator stops it, and what was kept stays."""


class NothingKept:
    """Of pages opened by name: nothing is unread, and there are no feeds."""

    kept = False
    feeds = 0

    def unread(self, ids: Iterable[str]) -> frozenset[str]:  # noqa: ARG002  # whatever they are
        """Tell that nothing is unread."""
        return frozenset()

    def opened(self, ids: Iterable[str]) -> None:
        """Let it be."""

    def mark(self, ids: Iterable[str], *, read: bool) -> None:  # noqa: ARG002  # nothing is kept
        """Refuse: nothing is kept."""
        raise NewsreaderError(f"what is read and unread is kept in your library only; {ADD_PAGES}")

    def outlets(self) -> list[Listed]:
        """Tell of none: articles by outlet are listed of a library."""
        return []

    def searches(self) -> list[Listed]:
        """Tell that none is kept."""
        return []

    def keep_search(self, name: str, text: str) -> None:  # noqa: ARG002  # nothing is kept
        """Refuse: nothing is kept."""
        raise NewsreaderError(f"searches are kept in your library only; {ADD_PAGES}")

    def drop_search(self, name: str) -> None:
        """Let it be: there is none."""

    def fetch(self) -> Generator[Fetching, None, None]:
        """Refuse: a feed is followed by a library."""
        raise NewsreaderError("feeds belong to a library: newsreader alone opens yours, and these pages are not in it")


class LibraryReading:
    """The reader's life with a library."""

    kept = True

    def __init__(self, library: Library, *, limits: Limits | None = None) -> None:
        """Work on this open library; `limits` of fetching are the usual ones unless given."""
        self._library = library
        self.limits = limits

    def unread(self, ids: Iterable[str]) -> frozenset[str]:
        """Give those of some articles that are unread and not hidden by a rule."""
        return frozenset(self._library.reading.unread(ids))

    def opened(self, ids: Iterable[str]) -> None:
        """Note that articles are being read; nothing is written for those that were read before."""
        unread = self._library.reading.unread(ids)
        if unread:
            self._library.reading.opened(unread)

    def mark(self, ids: Iterable[str], *, read: bool) -> None:
        """Mark articles read or unread."""
        if read:
            self._library.reading.mark_read(ids, datetime.now(UTC).isoformat(timespec="seconds"))
        else:
            self._library.reading.mark_unread(ids)

    def outlets(self) -> list[Listed]:
        """Give the outlets by name, those not named last; what a rule hides is left out of none."""
        found = self._library.reading.by_outlet()
        names = sorted(found, key=lambda name: (not name, name.casefold()))
        return [Listed(name, f'outlet:"{name}"' if name else "", tuple(found[name])) for name in names]

    def searches(self) -> list[Listed]:
        """Give the kept searches by name, with what they find now."""
        return [Listed(row.name, row.text, row.articles) for row in self._library.reading.search_rows()]

    def keep_search(self, name: str, text: str) -> None:
        """Keep a search under a name, in the place of one that had it."""
        self._library.reading.save_search(name, text)

    def drop_search(self, name: str) -> None:
        """Forget a kept search."""
        self._library.reading.drop_search(name)

    @property
    def feeds(self) -> int:
        """How many feeds are followed."""
        return len(self._library.feeds.all())

    def fetch(self) -> Generator[Fetching, None, None]:
        """Fetch all feeds; closing the generator stops it, and what was kept stays."""
        if not self.feeds:
            raise NewsreaderError("no feeds yet: newsreader feeds add ADDRESS follows one")
        if self.limits is None:
            return self._library.feeds.fetch()
        return self._library.feeds.fetch(limits=self.limits)
