"""Concordance: a word wherever it stands in the story, one line each, in its surroundings."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.widget import Widget

from index.export.quotation import quotation
from index.export.wording import counted, outlet_words, place_words
from tui.drawing.cells import Cell, Row
from tui.drawing.tray import fitted, row_name_width, short_name
from tui.keymap import bindings, with_keys
from tui.messages import CopyWanted, PassageWanted
from tui.overview import Overview
from tui.screens.view import Left, ViewScreen
from tui.widgets.list_screen import About
from tui.widgets.row_list import ListRow
from tui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from index.stories.concordance import Line

CONTEXT = 200
"""Characters on either side of a word that are at hand; as many are shown as there is room for."""
PAUSE = 0.03
"""Seconds without another key before a word is looked for: a key typed on cancels it."""


class ConcordanceScreen(ViewScreen):
    """A line for each place; the words stand under each other."""

    DEFAULT_CSS = "ConcordanceScreen SearchBar > .status { display: none; }"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("concordance")]
    KEYS = "concordance"
    TITLE_WORDS = "Concordance"
    PURPOSE = "a word wherever it stands"
    SETTINGS = ("_words", "_order", "_lit")
    BESIDE = False

    def __init__(self, overview: Overview) -> None:
        """Begin with the phrase that is lit, or ask for a word."""
        super().__init__(overview)
        self.bar = SearchBar("a word or words in a row; * ends a beginning", id="bar")
        self._words = overview.lit_words
        self._before = self._words
        self._order = 0
        self._lines: tuple[Line, ...] = ()
        self._told = False
        self._lit = overview.comparison.phrase
        """The phrase that was lit when the words were taken, or is since one of their lines was read."""
        self.recall()

    def recall(self) -> None:
        """Take up the words of before, unless another phrase is lit since."""
        left = self.overview.left.get(self.KEYS)
        if isinstance(left, Left) and left.settings["_lit"] == self._lit:
            super().recall()

    def below(self) -> Sequence[Widget]:
        """The bar in which the word is typed."""
        return (self.bar,)

    def begin(self) -> None:
        """Look for the lit phrase; without one, say how to take a word."""
        self.bar.set_phrase(self._words)
        if self._words:
            self._look_for_it()
        else:
            self._told = True
            self.fill()

    def _look_for_it(self) -> None:
        """Look for the words; keys that are typed for the lines wait until they are there."""
        self.awaits_rows = True
        self._look()

    @work(exclusive=True, group="concordance")
    async def _look(self) -> None:
        """Look in a thread; a newer word cancels an older one, so that no stale answer wins."""
        from index.stories.concordance import LineOrder

        await asyncio.sleep(PAUSE)
        order = list(LineOrder)[self._order]
        self._lines = await asyncio.to_thread(self.overview.concordance, self._words, order, CONTEXT)
        self._told = True
        self.fill()
        self.rows_are_there()

    def fill(self) -> None:
        """Draw all lines at the present width."""
        if not self._told:
            return
        rows = [ListRow(partial(self._row, line), number) for number, line in enumerate(self._lines)]
        if not rows:
            rows = [ListRow(Row()), *(ListRow(Row(((f"  {text}", style),))) for text, style in self._nothing())]
        self.set_rows(rows)
        order = ("as told", "by what follows", "by what goes before")[self._order]
        articles = len({line.article for line in self._lines})
        total = len(self.overview.comparison)
        self.say_top(
            f"{counted(len(self._lines), 'line')} in {articles} of {total}, {order}" if rows and self._lines else ""
        )

    def _nothing(self) -> Sequence[tuple[str, str]]:
        if not self._words.strip():
            if self.bar.is_open:
                return (("type a word below, Enter goes to the lines", "rows--muted"),)
            return (
                ("no word yet", "rows--strong"),
                (with_keys("{concordance.search} takes one, and shows it wherever it stands"), "rows--muted"),
            )
        shown = self._words if len(self._words) <= 40 else self._words[:40] + "…"
        count = counted(len(self.overview.comparison), "article")
        return (
            (f"“{shown}” stands in none of {count}", "rows--strong"),
            (
                with_keys("a concordance shows the very words: {concordance.search} takes another word or fewer"),
                "rows--muted",
            ),
        )

    def _row(self, line: Line) -> Row:
        name = row_name_width(self.size.width)
        middle = max(10, (self.size.width - name - 4) // 2)
        left = line.left.replace("\n", " ")
        room = max(0, middle - len(line.text) // 2)
        left = left if len(left) <= room else "…" + left[len(left) - room + 1 :] if room else ""
        style = "rows--verbatim" if line.exact else "rows--edited"
        cells: list[Cell] = [
            (" " + fitted(short_name(self.overview.article(line.article)), name) + "  ", "rows--muted"),
            (" " * (room - len(left)) + left, ""),
            (line.text, style),
            (line.right, ""),
        ]
        return Row(tuple(cells))

    def about_rows(self) -> int:
        """The whole paragraph around the word."""
        height = self.size.height
        return 6 if height >= 30 else 3 if height >= 18 else 1

    def _line(self, key: object) -> Line | None:
        return self._lines[key] if isinstance(key, int) and key < len(self._lines) else None

    def about(self, key: object) -> About:
        """Say where the line stands, with more around it."""
        line = self._line(key)
        if line is None:
            return ()
        article = self.overview.article(line.article)
        where = place_words(line.paragraph)
        form = "" if line.exact else ", another form of the word"
        return (
            (
                (outlet_words(article), "rows--key"),
                (f"  {where}{form}  ", "rows--muted"),
                (line.left, ""),
                (line.text, "rows--verbatim"),
                (line.right, ""),
            ),
        )

    # --- the bar -------------------------------------------------------------

    def action_search(self) -> None:
        """Type another word."""
        self._before = self._words
        self.bar.open()
        if not self._lines:
            self.fill()

    def on_search_bar_changed(self, message: SearchBar.Changed) -> None:
        """Look while the reader types."""
        message.stop()
        self._words = message.phrase
        self._look_for_it()

    def on_search_bar_submitted(self, message: SearchBar.Submitted) -> None:
        """Go to the lines."""
        message.stop()
        self.set_focus(self._list)

    def on_search_bar_given_up(self, message: SearchBar.GivenUp) -> None:
        """Go back to the word before."""
        message.stop()
        self._words = self._before
        self.bar.set_phrase(self._words)
        self.set_focus(self._list)
        self._look_for_it()

    def action_order(self) -> None:
        """Sort the lines otherwise."""
        self._order = (self._order + 1) % 3
        self._look_for_it()

    def action_open(self) -> None:
        """Read the line in its article, its words lit in every pane."""
        line = self._line(self.key)
        if line is not None:
            self._lit = line.text
            self.describe()
            self.post_message(PassageWanted(line.article, line.paragraph, line.span, phrase=line.text))

    def action_copy(self) -> None:
        """Copy the sentence."""
        line = self._line(self.key)
        if line is not None:
            article = self.overview.article(line.article)
            write = partial(quotation, article, line.paragraph, line.span)
            self.post_message(CopyWanted(write, f"the line from {outlet_words(article)}"))
