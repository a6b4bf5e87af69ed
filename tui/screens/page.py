"""Page: every line of the page as it came, kept or cut, each cut one with its reason."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from index.export.wording import counted, outlet_words
from index.model import Article
from tui.drawing.cells import Cell, Row
from tui.drawing.wrap import wrap
from tui.keymap import bindings, hints
from tui.page_lines import PageLine, page_lines
from tui.widgets.hint_row import HintRow
from tui.widgets.row_list import ListRow, RowList
from tui.widgets.rows import Rows

FOLD_FROM = 4
"""A run of so many cut lines with one reason is folded to two rows."""


class PageScreen(Screen[None]):
    """The page of one article."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page")]
    AUTO_FOCUS = "RowList"

    def __init__(self, article: Article) -> None:
        """Show the page of this article."""
        super().__init__()
        self.article = article
        self._lines = page_lines(article)
        self._folded = True
        self._top = Rows(id="top")
        self._list = RowList()
        self._hints = HintRow()

    def compose(self) -> ComposeResult:
        """One row above, the lines, one row of hints below."""
        yield self._top
        yield self._list
        yield self._hints

    def on_mount(self) -> None:
        """Fill all rows."""
        kept = sum(line.kept for line in self._lines)
        about = f"{counted(kept, 'line')} kept, {len(self._lines) - kept} cut"
        self._top.set_rows(
            [
                Row(
                    ((" Page  ", "rows--muted"), (outlet_words(self.article), "rows--strong"), (f"  {about}", "")),
                    right=((self.article.path + " ", "rows--muted"),),
                )
            ]
        )
        self._hints.set_hints([(each.shown_key, each.hint) for each in hints("page")])
        self._fill()

    def on_resize(self) -> None:
        """Wrap again."""
        self._fill()

    def _fill(self) -> None:
        rows: list[ListRow] = []
        lines = self._lines
        position = 0
        while position < len(lines):
            line = lines[position]
            end = position + 1
            while end < len(lines) and not line.kept and lines[end].label == line.label and not lines[end].kept:
                end += 1
            if self._folded and end - position >= FOLD_FROM:
                rows.extend(self._rows_of(position, line))
                more = f"{end - position - 1} lines more"
                rows.append(ListRow(Row((*self._lead(None, line.label), (more, "rows--cut")))))
                position = end
            else:
                rows.extend(self._rows_of(position, line))
                position += 1
        self._list.set_rows(rows)

    def _lead(self, number: int | None, label: str) -> tuple[Cell, ...]:
        shown = "" if number is None else str(number)
        return ((f"{shown:>4} ", "rows--muted"), (f"{label[: self._label]:<{self._label}} ", "rows--cut"))

    @property
    def _label(self) -> int:
        """The cells that a field's or a reason's name has."""
        return 15 if self.size.width >= 60 else 7

    def _rows_of(self, key: int, line: PageLine) -> list[ListRow]:
        lead = self._lead(line.number, line.label)
        width = max(12, self.size.width - self._label - 7)
        style = "rows--cut" if not line.kept else "rows--strong" if line.label else "rows--kept"
        pieces = wrap(line.text, width)[: None if line.kept or not self._folded else 1]
        made = []
        for index, (start, end) in enumerate(pieces):
            cells = lead if index == 0 else ((" " * (self._label + 6), ""),)
            made.append(ListRow(Row((*cells, (line.text[start:end], style))), key if index == 0 else None))
        return made

    def action_fold(self) -> None:
        """Show each cut line whole, or fold long runs."""
        self._folded = not self._folded
        self._fill()

    def action_next_cut(self) -> None:
        """Go to the next run of cut lines."""
        self._seek(1)

    def action_previous_cut(self) -> None:
        """Go to the run of cut lines before."""
        self._seek(-1)

    def _seek(self, step: int) -> None:
        keys = [row.key for row in self._list.rows if isinstance(row.key, int)]
        here = keys.index(self._list.key) if self._list.key in keys else 0
        moved = 0
        left_run = self._lines[keys[here]].kept if keys else True
        for number in range(here + step, len(keys) if step > 0 else -1, step):
            moved += step
            if self._lines[keys[number]].kept:
                left_run = True
            elif left_run:
                self._list.step(moved)
                return

    def action_line_down(self) -> None:
        """Go a line down."""
        self._list.step(1)

    def action_line_up(self) -> None:
        """Go a line up."""
        self._list.step(-1)

    def action_page_down(self) -> None:
        """Go a page down."""
        self._list.page(1)

    def action_page_up(self) -> None:
        """Go a page up."""
        self._list.page(-1)

    def action_top(self) -> None:
        """Go to the first line."""
        self._list.go_to_end(-1)

    def action_bottom(self) -> None:
        """Go to the last line."""
        self._list.go_to_end(1)
