"""Stories: a row for each story, its articles and why they were grouped beside it; a search over all articles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from index.errors import NewsreaderError
from index.export.wording import counted
from tui.collection import phrase_of
from tui.keymap import bindings, with_keys
from tui.messages import FetchWanted, MarksWanted, NoteWanted, StoryWanted
from tui.reading_life import Listed
from tui.screens.story_list import LISTS, StoryListScreen
from tui.widgets.row_list import RowList
from tui.widgets.search_bar import SearchBar


class StoriesScreen(StoryListScreen):
    """The first screen of a library, and of many pages."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("stories")]

    # --- opening and searching -----------------------------------------------

    def action_open(self) -> None:
        """Open the story under the cursor, at the article if one was found; list what a row of many stands for."""
        listed = self._listed.get(self._list.key)
        if listed is not None:
            self._list_all(listed)
            return
        current = self._current()
        if current is not None:
            story, article = current
            self.post_message(StoryWanted(story, phrase_of(self._query), article))

    def _list_all(self, listed: Listed) -> None:
        """List the articles of an outlet or a kept search, as a search that can be changed."""
        if not listed.text:
            self.announce("no search finds articles without an outlet; newsreader list --unsure lists them")
            return
        self._opened_from = self._list.key
        self._query = listed.text
        self.bar.set_phrase(listed.text)
        self._fill()

    def action_next_list(self) -> None:
        """Show the next list: stories, outlets, kept searches."""
        if not self.collection.reading.kept:
            self.announce("outlets and kept searches are lists of your library")
            return
        self._kind = LISTS[(LISTS.index(self._kind) + 1) % len(LISTS)]
        self._query = ""
        self.bar.set_phrase("")
        self._fill()

    def action_keep_search(self) -> None:
        """Keep the search that is listed, under a name."""
        text = self._query.strip()
        if not text:
            self.announce(with_keys("no search to keep: {stories.search} searches"))
            return

        def keep(name: str) -> None:
            kept = with_keys("kept; {stories.next_list} goes to the kept searches")
            self._change_searches(lambda: self.collection.reading.keep_search(name.strip() or text, text), kept)

        self.post_message(NoteWanted(text, text, keep, title="Keep this search as"))

    def action_drop_search(self) -> None:
        """Forget the kept search under the cursor."""
        listed = self._listed.get(self._list.key)
        if listed is None or self._kind != "Searches":
            self.announce(with_keys("no kept search here: {stories.next_list} goes to them"))
            return
        self._change_searches(lambda: self.collection.reading.drop_search(listed.name), f"dropped: {listed.text}")

    @work(group="searches")
    async def _change_searches(self, change: Callable[[], None], done: str) -> None:
        try:
            await asyncio.to_thread(change)
        except NewsreaderError as error:
            self.announce(str(error))
            return
        self.announce(done)
        if self._kind == "Searches" and not self._query.strip():
            self._fill()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Open the story that was clicked twice."""
        message.stop()
        self.action_open()

    def action_search(self) -> None:
        """Open the search bar."""
        self._before = self._query
        self.bar.open()

    def on_search_bar_changed(self, message: SearchBar.Changed) -> None:
        """Search while the reader types."""
        message.stop()
        self._query = message.phrase
        self._fill()

    def on_search_bar_submitted(self, message: SearchBar.Submitted) -> None:
        """Keep what was found, and go to the list."""
        message.stop()
        self.set_focus(self._list)

    def on_search_bar_given_up(self, message: SearchBar.GivenUp) -> None:
        """Go back to what was listed before."""
        message.stop()
        self._query = self._before
        self.bar.set_phrase(self._query)
        self.set_focus(self._list)
        self._fill()

    def action_clear(self) -> None:
        """Stop what is under way, or else end the search."""
        if self._hints.working:
            self.action_fetch()
            return
        if not self._query:
            self._kind = LISTS[0]
        self._query = ""
        self.bar.set_phrase("")
        self._fill()

    # --- read and unread -----------------------------------------------------

    def action_next_unread(self) -> None:
        """Go to the next row with something unread, from the first again after the last."""
        keys = [row.key for row in self._list.rows]
        at = keys.index(self._list.key) + 1 if self._list.key in keys else 0
        found = next((key for key in (*keys[at:], *keys[:at]) if self._unread_of(key)), None)
        if found is None:
            self.announce("nothing unread here")
        else:
            self._list.go_to(found)

    def action_toggle_read(self) -> None:
        """Mark the articles of this row read, or unread where all are read."""
        ids = self._articles_of(self._list.key)
        if ids:
            # Hidden articles count nowhere, so what is shown as read is what is not unread here.
            unread = [one for one in ids if one in self._unread]
            self._mark(unread or ids, read=bool(unread))

    def action_mark_listed(self) -> None:
        """Mark all that is listed read."""
        keys = [row.key for row in self._list.rows if isinstance(row.key, tuple)]
        # Of a search, the articles found are listed, and not the whole stories that they stand under.
        kinds = {"article"} if self._query.strip() else {"story", "list"}
        ids = {one for key in keys if key[0] in kinds for one in self._unread_of(key)}
        if ids or not self.collection.reading.kept:
            self._mark(sorted(ids), read=True)
        else:
            self.announce("nothing unread here")

    def action_undo(self) -> None:
        """Take back the last marking."""
        if self._marked is None:
            self.announce("nothing was marked read or unread here")
            return
        ids, read = self._marked
        self._mark(ids, read=not read, undo=True)

    @work(group="marking")
    async def _mark(self, ids: Sequence[str], *, read: bool, undo: bool = False) -> None:
        try:
            await asyncio.to_thread(self.collection.reading.mark, ids, read=read)
        except NewsreaderError as error:
            self.announce(str(error))
            return
        self._marked = None if undo else (ids, read)
        self.count_unread()
        what = f"{counted(len(ids), 'article')} {'read' if read else 'unread'}"
        self.announce(what if undo else with_keys(what + "; {stories.undo} takes it back"))

    def action_fetch(self) -> None:
        """Fetch the feeds, or stop fetching."""
        self.post_message(FetchWanted())

    def tell(self, work: str) -> None:
        """Say in the bottom row how far long work is; "" when it has ended."""
        self._hints.tell(work)

    def action_marks(self) -> None:
        """Show the passages that were kept."""
        self.post_message(MarksWanted())

    def on_key(self) -> None:
        """Let every key end a message in passing."""
        self._hints.hush()

    def action_cursor_down(self) -> None:
        """Go a row down."""
        self._list.step(1)

    def action_cursor_up(self) -> None:
        """Go a row up."""
        self._list.step(-1)

    def action_page_down(self) -> None:
        """Go a page down."""
        self._list.page(1)

    def action_page_up(self) -> None:
        """Go a page up."""
        self._list.page(-1)

    def action_top(self) -> None:
        """Go to the first row."""
        self._list.go_to_end(-1)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self._list.go_to_end(1)
