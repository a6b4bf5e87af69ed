"""One feed on its way into a library: which of its entries are wanted, and what is kept of each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from index.errors import InputError
from index.fetching import Fetched, FetchError, plain_address
from index.intake import read_content
from index.model import Given, Media, Page
from index.store import KnownEntry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.intake.feeds import Entry
    from index.intake.feeds import Feed as Parsed
    from index.store import Feed

__all__ = ["Take", "pending", "take_in"]

_TRIES = 3
"""How often the page behind an entry is asked for in all."""
_HERE = -1


@dataclass(slots=True)
class Take:
    """A feed that has come, on its way in: the entries that are new or changed, by key."""

    feed: Feed
    known: dict[str, KnownEntry]
    fresh: dict[str, Entry]
    digests: dict[str, bytes]
    same: int
    pages: dict[str, Page | InputError] = field(default_factory=dict)
    """The full pages that were asked for, by key."""
    failed: list[InputError] = field(default_factory=list)

    def arrived(self, key: str, answer: Fetched | FetchError) -> None:
        """Take what came for the page behind an entry."""
        self.pages[key] = _page(answer)

    def chosen(self, key: str, path: str) -> Page | InputError:
        """Choose what to keep of an entry: its full page where that came, else what the feed has of it."""
        entry = self.fresh[key]
        given = Given(url=plain_address(entry.url)) if entry.url else Given()
        full = self.pages.get(key)
        if isinstance(full, Page):
            return replace(full, path=path, given=entry.given(given))
        teaser = entry.page(path, given)
        if isinstance(full, InputError):
            if isinstance(teaser, InputError):
                return InputError(path, full.reason, full.hint)
            self.failed.append(full)
        elif isinstance(teaser, InputError):
            return InputError(path, teaser.reason, "have its page fetched too: newsreader feeds add --full ADDRESS")
        return teaser

    def has_page(self, key: str) -> bool:
        """Whether the page behind an entry has come."""
        return isinstance(self.pages.get(key), Page)

    def without_page(self, key: str, error: InputError) -> Page | InputError:
        """Give what the feed has of an entry, whose page failed."""
        self.pages[key] = InputError(self.fresh[key].url or error.path, error.reason, error.hint)
        return self.chosen(key, error.path)

    def known_now(self, key: str, article: str | None) -> KnownEntry:
        """Say what is known of an entry from now on."""
        before = self.known.get(key)
        digest = self.digests[key]
        full = self.pages.get(key)
        if full is None:
            return KnownEntry(digest, 0, article)
        tries = _HERE if isinstance(full, Page) else 1
        if tries > 0 and before is not None and before.digest == digest:
            tries = max(before.tries, 0) + 1
        return KnownEntry(digest, tries, article)


def take_in(feed: Feed, found: Parsed, known: dict[str, KnownEntry]) -> Take:
    """Look at what a feed has; the entries that are new or changed are to be kept, the oldest first."""
    entries = _by_key(found.entries)
    digests = {key: _digest(entry) for key, entry in entries.items()}
    fresh = {key: entry for key, entry in entries.items() if _wanted(feed, entry, known.get(key), digests[key])}
    return Take(feed, known, fresh, digests, len(entries) - len(fresh))


def pending(entry: KnownEntry) -> bool:
    """Whether the page behind an entry is still to be had."""
    return 0 < entry.tries < _TRIES


def _wanted(feed: Feed, entry: Entry, known: KnownEntry | None, digest: bytes) -> bool:
    """Whether an entry is to be taken in: it is new or changed, or its page could not be had so far."""
    if known is None or known.digest != digest:
        return True
    again = known.article is not None if known.tries == 0 else 0 < known.tries < _TRIES
    return feed.whole and entry.url is not None and again


def _by_key(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Give the entries of a feed by key, the oldest first; some feeds name all alike: the address parts these."""
    addresses: dict[str | None, set[str | None]] = {}
    for entry in entries:
        addresses.setdefault(entry.key, set()).add(entry.url)
    return {
        _key(replace(entry, key=None) if len(addresses[entry.key]) > 1 else entry): entry for entry in reversed(entries)
    }


def _key(entry: Entry) -> str:
    """Name an entry for good: by the feed's own name for it, else its address, else its words."""
    name = entry.key or entry.url or f"{entry.title}\n{entry.text}"
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _digest(entry: Entry) -> bytes:
    said = "\0".join([entry.text, entry.title or "", entry.published or "", "\n".join(entry.authors), entry.url or ""])
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()[:16]


def _page(answer: Fetched | FetchError) -> Page | InputError:
    """Make a page of what came behind an entry, if it is one."""
    if isinstance(answer, FetchError):
        return answer
    pages = list(read_content(answer.address, answer.content or b""))
    if len(pages) != 1 or (isinstance(pages[0], Page) and pages[0].media is Media.RECORD):
        return InputError(answer.address, "is no page with an article", "open it in a browser")
    return pages[0]
