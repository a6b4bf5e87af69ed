"""Grid: every passage of a story, and outlet by outlet what each has of it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.widget import Widget

from index.export.quotation import quotation
from index.export.wording import RELATION_WORDS, counted, outlet_words
from index.model import Relation
from tui.drawing.cells import Row
from tui.drawing.grid import grid_row, heads, shape
from tui.keymap import bindings, with_keys
from tui.messages import CopyWanted, PassageWanted
from tui.overview import Overview, Progress
from tui.screens.view import ViewScreen
from tui.widgets.list_screen import About
from tui.widgets.row_list import ListRow
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from index.stories.grid import Cell as GridCell
    from index.stories.grid import Row as GridRow

SLICE = 0.1
"""Seconds of comparing between two words on how far it is."""


class GridScreen(ViewScreen):
    """Rows are passages, columns are outlets."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("grid")]
    KEYS = "grid"
    TITLE_WORDS = "Grid"
    PURPOSE = "who tells which passage, in whose words"
    SETTINGS = ("_by_outlets",)
    BESIDE = False

    def __init__(self, overview: Overview, focus: int) -> None:
        """Show the grid of a story, the outlet in focus chosen."""
        super().__init__(overview)
        self.chosen = focus
        self._by_outlets = True
        self._rows: tuple[GridRow, ...] = ()
        self._heads = Rows(id="heads")
        self._at_work = False
        self.recall()

    def above(self) -> Sequence[Widget]:
        """The row of outlets."""
        return (self._heads,)

    def begin(self) -> None:
        """Compare what has not been compared yet."""
        if self.overview.grid_whole:
            self.fill()
        else:
            self.awaits_rows = True
            self._compare()

    @work(exclusive=True, group="grid")
    async def _compare(self) -> None:
        """Compare in a thread, a slice at a time, and say how far it is."""
        self._at_work = True
        try:
            while (progress := await asyncio.to_thread(self.overview.work_on_grid, SLICE)) is not None:
                self._say_progress(progress)
        finally:
            self._at_work = False
        self.fill()
        self.rows_are_there()

    def _say_progress(self, progress: Progress) -> None:
        stop = with_keys("{grid.stop} stops, and shows what was found so far")
        words = f"  {progress.done} of {progress.total} sentences compared; {stop}"
        self._list.set_rows([ListRow(Row()), ListRow(Row(((words, "rows--muted"),)))])

    async def action_stop(self) -> None:
        """Stop comparing and show what was found so far; go back where nothing is under way."""
        if not self._at_work:
            await self.action_close()
            return
        self.workers.cancel_group(self, "grid")
        self._at_work = False
        self.fill()
        self.rows_are_there()
        self.announce("stopped; open the grid again to go on")

    def fill(self) -> None:
        """Draw all rows at the present width."""
        if self._at_work:
            return
        articles = self.overview.comparison.articles
        form = shape(self.size.width, len(articles), self.chosen)
        self._heads.set_rows([heads(articles, form, self.chosen)])
        self._rows = self.overview.grid
        order = list(range(len(self._rows)))
        if self._by_outlets:
            order.sort(key=lambda number: -self._rows[number].outlets)
        rows: list[ListRow] = []
        told: str | int | None = None
        for number in order:
            row = self._rows[number]
            section: str | int = row.outlets if self._by_outlets else row.article
            if section != told:
                rows += [*([ListRow(Row())] if rows else []), ListRow(Row(((self._heading(row), "rows--muted"),)))]
                told = section
            rows.append(ListRow(partial(grid_row, row, form), number))
        if not rows:
            why = "no sentence long enough to compare" if self.overview.grid_whole else "stopped before any was found"
            rows = [ListRow(Row()), ListRow(Row(((with_keys(f"  {why}; {{app.leave}} goes back"), "rows--muted"),)))]
        self.set_rows(rows)
        shared = sum(row.outlets > 1 for row in self._rows)
        more = "" if self.overview.grid_whole else ", not all compared"
        self.say_top(f"{shared} shared, {len(self._rows) - shared} in one only{more}")

    def _heading(self, row: GridRow) -> str:
        if not self._by_outlets:
            return f" as told in {outlet_words(self.overview.article(row.article))}"
        if row.outlets == 1:
            return " in one only"
        return f" told by {row.outlets} of {len(row.cells)}"

    def about_rows(self) -> int:
        """Two wordings under each other."""
        height = self.size.height
        return 8 if height >= 40 else 7 if height >= 22 else 4 if height >= 16 else 2

    @property
    def _current(self) -> tuple[GridRow, GridCell] | None:
        if not isinstance(self.key, int) or self.key >= len(self._rows):
            return None
        row = self._rows[self.key]
        return row, row.cells[self.chosen]

    def about(self, key: object) -> About:  # noqa: ARG002  the current row
        """Say the passage in its first wording, and in the chosen outlet's."""
        if self._current is None:
            return ()
        row, cell = self._current
        first = [(self._named(row.article), "rows--key"), ("  ", ""), (row.text, "")]
        if cell.picked:
            return (first, ((self._others(row), "rows--muted"),))
        words = RELATION_WORDS[cell.relation]
        head = [(self._named(cell.article), "rows--key"), ("  ", ""), (words, f"rows--{cell.relation.value}")]
        if cell.passage is None:
            return ([*head, (f"  {'; '.join(cell.why)}", "rows--muted")], first)
        why = f"  ({'; '.join(cell.why)})" if cell.why else ""
        return ([*head, ("  ", ""), (cell.passage.text, ""), (why, "rows--muted")], first)

    def _named(self, article: str) -> str:
        """Name an outlet, behind its number where columns have numbers."""
        articles = self.overview.comparison.articles
        number = next((n for n, each in enumerate(articles, 1) if each.id == article), 0)
        numbered = shape(self.size.width, len(articles), self.chosen).numbered
        return f"{number}  {outlet_words(articles[number - 1])}" if numbered else outlet_words(articles[number - 1])

    def _others(self, row: GridRow) -> str:
        found = [
            f"{outlet_words(self.overview.article(cell.article))}: {RELATION_WORDS[cell.relation]}"
            for cell in row.cells
            if not cell.picked and cell.relation is not Relation.NONE
        ]
        return "; ".join(found) or f"nothing matching in the other {counted(len(row.cells) - 1, 'outlet')}"

    def action_next_outlet(self) -> None:
        """Go to the next column."""
        self._choose(self.chosen + 1)

    def action_previous_outlet(self) -> None:
        """Go to the column before."""
        self._choose(self.chosen - 1)

    def _choose(self, column: int) -> None:
        articles = self.overview.comparison.articles
        before = shape(self.size.width, len(articles), self.chosen)
        self.chosen = column % len(articles)
        form = shape(self.size.width, len(articles), self.chosen)
        self._heads.set_rows([heads(articles, form, self.chosen)])
        if form != before:
            self.fill()
        self.describe()

    def action_order(self) -> None:
        """Order rows by how many outlets tell them, or as the articles do."""
        self._by_outlets = not self._by_outlets
        self.fill()
        self.announce(
            "by how many outlets tell it" if self._by_outlets else "as the articles tell it, the oldest first"
        )

    def action_open(self) -> None:
        """Read the chosen outlet's passage on the panes; where it has none, the first wording."""
        if self._current is None:
            return
        row, cell = self._current
        if cell.passage is None or cell.picked:
            wanted = PassageWanted(row.article, row.paragraph, row.span, phrase=row.text, picked=row.article)
        else:
            found = cell.passage
            wanted = PassageWanted(cell.article, found.paragraph, found.span, phrase=row.text, picked=row.article)
        self.post_message(wanted)

    def action_copy(self) -> None:
        """Copy the chosen outlet's passage."""
        if self._current is None:
            return
        row, cell = self._current
        article = self.overview.article(cell.article)
        if cell.picked:
            write = partial(quotation, article, row.paragraph, row.span)
        elif cell.passage is not None:
            write = partial(quotation, article, cell.passage.paragraph, cell.passage.span)
        else:
            self.announce(f"nothing matching in {outlet_words(article)} to copy")
            return
        self.post_message(CopyWanted(write, f"the passage from {outlet_words(article)}"))
