"""The panes of one story: which article has one, headers, tray and tabs around them, focus and counts."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from index.export.wording import carriers_words, counted, days_words
from index.model import Relation, Story
from tui.comparison import Comparison, Position
from tui.drawing.cells import Cell, Row
from tui.drawing.selection import BEGINNING, Place
from tui.drawing.tray import shown_in_tray, tabs_row, tray_rows
from tui.garbage import set_aside
from tui.keymap import action, with_keys
from tui.messages import ArticleOpened
from tui.widgets.article_pane import ArticlePane
from tui.widgets.hint_row import HintRow
from tui.widgets.pane_column import PaneColumn
from tui.widgets.rows import Rows
from tui.widgets.search_bar import SearchBar
from tui.widgets.text_pane import MEASURE, Hit

MOST_PANES = 10
"""300 columns hold ten panes; more are never made."""


READING = (
    "compare.search",
    "compare.sentence_versions",
    "compare.next_pane",
    "compare.views",
    "compare.stories",
    "app.help",
)
"""The footer's actions while no phrase is lit."""
LIT = (
    "compare.next_hit",
    "compare.show_versions",
    "compare.copy",
    "compare.mark",
    "compare.clear",
    "app.help",
)
"""The footer's actions while a phrase is lit."""
NOTHING = (
    "compare.search",
    "compare.looser",
    "compare.clear",
    "compare.sentence_versions",
    "compare.next_pane",
    "app.help",
)
"""The footer's actions while a phrase is searched that no article has."""
SELECTING = (
    "compare.next_sentence",
    "compare.copy",
    "compare.copy_bare",
    "compare.mark",
    "compare.clear",
    "app.help",
)
"""The footer's actions while text is being selected."""
TYPING_HINTS = (("Enter", "keep"), ("Esc", "back to where you were"), ("Up", "earlier phrases"))
"""The footer while the reader types: the bar's own keys."""


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


class PanesScreen(Screen[None]):
    """Lays articles out in panes and keeps one in focus. What is lit in them is up to who derives from it."""

    AUTO_FOCUS = ""
    # Textual paints the whole screen when the focus moves; header and pane paint what changes.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, comparison: Comparison, story: Story, *, banner: str = "") -> None:
        """Show these articles. `banner` is said in the top row, for the samples."""
        super().__init__()
        self.comparison = comparison
        self.story = story
        self.banner = banner
        self.room = ROOM
        self.position: Position | None = None
        self.focus_number = 0
        self._first = 0
        self.slots = 1
        """How many panes are on screen. As laid out last: a key may come between a new size and its layout."""
        self._zen = False
        self._painted = False
        self._count = ""
        self._notes: dict[int, str] = {}
        self._places: dict[int, Place] = {}
        self._tabs: list[tuple[int, int, int]] = []
        self._top_row = Rows(id="top")
        self._columns: list[PaneColumn] = []
        self._panes = Horizontal(id="panes")
        self._tray = Rows(id="tray")
        self._tab_row = Rows(id="tabs")
        self.bar = SearchBar("phrase, this story", id="bar")
        self._hints = HintRow()

    def compose(self) -> ComposeResult:
        """One row above, the panes, the tray or tabs, the bar, one row of hints below."""
        yield self._top_row
        # Only the columns that are seen are made: each costs 3 ms of the first paint.
        count = panes_that_fit(self.app.size.width, len(self.comparison), self.room)
        self._columns = [PaneColumn(self.room.measure) for _ in range(count)]
        with self._panes:
            yield from self._columns
        yield self._tray
        yield self._tab_row
        yield self.bar
        yield self._hints

    # --- laying out ----------------------------------------------------------

    def on_mount(self) -> None:
        """Fill the rows that do not depend on the size."""
        self._arrange()
        self._focus_pane(self.focus_number)
        self.call_after_refresh(self.call_later, self._prepare_first)

    def _prepare_first(self) -> None:
        self._painted = True
        self._prepare_rest()

    @work(exclusive=True, group="prepare")
    async def _prepare_rest(self) -> None:
        """Prepare one article after the other between keys, so that the first key finds them ready.

        A long one is prepared in a thread: 20,000 words take 100 ms, for which no key should wait.
        """
        while (number := self.comparison.unprepared) is not None:
            comparison = self.comparison
            if comparison.ready(number):
                comparison.prepare(number)
                await asyncio.sleep(0)
            else:
                await asyncio.to_thread(comparison.prepare, number)
                set_aside()
                if comparison is self.comparison:
                    self.prepared(number)

    def prepared(self, number: int) -> None:
        """Take note that a long article can be searched now; who derives from this searches it."""

    def on_resize(self) -> None:
        """Give the new size to as many panes as fit."""
        self._arrange()

    def on_screen_resume(self) -> None:
        """Draw what another screen has changed, and prepare the articles that are not any more.

        Before the first paint none is prepared: that took 100 ms of it.
        """
        self._arrange()
        if self._painted:
            self._prepare_rest()

    @property
    def shown(self) -> range:
        """The numbers of the articles that have a pane."""
        return range(self._first, min(len(self.comparison), self._first + self.slots))

    def _header_rows(self) -> int:
        if self.size.height >= 30:
            return 3
        return 2 if self.size.height >= 20 else 1

    def _tray_height(self) -> int:
        """Rows of the tray: none unless a phrase is lit or typed and some article has no pane."""
        if len(self.shown) == len(self.comparison) or not (self.comparison.lit or self.bar.is_open):
            return 0
        room = 1 if self.size.height < 20 else max(2, (self.size.height - 8) // 3)
        return min(len(self.comparison), room)

    def _arrange(self) -> None:
        """Give each visible column its article, and every part its height. Lays out only on a change."""
        if not self.is_mounted:
            return
        slots = 1 if self._zen else panes_that_fit(self.size.width, len(self.comparison), self.room)
        self.slots = slots
        self._first = max(0, min(self._first, len(self.comparison) - slots))
        if self.focus_number not in self.shown:
            self._first = max(0, min(self.focus_number, len(self.comparison) - slots))
        if slots > len(self._columns):
            more = [PaneColumn(self.room.measure) for _ in range(slots - len(self._columns))]
            self._columns.extend(more)
            self._panes.mount(*more)
        for index, column in enumerate(self._columns):
            column.display = index < slots
            if index < slots:
                self._give(column, self._first + index)
                column.header.styles.height = self._header_rows()
        self._draw_rest()

    def _give(self, column: PaneColumn, number: int) -> None:
        if column.number == number and column.pane.article is not None:
            return
        if column.number >= 0 and column.pane.article is not None:
            self._places[column.number] = column.pane.place
        column.number = number
        column.pane.show(self.comparison.article(number), self._places.get(number, BEGINNING))
        self.post_message(ArticleOpened(self.comparison.article(number).id))
        self._light(number)

    def column(self, number: int) -> PaneColumn | None:
        """Give the column that shows an article, or None."""
        if number in self.shown:
            return self._columns[number - self._first]
        return None

    def _draw_rest(self) -> None:
        """Draw the rows around the panes: headers, top row, tray, tabs, status."""
        self._draw_top()
        for number in self.shown:
            self._draw_header(number)
        self._draw_tray()
        self._draw_status()

    def _draw_top(self) -> None:
        count = carriers_words(self.comparison.articles)
        about = " · ".join(word for word in (count, days_words(self.story.first, self.story.last)) if word)
        modes = self._modes()
        left: list[Cell] = [(" ", ""), (self.story.title, "rows--strong")]
        right: list[Cell] = [(about, "rows--muted"), (" ", "")]
        if modes:
            right.insert(0, (" · ".join(modes) + "   ", "rows--key"))
        rows = [Row(tuple(left), right=tuple(right))]
        if self.banner:
            rows.append(Row(((" ", ""), (self.banner, "rows--muted"))))
        self._top_row.styles.height = len(rows)
        self._top_row.set_rows(rows)

    def _modes(self) -> list[str]:
        """Name what is set differently from usual, for the top row."""
        comparison = self.comparison
        return [
            word
            for on, word in (
                (not comparison.reworded, "same words only"),
                (comparison.strictness > 0, "stricter"),
                (comparison.strictness < 0, "looser"),
            )
            if on
        ]

    def _draw_header(self, number: int) -> None:
        column = self.column(number)
        if column is not None:
            version = self.comparison.version(number) if self.comparison.lit else None
            note = self._notes.get(number, "")
            if not note and not self.comparison.reworded and version and version.relation is Relation.NONE:
                note = with_keys("not in the same words; {compare.toggle_reworded} takes other words too")
            column.describe(
                version,
                note,
                rows=self._header_rows(),
                focused=number == self.focus_number,
            )

    def _draw_tray(self) -> None:
        articles = self.comparison.articles
        height = self._tray_height()
        self._tray.styles.height = height + 1 if height else 0
        self._tray.display = height > 0
        # The tray names every article that it has a row for; the tabs those that are left.
        in_tray = shown_in_tray(len(articles), self.focus_number, height)
        hidden = [number for number in range(len(articles)) if number not in self.shown and number not in in_tray]
        shows_tabs = bool(hidden) and not (height and self.size.height < 20)
        self._tab_row.display = shows_tabs
        if height:
            versions = [self.comparison.version(number) for number in range(len(articles))]
            self._tray.set_rows(tray_rows(articles, versions, self.focus_number, height, self.size.width))
        if shows_tabs:
            row, self._tabs = tabs_row(articles, hidden, self._count_words, self.size.width)
            self._tab_row.set_rows([row])

    def _count_words(self, number: int) -> str:
        return str(len(self.comparison.hits(number))) if self.comparison.lit else ""

    def _draw_hints(self) -> None:
        """Name the next useful keys of what the reader is doing."""
        if self.bar.is_open:
            self._hints.set_hints(TYPING_HINTS)
            return
        state = READING
        if self.pane.selection is not None:
            state = SELECTING
        elif self.comparison.lit:
            state = LIT if self.comparison.total else NOTHING
        self._hints.set_hints([(each.shown_key, each.hint) for each in map(action, state)])

    def _draw_status(self) -> None:
        self._draw_hints()
        if self._count:
            self.bar.say((self._count, "rows--key"))
        elif not self.comparison.lit:
            self.bar.say(("Esc back" if self.bar.is_open else "", "rows--muted"))
        elif self.comparison.awaited:
            self.bar.say((f"{counted(self.comparison.awaited, 'long article')} to be read yet", "rows--muted"))
        elif not self.comparison.total:
            self.bar.say(
                (f"nothing matching in {counted(len(self.comparison), 'article')}", "rows--none"),
                (
                    with_keys("  {compare.looser} loosens, {compare.search} edits") if not self.bar.is_open else "",
                    "rows--muted",
                ),
            )
        elif self.position is None:
            self.bar.say((self.comparison.found_words(), "rows--strong"))
        else:
            hit, total, outlet, outlets = self.comparison.ordinal(self.position)
            # In two pieces: where there is no room for both, the first stands alone.
            self.bar.say((f"{hit}/{total}", "rows--strong"), (f", outlet {outlet} of {outlets}", "rows--strong"))

    # --- focus ---------------------------------------------------------------

    @property
    def pane(self) -> ArticlePane:
        """The pane in focus."""
        return self._columns[self.focus_number - self._first].pane

    def _focus_pane(self, number: int) -> None:
        """Make an article's pane the one in focus, bringing it on screen if it has none."""
        if not 0 <= number < len(self.comparison):
            return
        before, self.focus_number = self.focus_number, number
        if number not in self.shown:
            self._first = number if number < self._first else number - self.slots + 1
            self._arrange()
        self.set_focus(self.pane, scroll_visible=False)
        for each in {before, number}:
            self._draw_header(each)
        self._draw_tray()

    def action_next_pane(self) -> None:
        """Go to the next outlet, or to the one that a count names."""
        if self._count:
            self._focus_pane(min(self._take_count(), len(self.comparison)) - 1)
        else:
            self._focus_pane((self.focus_number + 1) % len(self.comparison))

    def action_previous_pane(self) -> None:
        """Go to the outlet before."""
        self._focus_pane((self.focus_number - self._take_count()) % len(self.comparison))

    def on_article_pane_touched(self, message: ArticlePane.Touched) -> None:
        """Focus the pane that was clicked."""
        message.stop()
        number = next((c.number for c in self._columns if c.pane is message.pane), None)
        if number is not None and number != self.focus_number:
            self._focus_pane(number)

    def on_article_pane_selected(self, message: ArticlePane.Selected) -> None:
        """Name the keys for what is selected, or those for reading again."""
        message.stop()
        self._draw_hints()

    def on_rows_picked(self, message: Rows.Picked) -> None:
        """Go to the article whose row of the tray, tab or header was clicked."""
        message.stop()
        if message.rows is self._tray:
            in_tray = shown_in_tray(len(self.comparison), self.focus_number, self._tray_height())
            self._focus_pane(in_tray[message.number])
        for column in self._columns:
            if column.header is message.rows:
                self._focus_pane(column.number)

    def on_click(self, event: events.Click) -> None:
        """Go to the article whose tab was clicked."""
        if event.widget is self._tab_row:
            for first, end, number in self._tabs:
                if first <= event.x < end:
                    self._focus_pane(number)

    # --- counts and plain keys -----------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Gather digits to a count, and let every other key end a message in passing."""
        if self.bar.is_open:
            return
        self._hints.hush()
        character = event.character or ""
        if character.isdigit() and (self._count or character != "0"):
            event.stop()
            event.prevent_default()
            self._count = (self._count + character)[-4:]
            self._draw_status()

    def _take_count(self, default: int = 1) -> int:
        count, self._count = int(self._count or default), ""
        return count

    def announce(self, text: str) -> None:
        """Say something in the bottom row until the next key."""
        self._hints.say(text)

    def action_zen(self) -> None:
        """Give the screen to the focused pane, or back to all."""
        self._zen = not self._zen
        self._first = self.focus_number if self._zen else 0
        self._arrange()
        self._focus_pane(self.focus_number)

    # --- what is lit ---------------------------------------------------------

    def _light(self, number: int, *, bring: bool = False, current: int | None = None) -> None:
        """Light an article's hits in its pane; `bring` the best one in sight."""
        column = self.column(number)
        if column is None:
            return
        hits = self.comparison.hits(number)
        if current is None and self.position is not None and self.position.article == number:
            current = self.position.hit
        column.pane.light([Hit(hit.paragraph, hit.span, hit.relation) for hit in hits], current)
        if bring and hits:
            target = hits[current if current is not None else self.comparison.best_hit(number)]
            column.pane.bring(target.paragraph, target.span)
