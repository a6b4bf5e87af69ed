"""Help: every key of the screen behind it, from the live bindings, searched as you type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui.drawing.cells import Row
from tui.widgets.row_list import ListRow, RowList
from tui.widgets.rows import Rows
from tui.widgets.search_bar import SearchBar

HelpLine = tuple[str, str, str]
"""The keys, what they do, and more about it."""


class HelpScreen(ModalScreen[None]):
    """A list of keys under headings, and a bar that narrows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Back", show=False, priority=True),
        Binding("down", "step(1)", "Down", show=False, priority=True),
        Binding("up", "step(-1)", "Up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
    ]

    def __init__(self, groups: Sequence[tuple[str, Sequence[HelpLine]]]) -> None:
        """Show these groups of keys, the screen's own first."""
        super().__init__()
        self._groups = groups
        self._key_width = min(26, max((len(line[0]) for _, lines in groups for line in lines), default=0))
        self._list = RowList()
        self._bar = SearchBar("type to find a key or a word; Esc goes back")

    def compose(self) -> ComposeResult:
        """A title, the list, the bar."""
        yield Rows(id="top")
        yield self._list
        yield self._bar

    def on_mount(self) -> None:
        """Show everything."""
        self.query_one("#top", Rows).set_rows(
            [Row(((" ", ""), ("Help", "rows--strong"), ("   the keys of this screen", "rows--muted")))]
        )
        self._fill("")
        self._bar.open()

    def _fill(self, wanted: str) -> None:
        rows: list[ListRow] = []
        needle = wanted.casefold().strip()
        for heading, lines in self._groups:
            found = [line for line in lines if needle in " ".join(line).casefold()]
            if found:
                rows.append(ListRow(Row(((" ", ""), (heading, "rows--strong")))))
                rows.extend(self._line(number, line) for number, line in enumerate(found, len(rows)))
                rows.append(ListRow(Row()))
        if not rows:
            rows.append(ListRow(Row(((f" no key for {wanted!r}; Esc goes back", "rows--none"),))))
        self._list.set_rows(rows)

    def _line(self, number: int, line: HelpLine) -> ListRow:
        keys, what, more = line
        wide = self.app.size.width >= 90
        cells = [("   ", ""), (f"{keys:<{self._key_width}} ", "rows--key"), (what, "")]
        if wide:
            cells.append((f"   {more}", "rows--muted"))
        return ListRow(Row(tuple(cells)), number)

    def on_resize(self) -> None:
        """Say more where there is room."""
        self._fill(self._bar.phrase)

    def on_search_bar_changed(self, message: SearchBar.Changed) -> None:
        """Narrow the list."""
        message.stop()
        self._fill(message.phrase)

    def on_search_bar_submitted(self, message: SearchBar.Submitted) -> None:
        """Go back."""
        message.stop()
        self.dismiss()

    def on_search_bar_given_up(self, message: SearchBar.GivenUp) -> None:
        """Go back."""
        message.stop()
        self.dismiss()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def action_step(self, step: int) -> None:
        """Move the cursor."""
        self._list.step(step)

    def action_page(self, step: int) -> None:
        """Move a page."""
        self._list.page(step)
