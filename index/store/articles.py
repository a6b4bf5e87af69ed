# ruff: noqa: S608 - statements are put together from our own names; values are always bound
"""Pages and articles in the database: put in, taken out, found by id and by their fields."""

from __future__ import annotations

import hashlib
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from index.errors import LibraryError, UnknownIdError
from index.model import Article, Given, Media, Page
from index.store.database import touch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from index.store.database import Database

__all__ = ["ArticleStore", "Derived", "Kept", "Row", "marks_for", "parts"]

_article = msgspec.json.Decoder(Article)
_given = msgspec.json.Decoder(Given)
_encode = msgspec.json.encode
_Value = TypeVar("_Value", int, str)
_IN_ONE = 500  # values in one statement; SQLite's own limit is higher


class Row(NamedTuple):
    """The fields of an article that lists and filters need, without its text."""

    sequence: int
    id: str
    title: str | None
    outlet: str | None
    source: str | None
    authors: str
    """One a line."""
    published: str | None
    day: str | None
    edition: str
    url: str | None


_COLUMNS = ", ".join(Row._fields)


class Derived(NamedTuple):
    """What is made of an article once, when it is kept: its folded title and body, and its profile.

    `maker` names the version of the program that made the profile.
    """

    title: str
    body: str
    profile: bytes = b""
    maker: str = ""


class Kept(NamedTuple):
    """A page as it stands in the database, for checking: `content` is still compressed."""

    number: int
    article: str | None
    path: str
    sha256: bytes
    content: bytes


class ArticleStore:
    """The pages and articles of one database."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    # --- in -------------------------------------------------------------------

    def put(self, batch: int, page: Page, article: Article, derived: Derived, edition: str) -> int:
        """Keep a page, its article, and what was derived from it. Gives the article's sequence."""
        with self._database.writing() as connection:
            cursor = connection.execute(
                "INSERT INTO page (batch, path, media, given, sha256, content) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    batch,
                    page.path,
                    page.media.value,
                    _encode(page.given),
                    hashlib.sha256(page.content).digest(),
                    zlib.compress(page.content, 6),
                ),
            )
            return _insert(connection, article, int(cursor.lastrowid or 0), derived, edition)

    def change(self, article: Article, derived: Derived) -> int:
        """Put a changed article in the place of the one with its id. Gives its new sequence."""
        with self._database.writing() as connection:
            row = connection.execute("SELECT page, edition FROM article WHERE id = ?", (article.id,)).fetchone()
            if row is None:
                raise UnknownIdError(f"no article has the id {article.id}")
            story = connection.execute("SELECT story, place FROM member WHERE article = ?", (article.id,)).fetchone()
            connection.execute("DELETE FROM article WHERE id = ?", (article.id,))
            sequence = _insert(connection, article, row[0], derived, row[1])
            if story is not None:
                connection.execute("INSERT INTO member (article, story, place) VALUES (?, ?, ?)", (article.id, *story))
            return sequence

    # --- out ------------------------------------------------------------------

    def count(self) -> int:
        """Count the articles."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])

    def count_after(self, sequence: int) -> int:
        """Count the articles behind a sequence."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT count(*) FROM article WHERE sequence > ?", (sequence,)).fetchone()
            return int(found[0])

    def last_sequence(self) -> int:
        """Give the last sequence there is; 0 without articles."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT coalesce(max(sequence), 0) FROM article").fetchone()[0])

    def sequence(self, article_id: str) -> int | None:
        """Give the sequence of an article by its whole id: another one once it has been changed."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT sequence FROM article WHERE id = ?", (article_id,)).fetchone()
            return int(row[0]) if row else None

    def has(self, article_id: str) -> bool:
        """Whether an article has exactly this id."""
        with self._database.reading() as connection:
            return connection.execute("SELECT 1 FROM article WHERE id = ?", (article_id,)).fetchone() is not None

    def resolve(self, prefix: str) -> str:
        """Give the one id that is or begins with `prefix`; UnknownIdError when there is none or several."""
        with self._database.reading() as connection:
            return resolve(connection, "article", prefix, "article")

    def articles(self, ids: Sequence[str]) -> list[Article]:
        """Give the articles with these ids, in this order; ids that are unknown are passed over."""
        found: dict[str, Article] = {}
        with self._database.reading() as connection:
            for some in parts(ids):
                statement = f"SELECT id, content FROM article WHERE id IN ({marks_for(some)})"
                found.update((key, _load(content)) for key, content in connection.execute(statement, some))
        return [found[one] for one in ids if one in found]

    def each(self) -> Iterator[Article]:
        """Give all articles, newest first, a few at a time."""
        with self._database.reading() as connection:
            keys = [key for (key,) in connection.execute("SELECT id FROM article ORDER BY moment DESC, sequence DESC")]
        for at in range(0, len(keys), 100):
            yield from self.articles(keys[at : at + 100])

    def rows(self, sequences: Sequence[int] | None = None) -> list[Row]:
        """Give the rows of these sequences in this order, or of all articles, newest first."""
        with self._database.reading() as connection:
            if sequences is None:
                found = connection.execute(f"SELECT {_COLUMNS} FROM article ORDER BY moment DESC, sequence DESC")
                return [Row(*row) for row in found]
            by_sequence: dict[int, Row] = {}
            for some in parts(sequences):
                statement = f"SELECT {_COLUMNS} FROM article WHERE sequence IN ({marks_for(some)})"
                by_sequence.update((row[0], Row(*row)) for row in connection.execute(statement, some))
            return [by_sequence[one] for one in sequences if one in by_sequence]

    def ids(self, newest: int = -1) -> list[str]:
        """Give the ids of all articles, or of so many of the newest; newest first."""
        with self._database.reading() as connection:
            statement = "SELECT id FROM article ORDER BY moment DESC, sequence DESC LIMIT ?"
            return [key for (key,) in connection.execute(statement, (newest,))]

    def order(self) -> list[int]:
        """Give the sequences of all articles, newest first."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT sequence FROM article ORDER BY moment DESC, sequence DESC").fetchall()
        return [one for (one,) in found]

    def order_added(self) -> list[int]:
        """Give the sequences of all articles in the order they came in."""
        with self._database.reading() as connection:
            return [one for (one,) in connection.execute("SELECT sequence FROM article ORDER BY sequence")]

    def newest_first(self, sequences: Sequence[int]) -> list[int]:
        """Put sequences in order; those of articles that are gone are left out. For a few hundred at most."""
        chosen = f"SELECT sequence FROM article WHERE sequence IN ({marks_for(sequences)})"
        statement = f"{chosen} ORDER BY moment DESC, sequence DESC"
        with self._database.reading() as connection:
            return [one for (one,) in connection.execute(statement, sequences)]

    def page(self, article_id: str) -> Page:
        """Give the page an article was made of, byte for byte."""
        statement = (
            "SELECT path, media, given, page.content FROM page JOIN article ON page = number WHERE article.id = ?"
        )
        with self._database.reading() as connection:
            row = connection.execute(statement, (article_id,)).fetchone()
        if row is None:
            raise UnknownIdError(f"no article has the id {article_id}")
        path, media, given, content = row
        try:
            return Page(path, zlib.decompress(content), Media(media), _given.decode(given))
        except zlib.error as error:
            raise LibraryError(f"{article_id}: its page is damaged ({error})") from error

    def kept_pages(self) -> Iterator[Kept]:
        """Give every page with what is needed to check it, a few at a time."""
        statement = (
            "SELECT number, article.id, path, sha256, page.content FROM page LEFT JOIN article ON page = number "
            "WHERE number > ? ORDER BY number LIMIT 100"
        )
        last = 0
        while True:
            with self._database.reading() as connection:
                some = [Kept(*row) for row in connection.execute(statement, (last,))]
            if not some:
                return
            yield from some
            last = some[-1].number

    # --- editions -------------------------------------------------------------

    def with_url(self, url: str) -> list[Row]:
        """Give the articles of a canonical URL."""
        return self._where("url = ?", (url,))

    def with_headline(self, outlet: str, folded_title: str) -> list[Row]:
        """Give the articles of a named outlet with this title, folded."""
        condition = "outlet = ? AND sequence IN (SELECT sequence FROM folded WHERE title = ?)"
        return self._where(condition, (outlet, folded_title))

    def editions(self, article_id: str) -> list[Row]:
        """Give all editions of an article, itself included, in the order they came in."""
        return self._where("edition = (SELECT edition FROM article WHERE id = ?)", (article_id,))

    def _where(self, condition: str, values: Sequence[str]) -> list[Row]:
        with self._database.reading() as connection:
            statement = f"SELECT {_COLUMNS} FROM article WHERE {condition} ORDER BY page"
            return [Row(*row) for row in connection.execute(statement, values)]

    # --- away -----------------------------------------------------------------

    def remove(self, ids: Iterable[str]) -> int:
        """Remove articles and their pages, with their marks. Gives how many articles there were."""
        removed = 0
        with self._database.writing() as connection:
            for one in ids:
                removed += connection.execute(
                    "DELETE FROM page WHERE number = (SELECT page FROM article WHERE id = ?)", (one,)
                ).rowcount
                for table in ("mark", "seen", "hand_line"):
                    connection.execute(f"DELETE FROM {table} WHERE article = ?", (one,))
                # A feed's entry stays known, so that what was forgotten does not come again.
                connection.execute("UPDATE entry SET article = NULL WHERE article = ?", (one,))
                connection.execute("DELETE FROM pair WHERE ? IN (first, second)", (one,))
                connection.execute("DELETE FROM judgement WHERE article = ? OR origin = ?", (one, one))
            connection.execute("DELETE FROM batch WHERE number NOT IN (SELECT batch FROM page)")
            touch(connection)
        return removed


def resolve(connection: sqlite3.Connection, table: str, prefix: str, called: str) -> str:
    """Give the one id of a table that is or begins with `prefix`."""
    found = connection.execute(
        f"SELECT id FROM {table} WHERE id >= ? AND substr(id, 1, ?) = ? ORDER BY id LIMIT 3",
        (prefix, len(prefix), prefix),
    ).fetchall()
    ids = [key for (key,) in found]
    if prefix in ids:
        return prefix
    if not ids or not prefix:
        raise UnknownIdError(f"no {called} has an id that begins with {prefix!r}")
    if len(ids) > 1:
        raise UnknownIdError(f"several ids begin with {prefix!r}: {', '.join(ids)}; give more of it")
    return str(ids[0])


def _insert(connection: sqlite3.Connection, article: Article, page: int, derived: Derived, edition: str) -> int:
    cursor = connection.execute(
        "INSERT INTO article (id, page, edition, moment, title, outlet, source, authors, published, day, url, content) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article.id,
            page,
            edition,
            moment(article),
            article.title,
            article.outlet,
            article.source.name if article.source else None,
            "\n".join(article.authors),
            article.published,
            article.day,
            article.url,
            zlib.compress(_encode(article), 1),
        ),
    )
    sequence = int(cursor.lastrowid or 0)
    connection.execute("INSERT INTO folded VALUES (?, ?, ?)", (sequence, derived.title, derived.body))
    if derived.profile:
        connection.execute(
            "INSERT INTO profile VALUES (?, ?, ?)", (sequence, derived.maker, zlib.compress(derived.profile, 1))
        )
    touch(connection)
    return sequence


def moment(article: Article) -> str:
    """Give the time by which an article is put in order, comparable as text.

    Published, in UTC where it has an offset; where that is missing or a clock's, when
    it was taken in.
    """
    trusted = article.published_from is None or article.published_from.trusted
    text = (article.published if trusted else None) or article.captured or ""
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return text
    if when.tzinfo is not None:
        when = when.astimezone(UTC).replace(tzinfo=None)
    return when.isoformat(timespec="seconds") if len(text) > 10 else text


def _load(content: bytes) -> Article:
    return _article.decode(zlib.decompress(content))


def parts(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """Give values in parts, each of as many as one statement takes."""
    return (values[at : at + _IN_ONE] for at in range(0, len(values), _IN_ONE))


def marks_for(values: Sequence[object]) -> str:
    """Give as many question marks as there are values, for a statement."""
    return ", ".join("?" * len(values))
