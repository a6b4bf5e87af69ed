"""Answers about mending an article by hand: its lines and its fields, in the library."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from index.errors import NewsreaderError
from index.model import Article
from tui.answers.base import Answers
from tui.editions import at_edition
from tui.fields import FIELDS
from tui.keymap import with_keys
from tui.messages import FieldsWanted, FormWanted, LineWanted
from tui.nothing_kept import SAMPLES
from tui.screens.compare import CompareScreen
from tui.screens.fields import FieldsScreen
from tui.screens.page import PageScreen

KEEP_FIRST = "only pages of your library are set by hand: {compare.keep} on the panes keeps these there"
"""What is said where an article is not in a library."""


class EditAnswers(Answers):
    """Sets lines and fields by hand."""

    def set_line(self, message: LineWanted) -> None:
        """Keep or cut a line of a page by hand; in the library only."""
        if self.app.collection.keeper.lasting:
            self.app.run_worker(self._set_line(message), group="lines")
        else:
            self.app.announce(SAMPLES if self.app.banner else with_keys(KEEP_FIRST))

    async def _set_line(self, message: LineWanted) -> None:
        screen = self.app.screen
        try:
            changed = await asyncio.to_thread(
                self.app.collection.set_line, message.article.id, message.line, kept=message.kept
            )
        except NewsreaderError as error:
            self.app.announce(str(error))
            return
        number, kept = message.line, message.kept
        self._changed(
            changed,
            f"the {'keeping' if kept else 'cutting'} of line {number}",
            lambda: self.app.collection.set_line(changed.id, number, kept=not kept),
        )
        if isinstance(screen, PageScreen):
            by_hand = self.app.collection.lines_by_hand(changed.id)
            screen.show_article(changed, by_hand)
            now = f"{'kept' if message.kept else 'cut'} by hand; again takes it back"
            screen.announce(
                f"line {message.line} is {now if message.line in by_hand else 'as it was before your hand'}"
            )

    # --- fields -----------------------------------------------------------------

    def show_form(self, message: FormWanted) -> None:
        """Show the form of an article's fields; in the library only."""
        if self.app.collection.keeper.lasting:
            self.app.run_worker(self._show_form(message.article), exclusive=True, group="form")
        else:
            self.app.announce(SAMPLES if self.app.banner else with_keys(KEEP_FIRST))

    async def _show_form(self, article: Article) -> None:
        below = self.app.screen
        try:
            as_read = await asyncio.to_thread(self.app.collection.as_read, article.id)
        except NewsreaderError as error:
            self.app.announce(str(error))
            return
        if self.app.screen is below:
            await self.app.push_screen(FieldsScreen(article, as_read))

    def set_fields(self, message: FieldsWanted) -> None:
        """Give an article the fields that were typed, and close the form."""
        if message.names:
            self.app.run_worker(self._set_fields(message), exclusive=True, group="lines")
        else:
            self.app.pop_screen()
            self.app.announce("nothing was changed")

    async def _set_fields(self, message: FieldsWanted) -> None:
        form, before, names = self.app.screen, message.article, message.names
        try:
            changed = await asyncio.to_thread(self.app.collection.put_fields, message.like, names)
        except NewsreaderError as error:
            self.app.announce(str(error))
            return
        labels = ", ".join(field.label.lower() for field in FIELDS if field.name in names)
        self._changed(changed, f"the change of {labels}", lambda: self.app.collection.put_fields(before, names))
        if isinstance(form, FieldsScreen) and self.app.screen is form:
            self.app.pop_screen()
        self.show_article_again()
        self.app.announce(with_keys(f"{labels} set; {{page.undo}} takes it back"))

    # --- what follows from a change ----------------------------------------------

    def _changed(self, article: Article, what: str, back: Callable[[], object]) -> None:
        """Note that an article is not as it was: panes show it anew, and it can be taken back."""
        self.app.outdated.add(article.id)

        def undo() -> None:
            back()
            self.app.outdated.add(article.id)

        self.app.collection.keeper.changed(what, undo, slow=True)

    def show_article_again(self) -> None:
        """Show a page whose article was changed as it is now, or the panes that hold it."""
        screen = self.app.screen
        if isinstance(screen, PageScreen):
            article = self.app.collection.known([screen.article.id]).get(screen.article.id)
            if article is not None:
                screen.show_article(article, self.app.collection.lines_by_hand(article.id))
        else:
            self.renew()

    def renew(self) -> None:
        """Compare a story anew whose panes come back into sight, when an article in it was set by hand."""
        screen = self.app.screen
        if not isinstance(screen, CompareScreen) or not any(map(screen.holds, self.app.outdated)):
            return
        article = screen.comparison.articles[screen.focus_number].id
        story = self.app.collection.story_of(article)
        if story is None:
            return
        story = at_edition(self.app.collection, story, article)
        self.app.outdated.difference_update(story.articles)
        screen.renew(self.app.collection.comparison(story), story, article)
