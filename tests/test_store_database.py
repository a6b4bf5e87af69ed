"""The database: what it refuses, how it moves on, and that a transaction is whole or not at all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import BusyError, LibraryError, UnknownIdError
from index.model import Article, Mark, Media, Page, Paragraph, Source, SourceKind, Span, Story
from index.store import (
    ArticleStore,
    BatchStore,
    Database,
    Derived,
    MarkStore,
    Stamp,
    StampStore,
    StoryStore,
    WriterLock,
)
from index.store import database as database_module
from index.store.articles import moment
from index.store.schema import STEPS


def _article(name: str, **fields: object) -> Article:
    return Article(id=name, path=f"{name}.txt", title=f"About {name}", paragraphs=(Paragraph("Some text."),), **fields)  # type: ignore[arg-type]


def _put(store: ArticleStore, article: Article, content: bytes = b"page") -> int:
    batch = BatchStore(store._database).start("2024-01-01T00:00:00+00:00")
    return store.put(
        batch, Page(article.path, content, Media.TEXT), article, Derived(" about ", " some text "), article.id
    )


def test_an_article_comes_back_as_it_went_in() -> None:
    """Every field of an article and every byte of its page survive the database."""
    store = ArticleStore(Database(None))
    article = _article(
        "a1",
        outlet="Hill Times",
        source=Source("Wire", SourceKind.WIRE),
        authors=("A. Writer", "B. Other"),
        published="2024-05-01T10:00:00+02:00",
        url="http://example.org/1",
        whole=False,
    )
    _put(store, article, b"\x00\xffbytes")
    assert store.articles(["a1"]) == [article]
    assert store.page("a1").content == b"\x00\xffbytes"
    (row,) = store.rows()
    assert (row.outlet, row.source, row.authors) == ("Hill Times", "Wire", "A. Writer\nB. Other")


@pytest.mark.parametrize(
    ("published", "captured", "expected"),
    [
        ("2024-05-01T10:00:00+02:00", None, "2024-05-01T08:00:00"),
        ("2024-05-01T10:00", None, "2024-05-01T10:00:00"),
        ("2024-05-01", None, "2024-05-01"),
        (None, "2024-05-02T10:00:00+00:00", "2024-05-02T10:00:00"),
        ("May", None, "May"),
        (None, None, ""),
    ],
)
def test_articles_are_put_in_order_by_a_moment_in_utc(
    published: str | None, captured: str | None, expected: str
) -> None:
    assert moment(_article("a", published=published, captured=captured)) == expected


def test_an_id_may_be_shortened_while_it_stays_the_only_one() -> None:
    store = ArticleStore(Database(None))
    for name in ("abc1", "abd2", "ab"):
        _put(store, _article(name))
    assert store.resolve("abc") == "abc1"
    assert store.resolve("ab") == "ab", "a whole id is meant even where others begin with it"
    for wrong, why in (("x", "no article"), ("a", "several"), ("", "no article"), ("%", "no article")):
        with pytest.raises(UnknownIdError, match=why):
            store.resolve(wrong)


def test_stories_lead_from_old_ids_to_new_ones() -> None:
    """After a merge the old id resolves; of a story that ended nothing is found; no id is forgotten."""
    data = Database(None)
    articles, stories = ArticleStore(data), StoryStore(data)
    for name in ("a", "b"):
        _put(articles, _article(name))
    stories.replace([], [Story("s1", "One", ("a",)), Story("s2", "Two", ("b",))], {})
    stories.replace(["s1", "s2"], [Story("s1", "Both", ("b", "a"))], {"s2": "s1"})
    assert stories.all() == (Story("s1", "Both", ("b", "a")),)
    assert stories.resolve("s2") == "s1"
    stories.replace(["s1"], [], {}, ["s1"])
    for gone in ("s1", "s2"):
        with pytest.raises(UnknownIdError):
            stories.resolve(gone)
    assert stories.ids_ever_used() == {"s1", "s2"}


def test_marks_keep_their_notes_and_tags() -> None:
    data = Database(None)
    marks = MarkStore(data)
    _put(ArticleStore(data), _article("a"))
    kept = marks.add(Mark(0, "a", None, Span(0, 5), "About", "note", ("two", "one"), "2024-01-01T00:00:00+00:00"))
    assert marks.all("a")[0].tags == ("one", "two")
    marks.change(Mark(kept.id, "a", None, kept.span, kept.text, "other", ("three",)))
    assert (marks.all()[0].note, marks.tags()) == ("other", ["three"])
    marks.remove(kept.id)
    assert marks.all() == ()
    with pytest.raises(UnknownIdError):
        marks.remove(kept.id)


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    data = Database(tmp_path / "library.sqlite")
    store = ArticleStore(data)

    def fail() -> None:
        with data.writing():
            _put(store, _article("a"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.count() == 0
    data.close()


def test_a_newer_library_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    Database(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(LibraryError, match="newer newsreader"):
        Database(path)


@pytest.mark.parametrize("content", [b"no database at all" * 100, None])
def test_another_programs_file_is_refused_and_left_alone(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "library.sqlite"
    if content is None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE other (x)")
    else:
        path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(LibraryError):
        Database(path)
    assert path.read_bytes() == before


def test_an_older_library_is_copied_before_it_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step has a backup before it, which opens as the library of before."""
    path = tmp_path / "library.sqlite"
    data = Database(path)
    _put(ArticleStore(data), _article("a"))
    data.close()
    monkeypatch.setattr(database_module, "STEPS", (*STEPS, "CREATE TABLE more (x);"))
    data = Database(path)
    assert ArticleStore(data).count() == 1
    data.close()
    monkeypatch.undo()
    copy = Database(path.with_name(f"{path.name}.version-{len(STEPS)}"))
    assert ArticleStore(copy).count() == 1
    copy.close()


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite"
    Database(path).close()
    monkeypatch.setattr(database_module, "STEPS", (*STEPS, "CREATE TABLE more (x);\nCREATE TABLE more (x);"))
    with pytest.raises(LibraryError):
        Database(path)
    monkeypatch.undo()
    data = Database(path)
    with data.reading() as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'more'").fetchone() == (0,)
    data.close()


def test_a_step_that_another_process_has_taken_is_not_taken_again(tmp_path: Path) -> None:
    """Between looking at the version and having the right to write, another newsreader may have taken it."""
    database = Database(tmp_path / "library.sqlite")
    with database.reading() as connection:
        library = connection.execute("SELECT value FROM meta WHERE name = 'library'").fetchone()
        database._step(connection, 0)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
        assert connection.execute("SELECT value FROM meta WHERE name = 'library'").fetchone() == library
    database.close()


@pytest.mark.parametrize(
    ("error", "kind", "said"),
    [
        ("database is locked", BusyError, "another newsreader is writing"),
        ("database or disk is full", LibraryError, "make room and try again"),
        ("database disk image is malformed", LibraryError, "is damaged .*; restore a backup"),
        ("file is not a database", LibraryError, "is damaged .*; restore a backup"),
        ("disk I/O error", LibraryError, "see whether it has room and is well"),
        ("no such table: bridge", LibraryError, "library.sqlite: no such table: bridge$"),
    ],
)
def test_what_goes_wrong_in_a_library_is_said_with_what_to_do(
    tmp_path: Path, error: str, kind: type[LibraryError], said: str
) -> None:
    database = Database(tmp_path / "library.sqlite")
    with pytest.raises(LibraryError, match=said) as caught, database.reading():
        raise sqlite3.OperationalError(error)
    assert type(caught.value) is kind
    database.close()


@pytest.mark.parametrize(
    ("error", "hint"),
    [
        ("database disk image is malformed", True),
        ("file is not a database", True),
        ("unable to open database file", False),
    ],
)
def test_a_library_that_cannot_be_opened_is_to_be_restored_only_where_it_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: str, *, hint: bool
) -> None:
    def broken(*_: object) -> None:
        raise sqlite3.DatabaseError(error)

    monkeypatch.setattr(Database, "_migrate", broken)
    with pytest.raises(LibraryError, match="cannot be opened as a library") as caught:
        Database(tmp_path / "library.sqlite")
    assert str(caught.value).endswith("restore a backup: newsreader restore FILE") is hint


def test_the_files_are_for_their_owner_only(tmp_path: Path) -> None:
    data = Database(tmp_path / "library.sqlite")
    _put(ArticleStore(data), _article("a"))
    for path in tmp_path.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path
    data.close()


def test_several_threads_share_a_database(tmp_path: Path) -> None:
    """Each thread has its own connection; a library in memory is shared in turns."""
    for data in (Database(tmp_path / "library.sqlite"), Database(None)):
        store = ArticleStore(data)
        errors: list[BaseException] = []

        def work(number: int, store: ArticleStore = store, errors: list[BaseException] = errors) -> None:
            try:
                for at in range(5):
                    _put(store, _article(f"a{number}-{at}"))
                    store.rows()
            except BaseException as error:  # noqa: BLE001  (a thread's error must reach the test)
                errors.append(error)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not errors
        assert store.count() == 20
        data.close()


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    """The lock is held against other processes, named in the message, and free once its owner is gone."""
    lock = tmp_path / "library.lock"
    code = (
        "import sys; from pathlib import Path; from index.store import WriterLock\n"
        f"with WriterLock(Path({str(lock)!r})): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(BusyError, match=f"process {other.pid}"), WriterLock(lock, patience=0.1):
            pass
        other.kill()
    with WriterLock(lock, patience=0.1):
        pass


def test_where_no_lock_can_be_had_the_library_cannot_be_written(tmp_path: Path) -> None:
    """A disk for reading only, or one without room: said in the library's words, whatever the system calls it."""
    with pytest.raises(LibraryError, match="cannot be written"), WriterLock(tmp_path / "nowhere" / "library.lock"):
        pass


def test_a_copy_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = Database(tmp_path / "library.sqlite")

    def full(_: int) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("index.store.database.os.fsync", full)
    with pytest.raises(LibraryError, match=r"copy: the copy cannot be written \(no space"):
        data.copy_to(tmp_path / "copy")
    assert {path.name.partition("-")[0] for path in tmp_path.iterdir()} == {"library.sqlite"}


def test_a_stamp_is_cleared_only_if_it_is_still_the_same() -> None:
    stamps = StampStore(Database(None))
    old, new = Stamp("x", "x-1", 1, 5, 5, "w"), Stamp("x", "x-2", 1, 9, 9, "w")
    stamps.put(old)
    stamps.put(new)
    stamps.clear(old)
    assert stamps.get("x") == new
    stamps.clear(new)
    assert stamps.get("x") is None


@pytest.mark.parametrize("log", [True, False])
def test_a_library_on_a_disk_that_cannot_be_written_is_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    log: bool,  # noqa: FBT001
) -> None:
    """All that was committed is there, also what is still in the log; and writing says why it cannot be."""
    path = tmp_path / "library.sqlite"
    writer = Database(path)
    _put(ArticleStore(writer), _article("a"))
    if not log:
        writer.close()
    monkeypatch.setattr(database_module, "_writable", lambda _: False)
    data = Database(path)
    assert data.readonly
    assert ArticleStore(data).count() == 1
    with pytest.raises(LibraryError, match="reading only"):
        _put(ArticleStore(data), _article("b"))
    data.close()
    writer.close()
