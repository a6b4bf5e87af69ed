# ruff: noqa: S608 - statements are put together from our own names; values are always bound
"""Stories in the database: which articles tell them, and where ids lead that are no longer borne."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from index.errors import UnknownIdError
from index.model import Story
from index.store.articles import resolve
from index.store.database import touch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping

    from index.store.database import Database

__all__ = ["StoryStore"]

_why = msgspec.json.Decoder(tuple[str, ...])


class StoryStore:
    """The stories of one database."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    def replace(
        self, old: Iterable[str], new: Iterable[Story], moved: Mapping[str, str], ended: Iterable[str] = ()
    ) -> None:
        """Put `new` stories in the place of those with the ids `old`.

        `moved` leads from old ids to the stories that go on instead of them; of those
        that `ended` nothing is left.
        """
        with self._database.writing() as connection:
            connection.executemany("DELETE FROM story WHERE id = ?", [(one,) for one in old])
            for story in new:
                self._put(connection, story)
            for one in ended:
                connection.execute("INSERT OR REPLACE INTO former_story VALUES (?, NULL)", (one,))
                connection.execute("UPDATE former_story SET now = NULL WHERE now = ?", (one,))
            for one, now in moved.items():
                connection.execute("INSERT OR REPLACE INTO former_story VALUES (?, ?)", (one, now))
                connection.execute("UPDATE former_story SET now = ? WHERE now = ?", (now, one))
            touch(connection)

    def _put(self, connection: sqlite3.Connection, story: Story) -> None:
        connection.execute(
            "INSERT INTO story (id, title, first, last, why, moment) VALUES (?, ?, ?, ?, ?, '')",
            (story.id, story.title, story.first, story.last, msgspec.json.encode(story.why)),
        )
        connection.executemany(
            "INSERT OR REPLACE INTO member (article, story, place) VALUES (?, ?, ?)",
            [(article, story.id, place) for place, article in enumerate(story.articles)],
        )
        # An article without a date to rely on has the moment it was taken in, which would make
        # its story the newest: the last day that is relied on goes before.
        newest = (
            "SELECT max(article.moment) FROM member JOIN article ON article.id = member.article "
            "WHERE member.story = story.id"
        )
        connection.execute(
            f"UPDATE story SET moment = coalesce(({newest} AND substr(article.moment, 1, 10) = last), last, ({newest}))"
            " WHERE id = ?",
            (story.id,),
        )

    def all(self, limit: int = -1, offset: int = 0) -> tuple[Story, ...]:
        """Give all stories, or so many behind the first `offset`, those with the newest article first."""
        return self._stories("ORDER BY moment DESC, id LIMIT ? OFFSET ?", (limit, offset))

    def count(self) -> int:
        """Count the stories."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM story").fetchone()[0])

    def count_members(self) -> int:
        """Count the articles that are in a story."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM member").fetchone()[0])

    def get(self, ids: Collection[str]) -> tuple[Story, ...]:
        """Give the stories of these ids, those with the newest article first; ids that are unknown are passed over."""
        return self._stories(f"WHERE id IN ({', '.join('?' * len(ids))})", tuple(ids)) if ids else ()

    def _stories(self, condition: str, values: tuple[str | int, ...]) -> tuple[Story, ...]:
        members: dict[str, list[str]] = {}
        chosen = f"SELECT id FROM story {condition}"
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT id, title, first, last, why FROM story WHERE id IN ({chosen}) ORDER BY moment DESC, id",
                values,
            ).fetchall()
            found = connection.execute(
                f"SELECT story, article FROM member WHERE story IN ({chosen}) ORDER BY story, place",
                values,
            )
            for story, article in found:
                members.setdefault(story, []).append(article)
        return tuple(
            Story(key, title, tuple(members.get(key, ())), first, last, _why.decode(why))
            for key, title, first, last, why in rows
        )

    def of_articles(self, ids: Iterable[str]) -> dict[str, str]:
        """Give the story's id for each of these articles."""
        with self._database.reading() as connection:
            found: dict[str, str] = {}
            for one in ids:
                row = connection.execute("SELECT story FROM member WHERE article = ?", (one,)).fetchone()
                if row is not None:
                    found[one] = row[0]
            return found

    def ids_ever_used(self) -> set[str]:
        """Give every story id that is or ever was: none of them may be minted again."""
        with self._database.reading() as connection:
            return {key for (key,) in connection.execute("SELECT id FROM story UNION SELECT id FROM former_story")}

    def empty(self) -> set[str]:
        """Give the ids of the stories that have no article left."""
        with self._database.reading() as connection:
            statement = "SELECT id FROM story WHERE id NOT IN (SELECT story FROM member)"
            return {key for (key,) in connection.execute(statement)}

    def articles_without(self) -> list[str]:
        """Give the ids of the articles that are in no story."""
        with self._database.reading() as connection:
            statement = "SELECT id FROM article WHERE id NOT IN (SELECT article FROM member) ORDER BY sequence"
            return [key for (key,) in connection.execute(statement)]

    def resolve(self, prefix: str) -> str:
        """Give the id of the story that is meant: its own, one it took over, or the beginning of either."""
        with self._database.reading() as connection:
            try:
                return resolve(connection, "story", prefix, "story")
            except UnknownIdError:
                former = connection.execute(
                    "SELECT DISTINCT now FROM former_story WHERE now IS NOT NULL AND substr(id, 1, ?) = ?",
                    (len(prefix), prefix),
                ).fetchall()
                if len(former) == 1 and prefix:
                    return str(former[0][0])
                raise

    def goes_on_as(self, story: str) -> str | None:
        """Give the id of the story that goes on in the place of one, by the whole id that it bore; None where none."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT now FROM former_story WHERE id = ?", (story,)).fetchone()
        return str(row[0]) if row and row[0] else None

    def sequences(self, ids: Collection[str]) -> list[int]:
        """Give the sequences of the articles of these stories."""
        with self._database.reading() as connection:
            found: list[int] = []
            for one in ids:
                statement = "SELECT sequence FROM article JOIN member ON article.id = member.article WHERE story = ?"
                found += [sequence for (sequence,) in connection.execute(statement, (one,))]
            return found

    def titles(self) -> list[tuple[str, str]]:
        """Give (id, title) of all stories."""
        with self._database.reading() as connection:
            return connection.execute("SELECT id, title FROM story").fetchall()
