# ruff: noqa: S608 - statements are put together from our own names; values are always bound
"""Which articles of the database have a field: by outlet, source, authors and day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.store.articles import marks_for, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.store.database import Database

__all__ = ["FieldStore"]


class FieldStore:
    """The fields of the articles of one database."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    def ids_between(self, first: str, last: str) -> list[str]:
        """Give the ids of the articles published from one day to another."""
        with self._database.reading() as connection:
            statement = "SELECT id FROM article WHERE day BETWEEN ? AND ?"
            return [key for (key,) in connection.execute(statement, (first, last))]

    def ids_undated(self, newest: int) -> list[str]:
        """Give the ids of so many of the newest articles without a day."""
        with self._database.reading() as connection:
            statement = "SELECT id FROM article WHERE day IS NULL ORDER BY moment DESC, sequence DESC LIMIT ?"
            return [key for (key,) in connection.execute(statement, (newest,))]

    def outlets(self) -> list[tuple[str, str | None]]:
        """Give (id, outlet) of all articles, newest first."""
        with self._database.reading() as connection:
            return connection.execute("SELECT id, outlet FROM article ORDER BY moment DESC, sequence DESC").fetchall()

    def outlets_of(self, ids: Iterable[str]) -> dict[str, str | None]:
        """Give the outlet of each of some articles, by id; None where it is not named."""
        some = list(ids)
        found: dict[str, str | None] = {}
        with self._database.reading() as connection:
            for part in parts(some):
                found.update(
                    connection.execute(f"SELECT id, outlet FROM article WHERE id IN ({marks_for(part)})", part)
                )
        return found

    def days(self, ids: Iterable[str]) -> list[str | None]:
        """Give the days on which articles were published, in no order."""
        some = list(ids)
        found: list[str | None] = []
        with self._database.reading() as connection:
            for part in parts(some):
                statement = f"SELECT day FROM article WHERE id IN ({marks_for(part)})"
                found += [day for (day,) in connection.execute(statement, part)]
        return found

    def distinct(self, column: str) -> list[str]:
        """Give the different values of `outlet`, `source` or `authors`."""
        with self._database.reading() as connection:
            found = connection.execute(f"SELECT DISTINCT {_known(column)} FROM article WHERE {column} IS NOT NULL")
            return [value for (value,) in found]

    def having(self, column: str, values: Sequence[str]) -> list[int]:
        """Give the sequences of the articles with one of the values in `outlet`, `source` or `authors`."""
        sequences: list[int] = []
        with self._database.reading() as connection:
            for some in parts(values):
                statement = f"SELECT sequence FROM article WHERE {_known(column)} IN ({marks_for(some)})"
                sequences += [one for (one,) in connection.execute(statement, some)]
        return sequences

    def since(self, day: str) -> list[int]:
        """Give the sequences of the articles published on or after a day (or `YYYY`, `YYYY-MM`)."""
        with self._database.reading() as connection:
            return [one for (one,) in connection.execute("SELECT sequence FROM article WHERE day >= ?", (day,))]

    def until(self, day: str) -> list[int]:
        """Give the sequences of the articles published before a day (or the first of `YYYY`, `YYYY-MM`)."""
        with self._database.reading() as connection:
            return [one for (one,) in connection.execute("SELECT sequence FROM article WHERE day < ?", (day,))]


def _known(column: str) -> str:
    if column not in {"outlet", "source", "authors"}:
        raise ValueError(column)
    return column
