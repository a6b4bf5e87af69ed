"""The kinds of input, and which of them a document is: the first one that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.errors import InputError
from index.intake import pages, refused, signs, warc
from index.intake.document import Document
from index.model import Given, Page


class Kind(NamedTuple):
    """A kind of input: how to know it by its head, and how to read it."""

    name: str
    matches: Callable[[Document], bool]
    read: Callable[[Document, Given], Iterator[Page | InputError]]


def read_document(document: Document, given: Given) -> Iterator[Page | InputError]:
    """Read a document by its kind."""
    yield from kind_of(document).read(document, given)


def _read_archive(document: Document, given: Given) -> Iterator[Page | InputError]:
    from index.intake import archive

    yield from archive.read(document, given, read_document)


def _read_feed(document: Document, given: Given) -> Iterator[Page | InputError]:
    from index.intake import feeds

    yield from feeds.read(document, given)


def _read_records(document: Document, given: Given) -> Iterator[Page | InputError]:
    from index.intake import records

    yield from records.read(document, given)


def _read_mail(document: Document, given: Given) -> Iterator[Page | InputError]:
    from index.intake import mail

    yield from mail.read(document, given)


KINDS = (
    # Before what is refused: packed pages in it look like a binary file.
    Kind("warc", warc.matches, warc.read),
    Kind("refused", refused.matches, refused.read),
    Kind("archive", signs.is_archive, _read_archive),
    Kind("feed", signs.is_feed, _read_feed),
    Kind("records", signs.is_records, _read_records),
    Kind("mail", signs.is_mail, _read_mail),
    Kind("html", pages.is_html, pages.read_html),
    Kind("text", pages.is_text, pages.read_text),
)


def kind_of(document: Document) -> Kind:
    """Give the kind of a document; every document has one."""
    return next(kind for kind in KINDS if kind.matches(document))
