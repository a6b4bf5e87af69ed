"""NewsreaderApp: the first screen, beginning and ending, and the ways from screen to screen."""

from __future__ import annotations

import asyncio
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from textual import work
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from index.errors import NewsreaderError
from index.export.wording import counted
from index.model import Story
from tui.answers.asked import AskedApp
from tui.collection import Collection
from tui.editions import at_edition, standing
from tui.garbage import settle_memory
from tui.keymap import bindings, use_keys, with_keys
from tui.messages import (
    ArticleOpened,
    PassageWanted,
    StoryWanted,
)
from tui.paths import config_file
from tui.screens.compare import CompareScreen
from tui.session import Memory
from tui.settings import Settings
from tui.terminal import end_on_signals
from tui.whereabouts import Whereabouts
from tui.widgets.pane_row import Room

if TYPE_CHECKING:
    # Screens other than the first are imported when they are opened.
    from tui.screens.stories import StoriesScreen

MANY_PAGES = 12
"""With more articles than this, or several stories, the first screen is Stories."""
SETTLE_AFTER = 0.3
"""Seconds after the start at which memory is settled: 30 ms that the first paint must not wait for."""
LOOK_EVERY = 2.0
"""Seconds between two looks at whether another process has changed the library; a look takes 0.1 ms."""


class NewsreaderApp(AskedApp, App[None], inherit_css=False):
    """The reader on one collection of articles.

    Textual's rules for apps are for parts that it has not (scroll bars, a header); reading them took 2 ms of the first
    paint.
    """

    CSS_PATH: ClassVar[str] = "app.tcss"
    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    on_terminal = False
    """Whether it is run on the process's own terminal, and the process ends with it."""

    def __init__(
        self,
        collection: Collection,
        *,
        banner: str = "",
        state_folder: Path | None = None,
        settings: Settings | None = None,
        memory: Memory | None = None,
    ) -> None:
        """Open on a collection, as `settings` say, where `memory` left off.

        `banner` is said above the panes; `state_folder` takes what cannot be copied, and the
        account of a crash.
        """
        super().__init__(collection, banner, state_folder, settings or Settings())
        self.whereabouts = Whereabouts(memory)
        self.crash = ""
        self.begin_in(self.settings)
        use_keys(self.settings.config.keys)
        self.set_keymap(self.settings.config.overrides())
        self._opened: list[str] = []
        self._begun = False
        """Whether the story of the last session is open again: what ends it before leaves that as it was."""

    # --- beginning and ending ------------------------------------------------

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and remember where the reader was."""
        if self.is_running and self._begun:
            for screen in self.screen_stack:
                self._remember(screen)
            self.whereabouts.leave(listed=not any(isinstance(each, CompareScreen) for each in self.screen_stack))
        if self.fetch_run is not None:
            self.fetch_run.stop()
        super().exit(result, return_code, message)

    def _remember(self, screen: Screen[Any]) -> None:
        """Remember the places of the panes of a screen that is left, and what was compared there."""
        if isinstance(screen, CompareScreen) and screen.is_mounted:
            self.whereabouts.take(screen.memory())

    def _come_back(self) -> None:
        """Open the story of the last session above the list, where it is not the first screen."""
        story = self.whereabouts.story_in(self.collection)
        if story is None:
            return
        if not isinstance(self.screen, CompareScreen):
            if self._stories is not None:
                self._stories.stand_at(story.id)
            self.push_screen(self._compare(story))

    def _fatal_error(self) -> None:
        """Keep the account of a crash in a file, and say in one line, after the screen is left, where."""
        from tui.clipboard import keep_in_file

        error = self._exception  # the first one; what fails after it fails because of it
        trace = "".join(traceback.format_exception(error)) if error else "no error is known"
        file = keep_in_file(trace, self.state_folder, "crash.txt") if self.state_folder else None
        what = f"{type(error).__name__}: {error}".splitlines()[0] if error else "unknown"
        self.crash = f"the reader broke ({what}); " + (f"please report it with {file}" if file else "please report it")
        self._close_messages_no_wait()

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the one story that was named, else with all stories."""
        stories = self.collection.newest(2)
        if len(stories) == 1 and len(self.collection) <= MANY_PAGES:
            return self._compare(stories[0])
        return self._list_stories()

    def on_load(self) -> None:
        """Have signals leave in good order, before the terminal is changed: Textual has no driver yet."""
        if self.on_terminal:
            end_on_signals(self._stop)

    def on_mount(self) -> None:
        """Begin what the app does beside the screens."""
        self.set_timer(SETTLE_AFTER, settle_memory)
        self._come_back()
        self._begun = True
        problems = self.settings.problems
        if problems:
            # In one row; the whole of it is told when the screen is left.
            count = f"{len(problems)} settings are" if len(problems) > 1 else "a setting is"
            first = problems[0].removeprefix(f"{config_file().parent}/")
            self.call_after_refresh(self.announce, f"{count} wrong: {first}")
        self.app_resume_signal.subscribe(self, self._resume)
        self.set_interval(LOOK_EVERY, self._look_for_news)
        self.set_interval(LOOK_EVERY, self.tidy)

    @work(exclusive=True, group="news")
    async def _look_for_news(self) -> None:
        """Take in what another process has added to the library: said in a line, and nothing moves for it."""
        more = await asyncio.to_thread(self.collection.catch_up)
        if more is None:
            return
        if self.stories_screen is not None:
            self.stories_screen.refill()
        if more > 0 and not self.fetching:  # whose report counts them
            self.announce(f"{counted(more, 'new article')} in the library")

    def _stop(self, code: int) -> None:
        """Leave in good order, so that the terminal is left as it was found."""
        self.exit(return_code=code)

    def _resume(self, _: App[None]) -> None:
        """Draw everything again after ctrl+z and fg, which leave the screen blank."""
        self.refresh(layout=True)
        self.screen.refresh(layout=True)

    # --- screens -------------------------------------------------------------

    def _open(self, story: Story, phrase: str = "", article: str | None = None) -> None:
        screen = self._compare(story, article)
        self.push_screen(screen)
        if phrase or article:
            screen.come_for(partial(screen.look_for, phrase, article))
        if screen.story.articles != story.articles:
            told = "another edition of this article is shown: {compare.page}, then {page.next_edition} shows each"
            self.call_after_refresh(screen.announce, with_keys(told))

    def _compare(self, story: Story, article: str | None = None) -> CompareScreen:
        """Make the panes of a story; an `article` has its pane in the place of the edition that stands for it."""
        story = at_edition(self.collection, story, article)
        config = self.settings.config
        room = Room(config.narrowest_pane, config.one_pane_below, config.measure)
        screen = CompareScreen(self.collection.comparison(story), story, banner=self.banner, room=room)
        memory = self.whereabouts.of(story)
        last = memory.article or self.whereabouts.article
        screen.begin_at(memory._replace(article=standing(self.collection, story, last) if last else None))
        return screen

    def _list_stories(self) -> StoriesScreen:
        from tui.screens.stories import StoriesScreen

        self._stories = StoriesScreen(self.collection, banner=self.banner)
        return self._stories

    # --- more screens --------------------------------------------------------

    def on_article_opened(self, message: ArticleOpened) -> None:
        """Note that an article is being read; after the paint, which waits for no disk."""
        if self.collection.reading.kept:
            self._opened.append(message.article)
            if len(self._opened) == 1:
                self.call_after_refresh(self._note_opened)

    @work(group="opened")
    async def _note_opened(self) -> None:
        opened, self._opened = self._opened, []
        try:
            await asyncio.to_thread(self.collection.reading.opened, opened)
        except NewsreaderError:
            return  # it stays unread, which loses nothing; what is read now matters more
        if self.stories_screen is not None:
            self.stories_screen.count_unread()

    def on_story_wanted(self, message: StoryWanted) -> None:
        """Open a story."""
        self._open(message.story, message.phrase, message.article)

    def on_stories_wanted(self) -> None:
        """Go back to the list of stories, or open it above a story opened at once."""
        if self.stories_screen is not None:
            while self.screen is not self.stories_screen:
                self._remember(self.screen)
                self.pop_screen()
        else:
            self._remember(self.screen)  # the story may be opened again above the list
            self.push_screen(self._list_stories())

    def on_marks_wanted(self) -> None:
        """Show the passages that were kept."""
        from tui.screens.marks import MarksScreen

        self.push_screen(MarksScreen(self.collection))

    def on_passage_wanted(self, message: PassageWanted) -> None:
        """Read a passage on the panes: on those below, or of its own story."""
        panes = next((one for one in reversed(self.screen_stack) if isinstance(one, CompareScreen)), None)
        if panes is None or not panes.holds(message.article):
            story = self.collection.story_of(message.article)
            if story is None:
                self.announce("the article of this passage is not here any more")
                return
            panes = self._compare(story, message.article)
            self.push_screen(panes)
        else:
            while self.screen is not panes:
                self.pop_screen()
        passage = message.article, message.paragraph, message.span
        panes.come_for(partial(panes.read, *passage, message.phrase, message.picked))

    def action_leave(self) -> None:
        """Go a step back on the list of stories, else leave this screen; on the first one, leave the reader."""
        if self.screen is self.stories_screen and self.stories_screen.step_back():
            return
        if len(self.screen_stack) <= 1:
            self.exit()
        elif self.screen.has_class("-answers"):
            self.screen.dismiss(None)
        else:
            self._remember(self.screen)
            self.pop_screen()
            self.renew()
