"""Answers about feeds: fetching them beside reading, and telling how far it is."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import work

from index.errors import NewsreaderError
from tui.answers.base import ReaderApp
from tui.collection import Collection
from tui.editions import standing
from tui.fetch_run import FetchRun
from tui.keymap import with_keys
from tui.messages import FetchWanted
from tui.screens.compare import CompareScreen
from tui.settings import Settings

TELL_EVERY = 0.1
"""Seconds between two looks at how far a fetch is."""


class FetchingApp(ReaderApp):
    """Fetches feeds."""

    def __init__(self, collection: Collection, banner: str, state_folder: Path | None, settings: Settings) -> None:
        """Begin with nothing under way."""
        super().__init__(collection, banner, state_folder, settings)
        self._fetching: FetchRun | None = None

    @property
    def fetching(self) -> bool:
        """Whether feeds are being fetched."""
        return self._fetching is not None and self._fetching.going

    def on_fetch_wanted(self, message: FetchWanted) -> None:
        """Fetch the feeds, or the whole pages of some articles; or stop what is under way."""
        if self._undoing:
            return  # taking back cannot be stopped
        if self._keeping is not None:
            self._keeping.stop()
        elif self._fetching is not None and self._fetching.going:
            self._fetching.stop()
        elif self._fetching is not None and self._fetching.alive:
            self.announce("the fetch before is still ending: a server is slow; try again in a moment")
        else:
            try:
                steps = self.collection.reading.fetch(message.articles)
            except NewsreaderError as error:
                self.announce(str(error))
            else:
                self._fetching = FetchRun(steps)
                self._follow(self._fetching, whole_pages=bool(message.articles))

    @work(group="fetch")
    async def _follow(self, run: FetchRun, *, whole_pages: bool) -> None:
        """Tell how far a fetch is until it ends, then what came of it."""
        while run.going:
            self._tell(with_keys(run.progress))
            await asyncio.sleep(TELL_EVERY)
        await asyncio.to_thread(self.collection.catch_up)
        if self.stories_screen is not None:
            self.stories_screen.refill()
        if whole_pages:
            self._show_whole_pages()
        self._tell("")
        self.announce(run.report)

    def _show_whole_pages(self) -> None:
        """Compare the story on the panes anew: its teasers have become whole."""
        screen = self.screen
        if not isinstance(screen, CompareScreen):
            return
        here = screen.comparison.articles[screen.focus_number].id
        story = self.collection.story_of(here)
        if story is not None and story.articles != screen.story.articles:
            screen.renew(self.collection.comparison(story), story, standing(self.collection, story, here))
