"""Times a terminal program from outside: in a real pty, from a key to the last byte of its repaint.

Run by hand: `python -m tests.benchmarks.pty_timing PATH...` (with the pages to open), or
`--sample`. Prints every figure as a multiple of the floor's, measured in the same run.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

SILENCE = 0.05
"""Seconds without a byte after which a repaint is over."""
LIMIT = 15.0
"""Seconds after which a program that says nothing is given up."""
_ESCAPES = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^][^\x1b]*\x1b\\|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[@-_]")


@dataclass
class Timing:
    """Seconds: until the text was painted, and of each key to the last byte of its repaint."""

    paint: float
    keys: list[float] = field(default_factory=list)
    memory: float = 0.0


class Terminal:
    """A program in a pty of a given size."""

    def __init__(self, command: Sequence[str], columns: int, rows: int, environment: dict[str, str]) -> None:
        """Start the program."""
        self.started = time.perf_counter()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], list(command), environment)  # noqa: S606  the benchmark's own programs
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.seen = b""

    def read(self, seconds: float) -> bytes:
        """Read what comes within some seconds; empty for nothing."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        if not ready:
            return b""
        with contextlib.suppress(OSError):
            return os.read(self.descriptor, 1 << 16)
        return b""

    def until(self, sentinels: Sequence[str]) -> float:
        """Wait until every sentinel has been drawn; gives the seconds since the start."""
        wanted = [each.encode() for each in sentinels]
        while time.perf_counter() - self.started < LIMIT:
            self.seen += self.read(0.2)
            plain = _ESCAPES.sub(b"", self.seen)
            if all(each in plain for each in wanted):
                return time.perf_counter() - self.started
        missing = [each for each in wanted if each not in _ESCAPES.sub(b"", self.seen)]
        raise TimeoutError(f"never drawn: {missing}")

    def press(self, key: str) -> float:
        """Press a key; gives the seconds until the last byte before a silence."""
        begun = time.perf_counter()
        os.write(self.descriptor, key.encode())
        last = begun
        limit = begun + LIMIT
        while time.perf_counter() < limit:
            # Before the first byte a slow answer is waited for; after it, silence ends.
            data = self.read(SILENCE if last > begun else 0.6)
            if not data:
                break
            last = time.perf_counter()
        return last - begun

    def settle(self) -> None:
        """Read until nothing comes for a while."""
        while self.read(0.3):
            pass

    def memory(self) -> float:
        """Give the resident memory in MB, where the system tells."""
        with contextlib.suppress(OSError, IndexError):
            for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
                if line.startswith("VmRSS"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def close(self) -> None:
        """End the program."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(self.pid, 0)
        os.close(self.descriptor)


def time_program(
    command: Sequence[str], size: tuple[int, int], sentinels: Sequence[str], before: str, keys: Sequence[str]
) -> Timing:
    """Start a program, wait until its text is drawn, press `before` untimed and then each key timed."""
    columns, rows = size
    environment = dict(os.environ, TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
    environment.pop("NO_COLOR", None)
    terminal = Terminal(command, columns, rows, environment)
    try:
        timing = Timing(terminal.until(sentinels))
        terminal.settle()
        for key in before:
            terminal.press(key)
        for key in keys:
            timing.keys.append(terminal.press(key))
        timing.memory = terminal.memory()
    finally:
        terminal.close()
    return timing


def compare(paths: Sequence[str], size: tuple[int, int], sentinels: Sequence[str], phrase: str, runs: int) -> str:
    """Time the reader and the floor in turn; gives one line of ratios and milliseconds."""
    root = Path(__file__).resolve().parents[2]
    floor_command = [sys.executable, str(Path(__file__).with_name("floor_app.py"))]
    reader_command = [sys.executable, "-m", "tui.cli", *paths]
    os.environ["PYTHONPATH"] = str(root)
    floors, readers, nexts = [], [], []
    for _ in range(runs):
        floors.append(time_program(floor_command, size, ["The floor draws"], "", phrase))
        readers.append(time_program(reader_command, size, sentinels, "/", phrase))
        nexts.append(time_program(reader_command, size, sentinels, "/" + phrase + "\r", "nnnnnn"))
    floor_paint, reader_paint = (statistics.median(t.paint for t in each) for each in (floors, readers))
    floor_key, reader_key, next_key = (
        statistics.median(key for t in each for key in t.keys) for each in (floors, readers, nexts)
    )
    worst_floor = max(key for t in floors for key in t.keys)
    worst = max(key for t in readers for key in t.keys)
    return (
        f"{size[0]}x{size[1]}: paint {reader_paint / floor_paint:.2f}x ({reader_paint * 1000:.0f} ms), "
        f"key {reader_key / floor_key:.2f}x ({reader_key * 1000:.1f} of {floor_key * 1000:.1f} ms), "
        f"n {next_key / floor_key:.2f}x ({next_key * 1000:.1f} ms), "
        f"worst {worst * 1000:.0f} of {worst_floor * 1000:.0f} ms, "
        f"memory {max(t.memory for t in readers):.0f} MB"
    )


def main() -> None:
    """Print the timings at both sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", help="the pages to open")
    parser.add_argument("--phrase", default="very dangerous time")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sentinel", action="append", default=[], help="a text that each visible pane must show")
    parser.add_argument("--size", action="append", default=[], help="COLUMNSxROWS")
    options = parser.parse_args()
    for size in options.size or ["80x24", "200x50"]:
        columns, rows = map(int, size.split("x"))
        print(compare(options.paths, (columns, rows), options.sentinel, options.phrase, options.runs))  # noqa: T201


if __name__ == "__main__":
    main()
