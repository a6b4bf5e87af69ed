"""The menu of views, over the lower part of the panes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tui.drawing.cells import Row
from tui.keymap import action, bindings
from tui.widgets.row_list import ListRow, RowList
from tui.widgets.rows import Rows

VIEWS = ("grid", "concordance", "timeline", "facts", "lineage")
"""The views in the order of the menu; each is the name of its screen."""


class ViewsScreen(ModalScreen[str | None]):
    """A row for each view; left with the name of the one chosen, or with None."""

    DEFAULT_CSS = """
    #menu { dock: bottom; height: 7; border-top: solid $rule; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("views")]
    AUTO_FOCUS = "RowList"

    def __init__(self, last: str | None = None) -> None:
        """Begin on the view that was opened last, else on the first."""
        super().__init__(classes="-answers")
        self._last = last
        self._list = RowList()

    def compose(self) -> ComposeResult:
        """A title and the rows."""
        with Vertical(id="menu"):
            yield Rows(id="top")
            yield self._list

    def on_mount(self) -> None:
        """Fill all rows."""
        self.query_one("#top", Rows).set_rows(
            [Row(((" Views", "rows--strong"), ("  the whole story at a glance", "rows--muted")), _back())]
        )
        rows = []
        for name in VIEWS:
            each = action(f"views.{name}")
            cells = (
                (f"  {each.shown_key}  ", "rows--key"),
                (f"{each.description:<13}", ""),
                (each.tooltip, "rows--muted"),
            )
            rows.append(ListRow(Row(cells), name))
        self._list.set_rows(rows, self._last)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Open the view that was clicked twice."""
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the view under the cursor."""
        self.dismiss(str(self._list.key))

    def action_close(self) -> None:
        """Go back to the panes."""
        self.dismiss(None)

    def action_grid(self) -> None:
        """Open the grid."""
        self.dismiss("grid")

    def action_concordance(self) -> None:
        """Open the concordance."""
        self.dismiss("concordance")

    def action_timeline(self) -> None:
        """Open the timeline."""
        self.dismiss("timeline")

    def action_facts(self) -> None:
        """Open the facts."""
        self.dismiss("facts")

    def action_lineage(self) -> None:
        """Open the lineage."""
        self.dismiss("lineage")

    def action_cursor_down(self) -> None:
        """Go to the next view."""
        self._list.step(1)

    def action_cursor_up(self) -> None:
        """Go to the view before."""
        self._list.step(-1)


def _back() -> tuple[tuple[str, str], ...]:
    return (("Esc", "rows--key"), (" back ", "rows--muted"))
