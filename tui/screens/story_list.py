"""What Stories shows: its lists, what is unread in them, and beside them what the row under the cursor is about."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from index.export.wording import byline_words, counted, date_words, days_words, outlet_words, source_words
from index.model import Article, Story
from index.query import parse
from tui.collection import Collection, Found, Grouped
from tui.drawing.cells import Cell, Row
from tui.drawing.wrap import wrap
from tui.keymap import hints, with_keys
from tui.reading_life import Listed
from tui.widgets.hint_row import HintRow
from tui.widgets.row_list import ListRow, RowList
from tui.widgets.rows import Rows
from tui.widgets.search_bar import SearchBar

WIDE = 90
"""From so many columns on the story under the cursor is shown beside the list."""
NARROW = 50
"""Below so many columns the row above leaves out what can be left out."""
OF_A_LIBRARY = frozenset(
    {"stories.next_unread", "stories.toggle_read", "stories.mark_listed", "stories.next_list", "stories.fetch"}
)
"""Actions that the footer does not offer for pages that are kept nowhere."""
LISTS = ("Stories", "Outlets", "Searches")
"""The lists that Tab goes through."""


class StoryListScreen(Screen[None]):
    """Fills and draws the lists. What keys do there is up to who derives from it."""

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
        self._kind = LISTS[0]
        self._listed: dict[object, Listed] = {}
        self._opened_from: object = None

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
        if key in self._listed:
            return self._listed[key].articles
        if len(key) > 2:
            return (key[2],)
        story = self.collection.story(key[1])
        return story.articles if story else ()

    def _draw_top(self) -> None:
        stories = counted(len(self.collection.stories), "story", "stories")
        about = f"{stories}, {counted(len(self.collection), 'article')}" if self.size.width >= NARROW else stories
        new = f"   {len(self._unread)} new" if self._unread else ""
        rows = [Row(((f" {self._kind}", "rows--strong"), (new, "rows--key")), right=((about + " ", "rows--muted"),))]
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
        if self._kind != LISTS[0]:
            self._fill_list(self._kind)
            return
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

    @work(exclusive=True, group="search")
    async def _fill_list(self, kind: str) -> None:
        """List outlets or kept searches, asked for in a thread."""
        reading = self.collection.reading
        found = await asyncio.to_thread(reading.outlets if kind == "Outlets" else reading.searches)
        self._listed = {("list", each.name, kind): each for each in found}
        rows = [self._listed_row(key, each) for key, each in self._listed.items()]
        if not rows:
            rows = [
                ListRow(Row()),
                ListRow(Row(((f"  no {kind.lower()} yet", "rows--strong"),))),
                ListRow(
                    Row(((with_keys("  {stories.search} searches, then {stories.keep_search} keeps the search"), ""),))
                ),
            ]
        self._list.set_rows(rows, self._opened_from or self._list.key)
        self._opened_from = None
        if not self.bar.is_open:
            self.bar.say(("", ""))

    def _listed_row(self, key: object, listed: Listed) -> ListRow:
        right: tuple[Cell, ...] = ((f" {counted(len(listed.articles), 'article')} ", "rows--muted"),)
        about = "" if key[2] == "Outlets" or listed.text == listed.name else f"   {listed.text}"  # type: ignore[index]

        def row() -> Row:
            unread = len(self._unread_of(key))
            name = (listed.name or "outlet not named", "rows--strong" if unread else "")
            return Row((*self._unread_sign(unread), name, (about, "rows--muted")), right=right)

        return ListRow(row, key)

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
        if not isinstance(key, tuple) or key in self._listed:
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

    def announce(self, text: str) -> None:
        """Say something in the bottom row until the next key."""
        self._hints.say(text)


def _article_rows(article: Article, width: int, *, unread: bool) -> Sequence[Row]:
    about = " · ".join(word for word in (source_words(article), byline_words(article), date_words(article)) if word)
    title = article.title or "(no title)"
    return [
        Row(((" ", ""), (outlet_words(article), "rows--key"), ("  unread" if unread else "", "rows--muted"))),
        Row(((" ", ""), (about, "rows--muted"))),
        *(Row(((" " + title[a:b], ""),)) for a, b in wrap(title, width)),
    ]
