"""The conversation of the plain reader: a prompt, a line, an answer, until the input ends."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from index.text import neutralise
from tui.clipboard import copy_by_command, keep_in_file, report
from tui.plain.reader import PlainReader
from tui.terminal import draws

PROMPT = "> "
INTERRUPTED = 130


def converse(reader: PlainReader) -> int:
    """Answer line after line of standard input; gives the exit code.

    ctrl+c ends what is being said, not the conversation; where lines come from a file
    or a pipe, where nobody could end it otherwise, it ends both.
    """
    asked_by_hand = sys.stdin.isatty()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a byte that is no UTF-8 is a sign that is not found
    _say(reader.greeting())
    while True:
        try:
            line = _next_line(asked_by_hand)
            if not line:
                break
            answer = reader.answer(line)
            if answer is None:
                return 0
            _show(list(answer), by_hand=asked_by_hand)
        except KeyboardInterrupt:
            if not asked_by_hand:
                return INTERRUPTED
            sys.stdout.write("\n")
            _say(reader.broken_off())
    if asked_by_hand:
        sys.stdout.write("\n")
    return 0


def tell(line: str) -> None:
    """Say a line at once, where somebody waits for it; in a pipe it would stand among the answers."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        _say([line])


class CopyingTo:
    """Copies by the system's commands, else into a file; writes nothing to the terminal itself."""

    def __init__(self, folder: Path) -> None:
        """Keep in `folder` what no command takes."""
        self._folder = folder

    def __call__(self, text: str, what: str) -> str:
        """Copy a text; gives what happened."""
        reached = copy_by_command(text)
        if reached is not None:
            return f"({report(what, reached, None)})"
        file = keep_in_file(text, self._folder)
        return f"(nothing here takes copies; {f'the text is in {file}' if file else 'the text stands above'})"


def _next_line(by_hand: bool) -> str:  # noqa: FBT001
    if by_hand:
        sys.stdout.write(PROMPT)
    sys.stdout.flush()
    return sys.stdin.readline()


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(neutralise(line) + "\n")
    sys.stdout.flush()


# --- long answers -------------------------------------------------------------


def _show(lines: list[str], *, by_hand: bool) -> None:
    """Say an answer; by the screenful only where LINES asks for it, or PAGER on a terminal that can draw."""
    height = shutil.get_terminal_size().lines
    if not by_hand or not sys.stdout.isatty() or _rows(lines) < height:
        _say(lines)
    elif os.environ.get("LINES", "").isdecimal():
        _by_screenful(lines, height - 1)
    elif draws(os.environ) and pager(os.environ):
        _through(pager(os.environ), lines)
    else:
        _say(lines)


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
        _say(lines[begun:end])
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
        _say(lines)
