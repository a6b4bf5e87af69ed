"""The fields of an article as one line that a reader can edit, and back: what they changed, and nothing else."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from index.errors import NewsreaderError
from index.model import Article, Source, SourceKind

NAMES: Final = ("title", "outlet", "authors", "published", "source")
"""The fields that are set by hand, in the order in which the line has them."""
_FIELD = re.compile(rf"\s*({'|'.join(NAMES)})\s*:(.*)", re.DOTALL)
_SOURCE = re.compile(rf"(.*?)\s*(?:\((?P<kind>{'|'.join(SourceKind)})\))?", re.DOTALL)


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


def fields_line(article: Article) -> str:
    """Write an article's fields in one line, `outlet: Tarn News | authors: Ida Moll; Per Holm | ...`."""
    return " | ".join(f"{name}: {_written(article, name)}".rstrip() for name in NAMES)


def changed_fields(line: str, article: Article) -> dict[str, object]:
    """Read such a line; gives the fields that are not as the article has them, None or () for emptied ones.

    Raises NewsreaderError where a field is unknown, or a date is none.
    """
    changes: dict[str, object] = {}
    for part in line.split("|"):
        if not part.strip():
            continue
        found = _FIELD.fullmatch(part)
        if found is None:
            raise NewsreaderError(f"{part.strip()[:30]}: no field is called that; there are {', '.join(NAMES)}")
        name, text = found.group(1), found.group(2).strip()
        if text != _written(article, name):
            changes[name] = _read(name, text)
    return changes


def _written(article: Article, name: str) -> str:
    if name == "authors":
        return "; ".join(article.authors)
    if name == "source":
        return f"{article.source.name} ({article.source.kind})" if article.source else ""
    value = getattr(article, name)
    # A bar would read as the end of the field.
    return str(value).replace("|", "/") if value else ""


def _read(name: str, text: str) -> object:
    if name == "authors":
        return authors_of(text)
    if not text:
        return None
    if name == "published" and not is_date(text):
        raise NewsreaderError(f"published: {text} is no date like 2031-03-04 or 2031-03-04T08:30+02:00")
    if name == "source":
        found = _SOURCE.fullmatch(text)
        assert found is not None  # noqa: S101  it fits any text
        return Source(found.group(1).strip(), SourceKind(found.group("kind") or SourceKind.REPRINT))
    return text
