"""Long work behind an answer: how far it is, in a whole line now and then; ctrl+c breaks it off."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

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
        run = _Run(doing)
        while run.goes_on():
            if words:
                self.at(words)
        return run.result()

    def finish(
        self, doing: Callable[[], Result], how_far: Callable[[], str], stop: Callable[[], object]
    ) -> tuple[Result, bool]:
        """Do in a thread what must not be left half done, and give what comes of it, and whether it was broken off.

        ctrl+c calls `stop`, which may be called twice, and the end is waited for; another ctrl+c changes nothing.
        """
        run, stopped, told, going = _Run(doing), False, False, True
        while going:
            try:
                if stopped and not told:
                    stop()
                    told = True
                    self._tell("")  # behind the sign for ctrl+c that the terminal has written
                    self._tell("Stopping.")
                going = run.goes_on()
                if going and not stopped:
                    self.at(how_far())
            except KeyboardInterrupt:
                stopped = True
        return run.result(), stopped

    def leave(self, lines: Iterable[str]) -> None:
        """Keep what is to be said of a work that was broken off."""
        self._left = list(lines)

    def take_left(self) -> list[str]:
        """Give what is to be said of the work that was broken off, once."""
        left, self._left = self._left, []
        return left


class _Run(Generic[Result]):
    """Something that is done in a thread of its own."""

    def __init__(self, doing: Callable[[], Result]) -> None:
        self._doing = doing
        self._came: list[Result] = []
        self._wrong: list[BaseException] = []
        self._over = threading.Event()  # a join that ctrl+c breaks off takes the thread for ended (Python 3.11)
        threading.Thread(target=self._run, name="answer", daemon=True).start()

    def _run(self) -> None:
        try:
            self._came.append(self._doing())
        except BaseException as error:  # noqa: BLE001  # raised again where it is waited for
            self._wrong.append(error)
        finally:
            self._over.set()

    def goes_on(self) -> bool:
        """Look for a moment whether it goes on."""
        return not self._over.wait(_LOOK)

    def result(self) -> Result:
        """Give what came of it, or raise what went wrong."""
        if self._wrong:
            raise self._wrong[0]
        return self._came[0]
