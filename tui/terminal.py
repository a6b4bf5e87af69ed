"""What has to be right about the terminal before and after Textual runs in it."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

_TUNING = {
    # A key's echo waits for the next tick: at 60 frames up to 17 ms more than at 240.
    "TEXTUAL_FPS": "240",
    # An animated page took 0.4 to 1.3 s over ssh, and up to 1.8 MB.
    "TEXTUAL_ANIMATIONS": "none",
}


def tune_environment() -> None:
    """Set Textual's switches, before it is imported; what the reader has set stays.

    Collecting garbage waits until `settle_memory`: nothing of a start is garbage, and
    looking for it took 4 % of the first paint.
    """
    for name, value in _TUNING.items():
        os.environ.setdefault(name, value)
    gc.disable()


def has_terminal() -> bool:
    """Tell whether there is a terminal to read keys from and to draw on."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):  # closed or missing streams
        return False


def draws(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal can place the cursor; a dumb one only takes line after line."""
    return environment.get("TERM", "dumb") not in {"", "dumb", "unknown"}


def quick_driver() -> type[Driver] | None:
    """Give the driver that leaves at once, where there is one; None for Textual's own choice."""
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from tui.driver import QuickDriver

    return QuickDriver


def end_on_signals(stop: Callable[[int], None]) -> None:
    """Let the signals that end a process call `stop` with its exit code, so that the terminal is left as it was.

    Called in the event loop; where it takes no signals, they end the process as ever.
    """
    import asyncio  # Textual has it by then; the command must not wait for it

    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        number = getattr(signal, name, None)
        if number is not None:
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(number, stop, 128 + number)
