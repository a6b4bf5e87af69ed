"""The row of panes: how many fit, which article each column has, and which of them is in focus."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal

from index.model import Span
from tui.comparison import Comparison
from tui.drawing.selection import BEGINNING, Place, Selection
from tui.widgets.article_pane import ArticlePane
from tui.widgets.pane_column import PaneColumn
from tui.widgets.text_scroll import MEASURE

if TYPE_CHECKING:
    from index.model import Version

MOST_PANES = 10
"""300 columns hold ten panes; more are never made."""


class Room(NamedTuple):
    """How columns are shared out: the fewest a pane is given, below how many one pane has all, the longest line."""

    narrowest_pane: int = 30
    one_pane_below: int = 70
    measure: int = MEASURE


ROOM = Room()
"""The columns as they are shared out where the reader has not set it."""


def panes_that_fit(width: int, articles: int, room: Room = ROOM) -> int:
    """Tell how many panes a screen of `width` columns has for so many articles."""
    if width < room.one_pane_below:
        return 1
    return max(1, min(articles, width // room.narrowest_pane, MOST_PANES))


class PaneRow(Horizontal):
    """Shows neighbouring articles of a comparison, a column each; every article keeps its place while it has none."""

    def __init__(self, comparison: Comparison, room: Room = ROOM) -> None:
        """Show the first articles, as many as there is room for."""
        super().__init__(id="panes")
        self.comparison = comparison
        self.room = room
        self.focus_number = 0
        """The number of the article in focus."""
        self.columns: list[PaneColumn] = []
        """All that were made; those beyond `slots` are not seen."""
        self.slots = 1
        """How many panes are on screen, as laid out last: a key may come between a new size and its layout."""
        self._first = self._wished = 0
        self._zen = False
        self._before_zen = 0
        self._places: dict[int, Place] = {}
        self._sentences: dict[int, Place] = {}
        """Where the current sentence of an article begins that has no pane now, by the article's number."""
        self._selections: dict[int, Selection] = {}
        """What is selected in an article that has no pane now, by the article's number."""

    def compose(self) -> ComposeResult:
        """Make only the columns that are seen: each costs 3 ms of the first paint."""
        count = panes_that_fit(self.app.size.width, len(self.comparison), self.room)
        self.slots = count
        self.columns = [PaneColumn(self.room.measure) for _ in range(count)]
        yield from self.columns

    def take(self, comparison: Comparison) -> None:
        """Show the articles of another comparison, from their beginnings and the first in focus."""
        self.comparison = comparison
        self.focus_number = 0
        self._places.clear()
        self._sentences.clear()
        self._selections.clear()
        for column in self.columns:
            column.number = -1

    def swap(self, comparison: Comparison) -> bool:
        """Show the same articles in the same order as another collection holds them; others may stand behind.

        Where a text is the same, nothing moves. Tells whether the article in focus is gone.
        """
        total = len(comparison)
        gone = self.focus_number >= total
        self.comparison = comparison
        self.focus_number = min(self.focus_number, total - 1)
        self._places = _that_stand(self._places, comparison)
        self._sentences = _that_stand(self._sentences, comparison)
        self._wished, self._before_zen = (min(each, total - 1) for each in (self._wished, self._before_zen))
        for column in self.columns:
            if 0 <= column.number < total:
                column.pane.swap(comparison.article(column.number))
            else:
                column.number = -1
        return gone

    # --- which articles ------------------------------------------------------

    @property
    def shown(self) -> range:
        """The numbers of the articles that have a pane."""
        return range(self._first, min(len(self.comparison), self._first + self.slots))

    @property
    def first(self) -> int:
        """The number of the article that is to be in the first pane where the screen is wide enough, and out of zen."""
        return self._before_zen if self._zen else self._wished

    def column(self, number: int) -> PaneColumn | None:
        """Give the column that shows an article, or None."""
        return self.columns[number - self._first] if number in self.shown else None

    @property
    def pane(self) -> ArticlePane:
        """The pane in focus."""
        return self.columns[self.focus_number - self._first].pane

    def begin(self, focus: int | None, first: int | None, sentence: Place | None) -> None:
        """Before it is laid out: put an article in focus, and have another in the first pane where both fit.

        `sentence` is where the current one of the article in focus begins.
        """
        self.focus_number = focus or 0
        self._first = self._wished = self._before_zen = first or 0
        if sentence is not None:
            self._sentences[self.focus_number] = sentence

    def toggle_zen(self) -> None:
        """Give the whole row to the article in focus, or back to all; `fill` does it, and all keep their places."""
        self.places()
        self._zen = not self._zen
        if self._zen:
            self._before_zen, self._wished = self._wished, self.focus_number
        else:
            self._wished = self._before_zen
        self._first = self._wished

    def bring(self, number: int) -> bool:
        """Put an article in focus; tells whether it has no pane yet, so that `fill` must give it one."""
        self.focus_number = number
        if number in self.shown:
            return False
        self._first = self._wished = number if number < self._first else number - self.slots + 1
        return True

    def fill(self) -> list[PaneColumn]:
        """Give each visible column its article; gives those that show another one now. Lays out only on a change."""
        slots = 1 if self._zen else panes_that_fit(self.screen.size.width, len(self.comparison), self.room)
        # At another width not from what is shown: a narrow screen that is wide again has the panes that were there.
        first = self._first if slots == self.slots else self._wished
        self.slots = slots
        self._first = max(0, min(first, len(self.comparison) - slots))
        if self.focus_number not in self.shown:
            self._first = max(0, min(self.focus_number, len(self.comparison) - slots))
        if slots > len(self.columns):
            more = [PaneColumn(self.room.measure) for _ in range(slots - len(self.columns))]
            self.columns.extend(more)
            self.mount(*more)
        for column in self.columns:  # all of them first: an article may go from one column to another
            if column.display:
                self._note(column)
        changed = []
        for index, column in enumerate(self.columns):
            column.display = index < slots
            if index >= slots:
                column.number = -1  # its article may be read on in another column
                column.pane.select(None)
            else:
                if self._give(column, self._first + index):
                    changed.append(column)
                column.header.styles.height = self._header_rows
        return changed

    def _give(self, column: PaneColumn, number: int) -> bool:
        if column.number == number and column.pane.article is not None:
            return False
        column.number = number
        column.pane.show(self.comparison.article(number), self._places.get(number, BEGINNING))
        if number in self._sentences:
            column.pane.set_sentence(*self._sentences[number])
        selection = self._selections.pop(number, None)
        if selection is not None and selection.stands_in(self.comparison.article(number)):
            column.pane.select(selection)
        return True

    def _note(self, column: PaneColumn) -> None:
        """Note where the article of a column is read."""
        pane = column.pane
        if column.number < 0 or pane.article is None:
            return
        self._places[column.number] = pane.place
        if pane.sentence is not None:
            self._sentences[column.number] = Place(pane.sentence[0], pane.sentence[1].start)
        if pane.selection is not None:
            self._selections[column.number] = pane.selection
        else:
            self._selections.pop(column.number, None)

    def end_selections(self) -> bool:
        """Select nothing any more, also in articles that have no pane now; tells whether anything was."""
        selecting = [column.pane for column in self.columns if column.pane.selection is not None]
        for pane in selecting:
            pane.select(None)
        gone = bool(selecting or self._selections)
        self._selections.clear()
        return gone

    # --- where each is read --------------------------------------------------

    def places(self) -> dict[int, Place]:
        """Give the place of each article that was shown, by its number."""
        for number in self.shown:
            column = self.column(number)
            if column is not None:
                self._places[number] = column.pane.place
        return dict(self._places)

    def sentences(self) -> dict[int, tuple[int | None, Span]]:
        """Give the current sentence of each article that is shown, by its number."""
        columns = (column for column in self.columns if column.display)
        return {column.number: column.pane.sentence for column in columns if column.pane.sentence is not None}

    def go_to(self, places: Mapping[int, Place]) -> None:
        """Put articles at other places, those that are shown and those that will be."""
        self._places.update(places)
        for column in self.columns:
            if column.display and column.number in places:
                column.pane.go_to(places[column.number])

    def take_sentences(self, sentences: Mapping[int, tuple[int | None, Span]]) -> None:
        """Make other sentences the current ones, in the articles that are shown."""
        for column in self.columns:
            if column.display and column.number in sentences:
                paragraph, span = sentences[column.number]
                column.pane.set_sentence(paragraph, span.start)

    # --- headers -------------------------------------------------------------

    @property
    def _header_rows(self) -> int:
        height = self.screen.size.height
        if height >= 30:
            return 3
        return 2 if height >= 20 else 1

    def describe(self, number: int, version: Version | None, note: str) -> None:
        """Fill the header of an article's pane, if it has one."""
        column = self.column(number)
        if column is not None:
            column.describe(version, note, rows=self._header_rows, focused=number == self.focus_number)


def _that_stand(places: Mapping[int, Place], comparison: Comparison) -> dict[int, Place]:
    """Give the places, by an article's number, that a comparison's articles have."""
    articles = range(len(comparison))
    return {
        number: at for number, at in places.items() if number in articles and at.stands_in(comparison.article(number))
    }
