"""Which way a library is searched: its texts while it is small, its index when there is one, else its newest texts."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future, wait
from typing import TYPE_CHECKING, NamedTuple

from index.library.fresh import Fresh
from index.library.indexing import SCAN_UP_TO, mark_bad, open_index
from index.library.searched import Texts, asks, document, followed, tagged
from index.library.words import Words, of_documents, of_lexicons
from index.query import Node
from index.search import Document
from index.search.engine import Engine, Found
from index.search.scan import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.library.core import Core
    from index.query import Phrase, Term
    from index.search.whoosh import Snapshot
    from index.store import Stamp

__all__ = ["Searcher", "Way"]

_SCAN_SECONDS = 0.5
_CHUNK = 500
_FRESH = 10_000
"""Articles stored since the engine was made that are kept in memory beside it, before it is made again."""
_AT_ONCE = 250
_CLOSING = 2.0
"""Seconds that an index which is being opened is waited for."""
_TAIL = 1000
"""Articles that the index has not seen whose words are gathered together when the engine is made."""


class Way(NamedTuple):
    """What an answer rests on: articles `searched`, and whether these were all."""

    searched: int
    complete: bool


class _Opened(NamedTuple):
    """An index opened, with what searches it, and what it has not seen."""

    stamp: Stamp
    snapshot: Snapshot
    engine: Engine
    fresh: Fresh
    whole: int
    """How many articles there were."""
    last: int
    """Their last sequence."""
    tail: int
    """How many of them the index has not seen."""


class Searcher:
    """Searches one library; kept between searches, and renewed when the library has changed. One thread at a time."""

    def __init__(self, core: Core) -> None:
        """Search this library. Nothing is read before the first search."""
        self._core = core
        self._generation = -1
        self._stamps: frozenset[Stamp] = frozenset()
        self._documents: dict[int, Document] = {}
        self._words: Words | None = None
        self._opened: _Opened | None = None
        self._order: list[int] = []
        """The sequences of all articles, newest first, where texts are searched."""
        self._texts = Texts(core)
        self._next: Future[_Opened | None] | None = None
        """The index as it is now, while it is being opened beside the searches."""

    def close(self) -> None:
        """Let go of the index, and of the one that is being opened."""
        if self._next is not None:
            wait([self._next], _CLOSING)
            coming = self._next.result() if self._next.done() and not self._next.exception() else None
            if coming is not None and (self._opened is None or coming.snapshot is not self._opened.snapshot):
                coming.snapshot.close()
            self._next = None
        if self._opened is not None:
            self._opened.snapshot.close()
            self._opened = None

    def find(self, root: Node, limit: int, *, hurry: bool = False) -> tuple[Found, Way]:
        """Give the newest articles that a query asks for.

        In a `hurry`, without an index only the newest are read, and a newer index is opened
        beside the searches.
        """
        root = followed(self._core, root)
        self._texts.forget()
        self._renew(hurry=hurry)
        if self._opened is not None:
            from index.search.whoosh import IndexBrokenError

            try:
                return self._through_index(self._opened, root, limit), Way(self.size, complete=True)
            except IndexBrokenError:
                mark_bad(self._core, self._opened.stamp)
                self.close()
                self._generation = -1  # what lay beside the index is to be read with the rest
                self._renew()
        return self._scan(root, limit, hurry=hurry)

    def holding(self, leaf: Term | Phrase) -> int:
        """Count the articles with a word, or with the words of a phrase, as far as that is known without reading."""
        if self._opened is not None:
            from index.search.whoosh import IndexBrokenError

            try:
                return self._opened.engine.holding(leaf) + self._opened.fresh.holding(leaf)
            except IndexBrokenError:
                return 0  # the next search will find it broken, and say what is so
        return sum(map(compiled(leaf), self._documents.values()))

    def words(self) -> Words:
        """Give the library's words: those of the index, or of the articles that are kept ready; else none."""
        self._renew()
        if self._opened is not None:
            return of_lexicons([segment.lexicon for segment in self._opened.snapshot.segments], self.size)
        if self._words is None:
            self._words = of_documents(self._documents.values())
        return self._words

    @property
    def size(self) -> int:
        """How many articles there were when the searcher was renewed."""
        return (
            len(self._order)
            if self._opened is None
            else self._opened.whole - self._opened.tail + len(self._opened.fresh)
        )

    def _through_index(self, opened: _Opened, root: Node, limit: int) -> Found:
        """Ask the index, and what came in since."""
        found = opened.engine.find(root, limit)
        if not len(opened.fresh):
            return found
        if asks(root, "story"):  # whose stories may have changed since they were read
            opened.fresh.take(self._read(list(opened.fresh.read)))
        tags = self._core.marks.tags_by_sequence() if asks(root, "tag") else {}
        new = opened.fresh.find(root, limit, lambda one, found: tagged(found, tags.get(one)))
        if not new.total:
            return found
        newest = self._core.articles.newest_first([*new.sequences, *found.sequences])
        return Found(tuple(newest[:limit]), found.total + new.total, found.exact and new.exact)

    def _extended(self) -> bool:
        """Whether the change was only some more articles, which now lie beside the index."""
        articles, opened = self._core.articles, self._opened
        if opened is None:
            return False
        fresh = opened.fresh
        # One that comes in between the two counts would seem to be one that was changed.
        if not any(articles.count() == opened.whole + articles.count_after(opened.last) for _ in range(3)):
            return False
        if articles.count_after(fresh.last) > _FRESH - len(fresh):
            return False
        after = max(fresh.last, opened.last)
        while some := self._core.texts.folded_after(after, _AT_ONCE):
            after = some[-1][0]
            fresh.take(self._read([text[0] for text in some]))
            if fresh.full:
                texts = self._core.texts.folded(list(fresh.read))
                fresh.gather(articles.newest_first(list(fresh.read)), texts)
        return True

    def _renew(self, *, hurry: bool = False) -> None:
        generation, stamps = self._core.database.generation(), self._core.stamps.all()
        if self._next is not None and self._next.done():
            self._take_next(stamps)
        if (generation, stamps) == (self._generation, self._stamps):
            return
        if self._extended():
            self._generation = generation
            if stamps == self._stamps:
                return
            if hurry:
                self._open_beside()
                return
        articles = self._core.articles
        self._documents = {}
        self._words = None
        self._order = []
        if articles.count() > SCAN_UP_TO:
            before, self._opened = self._opened, self._open(self._opened)
            if before is not None and (self._opened is None or before.snapshot is not self._opened.snapshot):
                before.snapshot.close()
        else:
            self.close()
        if self._opened is None:
            self._order = articles.order()
            if len(self._order) <= SCAN_UP_TO:
                self._documents = self._read(self._order)
        self._generation, self._stamps = generation, stamps

    def _open_beside(self) -> None:
        """Open the index as it is now while the one that is open still answers."""
        if self._next is None:
            future: Future[_Opened | None] = Future()
            self._next = future
            before = self._opened

            def work() -> None:
                try:
                    future.set_result(self._open(before))
                except Exception as error:  # noqa: BLE001  # whoever takes it meets it
                    future.set_exception(error)

            threading.Thread(target=work, name="open-index", daemon=True).start()

    def _take_next(self, stamps: frozenset[Stamp]) -> None:
        """Put the index that was opened in the place of the one that answered meanwhile."""
        assert self._next is not None  # noqa: S101  # for the type
        found = None if self._next.exception() else self._next.result()
        self._next = None
        if found is None or found.stamp not in stamps:
            self._stamps = frozenset()  # it is opened again
            return
        if self._opened is not None and self._opened.snapshot is not found.snapshot:
            self._opened.snapshot.close()
        self._opened, self._words = found, None
        self._generation, self._stamps = -1, stamps

    def _open(self, before: _Opened | None) -> _Opened | None:
        """Open the index, or take the one that is open if that is still the stamped one."""
        from index.search.whoosh import SCHEMA, IndexBrokenError

        articles = self._core.articles
        if before is not None and before.stamp == self._core.stamps.get(SCHEMA):
            stamp, snapshot = before.stamp, before.snapshot
        elif (found := open_index(self._core, before.snapshot if before else None)) is not None:
            stamp, snapshot = found
        else:
            return None
        # An article that comes in between is one too many, which is noticed, and no harm.
        last = articles.last_sequence()
        order = articles.order()
        seen = {one for segment in snapshot.segments for one in segment.lexicon.sequences}
        fresh = Fresh(self._texts.having)
        fresh.last = last
        tail = [one for one in order if one not in seen]
        if len(tail) > _FRESH:  # it is being made; reading the newest texts is quicker until then
            if before is None or snapshot is not before.snapshot:
                snapshot.close()
            return None
        for at in range(0, len(tail), _TAIL):
            some = tail[at : at + _TAIL]
            fresh.gather(some, self._core.texts.folded(some))
        try:
            engine = Engine(snapshot.segments, [one for one in order if one in seen] if tail else order, self._texts)
        except IndexBrokenError:
            mark_bad(self._core, stamp)
            return None
        return _Opened(stamp, snapshot, engine, fresh, len(order), last, len(tail))

    def _scan(self, root: Node, limit: int, *, hurry: bool) -> tuple[Found, Way]:
        test = compiled(root)
        tags = self._core.marks.tags_by_sequence() if asks(root, "tag") else {}
        until = time.monotonic() + _SCAN_SECONDS if hurry else None
        found: list[int] = []
        searched = 0
        for at in range(0, len(self._order), _CHUNK):
            some = self._order[at : at + _CHUNK]
            documents = self._documents or self._read(some)
            for one in some:
                document = documents.get(one)
                if document is not None and test(tagged(document, tags.get(one))):
                    found.append(one)
            searched += len(some)
            if until is not None and time.monotonic() > until:
                break
        complete = searched == len(self._order)
        return Found(tuple(found[:limit]), len(found), exact=complete), Way(searched, complete)

    def _read(self, sequences: Sequence[int]) -> dict[int, Document]:
        return {one.sequence: document(one) for one in self._core.texts.searched(sequences)}
