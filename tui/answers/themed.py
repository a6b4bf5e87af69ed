"""The theme that the app begins in, and the colours that themes give to our names."""

from __future__ import annotations

import os

from textual.app import App

from tui.settings import Settings
from tui.themes import THEMES, default_variables, first_theme
from tui.typing_ahead import OrderlyApp


class ThemedApp(OrderlyApp):
    """An app in one of our themes, or the reader's own."""

    _themed = False

    def begin_in(self, settings: Settings) -> None:
        """Take the theme that is set, or the one for this terminal, before anything is drawn."""
        for theme in (*THEMES, *settings.themes):
            self.register_theme(theme)
        wanted = settings.config.theme
        known = wanted in self.available_themes
        self._take_theme(wanted if known else first_theme(os.environ, colours=not self.no_color))

    def _take_theme(self, theme: str) -> None:
        """Take a theme before anything is drawn.

        What setting `theme` does, but for parsing all styles a second time: 15 ms of the first paint.
        """
        self.set_reactive(App.theme, self._validate_theme(theme))
        dark = self.current_theme.dark
        self.update_classes({f"-theme-{theme}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self._themed = True
        self.stylesheet.set_variables(self.get_css_variables())

    def get_css_variables(self) -> dict[str, str]:
        """Give the theme's colours; none before the theme is known, since working them out takes 2 ms."""
        return super().get_css_variables() if self._themed else {}

    def _validate_theme(self, name: str) -> str:
        """Refuse sixteen colours where there are to be none: Textual would draw black on black."""
        refused = self.no_color and name in self.available_themes and self.available_themes[name].ansi
        return first_theme(os.environ, colours=False) if refused else name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own colours to themes that do not know them."""
        return default_variables(self.current_theme)
