# ruff: noqa: S608 - statements are put together from our own names; values are always bound
"""The searched words of articles in the database, and what they are about."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple

from index.store.articles import marks_for, parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.store.database import Database

__all__ = ["Searched", "TextStore"]


class Searched(NamedTuple):
    """What is searched of an article; `title` and `body` are folded."""

    sequence: int
    id: str
    title: str
    body: str
    outlet: str | None
    source: str | None
    authors: str
    """One a line."""
    day: str | None
    story: str | None
    story_title: str | None


class TextStore:
    """What was made of the articles of one database when they were kept."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    def profiles(self, ids: Sequence[str], maker: str) -> dict[str, bytes]:
        """Give the profiles of articles by id; empty for one that has none of this maker."""
        found: dict[str, bytes] = {}
        statement = (
            "SELECT id, profile.content FROM article LEFT JOIN profile "
            "ON profile.sequence = article.sequence AND maker = ? WHERE id IN "
        )
        with self._database.reading() as connection:
            for some in parts(ids):
                for key, content in connection.execute(f"{statement}({marks_for(some)})", [maker, *some]):
                    found[key] = zlib.decompress(content) if content else b""
        return found

    def folded(self, sequences: Sequence[int]) -> list[tuple[int, str, str]]:
        """Give (sequence, searched title, searched body) of these articles, in no order."""
        found: list[tuple[int, str, str]] = []
        with self._database.reading() as connection:
            for some in parts(sequences):
                statement = f"SELECT sequence, title, body FROM folded WHERE sequence IN ({marks_for(some)})"
                found += connection.execute(statement, some).fetchall()
        return found

    def searched(self, sequences: Sequence[int]) -> list[Searched]:
        """Give what is searched of these articles, in no order."""
        statement = (
            "SELECT a.sequence, a.id, f.title, f.body, a.outlet, a.source, a.authors, a.day, s.id, s.title "
            "FROM article a JOIN folded f USING (sequence) "
            "LEFT JOIN member m ON m.article = a.id LEFT JOIN story s ON s.id = m.story "
            "WHERE a.sequence IN "
        )
        found: list[Searched] = []
        with self._database.reading() as connection:
            for some in parts(sequences):
                found += [Searched(*row) for row in connection.execute(f"{statement}({marks_for(some)})", some)]
        return found

    def folded_after(self, sequence: int, limit: int) -> list[tuple[int, str, str]]:
        """Give (sequence, searched title, searched body) of at most `limit` articles behind a sequence, in order."""
        statement = "SELECT sequence, title, body FROM folded WHERE sequence > ? ORDER BY sequence LIMIT ?"
        with self._database.reading() as connection:
            return connection.execute(statement, (sequence, limit)).fetchall()
