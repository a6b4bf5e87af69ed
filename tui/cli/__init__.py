"""The `newsreader` command: a module per command, and the only place that prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (by default the process's own); gives the exit code.

    0 found or done, 1 nothing found, 2 wrong usage or an input that could not be read, 130 interrupted.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if len(given) == 1 and given[0] in {"--help", "-h", "--version", "-V"}:
        from tui.cli.front import help_text, version_text

        try:
            print(help_text() if given[0] in {"--help", "-h"} else version_text(), flush=True)
        except OSError:  # a full disk: it is said there
            from tui.cli.running import run

            return run(given)
        return 0
    if given and all(os.path.exists(each) for each in given):  # noqa: PTH110  # unlike Path's, it never raises
        # Pages named by path: the reader opens on them without waiting for click (40 ms).
        return _open_at_once(given)
    from tui.cli.running import run  # `import tui.cli` costs nothing

    return run(arguments)


def _open_at_once(paths: Sequence[str]) -> int:
    """Open the reader on pages, unless the first word is a command's name as well: then it is the command."""
    from tui.cli.codes import COMMANDS, INTERRUPTED
    from tui.cli.opening import open_reader
    from tui.cli.output import prepare_streams

    if paths[0] in COMMANDS:
        from tui.cli.running import run

        return run(paths)
    prepare_streams()
    try:
        return open_reader(paths)
    except KeyboardInterrupt:
        return INTERRUPTED
