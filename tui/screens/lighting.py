"""What is lit in a row of panes: the hits of each, the current one and its counterparts, and notes in headers."""

from __future__ import annotations

from tui.hits import Position
from tui.widgets.pane_row import PaneRow
from tui.widgets.text_pane import Hit


class Lighting:
    """Lights the hits of a row's comparison in its panes. No widget of its own."""

    def __init__(self, row: PaneRow) -> None:
        """Light in this row; nothing is current at first."""
        self._row = row
        self.position: Position | None = None
        """The current hit."""
        self.notes: dict[int, str] = {}
        """What an article's header says instead of what it has of the phrase, by the article's number."""

    def forget(self) -> None:
        """Have no current hit and no notes."""
        self.position = None
        self.notes.clear()

    def keep_what_is_there(self) -> None:
        """Forget the current hit and the notes that the row's comparison, which is another now, does not have."""
        comparison, at = self._row.comparison, self.position
        if comparison.spot(at) is None:
            self.position = None
        self.notes = {number: note for number, note in self.notes.items() if number < len(comparison)}

    def light(self, number: int, *, bring: bool = False) -> None:
        """Light an article's hits in its pane, the current one or its counterpart reversed.

        `bring` that in sight; while no hit is current, the best one.
        """
        column = self._row.column(number)
        if column is None:
            return
        hits, current = self._row.comparison.hits, self._current(number)
        column.pane.light([Hit(hit.paragraph, hit.span, hit.relation) for hit in hits[number]], current)
        brought = hits.best(number) if self.position is None else current
        if bring and brought is not None and hits[number]:
            column.pane.bring(hits[number][brought].paragraph, hits[number][brought].span)

    def _current(self, number: int) -> int | None:
        """Give the current hit of an article or its counterpart there; the header says where it has none."""
        comparison, at = self._row.comparison, self.position
        if at is None or comparison.spot(at) is None:  # a judgement on another screen may have taken it away
            return None
        if number == at.article:
            return at.hit
        counterpart = comparison.counterpart(at, number)
        if counterpart is None and comparison.hits[number]:
            self.notes[number] = "nothing matching this hit"
        return counterpart

    def light_all(self, *, bring: bool = False) -> None:
        """Light the hits of every article that has a pane; leave all where they are, or `bring` what is current."""
        for number in self._row.shown:
            self.light(number, bring=bring)

    def take(self, position: Position | None, *, bring: bool = False) -> None:
        """Make a hit the current one, or none, and light it and its counterparts; `bring` them on the same row."""
        self.position = position
        self.notes.clear()
        self.light_all(bring=bring)
