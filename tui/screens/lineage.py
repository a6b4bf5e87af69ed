"""Lineage: which articles share words, how many, and what tells which came first."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from index.export.wording import counted, date_words, outlet_words, source_words
from index.model import Span
from tui.drawing.cells import Cell, Row
from tui.drawing.told import NOTHING_SHARED, run_place, run_text
from tui.drawing.tray import short_name
from tui.keymap import bindings
from tui.messages import PassageWanted
from tui.overview import Overview
from tui.screens.view import ViewScreen
from tui.widgets.list_screen import About
from tui.widgets.row_list import ListRow

if TYPE_CHECKING:
    from index.stories.lineage import Lineage
    from index.stories.sharing import Run

Key = tuple[int, int]
"""The number of a pair, and of one of its runs; -1 is the pair itself."""


class LineageScreen(ViewScreen):
    """A row for each pair of articles that share something, and under it the words they share."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("lineage")]
    KEYS = "lineage"
    TITLE_WORDS = "Lineage"
    PURPOSE = "who shares whose words"

    def __init__(self, overview: Overview) -> None:
        """Show the lineage of a story."""
        super().__init__(overview)
        self._pairs: list[Lineage] | None = None
        self.recall()

    def begin(self) -> None:
        """Compare all pairs, in a thread."""
        self.awaits_rows = True
        self._gather()

    @work(exclusive=True, group="lineage")
    async def _gather(self) -> None:
        self._list.set_rows([ListRow(Row((("  comparing texts …", "rows--muted"),)))])
        self._pairs = await asyncio.to_thread(self.overview.strongest_lineages)
        self.fill()
        self.rows_are_there()

    def fill(self) -> None:
        """Draw all rows."""
        if self._pairs is None:
            return
        rows: list[ListRow] = []
        for number, pair in enumerate(self._pairs):
            if rows:
                rows.append(ListRow(Row()))
            rows.append(ListRow(self._pair_row(pair), (number, -1)))
            rows.extend(ListRow(self._run_row(pair, run), (number, at)) for at, run in enumerate(pair.runs))
        if not rows:
            rows = [
                ListRow(Row()),
                *(
                    ListRow(Row(((f"  {words}", style),)))
                    for words, style in zip(NOTHING_SHARED, ("rows--strong", "rows--muted"), strict=True)
                ),
            ]
        self.set_rows(rows)
        count = len(self._pairs)
        self.say_top(f"{counted(count, 'pair')} of {len(self.overview.comparison)} articles" if count else "")

    def _pair_row(self, pair: Lineage) -> Row:
        later, earlier = (pair.second, pair.first) if pair.earlier == pair.first else (pair.first, pair.second)
        a, b = (short_name(self.overview.article(one)) for one in (later, earlier))
        between = "  after  " if pair.earlier else "  and  "
        cells: list[Cell] = [(f" {a}", "rows--strong"), (between, "rows--muted"), (b, "rows--strong")]
        return Row(tuple(cells), right=((f"{pair.kind.value}, {counted(pair.words, 'word')} ", "rows--key"),))

    def _run_row(self, pair: Lineage, run: Run) -> Row:
        text = self._run_text(pair, run)
        return Row(((f"  {run.words:>4}  ", "rows--muted"), (text, "")), right=((run_place(run) + " ", "rows--muted"),))

    def _run_text(self, pair: Lineage, run: Run) -> str:
        return run_text(run, self.overview.article(pair.first))

    def _current(self, key: object) -> tuple[Lineage, Run | None] | None:
        if self._pairs is None or not isinstance(key, tuple) or key[0] >= len(self._pairs):
            return None
        pair = self._pairs[key[0]]
        return pair, pair.runs[key[1]] if 0 <= key[1] < len(pair.runs) else None

    def about(self, key: object) -> About:
        """Say a pair in sentences, or the whole of what is shared."""
        current = self._current(key)
        if current is None:
            return ()
        pair, run = current
        if run is not None:
            return (
                ((f"the same {counted(run.words, 'word')} in a row  ", "rows--key"), (self._run_text(pair, run), "")),
            )
        sides = [self.overview.article(one) for one in (pair.first, pair.second)]
        heads = [
            [(outlet_words(one), "rows--key"), (f"  {source_words(one)} · {date_words(one)}", "rows--muted")]
            for one in sides
        ]
        return [*([(sentence, "")] for sentence in pair.sentences), *heads]

    def action_next_pair(self) -> None:
        """Go to the next pair."""
        if not self.seek(1, self._heads()):
            self.announce("the last pair")

    def action_previous_pair(self) -> None:
        """Go to the pair before."""
        if not self.seek(-1, self._heads()):
            self.announce("the first pair")

    def _heads(self) -> list[Key]:
        return [(number, -1) for number in range(len(self._pairs or ()))]

    def action_open(self) -> None:
        """Read the shared words in their article, lit in every pane."""
        current = self._current(self.key)
        if current is None:
            return
        pair, run = current
        run = run or next(iter(pair.runs), None)
        if run is None:
            self.post_message(PassageWanted(pair.first, None, Span(0, 1)))
            return
        place = run.first[0]
        text = self.overview.article(pair.first).text_of(place.paragraph)[place.span.start : place.span.end]
        self.post_message(PassageWanted(pair.first, place.paragraph, place.span, phrase=text, picked=pair.first))
