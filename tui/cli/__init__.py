"""The `newsreader` command: a module per command, and the only place that prints."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (by default the process's own); gives the exit code.

    0 found or done, 1 nothing found, 2 wrong usage or an input that could not be read, 130 interrupted.
    """
    from tui.cli.running import run  # `import tui.cli` costs nothing

    return run(arguments)
