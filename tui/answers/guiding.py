"""Answers about what can be done: the help, the commands, and the themes."""

from __future__ import annotations

from textual.theme import ThemeProvider

from tui.answers.base import Answers
from tui.keymap import GROUPS, actions_of, show_key
from tui.screens.help import HelpLine, HelpScreen
from tui.screens.palette import Palette


class GuideAnswers(Answers):
    """Shows help and palette."""

    def show_help(self) -> None:
        """Show the keys of this screen, then those that work everywhere; from the help, go back."""
        if isinstance(self.app.screen, HelpScreen):
            self.app.action_leave()
            return
        name = type(self.app.screen).__name__.removesuffix("Screen").lower()
        names = [each for each in (name, "app") if each in GROUPS]
        self.app.push_screen(HelpScreen([(GROUPS[each], self.help_lines(each)) for each in names]))

    def show_commands(self) -> None:
        """Show all commands of this screen and of the reader, to be found by typing."""
        if not isinstance(self.app.screen, Palette):
            self.app.push_screen(Palette())

    def show_themes(self) -> None:
        """Find a theme by its name."""
        self.app.push_screen(Palette(ThemeProvider, "Search for themes…"))

    def help_lines(self, screen: str) -> list[HelpLine]:
        """Read the live bindings: the keys as the reader's keymap has them."""
        live: dict[str, list[str]] = {}
        for _, binding, _, _ in self.app.screen.active_bindings.values():
            if binding.id:
                live.setdefault(binding.id, []).append(show_key(binding.key))
        return [
            HelpLine(" ".join(live.get(each.id, map(show_key, each.keys))), each.description, each.tooltip)
            for each in actions_of(screen)
        ]
