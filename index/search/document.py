"""What a query is asked of: an article's searched words and the fields it can be filtered by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.query import Field
from index.search.folded import fold_article
from index.text import words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.model import Article

__all__ = ["Document", "document", "named"]


@dataclass(frozen=True, slots=True)
class Document:
    """One article as a query sees it; `title` and `body` are folded (`index.search.folded`)."""

    title: str
    body: str
    outlet: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    day: str | None = None
    story: str | None = None
    """The id of its story."""
    story_title: str | None = None
    tags: Collection[str] = ()
    """The tags of its marks."""


def document(
    article: Article, *, story: str | None = None, story_title: str | None = None, tags: Collection[str] = ()
) -> Document:
    """Fold an article for searching; story and tags are the library's to tell."""
    folded = fold_article(article)
    return Document(
        folded.title,
        folded.body,
        article.outlet,
        article.source.name if article.source else None,
        article.authors,
        article.day,
        story,
        story_title,
        tags,
    )


def named(field: Field, name: str | None) -> bool:
    """Whether a name has the words of a field's value, as neighbours ("times" in "The Hill Times")."""
    if not name:
        return False
    wanted = words(field.value)
    found = words(name)
    return bool(wanted) and any(
        _same(wanted, found[at : at + len(wanted)], prefix=field.prefix) for at in range(len(found) - len(wanted) + 1)
    )


def _same(wanted: Sequence[str], found: Sequence[str], *, prefix: bool) -> bool:
    if prefix:
        return wanted[:-1] == found[:-1] and found[-1].startswith(wanted[-1])
    return wanted == found
