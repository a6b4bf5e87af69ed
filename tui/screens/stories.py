"""Stories: a row for each story, its articles and why they were grouped beside it; a search over all articles."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from index.errors import NewsreaderError
from index.export.wording import byline_words, counted, date_words, days_words, outlet_words, source_words
from index.model import Article, Story
from index.query import parse
from tui.collection import Collection, Found, Grouped, phrase_of
from tui.drawing.cells import Cell, Row
from tui.drawing.wrap import wrap
from tui.keymap import bindings, hints, with_keys
from tui.messages import FetchWanted, MarksWanted, StoryWanted
from tui.widgets.hint_row import HintRow
from tui.widgets.row_list import ListRow, RowList
from tui.widgets.rows import Rows
from tui.widgets.search_bar import SearchBar

WIDE = 90
"""From so many columns on the story under the cursor is shown beside the list."""
NARROW = 50
"""Below so many columns the row above leaves out what can be left out."""
OF_A_LIBRARY = frozenset({"stories.next_unread", "stories.toggle_read", "stories.mark_listed"})
"""Actions that the footer does not offer for pages that are kept nowhere."""


class StoriesScreen(Screen[None]):
    """The first screen of a library, and of many pages."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("stories")]
    AUTO_FOCUS = "#list"

    def __init__(self, collection: Collection, *, banner: str = "") -> None:
        """Show the stories of a collection. `banner` is said in the top row, for the samples."""
        super().__init__()
        self.collection = collection
        self.banner = banner
        self._top = Rows(id="top")
        self._list = RowList(id="list")
        self._beside = RowList(id="beside")
        self.bar = SearchBar("search, library", id="bar")
        self._hints = HintRow()
        self._query = ""
        self._before = ""
        self._unread: frozenset[str] = frozenset()
        self._marked: tuple[Sequence[str], bool] | None = None

    def compose(self) -> ComposeResult:
        """One row above, the list and what it is about, the bar, one row of hints below."""
        yield self._top
        with Horizontal(id="stories"):
            yield self._list
            yield self._beside
        yield self.bar
        yield self._hints

    def on_mount(self) -> None:
        """Fill all rows."""
        self._beside.can_focus = False
        useful = [each for each in hints("stories", 9) if self.collection.reading.kept or each.id not in OF_A_LIBRARY]
        self._hints.set_hints([(each.shown_key, each.hint) for each in useful[:6]])
        self._fill()

    def on_resize(self) -> None:
        """Show the story beside the list where there is room."""
        self._beside.display = self.size.width >= WIDE
        self._draw_top()
        self._describe()

    def on_screen_resume(self) -> None:
        """Count again what is unread: articles may have been read on another screen."""
        self.count_unread()

    def refill(self) -> None:
        """Draw again what has changed in the collection; a search that is listed stays as it is."""
        if self._query.strip():
            self._draw_top()
        else:
            self._fill()
        self.count_unread()

    @work(exclusive=True, group="unread")
    async def count_unread(self) -> None:
        """Ask what is unread, in a thread, and show it; rows stay where they are."""
        if not self.collection.reading.kept:
            return
        ids = [one for story in self.collection.stories for one in story.articles]
        unread = await asyncio.to_thread(self.collection.reading.unread, ids)
        if unread != self._unread:
            self._unread = unread
            self._draw_top()
            self._list.refresh()
            self._describe()

    def _unread_of(self, key: object) -> list[str]:
        """Give the unread articles of a row of the list."""
        return [one for one in self._articles_of(key) if one in self._unread]

    def _articles_of(self, key: object) -> tuple[str, ...]:
        """Give the ids of the articles that a row of the list stands for."""
        if not isinstance(key, tuple):
            return ()
        if len(key) > 2:
            return (key[2],)
        story = self.collection.story(key[1])
        return story.articles if story else ()

    def _draw_top(self) -> None:
        stories = counted(len(self.collection.stories), "story", "stories")
        about = f"{stories}, {counted(len(self.collection), 'article')}" if self.size.width >= NARROW else stories
        new = f"   {len(self._unread)} new" if self._unread else ""
        rows = [Row(((" Stories", "rows--strong"), (new, "rows--key")), right=((about + " ", "rows--muted"),))]
        if self.banner:
            rows.append(Row(((" ", ""), (self.banner, "rows--muted"))))
        self._top.styles.height = len(rows)
        self._top.set_rows(rows)

    def _fill(self) -> None:
        self._draw_top()
        if self._query.strip():
            self._search()
            return
        self.workers.cancel_group(self, "search")
        several = [story for story in self.collection.stories if len(story.articles) > 1]
        single = [story for story in self.collection.stories if len(story.articles) == 1]
        rows = [self._story_row(story) for story in several]
        if single:
            if several:
                rows.append(ListRow(Row()))
            rows.append(ListRow(Row(((f"  in one outlet only: {len(single)}", "rows--muted"),))))
            rows += [self._story_row(story) for story in single]
        if not rows:
            rows = [
                ListRow(Row()),
                ListRow(Row((("  no stories yet", "rows--strong"),))),
                ListRow(Row((("  add pages:  newsreader add FOLDER", "rows--muted"),))),
            ]
        self._list.set_rows(rows, self._list.key)
        if not self.bar.is_open:
            self.bar.say(("", ""))

    def _story_row(self, story: Story) -> ListRow:
        outlets = " outlet   " if len(story.articles) == 1 else " outlets  "
        right: list[Cell] = [
            (f"{len(story.articles):>3}", "rows--key"),
            (outlets if self.size.width >= 100 else "  ", "rows--muted"),
            (f"{days_words(story.first, story.last):>18} ", "rows--muted"),
        ]
        key = ("story", story.id)

        def row() -> Row:
            # Made when it is drawn: what is unread becomes known later, and changes.
            unread = len(self._unread_of(key))
            title = (story.title, "rows--strong" if unread else "")
            return Row((*self._unread_sign(unread), title), right=tuple(right))

        return ListRow(row, key)

    def _unread_sign(self, unread: int) -> tuple[Cell, ...]:
        """Give the dot and the count before a title; where nothing is kept there is no room for them."""
        if not self.collection.reading.kept:
            return (("  ", ""),)
        return ((f"{f'•{unread}' if unread else '':>4} ", "rows--key"),)

    @work(exclusive=True, group="search")
    async def _search(self) -> None:
        """Search in a thread; a newer search cancels this one, so a stale answer never wins."""
        text = self._query
        found, total = await asyncio.to_thread(self.collection.search, text)
        self._fill_found(found, total, parse(text).hints)

    def _fill_found(self, found: Grouped, total: int, hints_found: Sequence[str]) -> None:
        rows: list[ListRow] = []
        for story, articles in found:
            rows.append(self._story_row(story))
            rows.extend(self._found_row(story, each) for each in articles)
        if not rows:
            hint = hints_found[0] if hints_found else "fewer or other words, or Esc for all stories"
            rows = [
                ListRow(Row()),
                ListRow(Row(((f"  nothing matching in {counted(len(self.collection), 'article')}", "rows--strong"),))),
                ListRow(Row(((f"  {hint}", "rows--muted"),))),
            ]
        self._list.set_rows(rows)
        words = (
            f"{counted(total, 'article')} in {counted(len(found), 'story', 'stories')}" if total else "nothing matching"
        )
        note = "; " + hints_found[0] if hints_found else ""
        self.bar.say((words + note, "rows--strong" if total else "rows--none"))

    def _found_row(self, story: Story, found: Found) -> ListRow:
        def row() -> Row:
            return Row(self._found_cells(found))

        return ListRow(row, ("article", story.id, found.article.id))

    def _found_cells(self, found: Found) -> tuple[Cell, ...]:
        return (
            ("    • " if found.article.id in self._unread else "      ", "rows--key"),
            (outlet_words(found.article), "rows--muted"),
            ("  ", ""),
            (found.before, ""),
            (found.hit, "rows--verbatim"),
            (found.after, ""),
        )

    # --- the story beside the list -------------------------------------------

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Describe the story under the cursor."""
        message.stop()
        if message.rows is self._list:
            self._describe()

    def _current(self) -> tuple[Story, str | None] | None:
        key = self._list.key
        if not isinstance(key, tuple):
            return None
        story = self.collection.story(key[1])
        return None if story is None else (story, key[2] if len(key) > 2 else None)

    def _describe(self) -> None:
        current = self._current()
        if current is None or not self._beside.display:
            self._beside.set_rows([])
            return
        story, _ = current
        width = max(20, self._beside.size.width - 3)
        rows = [ListRow(Row(((" " + story.title[a:b], "rows--strong"),))) for a, b in wrap(story.title, width)]
        rows.append(ListRow(Row(((" " + days_words(story.first, story.last), "rows--muted"),))))
        for article in self.collection.articles_of(story):
            rows.append(ListRow(Row()))
            rows.extend(ListRow(row) for row in _article_rows(article, width, unread=article.id in self._unread))
        if story.why:
            rows.append(ListRow(Row()))
            why = "grouped by: " + "; ".join(story.why)
            rows.extend(ListRow(Row(((" " + why[a:b], "rows--muted"),))) for a, b in wrap(why, width))
        self._beside.set_rows(rows)

    # --- opening and searching -----------------------------------------------

    def action_open(self) -> None:
        """Open the story under the cursor, at the article if one was found."""
        current = self._current()
        if current is not None:
            story, article = current
            self.post_message(StoryWanted(story, phrase_of(self._query), article))

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
        kind = "article" if self._query.strip() else "story"
        ids = {one for key in keys if key[0] == kind for one in self._unread_of(key)}
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

    def announce(self, text: str) -> None:
        """Say something in the bottom row until the next key."""
        self._hints.say(text)

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


def _article_rows(article: Article, width: int, *, unread: bool) -> Sequence[Row]:
    about = " · ".join(word for word in (source_words(article), byline_words(article), date_words(article)) if word)
    title = article.title or "(no title)"
    return [
        Row(((" ", ""), (outlet_words(article), "rows--key"), ("  unread" if unread else "", "rows--muted"))),
        Row(((" ", ""), (about, "rows--muted"))),
        *(Row(((" " + title[a:b], ""),)) for a, b in wrap(title, width)),
    ]
