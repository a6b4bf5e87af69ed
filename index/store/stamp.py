"""What the database knows of the search index: written once the index is on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from index.store.database import Database

__all__ = ["Stamp", "StampStore"]


class Stamp(NamedTuple):
    """An index: what its folder is called, its own generation, and how many articles it holds, up to which."""

    schema: str
    folder: str
    generation: int
    last_sequence: int
    articles: int
    engine: str
    """The program that wrote it, with its version."""


class StampStore:
    """The stamps of one database, one for each schema."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    def get(self, schema: str) -> Stamp | None:
        """Give the stamp of the index of a schema."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT * FROM stamp WHERE schema = ?", (schema,)).fetchone()
        return Stamp(*row) if row else None

    def all(self) -> frozenset[Stamp]:
        """Give all stamps."""
        with self._database.reading() as connection:
            return frozenset(Stamp(*row) for row in connection.execute("SELECT * FROM stamp"))

    def put(self, stamp: Stamp) -> None:
        """Set the stamp of its schema."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO stamp VALUES (?, ?, ?, ?, ?, ?)", stamp)

    def clear(self, stamp: Stamp) -> None:
        """Remove a stamp, unless another has been set meanwhile."""
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM stamp WHERE schema = ? AND folder = ? AND generation = ?",
                (stamp.schema, stamp.folder, stamp.generation),
            )
