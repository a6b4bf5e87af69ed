"""Lines that the reader kept or cut by hand, in the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.store.database import Database

__all__ = ["HandLine", "LineStore"]


class HandLine(NamedTuple):
    """A line of a page by its number, whether the reader keeps it, and its text as it was then."""

    line: int
    kept: bool
    text: str


class LineStore:
    """The lines by hand of one database."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    def of(self, article: str) -> tuple[HandLine, ...]:
        """Give those of an article by its whole id, in the order of the page."""
        statement = "SELECT line, kept, text FROM hand_line WHERE article = ? ORDER BY line"
        with self._database.reading() as connection:
            return tuple(
                HandLine(line, bool(kept), text) for line, kept, text in connection.execute(statement, (article,))
            )

    def replace(self, article: str, lines: Iterable[HandLine]) -> None:
        """Put these in the place of all that an article has."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM hand_line WHERE article = ?", (article,))
            connection.executemany("INSERT INTO hand_line VALUES (?, ?, ?, ?)", [(article, *one) for one in lines])
