"""Facts: numbers, quotes by speaker and names, told alike, differently, or in one article only."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from index.export.quotation import quotation
from index.export.wording import counted, outlet_words
from index.model import Span
from tui.drawing.cells import Cell, Row
from tui.drawing.facts import FactLine, fact_lines, fact_row
from tui.drawing.told import KINDS
from tui.keymap import bindings
from tui.messages import CopyWanted, PassageWanted
from tui.overview import Overview
from tui.screens.view import ViewScreen
from tui.widgets.list_screen import About
from tui.widgets.row_list import ListRow

if TYPE_CHECKING:
    from index.stories.facts import Facts


class FactsScreen(ViewScreen):
    """A row for each fact, and under it one for each sentence it stands in."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("facts")]
    KEYS = "facts"
    TITLE_WORDS = "Facts"
    PURPOSE = "alike, differing, in one only"
    SETTINGS = ("_kind", "_differing")

    def __init__(self, overview: Overview) -> None:
        """Show the facts of a story."""
        super().__init__(overview)
        self._facts: Facts | None = None
        self._kind: str | None = None
        self._differing = False
        self._lines: list[FactLine] = []
        self.recall()

    def begin(self) -> None:
        """Collect the facts, in a thread."""
        self.awaits_rows = True
        self._gather()

    @work(exclusive=True, group="facts")
    async def _gather(self) -> None:
        self._list.set_rows([ListRow(Row((("  collecting numbers, quotes and names …", "rows--muted"),)))])
        self._facts = await asyncio.to_thread(self.overview.facts)
        self.fill()
        self.rows_are_there()

    def fill(self) -> None:
        """Draw all rows of the chosen kind."""
        if self._facts is None:
            return
        self._lines = fact_lines(self._facts, self._kind, differing=self._differing)
        rows: list[ListRow] = []
        width = self._list.size.width or self.size.width
        for number, line in enumerate(self._lines):
            if line.begins and rows:
                rows.append(ListRow(Row()))
            article = None if line.evidence is None else self.overview.article(line.evidence.article)
            # A heading is no place to stop at, all else can be read in its article.
            rows.append(ListRow(fact_row(line, article, width), number if line.evidence is not None else None))
        if not rows:
            what = self._kind or "fact"
            rows = [ListRow(Row()), ListRow(Row(((f"  {self._nothing(what)}", "rows--muted"),)))]
        self.set_rows(rows)
        self.say_top(self._counts())

    def _nothing(self, what: str) -> str:
        if self._differing:
            return f"nothing told differently here ({what}); d shows all"
        return f"none found ({what}); Tab goes on, q goes back"

    def _counts(self) -> str:
        facts = self._facts
        if facts is None:
            return ""
        counts = {"numbers": len(facts.figures), "quotes": len(facts.quotes), "names": len(facts.people)}
        shown = [(count, kind) for kind, count in counts.items() if self._kind in (None, kind)]
        words = ", ".join(counted(count, kind.removesuffix("s")) for count, kind in shown)
        return words + (", only differing" if self._differing else "")

    def _line(self, key: object) -> FactLine | None:
        return self._lines[key] if isinstance(key, int) and key < len(self._lines) else None

    def about(self, key: object) -> About:
        """Say the whole sentence, the fact in it lit."""
        line = self._line(key)
        if line is None or line.evidence is None:
            return ()
        where = line.evidence
        article = self.overview.article(where.article)
        text = article.text_of(where.paragraph)
        whole = Span(min(where.sentence.start, where.span.start), max(where.sentence.end, where.span.end))
        cells: list[Cell] = [
            (text[whole.start : where.span.start], ""),
            (text[where.span.start : where.span.end], "rows--verbatim"),
            (text[where.span.end : whole.end], ""),
        ]
        return (((outlet_words(article), "rows--key"), (f"  {line.fact}", "rows--muted")), cells)

    def action_kind(self) -> None:
        """Show another kind of facts."""
        order = [None, *KINDS]
        self._kind = order[(order.index(self._kind) + 1) % len(order)]
        self.fill()
        self._list.go_to_end(-1)
        self.announce(f"only {self._kind}" if self._kind else "numbers, quotes and names")

    def action_differing(self) -> None:
        """Show only what differs, or all."""
        self._differing = not self._differing
        self.fill()
        self._list.go_to_end(-1)
        self.announce("only what is told differently" if self._differing else "all")

    def action_next_fact(self) -> None:
        """Go to the next fact."""
        if not self.seek(1, self._starts()):
            self.announce("the last fact")

    def action_previous_fact(self) -> None:
        """Go to the fact before."""
        if not self.seek(-1, self._starts()):
            self.announce("the first fact")

    def _starts(self) -> list[int]:
        """Give the first sentence of each fact."""
        facts = [line.number for line in self._lines]
        return [at for at, line in enumerate(self._lines) if line.evidence and facts.index(line.number) in (at, at - 1)]

    def action_open(self) -> None:
        """Read the sentence in its article."""
        line = self._line(self.key)
        if line is not None and line.evidence is not None:
            self.post_message(PassageWanted(line.evidence.article, line.evidence.paragraph, line.evidence.span))

    def action_copy(self) -> None:
        """Copy the sentence."""
        line = self._line(self.key)
        if line is not None and line.evidence is not None:
            article = self.overview.article(line.evidence.article)
            write = partial(quotation, article, line.evidence.paragraph, line.evidence.sentence)
            self.post_message(CopyWanted(write, f"the sentence from {outlet_words(article)}"))
