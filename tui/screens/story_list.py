"""Stories drawn: its lists, filled beside reading, and beside them what the row under the cursor is about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from index.model import Story
from tui.collection import Collection
from tui.keymap import with_keys
from tui.narrowing import choices
from tui.reading_life import Listed
from tui.screens import story_rows, story_words
from tui.screens.story_listing import FOUND, LISTS, StoryListing
from tui.widgets.hint_row import HintRow
from tui.widgets.list_keys import ListKeys
from tui.widgets.row_list import ListRow, RowList, Standing, told_whole
from tui.widgets.rows import Rows
from tui.widgets.search_bar import SearchBar

WIDE = 90
"""From so many columns on the story under the cursor is shown beside the list."""


class StoryListScreen(ListKeys, Screen[None]):
    """Fills and draws the lists. What keys do there is up to who derives from it."""

    AUTO_FOCUS = "#list"
    DEFAULT_CSS = """
    #stories { height: 1fr; }
    #list { width: 3fr; height: 1fr; }
    #beside { width: 2fr; height: 1fr; border-left: solid $rule; }
    """

    def __init__(self, collection: Collection, *, banner: str = "") -> None:
        """Show the stories of a collection. `banner` is said in the top row, for the samples."""
        super().__init__()
        self.collection = collection
        self.banner = banner
        self.listing = StoryListing(collection)
        self.bar = SearchBar("search, library", id="bar")
        self._top = Rows(id="top")
        self._list = RowList(id="list")
        self._beside = RowList(id="beside")
        self._hints = HintRow()
        self._done: Callable[[], str] | None = None
        """What takes back what was done last (a marking, a hiding, a mended story) and says so; None for nothing."""
        self._joining: tuple[str, str] | None = None
        """An article of the story that is to be joined with another, and that story's title."""
        self._left: dict[tuple[str, ...], Standing] = {}
        """Where the cursor stood in what was listed, to come back to."""
        self._listed = self.listing.name
        """What the rows are of."""
        self._begins: tuple[str, str] | None = None
        """The row at which the cursor begins, instead of the first."""
        self._width = 0
        """The width that they are made for."""

    def compose(self) -> ComposeResult:
        """One row above, the list and what it is about, the bar, one row of hints below."""
        yield self._top
        with Horizontal(id="stories"):
            yield self._list
            yield self._beside
        yield self.bar
        yield self._hints

    def stand_at(self, story: str) -> None:
        """Have the cursor at a story, by its id, as where it was opened from here."""
        key = ("story", story)
        if self._list.rows:
            self._list.go_to(key)
        else:
            self._begins = key

    def on_mount(self) -> None:
        """Fill all rows."""
        self._beside.can_focus = False
        self._fill()
        self._recall()

    @work(group="searches")
    async def _recall(self) -> None:
        """Put the searches of earlier sessions behind the bar's up key."""
        for text in reversed(await asyncio.to_thread(self.collection.reading.searched)):
            self.bar.remember(text)

    def on_resize(self) -> None:
        """Show the story beside the list where there is room, and make the rows for another width."""
        self._beside.display = self.size.width >= WIDE
        if self.size.width != self._width:
            self._fill()
        self._draw_top()
        self._draw_hints()
        self._describe()

    def on_screen_resume(self) -> None:
        """Count again what is unread, after the paint: articles may have been read on another screen."""
        self.listing.counts.forget()  # and fields set by hand
        self.call_after_refresh(self.count_unread)

    def refill(self) -> None:
        """Draw again what has changed in the collection; a search that is listed stays as it is."""
        self.listing.counts.forget()  # fields may have been set by hand
        if self.listing.searching or self.listing.within is not None:
            self._draw_top()
        else:
            self._fill()
        self.count_unread()

    @work(exclusive=True, group="unread")
    async def count_unread(self) -> None:
        """Ask what is unread and hidden, in a thread, and show it; rows stay where they are."""
        reading = self.collection.reading
        if not reading.kept:
            return
        hidden = await asyncio.to_thread(reading.hidden)
        unread = await asyncio.to_thread(reading.unread)
        if self.listing.counts.take(hidden, unread) and not self.listing.searching:
            self._fill()
        self._draw_top()
        self._list.refresh()
        self._describe()

    def _current(self) -> tuple[Story, str | None] | None:
        """Give the story under the cursor, and the article if that has a row of its own."""
        return self.listing.story_at(self._list.key)

    # --- the rows around -------------------------------------------------------

    def _draw_top(self) -> None:
        rows = story_words.top_rows(self.listing, self.banner, self.size.width)
        self._top.styles.height = len(rows)
        self._top.set_rows(rows)

    def _draw_hints(self) -> None:
        """Offer what is useful where the reader is."""
        if self.bar.is_open:
            self._hints.set_hints(story_words.LANGUAGE)
        elif self._joining is not None:
            self._hints.set_hints(story_words.joining_hints(self._joining[1], self.size.width))
        else:
            empty = all(row.key is None for row in self._list.rows)
            self._hints.set_hints(story_words.hints(self.listing, self.banner, empty=empty))

    # --- filling ---------------------------------------------------------------

    def _fill(self) -> None:
        self._width = self.size.width
        self._draw_top()
        self._draw_hints()
        listing = self.listing
        if listing.searching:
            self.awaits_rows = True
            if listing.narrowing:
                self._narrow()
            else:
                self._search()
            return
        self.workers.cancel_group(self, "search")
        if listing.within is not None:
            self.awaits_rows = True
            self._fill_articles(listing.within)
        elif listing.kind != LISTS[0]:
            self.awaits_rows = True
            self._fill_list(listing.kind)
        else:
            self._show(listing.stories(self.size.width))
        if not self.bar.is_open:
            self.bar.say(("", ""))

    def _show(self, rows: Sequence[ListRow]) -> None:
        """Show the rows of what is listed: the cursor where it was, or where it stood when this was listed last."""
        name, before = self.listing.name, self._listed
        rows = told_whole(rows, self._list.size.width or self.size.width)
        begins, self._begins = self._begins, None
        if begins is not None and name == before:
            self._list.begin(rows, Standing(begins, self.size.height // 3))
        elif name == before:
            self._list.set_rows(rows, self._list.key)
        else:
            self._left[before] = self._list.standing
            self._list.begin(rows, self._left.get(name))
            self._listed = name
            if not self.listing.searching:
                self._left = {each: standing for each, standing in self._left.items() if each[0] != FOUND}
        self._draw_hints()
        self.rows_are_there()

    @work(exclusive=True, group="search")
    async def _fill_list(self, kind: str) -> None:
        """List outlets, searches, feeds or rules, asked for in a thread."""
        found = await asyncio.to_thread(self.collection.reading.listed, kind)
        self._show(self.listing.many(kind, found))

    @work(exclusive=True, group="search")
    async def _fill_articles(self, listed: Listed) -> None:
        """List the articles of a row, each under its story."""
        rows = await asyncio.to_thread(self.listing.articles, listed, self.size.width)
        self._show(rows)

    @work(exclusive=True, group="search")
    async def _search(self) -> None:
        """Search in a thread; a newer search cancels this one, so a stale answer never wins."""
        text, typing, relevant = self.listing.query, self.bar.is_open, self.listing.relevant
        found = await asyncio.to_thread(self.collection.find, text, typing=typing, relevant=relevant)
        self.bar.say(story_words.found_words(found))
        self._show(self.listing.found(found, self.size.width))

    @work(exclusive=True, group="search")
    async def _narrow(self) -> None:
        """List what the search can be narrowed by, counted in a thread."""
        found = await asyncio.to_thread(self.collection.facets, self.listing.query)
        self.bar.say((with_keys("{stories.open} narrows, {stories.next_list} back"), "rows--muted"))
        self._show(story_rows.choice_rows(choices(found)) or story_rows.empty_rows("Narrow"))

    # --- the story beside the list -------------------------------------------

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Describe the story under the cursor."""
        message.stop()
        if message.rows is self._list:
            self._describe()

    def _describe(self) -> None:
        current = self._current()
        if current is None or not self._beside.display:
            self._beside.set_rows([])
            return
        story, _ = current
        counts, width = self.listing.counts, max(20, self._beside.size.width - 3)
        articles = self.collection.articles_of(story) if self.listing.searching else counts.shown(story)
        self._beside.set_rows(story_rows.story_lines(story, articles, width, counts.unread.__contains__))
