"""Where a story was left: taken up in another session, from the list of stories, or after its text has changed."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from index.model import Story
from tui.comparison import Comparison
from tui.drawing.selection import Place
from tui.screens.phrase_typing import PhraseTypingScreen
from tui.session import Memory


class TakingUpScreen(PhraseTypingScreen):
    """Begins at the places, the phrase and the hit at which a story was left, and tells them when it is left."""

    _left: Memory | None = None
    """Where the story was left, while that is not taken up yet."""
    _purpose: Callable[[], None] | None = None
    """What the reader has come here for, while that is not done yet."""

    def begin_at(self, memory: Memory) -> None:
        """Before it is shown: begin each article where it was left, and focus one of them.

        A place that its article does not have any more is left out. What was lit is lit
        again after the paint or at the first key (`take_up`), or at once where the comparison still has it.
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
        if self.comparison.finished:
            self.lighting.position = self.comparison.at(memory.hit, near=True)

    def on_mount(self) -> None:
        """Take up what was left, after the paint."""
        self.call_after_refresh(self.arrive)

    def come_for(self, purpose: Callable[[], None]) -> None:
        """Do what the reader comes here for (`look_for`, `read`): after the paint, or before the first key acts."""
        self._purpose = purpose
        if self.is_mounted:
            self.call_after_refresh(self.arrive)

    def on_key(self, event: events.Key) -> None:  # noqa: ARG002  Textual calls it beside the one it stands on
        """Arrive before a key acts: one typed ahead comes before the paint."""
        self.arrive()

    def arrive(self) -> None:
        """Do what the reader has come for, or take up what was left; once."""
        purpose, self._purpose = self._purpose, None
        if purpose is None:
            self.take_up()
        else:
            purpose()

    def on_screen_resume(self) -> None:
        """Light what is compared now: the same story may have been open above this screen, and another phrase lit."""
        if self.is_mounted and self._left is None and self.bar.phrase != self.comparison.phrase:
            self.bar.set_phrase(self.comparison.phrase)
            self.lighting.take(None)
            self._draw_rest()

    def take_up(self) -> None:
        """Light the phrase and the hit that were lit."""
        memory, self._left = self._left, None
        if memory is None:
            return
        if self.comparison.finished:
            self.bar.set_phrase(self.comparison.phrase)
            self._draw_rest()
        elif memory.phrase or self.comparison.lit:  # the half of a phrase gives way to what was lit before it
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
        stood, articles = self.standing(), self.comparison.articles
        here = stood.sentences.get(self.focus_number)
        return Memory(
            self.story.id,
            articles[self.focus_number].id,
            stood.phrase,
            None if stood.picked is None else articles[stood.picked].id,
            {articles[number].id: place for number, place in stood.places.items()},
            stood.hit,
            None if here is None else (here[0], here[1].start),
            articles[self.row.first].id,
        )

    def places(self) -> dict[str, Place]:
        """Give the place of each article that was read, by its id."""
        return {self.comparison.article(number).id: place for number, place in self.row.places().items()}

    def renew(self, comparison: Comparison, story: Story, article: str | None) -> None:
        """Show the articles after a text of theirs has changed: where they were, with what was lit or is being typed.

        `article` is the one to be in focus, by its id.
        """
        memory = self.memory()._replace(article=article)
        typing, self._before = self._before is not None, None
        comparison.match_like(self.comparison)
        self.story = story
        self.row.take(comparison)
        self.lighting.forget()
        self.begin_at(memory)
        self._arrange()
        self.take_up()
        if typing:
            self._before = self.standing()
            self._light_typed(self.bar.phrase)
        self._prepare_rest()
