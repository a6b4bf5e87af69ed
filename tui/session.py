"""What a session leaves for the next one on the same library or the same pages: where the reader was.

One small file in the state folder, for the reader alone. Names of pages are kept as a digest.
Whatever is wrong with it, the reader starts, only without a memory.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

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


class Memory(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where the reader was: the story and the article in focus by their ids, the phrase, and a place in each article.

    `picked` is the id of the article the phrase was taken from.
    """

    story: str | None = None
    article: str | None = None
    phrase: str = ""
    picked: str | None = None
    places: dict[str, Place] = msgspec.field(default_factory=dict)


class _Kept(msgspec.Struct, frozen=True):
    key: str
    when: float
    memory: Memory


def key_of(kind: str, paths: Iterable[str | Path]) -> str:
    """Give the key of a set of paths, in whatever order: a digest that tells nobody what was read."""
    named = "\0".join([kind, *sorted({str(Path(path).resolve()) for path in paths})])
    return hashlib.sha256(named.encode("utf-8", "surrogateescape")).hexdigest()[:24]


class Sessions:
    """The memories kept in a folder."""

    def __init__(self, folder: Path) -> None:
        """Keep them in this folder, which is made when there is something to keep."""
        self._file = folder / "sessions.json"

    def recall(self, key: str) -> Memory | None:
        """Give what was left under a key; None where nothing was, or where it cannot be read."""
        return next((kept.memory for kept in self._read() if kept.key == key), None)

    def keep(self, key: str, memory: Memory) -> None:
        """Keep a memory under a key, and forget the oldest. A folder that cannot be written is no error."""
        places = dict(list(memory.places.items())[-PLACES:])
        bounded = msgspec.structs.replace(memory, phrase=memory.phrase[:LONGEST], places=places)
        others = [kept for kept in self._read() if kept.key != key]
        kept = [_Kept(key, round(time.time()), bounded), *others][:SESSIONS]
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Written beside and moved: another reader that ends now finds the one or the other.
            descriptor, beside = tempfile.mkstemp(prefix=".sessions-", dir=self._file.parent)
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(msgspec.json.encode(kept))
                Path(beside).replace(self._file)
            except OSError:
                Path(beside).unlink(missing_ok=True)
                raise
        except (OSError, UnicodeError):
            pass

    def _read(self) -> list[_Kept]:
        try:
            if self._file.stat().st_size > BIGGEST:
                return []
            return msgspec.json.decode(self._file.read_bytes(), type=list[_Kept])
        except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError):
            return []
