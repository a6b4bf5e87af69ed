"""Stories: a row for each story, its articles and why they were grouped beside it; a search over all articles."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from tui.collection import phrase_of
from tui.keymap import bindings, with_keys
from tui.messages import FetchWanted, MarksWanted, StoryWanted
from tui.narrowing import narrowed
from tui.reading_life import Listed
from tui.screens.story_deeds import StoryDeedsScreen
from tui.screens.story_listing import LISTS, SHOWN
from tui.widgets.row_list import RowList
from tui.widgets.search_bar import SearchBar


class StoriesScreen(StoryDeedsScreen):
    """The first screen of a library, and of many pages: where keys go, and what is searched."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("stories")]
    _before = ""
    """What was searched before the bar was opened."""

    # --- opening ---------------------------------------------------------------

    def action_open(self) -> None:
        """Open the story under the cursor, at the article if it has a row; do what another row says."""
        key = self._list.key
        listed = self.listing.listed.get(key)
        current = self._current()
        if current is not None:
            story, article = current
            self.post_message(StoryWanted(story, phrase_of(self.listing.query), article))
        elif listed is not None:
            self._list_all(listed)
        elif isinstance(key, tuple) and key[0] == "more":
            self.listing.shown += SHOWN
            self._fill()
        elif isinstance(key, tuple) and key[0] == "search":
            self._search_for(key[1])
        elif isinstance(key, tuple) and key[0] == "choice":
            self._search_for(narrowed(self.listing.query, key[1]))

    def _list_all(self, listed: Listed) -> None:
        """List the articles of a row: as a search that can be changed, where one finds them."""
        if listed.text:
            self._search_for(listed.text)
        else:
            self.listing.within = listed
            self._fill()

    def action_unfold(self) -> None:
        """Show the articles of the story under the cursor, a row each, or put them away."""
        current = self._current()
        if current is None or self.listing.searching or self.listing.within is not None:
            return
        story, _ = current
        self.listing.unfolded ^= {story.id}
        self._list.go_to(("story", story.id))
        self._fill()

    def action_next_list(self) -> None:
        """Show the next list; of a search, what it can be narrowed by, and back."""
        if self.listing.searching:
            self.listing.narrowing = not self.listing.narrowing
        elif not self.collection.reading.kept:
            self.announce("outlets, feeds and kept searches are lists of your library")
            return
        else:
            self.listing.next_kind()
        self._fill()

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Open the story that was clicked twice."""
        message.stop()
        self.action_open()

    # --- searching -------------------------------------------------------------

    def _search_for(self, text: str) -> None:
        self.listing.query, self.listing.narrowing = text, False
        self.bar.set_phrase(text)
        self._fill()

    def action_search(self) -> None:
        """Open the search bar."""
        self._before = self.listing.query
        self.listing.narrowing = False
        self.bar.open()
        self._draw_hints()

    def action_order(self) -> None:
        """Put the most relevant articles first, or the newest again."""
        if not self.listing.searching:
            self.announce(with_keys("stories are newest first; {stories.search} searches, and that can be ordered"))
            return
        self.listing.relevant = not self.listing.relevant
        self.listing.narrowing = False
        self._fill()

    def on_search_bar_changed(self, message: SearchBar.Changed) -> None:
        """Search while the reader types."""
        message.stop()
        self.listing.query = message.phrase
        self._fill()

    def on_search_bar_submitted(self, message: SearchBar.Submitted) -> None:
        """Keep what was found, and go to the list: the text is finished now."""
        message.stop()
        self.listing.query = message.phrase
        self.set_focus(self._list)
        self._fill()
        if message.phrase.strip():
            self._note_search(message.phrase.strip())

    def on_search_bar_given_up(self, message: SearchBar.GivenUp) -> None:
        """Go back to what was listed before."""
        message.stop()
        self.set_focus(self._list)
        self._search_for(self._before)

    def action_clear(self) -> None:
        """Stop what is under way, or let a story be that was to be joined; else go back a step to all stories."""
        if self._hints.working:
            self.action_fetch()
        else:
            self._go_back()

    def _go_back(self) -> None:
        if self._joining is not None:
            self._joining = None
            self._draw_hints()
            self.announce("not joined")
            return
        if self.listing.narrowing:
            self.listing.narrowing = False
        elif self.listing.query:
            self._search_for("")
            return
        elif self.listing.within is not None:
            self.listing.within = None
        else:
            self.listing.kind = LISTS[0]
        self._fill()

    def step_back(self) -> bool:
        """Go back from a search, or from the articles of a row, to what was listed before; False where neither is."""
        if not (self.listing.searching or self.listing.within is not None or self._joining is not None):
            return False
        self._go_back()
        return True

    # --- read and unread -----------------------------------------------------

    def action_next_unread(self) -> None:
        """Go to the next row with something unread, from the first again after the last."""
        keys = [row.key for row in self._list.rows]
        at = keys.index(self._list.key) + 1 if self._list.key in keys else 0
        found = next((key for key in (*keys[at:], *keys[:at]) if self.listing.unread_of(key)), None)
        if found is not None:
            self._list.go_to(found)
        elif ("more",) in keys and self.listing.counts.unread:
            self._list.go_to(("more",))
            self.announce(with_keys("nothing unread here, but in older stories: {stories.open} shows them"))
        else:
            self.announce("nothing unread here")

    def action_toggle_read(self) -> None:
        """Mark the articles of this row read, or unread where all are read."""
        ids = self.listing.articles_of(self._list.key)
        if ids:
            # Hidden articles count nowhere, so what is shown as read is what is not unread here.
            unread = [one for one in ids if one in self.listing.counts.unread]
            self._mark(unread or ids, read=bool(unread))

    def action_mark_listed(self) -> None:
        """Mark all that is listed read; of the list of stories, the older ones too."""
        keys = [row.key for row in self._list.rows if isinstance(row.key, tuple)]
        # Of a search, the articles found are listed, and not the whole stories that they stand under.
        kinds = {"article"} if self.listing.searching or self.listing.within is not None else {"story", "list"}
        ids = {one for key in keys if key[0] in kinds for one in self.listing.unread_of(key)}
        if ("more",) in keys:
            ids = {*self.listing.counts.unread}
        if ids or not self.collection.reading.kept:
            self._mark(sorted(ids), read=True)
        else:
            self.announce("nothing unread here")

    # --- elsewhere -------------------------------------------------------------

    def action_fetch(self) -> None:
        """Fetch the feeds, or stop fetching."""
        self.post_message(FetchWanted())

    def tell(self, work: str) -> None:
        """Say in the bottom row how far long work is; "" when it has ended."""
        self._hints.tell(work)

    def action_marks(self) -> None:
        """Show the passages that were kept."""
        self.post_message(MarksWanted())

    def on_descendant_focus(self) -> None:
        """Offer what is useful in the bar, or in the list."""
        self._draw_hints()
