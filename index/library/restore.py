"""Put a backup in the place of a library; what was there before is kept beside it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from index.errors import LibraryError
from index.library.places import make_private
from index.store import Database, StampStore, WriterLock

if TYPE_CHECKING:
    from pathlib import Path

    from index.library.places import Places

__all__ = ["restore"]


def restore(source: Path, places: Places) -> Path | None:
    """Make the library at `places` what it was in the backup `source`.

    Gives the file in which the library that was there is kept, or None if there was
    none. LibraryError when the backup cannot be read, and then nothing is changed.
    """
    if not source.is_file():
        raise LibraryError(f"{source}: there is no such file")
    make_private(places.data)
    with WriterLock(places.lock):
        backup = _opened(source)
        try:
            kept = None
            if places.database.exists():
                kept = _free(places.database.with_name(f"{places.database.name}.before-restore"))
                _set_aside(places.database, kept)
            _replace(backup, places)
        finally:
            backup.close()
    return kept


def _opened(source: Path) -> Database:
    try:
        return Database(source)
    except LibraryError as error:
        if isinstance(error.__cause__, sqlite3.DatabaseError):
            raise LibraryError(f"{source}: is no backup of a library ({error.__cause__})") from error
        raise


def _free(path: Path) -> Path:
    """Give a name that no earlier restoring has taken: what it kept may be all that is left of a library."""
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _set_aside(path: Path, kept: Path) -> None:
    """Copy a library; one that cannot be opened any more is moved away as it is."""
    try:
        now = Database(path)
    except LibraryError:
        for side in ("", "-wal", "-shm"):
            file = path.with_name(path.name + side)
            if file.exists():
                file.replace(kept.with_name(kept.name + side))
        return
    try:
        now.copy_to(kept)
    finally:
        now.close()


def _replace(backup: Database, places: Places) -> None:
    library = Database(places.database)
    try:
        with backup.reading() as source, library.reading() as target:
            source.backup(target)
        # The index is of another time: the same numbers may now be other articles'.
        stamps = StampStore(library)
        for stamp in stamps.all():
            stamps.clear(stamp)
    finally:
        library.close()
