"""Which way a library is searched: its texts while it is small, its index when there is one, else its newest texts."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from index.library.indexing import SCAN_UP_TO, mark_bad, open_index
from index.library.words import Words, of_documents, of_lexicons
from index.query import And, Field, Node, Not, Or
from index.search import Document, named
from index.search.engine import Engine, Found
from index.search.scan import compiled, story_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.library.core import Core
    from index.query import Phrase, Term
    from index.search.whoosh import Snapshot
    from index.store import Searched, Stamp

__all__ = ["Searcher", "Way"]

_SCAN_SECONDS = 0.5
_CHUNK = 500
_OVERLAY = 300
"""Articles stored since the engine was made that are scanned beside it, before it is made again."""


class Way(NamedTuple):
    """What an answer rests on: articles `searched`, and whether these were all."""

    searched: int
    complete: bool


class Searcher:
    """Searches one library; kept between searches, and renewed when the library has changed. One thread at a time."""

    def __init__(self, core: Core) -> None:
        """Search this library. Nothing is read before the first search."""
        self._core = core
        self._generation = -1
        self._stamps: frozenset[Stamp] = frozenset()
        self._documents: dict[int, Document] = {}
        self._words: Words | None = None
        self._engine: Engine | None = None
        self._behind = 0
        """The last sequence that the engine knows; what came later is in `_overlay`."""
        self._overlay: dict[int, Document] = {}
        self._opened: tuple[Stamp, Snapshot] | None = None
        self._order: list[int] = []

    def close(self) -> None:
        """Let go of the index."""
        self._engine = None
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None

    def find(self, root: Node, limit: int, *, hurry: bool = False) -> tuple[Found, Way]:
        """Give the newest articles that a query asks for. In a `hurry`, without an index only the newest are read."""
        self._renew()
        if self._engine is not None and self._opened is not None:
            from index.search.whoosh import IndexBrokenError

            try:
                return self._with_overlay(root, self._engine.find(root, limit), limit), Way(self.size, complete=True)
            except IndexBrokenError:
                mark_bad(self._core, self._opened[0])
                self.close()
                self._generation = -1  # what lay over the engine is to be read with the rest
                self._renew()
        return self._scan(root, limit, hurry=hurry)

    def holding(self, leaf: Term | Phrase) -> int:
        """Count the articles with a word, or with the words of a phrase, as far as that is known without reading."""
        if self._engine is not None:
            from index.search.whoosh import IndexBrokenError

            try:
                return self._engine.holding(leaf)
            except IndexBrokenError:
                return 0  # the next search will find it broken, and say what is so
        return sum(map(compiled(leaf), self._documents.values()))

    def words(self) -> Words:
        """Give the library's words: those of the index, or of the articles that are kept ready; else none."""
        self._renew()
        if self._opened is not None:
            return of_lexicons([segment.lexicon for segment in self._opened[1].segments], self.size)
        if self._words is None:
            self._words = of_documents(self._documents.values())
        return self._words

    @property
    def size(self) -> int:
        """How many articles there were when the searcher was renewed."""
        return len(self._order) + len(self._overlay)

    def _with_overlay(self, root: Node, found: Found, limit: int) -> Found:
        """Add what came in since the engine was made."""
        test = compiled(root)
        tags = self._core.marks.tags_by_sequence() if self._overlay and _asks_tags(root) else {}
        new = [one for one, document in self._overlay.items() if test(_tagged(document, tags.get(one)))]
        if not new:
            return found
        newest = self._core.articles.newest_first([*new, *found.sequences])
        return Found(tuple(newest[:limit]), found.total + len(new), found.exact)

    def _extended(self) -> bool:
        """Whether the change was only a few more articles, which now lie over the engine."""
        articles = self._core.articles
        if self._engine is None or self._opened is None:
            return False
        last = articles.last_sequence()
        added = articles.count_after(self._behind)
        if added > _OVERLAY or articles.count() != self._engine.size + added:
            return False
        newest = max(self._overlay, default=self._behind)
        if last > newest:
            self._overlay |= self._read([text[0] for text in self._core.texts.folded_after(newest, _OVERLAY)])
        elif self._overlay:  # then their stories have changed
            self._overlay = self._read(list(self._overlay))
        return len(self._overlay) == added

    def _renew(self) -> None:
        generation, stamps = self._core.database.generation(), self._core.stamps.all()
        if (generation, stamps) == (self._generation, self._stamps):
            return
        if stamps == self._stamps and self._extended():
            self._generation = generation
            return
        articles = self._core.articles
        self._overlay = {}
        self._behind = articles.last_sequence()
        self._order = articles.order()
        self._documents = {}
        self._words = None
        if len(self._order) <= SCAN_UP_TO:
            self.close()
            self._documents = self._read(self._order)
        else:
            self._open()
        self._generation, self._stamps = generation, stamps

    def _open(self) -> None:
        """Make the engine anew, on the snapshot that is open if that is still the stamped one."""
        from index.search.whoosh import SCHEMA, IndexBrokenError

        if self._opened is not None and self._opened[0] != self._core.stamps.get(SCHEMA):
            self.close()
        if self._opened is None:
            self._opened = open_index(self._core)
        self._engine = None
        if self._opened is not None:
            try:
                self._engine = Engine(self._opened[1].segments, self._order, Texts(self._core))
            except IndexBrokenError:
                mark_bad(self._core, self._opened[0])
                self.close()

    def _scan(self, root: Node, limit: int, *, hurry: bool) -> tuple[Found, Way]:
        test = compiled(root)
        tags = self._core.marks.tags_by_sequence() if _asks_tags(root) else {}
        until = time.monotonic() + _SCAN_SECONDS if hurry else None
        found: list[int] = []
        searched = 0
        for at in range(0, len(self._order), _CHUNK):
            some = self._order[at : at + _CHUNK]
            documents = self._documents or self._read(some)
            for one in some:
                document = documents.get(one)
                if document is not None and test(_tagged(document, tags.get(one))):
                    found.append(one)
            searched += len(some)
            if until is not None and time.monotonic() > until:
                break
        complete = searched == len(self._order)
        return Found(tuple(found[:limit]), len(found), exact=complete), Way(searched, complete)

    def _read(self, sequences: Sequence[int]) -> dict[int, Document]:
        return {one.sequence: _document(one) for one in self._core.texts.searched(sequences)}


class Texts:
    """What the engine asks of the library."""

    def __init__(self, core: Core) -> None:
        """Ask this library."""
        self._core = core

    def read(self, sequences: Sequence[int]) -> list[tuple[int, str, str]]:
        """Give (sequence, folded title, folded body) of articles."""
        return self._core.texts.folded(sequences)

    def having(self, field: Field) -> Iterable[int]:
        """Give the sequences of the articles with a field (any but the title)."""
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


def _document(one: Searched) -> Document:
    authors = tuple(one.authors.split("\n")) if one.authors else ()
    return Document(one.title, one.body, one.outlet, one.source, authors, one.day, one.story, one.story_title)


def _tagged(document: Document, tags: set[str] | None) -> Document:
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


def _asks_tags(node: Node) -> bool:
    """Whether a tag is asked for, wanted or not."""
    if isinstance(node, And | Or):
        return any(map(_asks_tags, node.parts))
    if isinstance(node, Not):
        return _asks_tags(node.part)
    return isinstance(node, Field) and node.name == "tag"
