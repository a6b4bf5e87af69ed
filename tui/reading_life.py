"""What a library knows of its reader: what is unread, feeds, searches, rules, stories mended by hand."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.errors import NewsreaderError

if TYPE_CHECKING:
    from index.fetching import Limits
    from index.library import Fetching, Library

Said = Mapping[tuple[str, str], bool | None]
"""Pairs of articles, and whether they are of one story by the reader's word; None: as grouping finds."""


class Listed(NamedTuple):
    """A row that stands for many articles: its name, the search that finds them if one does, and their whole ids.

    `key` names it among rows of its kind, and `about` is what else is to be said of it.
    """

    name: str
    text: str
    articles: tuple[str, ...]
    key: str = ""
    about: str = ""


class ReadingLife(Protocol):
    """What the reader did and said, by whole ids of articles. All of it may be called in a thread of its own.

    What changes something raises NewsreaderError where it cannot be kept.
    """

    @property
    def kept(self) -> bool:
        """Whether anything is kept of what is read; where it is not, nothing is unread."""

    def unread(self, ids: Iterable[str] | None = None) -> frozenset[str]:
        """Give those of some articles, or of all, that are unread."""

    def hidden(self) -> frozenset[str]:
        """Give the articles that a rule of the reader's hides in lists."""

    def opened(self, ids: Iterable[str]) -> None:
        """Note that articles are being read, where that can be kept."""

    def mark(self, ids: Iterable[str], *, read: bool) -> None:
        """Mark articles read or unread."""

    def listed(self, kind: str) -> list[Listed]:
        """Give the rows of a list: "Outlets", "Searches", "Feeds", or "Hidden", the rules that hide articles."""

    def keep_search(self, name: str, text: str) -> None:
        """Keep a search under a name."""

    def drop_search(self, name: str) -> None:
        """Forget a kept search."""

    def ignore(self, text: str) -> None:
        """Hide in lists what a search finds, from now on."""

    def ignore_no_more(self, text: str) -> None:
        """Drop such a rule."""

    def rule_words(self, text: str) -> str:
        """Say what such a rule hides."""

    def searched(self) -> tuple[str, ...]:
        """Give the searches made, the last one first."""

    def note_search(self, text: str) -> None:
        """Put a search into the history, where that can be kept."""

    def join(self, one: str, other: str) -> Said:
        """Put the stories of two articles together; gives what was said before, for `say`."""

    def part(self, article: str) -> Said:
        """Take an article out of its story; gives what was said before, for `say`."""

    def say(self, said: Said) -> None:
        """Say again what was said before."""

    def last_added(self) -> tuple[str, ...]:
        """Give the articles of the last addition."""

    def undo_add(self) -> int:
        """Forget what the last addition brought; gives how many articles that were."""

    @property
    def feeds(self) -> int:
        """How many feeds are followed."""

    def set_whole(self, address: str) -> bool:
        """Have the pages behind a feed's entries fetched from now on, or no more; gives whether they are."""

    def fetch(self, articles: Sequence[str] = ()) -> Generator[Fetching, None, None]:
        """Fetch all feeds, or the whole pages of some articles; closing the generator stops it."""


class LibraryReading:
    """The reader's life with a library."""

    kept = True

    def __init__(self, library: Library, *, limits: Limits | None = None) -> None:
        """Work on this open library; `limits` of fetching are the usual ones unless given."""
        self._library = library
        self.limits = limits

    def unread(self, ids: Iterable[str] | None = None) -> frozenset[str]:
        """Give those of some articles, or of all, that are unread and not hidden by a rule."""
        reading = self._library.reading
        if ids is None:  # which may be a hundred thousand
            return reading.unread_ids() - reading.hidden()
        return frozenset(reading.unread(ids))

    def hidden(self) -> frozenset[str]:
        """Give the articles that a rule hides in lists."""
        return self._library.reading.hidden()

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

    def listed(self, kind: str) -> list[Listed]:
        """Give the rows of a list by name; what a rule hides is in none but that of the rules."""
        reading = self._library.reading
        hidden = reading.hidden()
        if kind == "Outlets":
            found = {name: [one for one in ids if one not in hidden] for name, ids in reading.by_outlet().items()}
            found = {name: ids for name, ids in found.items() if ids}
            names = sorted(found, key=lambda name: (not name, name.casefold()))
            return [Listed(name, f'outlet:"{name}"' if name else "", tuple(found[name]), name) for name in names]
        if kind == "Searches":
            return [Listed(row.name, row.text, row.articles, row.name, row.text) for row in reading.search_rows()]
        if kind == "Hidden":
            return [Listed(row.words, row.text, row.articles, row.text) for row in reading.rule_rows()]
        came = self._library.feeds.by_feed()
        return [
            Listed(
                feed.title or feed.address,
                "",
                tuple(one for one in came[feed.address] if one not in hidden),
                feed.address,
                (feed.trouble or "").removeprefix(f"{feed.address}: ")
                or ("whole pages" if feed.whole else "")
                or ("" if feed.fetched else "not fetched yet"),
            )
            for feed in self._library.feeds.all()
        ]

    def keep_search(self, name: str, text: str) -> None:
        """Keep a search under a name, in the place of one that had it."""
        self._library.reading.save_search(name, text)

    def drop_search(self, name: str) -> None:
        """Forget a kept search."""
        self._library.reading.drop_search(name)

    def ignore(self, text: str) -> None:
        """Hide in lists what a search finds, from now on."""
        self._library.reading.ignore(text)

    def ignore_no_more(self, text: str) -> None:
        """Drop such a rule."""
        self._library.reading.ignore_no_more(text)

    def rule_words(self, text: str) -> str:
        """Say what such a rule hides: a story by what it is called now, else the search as it was typed."""
        return self._library.reading.rule_words(text)

    def searched(self) -> tuple[str, ...]:
        """Give the searches made, the last one first."""
        return self._library.reading.history()

    def note_search(self, text: str) -> None:
        """Put a search into the history; on a disk for reading only it is let be."""
        if not self._library.readonly:
            self._library.reading.note_search(text)

    def join(self, one: str, other: str) -> Said:
        """Put the stories of two articles together."""
        return self._library.join(one, other)

    def part(self, article: str) -> Said:
        """Take an article out of its story."""
        return self._library.part(article)

    def say(self, said: Said) -> None:
        """Say again what was said before."""
        self._library.say(said)

    def last_added(self) -> tuple[str, ...]:
        """Give the articles of the last addition."""
        return self._library.last_added()

    def undo_add(self) -> int:
        """Forget what the last addition brought."""
        return len(self._library.undo())

    @property
    def feeds(self) -> int:
        """How many feeds are followed."""
        return len(self._library.feeds.all())

    def set_whole(self, address: str) -> bool:
        """Have the pages behind a feed's entries fetched from now on, or no more."""
        feed = self._library.feeds.find(address)
        changed = self._library.feeds.add(
            feed.address, title=feed.title, tags=feed.tags, whole=not feed.whole, allowed=feed.allowed
        )
        return changed.whole

    def fetch(self, articles: Sequence[str] = ()) -> Generator[Fetching, None, None]:
        """Fetch all feeds, or the whole pages of some articles; closing the generator stops it."""
        from index.fetching import Limits

        feeds, limits = self._library.feeds, self.limits or Limits()
        if articles:
            teasers = [one.id for one in self._library.articles(articles) if one.url and one.whole is not True]
            if not teasers:
                raise NewsreaderError("no page to fetch: these are whole, or their address is not known")
            came = feeds.by_feed()
            theirs = [feed for feed in feeds.all() if not {*came[feed.address]}.isdisjoint(teasers)]
            allowed = {host for feed in theirs for host in feed.allowed}
            return feeds.complete(teasers, allowed=allowed, limits=limits)
        if not self.feeds:
            raise NewsreaderError("no feeds yet: newsreader feeds add ADDRESS follows one")
        return feeds.fetch(limits=limits)
