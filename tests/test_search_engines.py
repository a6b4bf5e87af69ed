"""The engines agree: the index, the scan, and a third reading of the query written as plainly as can be."""

from __future__ import annotations

import ast
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import index as whoosh_index
from whoosh import query as whoosh_query

from index.forms import stem
from index.query import And, Field, Kind, Node, Not, Or, Phrase, Query, Term, parse
from index.search import Document
from index.search.engine import Engine
from index.search.folded import fold_text
from index.search.scan import matches_document
from index.search.whoosh import Snapshot, append, create
from index.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ENGLISH = "buy bought buys brought vote votes voting voted voter the of in danger dangerous times time crying cry"
_WORDS = [*_ENGLISH.split(), *"a s u don t 14 é 北 京".split()]
_word = st.sampled_from(_WORDS)
_paragraph = st.lists(_word, max_size=8).map(" ".join)
_day = st.sampled_from([None, "2024-01-31", "2024-02-01", "2024-02-29", "2025-01-01"])
_outlet = st.sampled_from([None, "The Hill Times", "Hill Gazette"])
_documents = st.lists(
    st.builds(
        lambda title, body, outlet, day: Document(
            fold_text(title), "\n".join(filter(None, map(fold_text, body))), outlet, day=day
        ),
        _paragraph,
        st.lists(_paragraph, max_size=4),
        _outlet,
        _day,
    ),
    max_size=12,
)
_phrase = st.tuples(st.lists(_word, min_size=1, max_size=3).map(" ".join), st.sampled_from(["", "~1", "~3", "*"]))
_item = st.one_of(
    _word,
    _word.map(lambda word: f"{word[:4]}*"),
    _word.map(lambda word: f"{word}~"),
    _word.map(lambda word: f"={word}"),
    _phrase.map(lambda pair: f'"{pair[0]}"{pair[1]}'),
    _word.map(lambda word: f"title:{word}"),
    _phrase.map(lambda pair: f'title:"{pair[0]}"'),
    st.sampled_from([*"outlet:hill outlet:times outlet:tim* after:2024-02 before:2025 U.S. don't 北京".split()]),
)
_query = st.recursive(
    _item,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map(" OR ".join),
        inner.map(lambda text: f"-({text})"),
        inner.map(lambda text: f"({text})"),
    ),
    max_leaves=5,
)


@dataclass
class Shelf:
    """The library's side of the engine: documents by sequence, read and filtered the plain way."""

    documents: dict[int, Document]
    reads: list[int] = field(default_factory=list)

    def read(self, sequences: Sequence[int]) -> Iterable[tuple[int, str, str]]:
        """Give the texts, and note how many were read."""
        self.reads.append(len(sequences))
        return [(one, self.documents[one].title, self.documents[one].body) for one in sequences]

    def having(self, wanted: Field) -> Iterable[int]:
        """Ask each document."""
        return [one for one, document in self.documents.items() if plainly(wanted, document)]


def plainly(node: Node, document: Document) -> bool:
    """Read a query as plainly as can be, over lists of tokens."""
    paragraphs = [document.title.split(), *(line.split() for line in document.body.split("\n"))]
    if isinstance(node, And):
        return all(plainly(part, document) for part in node.parts)
    if isinstance(node, Or):
        return any(plainly(part, document) for part in node.parts)
    if isinstance(node, Not):
        return not plainly(node.part, document)
    if isinstance(node, Term):
        return any(_means(node, token) for paragraph in paragraphs for token in paragraph)
    if isinstance(node, Phrase):
        return any(_stands(node, paragraph) for paragraph in paragraphs)
    if node.name == "title":
        found = tuple(words(node.value))
        kind = Kind.PREFIX if node.prefix else Kind.FORMS
        leaf = Term(found[0], kind) if len(found) == 1 else Phrase(found, prefix=node.prefix)
        return plainly(leaf, Document(document.title, ""))
    if node.name == "outlet":
        return _stands(Phrase(tuple(words(node.value)), prefix=node.prefix), words(document.outlet or ""))
    if document.day is None:
        return False
    return document.day >= node.value if node.name == "after" else document.day < node.value


def _means(term: Term, token: str) -> bool:
    if term.kind is Kind.PREFIX:
        return token.startswith(term.word)
    if term.kind is Kind.FORMS:
        return token == term.word or stem(token) == stem(term.word)
    return token == term.word or (term.kind is Kind.FUZZY and _distance(term.word, token) <= _allowed(term.word))


def _allowed(word: str) -> int:
    return 0 if len(word) < 3 else 1 if len(word) < 8 else 2


def _distance(one: str, other: str) -> int:
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        rows.append([i])
        for j, second in enumerate(other, 1):
            best = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (letter != second))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == second:
                best = min(best, rows[i - 2][j - 2] + 1)
            rows[i].append(best)
    return rows[-1][-1]


def _stands(phrase: Phrase, tokens: list[str], start: int = 0, at: int = 0, spent: int = 0) -> bool:
    if at == len(phrase.words):
        return True
    for place in range(start, len(tokens)):
        gap = place - start if at else 0
        if spent + gap > phrase.slop:
            return False
        last = at == len(phrase.words) - 1
        wanted = phrase.words[at]
        same = tokens[place].startswith(wanted) if phrase.prefix and last else tokens[place] == wanted
        if same and _stands(phrase, tokens, place + 1, at + 1, spent + gap):
            return True
    return False


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_documents, st.lists(_query, min_size=5, max_size=12), st.data())
def test_the_index_the_scan_and_plain_reading_agree(
    documents: list[Document], texts: list[str], data: st.DataObject
) -> None:
    """Whatever is indexed, appended, left to the tail or forgotten, all three give the same articles, newest first."""
    everything = dict(enumerate(documents, 1))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(documents)), min_size=2, max_size=2)))
    gone = data.draw(st.sets(st.sampled_from(range(1, len(documents) + 1)), max_size=3)) if documents else set()
    order = data.draw(st.permutations([one for one in everything if one not in gone]))
    shelf = Shelf({one: everything[one] for one in order})
    folder = Path(tempfile.mkdtemp()) / "index"
    try:
        first = [(one, everything[one].title, everything[one].body) for one in range(1, cuts[0] + 1)]
        second = [(one, everything[one].title, everything[one].body) for one in range(cuts[0] + 1, cuts[1] + 1)]
        list(create(folder, first))
        list(append(folder, second, data.draw(st.sets(st.sampled_from(sorted(gone)))) if gone else ()))
        snapshot = Snapshot(folder)
        engine = Engine(snapshot.segments, order, shelf)
        for text in texts:
            for typing in (False, True):
                query = parse(text, typing=typing)
                expected = [one for one in order if query.root is not None and plainly(query.root, everything[one])]
                assert [one for one in order if matches_document(query, everything[one])] == expected, text
                if query.root is not None:
                    found = engine.find(query.root, 100)
                    assert list(found.sequences) == expected, text
                    assert (found.total, found.exact) == (len(expected), True)
                    assert list(engine.find(query.root, 1).sequences) == expected[:1]
        snapshot.close()
    finally:
        shutil.rmtree(folder.parent)


def test_many_small_additions_are_merged_and_nothing_is_lost(tmp_path: Path) -> None:
    """After more commits than there may be parts, with removals among them, every article is found where it stands."""
    texts = {one: (one, f" report n{one} ", f" the common text of n{one} \n of the end ") for one in range(1, 61)}
    list(create(tmp_path / "index", [texts[one] for one in range(1, 6)]))
    gone: set[int] = set()
    for at in range(6, 61, 5):
        gone.add(at - 3)
        list(append(tmp_path / "index", [texts[one] for one in range(at, at + 5)], {at - 3}))
    for lexicon in (tmp_path / "index").glob("lexicon-*"):
        lexicon.unlink()  # they are made again, also of parts with removed documents
    snapshot = Snapshot(tmp_path / "index")
    assert len(snapshot.segments) < 9
    assert snapshot.damage() is None
    shelf = Shelf({one: Document(title, body) for one, title, body in texts.values()})
    order = [one for one in range(60, 0, -1) if one not in gone]
    engine = Engine(snapshot.segments, order, shelf)
    assert engine.tail == 0
    for text, expected in (
        ("common", order),
        ('"of the"', order),
        ('"text of the"', []),
        ('"report n7"', [7]),
        ("title:n8", []),
        ("title:n9", [9]),
        ('"of n60"', [60]),
    ):
        root = parse(text).root
        assert root is not None
        assert list(engine.find(root, 100).sequences) == expected, text
    snapshot.close()


def test_whoosh_itself_reads_the_places_we_keep(tmp_path: Path) -> None:
    """The index is Whoosh's own: its phrase query finds by our places, and no phrase reaches over a paragraph's end."""
    texts = [(1, " a title ", " one two three \n four five "), (2, "", " two one "), (3, " one ", " two ")]
    list(create(tmp_path / "index", texts))
    index = whoosh_index.open_dir(str(tmp_path / "index"))
    with index.searcher() as searcher:
        for words, expected in (
            ("one two", [0]),
            ("two one", [1]),
            ("three four", []),
            ("a title", [0]),
            ("one", [0, 1, 2]),
        ):
            phrase = whoosh_query.Phrase("text", [word.encode() for word in words.split()])
            assert sorted(hit.docnum for hit in searcher.search(phrase)) == expected, words


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("hope", "hoping hoped hopes"),
        ("die", "dying dies died"),
        ("lie", "lying lies"),
        ("cry", "crying cries"),
        ("ski", "skis skiing"),
        ("buy", "bought buys buying"),
        ("bought", "buy buys"),
        ("is", "be was are being"),
        ("person", "people persons"),
        ("nation", "nations"),
        ("capable", "capabl capability"),
        ("relate", "relational relates"),
    ],
)
def test_the_forms_of_a_word_are_found_in_the_lexicon_by_the_letters_they_share(word: str, forms: str) -> None:
    from array import array

    from index.search.lexicon import Lexicon

    known = sorted({word, *forms.split(), "zebra", word[0], word[:2] + "xyz"})
    nothing = array("I", [1] * len(known))
    lexicon = Lexicon(known, nothing, nothing, nothing, array("Q"))
    expected = {one for one in known if one == word or stem(one) == stem(word)}
    assert {known[place] for place in lexicon.meant(Term(word))} == expected


def test_only_the_index_on_disk_imports_whoosh_and_none_calls_refresh() -> None:
    """`Searcher.refresh()` brings deleted documents back, so nothing may call it; and whoosh stays in one place."""
    root = Path(__file__).parents[1]
    importing = []
    for path in [*(root / "index").rglob("*.py"), *(root / "tui").rglob("*.py")]:
        searches = path.is_relative_to(root / "index" / "search")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "whoosh":
                importing.append(path)
            if isinstance(node, ast.Import) and any(name.name.split(".")[0] == "whoosh" for name in node.names):
                importing.append(path)
            if searches and isinstance(node, ast.Attribute):
                assert node.attr != "refresh", f"{path}:{node.lineno}"
    assert {path.relative_to(root).as_posix() for path in importing} == {
        "index/search/whoosh.py",
        "index/search/whoosh_format.py",
    }


def test_a_query_that_asks_for_nothing_matches_nothing() -> None:
    assert not matches_document(Query(), Document(" a ", ""))
