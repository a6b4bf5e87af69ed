"""Everything that is printed passes here: data to stdout, messages to stderr, nothing that a terminal obeys."""

from __future__ import annotations

import io
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from index.text import neutralise

if TYPE_CHECKING:
    import threading

    import msgspec

_WIDEST = 100  # columns; longer lines are hard to read
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def prepare_streams() -> None:
    """Let no character that the terminal's encoding lacks stop the output, and write UTF-8 into files and pipes."""
    # A stream that was closed before the start is None.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace", encoding=None if stream.isatty() else "utf-8")


def put(text: str = "") -> None:
    """Write lines of data."""
    print("\n".join(neutralise(line) for line in text.split("\n")))


def put_record(record: msgspec.Struct) -> None:
    """Write a record as one line of JSON."""
    from index.export.records import encode  # only where JSON is asked for

    print(encode(record), flush=not sys.stdout.isatty())


NOTHING = "nothing matching; fewer words, or the beginning of one with *, find more"
"""What is said where a search finds nothing: silence looks like a fault."""


def tell(message: str) -> None:
    """Write one line for the reader, beside the data."""
    print(f"newsreader: {neutralise(message)}", file=sys.stderr)


# --- looks --------------------------------------------------------------------


def _styled() -> bool:
    """Tell whether stdout shows bold and dim."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"


def cell_width(text: str) -> int:
    """Count the cells of a terminal that a text takes: a Han letter takes two."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # only where a letter may be wider than one cell

    return cell_len(text)


class Sheet:
    """Lines for a person, gathered, and shown at once: through a pager where they are more than the screen holds.

    On a terminal (or with COLUMNS set) paragraphs are wrapped; into a file or a pipe each stays one line.
    """

    def __init__(self) -> None:
        """Begin with no lines."""
        self._lines: list[str] = []
        self._styled = _styled()
        wrapped = sys.stdout.isatty() or "COLUMNS" in os.environ
        self.room = max(20, shutil.get_terminal_size().columns) if wrapped else None
        """Columns of the terminal; None into a file or a pipe, where lines are as long as they are."""
        self.width = min(_WIDEST, self.room) if self.room else None

    def line(self, text: str = "") -> None:
        """Add a line, not wrapped."""
        self._lines.append(neutralise(text))

    def heading(self, text: str) -> None:
        """Add a line that stands out."""
        self._lines.append(self._in(_BOLD, neutralise(text)))

    def remark(self, text: str, indent: int = 0) -> None:
        """Add a paragraph that stands back."""
        self._lines.extend(self._in(_DIM, line) for line in self._wrapped(text, " " * indent))

    def paragraph(self, text: str, indent: int = 0) -> None:
        """Add a paragraph."""
        self._lines.extend(self._wrapped(text, " " * indent))

    def columns(self, rows: Iterable[tuple[str, ...]]) -> None:
        """Add rows, their columns in line; the last column is as long as it is."""
        cells = [tuple(neutralise(cell) for cell in row) for row in rows]
        if not cells:
            return
        widths = [max(cell_width(row[at]) for row in cells) for at in range(len(cells[0]) - 1)]
        for row in cells:
            padded = [cell + " " * (width - cell_width(cell)) for cell, width in zip(row, widths, strict=False)]
            self._lines.append("  ".join([*padded, row[-1]]).rstrip())

    def show(self, *, paged: bool = True) -> None:
        """Print all, through a pager where it is longer than the terminal."""
        text = "".join(line + "\n" for line in self._lines)
        live = sys.stdout.isatty() and sys.stdin.isatty() and os.environ.get("TERM", "dumb") != "dumb"
        if paged and live and len(self._lines) >= shutil.get_terminal_size().lines:
            import click  # already there when a command runs

            # Like git: leave what was shown on the screen, and pass bold and dim; other pagers get bare text.
            os.environ.setdefault("LESS", "FRX")
            click.echo_via_pager(text, color=self._styled and "less" in os.environ.get("PAGER", "less"))
        else:
            print(text, end="")

    def _wrapped(self, text: str, indent: str) -> Iterator[str]:
        clean = neutralise(text)
        if self.width is None:
            yield indent + clean
        elif clean.isascii():
            yield from textwrap.wrap(clean, self.width, initial_indent=indent, subsequent_indent=indent) or [""]
        else:
            from tui.drawing.wrap import wrap  # only where a letter may be wider than one cell

            for start, end in wrap(clean, self.width - len(indent)):
                yield (indent + clean[start:end]).rstrip()

    def _in(self, style: str, text: str) -> str:
        return f"{style}{text}{_PLAIN}" if self._styled else text


@contextmanager
def progress(words: str) -> Iterator[Progress]:
    """Tell on stderr how far a long task is, where stderr is a terminal; the line is gone afterwards."""
    shown = Progress(words)
    try:
        yield shown
    finally:
        shown.close()


class Progress:
    """A counter on one line of stderr, drawn at most ten times a second, and only after a while."""

    def __init__(self, words: str) -> None:
        """Count things called `words`."""
        import time

        self._words, self._clock = words, time.monotonic
        self._next = self._clock() + 0.7
        self._later: threading.Timer | None = None
        self._drawn = False
        self._live = sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"

    def at(self, count: int, total: int | None = None) -> None:
        """Say how far it is."""
        if self._live and self._clock() >= self._next:
            self._next = self._clock() + 0.1
            of = f" of {total}" if total else ""
            self._silence()
            self._write(f"{count}{of} {self._words}")

    def say(self, doing: str) -> None:
        """Say what is done now, where that cannot be counted: once it has taken a while, by a thread."""
        if self._live:
            import threading

            self._silence()
            self._later = threading.Timer(max(0.0, self._next - self._clock()), self._write, [f"{doing} …"])
            self._later.daemon = True
            self._later.start()

    def close(self) -> None:
        """Take the line away, until more is said."""
        self._silence()
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = False

    def _write(self, words: str) -> None:
        sys.stderr.write(f"\r{words}, ctrl+c stops\x1b[K")
        sys.stderr.flush()
        self._drawn = True

    def _silence(self) -> None:
        """Say nothing more of what was to be said."""
        if self._later is not None:
            self._later.cancel()
            self._later.join()
            self._later = None
