"""Note: one row at the bottom in which a mark gets its note and tags."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.drawing.cells import Cell, Row
from tui.drawing.flow import flow
from tui.keymap import bindings
from tui.messages import NoteWanted
from tui.widgets.rows import Rows
from tui.widgets.search_bar import SearchBar


class NoteScreen(ModalScreen[str | None]):
    """The passage in one row, and a row to type in; left with what was typed, or with None."""

    DEFAULT_CSS = """
    #note { dock: bottom; height: 3; border-top: solid $rule; background: $background; }
    #note SearchBar > .status { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("note")]

    def __init__(self, wanted: NoteWanted) -> None:
        """Show the passage, what is noted already, and the label while nothing is."""
        super().__init__(classes="-answers")
        self._wanted = wanted
        self.bar = SearchBar(wanted.label, sign=">")

    def compose(self) -> ComposeResult:
        """The passage above the row to type in."""
        with Vertical(id="note"):
            yield Rows(id="top")
            yield self.bar

    def on_mount(self) -> None:
        """Begin typing behind what is noted already, or over what is only proposed."""
        self._say()
        line, proposed = self._wanted.line, self._wanted.proposed
        self.bar.set_phrase(line if proposed or not line else f"{line} ")
        self.bar.open(over=proposed)

    def _say(self, problem: str = "") -> None:
        """Say what it is about, or what is wrong with what was typed."""
        title: Cell = (f"{self._wanted.title}  ", "rows--strong")
        if problem:  # whole, in as many rows as that takes
            rows = flow([title, (problem, "rows--none")], self.app.size.width, " ")
        else:
            keys: Cell = (" Enter done, Esc back ", "rows--muted")
            rows = [Row(((" ", ""), title, (self._wanted.passage, "")), right=(keys,))]
        self.query_one("#note").styles.height = len(rows) + 2
        top = self.query_one("#top", Rows)
        top.styles.height = len(rows)
        top.set_rows(rows)

    def on_search_bar_changed(self, message: SearchBar.Changed) -> None:
        """Nothing follows from a key."""
        message.stop()

    def on_search_bar_submitted(self, message: SearchBar.Submitted) -> None:
        """Keep the line, unless something is wrong with it."""
        message.stop()
        problem = self._wanted.check(message.phrase) if self._wanted.check else ""
        if problem:
            self._say(problem)
        else:
            self.dismiss(message.phrase)

    def on_search_bar_given_up(self, message: SearchBar.GivenUp) -> None:
        """Keep nothing."""
        message.stop()
        self.dismiss(None)

    def action_close(self) -> None:
        """Keep nothing."""
        self.dismiss(None)
