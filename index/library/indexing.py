"""The search index of a library: kept up with the articles, made again when not to be trusted, opened for searching.

It is never needed: what it lacks is read from the texts.
"""

from __future__ import annotations

import shutil
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import BusyError, LibraryError
from index.library.intention import Intention, intended, withdraw, write
from index.library.places import make_private
from index.search.folder import is_ours, sync
from index.store import Stamp, WriterLock

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from index.library.core import Core
    from index.search.whoosh import Snapshot

__all__ = ["SCAN_UP_TO", "Indexing", "discard", "due", "index", "open_index"]

SCAN_UP_TO = 1000
"""Articles that are searched faster by reading than the index's program is loaded."""
_BEHIND = 500
"""Articles that the index may lack before it is worth a commit: reading them takes a millisecond."""
_GROWING = 2000
"""The same while more are coming: a commit takes a second or more on a large index."""
_STEPS = 20
"""Or a step is one in so many of the articles."""
_AT_ONCE = 500
_PART = 25_000
"""Articles that a new index takes in at once, half a minute's work."""


@dataclass(frozen=True, slots=True)
class Indexing:
    """How far indexing is: articles `done` of `total`."""

    done: int
    total: int


def due(core: Core, *, growing: bool = False) -> bool:
    """Whether it is worth while to index now. While the library is `growing`, in larger steps."""
    count = core.articles.count()
    if count <= SCAN_UP_TO or core.database.readonly:
        return False
    from index.search.whoosh import ENGINE, SCHEMA

    stamp = core.stamps.get(SCHEMA)
    if stamp is None or stamp.engine != ENGINE:
        return True
    if intended(core.index_home() / stamp.folder) is not None:
        return True
    behind = max(_GROWING, count // _STEPS) if growing else _BEHIND
    return core.articles.count_after(stamp.last_sequence) > behind


def index(core: Core, *, anew: bool = False) -> Generator[Indexing, None, None]:
    """Bring the index up to date with the articles: catch it up, or make it again when it cannot be trusted.

    While another process does this, nothing is left to do here. Closing the generator
    leaves the index as it was.
    """
    from index.search import whoosh

    home = core.index_home()
    make_private(home)
    try:
        with WriterLock(home / "index.lock", patience=0.0):
            stamp = None if anew else core.stamps.get(whoosh.SCHEMA)
            last = core.articles.last_sequence()
            if stamp is not None and _trusted(stamp, home):
                try:
                    yield from _catch_up(core, _taken_over(core, stamp, home), home, last)
                except whoosh.IndexBrokenError:
                    pass  # it is made anew
                else:
                    return
            yield from _make(core, home, last)
    except BusyError:
        return
    except (whoosh.IndexBrokenError, OSError) as error:
        raise LibraryError(
            f"{home}: the search index cannot be written ({error}); searching reads the texts"
        ) from error


def _trusted(stamp: Stamp, home: Path) -> bool:
    from index.search import whoosh

    return stamp.engine == whoosh.ENGINE and is_ours(home) and is_ours(home / stamp.folder)


def _taken_over(core: Core, stamp: Stamp, home: Path) -> Stamp:
    """Stamp an index whose addition was done, but for its stamp, when its process ended; else give the stamp."""
    from index.search import whoosh

    folder = home / stamp.folder
    found = intended(folder)
    if found is None or found.generation != stamp.generation + 1:
        return stamp
    snapshot = whoosh.Snapshot(folder)
    done, damage = snapshot.generation == found.generation, None
    if done:
        damage = snapshot.damage()  # nobody knows whether all of it had reached the disk
    snapshot.close()
    if damage:
        raise whoosh.IndexBrokenError(damage)
    if done:
        sync(folder)
        _stamp(core, folder, found.last_sequence)
    withdraw(folder)
    return core.stamps.get(whoosh.SCHEMA) or stamp


def _catch_up(core: Core, stamp: Stamp, home: Path, last: int) -> Iterator[Indexing]:
    from index.search import whoosh

    folder = home / stamp.folder
    snapshot = whoosh.Snapshot(folder)
    try:
        if snapshot.generation != stamp.generation:
            raise whoosh.IndexBrokenError("written by an addition that did not end")
        held = {sequence for segment in snapshot.segments for sequence in segment.lexicon.sequences}
    finally:
        snapshot.close()
    gone = held - set(core.articles.order())
    total = core.articles.count_after(stamp.last_sequence)
    if not gone and not total:
        return
    write(folder, Intention(stamp.generation + 1, last))
    for done in whoosh.append(folder, _texts(core, stamp.last_sequence, last), gone):
        if done % _AT_ONCE == 0:
            yield Indexing(done, total)
    _stamp(core, folder, last)
    withdraw(folder)


def _make(core: Core, home: Path, last: int) -> Iterator[Indexing]:
    from index.search import whoosh

    folder = home / f"{whoosh.SCHEMA}-{uuid.uuid4().hex[:8]}"
    total = core.articles.count()
    # Of a large library a part at a time, so that little is lost when the reader leaves meanwhile.
    ends = [*(one for one in core.articles.order_added()[_PART - 1 :: _PART] if one < last), last]
    for done in whoosh.create(folder, _texts(core, 0, ends[0])):
        if done % _AT_ONCE == 0:
            yield Indexing(done, total)
    _stamp(core, folder, ends[0])
    for number, end in enumerate(ends[1:], 1):
        stamp = core.stamps.get(whoosh.SCHEMA)
        if stamp is None or stamp.folder != folder.name:
            return  # somebody found it broken
        for step in _catch_up(core, stamp, home, end):
            yield Indexing(number * _PART + step.done, total)
    # Whoever still searches in an older one has its files open, and keeps them.
    wanted = {stamp.folder for stamp in core.stamps.all()}
    for old in home.iterdir():
        if old.is_dir() and not old.is_symlink() and old.name not in wanted:
            shutil.rmtree(old, ignore_errors=True)


def _stamp(core: Core, folder: Path, last: int) -> None:
    from index.search import whoosh

    snapshot = whoosh.Snapshot(folder)
    count = sum(len(segment.lexicon.sequences) for segment in snapshot.segments)
    generation = snapshot.generation
    snapshot.close()
    core.stamps.put(Stamp(whoosh.SCHEMA, folder.name, generation, last, count, whoosh.ENGINE))


def _texts(core: Core, after: int, last: int) -> Iterator[tuple[int, str, str]]:
    """Give the texts behind one sequence, up to another, a few at a time."""
    while True:
        some = core.texts.folded_after(after, _AT_ONCE)
        for text in some:
            if text[0] > last:
                return
            yield text
        if not some:
            return
        after = some[-1][0]


def open_index(core: Core, before: Snapshot | None = None) -> tuple[Stamp, Snapshot] | None:
    """Open the index for searching; None when there is none to be trusted. What `before` knows of it is not read."""
    from index.search import whoosh

    stamp = core.stamps.get(whoosh.SCHEMA)
    home = core.index_home()
    if stamp is None or not _trusted(stamp, home):
        return None
    try:
        snapshot = whoosh.Snapshot(home / stamp.folder, before)
    except whoosh.IndexBrokenError:
        mark_bad(core, stamp)
        return None
    held = sum(len(segment.lexicon.sequences) for segment in snapshot.segments)
    if snapshot.generation == stamp.generation and held >= stamp.articles:
        return stamp, snapshot
    snapshot.close()
    if intended(home / stamp.folder) is not None:
        return None  # who indexes next takes it over
    # While somebody writes, the stamp is about to come. Else it never will, or it is that of a
    # library restored from a copy, whose numbers may be other articles' than the index knows.
    try:
        with WriterLock(home / "index.lock", patience=0.0):
            mark_bad(core, stamp)
    except BusyError:
        pass
    return None


def discard(core: Core) -> None:
    """Remove the index from the disk; texts are searched until it is made again."""
    for stamp in core.stamps.all():
        core.stamps.clear(stamp)
        shutil.rmtree(core.index_home() / stamp.folder, ignore_errors=True)


def mark_bad(core: Core, stamp: Stamp) -> None:
    """Have the index made again the next time, unless that has been done already."""
    if not core.database.readonly:
        core.stamps.clear(stamp)
