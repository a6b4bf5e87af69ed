"""One SQLite file: opening it safely, one connection a thread, transactions, migrations.

A path of None is a database in memory, with the same tables and the same code above
it; its one connection is shared by the threads, which take turns.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import uuid
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import BusyError, LibraryError
from index.store.schema import APPLICATION_ID, STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Database", "touch"]

_WAIT = 20.0  # seconds for another connection's transaction, which never lasts longer than a batch


class Database:
    """A library's database. Safe to share among threads."""

    def __init__(self, path: Path | None) -> None:
        """Open the file and bring its tables up to date; LibraryError when that cannot be done.

        A file on a disk that cannot be written is opened for reading only.
        """
        self.path = path
        self.readonly = path is not None and path.exists() and not _writable(path)
        self._local = threading.local()
        self._turns = threading.RLock()
        self._all: list[sqlite3.Connection] = []
        self._memory = self._connect() if path is None else None
        try:
            self._migrate()
        except sqlite3.Error as error:
            self.close()
            damaged = "malformed" in str(error) or "not a database" in str(error)
            hint = "; restore a backup: newsreader restore FILE" if damaged else ""
            raise LibraryError(f"{path}: cannot be opened as a library ({error}){hint}") from error
        except LibraryError:
            self.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection, for one or several queries."""
        if self._memory is not None:
            with self._turns:
                yield self._memory
            return
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
        try:
            yield connection
        except sqlite3.Error as error:
            raise self._told(error) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give this thread's connection in a transaction, committed to disk when the block ends without an error."""
        if self.readonly:
            raise LibraryError(f"{self.path}: the library cannot be written; it is open for reading only")
        with self.reading() as connection:
            if connection.in_transaction:  # a block inside a block belongs to the outer transaction
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.commit()
            except BaseException:
                connection.rollback()
                raise

    def generation(self) -> int:
        """Give a number that grows with every change of articles and stories, by whatever process."""
        with self.reading() as connection:
            return int(connection.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()[0])

    def tidy(self) -> None:
        """Let what was deleted leave the disk now: it may still stand in the log."""
        if self.path is not None:
            with self.reading() as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def copy_to(self, target: Path) -> None:
        """Copy the whole database into a file of its own, which is there only once it is complete."""
        part = target.with_name(target.name + ".part")
        try:
            part.unlink(missing_ok=True)
            part.touch(0o600)
            with self.reading() as connection, closing(sqlite3.connect(part)) as copy:
                connection.backup(copy)
            with part.open("rb") as handle:
                os.fsync(handle.fileno())
            part.replace(target)
        except (OSError, sqlite3.Error, LibraryError) as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            why = error.__cause__ if isinstance(error, LibraryError) and error.__cause__ else error
            said = why.strerror.lower() if isinstance(why, OSError) and why.strerror else why
            raise LibraryError(f"{target}: the copy cannot be written ({said})") from error

    def close(self) -> None:
        """Close the connections of all threads."""
        for connection in self._all:
            connection.close()
        self._all.clear()

    def _told(self, error: sqlite3.Error) -> LibraryError:
        """Say what went wrong in the reader's words."""
        what = str(error)
        if "locked" in what:
            return BusyError(f"{self.path}: another newsreader is writing to this library; try again when it is done")
        if "full" in what:
            return LibraryError(f"{self.path}: the disk is full, and this step was not kept; make room and try again")
        if "malformed" in what or "not a database" in what:
            return LibraryError(f"{self.path}: the file is damaged ({what}); restore a backup")
        if "disk I/O" in what:
            remedy = "see whether it has room and is well, and try again"
            return LibraryError(f"{self.path}: the disk would not read or write ({what}); {remedy}")
        return LibraryError(f"{self.path}: {what}")

    def _connect(self) -> sqlite3.Connection:
        target = ":memory:" if self.path is None else self.path.absolute().as_uri()
        if self.path is not None and self.readonly:
            # `immutable` needs no side files, which a read-only folder cannot hold; but what
            # was not yet moved out of the log would be overlooked.
            log = self.path.with_name(self.path.name + "-wal")
            target += "?mode=ro" if log.exists() and log.stat().st_size else "?immutable=1"
        try:
            if self.path is not None and not self.readonly:
                self.path.touch(0o600)  # SQLite gives its side files the same rights
            connection = sqlite3.connect(target, timeout=_WAIT, isolation_level=None, check_same_thread=False, uri=True)
        except (OSError, sqlite3.Error) as error:
            raise LibraryError(f"{self.path}: cannot be opened ({error})") from error
        with self._turns:
            self._all.append(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what is forgotten does not stay in the file
        connection.execute("PRAGMA cache_size = -16000")
        if self.path is not None and not self.readonly:
            connection.execute("PRAGMA mmap_size = 1073741824")
            connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _migrate(self) -> None:
        with self.reading() as connection:
            version, empty = self._inspect(connection)
            if version == len(STEPS):
                return
            if self.readonly:
                raise LibraryError(
                    f"{self.path}: the library is of an older version and cannot be written to update it"
                )
            if self.path is not None:
                connection.execute("PRAGMA journal_mode = WAL")
            for number in range(version, len(STEPS)):
                if not empty and self.path is not None:
                    self.copy_to(self.path.with_name(f"{self.path.name}.version-{number}"))
                self._step(connection, number)

    def _inspect(self, connection: sqlite3.Connection) -> tuple[int, bool]:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables and application != APPLICATION_ID:
            raise LibraryError(f"{self.path}: this is a database of another program, not a library")
        if version > len(STEPS):
            raise LibraryError(
                f"{self.path}: this library was made by a newer newsreader (version {version}, "
                f"this one knows {len(STEPS)}); update newsreader to open it"
            )
        return version, not tables

    def _step(self, connection: sqlite3.Connection, number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have taken this step since we looked.
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == number:
                for statement in _statements(STEPS[number]):
                    connection.execute(statement)
                if number == 0:
                    connection.execute("INSERT INTO meta VALUES ('library', ?)", (uuid.uuid4().hex,))
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.commit()
        except BaseException:
            connection.rollback()
            raise


def touch(connection: sqlite3.Connection) -> None:
    """Count a change of articles or stories."""
    connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _statements(script: str) -> Iterator[str]:
    """Split a script, since `executescript` would commit our transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
