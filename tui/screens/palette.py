"""The command palette: Textual's, made safe for keys that come while its list is being filled."""

from __future__ import annotations

from contextlib import suppress

from textual.command import CommandPalette


class Palette(CommandPalette):
    """Finds a command, or a theme, by its name."""

    def _action_command_list(self, action: str) -> None:
        """Move in the list; a list that has been filled but not laid out yet knows no pages, and stays as it is."""
        with suppress(LookupError):
            super()._action_command_list(action)
