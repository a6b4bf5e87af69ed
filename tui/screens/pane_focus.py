"""Which pane is in focus: by key, by count and by mouse; and one pane for the whole screen."""

from __future__ import annotations

from textual import events

from tui.screens.panes import PanesScreen
from tui.widgets.article_pane import ArticlePane
from tui.widgets.rows import Rows
from tui.widgets.tray import Tabs


class PaneFocusScreen(PanesScreen):
    """Goes from pane to pane, and gathers the count before a key."""

    def on_key(self, event: events.Key) -> None:
        """Gather digits to a count, and let every other key end a message in passing."""
        if self.bar.is_open:
            return
        self._hints.hush()
        typed = self._count.digits
        if self._count.gather(event.character or ""):
            event.stop()
            event.prevent_default()
        if typed != self._count.digits:
            self._draw_status()

    def on_screen_suspend(self) -> None:
        """Forget the count of a key that has opened another screen: a command found there has none."""
        self._count.take()

    def action_next_pane(self) -> None:
        """Go to the next outlet, or to the one that a count names."""
        if self._count:
            self._focus_pane(min(self._count.take(), len(self.comparison)) - 1)
        else:
            self._focus_pane((self.focus_number + 1) % len(self.comparison))

    def action_previous_pane(self) -> None:
        """Go to the outlet before."""
        self._focus_pane((self.focus_number - self._count.take()) % len(self.comparison))

    def action_zen(self) -> None:
        """Give the screen to the focused pane, or back to all; its place, sentence and selection stay."""
        self.row.toggle_zen()
        self._arrange()
        self._focus_pane(self.focus_number)

    # --- by mouse ------------------------------------------------------------

    def on_article_pane_touched(self, message: ArticlePane.Touched) -> None:
        """Focus the pane that was clicked."""
        message.stop()
        number = next((column.number for column in self.row.columns if column.pane is message.pane), None)
        if number is not None and number != self.focus_number:
            self._focus_pane(number)

    def on_article_pane_selected(self, message: ArticlePane.Selected) -> None:
        """Name the keys for what is selected, or those for reading again."""
        message.stop()
        self._draw_hints()

    def on_rows_picked(self, message: Rows.Picked) -> None:
        """Go to the article whose row of the tray or header was clicked."""
        message.stop()
        if message.rows is self._tray:
            self._focus_pane(self._tray.numbers[message.number])
        for column in self.row.columns:
            if column.header is message.rows:
                self._focus_pane(column.number)

    def on_tabs_chosen(self, message: Tabs.Chosen) -> None:
        """Go to the article whose tab was clicked."""
        message.stop()
        self._focus_pane(message.number)
