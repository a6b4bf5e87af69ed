"""What a session leaves for the next one on the same library or the same pages: where the reader was.

One small file in the state folder, for the reader alone. Names of pages are kept as a digest.
Whatever is wrong with it, the reader starts, only without a memory.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.hits import Spot

SESSIONS = 40
"""The most sets of pages that are remembered; those not opened for longest are forgotten."""
PLACES = 400
"""The most articles of a set whose reading place is remembered."""
LONGEST = 2_000
"""The most characters of a phrase that are remembered."""
BIGGEST = 4_000_000
"""Bytes; a bigger file is not ours, and is not read."""

Place = tuple[int | None, int]
"""A paragraph (None: the title) and an offset into its text."""


class Memory(NamedTuple):
    """Where the reader was: the story and the article in focus by their ids, the phrase, and a place in each article.

    `picked` is the id of the article the phrase was taken from, `hit` what the current hit
    covers, `sentence` where the current sentence of the article in focus begins, `first` the
    id of the article in the first pane. `listed`: no story was open any more, only the list.
    """

    story: str | None = None
    article: str | None = None
    phrase: str = ""
    picked: str | None = None
    places: Mapping[str, Place] = MappingProxyType({})
    hit: Spot | None = None
    sentence: Place | None = None
    first: str | None = None
    listed: bool = False


def key_of(kind: str, paths: Iterable[str | Path]) -> str:
    """Give the key of a set of paths, in whatever order: a digest that tells nobody what was read."""
    import hashlib  # here, and json below: the library that decodes records takes 9 ms of the first paint

    named = "\0".join([kind, *sorted({str(Path(path).resolve()) for path in paths})])
    return hashlib.sha256(named.encode("utf-8", "surrogateescape")).hexdigest()[:24]


class Sessions:
    """The memories kept in a folder."""

    def __init__(self, folder: Path) -> None:
        """Keep them in this folder, which is made when there is something to keep."""
        self._file = folder / "sessions.json"

    def recall(self, key: str) -> Memory | None:
        """Give what was left under a key; None where nothing was, or where it cannot be read."""
        return next((_memory(kept.get("memory")) for kept in self._read() if kept["key"] == key), None)

    def keep(self, key: str, memory: Memory) -> None:
        """Keep a memory under a key, and forget the oldest. A folder that cannot be written is no error."""
        import json
        import tempfile

        places = dict(list(memory.places.items())[-PLACES:])
        bounded = memory._replace(phrase=memory.phrase[:LONGEST], places=places)
        newest = {"key": key, "when": round(time.time()), "memory": bounded._asdict()}
        kept = [newest, *(kept for kept in self._read() if kept["key"] != key)][:SESSIONS]
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Written beside and moved: another reader that ends now finds the one or the other.
            descriptor, beside = tempfile.mkstemp(prefix=".sessions-", dir=self._file.parent)
            try:
                with os.fdopen(descriptor, "w", encoding="ascii") as stream:
                    json.dump(kept, stream, separators=(",", ":"))
                Path(beside).replace(self._file)
            except OSError:
                Path(beside).unlink(missing_ok=True)
                raise
        except OSError:
            pass

    def _read(self) -> list[dict[str, Any]]:
        """Read what is kept, as far as it has a key each, the newest first."""
        try:
            if self._file.stat().st_size > BIGGEST:
                return []
            import json

            found = json.loads(self._file.read_bytes())
        except (OSError, ValueError, RecursionError):
            return []
        return [kept for kept in found if isinstance(kept, dict) and "key" in kept] if isinstance(found, list) else []


def _memory(value: object) -> Memory | None:
    """Take a memory out of what was read; None where anything in it is not as we write it."""
    if not isinstance(value, dict):
        return None
    try:
        places = {str(each): _place(place) for each, place in value["places"].items()}
        # The hit and what follows it are not in what an earlier edition of the reader kept.
        hit, sentence = value.get("hit"), value.get("sentence")
        memory = Memory(
            value["story"],
            value["article"],
            value["phrase"],
            value["picked"],
            places,
            None if hit is None else _spot(hit),
            None if sentence is None else _place(sentence),
            value.get("first"),
            value.get("listed") is True,
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    names = (memory.story, memory.article, memory.picked, memory.first)
    right = isinstance(memory.phrase, str) and all(name is None or isinstance(name, str) for name in names)
    return memory if right else None


def _spot(value: Any) -> Spot:  # noqa: ANN401  # whatever stands in the file
    article, paragraph, start, end = value
    _place((paragraph, start))
    if not isinstance(article, str) or not isinstance(end, int):
        raise TypeError("no spot")
    return Spot(article, paragraph, start, end)


def _place(value: Any) -> Place:  # noqa: ANN401  # whatever stands in the file
    paragraph, offset = value
    if not (paragraph is None or isinstance(paragraph, int)) or not isinstance(offset, int):
        raise TypeError("no place")
    return paragraph, offset
