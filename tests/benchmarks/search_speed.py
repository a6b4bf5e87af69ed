"""How fast the library's search is, as ratios to SQLite FTS5 and to Whoosh as it comes, on the same texts.

    python tests/benchmarks/search_speed.py [--articles 100000] [--build]

The texts are recombined from the evaluation data ($NEWSREADER_BENCH, else ../shared),
with a long tail of made names. Only ratios and counts are printed: times are a
machine's own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.query import Kind, Phrase, Query, Term, parse, positive  # noqa: E402
from index.search import Document  # noqa: E402
from index.search.engine import Engine  # noqa: E402
from index.search.folded import fold_text  # noqa: E402
from index.search.scan import matches_document  # noqa: E402
from index.search.whoosh import Snapshot, create  # noqa: E402
from index.text import sentences  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

LIMIT = 50
_SYLLABLES = [a + b for a in "bdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "ar", "en", "ol", "ist")]


class Corpus:
    """Articles that can be made again from their number alone, so that none need be kept."""

    def __init__(self, count: int) -> None:
        """Read the sentences that the articles are put together from."""
        shared = Path(os.environ.get("NEWSREADER_BENCH") or ROOT.parent / "shared")
        self.count = count
        self.titles: list[str] = []
        self.sentences: list[str] = []
        for name in ("outlets", "ecbplus"):
            for line in (shared / "bench" / "stories" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
                article = json.loads(line)
                self.titles.append(article["title"] or "")
                for paragraph in article["body"]:
                    self.sentences += [paragraph[span.start : span.end] for span in sentences(paragraph)]

    def article(self, number: int) -> tuple[str, str]:
        """Give the title and body of an article, about 2,000 characters."""
        chance = random.Random(number)  # noqa: S311  (a benchmark, not a secret)
        found = chance.choices(self.sentences, k=14)
        # A few names that return and many that hardly ever do: at 100,000 articles about 300,000 of them.
        names = [_name(int(8 * self.count * chance.random() ** 1.5)) for _ in range(6)]
        found[3:3] = [f"{one} met {two}." for one, two in zip(names[::2], names[1::2], strict=True)]
        body = "\n".join(" ".join(found[at : at + 3]) for at in range(0, len(found), 3))
        return chance.choice(self.titles), body

    def queries(self, count: int = 20) -> list[str]:
        """Give queries as readers type them: names, two or three words, quoted runs of words."""
        chance = random.Random(7)  # noqa: S311
        made: list[str] = []
        while len(made) < count:
            words = [word for word in chance.choice(self.sentences).split() if word.isalpha()]
            if len(words) < 8:
                continue
            start = chance.randrange(len(words) - 4)
            kind = len(made) % 4
            if kind == 0:
                made.append(f'"{" ".join(words[start : start + 4])}"')
            elif kind == 1:
                made.append(max(words, key=len))
            else:
                made.append(" ".join(sorted(words, key=len)[-kind:]))
        return made


def _name(number: int) -> str:
    name = ""
    number += len(_SYLLABLES)
    while number:
        number, digit = divmod(number, len(_SYLLABLES))
        name += _SYLLABLES[digit]
    return name.capitalize()


class Shelf:
    """The texts in SQLite, as the library keeps them."""

    def __init__(self, path: Path) -> None:
        """Open the texts."""
        self.connection = sqlite3.connect(path)
        self.connection.execute("PRAGMA mmap_size = 2000000000")

    def read(self, sequences: Sequence[int]) -> list[tuple[int, str, str]]:
        """Give some texts."""
        found: list[tuple[int, str, str]] = []
        for at in range(0, len(sequences), 500):
            some = sequences[at : at + 500]
            marks = ", ".join("?" * len(some))
            found += self.connection.execute(f"SELECT * FROM folded WHERE sequence IN ({marks})", some)  # noqa: S608
        return found

    def having(self, field: object) -> Iterable[int]:
        """Know no fields."""
        raise NotImplementedError(field)


def main() -> None:
    """Build both, time both, print how they compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--build", action="store_true", help="also build with Whoosh as it comes (slow)")
    parser.add_argument("--keep", type=Path, help="a folder in which texts and index stay for the next run")
    arguments = parser.parse_args()
    corpus = Corpus(arguments.articles)
    folder = arguments.keep or Path(tempfile.mkdtemp())
    try:
        _prepare(corpus, folder)
        if arguments.build:
            _compare_building(corpus, folder)
        _compare_searching(corpus, folder)
    finally:
        if arguments.keep is None:
            shutil.rmtree(folder)


def _prepare(corpus: Corpus, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / "done").exists():
        return
    with sqlite3.connect(folder / "texts.sqlite") as texts, sqlite3.connect(folder / "fts.sqlite") as fts:
        texts.execute("CREATE TABLE folded (sequence INTEGER PRIMARY KEY, title TEXT, body TEXT)")
        fts.execute(
            "CREATE VIRTUAL TABLE f USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')"
        )
        size = 0
        for number in range(1, corpus.count + 1):
            title, body = corpus.article(number)
            size += len(title) + len(body)
            folded = "\n".join(map(fold_text, body.split("\n")))
            texts.execute("INSERT INTO folded VALUES (?, ?, ?)", (number, fold_text(title), folded))
            fts.execute("INSERT INTO f (rowid, title, body) VALUES (?, ?, ?)", (number, title, body))
        fts.execute("INSERT INTO f (f) VALUES ('optimize')")
    texts.close()
    fts.close()
    _build(folder)
    index = sum(path.stat().st_size for path in (folder / "index").iterdir())
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"index: {index / size:.2f} of the text; {peak:.0f} MB at most in memory")  # noqa: T201
    (folder / "done").touch()


_BUILD = """
import sqlite3, sys
from pathlib import Path
from index.search.whoosh import create
texts = sqlite3.connect(sys.argv[1] + "/texts.sqlite")
for _ in create(Path(sys.argv[1]) / "index", texts.execute("SELECT * FROM folded ORDER BY sequence")):
    pass
"""


def _build(folder: Path) -> None:
    """Build the index in a process of its own, so that its memory can be measured."""
    subprocess.run([sys.executable, "-c", _BUILD, str(folder)], check=True, cwd=ROOT)


def _compare_building(corpus: Corpus, folder: Path) -> None:
    """Build again both ways from the articles, folding or analysing included."""
    from whoosh import fields
    from whoosh import index as stock

    articles = [corpus.article(number) for number in range(1, corpus.count + 1)]
    start = time.process_time()
    texts = ((n, fold_text(t), "\n".join(map(fold_text, b.split("\n")))) for n, (t, b) in enumerate(articles, 1))
    for _ in create(folder / "again", texts):
        pass
    ours = time.process_time() - start
    shutil.rmtree(folder / "again")
    start = time.process_time()
    (folder / "stock").mkdir()
    schema = fields.Schema(key=fields.NUMERIC(stored=True), title=fields.TEXT, body=fields.TEXT)
    with stock.create_in(str(folder / "stock"), schema).writer() as writer:
        for number, (title, body) in enumerate(articles, 1):
            writer.add_document(key=number, title=title, body=body)
    shutil.rmtree(folder / "stock")
    print(f"building: {(time.process_time() - start) / ours:.2f} times as fast as Whoosh as it comes")  # noqa: T201


def _compare_searching(corpus: Corpus, folder: Path) -> None:
    fts = sqlite3.connect(folder / "fts.sqlite")
    fts.execute("PRAGMA mmap_size = 2000000000")
    shelf = Shelf(folder / "texts.sqlite")
    order = list(range(corpus.count, 0, -1))
    snapshot = Snapshot(folder / "index")
    print("distinct words:", sum(len(segment.lexicon.words) for segment in snapshot.segments))  # noqa: T201
    keystrokes = [parse(text[:end], typing=True) for text in corpus.queries() for end in range(1, len(text) + 1)]
    terms, pairs, phrases = _kinds(corpus, snapshot)
    for name, queries, goal in (
        ("as you type, every keystroke", keystrokes, "p95 1"),
        ("one word", terms, "median 1.5"),
        ("two words", pairs, "median 1.5"),
        ("phrase of common words", phrases, "p95 2"),
    ):
        asked = [(query, wanted) for query in queries if query.root is not None and (wanted := _fts_query(query))]
        theirs = _times(asked, lambda _, wanted: fts.execute(_FTS, (wanted,)).fetchall())
        for state in ("cold", "warm"):
            if state == "cold":
                engine = Engine(snapshot.segments, order, shelf)
            ours = _times(asked, partial(_ask, engine), again=state == "warm")
            ratios = [_at(ours, part) / _at(theirs, part) for part in (0.5, 0.95)]
            shown = f"median {ratios[0]:.2f}, p95 {ratios[1]:.2f} of FTS5's"
            print(f"{name}, {len(asked)}, {state}: {shown}; aim: {goal}")  # noqa: T201
    _verify(engine, keystrokes, shelf, order)


def _ask(engine: Engine, query: Query, _: str) -> object:
    return engine.find(query.root, LIMIT) if query.root is not None else None


_FTS = "SELECT rowid FROM f WHERE f MATCH ? ORDER BY rank LIMIT 50"


def _kinds(corpus: Corpus, snapshot: Snapshot) -> tuple[list[Query], list[Query], list[Query]]:
    """Give single words from rare to common, pairs of them, and phrases of the commonest words that stand somewhere."""
    lexicon = snapshot.segments[0].lexicon
    common = sorted(range(len(lexicon.words)), key=lambda place: -lexicon.counts[place])
    steps = [int(1.35**step) for step in range(2, 30) if 1.35**step < len(common)]
    words = [lexicon.words[common[step]] for step in steps]
    often = {lexicon.words[place] for place in common[:40]}
    phrases = set()
    for sentence in corpus.sentences:
        found = fold_text(sentence).split()
        phrases |= {f'"{one} {two}"' for one, two in pairwise(found) if one in often and two in often}
    pairs = [f"={one} ={two}" for one, two in pairwise(words)]
    return [parse(f"={word}") for word in words], list(map(parse, pairs)), list(map(parse, sorted(phrases)[:60]))


def _fts_query(query: Query) -> str:
    """Write a query in FTS5's words: all the words, with no other forms, which is less work for it."""
    parts = []
    for leaf in positive(query.root):
        if isinstance(leaf, Term):
            parts.append(f'"{leaf.word}"{"*" if leaf.kind is Kind.PREFIX else ""}')
        elif isinstance(leaf, Phrase):
            parts.append(f'"{" ".join(leaf.words)}"{"*" if leaf.prefix else ""}')
    return " ".join(parts)


def _times(
    asked: list[tuple[Query, str]], answer: Callable[[Query, str], object], *, again: bool = True
) -> list[float]:
    """Time each query in milliseconds; with `again` after it has been asked once before."""
    if again:
        for one in asked:
            answer(*one)
    spent = []
    for one in asked:
        start = time.perf_counter()
        answer(*one)
        spent.append((time.perf_counter() - start) * 1000)
    return sorted(spent)


def _at(times: list[float], part: float) -> float:
    return times[min(len(times) - 1, int(len(times) * part))]


def _verify(engine: Engine, queries: Iterable[Query], shelf: Shelf, order: list[int]) -> None:
    """Check some answers against reading everything."""
    chosen = [query for query in queries if query.root is not None][:: max(1, len(order) // 500)]
    found: dict[int, list[int]] = {number: [] for number in range(len(chosen))}
    for at in range(0, len(order), 1000):
        for sequence, title, body in _newest_first(shelf.read(order[at : at + 1000])):
            document = Document(title, body)
            for number, query in enumerate(chosen):
                if len(found[number]) < LIMIT and matches_document(query, document):
                    found[number].append(sequence)
    wrong = 0
    for number, query in enumerate(chosen):
        assert query.root is not None
        wrong += list(engine.find(query.root, LIMIT).sequences) != found[number]
    print(f"answers checked against reading all texts: {len(chosen)}, wrong: {wrong}")  # noqa: T201


def _newest_first(texts: list[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    return iter(sorted(texts, reverse=True))


if __name__ == "__main__":
    main()
