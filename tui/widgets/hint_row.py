"""The bottom row: the next useful keys of this screen, six at most, long work, and messages in passing."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.drawing.cells import Cell, Row
from tui.drawing.flow import fit, flow
from tui.widgets.rows import Rows

MESSAGE_ROWS = 3
"""The most rows of a message: what to do next stands at its end."""


class HintRow(Rows):
    """Shows keys and what they do; long work takes their place until it ends, a message until the next key."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._hints: tuple[tuple[str, str], ...] = ()
        self._message = ""
        self._work = ""
        self._height = 1

    @property
    def working(self) -> bool:
        """Whether long work is told of."""
        return bool(self._work)

    def tell(self, work: str) -> None:
        """Show how far long work is instead of the hints; "" when it has ended."""
        if self._work != work:
            self._work = work
            if not self._message:
                self._draw()

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show these (key, word) pairs, most useful first; what does not fit is left out, but never the last."""
        if self._hints != tuple(hints):
            self._hints = tuple(hints)
            if not self._message:
                self._draw()

    def say(self, message: str) -> None:
        """Show a message instead of the hints, in further rows where it is longer than one."""
        self._message = message
        self._draw_message()

    def _draw_message(self) -> None:
        width = self.size.width
        rows = fit(flow([(self._message, "rows--strong")], width, " "), MESSAGE_ROWS) if width else []
        self._grow(max(1, len(rows)))
        self.set_rows(rows)

    def _grow(self, rows: int) -> None:
        """Take so many rows; this lays the screen out, so only where it takes others."""
        if self._height != rows:
            self._height = rows
            self.styles.height = rows

    def hush(self) -> None:
        """Show the hints again."""
        if self._message:
            self._message = ""
            self._grow(1)
            self._draw()

    def on_resize(self) -> None:
        """Fit the hints, or the message, to the new width."""
        if self._message:
            self._draw_message()
        else:
            self._draw()

    def _draw(self) -> None:
        if self._work:
            self.set_rows([Row(((f" {self._work}", "rows--muted"),))])
            return
        cells: list[Cell] = [(" ", "")]
        for number, (key, word) in enumerate(fitting(self._hints[:6], self.size.width - 1)):
            cells += [("  " if number else "", ""), (key, "rows--key"), (f" {word}", "rows--muted")]
        self.set_rows([Row(tuple(cells))])


def fitting(hints: Sequence[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """Give those (key, word) pairs that fit `room` cells: the first ones, and always the last, which is the way out.

    One without a key is left out: the reader gave that to something else.
    """

    def cells(hint: tuple[str, str]) -> int:
        return cell_len(hint[0]) + cell_len(hint[1]) + 3

    offered = [hint for hint in hints if hint[0]]
    kept: list[tuple[str, str]] = []
    for hint in offered[:-1]:
        if sum(map(cells, (*kept, hint, offered[-1]))) - 2 > room:  # the blanks behind the last one may be cut
            break
        kept.append(hint)
    return [*kept, *offered[-1:]]
