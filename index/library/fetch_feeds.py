"""What is new in the feeds that the reader follows, from the network into the library.

A generator of frozen progress values; closing it cancels, and what was kept stays. A
feed that fails keeps what it had. While something is fetched nothing is locked.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from index.errors import InputError
from index.fetching import Ask, Fetched, FetchError, Limits, fetching, plain_address
from index.intake import read_content
from index.intake.feeds import Entry, parse
from index.library.add import Report, adding
from index.model import Given, Media, Page
from index.store import Feed, KnownEntry

if TYPE_CHECKING:
    from index.library.core import Core

__all__ = ["FeedReport", "FetchReport", "FetchStage", "Fetching", "fetch_feeds"]

_TRIES = 3
"""How often the page behind an entry is asked for in all."""
_HERE = -1
_KEEP_EVERY = 3.0  # seconds between additions, so that grouping is not done for each feed
_ALTERNATE = re.compile(
    rb"<link\b[^>]*\btype\s*=\s*[\"']application/(?:rss|atom|feed)\+(?:xml|json)[^>]*>", re.IGNORECASE
)
_HREF = re.compile(rb"\bhref\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_USUAL = Limits()


class FetchStage(StrEnum):
    """What a fetch is at."""

    FEEDS = "feeds"
    PAGES = "pages"
    """The pages behind entries."""
    ADDING = "adding"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What came of one feed: ids of articles, and what failed, the feed itself or entries of it."""

    address: str
    title: str | None = None
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    """Later editions of articles that were here."""
    same: int = 0
    """Entries that were here as they are; of a feed that has not changed at all, not counted."""
    failed: tuple[InputError, ...] = ()
    fetched: bool = True
    """Whether the feed itself could be had."""


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What came of a fetch so far, a report for each feed that is done."""

    feeds: tuple[FeedReport, ...] = ()

    @property
    def new(self) -> tuple[str, ...]:
        """The ids of new articles."""
        return tuple(one for feed in self.feeds for one in feed.new)

    @property
    def changed(self) -> tuple[str, ...]:
        """The ids of new editions."""
        return tuple(one for feed in self.feeds for one in feed.changed)

    @property
    def same(self) -> int:
        """How many entries were here."""
        return sum(feed.same for feed in self.feeds)

    @property
    def failed(self) -> tuple[InputError, ...]:
        """What failed, and why."""
        return tuple(one for feed in self.feeds for one in feed.failed)


@dataclass(frozen=True, slots=True)
class Fetching:
    """How far a fetch is: `done` of `total` feeds, or of the pages behind entries; `address` came last."""

    stage: FetchStage
    done: int
    total: int
    address: str
    report: FetchReport


# --- feeds --------------------------------------------------------------------------


@dataclass(slots=True)
class _Take:
    """A feed that has come, on its way in: the entries that are new or changed, by key."""

    feed: Feed
    known: dict[str, KnownEntry]
    fresh: dict[str, Entry]
    digests: dict[str, bytes]
    same: int
    pages: dict[str, Page | InputError] = field(default_factory=dict)
    """The full pages that were asked for, by key."""
    failed: list[InputError] = field(default_factory=list)


def fetch_feeds(
    core: Core, feeds: Sequence[Feed], *, again: bool = False, limits: Limits = _USUAL
) -> Generator[Fetching, None, None]:
    """Fetch feeds and keep what is new in them. With `again` all entries are looked at as if never seen."""
    run = _Run(core, len(feeds), again=again)
    by_address = {feed.address: feed for feed in feeds}
    asks = [
        Ask(feed.address, allowed=frozenset(feed.allowed))
        if again
        else Ask(feed.address, feed.etag, feed.modified, frozenset(feed.allowed))
        for feed in feeds
    ]
    takes: list[_Take] = []
    with closing(fetching(asks, limits=limits)) as answers:
        for number, answer in enumerate(answers, 1):
            address = answer.asked if isinstance(answer, FetchError) else answer.url
            take = run.arrived(by_address[address], answer)
            if take is not None:
                (takes if take.feed.whole else run.waiting).append(take)
            yield run.at(FetchStage.FEEDS, number, len(feeds), address)
            if run.due():
                yield from run.keep()
    yield from run.keep()
    yield from _full_pages(run, takes, limits)
    yield run.at(FetchStage.DONE, len(feeds), len(feeds), "")


def _full_pages(run: _Run, takes: list[_Take], limits: Limits) -> Generator[Fetching, None, None]:
    """Fetch the pages behind the entries of feeds, and keep each feed when all of its pages have come."""
    wanted: dict[str, list[tuple[_Take, str]]] = {}
    asks: list[Ask] = []
    for take in takes:
        for key, entry in take.fresh.items():
            if entry.url:
                if entry.url not in wanted:
                    asks.append(Ask(entry.url, allowed=frozenset(take.feed.allowed)))
                wanted.setdefault(entry.url, []).append((take, key))
    left = {id(take): sum(bool(entry.url) for entry in take.fresh.values()) for take in takes}
    run.waiting += [take for take in takes if not left[id(take)]]
    with closing(fetching(asks, limits=limits)) as answers:
        for number, answer in enumerate(answers, 1):
            url = answer.asked if isinstance(answer, FetchError) else answer.url
            for take, key in wanted[url]:
                take.pages[key] = _full_page(answer)
                left[id(take)] -= 1
                if not left[id(take)]:
                    run.waiting.append(take)
            yield run.at(FetchStage.PAGES, number, len(asks), url)
            if run.due():
                yield from run.keep()
    yield from run.keep()


def _full_page(answer: Fetched | FetchError) -> Page | InputError:
    """Make a page of what came behind an entry, if it is one."""
    if isinstance(answer, FetchError):
        return answer
    pages = list(read_content(answer.address, answer.content or b""))
    if len(pages) != 1 or (isinstance(pages[0], Page) and pages[0].media is Media.RECORD):
        return InputError(answer.address, "is no page with an article", "open it in a browser")
    return pages[0]


class _Run:
    """One fetch of feeds: what waits to be kept, and the report so far."""

    def __init__(self, core: Core, total: int, *, again: bool) -> None:
        self.core = core
        self.waiting: list[_Take] = []
        self.report = FetchReport()
        self._again = again
        self._total = total
        self._kept = time.monotonic()

    def at(self, stage: FetchStage, done: int, total: int, address: str) -> Fetching:
        return Fetching(stage, done, total, address, self.report)

    def due(self) -> bool:
        """Whether what waits should be kept now."""
        return bool(self.waiting) and time.monotonic() - self._kept >= _KEEP_EVERY

    def arrived(self, feed: Feed, answer: Fetched | FetchError) -> _Take | None:
        """Look at what came for a feed; None where nothing of it needs to be kept."""
        if isinstance(answer, FetchError):
            self._failed(feed, answer)
            return None
        if answer.content is None:
            self.core.feeds.succeeded(feed, _now())
            self._add(FeedReport(feed.address, feed.title))
            return None
        found = parse(answer.content, answer.address)
        if found is None:
            self._failed(feed, FetchError(feed.address, "is no feed that can be read", _feed_hint(answer)))
            return None
        feed = feed._replace(title=feed.title or found.title, etag=answer.etag, modified=answer.modified)
        known = {} if self._again else self.core.feeds.entries(feed)
        entries = {_key(entry): entry for entry in reversed(found.entries)}
        digests = {key: _digest(entry) for key, entry in entries.items()}
        fresh = {key: entry for key, entry in entries.items() if _wanted(feed, entry, known.get(key), digests[key])}
        return _Take(feed, known, fresh, digests, len(entries) - len(fresh))

    def keep(self) -> Generator[Fetching, None, None]:
        """Add the pages of the feeds that wait, and note what came of each."""
        takes, self.waiting = self.waiting, []
        pages: list[Page | InputError] = []
        places: dict[str, tuple[_Take, str]] = {}
        for take in takes:
            for number, (key, entry) in enumerate(take.fresh.items(), 1):
                path = f"{take.feed.address}#{number}"
                places[path] = take, key
                pages.append(_chosen(take, key, entry, path))
        report = yield from self._added(pages)
        # Where no article stands in the page behind an entry, what the feed itself has of it is kept.
        full = [error for error in report.failed if _is_full(*places[error.path])]
        if full:
            others = tuple(error for error in report.failed if error not in full)
            more = yield from self._added([_teaser(*places[error.path], error) for error in full])
            report = _both(replace(report, failed=others), more)
        self._note(takes, places, report)
        self._kept = time.monotonic()
        if takes:
            yield self.at(FetchStage.ADDING, len(pages), len(pages), takes[-1].feed.address)

    def _added(self, pages: list[Page | InputError]) -> Generator[Fetching, None, Report]:
        report = Report()
        if pages:
            with closing(adding(self.core, pages)) as steps:
                for step in steps:
                    report = step.report
                    yield self.at(FetchStage.ADDING, len(report.came) + len(report.failed), len(pages), step.path)
        return report

    def _note(self, takes: list[_Take], places: dict[str, tuple[_Take, str]], report: Report) -> None:
        """Keep what is now known of the entries, with what the next ask of their feeds needs."""
        articles: dict[int, dict[str, str]] = {id(take): {} for take in takes}
        for path, article in report.came:
            take, key = places[path]
            articles[id(take)][key] = article
        for error in report.failed:
            places[error.path][0].failed.append(error)  # both ways of failing name the page's path
        added, editions = set(report.added), set(report.editions)
        for take in takes:
            came = articles[id(take)]
            entries = {key: _known(take, key, came.get(key)) for key in take.fresh}
            # Where pages are still to be had, the feed must come whole again.
            pending = any(0 < entry.tries < _TRIES for entry in entries.values())
            feed = take.feed._replace(etag=None, modified=None) if pending else take.feed
            with self.core.database.writing():
                self.core.feeds.keep_entries(feed, entries)
                self.core.feeds.succeeded(feed, _now())
            ids = list(dict.fromkeys(came.values()))
            self._add(
                FeedReport(
                    feed.address,
                    feed.title,
                    new=tuple(one for one in ids if one in added and one not in editions),
                    changed=tuple(one for one in ids if one in editions),
                    same=take.same + sum(one not in added for one in ids),
                    failed=tuple(take.failed),
                )
            )

    def _failed(self, feed: Feed, error: FetchError) -> None:
        self.core.feeds.failed(feed, str(error), _now())
        self._add(FeedReport(feed.address, feed.title, failed=(error,), fetched=False))

    def _add(self, report: FeedReport) -> None:
        self.report = replace(self.report, feeds=(*self.report.feeds, report))


def _chosen(take: _Take, key: str, entry: Entry, path: str) -> Page | InputError:
    """Choose what to keep of an entry: its full page where that came, else what the feed has of it."""
    given = Given(url=plain_address(entry.url)) if entry.url else Given()
    full = take.pages.get(key)
    if isinstance(full, Page):
        return replace(full, path=path, given=entry.given(given))
    teaser = entry.page(path, given)
    if isinstance(full, InputError):
        if isinstance(teaser, InputError):
            return InputError(path, full.reason, full.hint)
        take.failed.append(full)
    elif isinstance(teaser, InputError):
        return InputError(path, teaser.reason, "have its page fetched too: newsreader feeds add --full ADDRESS")
    return teaser


def _is_full(take: _Take, key: str) -> bool:
    return isinstance(take.pages.get(key), Page)


def _teaser(take: _Take, key: str, error: InputError) -> Page | InputError:
    """Give what the feed has of an entry, whose page failed."""
    take.pages[key] = InputError(take.fresh[key].url or error.path, error.reason, error.hint)
    return _chosen(take, key, take.fresh[key], error.path)


def _both(one: Report, other: Report) -> Report:
    return Report(
        one.added + other.added,
        one.editions + other.editions,
        one.same + other.same,
        one.failed + other.failed,
        one.stories + other.stories,
        one.came + other.came,
    )


def _known(take: _Take, key: str, article: str | None) -> KnownEntry:
    """Say what is known of an entry from now on."""
    before = take.known.get(key)
    digest = take.digests[key]
    full = take.pages.get(key)
    if full is None:
        return KnownEntry(digest, 0, article)
    tries = _HERE if isinstance(full, Page) else 1
    if tries > 0 and before is not None and before.digest == digest:
        tries = max(before.tries, 0) + 1
    return KnownEntry(digest, tries, article)


def _wanted(feed: Feed, entry: Entry, known: KnownEntry | None, digest: bytes) -> bool:
    """Whether an entry is to be taken in: it is new or changed, or its page could not be had so far."""
    if known is None or known.digest != digest:
        return True
    again = known.article is not None if known.tries == 0 else 0 < known.tries < _TRIES
    return feed.whole and entry.url is not None and again


def _key(entry: Entry) -> str:
    """Name an entry for good: by the feed's own name for it, else its address, else its words."""
    name = entry.key or entry.url or f"{entry.title}\n{entry.text}"
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _digest(entry: Entry) -> bytes:
    said = "\0".join([entry.text, entry.title or "", entry.published or "", "\n".join(entry.authors), entry.url or ""])
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()[:16]


def _feed_hint(answer: Fetched) -> str:
    """Say where the feed may be: a page often names its own."""
    link = _ALTERNATE.search(answer.content or b"")
    href = _HREF.search(link.group()) if link else None
    if href is None:
        return "check the address"
    return f"it names this as its feed: {urljoin(answer.address, href.group(1).decode('utf-8', 'replace'))}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
