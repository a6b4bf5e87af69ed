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

_XML_ROOT = re.compile(r"(?:<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
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


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one entry; `text` is HTML or plain text, as the feed gives it."""

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


def matches(document: Document) -> bool:
    """Tell whether it is a feed."""
    opening = document.opening
    return bool(_XML_ROOT.match(opening) or (opening.startswith("{") and _JSON_FEED.search(opening)))


def read(document: Document, given: Given) -> Iterator[Page | InputError]:
    """Yield a page an entry, its path with `#` and the entry's number, in the feed's order."""
    content = document.content()
    entries = _json_entries(content) if document.opening.startswith("{") else _xml_entries(content)
    if not entries:
        yield InputError(document.path, "a feed without entries that can be read", "fetch the feed again")
    for number, entry in enumerate(entries, 1):
        path = f"{document.path}#{number}"
        if entry.text.strip():
            media = Media.HTML if _TAG.search(entry.text) else Media.TEXT
            yield Page(path, entry.text.encode("utf-8", errors="replace"), media, _merged(entry, given))
        else:
            yield InputError(path, "a feed entry without text", "save the page it links to")


def _merged(entry: Entry, given: Given) -> Given:
    """Put what the reader gave above what the feed says."""
    return replace(
        given,
        outlet=given.outlet or entry.outlet,
        title=given.title or entry.title,
        authors=given.authors if given.authors is not None else (entry.authors or None),
        published=given.published or entry.published,
        published_from=given.published_from if given.published else PublishedFrom.FEED,
        url=given.url or entry.url,
    )


# --- RSS and Atom -------------------------------------------------------------


def _xml_entries(content: bytes) -> list[Entry]:
    import feedparser  # 70 ms, and most inputs are no feeds

    try:
        parsed = feedparser.parse(io.BytesIO(content), sanitize_html=False)
    except _FEEDPARSER_RAISES:
        return []
    feed = _words(parsed.feed.get("title"))
    return [_xml_entry(entry, feed) for entry in parsed.entries]


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
    )


# --- JSON Feed (1.0 and 1.1) --------------------------------------------------


class _Author(msgspec.Struct):
    name: str | None = None


class _Item(msgspec.Struct):
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


def _json_entries(content: bytes) -> list[Entry]:
    try:
        feed = msgspec.json.decode(content.removeprefix(b"\xef\xbb\xbf"), type=_Feed)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return []
    return [
        Entry(
            text=item.content_html or item.content_text or item.summary or "",
            title=_words(item.title),
            url=_address(item.url),
            published=_iso(item.date_published),
            authors=tuple(
                name for author in item.authors or filter(None, [item.author]) if (name := _words(author.name))
            ),
            outlet=_words(feed.title),
        )
        for item in feed.items
    ]


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
