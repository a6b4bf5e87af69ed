"""Answers about feeds: fetching them beside reading, and telling how far it is."""

from __future__ import annotations

import asyncio

from index.errors import NewsreaderError
from tui.answers.base import Answers
from tui.editions import standing
from tui.fetch_run import FetchRun
from tui.keymap import with_keys
from tui.messages import FetchWanted
from tui.screens.compare import CompareScreen

TELL_EVERY = 0.1
"""Seconds between two looks at how far a fetch is."""


class FetchAnswers(Answers):
    """Fetches feeds."""

    def fetch(self, message: FetchWanted) -> None:
        """Fetch the feeds, or the whole pages of some articles; or stop what is under way."""
        app = self.app
        if app.undoing:
            return  # taking back cannot be stopped
        if app.keeping is not None:
            app.keeping.stop()
        elif app.fetch_run is not None and app.fetch_run.going:
            app.fetch_run.stop()
        elif app.fetch_run is not None and app.fetch_run.alive:
            app.announce("the fetch before is still ending: a server is slow; try again in a moment")
        else:
            try:
                steps = app.collection.reading.fetch(message.articles)
            except NewsreaderError as error:
                app.announce(str(error))
            else:
                app.fetch_run = FetchRun(steps)
                app.run_worker(self._follow(app.fetch_run, whole_pages=bool(message.articles)), group="fetch")

    async def _follow(self, run: FetchRun, *, whole_pages: bool) -> None:
        """Tell how far a fetch is until it ends, then what came of it."""
        while run.going:
            self.app.tell(with_keys(run.progress))
            await asyncio.sleep(TELL_EVERY)
        await asyncio.to_thread(self.app.collection.catch_up)
        if self.app.stories_screen is not None:
            self.app.stories_screen.refill()
        if whole_pages:
            self._show_whole_pages()
        self.app.tell("")
        self.app.announce(run.report)

    def _show_whole_pages(self) -> None:
        """Compare the story on the panes anew: its teasers have become whole."""
        screen = self.app.screen
        if not isinstance(screen, CompareScreen):
            return
        here = screen.comparison.articles[screen.focus_number].id
        story = self.app.collection.story_of(here)
        if story is not None and story.articles != screen.story.articles:
            screen.renew(self.app.collection.comparison(story), story, standing(self.app.collection, story, here))
