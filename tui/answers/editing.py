"""Answers about mending an article by hand: its lines and its fields, in the library."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual import work

from index.errors import NewsreaderError
from index.model import Article
from tui.answers.base import ReaderApp
from tui.collection import Collection
from tui.editions import at_edition
from tui.keymap import with_keys
from tui.messages import FieldsWanted, FormWanted, LineWanted
from tui.nothing_kept import SAMPLES
from tui.screens.compare import CompareScreen
from tui.settings import Settings

KEEP_FIRST = "only pages of your library are set by hand: {compare.keep} on the panes keeps these there"
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
            self.announce(SAMPLES if self.banner else with_keys(KEEP_FIRST))

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
        number, kept = message.line, message.kept
        self._changed(
            changed,
            f"the {'keeping' if kept else 'cutting'} of line {number}",
            lambda: self.collection.set_line(changed.id, number, kept=not kept),
        )
        if isinstance(screen, PageScreen):
            by_hand = self.collection.lines_by_hand(changed.id)
            screen.show_article(changed, by_hand)
            now = f"{'kept' if message.kept else 'cut'} by hand; again takes it back"
            screen.announce(
                f"line {message.line} is {now if message.line in by_hand else 'as it was before your hand'}"
            )

    # --- fields -----------------------------------------------------------------

    def on_form_wanted(self, message: FormWanted) -> None:
        """Show the form of an article's fields; in the library only."""
        if self.collection.keeper.lasting:
            self._show_form(message.article)
        else:
            self.announce(SAMPLES if self.banner else with_keys(KEEP_FIRST))

    @work(exclusive=True, group="form")
    async def _show_form(self, article: Article) -> None:
        from tui.screens.fields import FieldsScreen

        below = self.screen
        try:
            as_read = await asyncio.to_thread(self.collection.as_read, article.id)
        except NewsreaderError as error:
            self.announce(str(error))
            return
        if self.screen is below:
            await self.push_screen(FieldsScreen(article, as_read))

    def on_fields_wanted(self, message: FieldsWanted) -> None:
        """Give an article the fields that were typed, and close the form."""
        if message.names:
            self._set_fields(message)
        else:
            self.pop_screen()
            self.announce("nothing was changed")

    @work(exclusive=True, group="lines")
    async def _set_fields(self, message: FieldsWanted) -> None:
        from tui.fields import FIELDS
        from tui.screens.fields import FieldsScreen

        form, before, names = self.screen, message.article, message.names
        try:
            changed = await asyncio.to_thread(self.collection.put_fields, message.like, names)
        except NewsreaderError as error:
            self.announce(str(error))
            return
        labels = ", ".join(field.label.lower() for field in FIELDS if field.name in names)
        self._changed(changed, f"the change of {labels}", lambda: self.collection.put_fields(before, names))
        if isinstance(form, FieldsScreen) and self.screen is form:
            self.pop_screen()
        self.show_article_again()
        self.announce(with_keys(f"{labels} set; {{page.undo}} takes it back"))

    # --- what follows from a change ----------------------------------------------

    def _changed(self, article: Article, what: str, back: Callable[[], object]) -> None:
        """Note that an article is not as it was: panes show it anew, and it can be taken back."""
        self._outdated.add(article.id)

        def undo() -> None:
            back()
            self._outdated.add(article.id)

        self.collection.keeper.changed(what, undo, slow=True)

    def show_article_again(self) -> None:
        """Show a page whose article was changed as it is now, or the panes that hold it."""
        from tui.screens.page import PageScreen

        screen = self.screen
        if isinstance(screen, PageScreen):
            article = self.collection.known([screen.article.id]).get(screen.article.id)
            if article is not None:
                screen.show_article(article, self.collection.lines_by_hand(article.id))
        else:
            self._renew()

    def _renew(self) -> None:
        """Compare a story anew whose panes come back into sight, when an article in it was set by hand."""
        screen = self.screen
        if not isinstance(screen, CompareScreen) or not any(map(screen.holds, self._outdated)):
            return
        article = screen.comparison.articles[screen.focus_number].id
        story = self.collection.story_of(article)
        if story is None:
            return
        story = at_edition(self.collection, story, article)
        self._outdated.difference_update(story.articles)
        screen.renew(self.collection.comparison(story), story, article)
