# ruff: noqa: S608 - statements are put together from our own names; values are always bound
"""Marks in the database: passages the reader kept, with notes and tags."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.errors import UnknownIdError
from index.model import Mark, Span

if TYPE_CHECKING:
    import sqlite3

    from index.store.database import Database

__all__ = ["MarkStore"]

_COLUMNS = 'number, article, paragraph, start, "end", text, note, created'


class MarkStore:
    """The marks of one database."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    def add(self, mark: Mark) -> Mark:
        """Keep a mark; the one given back has its number."""
        with self._database.writing() as connection:
            cursor = connection.execute(
                'INSERT INTO mark (article, paragraph, start, "end", text, note, created) VALUES (?, ?, ?, ?, ?, ?, ?)',
                (mark.article, mark.paragraph, mark.span.start, mark.span.end, mark.text, mark.note, mark.created),
            )
            kept = replace(mark, id=int(cursor.lastrowid or 0))
            _tag(connection, kept)
        return kept

    def change(self, mark: Mark) -> None:
        """Give the mark of this number another note and other tags."""
        with self._database.writing() as connection:
            if not connection.execute("UPDATE mark SET note = ? WHERE number = ?", (mark.note, mark.id)).rowcount:
                raise UnknownIdError(f"no mark has the number {mark.id}")
            connection.execute("DELETE FROM tag WHERE mark = ?", (mark.id,))
            _tag(connection, mark)

    def move(self, number: int, paragraph: int) -> None:
        """Let a mark stand in another paragraph: the same one, at another place."""
        with self._database.writing() as connection:
            connection.execute("UPDATE mark SET paragraph = ? WHERE number = ?", (paragraph, number))

    def remove(self, number: int) -> None:
        """Remove a mark."""
        with self._database.writing() as connection:
            if not connection.execute("DELETE FROM mark WHERE number = ?", (number,)).rowcount:
                raise UnknownIdError(f"no mark has the number {number}")

    def all(self, article: str | None = None) -> tuple[Mark, ...]:
        """Give the marks in one article, or all, in the order they were made."""
        condition, values = ("", ()) if article is None else ("WHERE article = ?", (article,))
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM mark {condition} ORDER BY number", values).fetchall()
            tags: dict[int, list[str]] = {}
            for number, name in connection.execute("SELECT mark, name FROM tag ORDER BY name"):
                tags.setdefault(number, []).append(name)
        return tuple(
            Mark(number, key, paragraph, Span(start, end), text, note, tuple(tags.get(number, ())), created)
            for number, key, paragraph, start, end, text, note, created in rows
        )

    def tags(self) -> list[str]:
        """Give all tags in use."""
        with self._database.reading() as connection:
            return [name for (name,) in connection.execute("SELECT DISTINCT name FROM tag ORDER BY name")]

    def tags_by_sequence(self) -> dict[int, set[str]]:
        """Give the tags of each article's marks, by its sequence."""
        statement = (
            "SELECT sequence, tag.name FROM tag JOIN mark ON mark.number = tag.mark "
            "JOIN article ON article.id = mark.article"
        )
        found: dict[int, set[str]] = {}
        with self._database.reading() as connection:
            for sequence, name in connection.execute(statement):
                found.setdefault(sequence, set()).add(name)
        return found

    def sequences(self, tags: list[str]) -> list[int]:
        """Give the sequences of the articles with a mark that has one of these tags."""
        with self._database.reading() as connection:
            found: list[int] = []
            for name in tags:
                statement = (
                    "SELECT DISTINCT sequence FROM tag JOIN mark ON mark.number = tag.mark "
                    "JOIN article ON article.id = mark.article WHERE tag.name = ?"
                )
                found += [sequence for (sequence,) in connection.execute(statement, (name,))]
            return found


def _tag(connection: sqlite3.Connection, mark: Mark) -> None:
    rows = [(mark.id, name) for name in dict.fromkeys(mark.tags)]
    connection.executemany("INSERT INTO tag (mark, name) VALUES (?, ?)", rows)
