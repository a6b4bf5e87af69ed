"""Times a terminal program from outside: in a real pty, from a key to the last byte of its repaint.

Run by hand: `python -m tests.benchmarks.pty_timing PATH...` (with the pages to open), or
`--sample`. Prints every figure as a multiple of the floor's, measured in the same run.
"""

from __future__ import annotations

import argparse
import compileall
import os
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.pty_driver import Terminal


@dataclass
class Timing:
    """Seconds: until the text was painted, and of each key to the last byte of its repaint."""

    paint: float
    keys: list[float] = field(default_factory=list)
    memory: float = 0.0


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
    for package in ("index", "tui"):  # as an install leaves them; a checkout may be without
        compileall.compile_dir(root / package, quiet=1)
    floor_command = [sys.executable, str(Path(__file__).with_name("floor_app.py"))]
    reader_command = [str(Path(sys.executable).with_name("newsreader")), *paths]
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
