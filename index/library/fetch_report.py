"""How far a fetch is and what came of it, frozen, so that it may cross threads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.errors import InputError

__all__ = ["FeedReport", "FetchReport", "FetchStage", "Fetching"]


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
