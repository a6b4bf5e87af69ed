"""E-mails (newsletters), mailboxes, and pages a browser saved as one file (MHTML): all are MIME messages."""

from __future__ import annotations

import codecs
import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from index.errors import InputError
from index.intake.digest import items
from index.intake.document import Document
from index.intake.signs import MAILBOX
from index.model import Given, Media, Page, PublishedFrom
from index.text import plain

_NEXT_MESSAGE = re.compile(rb"^From [^\n]*\d\d:\d\d[^\n]*\n", re.MULTILINE)
_SENT = ("To", "Received", "Delivered-To", "List-Id")  # what a browser that saves a page has no use for
_ESCAPED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(document: Document, given: Given) -> Iterator[Page | InputError]:
    """Yield a page for a message, or one for each of a mailbox, its path with `#` and its number."""
    content = document.content()
    if not content.startswith(MAILBOX.encode()):
        yield from _pages(document.path, content, given)
        return
    starts = [found.end() for found in _NEXT_MESSAGE.finditer(content)] or [content.find(b"\n") + 1]
    ends = [*(found.start() for found in _NEXT_MESSAGE.finditer(content)), len(content)][1:] or [len(content)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        yield from _pages(f"{document.path}#{number}", _ESCAPED_FROM.sub(rb"\1", content[start:end]), given)


def _pages(path: str, content: bytes, given: Given) -> Iterator[Page | InputError]:
    """Make a page of a message, or one of each article that it tells of, its path with `#` and its number."""
    page = _page(path, content, given)
    told = items(page.content.decode("utf-8-sig")) if isinstance(page, Page) and page.media is Media.HTML else []
    if isinstance(page, InputError) or page.given.url or not told:
        yield page
        return
    for number, item in enumerate(told, 1):
        fields = replace(
            page.given,
            # One title given for a letter is not that of each of its items.
            title=item.title or given.title or page.given.title,
            url=item.url,
            entry=True,
        )
        yield Page(f"{path}#{number}", codecs.BOM_UTF8 + item.text.encode(), Media.TEXT, fields)


def _page(path: str, content: bytes, given: Given) -> Page | InputError:
    """Make a page of a message's HTML, else of its text."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    try:
        part = message.get_body(("html", "plain"))
        text = part.get_content() if part is not None else ""
    except (LookupError, ValueError, KeyError, AttributeError):  # a broken message, or an unknown charset
        part, text = None, ""
    if part is None or not isinstance(text, str) or not text.strip():
        return InputError(path, "a message without text", "hand in the page it links to")
    media = Media.HTML if part.get_content_type() == "text/html" else Media.TEXT
    # The mark outranks a charset that the HTML declares: it is UTF-8 now, whatever it was.
    return Page(path, codecs.BOM_UTF8 + text.encode("utf-8", "replace"), media, _merged(message, part, given))


def _merged(message: MIMEPart, part: MIMEPart, given: Given) -> Given:
    """Take the fields from the headers; what the reader gave stands above them."""
    address = _field(message, "Snapshot-Content-Location") or _field(part, "Content-Location")
    url = address if address and address.startswith(("http://", "https://")) else None
    sent = any(_field(message, name) for name in _SENT)
    if url or (message.get_content_type() == "multipart/related" and not sent):
        # A saved page: its headers are the browser's, and its title and date stand in the page.
        return replace(given, url=given.url or url)
    sender = parseaddr(_field(message, "From") or "")[0]
    published = given.published or _date(_field(message, "Date"))
    return replace(
        given,
        outlet=given.outlet or plain(sender) or None,
        title=given.title or _field(message, "Subject"),
        published=published,
        published_from=given.published_from if given.published else PublishedFrom.META,
    )


def _field(message: MIMEPart, name: str) -> str | None:
    """Read a header as plain words; a broken one is none."""
    try:
        value = message[name]
    except (ValueError, IndexError, AttributeError):
        return None
    return plain(str(value)) or None if value is not None else None


def _date(value: str | None) -> str | None:
    try:
        return parsedate_to_datetime(value).isoformat() if value else None
    except (ValueError, TypeError, IndexError):
        return None
