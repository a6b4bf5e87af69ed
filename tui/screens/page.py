"""Page: every line of the page as it came, kept or cut, each cut one with its reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePath
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from index.export.wording import counted, outlet_words
from index.model import Article
from tui.collection import Collection as Open
from tui.drawing.cells import Cell, Row
from tui.drawing.wrap import wrap
from tui.keymap import bindings, hints
from tui.messages import EditionWanted, FormWanted, LineWanted, UndoWanted
from tui.page_lines import PageLine, line_of_paragraph, page_lines
from tui.widgets.hint_row import HintRow
from tui.widgets.list_keys import ListKeys
from tui.widgets.row_list import ListRow, RowList, Standing
from tui.widgets.rows import Rows

FOLD_FROM = 4
"""A run of so many cut lines with one reason is folded to two rows."""


class PageScreen(ListKeys, Screen[None]):
    """The page of one article."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page")]
    AUTO_FOCUS = "RowList"

    def __init__(
        self,
        article: Article,
        by_hand: Collection[int] = (),
        *,
        paragraph: int | None = None,
        editions: Sequence[str] = (),
        lasting: bool = True,
    ) -> None:
        """Show the page of this article; `by_hand` are the lines that the reader keeps or cuts.

        The cursor begins at `paragraph`, else at the first line. `editions` are the ids of all
        its editions, in the order they came in. `lasting`: the article is in a library, so that
        lines and fields can be set.
        """
        super().__init__()
        self._lasting = lasting
        self._editions = tuple(editions)
        self.article = article
        self._lines = page_lines(article, by_hand)
        self._begins = None if paragraph is None else line_of_paragraph(self._lines, article, paragraph)
        self._folded = True
        self._foldable = False
        """Whether folding changes any row, at this width."""
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
        self._head()
        self._fill()

    def _offer(self) -> None:
        # What cannot be done to pages that are in no library is not offered.
        not_here = set() if self._lasting else {"toggle_line", "edit_fields"}
        not_here |= set() if any(line.number is not None for line in self._lines) else {"toggle_line"}  # HTML
        not_here |= set() if len(self._editions) > 1 else {"next_edition"}
        not_here |= set() if self._foldable else {"fold"}
        offered = [each for each in hints("page", 7) if each.name not in not_here][:6]
        self._hints.set_hints([(each.shown_key, each.hint) for each in offered])

    def move_to(self, collection: Open, ids: Mapping[str, str]) -> None:
        """Show the same page as another collection holds it."""
        self._lasting = collection.keeper.lasting
        one = ids.get(self.article.id, self.article.id)
        article = collection.known([one]).get(one)
        if article is not None:
            self._editions = collection.editions(one)
            self.show_article(article, collection.lines_by_hand(one))
        else:
            self._offer()

    def show_article(self, article: Article, by_hand: Collection[int]) -> None:
        """Show the same page after a line of it was kept or cut, or that of another edition."""
        self.article = article
        self._lines = page_lines(article, by_hand)
        self._head()
        self._fill()

    def _head(self) -> None:
        kept = sum(line.kept for line in self._lines)
        about = f"{counted(kept, 'line')} kept, {len(self._lines) - kept} cut"
        if len(self._editions) > 1 and self.article.id in self._editions:
            about += f", edition {self._editions.index(self.article.id) + 1} of {len(self._editions)}"
        name = outlet_words(self.article)
        # The path gives way to all else, first to the file's name, which may be in the outlet's already.
        room = self.size.width - cell_len(f" Page  {name}  {about}   ")
        file = PurePath(self.article.path).name
        paths = [self.article.path, *([] if file in name else [file])]
        path = next((each for each in paths if cell_len(each) <= room), "")
        left = ((" Page  ", "rows--muted"), (name, "rows--strong"), (f"  {about}", ""))
        if cell_len(f" Page  {name}  {about} ") > self.size.width:
            left = ((" Page  ", "rows--muted"), (f"{about}  ", ""), (name, "rows--strong"))
        self._top.set_rows([Row(left, right=((f"{path} ", "rows--muted"),) if path else ())])

    def on_resize(self) -> None:
        """Wrap again."""
        self._head()
        self._fill()

    def _fill(self) -> None:
        rows: list[ListRow] = []
        lines, self._foldable = self._lines, False
        position = 0
        while position < len(lines):
            line = lines[position]
            end = position + 1
            while end < len(lines) and not line.kept and lines[end].label == line.label and not lines[end].kept:
                end += 1
            long_run = end - position >= FOLD_FROM
            self._foldable |= long_run
            if self._folded and long_run:
                rows.extend(self._rows_of(position, line))
                more = f"{end - position - 1} lines more"
                rows.append(ListRow(Row((*self._lead(None, line.label), (more, "rows--cut")))))
                position = end
            else:
                rows.extend(self._rows_of(position, line))
                position += 1
        begins, self._begins = self._begins, None
        if begins is None:
            self._list.set_rows(rows, self._list.key)
        else:
            self._list.begin(rows, Standing(begins, self.size.height // 3))
        self._offer()

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
        pieces = wrap(line.text, width)
        several = not line.kept and len(pieces) > 1
        self._foldable |= several
        cut = self._folded and several
        if cut:
            pieces = wrap(line.text, width - 2)[:1]
        made = []
        for index, (start, end) in enumerate(pieces):
            cells = lead if index == 0 else ((" " * (self._label + 6), ""),)
            text = line.text[start:end].rstrip() + (" …" if cut else "")
            made.append(ListRow(Row((*cells, (text, style))), key if index == 0 else None))
        return made

    def action_fold(self) -> None:
        """Show each cut line whole, or fold long runs."""
        if not self._foldable:
            self.announce("nothing to fold here: no long run of cut lines")
        else:
            self._folded = not self._folded
            self._fill()
            self.announce("cut lines are folded" if self._folded else "each cut line is shown whole")

    def action_toggle_line(self) -> None:
        """Cut the line under the cursor, or keep it."""
        key = self._list.key
        if not isinstance(key, int):
            return
        line = self._lines[key]
        if line.number is None:
            self.announce("HTML has no line numbers: only lines of text dumps are set by hand")
        else:
            self.post_message(LineWanted(self.article, line.number, kept=not line.in_text))

    def action_edit_fields(self) -> None:
        """Open the form of the article's fields."""
        self.post_message(FormWanted(self.article))

    def action_undo(self) -> None:
        """Take back what was set, kept or cut last."""
        self.post_message(UndoWanted())

    def action_next_edition(self) -> None:
        """Show the page of the next edition of this article, the first again after the last."""
        if len(self._editions) < 2 or self.article.id not in self._editions:
            self.announce("this article came in once: there is no other edition of it")
            return
        following = (self._editions.index(self.article.id) + 1) % len(self._editions)
        self.post_message(EditionWanted(self._editions[following]))

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
        self.announce(f"no cut line {'below' if step > 0 else 'above'}")
