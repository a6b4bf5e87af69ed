"""Compare: one story's articles side by side, and every version of one phrase lit in them.

What its keys do is divided by subject, each room standing on the one before: `panes` lays
out and draws, `pane_focus` goes from pane to pane, `selecting` selects and copies,
`reading` moves, `keeping` marks and judges, `phrase` searches, `phrase_typing` does while
it is typed, `taking_up` comes back to where a story was left. Here are the ways in from other screens and out to them.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from index.model import Span
from tui.hits import Position
from tui.keymap import NO_PHRASE, bindings, with_keys
from tui.messages import (
    ExportWanted,
    FetchWanted,
    LinkWanted,
    PageWanted,
    StoriesWanted,
    VersionsWanted,
    ViewsWanted,
)
from tui.screens.taking_up import TakingUpScreen


class CompareScreen(TakingUpScreen, Screen[None]):
    """The panes of one story, as other screens open them, come back to them, and are opened from them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]

    # --- back from other screens ----------------------------------------------

    def come_back(self, number: int | None) -> None:
        """Draw what Versions may have changed; with a number, read that article at its best passage."""
        same = self.bar.phrase == self.comparison.phrase
        self.bar.set_phrase(self.comparison.phrase)
        self.lighting.take(self.comparison.at(self._awaited) if same else None)
        self._awaited = None
        if number is None:
            self._draw_rest()
        elif self.comparison.hits[number]:
            self._go_to(Position(number, self.comparison.hits.best(number)))
        else:
            self._focus_pane(number)

    def look_for(self, phrase: str, article: str | None) -> None:
        """Focus an article by its id, else the first, and light a phrase if one is given, else what was lit."""
        self._take_up_unless(phrase)
        self._focus_pane(self.comparison.number_of(article) or 0)
        if phrase:
            self._search(phrase)

    def holds(self, article: str) -> bool:
        """Tell whether an article, by its id, has a place here."""
        return self.comparison.number_of(article) is not None

    def read(
        self, article: str, paragraph: int | None, span: Span, phrase: str = "", picked: str | None = None
    ) -> None:
        """Bring a passage of an article in sight; with a phrase, light that in every pane."""
        number = self.comparison.number_of(article)
        self._take_up_unless(phrase)
        if number is None:
            return
        if phrase:
            self._search(phrase, self.comparison.number_of(picked))
            here = self.comparison.hits.over(number, paragraph, span)
            if here is not None:
                self._go_to(here)
                return
            self.lighting.position = None
            self._draw_rest()
        self._focus_pane(number)
        self.pane.bring(paragraph, span)

    # --- to other screens ----------------------------------------------------

    def action_show_versions(self) -> None:
        """Show a card for each outlet's version of the phrase."""
        if not self.comparison.lit:
            self.action_sentence_versions()
        self._show_cards(difference=False)

    def action_difference(self) -> None:
        """Show the versions with what was changed, word by word."""
        if not self.comparison.lit:
            self.action_sentence_versions()
        self._show_cards(difference=True)

    def _show_cards(self, *, difference: bool) -> None:
        # The cards may search anew: the hit is known by what it covers until the reader comes back.
        self._awaited = self.comparison.spot(self.lighting.position)
        self.post_message(VersionsWanted(self.comparison, self.story, self.focus_number, difference=difference))

    def action_page(self) -> None:
        """Show the page of the focused article as it came, at the paragraph that is read."""
        here = self.pane.sentence
        self.post_message(PageWanted(self.comparison.article(self.focus_number), here and here[0]))

    def action_views(self) -> None:
        """Open the menu of views."""
        self.post_message(ViewsWanted(self.comparison, self.story, self.focus_number))

    def action_fetch(self) -> None:
        """Fetch the feeds, or stop fetching."""
        self.post_message(FetchWanted())

    def action_whole_pages(self) -> None:
        """Fetch the whole pages of this story's teasers, or stop fetching."""
        self.post_message(FetchWanted(self.story.articles))

    def tell(self, work: str) -> None:
        """Say in the bottom row how far long work is; "" when it has ended."""
        self._hints.tell(work)

    def action_stories(self) -> None:
        """Go to the list of stories."""
        self.post_message(StoriesWanted())

    def action_export(self) -> None:
        """Write every version of the phrase into a file."""
        if not self.comparison.lit:
            self.announce(with_keys(NO_PHRASE))
            return
        self.post_message(ExportWanted(self.comparison, self.story))

    def action_open_link(self) -> None:
        """Open the address of the focused article."""
        self.post_message(LinkWanted(self.comparison.article(self.focus_number)))

    def action_clear(self) -> None:
        """Stop what is under way; end the count, the selection, the notes, then put the phrase out."""
        if self._hints.working:
            self.action_fetch()
        elif self._count:
            self._count.take()
        elif not self.row.end_selections() and self.comparison.lit:
            self._search("")
