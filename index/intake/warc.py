"""A web archive (WARC): each HTML page that a server answered with is a page, with its address."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from index.errors import InputError
from index.intake.document import PAGE_LIMIT, Document
from index.model import Given, Media, Page

_MARK = "WARC/1."
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_CHUNK = re.compile(rb"([0-9a-fA-F]+)[^\r\n]*\r?\n")


def matches(document: Document) -> bool:
    """Tell whether it is a web archive; `.warc.gz` is unpacked by then."""
    return document.opening.startswith(_MARK)


def read(document: Document, given: Given) -> Iterator[Page | InputError]:
    """Yield the pages in it, each path with `#` and the page's number; whatever else was fetched is passed over."""
    number = 0
    for fields, block in _records(document):
        if fields.get("warc-type") not in ("response", "resource"):
            continue
        try:
            page = _page(fields, block)
        except ValueError as error:
            yield InputError(f"{document.path}#{number + 1}", str(error), "fetch the page again")
            page = (Media.HTML, b"")
        if page is None:
            continue
        number += 1
        if not page[1]:
            continue
        media, content = page
        address = fields.get("warc-target-uri", "").strip("<>")
        yield Page(f"{document.path}#{number}", content, media, replace(given, url=given.url or address or None))
    if not number:
        yield InputError(document.path, "a web archive without pages", "hand in one with HTML in it")


def _records(document: Document) -> Iterator[tuple[Mapping[str, str], bytes]]:
    """Give each record's fields and block, one after another, so that a long archive is never held as a whole."""
    buffer = document.head
    while True:
        end = buffer.find(b"\r\n\r\n")
        if end < 0:
            more = document.rest.read(1 << 16)
            if not more or len(buffer) > 1 << 20:
                return
            buffer += more
            continue
        fields = _fields(buffer[:end])
        start = end + 4
        length = int(fields["content-length"]) if fields.get("content-length", "").isdigit() else 0
        if length > PAGE_LIMIT:
            raise InputError(document.path, "holds a record that is too long", "hand in its pages singly")
        while len(buffer) < start + length and (more := document.rest.read(start + length - len(buffer))):
            buffer += more
        yield fields, buffer[start : start + length]
        buffer = buffer[start + length :].lstrip(b"\r\n") or document.rest.read(1 << 16).lstrip(b"\r\n")


def _fields(block: bytes) -> dict[str, str]:
    """Read header lines, names in small letters."""
    lines = block.decode("utf-8", "replace").splitlines()
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _page(fields: Mapping[str, str], block: bytes) -> tuple[Media, bytes] | None:
    """Take the page out of a record: without the HTTP headers, unpacked. None for what is no page."""
    content, kind = block, fields.get("content-type", "")
    if fields["warc-type"] == "response":
        head, _, content = block.partition(b"\r\n\r\n")
        status = head.split(b" ", 2)[1:2]
        if status and not status[0].startswith(b"2"):
            return None
        answer = _fields(head)
        kind = answer.get("content-type", "")
        if "chunked" in answer.get("transfer-encoding", "").lower():
            content = _unchunked(content)
        content = _unpacked(content, answer.get("content-encoding", "").lower())
    kind = kind.partition(";")[0].strip().lower()
    if kind not in _PAGE_TYPES or not content.strip():
        return None
    return (Media.TEXT if kind == "text/plain" else Media.HTML), content


def _unchunked(content: bytes) -> bytes:
    """Join the chunks of a body; one that is not chunked after all stays as it is."""
    parts: list[bytes] = []
    at = 0
    while chunk := _CHUNK.match(content, at):
        size = int(chunk.group(1), 16)
        parts.append(content[chunk.end() : chunk.end() + size])
        at = chunk.end() + size + 2
        if not size:
            break
    return b"".join(parts) if parts else content


def _unpacked(content: bytes, encoding: str) -> bytes:
    """Unpack a body, no further than PAGE_LIMIT; one that is not packed after all stays as it is."""
    if encoding in ("", "identity"):
        return content
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise ValueError(f"a page packed as {encoding}, which cannot be unpacked")
    try:
        return zlib.decompressobj(wbits=47 if encoding != "deflate" else 15).decompress(content, PAGE_LIMIT)
    except zlib.error:
        return content
