"""JSON Lines: each line one article that needs no cleaning. A bad line is named by its number; the rest go in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

import msgspec

from index.errors import InputError
from index.intake.document import HEAD, PAGE_LIMIT, Document
from index.intake.signs import RECORD_NAMES
from index.model import Given, Media, Page, SourceKind

_DAY_OR_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?\Z")


class RecordSource(msgspec.Struct):
    """Whose text it is, in a record."""

    name: str
    kind: SourceKind


class Record(msgspec.Struct):
    """One article as a line gives it: only `body` is required; null and missing are equal; other fields are let be."""

    body: list[str]
    id: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    authors: list[str] | None = None
    source: RecordSource | None = None
    url: str | None = None


_decoder = msgspec.json.Decoder(Record)


def read(document: Document, given: Given) -> Iterator[Page | InputError]:
    """Yield a page a line, its path with `#` and the line's number, and an error for each bad line."""
    if not document.name.endswith(RECORD_NAMES) and not _is_json(_first_line(document)):
        yield _whole(document, given)
        return
    number = 0
    some = False
    for line in _lines(document):
        number += 1
        record = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not record:
            continue
        some = True
        reason = "is too long" if len(line) > PAGE_LIMIT else problem(record)
        if reason:
            yield InputError(document.path, f"line {number} {reason}", "mend that line; the others go in")
        else:
            yield Page(f"{document.path}#{number}", record, Media.RECORD, given)
    if not some:
        yield InputError(document.path, "holds no records", "write one JSON object a line")


def problem(record: bytes) -> str | None:
    """Say what is wrong with a record, in words that follow "line 3"; None when nothing is."""
    try:
        article = _decoder.decode(record)
    except msgspec.ValidationError as error:
        return f"is no article record ({error})"
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return "is not JSON"
    if not any(text.strip() for text in article.body):
        return "has an empty body"
    if article.published and not _is_iso(article.published):
        return "has a date that is not ISO 8601"
    return None


def _is_iso(text: str) -> bool:
    if not _DAY_OR_TIME.match(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _whole(document: Document, given: Given) -> Page | InputError:
    """Read one record written over several lines."""
    content = document.content().removeprefix(b"\xef\xbb\xbf").strip()
    reason = problem(content)
    if reason:
        return InputError(document.path, reason, "hand in records, one JSON object a line")
    return Page(document.path, content, Media.RECORD, given)


def _first_line(document: Document) -> bytes:
    return document.head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0].strip()


def _is_json(line: bytes) -> bool:
    """Tell whether the line stands by itself. One longer than the head is taken to."""
    if len(line) >= HEAD - 1024:
        return True
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def _lines(document: Document) -> Iterator[bytes]:
    r"""Give the lines one after another, so that a long file is never held as a whole. Only `\n` ends a line."""
    head = document.head.split(b"\n")
    yield from head[:-1]
    first = head[-1] + document.rest.readline(PAGE_LIMIT)
    if first:
        yield first
    while line := document.rest.readline(PAGE_LIMIT + 1):
        yield line
