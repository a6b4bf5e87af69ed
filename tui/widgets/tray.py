"""What keeps every article on screen: the tray, a line for each while a phrase is lit, and the line of tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.message import Message

from index.model import Article
from tui.comparison import Comparison
from tui.drawing.tray import shown_in_tray, tabs_row, tray_rows
from tui.widgets.rows import Rows


def tray_height(articles: int, height: int) -> int:
    """Tell how many lines a tray has for so many articles on a screen of `height` rows."""
    return min(articles, 1 if height < 20 else max(2, (height - 8) // 3))


class Tray(Rows):
    """A line for each article: what it has of the phrase. With less room, for those around the one in focus."""

    def __init__(self) -> None:
        """Begin out of sight."""
        super().__init__(id="tray")
        self.numbers = range(0)
        """The numbers of the articles that have a line."""

    def fill(self, comparison: Comparison, focus: int, lines: int, width: int) -> None:
        """Show so many lines; with none, nothing is seen of the tray."""
        self.styles.height = lines + 1 if lines else 0
        self.display = lines > 0
        self.numbers = shown_in_tray(len(comparison), focus, lines)
        if lines:
            versions = [comparison.version(number) for number in range(len(comparison))]
            self.set_rows(tray_rows(comparison.articles, versions, focus, lines, width))


class Tabs(Rows):
    """The names of the articles that have neither a pane nor a line of the tray."""

    class Chosen(Message):
        """The reader clicked the name of an article, whose number this is."""

        def __init__(self, number: int) -> None:
            """Tell which article."""
            self.number = number
            super().__init__()

    def __init__(self) -> None:
        """Begin without names."""
        super().__init__(id="tabs")
        self._places: list[tuple[int, int, int]] = []

    def fill(
        self, articles: Sequence[Article], numbers: Sequence[int], count_of: Callable[[int], str], width: int
    ) -> None:
        """Name these of the articles, each with what `count_of` says of it; with none, nothing is seen of the line."""
        self.display = bool(numbers)
        if numbers:
            row, self._places = tabs_row(articles, numbers, count_of, width)
            self.set_rows([row])

    def on_click(self, event: events.Click) -> None:
        """Tell which name was clicked."""
        event.stop()
        event.prevent_default()  # the row as a whole says nothing
        for first, end, number in self._places:
            if first <= event.x < end:
                self.post_message(self.Chosen(number))
