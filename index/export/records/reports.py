"""The records of what the library did and where it lies: additions, feeds and their fetching, places."""

from __future__ import annotations

import msgspec

__all__ = ["FeedRecord", "FetchRecord", "PlacesRecord", "ReportRecord"]


class ReportRecord(msgspec.Struct, frozen=True):
    """What `add --json` says came in: ids of articles; `failed` counts the inputs that gave none."""

    added: list[str]
    editions: list[str]
    same: list[str]
    failed: int
    dry_run: bool


class FeedRecord(msgspec.Struct, frozen=True):
    """A line of `feeds list --json`: `full` says whether whole pages are fetched, `trouble` what went wrong last."""

    feed: str
    title: str | None
    tags: list[str]
    full: bool
    fetched: str | None
    trouble: str | None
    articles: int
    unread: int


class FetchRecord(msgspec.Struct, frozen=True):
    """A line of `feeds fetch --json`: ids of new articles and new editions; `same` counts entries that were here."""

    feed: str
    fetched: bool
    new: list[str]
    changed: list[str]
    same: int
    failed: list[str]


class PlacesRecord(msgspec.Struct, frozen=True):
    """What `where --json` says: files and folders, whether or not they are there."""

    library: str
    index: str
    config: str
    state: str
    samples: str
