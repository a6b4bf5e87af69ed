"""Long work on a library in a process of its own, so that typing in the reader stays quick; it ends with its parent.

    python -P -m index.library.worker

reads one JSON line with what to do and gives a JSON line for each step. `Worker` is the
other end of it. Without `-P` a folder called `index/` where the reader happens to be
would be imported.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from index.errors import LibraryError, NewsreaderError
from index.library.open import Library
from index.library.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

__all__ = ["Worker"]

_NICE = 10
"""How much a worker steps back for others."""


class Worker:
    """A process that adds inputs to a library, or brings its stories and its index up to date.

    Iterate over it for the steps, each a mapping: `stage`, and of adding `path`, `added`,
    `same` and `failed` (numbers), of indexing `done` and `total`. Leaving the `with`
    block ends the process; what it reported is kept.
    """

    def __init__(self, places: Places, inputs: Sequence[str] = ()) -> None:
        """Start adding `inputs` to the library at `places`; without inputs its index is brought up to date."""
        task = {"data": str(places.data), "cache": str(places.cache), "inputs": list(inputs)}
        self._process = subprocess.Popen(  # noqa: S603  (our own interpreter and module)
            [sys.executable, "-P", "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            start_new_session=True,  # ctrl+c in the terminal is the reader's to answer
        )
        assert self._process.stdin is not None  # noqa: S101  (both are pipes)
        try:
            self._process.stdin.write(json.dumps(task) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # it ended at once; reading will say so

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Give the steps as they come; LibraryError when the work failed."""
        assert self._process.stdout is not None  # noqa: S101
        for line in self._process.stdout:
            step = json.loads(line)
            if "error" in step:
                raise LibraryError(step["error"])
            yield step
            if step["stage"] == "end":
                return
        raise LibraryError("the process that works on the library ended before its time; what it reported is kept")

    def __enter__(self) -> Self:
        """Give the worker itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.close()

    def close(self) -> None:
        """End the process, wherever it is."""
        self._process.kill()
        self._process.communicate()


def _main() -> None:
    if hasattr(os, "nice"):
        os.nice(_NICE)
    task = json.loads(sys.stdin.readline())
    # The other end of the pipe closes when the parent is gone, however it went.
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        with Library.open(places=Places(Path(task["data"]), Path(task["cache"]))) as library:
            for step in _add(library, task["inputs"]) if task["inputs"] else _index(library):
                _say(step)
        _say({"stage": "end"})
    except NewsreaderError as error:
        _say({"error": str(error)})


def _add(library: Library, inputs: list[str]) -> Iterator[dict[str, Any]]:
    for progress in library.adding(inputs):
        report = progress.report
        counts = {"added": len(report.added), "same": len(report.same), "failed": len(report.failed)}
        yield {"stage": progress.stage.value, "path": progress.path, **counts}


def _index(library: Library) -> Iterator[dict[str, Any]]:
    library.settle()
    for progress in library.index():
        yield {"stage": "indexing", "done": progress.done, "total": progress.total}


def _say(step: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(step) + "\n")
    sys.stdout.flush()


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    _main()
