"""Long work behind an answer: how far it is, in a whole line now and then; ctrl+c breaks it off."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

Result = TypeVar("Result")
Telling = Callable[[str], None]
"""Says a line at once, before there is an answer."""

FIRST = 2.0
"""Seconds of work that are silent; what is read aloud should not be more than there is to know."""
AFTER = 5.0
"""Seconds between two lines on how far it is."""
_LOOK = 0.1


class Work:
    """Waits for what takes long, and says how far it is."""

    def __init__(self, tell: Telling, clock: Callable[[], float] = time.monotonic) -> None:
        """Say it so, by this clock."""
        self._tell = tell
        self._clock = clock
        self._next = 0.0
        self._left: list[str] = []

    def begin(self) -> None:
        """Begin a work: for a while nothing is said of it."""
        self._left = []
        self._next = self._clock() + FIRST

    def at(self, words: str) -> None:
        """Say how far it is, if it is time to."""
        if self._clock() >= self._next:
            self._next = self._clock() + AFTER
            self._tell(f"{words}; ctrl+c stops.")

    def wait(self, doing: Callable[[], Result], words: str = "") -> Result:
        """Do something in a thread and give what comes of it; `words` say meanwhile what is done.

        KeyboardInterrupt ends the waiting alone: what is done goes on to where it can be
        taken up again, or is not looked at any more.
        """
        came: list[Result] = []
        wrong: list[BaseException] = []

        def run() -> None:
            try:
                came.append(doing())
            except BaseException as error:  # noqa: BLE001  # raised again where it is waited for
                wrong.append(error)

        thread = threading.Thread(target=run, name="answer", daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(_LOOK)
            if words and thread.is_alive():
                self.at(words)
        if wrong:
            raise wrong[0]
        return came[0]

    def leave(self, lines: Iterable[str]) -> None:
        """Keep what is to be said of a work that was broken off."""
        self._left = list(lines)

    def take_left(self) -> list[str]:
        """Give what is to be said of the work that was broken off, once."""
        left, self._left = self._left, []
        return left
