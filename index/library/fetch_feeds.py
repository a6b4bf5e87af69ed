"""What is new in the feeds that the reader follows, from the network into the library.

A generator of frozen progress values; closing it cancels, and what was kept stays. A
feed that fails keeps what it had. While something is fetched nothing is locked.
"""

from __future__ import annotations

import re
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from index.fetching import Ask, Fetched, FetchError, Limits, fetching, plain_address
from index.intake.feeds import parse
from index.library.add import Report, adding
from index.library.fetch_report import FeedReport, Fetching, FetchReport, FetchStage
from index.library.taking import Take, pending, take_in
from index.model import Page

if TYPE_CHECKING:
    from index.errors import InputError
    from index.library.core import Core
    from index.store import Feed

__all__ = ["fetch_feeds"]

_KEEP_EVERY = 3.0  # seconds between additions, so that grouping is not done for each feed
_ALTERNATE = re.compile(
    rb"<link\b[^>]*\btype\s*=\s*[\"']application/(?:rss|atom|feed)\+(?:xml|json)[^>]*>", re.IGNORECASE
)
_HREF = re.compile(rb"\bhref\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_USUAL = Limits()


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
    takes: list[Take] = []
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


def _full_pages(run: _Run, takes: list[Take], limits: Limits) -> Generator[Fetching, None, None]:
    """Fetch the pages behind the entries of feeds, and keep each feed when all of its pages have come."""
    wanted: dict[str, list[tuple[Take, str]]] = {}
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
                take.arrived(key, answer)
                left[id(take)] -= 1
                if not left[id(take)]:
                    run.waiting.append(take)
            yield run.at(FetchStage.PAGES, number, len(asks), url)
            if run.due():
                yield from run.keep()
    yield from run.keep()


class _Run:
    """One fetch of feeds: what waits to be kept, and the report so far."""

    def __init__(self, core: Core, total: int, *, again: bool) -> None:
        self.core = core
        self.waiting: list[Take] = []
        self.report = FetchReport()
        self._again = again
        self._total = total
        self._kept = time.monotonic()
        self._batch: int | None = None
        """All that a fetch brings is one addition, and undone as one."""

    def at(self, stage: FetchStage, done: int, total: int, address: str) -> Fetching:
        return Fetching(stage, done, total, address, self.report)

    def due(self) -> bool:
        """Whether what waits should be kept now."""
        return bool(self.waiting) and time.monotonic() - self._kept >= _KEEP_EVERY

    def arrived(self, feed: Feed, answer: Fetched | FetchError) -> Take | None:
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
        return take_in(feed, found, known)

    def keep(self) -> Generator[Fetching, None, None]:
        """Add the pages of the feeds that wait, and note what came of each."""
        takes, self.waiting = self.waiting, []
        pages: list[Page | InputError] = []
        places: dict[str, tuple[Take, str]] = {}
        for take in takes:
            for number, key in enumerate(take.fresh, 1):
                url = take.fresh[key].url
                address = plain_address(url) if url else None
                path = address if address and address not in places else f"{take.feed.address}#{number}"
                places[path] = take, key
                pages.append(take.chosen(key, path))
        report = yield from self._added(pages)
        # Where no article stands in the page behind an entry, what the feed itself has of it is kept.
        full = [error for error in report.failed if (at := places[error.path])[0].has_page(at[1])]
        if full:
            others = tuple(error for error in report.failed if error not in full)
            teasers = [take.without_page(key, error) for error in full for take, key in [places[error.path]]]
            more = yield from self._added(teasers)
            report = _both(replace(report, failed=others), more)
        self._note(takes, places, report)
        self._kept = time.monotonic()
        if takes:
            yield self.at(FetchStage.ADDING, len(pages), len(pages), takes[-1].feed.address)

    def _added(self, pages: list[Page | InputError]) -> Generator[Fetching, None, Report]:
        report = Report()
        if pages:
            with closing(adding(self.core, pages, batch=self._batch)) as steps:
                for step in steps:
                    report = step.report
                    self._batch = report.batch
                    yield self.at(FetchStage.ADDING, len(report.came) + len(report.failed), len(pages), step.path)
        return report

    def _note(self, takes: list[Take], places: dict[str, tuple[Take, str]], report: Report) -> None:
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
            entries = {key: take.known_now(key, came.get(key)) for key in take.fresh}
            # Where pages are still to be had, the feed must come whole again.
            again = any(map(pending, entries.values()))
            feed = take.feed._replace(etag=None, modified=None) if again else take.feed
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


def _both(one: Report, other: Report) -> Report:
    return Report(
        one.added + other.added,
        one.editions + other.editions,
        one.same + other.same,
        one.failed + other.failed,
        one.stories + other.stories,
        one.came + other.came,
    )


def _feed_hint(answer: Fetched) -> str:
    """Say where the feed may be: a page often names its own."""
    link = _ALTERNATE.search(answer.content or b"")
    href = _HREF.search(link.group()) if link else None
    if href is None:
        return "check the address"
    return f"it names this as its feed: {urljoin(answer.address, href.group(1).decode('utf-8', 'replace'))}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
