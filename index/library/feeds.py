"""Feeds that the reader follows: added, removed, listed, fetched, and their list as a file in and out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from index.errors import InputError, UnknownIdError
from index.fetching import Limits
from index.library.fetch_feeds import fetch_feeds
from index.library.fetch_pages import complete
from index.library.places import make_private
from index.library.subscriptions import Subscription, can_be_followed, read_subscriptions, write_opml
from index.store import Feed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence

    from index.library.core import Core
    from index.library.fetch_report import Fetching
    from index.library.standing import Editions

__all__ = ["Feeds", "Imported"]

_USUAL = Limits()


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a list of feeds: those followed now, those that were followed before, and what was left out."""

    added: tuple[Feed, ...] = ()
    here: tuple[Feed, ...] = ()
    left_out: tuple[InputError, ...] = ()


class Feeds:
    """The feeds of one library. Nothing is fetched but by `fetch` and `complete`."""

    def __init__(self, core: Core, editions: Editions) -> None:
        """Look after the feeds of this library."""
        self._core = core
        self._editions = editions

    def add(
        self,
        address: str,
        *,
        title: str | None = None,
        tags: Iterable[str] = (),
        whole: bool = False,
        allowed: Iterable[str] = (),
    ) -> Feed:
        """Follow a feed, or give one that is followed other settings. It is not fetched yet.

        `whole`: the page behind each entry is fetched too. `allowed` names hosts that
        may be on a private network.
        """
        address = address.strip()
        if not can_be_followed(address):
            raise InputError(address, "is no address of a feed", "write it as https://host/feed")
        if self._core.places is not None:
            make_private(self._core.places.data)
        return self._core.feeds.put(Feed(0, address, title, whole, _words(tags), _words(allowed), _now()))

    def remove(self, name: str) -> Feed:
        """Follow a feed no more, by its address, the unique beginning of one, or its title. Its articles stay."""
        feed = self.find(name)
        self._core.feeds.remove(feed.address)
        return feed

    def all(self) -> tuple[Feed, ...]:
        """Give all feeds in the order they were added."""
        return self._core.feeds.all()

    def find(self, name: str) -> Feed:
        """Give a feed by its address, the unique beginning of one, or its title."""
        feeds = self.all() if name else ()
        for found in (
            [feed for feed in feeds if feed.address == name],
            [feed for feed in feeds if feed.address.startswith(name)],
            [feed for feed in feeds if (feed.title or "").casefold() == name.casefold()],
        ):
            if len(found) == 1:
                return found[0]
            if found:
                raise UnknownIdError(f"several feeds are called {name}: {', '.join(one.address for one in found)}")
        raise UnknownIdError(f"no feed is called {name}; newsreader feeds list names all")

    def articles(self, name: str) -> tuple[str, ...]:
        """Give the ids of the articles that came with a feed, newest first."""
        return tuple(self._core.feeds.articles(self.find(name)))

    def by_feed(self) -> dict[str, list[str]]:
        """Give the ids of the articles of each feed by its address, newest first: for lists beside the stories.

        Of an article that came in several times, the edition that stands for it in its story.
        """
        return {address: self._editions.standing(ids) for address, ids in self._core.feeds.by_feed().items()}

    # --- the network ----------------------------------------------------------------

    def fetch(
        self, names: Iterable[str] = (), *, again: bool = False, limits: Limits = _USUAL
    ) -> Generator[Fetching, None, None]:
        """Fetch feeds by name, or all, and keep what is new; closing the generator stops it, and what was kept stays.

        `again`: look at all entries as if they had never come.
        """
        feeds = list(dict.fromkeys(map(self.find, names))) or list(self.all())
        return fetch_feeds(self._core, feeds, again=again, limits=limits)

    def complete(
        self, ids: Sequence[str], *, allowed: Iterable[str] = (), limits: Limits = _USUAL
    ) -> Generator[Fetching, None, None]:
        """Fetch the whole pages of articles, by whole id: each becomes an edition of its article."""
        return complete(self._core, ids, allowed=allowed, limits=limits)

    # --- lists as files ---------------------------------------------------------------

    def take_list(self, path: str, content: bytes) -> Imported:
        """Follow the feeds of a list, OPML or newsboat's `urls`; those followed already get its tags too."""
        here = {feed.address: feed for feed in self.all()}
        added: dict[str, Feed] = {}
        known: dict[str, Feed] = {}
        left_out: list[InputError] = []
        for one in read_subscriptions(path, content):
            if isinstance(one, InputError):
                left_out.append(one)
                continue
            before = added.get(one.address) or here.get(one.address)
            try:
                feed = self.add(
                    one.address,
                    title=one.title if before is None else before.title or one.title,
                    tags=(*(before.tags if before else ()), *one.tags),
                    whole=bool(before and before.whole),
                    allowed=before.allowed if before else (),
                )
            except InputError as error:
                left_out.append(error)
                continue
            (known if one.address in here else added)[one.address] = feed
        return Imported(tuple(added.values()), tuple(known.values()), tuple(left_out))

    def as_list(self) -> bytes:
        """Write all feeds as OPML."""
        return write_opml(Subscription(feed.address, feed.title, feed.tags) for feed in self.all())


def _words(some: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(one.split()) for one in some if one.strip()))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
