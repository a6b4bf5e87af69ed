"""Pages as they came, and what came with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from index.model.articles import PublishedFrom, Source


class Media(StrEnum):
    """What the bytes of a page are."""

    TEXT = "text"
    """A text dump, or Markdown."""
    HTML = "html"
    RECORD = "record"
    """One JSON object: an article that needs no cleaning."""


@dataclass(frozen=True, slots=True)
class Given:
    """Fields that came with a page rather than from it: by hand, or from its feed entry.

    A field given outranks what cleaning reads; None leaves it to cleaning.
    `published_from` says who gave the date. `entry`: the page is an entry of a feed, or an
    item of a newsletter: mostly a teaser, taken as it stands.
    """

    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None
    published_from: PublishedFrom = PublishedFrom.GIVEN
    source: Source | None = None
    url: str | None = None
    entry: bool = False

    @property
    def is_entry(self) -> bool:
        """Whether it is one; of a page that was kept before this was noted, a feed's date tells it."""
        return self.entry or self.published_from is PublishedFrom.FEED


@dataclass(frozen=True, slots=True)
class Page:
    """One document of an input, byte for byte.

    `path` is what the reader handed in; a member of a feed, archive or JSON Lines
    file has `#` and its number behind it, counted from 1. An entry of a feed that was
    fetched goes by its own address.
    """

    path: str
    content: bytes = field(repr=False)
    media: Media
    given: Given = Given()
