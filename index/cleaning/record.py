"""A JSON Lines record to an article: it needs no cleaning, only its texts made plain."""

from __future__ import annotations

import json
import re
from typing import Any

from index.cleaning.dates import iso_of
from index.errors import InputError
from index.model import Page, Paragraph, PublishedFrom, Source, SourceKind
from index.text import plain

__all__ = ["Record", "read_record"]

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?\Z")


class Record:
    """The fields of one record, checked."""

    __slots__ = ("authors", "id", "outlet", "paragraphs", "published", "published_from", "source", "title", "url")

    def __init__(self, path: str, fields: dict[str, Any]) -> None:
        """Check the fields of a record from `path`; InputError names the one that is wrong."""
        self.id = _text(path, fields, "id")
        self.outlet = _text(path, fields, "outlet")
        self.title = _text(path, fields, "title")
        self.url = _text(path, fields, "url")
        self.authors = tuple(_texts(path, fields, "authors"))
        self.source = _source(path, fields.get("source"))
        self.paragraphs = tuple(Paragraph(text) for text in _texts(path, fields, "body"))
        self.published = _published(path, _text(path, fields, "published"))
        self.published_from = PublishedFrom.GIVEN if self.published else None
        if fields.get("body") is None:
            raise InputError(path, "a record without body", "body is a list of paragraphs")


def read_record(page: Page, text: str) -> Record:
    """Read the one JSON object of a page; raises InputError where it is none."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(
            page.path, f"not a JSON object ({error})", "each line of a .jsonl file is one article"
        ) from None
    if not isinstance(fields, dict):
        raise InputError(page.path, "not a JSON object", "each line of a .jsonl file is one article")
    return Record(page.path, fields)


def _text(path: str, fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(path, f"{name} is not a text")
    return plain(value) or None


def _texts(path: str, fields: dict[str, Any], name: str) -> list[str]:
    value = fields.get(name)
    value = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InputError(path, f"{name} is not a list of texts")
    return [text for item in value if (text := plain(item))]


def _source(path: str, value: object) -> Source | None:
    if value is None:
        return None
    if isinstance(value, str):
        return Source(plain(value), SourceKind.REPRINT)
    if isinstance(value, dict) and isinstance(value.get("name"), str) and value.get("kind") in list(SourceKind):
        return Source(plain(value["name"]), SourceKind(value["kind"]))
    raise InputError(path, "source is not a name with a kind", 'as {"name": "...", "kind": "reprint"}')


def _published(path: str, value: str | None) -> str | None:
    if value is None:
        return None
    iso = value.replace(" ", "T", 1) if _ISO.match(value) else iso_of(value)
    if iso is None:
        raise InputError(path, f"published is no date: {value[:40]}", "as 2025-06-21 or 2025-06-21T23:47:00+02:00")
    return iso
