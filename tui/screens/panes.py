"""The panes of one story, and the rows around them: top, headers, tray, tabs, search bar and hints."""

from __future__ import annotations

import asyncio

from textual import work
from textual.app import ComposeResult
from textual.reactive import Reactive
from textual.widget import Widget

from index.model import Story
from tui import lit_words
from tui.comparison import Comparison
from tui.count import Count
from tui.drawing.top import top_rows
from tui.garbage import set_aside
from tui.messages import ArticleOpened
from tui.rooms import ScreenRoom
from tui.screens.lighting import Lighting
from tui.widgets.article_pane import ArticlePane
from tui.widgets.hint_row import HintRow
from tui.widgets.pane_column import PaneColumn
from tui.widgets.pane_row import ROOM, PaneRow, Room
from tui.widgets.rows import Rows
from tui.widgets.search_bar import SearchBar
from tui.widgets.tray import Tabs, Tray, tray_height


class PanesScreen(ScreenRoom):
    """Lays articles out, keeps one in focus, and draws what stands around it. What keys do is up to who derives."""

    AUTO_FOCUS = ""
    # Textual paints the whole screen when the focus moves; header and pane paint what changes.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, comparison: Comparison, story: Story, *, banner: str = "", room: Room = ROOM) -> None:
        """Show these articles. `banner` is said in the top row, for the samples; `room` shares columns out."""
        super().__init__()
        self.story = story
        self.banner = banner
        self.row = PaneRow(comparison, room)
        self.lighting = Lighting(self.row)
        self._painted = False
        self.bar = SearchBar("phrase, this story", id="bar")
        self._count = Count()
        self._top_row = Rows(id="top")
        self._tray = Tray()
        self._tabs = Tabs()
        self._hints = HintRow()

    def compose(self) -> ComposeResult:
        """One row above, the panes, the tabs, the bar, one row of hints below; the tray comes after the first paint."""
        yield self._top_row
        yield self.row
        yield self._tabs
        yield self.bar
        yield self._hints

    @property
    def comparison(self) -> Comparison:
        """What every article has of the phrase."""
        return self.row.comparison

    @property
    def shown(self) -> range:
        """The numbers of the articles that have a pane."""
        return self.row.shown

    @property
    def focus_number(self) -> int:
        """The number of the article in focus."""
        return self.row.focus_number

    @property
    def pane(self) -> ArticlePane:
        """The pane in focus."""
        return self.row.pane

    # --- laying out ----------------------------------------------------------

    def on_mount(self) -> None:
        """Fill the rows that do not depend on the size."""
        self._arrange()
        self._focus_pane(self.focus_number)
        self.call_after_refresh(self.call_later, self._prepare_first)

    def _prepare_first(self) -> None:
        self._painted = True
        self._put_tray()
        self._prepare_rest()

    def on_resize(self) -> None:
        """Give the new size to as many panes as fit; the focused article may have another one now."""
        self._arrange()
        if not self.bar.is_open:
            self.set_focus(self.pane, scroll_visible=False)
            self.call_after_refresh(self.pane.show_cursor)

    def on_screen_resume(self) -> None:
        """Draw what another screen has changed, and prepare the articles that are not any more.

        Before the first paint none is prepared: that took 100 ms of it.
        """
        self._arrange()
        if self._painted:
            self._prepare_rest()

    @work(exclusive=True, group="prepare")
    async def _prepare_rest(self) -> None:
        """Prepare one article after the other between keys, so that the first key finds them ready.

        A long one is prepared in a thread: 20,000 words take 100 ms, for which no key should wait.
        """
        while (number := self.comparison.prepared.next) is not None:
            prepared = self.comparison.prepared
            if prepared.ready(number):
                _ = prepared[number]
                await asyncio.sleep(0)
            else:
                await asyncio.to_thread(prepared.__getitem__, number)
                set_aside()
                if prepared is self.comparison.prepared:
                    self.prepared(number)

    def _put_tray(self) -> None:
        """Put the tray below the panes, unless it is there: the first paint, which shows none of it, need not wait."""
        if self.is_attached and not self._tray.is_attached:
            self.mount(self._tray, after=self.row)

    def prepared(self, number: int) -> None:
        """Take note that a long article can be searched now; who derives from this searches it."""

    def _arrange(self) -> None:
        """Give each visible column its article, and every part its height."""
        if not self.is_mounted:
            return
        for column in self.row.fill():
            self._given(column)
        self._draw_rest()

    def _given(self, column: PaneColumn) -> None:
        """Show in a column what is known of the article that it has now."""
        self.post_message(ArticleOpened(self.comparison.article(column.number).id))
        self.lighting.light(column.number)

    def _focus_pane(self, number: int) -> None:
        """Make an article's pane the one in focus, bringing it on screen if it has none."""
        if not 0 <= number < len(self.comparison):
            return
        before = self.focus_number
        if self.row.bring(number):
            self._arrange()
        self.set_focus(self.pane, scroll_visible=False)
        for each in {before, number}:
            self._draw_header(each)
        self._draw_tray()

    # --- the rows around the panes -------------------------------------------

    def _draw_rest(self) -> None:
        """Draw the rows around the panes: headers, top row, tray, tabs, status."""
        rows = top_rows(self.story, self.comparison.articles, self._modes(), self.banner, self.size.width)
        self._top_row.styles.height = len(rows)
        self._top_row.set_rows(rows)
        for number in self.shown:
            self._draw_header(number)
        self._draw_tray()
        self._draw_status()

    def _modes(self) -> list[str]:
        """Name what is set differently from usual, for the top row."""
        return lit_words.modes(self.comparison)

    def _draw_header(self, number: int) -> None:
        version = self.comparison.version(number) if self.comparison.lit else None
        note = self.lighting.notes.get(number, "") or lit_words.header_note(self.comparison, number)
        self.row.describe(number, version, note)

    def _draw_tray(self) -> None:
        """Draw the tray while a phrase is lit or typed and some article has no pane, and tabs for the others."""
        comparison, size = self.comparison, self.size
        wanted = len(self.shown) < len(comparison) and (comparison.lit or self.bar.is_open)
        lines = tray_height(len(comparison), size.height) if wanted else 0
        if lines:
            self._put_tray()
        self._tray.fill(comparison, self.focus_number, lines, size.width)
        hidden = [each for each in range(len(comparison)) if each not in self.shown and each not in self._tray.numbers]
        if lines and size.height < 20:
            hidden = []  # the one line of the tray is all there is room for
        self._tabs.fill(comparison.articles, hidden, self._count_words, size.width)

    def _count_words(self, number: int) -> str:
        return str(len(self.comparison.hits[number])) if self.comparison.lit else ""

    def _draw_status(self) -> None:
        """Draw the bar's words beside the phrase, and the hints."""
        self._draw_hints()
        position, typing = self.lighting.position, self.bar.is_open
        self.bar.say(*lit_words.status(self.comparison, position, self._count.digits, typing=typing))

    def _draw_hints(self) -> None:
        selecting = self.pane.selection is not None
        self._hints.set_hints(lit_words.hints(self.comparison, typing=self.bar.is_open, selecting=selecting))

    def announce(self, text: str) -> None:
        """Say something in the bottom row until the next key."""
        self._hints.say(text)
