"""Copying out of a terminal, by every way there is, and saying what really happened.

A terminal's own clipboard sequence (OSC 52) is never confirmed, and tmux drops it by
default, so the tools of the system are asked as well. As a last resort the text is kept
in a file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TIMEOUT = 2.0
"""Seconds that a clipboard tool may take: over a broken X connection it would hang."""


@dataclass(frozen=True, slots=True)
class Way:
    """A command that takes a text on its standard input, and what it is called."""

    name: str
    command: tuple[str, ...]


def ways(environment: Mapping[str, str], platform: str = sys.platform) -> tuple[Way, ...]:
    """Tell which commands may reach a clipboard from here, best first."""
    found: list[Way] = []
    if environment.get("TMUX"):
        # -w hands it on to the terminal outside as well, from tmux 3.2.
        found.append(Way("tmux buffer", ("tmux", "load-buffer", "-w", "-")))
    if platform == "darwin":
        found.append(Way("clipboard", ("pbcopy",)))
    if environment.get("WAYLAND_DISPLAY"):
        found.append(Way("clipboard", ("wl-copy",)))
    if environment.get("DISPLAY"):
        found.append(Way("clipboard", ("xclip", "-selection", "clipboard")))
        found.append(Way("clipboard", ("xsel", "--clipboard", "--input")))
    if environment.get("WSL_DISTRO_NAME"):
        found.append(Way("clipboard", ("clip.exe",)))
    return tuple(found)


def copy_by_command(text: str, environment: Mapping[str, str] | None = None) -> str | None:
    """Hand a text to the first command that takes it; gives what it reached, or None.

    May take up to `TIMEOUT` seconds a command, so it is called in a thread.
    """
    for way in ways(os.environ if environment is None else environment):
        if shutil.which(way.command[0]) is None:
            continue
        try:
            done = subprocess.run(  # noqa: S603  the commands are the table above
                way.command,
                input=text.encode("utf-8", "replace"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=TIMEOUT,
                start_new_session=True,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return way.name
    return None


def keep_in_file(text: str, folder: Path, name: str = "copied.txt") -> Path | None:
    """Keep a text in a file of `folder`, for the reader alone; gives the file, or None where it cannot be written."""
    file = folder / name
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as stream:
            stream.write(text)
    except OSError:
        return None
    return file


def _short(file: Path) -> str:
    """Write a path so that it fits the bottom row: ~ for the reader's own folder."""
    try:
        return str("~" / file.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(file)


def report(what: str, reached: str | None, file: Path | None) -> str:
    """Say what happened to `what` ("the passage from ..."), and no more than is known."""
    if reached is not None:
        return f"copied {what} to the {reached}"
    if file is not None:
        return f"copied into {_short(file)}, and to the terminal if that takes copies: {what}"
    return f"sent {what} to the terminal, which may not take it"
