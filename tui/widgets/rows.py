"""Rows of styled text that are drawn line by line and never cause a layout."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from tui.drawing.cells import Row
from tui.drawing.paint import Piece, row
from tui.widgets.styled import Styled


class Rows(Styled):
    """A stack of rows; setting them repaints only those that changed."""

    class Picked(Message):
        """The reader clicked a row. `row` counts from 0."""

        def __init__(self, rows: Rows, number: int) -> None:
            """Tell which row of which widget."""
            self.rows = rows
            self.number = number
            super().__init__()

        @property
        def control(self) -> Rows:
            """The widget that was clicked."""
            return self.rows

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's own name
        """Begin without rows."""
        super().__init__(id=id, classes=classes)
        self._rows: tuple[Row, ...] = ()
        self._width = 0

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand."""
        return self._rows

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Draw other rows; those that are equal to what stands there are left alone."""
        before, self._rows = self._rows, tuple(rows)
        changed = [
            number
            for number in range(max(len(before), len(self._rows)))
            if before[number : number + 1] != self._rows[number : number + 1]
        ]
        if changed:
            self.refresh(*(Region(0, number, self.size.width or 1, 1) for number in changed))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows, asking for the width once: it takes 0.05 ms."""
        self._width = self.size.width
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        base = self.named_style("")
        if y >= len(self._rows):
            return Strip.blank(self._width, base)
        found = self._rows[y]
        if found.style:
            base += self.named_style(found.style)
        return row(
            [Piece(text, self._cell_style(name)) for text, name in found.left],
            self._width,
            base,
            right=[Piece(text, self._cell_style(name)) for text, name in found.right],
        )

    def _cell_style(self, name: str) -> Style:
        return self.named_style(name) if name else Style.null()

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked."""
        if event.y < len(self._rows):
            event.stop()
            self.post_message(self.Picked(self, event.y))
