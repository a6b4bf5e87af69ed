"""RSS, Atom and JSON Feed: each entry is a page, with the fields the feed gives it."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec

from index.errors import InputError
from index.intake.document import Document
from index.model import Given, Media, Page, PublishedFrom
from index.text import plain

# Of a broken feed feedparser makes what it can, but on some (a number no character has) it raises.
_FEEDPARSER_RAISES = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
)
_TAG = re.compile(r"<[^<>]*>")
# Many descriptions are HTML without a tag, with no more than an ellipsis or a quotation mark as an entity.
_MARKUP = re.compile(r"<[^<>]*>|&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z]{2,8});", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one entry; `text` is HTML or plain text as it stands there, `key` the feed's name for it."""

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    key: str | None = None

    def page(self, path: str, given: Given) -> Page | InputError:
        """Make a page of it; what the reader gave stands above what the feed says."""
        if not self.text.strip():
            return InputError(path, "a feed entry without text", "save the page it links to")
        media = Media.HTML if _MARKUP.search(self.text) else Media.TEXT
        return Page(path, self.text.encode("utf-8", errors="replace"), media, self.given(given))

    def given(self, given: Given) -> Given:
        """Put what the reader gave above what the feed says."""
        return replace(
            given,
            outlet=given.outlet or self.outlet,
            title=given.title or self.title,
            authors=given.authors if given.authors is not None else (self.authors or None),
            published=given.published or self.published,
            published_from=given.published_from if given.published else PublishedFrom.FEED,
            entry=True,
            url=given.url or self.url,
        )


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed holds, in its order."""

    title: str | None
    entries: tuple[Entry, ...]


def parse(content: bytes, address: str | None = None) -> Feed | None:
    """Read a feed, its links from the `address` it was fetched from; None for what is none."""
    found = _json_feed(content) if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else None
    return found or _xml_feed(content, address)


def read(document: Document, given: Given) -> Iterator[Page | InputError]:
    """Yield a page an entry, its path with `#` and the entry's number, in the feed's order."""
    feed = parse(document.content())
    if feed is None or not feed.entries:
        yield InputError(document.path, "a feed without entries that can be read", "fetch the feed again")
        return
    for number, entry in enumerate(feed.entries, 1):
        yield entry.page(f"{document.path}#{number}", given)


# --- RSS and Atom -------------------------------------------------------------


def _xml_feed(content: bytes, address: str | None) -> Feed | None:
    import feedparser  # 70 ms, and most inputs are no feeds

    headers = {"content-location": address} if address else {}
    try:
        parsed = feedparser.parse(io.BytesIO(content), response_headers=headers, sanitize_html=False)
    except _FEEDPARSER_RAISES:
        return None
    if not parsed.entries and not parsed.get("version"):
        return None
    title = _words(parsed.feed.get("title"))
    return Feed(title, tuple(_xml_entry(entry, title) for entry in parsed.entries))


def _xml_entry(entry: Mapping[str, Any], feed: str | None) -> Entry:
    texts = [str(part.get("value") or "") for part in entry.get("content") or ()]
    texts.append(str(entry.get("summary") or ""))
    names = [_words(author.get("name")) for author in entry.get("authors") or ()]
    origin = entry.get("source") or {}
    return Entry(
        text=max(texts, key=len),
        title=_words(entry.get("title")),
        url=_address(entry.get("link")),
        published=_iso(entry.get("published") or entry.get("updated")),
        authors=tuple(name for name in names if name),
        # An entry taken over from elsewhere says so; the feed that carries it is then no outlet.
        outlet=_words(origin.get("title")) or feed,
        key=entry.get("id") or None,
    )


# --- JSON Feed (1.0 and 1.1) --------------------------------------------------


class _Author(msgspec.Struct):
    name: str | None = None


class _Item(msgspec.Struct):
    id: str | int | None = None
    title: str | None = None
    url: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    author: _Author | None = None
    authors: list[_Author] | None = None


class _Feed(msgspec.Struct):
    items: list[_Item]
    title: str | None = None


def _json_feed(content: bytes) -> Feed | None:
    try:
        feed = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Feed)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return Feed(_words(feed.title), tuple(_json_entry(item, feed.title) for item in feed.items))


def _json_entry(item: _Item, feed: str | None) -> Entry:
    authors = item.authors or filter(None, [item.author])
    return Entry(
        text=item.content_html or item.content_text or item.summary or "",
        title=_words(item.title),
        url=_address(item.url),
        published=_iso(item.date_published),
        authors=tuple(name for author in authors if (name := _words(author.name))),
        outlet=_words(feed),
        key=str(item.id) if item.id else None,
    )


# --- fields -------------------------------------------------------------------


def _words(value: str | None) -> str | None:
    """Write a field as plain words: feeds put markup and entities in titles."""
    return plain(html.unescape(_TAG.sub("", value))) or None if value else None


def _address(value: str | None) -> str | None:
    return value if value and value.startswith(("http://", "https://")) else None


def _iso(value: str | None) -> str | None:
    """Write a feed's date in ISO 8601 with the offset it has; None for what cannot be read."""
    if not value:
        return None
    text = value.strip()
    try:
        stamp = datetime.fromisoformat(text)
    except ValueError:
        pass
    else:
        return text if len(text) == len("2000-01-01") else stamp.isoformat()
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return None
