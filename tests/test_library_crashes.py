"""kill -9 at any moment of adding, indexing, rebuilding, forgetting and marking: what was acknowledged is there, whole.

`NEWSREADER_KILLS=500 pytest -s tests/test_library_crashes.py` kills as often, and says what the kills met.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from index.library import Fault, Library
from index.library import indexing as indexing_module

_ROOT = Path(__file__).parents[1]
_KILLS = int(os.environ.get("NEWSREADER_KILLS", "10"))
_DEEDS = ("add", "index", "rebuild", "forget", "join")

_CHILD = """
import json, sys
from index.library import Library, add, indexing, searching
from index.model import Media, Page
indexing.SCAN_UP_TO = searching.SCAN_UP_TO = 3
indexing._BEHIND = indexing._GROWING = 5
add._COMMIT_PAGES, add._GROUP_EVERY, add._INDEX_EVERY = 7, 0.05, 0.05
folder, deed, start = sys.argv[1], sys.argv[2], int(sys.argv[3])
def pages():
    for number in range(start, start + 100_000):
        body = [f"Common text number {number} of {number % 9}."] * 5
        record = {"id": f"n{number}", "title": f"Report {number}", "body": body, "published": "2031-03-04"}
        yield Page(f"{number}", json.dumps(record).encode(), Media.RECORD)
def say(*words):
    print(*words, flush=True)
with Library.open(folder) as library:
    say("begun")
    told = 0
    if deed == "add":
        for progress in library.adding(pages()):
            for one in progress.report.added[told:]:
                say("added", one)
            told = len(progress.report.added)
    while deed == "index":
        for _ in library.index(anew=told % 2 == 0):
            pass
        told += 1
    while deed == "rebuild":
        for _ in library.rebuild(pages=True):
            pass
    while deed == "forget":
        for one in library.ids()[:1]:
            say("leaves", one)
            library.forget(one)
            say("gone", one)
        list(library.index())
    while deed == "join":
        one, other, *_ = library.ids()
        say("said", one, other)
        before = library.join(one, other)
        library.say(before)
"""


def _run(folder: Path, deed: str, start: int, after: float) -> list[list[str]]:
    """Begin a deed in a process of its own, kill it, and give what it said."""
    command = [sys.executable, "-c", _CHILD, str(folder), deed, str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=_ROOT) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        timer = threading.Timer(after, lambda: child.send_signal(signal.SIGKILL))
        timer.start()
        said = [line.split() for line in child.stdout if line.endswith("\n")]
        timer.cancel()
    assert child.returncode == -signal.SIGKILL, f"{deed} ended by itself"
    return said


def _told(fault: Fault, articles: set[str]) -> str:
    """Name a fault; of those that mend themselves only what they are about."""
    if not fault.mends_itself:
        return f"{fault.about}: {fault.wrong}"
    return "in no story" if fault.about in articles else fault.about


@pytest.mark.timeout(120 + 10 * _KILLS)
def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After each kill only what mends itself is amiss: articles not in a story yet, and an index to be made again."""
    monkeypatch.setattr(indexing_module, "SCAN_UP_TO", 3)
    monkeypatch.setattr("index.library.searching.SCAN_UP_TO", 3)
    rng = random.Random(_KILLS)  # noqa: S311
    met: Counter[str] = Counter()
    here: set[str] = set()
    with Library.open(tmp_path) as library:
        library.add([])
    for kill in range(_KILLS):
        deed = _DEEDS[kill % len(_DEEDS)]
        maybe: set[str] = set()
        for word, *ids in _run(tmp_path, deed, 1000 * kill, rng.random() * 0.8):
            if word == "added":
                here.update(ids)
            elif word == "leaves":
                maybe.update(ids)
            elif word == "gone":
                here.difference_update(ids)
                maybe.difference_update(ids)
        with Library.open(tmp_path) as library:
            found = set(library.ids())
            assert here - maybe <= found, f"kill {kill}, {deed}"
            here = found
            faults = {
                fault.about if fault.mends_itself else f"{fault.about}: {fault.wrong}" for fault in library.check()
            }
            amiss = {"in no story" if each in found else each for each in faults}
            met.update(f"{deed}: {each}" for each in amiss or {"nothing"})
            assert amiss <= {"in no story", "search index"}, f"kill {kill}, {deed}"
            assert library.search("common", limit=5).total == len(found), f"kill {kill}, {deed}"
            assert library.settle()
            list(library.index())
            assert [str(fault) for fault in library.check()] == [], f"kill {kill}, {deed}"
            assert library.search("common", limit=5).total == len(found), f"kill {kill}, {deed}"
            assert {one for story in library.stories() for one in story.articles} == found
            while len(library.ids()) > 400:  # so that many kills stay quick
                library.forget(*library.ids()[:300])
                here = set(library.ids())
    print(f"{_KILLS} kills met: {dict(sorted(met.items()))}")  # noqa: T201
