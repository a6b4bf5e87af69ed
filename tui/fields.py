"""The fields of an article as a form has them: what stands in each, where it is from, and what was typed read back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final, NamedTuple

from index.errors import NewsreaderError
from index.model import Article, PublishedFrom, Source, SourceKind


class Field(NamedTuple):
    """A field: its name in an article, what it is called, how it is written, and its name among the page's lines."""

    name: str
    label: str
    example: str
    in_page: str


FIELDS: Final = (
    Field("title", "Title", "the headline", "title"),
    Field("outlet", "Outlet", "who put the page out", "outlet"),
    Field("authors", "Authors", "names, a semicolon between: Ida Moll; Per Holm", "author"),
    Field("published", "Date", "2031-03-04, or with a time: 2031-03-04T08:30+02:00", "date"),
    Field("source", "Source", "whose text it is, if another's: Ridge Agency (wire)", "source"),
)
"""The fields that are set by hand, in the order in which the form has them."""

_SOURCE = re.compile(rf"(.*?)\s*(?:\((?P<kind>{'|'.join(SourceKind)})\))?", re.DOTALL)
_DATE_FROM: Final = {
    PublishedFrom.META: "from what the page says of itself",
    PublishedFrom.FEED: "from its feed",
    PublishedFrom.URL: "from its address",
    PublishedFrom.TEXT: "from its text",
    PublishedFrom.GIVEN: "given when it was added",
}


def is_date(text: str) -> bool:
    """Tell whether a text is a day, or a time, as ISO 8601 writes it."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return len(text) >= len("2031-03-04")


def authors_of(text: str) -> tuple[str, ...]:
    """Take names apart, which are written with a semicolon between them."""
    return tuple(name for part in text.split(";") if (name := " ".join(part.split())))


def written(article: Article, name: str) -> str:
    """Write what stands in a field of an article, "" where it is not known."""
    if name == "authors":
        return "; ".join(article.authors)
    if name == "source":
        return f"{article.source.name} ({article.source.kind})" if article.source else ""
    return getattr(article, name) or ""


def read(name: str, text: str) -> object:
    """Read a field as it was typed: its value, None or () where nothing was; NewsreaderError says what is expected."""
    text = text.strip()
    if name == "authors":
        return authors_of(text)
    if not text:
        return None
    if name == "published" and not is_date(text):
        raise NewsreaderError("write 2031-03-04, or 2031-03-04T08:30+02:00")
    if name == "source":
        found = _SOURCE.fullmatch(text)
        assert found is not None  # noqa: S101  it fits any text
        if not found.group(1).strip():
            raise NewsreaderError("write a name, and behind it (wire), (reprint) or (cited)")
        return Source(found.group(1).strip(), SourceKind(found.group("kind") or SourceKind.REPRINT))
    return text


def whence(article: Article, as_read: Article, field: Field) -> str:
    """Say where what stands in a field is from; `as_read` is the article as cleaning reads its page."""
    if field.name in article.by_hand:
        page = written(as_read, field.name)
        return f"set by you; the page says: {page}" if page else "set by you; the page does not say"
    if not written(article, field.name):
        return "not known: the page does not say"
    lines = [str(used.line) for used in article.used if used.field == field.in_page and used.line is not None]
    where = f"in line{'s' if len(lines) > 1 else ''} {' and '.join(lines)} of the page" if lines else "in the page"
    if field.name == "published":
        if article.published_from is PublishedFrom.CLOCK:
            return f"read {where}, where a clock may stand"
        return _DATE_FROM.get(article.published_from or PublishedFrom.STAMP, f"read {where}")
    return f"read {where}"


def changed(article: Article, as_read: Article, typed: Mapping[str, str]) -> tuple[Article, tuple[str, ...]]:
    """Give the article with what was typed in its fields, and the names of those that are not as they were.

    A field in which stands what the page says is the page's again, and no longer set by hand.
    NewsreaderError where something typed cannot be read.
    """
    names = [name for name, text in typed.items() if text.strip() != written(article, name).strip()]
    values = {name: read(name, typed[name]) for name in names}
    pages = [name for name in names if values[name] == getattr(as_read, name)]
    by_hand = tuple(dict.fromkeys([*(one for one in article.by_hand if one not in pages), *names]))
    by_hand = tuple(one for one in by_hand if one not in pages)
    new = replace(article, by_hand=by_hand, **values)  # type: ignore[arg-type]  # each has its field's type
    if "published" in names:
        given = PublishedFrom.GIVEN if new.published else None
        new = replace(new, published_from=as_read.published_from if "published" in pages else given)
    return new, tuple(names)
