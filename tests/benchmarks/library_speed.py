"""How a whole library behaves as it grows: opening, the first answer, typing, and typing while pages are added.

    python tests/benchmarks/library_speed.py [--articles 100000] [--adding 3000] [--keep FOLDER]

The texts are those of `search_speed.py`; stories are made up of articles side by side, for
grouping is measured elsewhere. Only ratios and counts are meant to be compared: times are a
machine's own.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import threading
import time
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.library import Library, default_places  # noqa: E402
from index.library.worker import Worker  # noqa: E402
from index.model import Article, Media, Page, Paragraph, PublishedFrom, Story  # noqa: E402
from index.search import fold_article  # noqa: E402
from index.store import Derived  # noqa: E402
from tests.benchmarks.search_speed import Corpus  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

_WINDOW = 500
"""Stories that the reader shows first."""
_FIRST_DAY = date(2021, 1, 1)
_DAYS = 1000
_APART = 40
"""Days between the articles that are added while the reader types: texts made of the same sentences would be
grouped for minutes, as no real ones are, and grouping is measured elsewhere."""


def main() -> None:
    """Make a library, then measure it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--adding", type=int, default=1500, help="articles that are added while the reader types")
    parser.add_argument("--keep", type=Path, help="a folder in which the library stays for the next run")
    arguments = parser.parse_args()
    corpus = Corpus(arguments.articles)
    folder = arguments.keep or Path(tempfile.mkdtemp())
    try:
        if not (folder / "done").exists():
            _make(corpus, folder / "library")
            (folder / "done").touch()
        _measure(corpus, folder, arguments.adding)
    finally:
        if arguments.keep is None:
            shutil.rmtree(folder)


def _record(corpus: Corpus, number: int) -> dict[str, object]:
    title, body = corpus.article(number)
    chance = random.Random(-number)  # noqa: S311  (a benchmark, not a secret)
    day = _FIRST_DAY + timedelta(days=number * _DAYS // corpus.count)
    return {
        "id": f"a{number:07}",
        "outlet": f"Outlet {int(40 * chance.random() ** 2)}",
        "title": f"{title} {number}",
        "published": f"{day.isoformat()}T{chance.randrange(24):02}:{chance.randrange(60):02}:00Z",
        "body": body.split("\n"),
    }


def _make(corpus: Corpus, folder: Path) -> None:
    """Fill a library without cleaning and grouping, which would take most of the time."""
    with Library.open(folder) as library:
        core = library._core
        numbers = iter(range(1, corpus.count + 1))
        while some := list(islice(numbers, 1000)):
            with core.database.writing():
                batch = core.batches.start("2024-01-01T00:00:00+00:00")
                ids = [_put(library, batch, _record(corpus, number)) for number in some]
                core.stories.replace([], _stories(ids), {})
        for _ in library.index():
            pass


def _put(library: Library, batch: int, record: dict[str, object]) -> str:
    published = str(record["published"])
    body = record["body"]
    assert isinstance(body, list)
    article = Article(
        str(record["id"]),
        f"{record['id']}.jsonl",
        str(record["title"]),
        tuple(Paragraph(text) for text in body),
        outlet=str(record["outlet"]),
        published=published,
        published_from=PublishedFrom.GIVEN,
    )
    derived = Derived(*fold_article(article))
    page = Page(article.path, json.dumps(record).encode(), Media.RECORD)
    library._core.articles.put(batch, page, article, derived, article.id)
    return article.id


def _stories(ids: list[str]) -> Iterator[Story]:
    chance = random.Random(ids[0])  # noqa: S311
    at = 0
    while at < len(ids):
        some = tuple(ids[at : at + chance.choice((1, 1, 1, 2, 3, 5))])
        at += len(some)
        yield Story(f"s{some[0]}", f"Story of {some[0]}", some, "2021-01-01", "2021-01-02")


def _measure(corpus: Corpus, folder: Path, adding: int) -> None:
    begun = time.perf_counter()
    with Library.open(folder / "library") as library:
        stories = library.stories(_WINDOW)
        _say("open, with the newest stories", _since(begun), f"{len(stories)} of {library.count_stories()}")
        begun = time.perf_counter()
        library.search("council", limit=50, typing=True)
        _say("first answer", _since(begun))
        queries = corpus.queries()
        keys = [text[:end] for text in queries for end in range(1, len(text) + 1)]
        _type(library, keys)
        idle = _type(library, keys)
        _say("typing, every keystroke", idle[len(idle) // 2], f"p95 {_p95(idle):.1f} ms, {len(idle)} keys")
        more = folder / "more.jsonl"
        end = _FIRST_DAY + timedelta(days=_DAYS + library.count() - corpus.count)
        first = corpus.count + 1 + time.time_ns() // 1_000_000_000 * 10_000
        with more.open("w", encoding="utf-8") as lines:
            for at, number in enumerate(range(first, first + adding), 1):
                record = _record(corpus, number % corpus.count + 1)
                new = {
                    "id": f"b{number}",
                    "title": f"Marker{number} again",
                    "published": (end + timedelta(days=_APART * at)).isoformat(),
                }
                lines.write(json.dumps(record | new) + "\n")
        late, busy = _add_and_type(library, more, keys)
        _say("typing while pages are added", busy[len(busy) // 2], f"p95 {_p95(busy):.1f} ms, {len(busy)} keys")
        ratios = busy[len(busy) // 2] / idle[len(idle) // 2], _p95(busy) / _p95(idle)
        print(f"  {ratios[0]:.2f} and {ratios[1]:.2f} times the idle median and p95; aim: 2")  # noqa: T201
        if late:
            print(f"found after its commit: median {late[len(late) // 2]:.2f} s, at most {late[-1]:.2f} s; aim: 1")  # noqa: T201


def _type(library: Library, keys: list[str]) -> list[float]:
    spent = []
    for text in keys:
        begun = time.perf_counter()
        library.search(text, limit=50, typing=True)
        spent.append(_since(begun))
    return sorted(spent)


def _add_and_type(library: Library, more: Path, keys: list[str]) -> tuple[list[float], list[float]]:
    """Type while a process adds; of the last article of each of its commits, ask until it is found."""
    known = {"added": 0, "at": 0.0, "ended": 0}

    def add() -> None:
        with Worker(default_places(more.parent / "library"), [str(more)]) as worker:
            for step in worker:
                if step.get("added", 0) > known["added"]:
                    known.update(added=step["added"], at=time.perf_counter())
        known["ended"] = 1

    titles = [json.loads(line)["title"].split()[0] for line in more.read_text(encoding="utf-8").splitlines()]
    thread = threading.Thread(target=add)
    thread.start()
    spent: list[float] = []
    late: list[float] = []
    asked = 0
    while not known["ended"]:
        for text in keys:
            begun = time.perf_counter()
            library.search(text, limit=50, typing=True)
            spent.append(_since(begun))
            time.sleep(0.02)
            added, at = int(known["added"]), known["at"]
            if added > asked:
                asked = added
                while not library.search(titles[added - 1], limit=1).total:
                    pass
                late.append(time.perf_counter() - at)
            if known["ended"]:
                break
    thread.join()
    return sorted(late), sorted(spent)


def _say(what: str, milliseconds: float, more: str = "") -> None:
    print(f"{what}: {milliseconds:.1f} ms{'; ' if more else ''}{more}")  # noqa: T201


def _since(begun: float) -> float:
    return (time.perf_counter() - begun) * 1000


def _p95(times: list[float]) -> float:
    return times[min(len(times) - 1, int(len(times) * 0.95))]


if __name__ == "__main__":
    main()
