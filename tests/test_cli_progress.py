"""How far a long command is: said on a terminal's stderr alone, and gone when there is something to print."""

from __future__ import annotations

import io
import time

import pytest

from tui.cli.output import progress


class Screen(io.StringIO):
    """A stderr that is, or is not, a terminal."""

    def __init__(self, *, terminal: bool) -> None:
        """Tell whether it is one."""
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        """Tell whether it is one."""
        return self._terminal


@pytest.mark.parametrize(("terminal", "told"), [(True, "\rreading facts …, ctrl+c stops\x1b[K\r\x1b[K"), (False, "")])
def test_what_takes_long_is_said_while_it_is_done(
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,  # noqa: FBT001
    told: str,
) -> None:
    """Also where nothing can be counted; a file or pipe gets nothing of it."""
    screen = Screen(terminal=terminal)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress("stories") as shown:
        shown.say("reading facts")
        time.sleep(0.9)
    assert screen.getvalue() == told


def test_what_is_quick_is_not_said(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen(terminal=True)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress("stories") as shown:
        shown.say("reading facts")
        shown.at(1)
    assert screen.getvalue() == ""
