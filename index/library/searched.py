"""What searching asks of the library: texts, who has a field, and an article as a query sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.query import And, Field, Node, Not, Or
from index.search import Document, named
from index.search.scan import story_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.library.core import Core
    from index.store import Searched

__all__ = ["Texts", "asks", "document", "followed", "tagged"]


class Texts:
    """What the engine asks of the library."""

    def __init__(self, core: Core) -> None:
        """Ask this library."""
        self._core = core
        self._known: dict[Field, Iterable[int]] = {}

    def forget(self) -> None:
        """Ask again who has a field: what is known of that holds for one search."""
        self._known = {}

    def read(self, sequences: Sequence[int]) -> list[tuple[int, str, str]]:
        """Give (sequence, folded title, folded body) of articles."""
        return self._core.texts.folded(sequences)

    def having(self, field: Field) -> Iterable[int]:
        """Give the sequences of the articles with a field (any but the title)."""
        known = self._known
        if field not in known:
            known[field] = self._asked(field)
        return known[field]

    def _asked(self, field: Field) -> Iterable[int]:
        core = self._core
        if field.name == "after":
            return core.fields.since(field.value)
        if field.name == "before":
            return core.fields.until(field.value)
        if field.name == "story":
            return core.stories.sequences(
                [one for one, title in core.stories.titles() if story_named(field, one, title)]
            )
        if field.name == "tag":
            return core.marks.sequences([tag for tag in core.marks.tags() if named(field, tag)])
        if field.name == "author":
            bylines = core.fields.distinct("authors")
            wanted = [one for one in bylines if any(named(field, author) for author in one.split("\n"))]
            return core.fields.having("authors", wanted)
        return core.fields.having(field.name, [one for one in core.fields.distinct(field.name) if named(field, one)])


def document(one: Searched) -> Document:
    """Make what a query sees of what the database has of an article."""
    authors = tuple(one.authors.split("\n")) if one.authors else ()
    return Document(one.title, one.body, one.outlet, one.source, authors, one.day, one.story, one.story_title)


def tagged(document: Document, tags: set[str] | None) -> Document:
    """Add the tags of its marks to an article."""
    if not tags:
        return document
    return Document(
        document.title,
        document.body,
        document.outlet,
        document.source,
        document.authors,
        document.day,
        document.story,
        document.story_title,
        tags,
    )


def followed(core: Core, node: Node) -> Node:
    """Give a query in which the id that a story bore before, after `story:`, is that of the one that goes on for it."""
    if isinstance(node, And | Or):
        return type(node)(tuple(followed(core, part) for part in node.parts))
    if isinstance(node, Not):
        return Not(followed(core, node.part))
    if isinstance(node, Field) and node.name == "story":
        now = core.stories.goes_on_as(node.value.casefold())
        return node if now is None else Field(node.name, now)
    return node


def asks(node: Node, field: str) -> bool:
    """Whether a field is asked for, wanted or not."""
    if isinstance(node, And | Or):
        return any(asks(part, field) for part in node.parts)
    if isinstance(node, Not):
        return asks(node.part, field)
    return isinstance(node, Field) and node.name == field
