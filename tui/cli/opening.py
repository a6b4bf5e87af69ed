"""Opens the reader: what `newsreader` and `newsreader PATH...` do. Free of click, which takes 40 ms to import."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from tui.cli.codes import COMMANDS, WRONG
from tui.cli.output import tell


def open_reader(paths: Sequence[str], *, sample: bool = False, plain: bool = False) -> int:
    """Open the reader; gives the exit code. Without a terminal nothing is read and nothing hangs.

    `plain`: words in, lines out, on any stream; a terminal that cannot draw gets no other.
    """
    if paths and not os.path.exists(paths[0]) and _like(paths[0]):  # noqa: PTH110  # never raises
        tell(f"{paths[0]}: no such file or folder; did you mean: newsreader {_like(paths[0])} (newsreader --help)")
        return WRONG
    if "-" in paths:
        _take_terminal_back()
    from tui.terminal import draws, has_terminal

    if not plain and not has_terminal():
        tell("no terminal to open the reader in; --plain needs none, nor do the commands (newsreader --help)")
        return WRONG
    if plain or not draws(os.environ):
        return _open_plainly(paths, sample=sample)
    from tui import launch

    if paths:
        return launch.open_paths(paths)
    return launch.open_samples() if sample or _library_is_empty() else launch.open_library()


def _open_plainly(paths: Sequence[str], *, sample: bool) -> int:
    """Open the plain reader, on the samples while the library is empty, which is told."""
    from tui import launch

    if not paths and (sample or _library_is_empty()):
        from index.samples import paths as sample_paths

        tell(launch.SAMPLE_BANNER)
        return launch.open_plain(sample_paths(), samples=True)
    return launch.open_plain(paths)


def _library_is_empty() -> bool:
    """Tell whether there is nothing in the library yet; asking makes nothing."""
    from index.library import Library

    if not Library.exists():
        return True
    with Library.open() as library:
        return library.count() == 0


def _like(word: str) -> str:
    """Give the command that a word looks like a slip of, or nothing."""
    close = difflib.get_close_matches(word, COMMANDS, 1, 0.75)
    return close[0] if close else ""


def _take_terminal_back() -> None:
    """Read all of standard input now, and let the keys come from the terminal afterwards, as pagers do."""
    if sys.stdin is None or sys.stdin.isatty():
        return
    import io

    content = sys.stdin.buffer.read()
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError:
        pass  # there is none: that is told right after, and the plain reader needs none
    else:
        os.dup2(terminal, 0)
        os.close(terminal)
    sys.stdin = _Taken(io.BytesIO(content))


class _Taken:
    """Standard input as it was, for what reads `-`; and a terminal, for what asks whether there is one."""

    def __init__(self, buffer: object) -> None:
        self.buffer = buffer
        self.closed = False
        self._terminal: TextIO | None = None

    def isatty(self) -> bool:
        return os.isatty(0)

    def fileno(self) -> int:
        return 0

    def readline(self) -> str:
        """Read a line from the terminal, for the plain reader."""
        if self._terminal is None:
            self._terminal = open(0, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
        return self._terminal.readline()
