"""The command palette: the screen's commands first, in the order of the key tables, then the app's, then settings.

Textual's palette, as calm as the rest, and made safe for keys that come while its list is being filled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from rich.markup import escape
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Input

from tui.keymap import actions_of

KEY_WIDTH, SHORT_KEY_WIDTH = 11, 7
"""The cells that a key has in front of what it does: as many as `Shift+Tab` and two; fewer on a narrow screen."""
NARROW = 60
"""Below so many columns a screen is narrow."""
IN_HINT, IN_HELP = 0.9, 0.4
"""How much less than in a command's name a word counts in its short name, and in its help."""
THIS_KEY = 1000.0
"""More than any name scores: who types a key means what it does."""
PLACEHOLDER = "a command, its key, or a word of what it does"
"""What the row to type in says of itself."""
OURSELVES = frozenset({"command_palette"})
"""What is of no use here: the palette is open."""


class Command(NamedTuple):
    """What can be done: its name, its key, another word for it, a line of help, and what does it."""

    name: str
    key: str
    hint: str
    help: str
    run: Callable[[], Any]


class ReaderCommands(Provider):
    """Every action of the screen and of the app that can be done here."""

    def commands(self) -> Iterator[Command]:
        """Give all commands in the order in which they are listed."""
        name = type(self.screen).__name__.removesuffix("Screen").lower()
        for each in (*actions_of(name), *actions_of("app")):
            target = self.screen if hasattr(self.screen, f"action_{each.name}") else self.app
            method = getattr(target, f"action_{each.name}", None)
            if method is not None and each.name not in OURSELVES:
                yield Command(each.description, each.shown_key, each.hint, each.tooltip, method)
        themes = "Choose the colours for this session; theme in config.toml sets them for good"
        yield Command("Theme", "", "colours", themes, self.app.action_change_theme)

    async def discover(self) -> Hits:
        """List all commands while nothing is typed."""
        for each in self.commands():
            yield DiscoveryHit(self._row(each, Content(each.name)), each.run, each.name, self._help(each))

    async def search(self, query: str) -> Hits:
        """Give the commands that match what is typed: their key, letters of their name, words of their help."""
        matcher = self.matcher(query)
        wanted = query.casefold()
        for each in self.commands():
            score = THIS_KEY if query == each.key else matcher.match(each.name)
            for weight, text in ((IN_HINT, each.hint), (IN_HELP, each.help)):
                if f" {wanted}" in f" {text.casefold()}":
                    score = max(score, weight * matcher.match(text))
            if score > 0:
                yield Hit(score, self._row(each, matcher.highlight(each.name)), each.run, each.name, self._help(each))

    @property
    def _key_width(self) -> int:
        return KEY_WIDTH if self.app.size.width >= NARROW else SHORT_KEY_WIDTH

    def _row(self, command: Command, name: Content) -> Content:
        """Put the key in front of the name."""
        return Content.assemble((f"{command.key:<{self._key_width}}", "$accent"), name)

    def _help(self, command: Command) -> str:
        """Put the help under the name, as it stands: signs in it are no markup."""
        return escape(" " * self._key_width + command.help)


class Palette(CommandPalette):
    """Finds a command, or a theme, by typing: a row to type in, a rule, what was found."""

    DEFAULT_CSS = """
    Palette > Vertical { margin-top: 1; background: $surface; }
    Palette > Vertical:dark { background: $surface; }
    Palette #--input { border: none; border-top: solid $rule; }
    Palette #--input.--list-visible { border: none; border-top: solid $rule; }
    Palette SearchIcon { display: none; }
    Palette CommandInput, Palette CommandInput:focus {
        border: none; height: 1; padding: 0 1; background: $surface;
    }
    Palette CommandList {
        border: none; border-top: solid $rule; border-bottom: solid $rule; max-height: 80vh; background: $surface;
        scrollbar-size-vertical: 1; scrollbar-background: $surface; text-wrap: nowrap; text-overflow: ellipsis;
    }
    Palette CommandList > .option-list--option { padding: 0 1; text-style: none; }
    Palette CommandList > .option-list--option-highlighted {
        background: $panel; color: $foreground; text-style: bold;
    }
    /* Where there are no colours; Textual's own rule, the reverse, is lost in drawing. */
    Palette CommandList:nocolor > .option-list--option-highlighted { text-style: bold underline; }
    Palette > .command-palette--help-text { color: $quiet; text-style: none; }
    """

    def __init__(self, provider: type[Provider] = ReaderCommands, placeholder: str = PLACEHOLDER) -> None:
        """Find what this provider has; `placeholder` says what can be typed."""
        super().__init__(providers=[provider], placeholder=placeholder)

    def on_mount(self) -> None:
        """Have the terminal's own cursor where is typed: Textual puts it there before the row has its place."""
        self.call_after_refresh(self._show_cursor)

    def _show_cursor(self) -> None:
        if not self.is_attached:
            return
        typed_in = self.query_one(Input)
        self.app.cursor_position = typed_in.cursor_screen_offset
        typed_in.refresh()  # the terminal's cursor moves with a repaint

    def _action_command_list(self, action: str) -> None:
        """Move in the list; a list that has been filled but not laid out yet knows no pages, and stays as it is."""
        with suppress(LookupError):
            super()._action_command_list(action)
