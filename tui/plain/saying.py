"""How the plain reader says an answer: whole lines, and no more of them at once than somebody can follow."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Mapping

from index.export.wording import counted
from index.text import neutralise
from tui.terminal import draws

LINES_AT_ONCE = 50
"""Lines said at once to somebody who asks by hand; an article or the words of the help are rarely longer."""
LITTLE = 10
"""So few lines more are said too: it is not worth asking for them."""


def say(lines: Iterable[str]) -> None:
    """Say lines, all of them."""
    for line in lines:
        sys.stdout.write(neutralise(line) + "\n")
    sys.stdout.flush()


class Saying:
    """Says answers to somebody who asks by hand, a part at a time: what is left of the last one is held."""

    def __init__(self) -> None:
        """Begin with nothing left."""
        self._left: deque[str] = deque()
        self._under_way = False

    @property
    def unfinished(self) -> bool:
        """Whether something is left of the last answer."""
        return bool(self._left)

    def begin(self, lines: Iterable[str]) -> None:
        """Say an answer, or the first part of it, and wait for nothing."""
        self._left = deque(lines)
        self.more()

    def show(self, lines: Iterable[str]) -> None:
        """Say an answer: by the screenful where LINES asks for it, through PAGER on a terminal that can draw."""
        answer = list(lines)
        height = shutil.get_terminal_size().lines
        by_lines = os.environ.get("LINES", "").isdecimal()
        self._left = deque()
        if not sys.stdout.isatty() or (_rows(answer) < height and by_lines):
            say(answer)
        elif by_lines:
            _by_screenful(answer, height - 1)
        elif draws(os.environ) and pager(os.environ) and _rows(answer) >= height:
            _through(pager(os.environ), answer)
        else:
            self.begin(answer)

    def more(self, count: int = LINES_AT_ONCE) -> None:
        """Say the next lines of what is left; where ctrl+c breaks it off, the others are left still.

        At ctrl+c a terminal throws away what it was given and has not shown yet, which may be many lines
        where it is slow. It can be told not to (NOFLSH), but then keeps the half line typed before ctrl+c
        too, and puts it in front of the next; a line typed right behind ctrl+c could not be told from it.
        """
        self._under_way = True
        for _ in range(count if len(self._left) > count + LITTLE else len(self._left)):
            say([self._left[0]])
            self._left.popleft()  # behind it: what is broken off right here is said twice rather than never
        self._under_way = False
        say(self._what_is_left())

    def broken_off(self) -> list[str]:
        """Give what is to be said of an answer that ctrl+c has just broken off: once, and nothing of any other."""
        broken, self._under_way = self._under_way, False
        return self._what_is_left() if broken else []

    def _what_is_left(self) -> list[str]:
        return [f"{counted(len(self._left), 'line')} left of this answer: more goes on."] if self._left else []


# --- by the screenful ---------------------------------------------------------


def pager(environment: Mapping[str, str]) -> list[str]:
    """Give the reader's pager as a command; empty where none is set, or it cannot be understood."""
    try:
        return shlex.split(environment.get("PAGER", ""))
    except ValueError:
        return []


def _rows(lines: Iterable[str]) -> int:
    """Count the rows that lines take on the terminal, near enough."""
    width = max(1, shutil.get_terminal_size().columns)
    return sum(len(line) // width + 1 for line in lines)


def _by_screenful(lines: list[str], height: int) -> None:
    """Say as many lines as the screen holds, and wait for Enter before the next."""
    begun = 0
    while begun < len(lines):
        end = begun + 1
        while end < len(lines) and _rows(lines[begun : end + 1]) <= height:
            end += 1
        say(lines[begun:end])
        begun = end
        if begun < len(lines):
            sys.stdout.write(f"{len(lines) - begun} lines more: Enter goes on, any word ends ")
            sys.stdout.flush()
            if sys.stdin.readline() != "\n":
                return


def _through(command: list[str], lines: list[str]) -> None:
    text = "".join(neutralise(line) + "\n" for line in lines)
    try:
        # Like git: less leaves what was shown on the screen.
        subprocess.run(  # noqa: S603  # the reader's own pager
            command, input=text, text=True, errors="replace", env={"LESS": "FRX", **os.environ}, check=False
        )
    except OSError:
        say(lines)
