"""Feeds in the database: what the reader follows, how the last fetch of each went, and which entries are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.errors import UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.store.database import Database

__all__ = ["Feed", "FeedStore", "KnownEntry"]

_COLUMNS = "number, address, title, whole, tags, allowed, added, etag, modified, fetched, tried, trouble"


class Feed(NamedTuple):
    """A feed the reader follows. Times are ISO 8601 UTC."""

    number: int
    address: str
    title: str | None
    whole: bool
    """Whether the page behind each entry is fetched too."""
    tags: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    """Hosts that may be on a private network."""
    added: str = ""
    etag: str | None = None
    modified: str | None = None
    fetched: str | None = None
    """When it was fetched with success last."""
    tried: str | None = None
    trouble: str | None = None
    """Why the last fetch failed, if it did."""


class KnownEntry(NamedTuple):
    """An entry that has come in: a digest of what the feed said, and the article it became, if it became one."""

    digest: bytes
    tries: int
    """How often its page was asked for in vain; -1 when it is here."""
    article: str | None


class FeedStore:
    """The feeds of one database."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    def put(self, feed: Feed) -> Feed:
        """Follow a feed, or give the one of this address another title, setting, tags and allowed hosts."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO feed (address, title, whole, tags, allowed, added) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (address) DO UPDATE SET title = coalesce(excluded.title, title), whole = excluded.whole, "
                "tags = excluded.tags, allowed = excluded.allowed, "
                # With another setting even a feed that has not changed must come again.
                "etag = CASE WHEN whole = excluded.whole THEN etag END, "
                "modified = CASE WHEN whole = excluded.whole THEN modified END",
                (feed.address, feed.title, feed.whole, "\n".join(feed.tags), "\n".join(feed.allowed), feed.added),
            )
        return self.get(feed.address)

    def remove(self, address: str) -> None:
        """Follow a feed no more; its articles stay."""
        with self._database.writing() as connection:
            if not connection.execute("DELETE FROM feed WHERE address = ?", (address,)).rowcount:
                raise UnknownIdError(f"no feed has the address {address}")

    def get(self, address: str) -> Feed:
        """Give the feed of an address."""
        with self._database.reading() as connection:
            row = connection.execute(f"SELECT {_COLUMNS} FROM feed WHERE address = ?", (address,)).fetchone()  # noqa: S608
        if row is None:
            raise UnknownIdError(f"no feed has the address {address}")
        return _feed(row)

    def all(self) -> tuple[Feed, ...]:
        """Give all feeds in the order they were added."""
        with self._database.reading() as connection:
            return tuple(map(_feed, connection.execute(f"SELECT {_COLUMNS} FROM feed ORDER BY number")))  # noqa: S608

    def succeeded(self, feed: Feed, when: str) -> None:
        """Note that a fetch went well, with what the next one needs: the feed's title, etag and modified."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE feed SET title = ?, etag = ?, modified = ?, fetched = ?, tried = ?, trouble = NULL "
                "WHERE number = ?",
                (feed.title, feed.etag, feed.modified, when, when, feed.number),
            )

    def failed(self, feed: Feed, trouble: str, when: str) -> None:
        """Note that a fetch failed; all else stays as it was."""
        with self._database.writing() as connection:
            connection.execute("UPDATE feed SET tried = ?, trouble = ? WHERE number = ?", (when, trouble, feed.number))

    # --- entries ------------------------------------------------------------------

    def entries(self, feed: Feed) -> dict[str, KnownEntry]:
        """Give the entries that are known of a feed, by key."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT key, digest, tries, article FROM entry WHERE feed = ?", (feed.number,))
            return {key: KnownEntry(*rest) for key, *rest in found}

    def keep_entries(self, feed: Feed, entries: Mapping[str, KnownEntry]) -> None:
        """Note entries, in the place of what was known of them."""
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO entry (feed, key, digest, tries, article) VALUES (?, ?, ?, ?, ?)",
                [(feed.number, key, *entry) for key, entry in entries.items()],
            )

    def articles(self, feed: Feed) -> list[str]:
        """Give the ids of the articles that came with a feed, newest first."""
        statement = (
            "SELECT id FROM article WHERE id IN (SELECT article FROM entry WHERE feed = ?) "
            "ORDER BY moment DESC, sequence DESC"
        )
        with self._database.reading() as connection:
            return [key for (key,) in connection.execute(statement, (feed.number,))]

    def by_feed(self) -> dict[str, list[str]]:
        """Give the ids of the articles of each feed, by its address, newest first."""
        statement = (
            "SELECT address, article.id FROM entry JOIN feed ON number = feed "
            "JOIN article ON article.id = entry.article ORDER BY number, moment DESC, sequence DESC"
        )
        found: dict[str, list[str]] = {feed.address: [] for feed in self.all()}
        with self._database.reading() as connection:
            for address, article in connection.execute(statement):
                found[address].append(article)
        return found


def _feed(row: tuple[object, ...]) -> Feed:
    number, address, title, whole, tags, allowed, *rest = row
    return Feed(number, address, title, bool(whole), _lines(tags), _lines(allowed), *rest)  # type: ignore[arg-type]


def _lines(text: object) -> tuple[str, ...]:
    return tuple(str(text).split("\n")) if text else ()
