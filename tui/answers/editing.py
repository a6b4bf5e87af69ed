"""Answers about mending an article by hand: its lines and its fields, in the library."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import work

from index.errors import NewsreaderError
from tui.answers.base import ReaderApp
from tui.collection import Collection
from tui.keymap import with_keys
from tui.messages import FieldsWanted, LineWanted
from tui.screens.compare import CompareScreen
from tui.settings import Settings

KEEP_FIRST = "in your library only: {compare.keep} on the panes, or newsreader add, keeps pages first"
"""What is said where an article is not in a library."""


class EditingApp(ReaderApp):
    """Sets lines and fields by hand."""

    def __init__(self, collection: Collection, banner: str, state_folder: Path | None, settings: Settings) -> None:
        """Begin with nothing changed."""
        super().__init__(collection, banner, state_folder, settings)
        self._outdated: set[str] = set()

    def on_line_wanted(self, message: LineWanted) -> None:
        """Keep or cut a line of a page by hand; in the library only."""
        if self.collection.keeper.lasting:
            self._set_line(message)
        else:
            self.announce(with_keys(KEEP_FIRST))

    @work(group="lines")
    async def _set_line(self, message: LineWanted) -> None:
        from tui.screens.page import PageScreen

        screen = self.screen
        try:
            changed = await asyncio.to_thread(
                self.collection.set_line, message.article.id, message.line, kept=message.kept
            )
        except NewsreaderError as error:
            self.announce(str(error))
            return
        self._outdated.add(changed.id)
        if isinstance(screen, PageScreen):
            by_hand = self.collection.lines_by_hand(changed.id)
            screen.show_article(changed, by_hand)
            now = f"{'kept' if message.kept else 'cut'} by hand; again takes it back"
            screen.announce(
                f"line {message.line} is {now if message.line in by_hand else 'as it was before your hand'}"
            )

    def on_fields_wanted(self, message: FieldsWanted) -> None:
        """Set fields of an article by hand; in the library only."""
        if self.collection.keeper.lasting:
            self._set_fields(message)
        else:
            self.announce(with_keys(KEEP_FIRST))

    @work(group="lines")
    async def _set_fields(self, message: FieldsWanted) -> None:
        from tui.screens.page import PageScreen

        screen = self.screen
        try:
            changed = await asyncio.to_thread(self.collection.set_fields, message.article.id, message.values)
        except NewsreaderError as error:
            self.announce(str(error))
            return
        self._outdated.add(changed.id)
        if isinstance(screen, PageScreen):
            screen.show_article(changed, self.collection.lines_by_hand(changed.id))
            screen.announce(f"set by you: {', '.join(message.values)}")

    def _renew(self) -> None:
        """Compare a story anew whose panes come back into sight, when a line of an article in it was set by hand."""
        screen = self.screen
        if not isinstance(screen, CompareScreen) or not any(map(screen.holds, self._outdated)):
            return
        article = screen.comparison.articles[screen.focus_number].id
        story = self.collection.story_of(article)
        if story is None:
            return
        self._outdated.difference_update(story.articles)
        screen.renew(self.collection.comparison(story), story)
