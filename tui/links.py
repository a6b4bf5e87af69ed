"""Opening an address in a browser of its own window; never one that would draw over the reader."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Mapping

IN_THE_TERMINAL = frozenset({"www-browser", "links", "elinks", "lynx", "w3m"})
"""Browsers that take the terminal itself, as Python's `webbrowser` names them."""


def has_windows(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Tell whether there is a screen with windows here: over ssh there is none."""
    if platform in {"darwin", "win32"}:
        return "SSH_CONNECTION" not in environment
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"))


def browse(address: str, environment: Mapping[str, str] | None = None) -> bool:
    """Open a web address in a browser; False where there is none. May take a second: called in a thread."""
    if not address.startswith(("http://", "https://")) or not has_windows(environment or os.environ):
        return False
    try:
        browser = webbrowser.get()
        return browser.name not in IN_THE_TERMINAL and browser.open(address)
    except (webbrowser.Error, OSError):
        return False
