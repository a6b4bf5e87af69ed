# ruff: noqa: ANN401, SLF001 - whoosh has no types to name, and no public name for its blocks
"""The index on disk; with `whoosh_format` the only module that imports whoosh (100 ms: import this module late).

Whoosh keeps which documents have which words, at which places, and merges segments;
what a query means is decided by our own tokens (`index.search.engine`). Traps that
this module keeps clear of: `Searcher.refresh()` brings back deleted documents, so a
changed index is opened anew; opening unpickles, so a folder that is not our own is
never opened; torn files raise anything at any time, so every error is an IndexBrokenError.
"""

from __future__ import annotations

import hashlib
import shutil
from array import array
from contextlib import contextmanager
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, Any

import whoosh
from whoosh import columns, fields
from whoosh import index as storage
from whoosh.codec.whoosh3 import W3LeafMatcher
from whoosh.matching import FilterMatcher
from whoosh.reading import TermNotFound

from index.search.common import SAMPLE, common_words, load_common, pairs_of, save_common
from index.search.folder import sync
from index.search.lexicon import FEW, Lexicon, load, save
from index.search.postings import Pool
from index.search.whoosh_format import Codec, Pairs, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["ENGINE", "SCHEMA", "IndexBrokenError", "Segment", "Snapshot", "append", "create"]

ENGINE = ".".join(map(str, whoosh.__version__))
"""The program that wrote an index; another version's index is made again."""
_LAYOUT = "2: title and text as places of folded tokens, pairs of common ones, sequence"
SCHEMA = hashlib.sha256(_LAYOUT.encode()).hexdigest()[:12]
"""Names the folders of indexes that this version can read."""

_MANY_SEGMENTS = 8


class IndexBrokenError(Exception):
    """The index cannot be read or written: it is to be made again, and texts are read instead until then."""


class Segment:
    """One part of the index: its words, and the documents they stand in. Not for two threads at once."""

    def __init__(self, reader: Any, lexicon: Lexicon, common: frozenset[str]) -> None:
        """Read through whoosh's own reader of the segment; pairs are kept of the `common` words."""
        self._reader = reader
        self.lexicon = lexicon
        self.common = common

    def documents(self, place: int) -> array[int]:
        """Give the documents that have the word at a place of the lexicon."""
        few = self.lexicon.few(place)
        return self.posted(place) if few is None else few

    def posted(self, place: int) -> array[int]:
        """Give the same, read from the index itself."""
        return self._postings("text", self.lexicon.words[place])

    def titled(self, word: str) -> array[int]:
        """Give the documents whose title has a word."""
        return self._postings("title", word)

    def paired(self, pair: str) -> array[int]:
        """Give the documents in which two common words stand side by side (`"of the"`)."""
        return self._postings("pairs", pair)

    def _postings(self, field: str, word: str) -> array[int]:
        with _guarded():
            try:
                matcher = self._reader.postings(field, word.encode())
            except TermNotFound:
                return array("I")
            return _documents(matcher)


def _documents(matcher: Any) -> array[int]:
    """Give all documents of a posting list, deleted ones too: nobody has their articles any more.

    A block at a time where that can be, which is six times as fast as one by one.
    """
    if isinstance(matcher, FilterMatcher):  # passes over deleted documents
        matcher = matcher.child
        matcher.reset()  # it has been moved to the first that is not deleted
    if type(matcher) is not W3LeafMatcher:
        return array("I", matcher.all_ids())
    found = array("I")
    while matcher.is_active():
        matcher._read_data()
        found.extend(accumulate(matcher._data[0]))
        matcher._next_block()
    return found


class Snapshot:
    """The index as it was when it was opened: it never changes, whatever is written meanwhile."""

    def __init__(self, folder: Path, before: Snapshot | None = None) -> None:
        """Open the index in a folder; IndexBrokenError when that fails.

        The lexicons of parts that `before` has too are not read again.
        """
        with _guarded():
            opened = storage.open_dir(str(folder))
            self.generation = int(opened.latest_generation())
            self._reader = opened.reader()
            leaves = [leaf for leaf, _ in self._reader.leaf_readers() if leaf.doc_count_all()]
            common = load_common(folder)
            known = before.lexicons if before else {}
            self.lexicons: dict[str, Lexicon] = {
                key: known[key] if key in known else _lexicon(folder, leaf)
                for leaf in leaves
                for key in [leaf.segment().segment_id()]
            }
            """By the names of the parts, which are never used twice."""
            ids = [leaf.segment().segment_id() for leaf in leaves]
            self.segments = [Segment(leaf, self.lexicons[key], common) for leaf, key in zip(leaves, ids, strict=True)]

    def damage(self) -> str | None:
        """Read every posting list, and give what is wrong with the first that cannot be read."""
        try:
            for segment in self.segments:
                for place, count in enumerate(segment.lexicon.counts):
                    if len(segment.posted(place)) != count:
                        return f"the word {segment.lexicon.words[place]} has not all its documents"
        except IndexBrokenError as error:
            return str(error)
        return None

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()


def create(folder: Path, texts: Iterable[tuple[int, str, str]]) -> Iterator[int]:
    """Make an index in a new folder of (sequence, folded title, folded body), giving how many are in after each.

    It is complete, and on the disk, when the iterator ends; if it does not end, the folder is removed.
    """
    try:
        with _guarded():
            folder.mkdir(mode=0o700, parents=True)
            sequence = fields.COLUMN(columns.NumericColumn("q"))
            schema = fields.Schema(sequence=sequence, text=Words(), title=Words(), pairs=Pairs())
            index = storage.create_in(str(folder), schema)
        texts = iter(texts)
        sample = list(islice(texts, SAMPLE))
        with _guarded():
            save_common(folder, common_words(sample))
        texts = chain(sample, texts)
        del sample
        yield from _write(folder, index, texts, merge=False)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def append(folder: Path, texts: Iterable[tuple[int, str, str]], gone: Iterable[int] = ()) -> Iterator[int]:
    """Add to the index in a folder, and take the documents of the sequences `gone` out of it."""
    with _guarded():
        index = storage.open_dir(str(folder))
        many = len(index._segments()) >= _MANY_SEGMENTS
    yield from _write(folder, index, texts, gone, merge=many)


def _write(
    folder: Path, index: Any, texts: Iterable[tuple[int, str, str]], gone: Iterable[int] = (), *, merge: bool
) -> Iterator[int]:
    with _guarded():
        writer = index.writer(codec=Codec(), compound=False)
    try:
        with _guarded():
            writer.pool = Pool(folder)
            common = load_common(folder)
            leaving = set(gone)
            if leaving:
                for number, sequence in enumerate(_sequences(index)):
                    if sequence in leaving:
                        writer.delete_document(number)
        for done, (sequence, title, body) in enumerate(texts, 1):
            with _guarded():
                text = f"{title}\n{body}"
                writer.add_document(sequence=sequence, title=title, text=text, pairs=pairs_of(text, common))
            yield done
        with _guarded():
            writer.commit(merge=merge)
            writer = None
            _tidy(folder)
            sync(folder)
    finally:
        if writer is not None:
            writer.cancel()


def _tidy(folder: Path) -> None:
    """Make the lexicons of new segments, and remove those of merged ones."""
    snapshot = Snapshot(folder)
    kept = {_lexicon_path(folder, leaf) for leaf, _ in snapshot._reader.leaf_readers() if leaf.doc_count_all()}
    snapshot.close()
    for path in folder.glob("lexicon-*"):
        if path not in kept:
            path.unlink(missing_ok=True)


def _sequences(index: Any) -> list[int]:
    with index.reader() as reader:
        return list(reader.column_reader("sequence")) if reader.doc_count_all() else []


def _lexicon_path(folder: Path, leaf: Any) -> Path:
    return folder / f"lexicon-{leaf.segment().segment_id()}"


def _lexicon(folder: Path, leaf: Any) -> Lexicon:
    """Load the lexicon of a segment, or make and keep it."""
    path = _lexicon_path(folder, leaf)
    lexicon = load(path)
    if lexicon is None:
        empty = array("I")
        lexicon = Lexicon([], array("I"), array("I"), array("I"), array("Q", leaf.column_reader("sequence")))
        for (field, word), info in leaf:
            if field == "text":
                count = info.doc_frequency()
                few = _documents(leaf.postings("text", word)) if 2 < count <= FEW else empty
                if count < 3:
                    few = array("I", sorted({info.min_id(), info.max_id()}))
                lexicon.add(word.decode(), few, count)
        try:
            save(path, lexicon)
        except OSError:
            pass  # a disk that cannot be written: it is made again the next time
    return lexicon


@contextmanager
def _guarded() -> Iterator[None]:
    """Make one error of the many that a damaged index may raise."""
    try:
        yield
    except Exception as error:
        raise IndexBrokenError(f"{type(error).__name__}: {error}") from error
