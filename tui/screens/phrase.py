"""The phrase of a comparison: searched, lit, walked from hit to hit, taken from a sentence, matched stricter."""

from __future__ import annotations

from index.export.wording import why_words
from index.model import Story
from tui.comparison import Comparison
from tui.hits import Position, Spot
from tui.keymap import NO_PHRASE, with_keys
from tui.screens.keeping import KeepingScreen
from tui.widgets.pane_row import ROOM, Room


class PhraseScreen(KeepingScreen):
    """Lights a finished phrase in every pane, and goes through its hits."""

    def __init__(self, comparison: Comparison, story: Story, *, banner: str = "", room: Room = ROOM) -> None:
        """Show these articles."""
        super().__init__(comparison, story, banner=banner, room=room)
        self._search_number = 0
        """Grows with each search, so that a slice of an earlier one stops."""
        self._goes_on = False
        """Whether a search waits for long articles before it goes to its first hit."""
        self._awaited: Spot | None = None
        """The hit that is to be the current one again, once all that is needed to find it is searched."""

    def light(self, phrase: str, picked: str | None = None, spot: Spot | None = None) -> None:
        """Light a phrase and leave every pane where it is; `picked` is the id of the article it is from.

        The hit that covers `spot` is the current one again.
        """
        self._search_number += 1
        self.comparison.begin(phrase, self.comparison.number_of(picked))
        self.comparison.search_ready()
        if not self.bar.is_open:  # what is typed there is the reader's
            self.bar.set_phrase(phrase)
        self._goes_on = False
        self._awaited = spot
        if not self.comparison.prepared.awaited:
            self._come_to_awaited()
        else:
            self.lighting.take(None)
        self._draw_rest()

    def _come_to_awaited(self) -> None:
        """Make the hit that is waited for the current one; nothing moves but to have another one in sight."""
        awaited, self._awaited = self._awaited, None
        position = self.comparison.at(awaited, near=True)
        self.lighting.take(position)
        if position is not None and position.article == self.focus_number and self.comparison.spot(position) != awaited:
            hit = self.comparison.hits[position.article][position.hit]
            self.pane.set_sentence(hit.paragraph, hit.span.start)
            self.pane.reveal(hit.paragraph, hit.span)

    def _search(self, phrase: str, picked: int | None = None, position: Position | None = None) -> None:
        """Search every article for a phrase, light it, and go to the best hit."""
        self._search_number += 1
        self.lighting.notes.clear()
        self.comparison.begin(phrase, picked)
        self.comparison.search_ready()
        self.bar.set_phrase(phrase)
        self.lighting.position = position
        self._awaited = None
        self._goes_on = self.comparison.lit and self.comparison.prepared.awaited > 0
        if self.comparison.lit and not self._goes_on:
            self._go_to(position or self.comparison.hits.step(None, self.focus_number, 1))
        else:
            self.lighting.light_all()
            self._draw_rest()

    def _search_again(self) -> None:
        """Search the same phrase matched otherwise; the current hit stays, or the next one to it is the current one."""
        comparison, spot = self.comparison, self.comparison.spot(self.lighting.position)
        if spot is None or self._goes_on:
            self._search(comparison.phrase, comparison.picked)
            return
        self.light(comparison.phrase, comparison.origin_id, spot)
        if self.lighting.position is None and not self._awaited:
            self._go_to(comparison.hits.step(None, self.focus_number, 1))

    def prepared(self, number: int) -> None:
        """Search a long article for what was typed meanwhile; after the last one, go to the first hit."""
        if not self.comparison.lit:
            return
        if self.bar.is_open or self.comparison.prepared.awaited:
            self.comparison.search(number)
            self.lighting.light(number, bring=self.bar.is_open)
        elif self._goes_on:
            self._search(self.comparison.phrase, self.comparison.picked, self.lighting.position)
            return
        else:
            spot = self.comparison.spot(self.lighting.position)
            self.comparison.search_all()
            if self._awaited:
                self._come_to_awaited()
            else:
                self.lighting.take(self.comparison.at(spot))
        self._draw_rest()

    # --- from hit to hit -----------------------------------------------------

    def _go_to(self, position: Position | None) -> None:
        """Make a hit the current one, its pane in focus, and bring every visible pane to its counterpart."""
        self.lighting.forget()
        if position is not None and (position.article != self.focus_number or position.article not in self.shown):
            self._focus_pane(position.article)
        self.lighting.take(position, bring=position is not None)
        self._draw_rest()

    def action_next_hit(self) -> None:
        """Go to the next hit; a count goes on by so many."""
        self._step_hit(self._count.take())

    def action_previous_hit(self) -> None:
        """Go to the hit before."""
        self._step_hit(-self._count.take())

    def _step_hit(self, steps: int) -> None:
        if not self.comparison.lit:
            self.announce(with_keys(NO_PHRASE))
            return
        position = self.lighting.position
        focus = self.focus_number
        for _ in range(abs(steps)):
            position = self.comparison.hits.step(position, focus, 1 if steps > 0 else -1)
            if position is None:
                self.announce(
                    with_keys("nothing matching in any article: {compare.looser} loosens, {compare.search} edits")
                )
                return
            focus = position.article
        self._go_to(position)

    # --- a passage as the phrase ---------------------------------------------

    def action_sentence_versions(self) -> None:
        """Search the current sentence in every article."""
        here = self.pane.sentence
        article = self.pane.article
        if here is None or article is None:
            return
        paragraph, span = here
        phrase = article.text_of(paragraph)[span.start : span.end]
        self._search(phrase, picked=self.focus_number)
        hits = self.comparison.hits[self.focus_number]
        own = next(
            (i for i, hit in enumerate(hits) if hit.paragraph == paragraph and hit.span.start >= span.start), None
        )
        if own is not None:
            self._go_to(Position(self.focus_number, own))

    def action_make_reference(self) -> None:
        """Compare all others with the current passage."""
        position = self.lighting.position
        if position is None or position.article != self.focus_number:
            self.action_sentence_versions()
            return
        passage = self.comparison.hits[position.article][position.hit]
        self._search(passage.text, picked=self.focus_number)

    # --- how it is matched ---------------------------------------------------

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
