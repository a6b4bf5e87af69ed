"""What Stories shows: its lists, what is unread in them, and beside them what the row under the cursor is about."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen

from index.export.wording import count_carriers, counted
from index.model import Article, Story
from tui.collection import Answered, Collection
from tui.drawing.cells import Row
from tui.drawing.tray import fitted
from tui.keymap import action, with_keys
from tui.narrowing import choices
from tui.reading_life import Listed
from tui.screens import story_rows as make
from tui.widgets.hint_row import HintRow
from tui.widgets.list_keys import ListKeys
from tui.widgets.row_list import ListRow, RowList
from tui.widgets.rows import Rows
from tui.widgets.search_bar import SearchBar

WIDE = 90
"""From so many columns on the story under the cursor is shown beside the list."""
NARROW = 50
"""Below so many columns the row above leaves out what can be left out."""
SHOWN = 500
"""Stories shown at first, and so many more each time the reader asks for older ones."""
ARTICLES = 500
"""Articles shown of a feed, or of an outlet without a name."""
LISTS = ("Stories", "Outlets", "Searches", "Feeds", "Hidden")
"""The lists that Tab goes through."""
HINTS = {
    "Stories": ("open", "search", "next_unread", "next_list", "fetch", "unfold"),
    "Pages": ("open", "search", "unfold", "next_list", "keep"),
    "Outlets": ("open", "next_list", "next_unread", "mark_listed", "ignore"),
    "Searches": ("open", "next_list", "next_unread", "drop_search", "search"),
    "Feeds": ("open", "fetch", "whole_pages", "next_list", "next_unread"),
    "Hidden": ("open", "drop_search", "next_list"),
    "found": ("open", "next_list", "order", "keep_search", "clear", "search"),
    "Narrow": ("open", "next_list", "clear"),
    "listed": ("open", "whole_pages", "next_unread", "mark_listed", "clear"),
}
"""What the bottom row offers, by what is listed."""
LANGUAGE = (
    ('"a b"', "as written"),
    ("OR", "either"),
    ("-", "without"),
    ("outlet: after: tag:", "fields"),
    ("↑", "earlier"),
)
"""What the bottom row says while a search is typed."""


class StoryListScreen(ListKeys, Screen[None]):
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
        self._relevant = False
        self._narrowing = False
        self._unread: frozenset[str] = frozenset()
        self._hidden: frozenset[str] = frozenset()
        self._done: Callable[[], str] | None = None
        """What takes back what was done last (a marking, a hiding, a mended story) and says so; None for nothing."""
        self._joining: tuple[str, str] | None = None
        """An article of the story that is to be joined with another, and that story's title."""
        self._kind = LISTS[0]
        self._counted: dict[tuple[str, ...], tuple[int, int]] = {}
        """Outlets and articles by the articles counted, until the collection changes."""
        self._listed: dict[object, Listed] = {}
        self._within: Listed | None = None
        """The row whose articles are listed, where no search finds them."""
        self._opened_from: object = None
        self._shown = SHOWN
        self._unfolded: set[str] = set()

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
        self._fill()
        self._recall()

    @work(group="searches")
    async def _recall(self) -> None:
        """Put the searches of earlier sessions behind the bar's up key."""
        for text in reversed(await asyncio.to_thread(self.collection.reading.searched)):
            self.bar.remember(text)

    def on_resize(self) -> None:
        """Show the story beside the list where there is room."""
        self._beside.display = self.size.width >= WIDE
        self._draw_top()
        self._draw_hints()
        self._describe()

    def on_screen_resume(self) -> None:
        """Count again what is unread, after the paint: articles may have been read on another screen."""
        self._counted.clear()  # and fields set by hand
        self.call_after_refresh(self.count_unread)

    def refill(self) -> None:
        """Draw again what has changed in the collection; a search that is listed stays as it is."""
        self._counted.clear()  # fields may have been set by hand
        if self._query.strip() or self._within is not None:
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
        changed, self._hidden, self._unread = hidden != self._hidden, hidden, unread
        if changed and not self._query.strip():
            self._fill()
        self._draw_top()
        self._list.refresh()
        self._describe()

    # --- what rows stand for ---------------------------------------------------

    def _unread_of(self, key: object) -> list[str]:
        """Give the unread articles of a row of the list."""
        return [one for one in self._articles_of(key) if one in self._unread]

    def _count_unread_of(self, key: object) -> int:
        return len(self._unread_of(key)) if self.collection.reading.kept else -1

    def _articles_of(self, key: object) -> tuple[str, ...]:
        """Give the ids of the articles that a row of the list stands for."""
        if key in self._listed:
            return self._listed[key].articles
        if isinstance(key, tuple) and key[0] == "article":
            return (key[2],)
        story = self.collection.story(key[1]) if isinstance(key, tuple) and key[0] == "story" else None
        return story.articles if story else ()

    def _current(self) -> tuple[Story, str | None] | None:
        """Give the story under the cursor, and the article if that has a row of its own."""
        key = self._list.key
        if not isinstance(key, tuple) or key[0] not in {"story", "article"}:
            return None
        story = self.collection.story(key[1])
        return None if story is None else (story, key[2] if key[0] == "article" else None)

    def _visible(self, story: Story) -> tuple[str, ...]:
        """Give the ids of the articles of a story that no rule hides."""
        return tuple(one for one in story.articles if one not in self._hidden) if self._hidden else story.articles

    def _shown_of(self, story: Story) -> list[Article]:
        """Give the articles of a story that no rule hides."""
        return [each for each in self.collection.articles_of(story) if each.id not in self._hidden]

    def _carriers(self, story: Story) -> tuple[int, int]:
        """Count the outlets and articles of a story that no rule hides."""
        return self._carriers_of(self._visible(story))

    def _all_carriers(self, story: Story) -> tuple[int, int]:
        return self._carriers_of(story.articles)

    def _carriers_of(self, articles: tuple[str, ...]) -> tuple[int, int]:
        if articles not in self._counted:  # rows are drawn again at every key
            found = self.collection.outlets_of(articles)
            self._counted[articles] = count_carriers(found.values()), len(articles)
        return self._counted[articles]

    # --- filling ---------------------------------------------------------------

    def _draw_top(self) -> None:
        stories = counted(self.collection.story_count, "story", "stories")
        hidden = f", {len(self._hidden)} hidden" if self._hidden else ""
        about = f"{stories}, {counted(len(self.collection), 'article')}{hidden}"
        about = about if self.size.width >= NARROW else stories
        new = f"   {len(self._unread)} new" if self._unread else ""
        where = f" › {self._within.name or 'outlet not named'}" if self._within else ""
        order = "   most relevant first" if self._relevant and self._query.strip() else ""
        left = ((f" {self._kind}{where}", "rows--strong"), (new, "rows--key"), (order, "rows--muted"))
        rows = [Row(left, right=((about + " ", "rows--muted"),))]
        if self.banner:
            rows.append(Row(((" ", ""), (self.banner, "rows--muted"))))
        self._top.styles.height = len(rows)
        self._top.set_rows(rows)

    def _draw_hints(self) -> None:
        """Offer what is useful where the reader is."""
        if self.bar.is_open:
            self._hints.set_hints(LANGUAGE)
            return
        if self._joining is not None:
            self._hints.set_hints(self._joining_hints(self._joining[1]))
            return
        kept = self.collection.reading.kept
        searching = "Narrow" if self._narrowing else "found"
        what = searching if self._query.strip() else "listed" if self._within else self._kind if kept else "Pages"
        wanted = [action(f"stories.{name}") for name in HINTS[what]]
        if not kept:
            no = {"keep_search", *(["keep"] if self.banner else []), *([] if self._query else ["next_list"])}
            wanted = [each for each in wanted if each.name not in no]
        ends = [action("app.help"), action("app.leave")]
        self._hints.set_hints([(each.shown_key, each.hint) for each in (*wanted[:5], *ends)[:6]])

    def _joining_hints(self, title: str) -> list[tuple[str, str]]:
        """Say that a story is taken up until it is joined or let be: nothing else on the screen shows it."""
        joins, ends = action("stories.join"), action("stories.clear")
        what, how = "joins another story with ", "lets it be"
        room = self.size.width - len(f" {joins.shown_key} {what}  {ends.shown_key} {how}  ")
        return [(joins.shown_key, what + fitted(title or make.UNTITLED, max(1, room)).rstrip()), (ends.shown_key, how)]

    def _fill(self) -> None:
        self._draw_top()
        self._draw_hints()
        if self._query.strip():
            if self._narrowing:
                self._narrow()
            else:
                self._search()
            return
        self.workers.cancel_group(self, "search")
        if self._within is not None:
            self._fill_articles(self._within)
        elif self._kind != LISTS[0]:
            self._fill_list(self._kind)
        else:
            self._fill_stories()
        if not self.bar.is_open:
            self.bar.say(("", ""))

    def _fill_stories(self) -> None:
        newest = self.collection.newest(self._shown)
        shown = [story for story in newest if not self._hidden.issuperset(story.articles)] if self._hidden else newest
        several = [story for story in shown if len(self._visible(story)) > 1]
        single = [story for story in shown if len(self._visible(story)) == 1]
        rows = [row for story in several for row in self._with_articles(story)]
        if single:
            rows += [*([ListRow(Row())] if several else ()), make.single_heading(len(single))]
            rows += [row for story in single for row in self._with_articles(story)]
        older = self.collection.story_count - len(newest)
        if older > 0:
            rows += [ListRow(Row()), make.more_row(older)]
        self._list.set_rows(rows or make.empty_rows(LISTS[0]), self._list.key)

    def _with_articles(self, story: Story) -> list[ListRow]:
        """Give a story's row, and those of its articles where it is unfolded."""
        rows = [make.story_row(story, self._count_unread_of, self._carriers, self.size.width)]
        if story.id in self._unfolded:
            articles = self._shown_of(story)
            rows += [make.article_row(story, each, self._count_unread_of) for each in articles]
        return rows

    @work(exclusive=True, group="search")
    async def _fill_list(self, kind: str) -> None:
        """List outlets, searches, feeds or rules, asked for in a thread."""
        found = await asyncio.to_thread(self.collection.reading.listed, kind)
        self._listed = {("list", each.key, kind): each for each in found}
        rows = [make.listed_row(key, each, self._count_unread_of) for key, each in self._listed.items()]
        self._list.set_rows(rows or make.empty_rows(kind), self._opened_from or self._list.key)
        self._opened_from = None

    @work(exclusive=True, group="search")
    async def _fill_articles(self, listed: Listed) -> None:
        """List the articles of a row, each under its story."""
        rows = await asyncio.to_thread(self._rows_of, listed.articles[:ARTICLES])
        left = len(listed.articles) - ARTICLES
        if left > 0:
            rows.append(ListRow(Row(((f"  … {counted(left, 'older article')}", "rows--muted"),))))
        self._list.set_rows(rows or make.empty_rows("Feeds"), self._list.key)

    def _rows_of(self, ids: Sequence[str]) -> list[ListRow]:
        rows: list[ListRow] = []
        last = None
        for article in self.collection.known(ids).values():
            story = self.collection.story_of(article.id)
            if story is None:
                continue
            if story.id != last:
                rows.append(make.story_row(story, self._count_unread_of, self._carriers, self.size.width))
                last = story.id
            rows.append(make.article_row(story, article, self._count_unread_of))
        return rows

    @work(exclusive=True, group="search")
    async def _search(self) -> None:
        """Search in a thread; a newer search cancels this one, so a stale answer never wins."""
        text, typing = self._query, self.bar.is_open
        found = await asyncio.to_thread(self.collection.find, text, typing=typing, relevant=self._relevant)
        self._fill_found(found)

    def _fill_found(self, found: Answered) -> None:
        rows: list[ListRow] = []
        for story, articles in found.stories:
            # Searching finds what is hidden too, and so the row counts it.
            rows.append(make.story_row(story, self._count_unread_of, self._all_carriers, self.size.width))
            rows.extend(make.found_row(story, each, self._count_unread_of) for each in articles)
        # What was probably meant has a row of its own, and its hint is the last.
        slips = make.slip_rows(found.hints[:-1] if found.meant else found.hints)
        nothing = make.nothing_rows(len(self.collection), found.meant, slipped=bool(slips))
        self._list.set_rows([*slips, *(rows or nothing)])
        stories = counted(len(found.stories), "story", "stories")
        words = f"{counted(found.total, 'article')} in {stories}" if found.total else "nothing matching"
        if not found.complete:
            words += " of the newest; the index is being made"
        self.bar.say((words, "rows--strong" if found.total else "rows--none"))

    @work(exclusive=True, group="search")
    async def _narrow(self) -> None:
        """List what the search can be narrowed by, counted in a thread."""
        found = await asyncio.to_thread(self.collection.facets, self._query)
        self._list.set_rows(make.choice_rows(choices(found)) or make.empty_rows("Narrow"))
        self.bar.say((with_keys("{stories.open} narrows, {stories.next_list} back"), "rows--muted"))

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
        width = max(20, self._beside.size.width - 3)
        articles = self.collection.articles_of(story) if self._query.strip() else self._shown_of(story)
        self._beside.set_rows(make.story_lines(story, articles, width, self._unread.__contains__))
