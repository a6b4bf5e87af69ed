"""What the list screens share: a purpose in one line, a list, what its row is about, a row of hints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from tui.drawing.cells import Cell, Row
from tui.drawing.flow import fit, flow
from tui.keymap import hints
from tui.widgets.hint_row import HintRow
from tui.widgets.list_keys import ListKeys
from tui.widgets.row_list import ListRow, RowList, told_whole
from tui.widgets.rows import Rows

BESIDE = 110
"""From so many columns on, what a row is about stands beside the list instead of below it."""

TYPING = (("Enter", "to the list"), ("Esc", "back"))
"""What the bottom row offers while something is typed: the bar's own keys."""

OF_A_ROW = frozenset("open copy edit remove form next_outlet next_fact next_day next_pair".split())
"""Names of actions that a list without a row has no use for."""

About = Sequence[Sequence[Cell]]
"""What a row is about: paragraphs of styled text."""


class ListScreen(ListKeys, Screen[None]):
    """A list with a cursor, and what the row under it is about; subclasses say what stands in both.

    `KEYS` is the screen's name in the keymap, `TITLE_WORDS` its name for people, `PURPOSE` what it
    is for in one line. `BESIDE` is False where the list needs all the width.
    """

    AUTO_FOCUS = "#list"
    DEFAULT_CSS = """
    #heads { height: 1; }
    #view { height: 1fr; layout: vertical; }
    #view > #list { width: 1fr; height: 1fr; }
    #view > #about { width: 1fr; height: 0; border-top: solid $rule; }
    #view.-beside { layout: horizontal; }
    #view.-beside > #list { width: 3fr; }
    #view.-beside > #about { width: 2fr; border-top: none; border-left: solid $rule; }
    """
    KEYS: ClassVar[str]
    TITLE_WORDS: ClassVar[str]
    PURPOSE: ClassVar[str]
    BESIDE: ClassVar[bool] = True

    def __init__(self) -> None:
        """Begin with no rows."""
        super().__init__()
        self._top = Rows(id="top")
        self._list = RowList(id="list")
        self._about = Rows(id="about")
        self._hints = HintRow()

    def compose(self) -> ComposeResult:
        """One row above, the list and what it is about, one row of hints below."""
        yield self._top
        yield from self.above()
        with Container(id="view"):
            yield self._list
            yield self._about
        yield from self.below()
        yield self._hints

    def above(self) -> Sequence[Widget]:
        """Give what stands between the top row and the list."""
        return ()

    def below(self) -> Sequence[Widget]:
        """Give what stands between the list and the hints."""
        return ()

    def on_mount(self) -> None:
        """Fill the rows that are known."""
        self._offer()
        self.say_top("")
        self._place_about()
        self.begin()

    def _offer(self) -> None:
        """Name the next useful keys: of the list, or of the row that is being typed."""
        if isinstance(self.focused, Input):
            self._hints.set_hints(TYPING)
        else:
            empty = all(row.key is None for row in self._list.rows)
            *useful, back = (each for each in hints(self.KEYS, 12) if not (empty and each.name in OF_A_ROW))
            self._hints.set_hints([(each.shown_key, each.hint) for each in (*useful[:5], back)])

    def on_descendant_focus(self) -> None:
        """Offer what is useful where the reader is now."""
        self._offer()

    def begin(self) -> None:
        """Work out and show the rows; called once, when the screen is there."""

    def fill(self) -> None:
        """Show the rows for the present size."""

    def on_resize(self) -> None:
        """Draw again for another width."""
        self._place_about()
        self.fill()
        self.call_after_refresh(self.describe)

    def _place_about(self) -> None:
        beside = self.BESIDE and self.size.width >= BESIDE
        self.query_one("#view").set_class(beside, "-beside")
        if beside:
            self._about.styles.height = "1fr"
        else:
            self._about.styles.height = self.about_rows() + 1
        self._about.display = beside or self.about_rows() > 0

    def about_rows(self) -> int:
        """Tell how many rows below the list say what its row is about."""
        height = self.size.height
        return 10 if height >= 40 else 6 if height >= 22 else 3 if height >= 16 else 2

    def say_top(self, counts: str) -> None:
        """Fill the row above: the screen's name and purpose, and what was counted."""
        left: list[Cell] = [(f" {self.TITLE_WORDS}", "rows--strong")]
        room = self.size.width - len(self.TITLE_WORDS) - 3
        if room > len(self.PURPOSE) + len(counts):
            left.append((f"  {self.PURPOSE}", "rows--muted"))
        elif room < len(counts):
            counts = ""
        self._top.set_rows([Row(tuple(left), right=((counts + " ", "rows--muted"),) if counts else ())])

    def set_rows(self, rows: Sequence[ListRow], key: object | None = None) -> None:
        """Show other rows, the cursor on `key` if that is given, else where it was."""
        rows = told_whole(rows, self._list.size.width or self.size.width)
        self._list.set_rows(rows, self._list.key if key is None else key)
        self._offer()
        self.describe()

    @property
    def key(self) -> object | None:
        """What the row under the cursor stands for."""
        return self._list.key

    def about(self, key: object) -> About:  # noqa: ARG002  subclasses use it
        """Say what a row is about."""
        return ()

    def describe(self) -> None:
        """Draw what the row under the cursor is about."""
        if not self.is_mounted:
            return
        width = self._about.size.width or self.size.width
        paragraphs = self.about(self.key) if self.key is not None else ()
        rows = [row for paragraph in paragraphs for row in flow(paragraph, width, " ")]
        self._about.set_rows(fit(rows, max(1, self._about.size.height)))

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Describe the row under the cursor."""
        message.stop()
        self.describe()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Open the row that was clicked twice."""
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        """Do what Enter does on the row under the cursor."""

    def seek(self, step: int, headings: Sequence[object]) -> bool:
        """Go to the next (1) or previous (-1) of some keys that stand in the list; False when there is none."""
        keys = [row.key for row in self._list.rows if row.key is not None]
        wanted = set(headings)
        here = keys.index(self.key) if self.key in keys else 0
        ahead = range(here + 1, len(keys)) if step > 0 else range(here - 1, -1, -1)
        found = next((number for number in ahead if keys[number] in wanted), None)
        if found is None:
            return False
        self._list.step(found - here)
        return True
