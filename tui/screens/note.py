"""Note: one row at the bottom in which a mark gets its note and tags."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.drawing.cells import Row
from tui.keymap import bindings
from tui.widgets.rows import Rows
from tui.widgets.search_bar import SearchBar


class NoteScreen(ModalScreen[str | None]):
    """The passage in one row, and a row to type in; left with what was typed, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("note")]

    def __init__(self, passage: str, line: str, title: str, label: str) -> None:
        """Show the passage, what is noted already, and `label` while nothing is."""
        super().__init__(classes="-answers")
        self._title = title
        self._passage = passage
        self._line = line
        self.bar = SearchBar(label, sign=">")

    def compose(self) -> ComposeResult:
        """The passage above the row to type in."""
        with Vertical(id="note"):
            yield Rows(id="top")
            yield self.bar

    def on_mount(self) -> None:
        """Begin typing."""
        self.query_one("#top", Rows).set_rows(
            [
                Row(
                    ((f" {self._title}  ", "rows--strong"), (self._passage, "")),
                    right=((" Enter done, Esc back ", "rows--muted"),),
                )
            ]
        )
        self.bar.set_phrase(self._line)
        self.bar.open()

    def on_search_bar_changed(self, message: SearchBar.Changed) -> None:
        """Nothing follows from a key."""
        message.stop()

    def on_search_bar_submitted(self, message: SearchBar.Submitted) -> None:
        """Keep the mark."""
        message.stop()
        self.dismiss(message.phrase)

    def on_search_bar_given_up(self, message: SearchBar.GivenUp) -> None:
        """Keep nothing."""
        message.stop()
        self.dismiss(None)

    def action_close(self) -> None:
        """Keep nothing."""
        self.dismiss(None)
