"""The bottom row: the next useful keys of this screen, six at most, long work, and messages in passing."""

from __future__ import annotations

from collections.abc import Sequence

from tui.drawing.cells import Cell, Row
from tui.widgets.rows import Rows


class HintRow(Rows):
    """Shows keys and what they do; long work takes their place until it ends, a message until the next key."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._hints: tuple[tuple[str, str], ...] = ()
        self._message = ""
        self._work = ""

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
        """Show these (key, word) pairs, most useful first; what does not fit is left out."""
        if self._hints != tuple(hints):
            self._hints = tuple(hints)
            if not self._message:
                self._draw()

    def say(self, message: str) -> None:
        """Show a message instead of the hints."""
        self._message = message
        self.set_rows([Row(((" ", ""), (message, "rows--strong")))])

    def hush(self) -> None:
        """Show the hints again."""
        if self._message:
            self._message = ""
            self._draw()

    def on_resize(self) -> None:
        """Fit the hints to the new width."""
        if not self._message:
            self._draw()

    def _draw(self) -> None:
        if self._work:
            self.set_rows([Row(((f" {self._work}", "rows--muted"),))])
            return
        cells: list[Cell] = [(" ", "")]
        room = self.size.width - 1
        for key, word in self._hints[:6]:
            if not key:  # the reader gave it to something else
                continue
            needed = len(key) + len(word) + 3
            if room < needed:
                break
            room -= needed
            cells += [(key, "rows--key"), (f" {word}  ", "rows--muted")]
        self.set_rows([Row(tuple(cells))])
