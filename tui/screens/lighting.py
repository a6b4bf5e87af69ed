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
        if at is not None and (at.article >= len(comparison) or at.hit >= len(comparison.hits[at.article])):
            self.position = None
        self.notes = {number: note for number, note in self.notes.items() if number < len(comparison)}

    def light(self, number: int, *, bring: bool = False, current: int | None = None) -> None:
        """Light an article's hits in its pane; `bring` the best one in sight, or the `current` one."""
        column = self._row.column(number)
        if column is None:
            return
        hits = self._row.comparison.hits
        if current is None and self.position is not None and self.position.article == number:
            current = self.position.hit
        column.pane.light([Hit(hit.paragraph, hit.span, hit.relation) for hit in hits[number]], current)
        if bring and hits[number]:
            target = hits[number][current if current is not None else hits.best(number)]
            column.pane.bring(target.paragraph, target.span)

    def light_all(self) -> None:
        """Light the hits of every article that has a pane, and leave all where they are."""
        for number in self._row.shown:
            self.light(number)

    def go_to(self, position: Position) -> None:
        """Make a hit the current one, and bring it and its counterparts in sight, on the same row."""
        self.position = position
        self.notes.clear()
        comparison = self._row.comparison
        for number in self._row.shown:
            if number == position.article:
                self.light(number, bring=True, current=position.hit)
                continue
            counterpart = comparison.counterpart(position, number)
            if counterpart is None and comparison.hits[number]:
                self.notes[number] = "nothing matching this hit"
            self.light(number, bring=counterpart is not None, current=counterpart)
