# ruff: noqa: S608 - statements are put together from our own names; values are always bound
"""Which editions another one stands for, in the database: derived, and looked at again where articles changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.store.articles import marks_for, parts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from index.store.database import Database

__all__ = ["EditionGroup", "EditionStore"]

_SEVERAL = "SELECT edition, count(*), max(sequence) FROM article GROUP BY edition HAVING count(*) > 1"


class EditionGroup(NamedTuple):
    """The editions of one article: the id of the first, how many are here, and the last sequence among them."""

    edition: str
    editions: int
    last: int


class EditionStore:
    """The editions of one database that another stands for."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    def changed(self) -> tuple[list[EditionGroup], list[str]]:
        """Give the articles with several editions that are not as they were looked at, and those that have one left."""
        with self._database.reading() as connection:
            now = {EditionGroup(*row) for row in connection.execute(_SEVERAL)}
            noted = {EditionGroup(*row) for row in connection.execute("SELECT edition, count, last FROM edition_group")}
        several = {group.edition for group in now}
        return sorted(now - noted), sorted(group.edition for group in noted if group.edition not in several)

    def keep(self, groups: Mapping[EditionGroup, Mapping[str, str]], gone: Collection[str]) -> None:
        """Note for each of these articles which editions another stands for; forget what was noted of those `gone`."""
        if not groups and not gone:
            return
        with self._database.writing() as connection:
            for edition in (*gone, *(group.edition for group in groups)):
                connection.execute("DELETE FROM superseded WHERE edition = ?", (edition,))
                connection.execute("DELETE FROM edition_group WHERE edition = ?", (edition,))
            for group, others in groups.items():
                connection.execute("INSERT INTO edition_group VALUES (?, ?, ?)", group)
                connection.executemany(
                    "INSERT OR REPLACE INTO superseded VALUES (?, ?, ?)",
                    [(one, group.edition, standing) for one, standing in others.items()],
                )

    def looked_at(self) -> bool:
        """Whether the editions were looked at since the library learned of them."""
        with self._database.reading() as connection:
            return connection.execute("SELECT 1 FROM meta WHERE name = 'editions_due'").fetchone() is None

    def looked(self) -> None:
        """Note that all were looked at."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM meta WHERE name = 'editions_due'")

    def superseded(self, ids: Collection[str] | None = None) -> dict[str, str]:
        """Give those of some articles, or of all, that another edition stands for, each with that other."""
        with self._database.reading() as connection:
            if ids is None:
                return dict(connection.execute("SELECT article, standing FROM superseded").fetchall())
            found: dict[str, str] = {}
            wanted = list(ids)
            for some in parts(wanted):
                statement = f"SELECT article, standing FROM superseded WHERE article IN ({marks_for(some)})"
                found.update(connection.execute(statement, some).fetchall())
            return found

    def noted(self, edition: str) -> list[str]:
        """Give the editions of an article that another was noted to stand for, by the id of the first."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT article FROM superseded WHERE edition = ?", (edition,))
            return [one for (one,) in found]

    def of(self, edition: str) -> list[tuple[int, str]]:
        """Give (sequence, id) of the editions of an article, by the id of the first, in the order they came in."""
        with self._database.reading() as connection:
            statement = "SELECT sequence, id FROM article WHERE edition = ? ORDER BY page"
            return connection.execute(statement, (edition,)).fetchall()
