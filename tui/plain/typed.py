"""What is typed at the prompt of the plain reader: line after line, and lines that were pasted as one phrase."""

from __future__ import annotations

import os
import select
import signal
import sys

from tui.plain.numbers import whole_number
from tui.plain.saying import say
from tui.plain.words import Line, typed_words, understand

PROMPT = "> "
PASTED = 0.03
"""Seconds within which the next line of a paste is there; nobody types a line in that time."""


class Typed:
    """Reads lines of standard input, asking for each where they are typed by hand."""

    def __init__(self, *, by_hand: bool) -> None:
        """Begin with none."""
        self._by_hand = by_hand
        self._waiting: list[str] = []
        self._asking = False
        self._wake: int | None = None
        """What can be read here when a signal has come."""
        if by_hand and hasattr(signal, "SIGCONT"):
            self._wake, came = os.pipe()
            os.set_blocking(came, False)
            signal.set_wakeup_fd(came, warn_on_full_buffer=False)
            signal.signal(signal.SIGCONT, self._ask_again)

    def next_line(self) -> str:
        """Give the next line, with what ends it; "" at the end of the input."""
        if sys.stdin is None:  # it was closed before the reader began
            return ""
        if not self._by_hand:
            sys.stdout.flush()
            return sys.stdin.readline()
        line = self._typed()
        if line and not line.endswith("\n"):
            sys.stdout.write("\n")  # ctrl+d ended it, which moves no cursor
        asked = understand(typed_words(line))
        return self._pasted(line) if asked.slip or asked.unclosed else line

    def _typed(self) -> str:
        if self._waiting:
            return self._waiting.pop(0)
        self._ask()
        self._asking = True
        try:
            self._wait()
            return sys.stdin.readline()
        finally:
            self._asking = False

    def _wait(self) -> None:
        """Wait for a line, or for ctrl+c, which would be seen after the next line if it came just before reading."""
        ready: list[object] = []
        while self._wake is not None and sys.stdin not in ready:
            ready = select.select([sys.stdin, self._wake], [], [])[0]
            if self._wake in ready:
                os.read(self._wake, 512)

    def _ask(self) -> None:
        sys.stdout.write(PROMPT)
        sys.stdout.flush()

    def _ask_again(self, *_: object) -> None:
        """Ask once more after ctrl+z and fg, where the shell has written in between."""
        if self._asking:
            self._ask()

    def _pasted(self, first: str) -> str:
        """Take the lines of a text that was pasted as one phrase; one that came alone stays as it is."""
        lines = [first]
        while self._more():
            line = sys.stdin.readline()
            asked = understand(typed_words(line))
            if not line or _is_command(asked):
                self._waiting.append(line)
                break
            lines.append(line)
        text = " ".join(" ".join(map(typed_words, lines)).split())
        if len(lines) == 1 or not text:
            return first
        say([f"Several lines at once are one phrase: {text}"])
        return f"find {text}\n"

    def _more(self) -> bool:
        try:
            return not self._waiting and bool(select.select([sys.stdin], [], [], PASTED)[0])
        except (OSError, ValueError):  # where only sockets can be waited for
            return False


def _is_command(asked: Line) -> bool:
    """Tell whether a line is a word with nothing or a number behind it, rather than some line of a text."""
    return bool(asked.word) and (not asked.rest or whole_number(asked.rest) is not None) and not asked.unclosed
