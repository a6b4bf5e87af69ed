"""Compare: one story's articles side by side, and every version of one phrase lit in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from index.export.quotation import Form, all_versions, quotation, selection_quotation
from index.export.wording import counted, outlet_words, why_words
from index.model import Span, Story
from tui.comparison import Comparison, Position
from tui.drawing.selection import Place
from tui.keymap import NO_PHRASE, bindings, with_keys
from tui.messages import (
    CopyWanted,
    ExportWanted,
    FetchWanted,
    LinkWanted,
    PageWanted,
    StoriesWanted,
    VersionsWanted,
    ViewsWanted,
)
from tui.screens.keeping import KeepingScreen
from tui.widgets.search_bar import SearchBar


class CompareScreen(KeepingScreen):
    """The panes of one story, and the search that lights them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]

    def __init__(self, comparison: Comparison, story: Story, *, banner: str = "") -> None:
        """Show these articles. `banner` is said in the top row, for the samples."""
        super().__init__(comparison, story, banner=banner)
        self._before: tuple[str, int | None, Position | None, dict[int, Place]] | None = None
        self._ticket = 0
        self._goes_on = False
        """Whether a search waits for long articles before it goes to its first hit."""

    # --- from one session to the next ----------------------------------------

    def begin_at(self, places: Mapping[str, Place], article: str | None = None) -> None:
        """Before it is shown: begin each article, by its id, where it was left, and focus one of them.

        A place that its article does not have any more is left out.
        """
        for number, each in enumerate(self.comparison.articles):
            place = places.get(each.id)
            if place is not None and place.stands_in(each):
                self._places[number] = place
            if each.id == article:
                self.focus_number = number

    def places(self) -> dict[str, Place]:
        """Give the place of each article that was read, by its id."""
        return {self.comparison.article(number).id: place for number, place in self._all_places().items()}

    def renew(self, comparison: Comparison, story: Story) -> None:
        """Show the same articles after a text of theirs has changed: where they were, with the phrase that was lit."""
        places, here = self.places(), self.comparison.articles[self.focus_number].id
        phrase, picked = self.comparison.phrase, self.comparison.picked
        origin = None if picked is None else self.comparison.article(picked).id
        self.comparison, self.story, self.position = comparison, story, None
        self._places, self._notes = {}, {}
        self.focus_number = 0
        self.begin_at(places, here)
        for column in self._columns:
            column.number = -1
        self._arrange()
        if phrase:
            self.light(phrase, origin)
        self._prepare_rest()

    def light(self, phrase: str, picked: str | None = None) -> None:
        """Light a phrase and leave every pane where it is; `picked` is the id of the article it is from."""
        numbers = {each.id: number for number, each in enumerate(self.comparison.articles)}
        self.comparison.begin(phrase, numbers.get(picked or ""))
        self._search_ready()
        self.bar.set_phrase(phrase)
        for number in self.shown:
            self._light(number)
        self._draw_rest()

    # --- searching -----------------------------------------------------------

    def action_search(self) -> None:
        """Open the search bar."""
        self._before = (self.comparison.phrase, self.comparison.picked, self.position, self._all_places())
        self.bar.open()
        self._draw_tray()
        self._draw_status()

    def _all_places(self) -> dict[int, Place]:
        for number in self.shown:
            column = self.column(number)
            if column is not None:
                self._places[number] = column.pane.place
        return dict(self._places)

    def on_search_bar_changed(self, message: SearchBar.Changed) -> None:
        """Light what is typed: visible panes now, the rest after the paint."""
        message.stop()
        self._ticket += 1
        self.position = None
        self._notes.clear()
        self.comparison.begin(message.phrase)
        for number in self.shown:
            if self.comparison.ready(number):
                self.comparison.search(number, typing=True)
            self._light(number, bring=True)
            self._draw_header(number)
        if len(self.shown) < len(self.comparison):
            self.call_after_refresh(self._search_hidden, self._ticket, 0)
        else:
            self._draw_status()

    def _search_hidden(self, ticket: int, start: int) -> None:
        """Search the articles without a pane, some at a time, so that no key waits for them."""
        if ticket != self._ticket:
            return
        articles = range(len(self.comparison))
        hidden = [number for number in articles if number not in self.shown and self.comparison.ready(number)]
        for number in hidden[start : start + 4]:
            self.comparison.search(number, typing=True)
        if start + 4 < len(hidden):
            self.call_later(self._search_hidden, ticket, start + 4)
        else:
            self._draw_tray()
            self._draw_status()

    def on_search_bar_submitted(self, message: SearchBar.Submitted) -> None:
        """Search with all there is to know, and go to the first hit."""
        message.stop()
        self.bar.screen.set_focus(self.pane, scroll_visible=False)
        self._search(message.phrase)

    def on_search_bar_given_up(self, message: SearchBar.GivenUp) -> None:
        """Put everything back as it was before the bar was opened."""
        message.stop()
        self.set_focus(self.pane, scroll_visible=False)
        if self._before is None:
            return
        phrase, picked, position, places = self._before
        self._ticket += 1
        self.bar.set_phrase(phrase)
        self.comparison.begin(phrase, picked)
        self._search_ready()
        self.position = position
        self._places = places
        for number in self.shown:
            column = self.column(number)
            if column is not None and number in places:
                column.pane.go_to(places[number])
            self._light(number)
        self._draw_rest()

    def _search(self, phrase: str, picked: int | None = None, position: Position | None = None) -> None:
        """Search every article for a phrase, light it, and go to the best hit."""
        self._ticket += 1
        self._notes.clear()
        self.comparison.begin(phrase, picked)
        self._search_ready()
        self.bar.set_phrase(phrase)
        self.position = position
        self._goes_on = self.comparison.lit and self.comparison.awaited > 0
        if self.comparison.lit and not self._goes_on:
            self._go_to(position or self.comparison.step(None, self.focus_number, 1))
        else:
            for number in self.shown:
                self._light(number)
            self._draw_rest()

    def _search_ready(self) -> None:
        """Search every article; those too long to be prepared in passing, when they are."""
        if not self.comparison.awaited:
            self.comparison.search_all()
            return
        for number in range(len(self.comparison)):
            if self.comparison.ready(number):
                self.comparison.search(number, typing=False)

    def prepared(self, number: int) -> None:
        """Search a long article for what was typed meanwhile; after the last one, go to the first hit."""
        if not self.comparison.lit:
            return
        if self.bar.is_open or self.comparison.awaited:
            self.comparison.search(number, typing=self.bar.is_open)
            self._light(number, bring=self.bar.is_open)
        elif self._goes_on:
            self._search(self.comparison.phrase, self.comparison.picked, self.position)
            return
        else:
            self.comparison.search_all()
            for each in self.shown:
                self._light(each)
        self._draw_rest()

    def _search_again(self) -> None:
        self._search(self.comparison.phrase, self.comparison.picked)

    def _go_to(self, position: Position | None) -> None:
        """Make a hit the current one, and bring every visible pane to its counterpart, on the same row."""
        self.position = position
        self._notes.clear()
        if position is None:
            for number in self.shown:
                self._light(number)
            self._draw_rest()
            return
        if position.article != self.focus_number or position.article not in self.shown:
            self._focus_pane(position.article)
        for number in self.shown:
            if number == position.article:
                self._light(number, bring=True, current=position.hit)
                continue
            counterpart = self.comparison.counterpart(position, number)
            if counterpart is None and self.comparison.hits(number):
                self._notes[number] = "nothing matching this hit"
            self._light(number, bring=counterpart is not None, current=counterpart)
        self._draw_rest()

    def action_next_hit(self) -> None:
        """Go to the next hit; a count goes on by so many."""
        self._step_hit(self._take_count())

    def action_previous_hit(self) -> None:
        """Go to the hit before."""
        self._step_hit(-self._take_count())

    def _step_hit(self, steps: int) -> None:
        if not self.comparison.lit:
            self.announce(with_keys(NO_PHRASE))
            return
        position = self.position
        focus = self.focus_number
        for _ in range(abs(steps)):
            position = self.comparison.step(position, focus, 1 if steps > 0 else -1)
            if position is None:
                self.announce(
                    with_keys("nothing matching in any article: {compare.looser} loosens, {compare.search} edits")
                )
                return
            focus = position.article
        self._go_to(position)

    def action_sentence_versions(self) -> None:
        """Search the current sentence in every article."""
        here = self.pane.sentence
        article = self.pane.article
        if here is None or article is None:
            return
        paragraph, span = here
        phrase = article.text_of(paragraph)[span.start : span.end]
        self._search(phrase, picked=self.focus_number)
        hits = self.comparison.hits(self.focus_number)
        own = next(
            (i for i, hit in enumerate(hits) if hit.paragraph == paragraph and hit.span.start >= span.start), None
        )
        if own is not None:
            self._go_to(Position(self.focus_number, own))

    def action_make_reference(self) -> None:
        """Compare all others with the current passage."""
        if self.position is None or self.position.article != self.focus_number:
            self.action_sentence_versions()
            return
        passage = self.comparison.hits(self.focus_number)[self.position.hit]
        self._search(passage.text, picked=self.focus_number)

    def action_toggle_reworded(self) -> None:
        """Light other words too, or not."""
        self.comparison.reworded = not self.comparison.reworded
        self.announce(
            "other words are lit too" if self.comparison.reworded else "only the same and edited words are lit"
        )
        self._search_again()

    def action_looser(self) -> None:
        """Let doubtful passages count as found."""
        self._shift_strictness(-1)

    def action_stricter(self) -> None:
        """Let only sure passages count as found."""
        self._shift_strictness(1)

    def _shift_strictness(self, step: int) -> None:
        words = self.comparison.shift_strictness(step)
        self._search_again()
        off = "" if self.comparison.reworded else "; other words are off, {compare.toggle_reworded} turns them on"
        self.announce(with_keys(f"matching {words}{off}"))

    def action_explain(self) -> None:
        """Say why the focused article's passage is lit, with its score."""
        version = self.comparison.version(self.focus_number)
        if version is None or not self.comparison.lit:
            self.announce(with_keys(NO_PHRASE))
            return
        self.announce(why_words(version))

    # --- copying -------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy whole sentences of the current passage, with where they are from."""
        chosen, article = self._chosen(), self.pane.article
        if not chosen or article is None:
            return
        selection = self.pane.selection
        if selection is None:
            write: Callable[[Form], str] = partial(quotation, article, *chosen[0])
        else:
            write = partial(selection_quotation, article, chosen)
        self._copy(write, f"the passage from {outlet_words(article)}")
        self.pane.select(None)

    def _copy(self, write: Callable[[Form], str], what: str) -> None:
        self.post_message(CopyWanted(write, what))

    def action_copy_bare(self) -> None:
        """Copy the selected text and nothing else."""
        selection, article = self.pane.selection, self.pane.article
        if selection is None or article is None:
            self.announce(
                with_keys("nothing is selected: {compare.select} selects, {compare.copy} copies; {app.leave} leaves")
            )
            return
        text = selection.text(article)
        self._copy(lambda _: text, "the selected text")

    def action_copy_all(self) -> None:
        """Copy every outlet's version of the phrase, with attribution."""
        if not self.comparison.lit:
            self.announce(with_keys(NO_PHRASE))
            return
        picked = None if self.comparison.picked is None else self.comparison.article(self.comparison.picked)
        found = self.comparison.found()
        write = partial(all_versions, self.comparison.phrase, found, picked=picked)
        self._copy(write, f"the versions of {counted(len(found), 'outlet')}")

    def action_export(self) -> None:
        """Write every version of the phrase into a file."""
        if not self.comparison.lit:
            self.announce(with_keys(NO_PHRASE))
            return
        self.post_message(ExportWanted(self.comparison, self.story))

    def action_open_link(self) -> None:
        """Open the address of the focused article."""
        self.post_message(LinkWanted(self.comparison.article(self.focus_number)))

    # --- to other screens ----------------------------------------------------

    def action_show_versions(self) -> None:
        """Show a card for each outlet's version of the phrase."""
        if not self.comparison.lit:
            self.action_sentence_versions()
        self.post_message(VersionsWanted(self.comparison, self.story, self.focus_number, difference=False))

    def action_difference(self) -> None:
        """Show the versions with what was changed, word by word."""
        if not self.comparison.lit:
            self.action_sentence_versions()
        self.post_message(VersionsWanted(self.comparison, self.story, self.focus_number, difference=True))

    def action_page(self) -> None:
        """Show the page of the focused article as it came."""
        self.post_message(PageWanted(self.comparison.article(self.focus_number)))

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

    def action_clear(self) -> None:
        """Stop what is under way; end the count, the selection, the notes, then put the phrase out."""
        if self._hints.working:
            self.action_fetch()
        elif self._count:
            self._count = ""
            self._draw_status()
        elif self.pane.selection is not None:
            self.pane.select(None)
        elif self.comparison.lit:
            self._search("")

    def come_back(self, number: int | None) -> None:
        """Draw what Versions may have changed; with a number, read that article at its best passage."""
        self.bar.set_phrase(self.comparison.phrase)
        self.position = None
        for each in self.shown:
            self._light(each)
        if number is None:
            self._draw_rest()
        elif self.comparison.hits(number):
            self._go_to(Position(number, self.comparison.best_hit(number)))
        else:
            self._focus_pane(number)

    def look_for(self, phrase: str, number: int) -> None:
        """Focus an article, and light a phrase if one is given."""
        self._focus_pane(number)
        if phrase:
            self._search(phrase)

    def holds(self, article: str) -> bool:
        """Tell whether an article, by its id, is one of the story's."""
        return any(each.id == article for each in self.comparison.articles)

    def read(
        self, article: str, paragraph: int | None, span: Span, phrase: str = "", picked: str | None = None
    ) -> None:
        """Bring a passage of an article in sight; with a phrase, light that in every pane."""
        numbers = {each.id: number for number, each in enumerate(self.comparison.articles)}
        number = numbers[article]
        if phrase:
            self._search(phrase, None if picked is None else numbers.get(picked))
            hits = self.comparison.hits(number)
            here = next(
                (i for i, hit in enumerate(hits) if hit.paragraph == paragraph and _touch(hit.span, span)), None
            )
            if here is not None:
                self._go_to(Position(number, here))
                return
            self.position = None
            self._draw_rest()
        self._focus_pane(number)
        self.pane.bring(paragraph, span)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
