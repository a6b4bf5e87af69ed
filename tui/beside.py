"""Runs one function in a process beside this one, so that two slow starts take the time of one.

Reading and cleaning pages takes about as long as importing Textual. Where a process
cannot be forked, or the one beside fails for whatever reason, the function is simply
run here when its result is wanted.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Generic, Self, TypeVar

Result = TypeVar("Result")


class Beside(Generic[Result]):
    """A function's result on its way. Used as a context: leaving it ends the process beside.

    The result must be something pickle takes. Must be made before any thread is started.
    """

    def __init__(self, function: Callable[[], Result]) -> None:
        """Start the function in a process beside this one, where that can be."""
        self._function = function
        self._child = 0
        self._pipe = -1
        # On macOS a forked child may not use what the system's own libraries set up.
        if not hasattr(os, "fork") or sys.platform == "darwin":
            return
        try:
            self._pipe, writing = os.pipe()
            self._child = os.fork()
        except OSError:
            return
        if self._child == 0:
            os.close(self._pipe)
            _answer(function, writing)
        os.close(writing)

    def result(self) -> Result:
        """Wait for the result; KeyboardInterrupt passes through."""
        if self._child:
            with open(self._pipe, "rb", closefd=False) as stream:
                data = stream.read()
            self._end()
            if data:
                found: Result = pickle.loads(data)  # noqa: S301  from our own child, over our own pipe
                return found
        return self._function()

    def __enter__(self) -> Self:
        """Give the result's holder."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process beside, if it still runs."""
        self._end()

    def _end(self) -> None:
        if self._child:
            child, self._child = self._child, 0
            os.close(self._pipe)  # a child that still writes ends by it
            try:
                os.waitpid(child, 0)
            except (ChildProcessError, KeyboardInterrupt):
                pass


def _answer(function: Callable[[], Result], writing: int) -> None:
    """Send the function's result down the pipe and end at once; nothing is sent when it fails."""
    code = 1
    try:
        data = pickle.dumps(function(), pickle.HIGHEST_PROTOCOL)
        with open(writing, "wb") as stream:
            stream.write(data)
        code = 0
    except BaseException:  # noqa: BLE001, S110  the parent runs the function itself and meets the error there
        pass
    finally:
        os._exit(code)
