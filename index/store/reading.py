"""The reader's own data beside marks: what was read, searches kept and made, stories joined and parted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.store.database import Database

__all__ = ["ReadingStore", "SavedSearch"]

_REMEMBERED = 1000
"""Searches kept in the history."""


class SavedSearch(NamedTuple):
    """A search the reader gave a name."""

    name: str
    text: str


class ReadingStore:
    """The reader's data of one database."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    def mark_read(self, ids: Iterable[str], when: str) -> None:
        """Note that articles were read; `when` is ISO 8601 UTC, and the first time stays."""
        with self._database.writing() as connection:
            connection.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", [(one, when) for one in ids])

    def mark_unread(self, ids: Iterable[str]) -> None:
        """Note that articles are still to be read."""
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM seen WHERE article = ?", [(one,) for one in ids])

    def read(self) -> frozenset[str]:
        """Give the ids of the articles that were read."""
        with self._database.reading() as connection:
            return frozenset(key for (key,) in connection.execute("SELECT article FROM seen"))

    def unread_ids(self) -> frozenset[str]:
        """Give the ids of all articles that were not read yet."""
        with self._database.reading() as connection:
            statement = "SELECT id FROM article WHERE id NOT IN (SELECT article FROM seen)"
            return frozenset(key for (key,) in connection.execute(statement))

    def read_when(self) -> dict[str, str]:
        """Give when articles were read first, by their ids."""
        with self._database.reading() as connection:
            return dict(connection.execute("SELECT * FROM seen").fetchall())

    def save_search(self, name: str, text: str) -> None:
        """Keep a search under a name, in the place of one that had it."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO saved_search VALUES (?, ?)", (name, text))

    def drop_search(self, name: str) -> None:
        """Forget a kept search."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM saved_search WHERE name = ?", (name,))

    def searches(self) -> tuple[SavedSearch, ...]:
        """Give the kept searches by name."""
        with self._database.reading() as connection:
            return tuple(SavedSearch(*row) for row in connection.execute("SELECT * FROM saved_search ORDER BY name"))

    def note_search(self, text: str) -> None:
        """Put a search at the head of the history."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM history WHERE text = ?", (text,))
            connection.execute("INSERT INTO history (text) VALUES (?)", (text,))
            statement = "DELETE FROM history WHERE number <= (SELECT max(number) FROM history) - ?"
            connection.execute(statement, (_REMEMBERED,))

    def history(self, limit: int = 50) -> tuple[str, ...]:
        """Give the searches made, the last one first, each once."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT text FROM history ORDER BY number DESC LIMIT ?", (limit,))
            return tuple(text for (text,) in found)

    def clear_history(self) -> None:
        """Forget all searches made."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM history")

    def ignore(self, text: str) -> None:
        """Keep a search whose articles the reader does not want to see."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR IGNORE INTO ignore_rule VALUES (?)", (text,))

    def ignore_no_more(self, text: str) -> None:
        """Drop such a search."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM ignore_rule WHERE text = ?", (text,))

    def ignored(self) -> tuple[str, ...]:
        """Give the searches whose articles the reader does not want to see."""
        with self._database.reading() as connection:
            return tuple(text for (text,) in connection.execute("SELECT text FROM ignore_rule ORDER BY text"))

    def pair(self, one: str, other: str, *, together: bool | None) -> None:
        """Note that two articles are, or are not, of one story, in the place of what was said; None: nothing is."""
        with self._database.writing() as connection:
            if together is None:
                connection.execute("DELETE FROM pair WHERE first = ? AND second = ?", sorted((one, other)))
            else:
                connection.execute("INSERT OR REPLACE INTO pair VALUES (?, ?, ?)", (*sorted((one, other)), together))

    def pair_of(self, one: str, other: str) -> bool | None:
        """Say whether two articles are of one story by hand; None where nothing was said."""
        with self._database.reading() as connection:
            statement = "SELECT together FROM pair WHERE first = ? AND second = ?"
            row = connection.execute(statement, sorted((one, other))).fetchone()
        return bool(row[0]) if row else None

    def pairs(self, *, together: bool) -> list[tuple[str, str]]:
        """Give the pairs of articles that are of one story by hand, or those that are not."""
        with self._database.reading() as connection:
            return connection.execute("SELECT first, second FROM pair WHERE together = ?", (together,)).fetchall()
