"""What the reader does to the library from Stories: marks, keeps, hides, mends, fetches and takes back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from textual import work

from index.errors import NewsreaderError
from index.export.wording import counted
from index.model import Story
from tui import deeds
from tui.collection import Collection
from tui.deeds import Deed
from tui.keymap import with_keys
from tui.messages import FetchWanted, KeepWanted, NoteWanted, UndoWanted
from tui.narrowing import quotable
from tui.screens.story_list import StoryListScreen
from tui.screens.story_listing import story_there


class StoryDeedsScreen(StoryListScreen):
    """Every deed is done in a thread, told in the bottom row, and, where that can be, taken back by one key."""

    def move_to(self, collection: Collection, ids: Mapping[str, str]) -> None:
        """Go on with another collection, in which the same articles have these ids: a session has become the library.

        What is searched is searched there; without a search all its stories are listed, the cursor on the same one.
        """
        current, before = self._current(), self.listing
        self.collection, self.listing = collection, before.moved(collection, ids)
        self._joining, self._done = None, None
        self._fill()
        if current is not None and not self.listing.searching:
            self._list.go_to(("story", story_there(collection, current[0], ids)))
        self.count_unread()
        self._note_searches()

    @work(group="searches")
    async def _note_searches(self) -> None:
        """Put the searches of this session behind those that the collection knows, where it keeps any."""
        reading, made = self.collection.reading, self.bar.history
        known = await asyncio.to_thread(reading.searched)
        for text in made:
            if text not in known:
                with suppress(NewsreaderError):  # the history of a search is not worth a message
                    await asyncio.to_thread(reading.note_search, text)

    def action_keep(self) -> None:
        """Keep the pages of this session in the library."""
        self.post_message(KeepWanted())

    # --- one way of doing and telling ------------------------------------------

    @work(group="deeds")
    async def _do(
        self, deed: Callable[[], str], *, moved: bool = False, rows: bool = True, follow: str | None = None
    ) -> None:
        """Do something in a thread and tell what it says.

        `moved`: articles may be in other stories then; `rows`: other rows may be listed
        then. `follow` is an article on whose story the cursor stands afterwards.
        """
        try:
            said = await asyncio.to_thread(deed)
        except NewsreaderError as error:
            self.announce(str(error))
            return
        if moved:
            await asyncio.to_thread(self.collection.catch_up)
        self.announce(with_keys(said))
        if rows and not self.listing.searching:
            self._fill()
            story = self.collection.story_of(follow) if follow else None
            if story is not None:
                self._list.go_to(("story", story.id))
        self.count_unread()

    def _ask(
        self, title: str, about: str, line: str, deed: Callable[[str], str], *, label: str, moved: bool = False
    ) -> None:
        """Ask for a line, then do something with it; `label` says what is to be typed."""

        def answered(text: str) -> None:
            self._do(lambda: deed(text.strip()), moved=moved)

        self.post_message(NoteWanted(about, line, answered, title=title, label=label, proposed=True))

    # --- read and unread -------------------------------------------------------

    def _mark(self, ids: Sequence[str], *, read: bool) -> None:
        self._do(lambda: self._taken(deeds.mark(self.collection.reading, ids, read=read)), rows=False)

    def _taken(self, deed: Deed) -> str:
        """Have `undo` take a deed back; gives what is said of it."""
        self._done = deed.back
        return f"{deed.said}; {{stories.undo}} takes it back"

    def action_undo(self) -> None:
        """Take back the last marking, hiding, joining, parting or change of a kept search."""
        done = self._done
        if done is None and self.collection.keeper.changes:
            self.post_message(UndoWanted())
            return
        if done is None:
            told = "nothing was marked, hidden or mended here; {stories.undo_add} takes back an addition"
            self.announce(with_keys(told))
            return

        self._done = None  # pressed again meanwhile, the key finds nothing to take back twice

        def back() -> str:
            try:
                return done()
            except NewsreaderError:
                self._done = self._done or done
                raise

        self._do(back, moved=True)

    # --- searches and rules ----------------------------------------------------

    @work(group="searches")
    async def _note_search(self, text: str) -> None:
        try:
            await asyncio.to_thread(self.collection.reading.note_search, text)
        except NewsreaderError:
            return  # the history of a search is not worth a message

    def action_keep_search(self) -> None:
        """Keep the search that is listed, under a name."""
        text = self.listing.query.strip()
        if not text:
            self.announce(with_keys("no search to keep: {stories.search} searches"))
            return

        def keep(name: str) -> str:
            kept = deeds.keep_search(self.collection.reading, name or text, text)
            self._done = kept.back
            way = "" if self.listing.kind == "Searches" else ", then {stories.next_list} to Searches"
            return f"{kept.said}; {{stories.clear}} ends this search{way}, where it is a row"

        self._ask("Keep this search as", text, text, keep, label="a name for this search")

    def action_drop_search(self) -> None:
        """Forget the kept search under the cursor, or the rule that hides."""
        listed = self.listing.listed.get(self._list.key)
        if listed is None or self.listing.kind not in {"Searches", "Hidden"}:
            self.announce(with_keys("no kept search and no rule here: {stories.next_list} goes to them"))
            return
        reading = self.collection.reading
        if self.listing.kind == "Hidden":
            self._do(lambda: self._taken(deeds.show_again(reading, listed.key, listed.name)))
            return
        self._do(lambda: self._taken(deeds.drop_search(reading, listed.key, listed.text)))

    def action_ignore(self) -> None:
        """Hide what a search finds from the lists, from now on: this search, this outlet, or what is typed."""
        listed = self.listing.listed.get(self._list.key)
        current = self._current()
        text = self.listing.query.strip() or (listed.text if listed and self.listing.kind == "Outlets" else "")
        lasting = ""
        if not text and current is not None:
            text, lasting = self._finds(*current)
        first = "{stories.clear}, then " if self.listing.searching else ""
        reading = self.collection.reading

        def hide(typed: str) -> str:
            told = self._taken(deeds.hide(reading, lasting if lasting and typed == text else typed))
            return f"{told}; {first}{{stories.next_list}} to Hidden, {{stories.drop_search}} there shows it again"

        label = "a search whose articles are hidden"
        self._ask("Hide what this finds", "from all lists, not from searching", text, hide, label=label)

    def _finds(self, story: Story, article: str | None) -> tuple[str, str]:
        """Give the search that finds a story, or one article of it, and one that still does when its title is another.

        The first is what a reader can read; of an article there is no second.
        """
        if article is None:
            by_id = f"story:{story.id}"
            return (f'story:"{quotable(story.title)}"' if story.title.strip() else by_id), by_id
        known = self.collection.known([article]).get(article)
        return (f'title:"{quotable(known.title)}"' if known and known.title else ""), ""

    # --- stories mended by hand ------------------------------------------------

    def action_join(self) -> None:
        """Take up the story under the cursor, and then another: both become one."""
        current = self._current()
        if current is None:
            self.announce("no story here to join")
            return
        story, article = current
        one = article or story.articles[0]
        if self._joining is None:
            self._joining = one, story.title
            self._draw_hints()
            return
        (other, title), self._joining = self._joining, None
        self._draw_hints()
        if other in story.articles:
            self.announce("this is the same story; nothing was joined")
            return

        reading = self.collection.reading
        self._do(lambda: self._taken(deeds.join(reading, other, one, title)), moved=True, follow=one)

    def action_part(self) -> None:
        """Take the article under the cursor out of its story."""
        current = self._current()
        if current is None or current[1] is None:
            self.announce(with_keys("go to an article first: {stories.unfold} shows those of a story"))
            return
        article = current[1]
        self._do(lambda: self._taken(deeds.part(self.collection.reading, article)), moved=True)

    # --- what comes in ---------------------------------------------------------

    def action_whole_pages(self) -> None:
        """Fetch the whole pages of the row's articles; of a feed, have that done at each fetch, or no more."""
        listed = self.listing.listed.get(self._list.key)
        if listed is None or self.listing.kind != "Feeds":
            self.post_message(FetchWanted(self.listing.articles_of(self._list.key)))
            return

        def turn() -> str:
            if self.collection.reading.set_whole(listed.key):
                return f"whole pages of {listed.name} are fetched from now on; {{stories.fetch}} fetches"
            return f"of {listed.name} only what the feed itself has is kept from now on"

        self._do(turn)

    @work(group="deeds")
    async def action_undo_add(self) -> None:
        """Forget what the last addition brought, after asking."""
        ids = await asyncio.to_thread(self.collection.reading.last_added)
        if not ids:
            self.announce("nothing is left of any addition")
            return
        first = next(iter(self.collection.known(ids[:1]).values()), None)
        title = f"{first.title}{' and others' if len(ids) > 1 else ''}" if first and first.title else ""

        def forget(answer: str) -> str:
            if answer.casefold() != "yes":
                return "nothing was forgotten"
            return f"{counted(self.collection.reading.undo_add(), 'article')} forgotten"

        label = "yes forgets them for good, anything else keeps them"
        # The row gives way from its end, so what is asked stands before what they are called.
        self._ask(
            f"Forget the {counted(len(ids), 'article')} that came in last?", title, "", forget, label=label, moved=True
        )
