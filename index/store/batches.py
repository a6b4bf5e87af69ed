"""Additions in the database: what came in together, so that it can be taken back together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.store.database import Database

__all__ = ["BatchStore"]


class BatchStore:
    """The additions of one database."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    def start(self, started: str) -> int:
        """Begin an addition, so that it can be undone as a whole; `started` is ISO 8601 UTC."""
        with self._database.writing() as connection:
            cursor = connection.execute("INSERT INTO batch (started) VALUES (?)", (started,))
            return int(cursor.lastrowid or 0)

    def here(self, batch: int) -> bool:
        """Whether an addition is still here: it is gone when nothing is left of it."""
        with self._database.reading() as connection:
            return connection.execute("SELECT 1 FROM batch WHERE number = ?", (batch,)).fetchone() is not None

    def last(self) -> tuple[str, list[str]] | None:
        """Give when the last addition that is still here began, and the ids of its articles."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT number, started FROM batch WHERE number IN (SELECT batch FROM page) "
                "ORDER BY number DESC LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            found = connection.execute(
                "SELECT article.id FROM article JOIN page ON page = number WHERE batch = ? ORDER BY sequence", (row[0],)
            )
            return row[1], [key for (key,) in found]
