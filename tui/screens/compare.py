"""Compare: one story's articles side by side, and every version of one phrase lit in them.

What its keys do is divided by subject, each room standing on the one before: `panes` lays
out and draws, `pane_focus` goes from pane to pane, `selecting` selects and copies,
`reading` moves, `keeping` marks and judges, `phrase` searches, `phrase_typing` does while
it is typed. Here are the ways in from other screens and out to them.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from index.model import Span, Story
from tui.comparison import Comparison
from tui.drawing.selection import Place
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
from tui.screens.phrase_typing import PhraseTypingScreen
from tui.session import Memory


class CompareScreen(PhraseTypingScreen):
    """The panes of one story, as other screens open them, come back to them, and are opened from them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]

    # --- from one session to the next ----------------------------------------

    _left: Memory | None = None
    """Where the story was left, while that is not taken up yet."""

    def begin_at(self, memory: Memory) -> None:
        """Before it is shown: begin each article where it was left, and focus one of them.

        A place that its article does not have any more is left out. What was lit is lit
        again after the paint (`take_up`), or at once where the comparison still has it.
        """
        places = {each: Place(*place) for each, place in memory.places.items()}
        known = enumerate(self.comparison.articles)
        found = {number: (places.get(each.id), each) for number, each in known}
        self.row.go_to({number: place for number, (place, each) in found.items() if place and place.stands_in(each)})
        here = self.comparison.number_of(memory.article)
        sentence = Place(*memory.sentence) if memory.sentence else None
        stands = sentence and here is not None and sentence.stands_in(self.comparison.article(here))
        self.row.begin(here, self.comparison.number_of(memory.first), sentence if stands else None)
        self._left = memory
        if self.comparison.lit:
            self.lighting.position = self.comparison.at(memory.hit, near=True)

    def on_mount(self) -> None:
        """Take up what was left, after the paint."""
        if self._left is not None:
            self.call_after_refresh(self.take_up)

    def take_up(self) -> None:
        """Light the phrase and the hit that were lit."""
        memory, self._left = self._left, None
        if memory is None:
            return
        if self.comparison.lit:
            self.bar.set_phrase(self.comparison.phrase)
            self._draw_rest()
        elif memory.phrase:
            self.light(memory.phrase, memory.picked, memory.hit)

    def _take_up_unless(self, phrase: str) -> None:
        """Take up what was left, unless another phrase is to be lit."""
        if phrase:
            self._left = None
        self.take_up()

    def memory(self) -> Memory:
        """Tell where the reader is: what `begin_at` begins with when this story is opened again."""
        if self._left is not None:
            return self._left
        comparison, here = self.comparison, self.pane.sentence
        return Memory(
            self.story.id,
            comparison.article(self.focus_number).id,
            comparison.phrase,
            comparison.origin_id,
            self.places(),
            self._awaited or comparison.spot(self.lighting.position),
            None if here is None else (here[0], here[1].start),
            comparison.article(self.shown[0]).id,
        )

    def places(self) -> dict[str, Place]:
        """Give the place of each article that was read, by its id."""
        return {self.comparison.article(number).id: place for number, place in self.row.places().items()}

    def renew(self, comparison: Comparison, story: Story, article: str | None) -> None:
        """Show the articles after a text of theirs has changed: where they were, with what was lit.

        `article` is the one to be in focus, by its id.
        """
        memory = self.memory()._replace(article=article)
        comparison.match_like(self.comparison)
        self.story = story
        self.row.take(comparison)
        self.lighting.forget()
        self.begin_at(memory)
        self._arrange()
        self.take_up()
        self._prepare_rest()

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

    def on_screen_resume(self) -> None:
        """Light what is compared now: the same story may have been open above this screen, and another phrase lit."""
        if self.is_mounted and self._left is None and self.bar.phrase != self.comparison.phrase:
            self.bar.set_phrase(self.comparison.phrase)
            self.lighting.take(None)
            self._draw_rest()

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
        elif self.pane.selection is not None:
            self.pane.select(None)
        elif self.comparison.lit:
            self._search("")
