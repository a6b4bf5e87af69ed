"""What lies open before the plain reader: a story, its comparison, the outlet and the hit where the reader is."""

from __future__ import annotations

from index.model import Span, Story
from tui.comparison import Comparison
from tui.hits import Position
from tui.overview import Overview
from tui.plain.numbers import whole_number


class SlipError(Exception):
    """A line that cannot be done; its message says what to write instead."""


def sentence(words: str) -> str:
    """Write words that stand in the middle of a line elsewhere as a sentence."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '?')) else '.'}"


def number_in(rest: str, count: int, what: str) -> int:
    """Read a number from 1 to `count`; gives it from 0. SlipError where it is none of them."""
    number = whole_number(rest)
    if number is None:
        raise SlipError(f"“{rest}” is no number; a phrase to find stands in quotes")
    if not 1 <= number <= count:
        raise SlipError(f"there is no {what} {number}: the last is {count}" if count else f"there is no {what}")
    return number - 1


class Desk:
    """The story that is open, and where in it the reader is."""

    def __init__(self) -> None:
        """Begin with no story."""
        self.story: Story | None = None
        self.comparison = Comparison(())
        self.overview: Overview | None = None
        """The open story as a whole."""
        self.focus = 0
        """The number of the outlet that the reader is at, from 0."""
        self.position: Position | None = None
        """The current hit."""
        self._sentence: tuple[int, int | None, Span] | None = None
        """The sentence that the reader went to: its article's number, its paragraph and span."""

    def lay(self, story: Story, comparison: Comparison) -> None:
        """Open a story, at its first outlet."""
        if self.overview is None or comparison is not self.comparison:
            self.overview = Overview(comparison, story)
        self.story, self.comparison = story, comparison
        self.focus, self.position, self._sentence = 0, None, None

    def light(self, phrase: str, picked: int | None) -> None:
        """Search a phrase in every outlet; `picked` is the number of the one it is from."""
        self.position = None
        if picked != self.focus:
            self._sentence = None  # the reader has turned to something else
        self.comparison.begin(phrase, picked)
        self.comparison.search_all()

    def stop(self) -> None:
        """Put the phrase out."""
        self.comparison.begin("")
        self.position = None

    def go_to_outlet(self, rest: str) -> None:
        """Go to the outlet of this number."""
        self.focus, self.position, self._sentence = self.outlet(rest), None, None

    @property
    def place(self) -> tuple[int | None, Span] | None:
        """Where in the article here the reader is: the current hit, or the sentence that they went to."""
        if self.position is not None and self.position.article == self.focus:
            hit = self.comparison.hits[self.focus][self.position.hit]
            return hit.paragraph, hit.span
        return self._sentence[1:] if self._sentence is not None and self._sentence[0] == self.focus else None

    def go_to_sentence(self, paragraph: int | None, span: Span) -> None:
        """Go to a sentence of the article here; no hit is the current one then."""
        self.position, self._sentence = None, (self.focus, paragraph, span)

    def outlet(self, rest: str) -> int:
        """Read the number of an outlet; gives it from 0."""
        return number_in(rest, len(self.comparison), "outlet")

    def outlets(self, rest: str) -> list[int]:
        """Read the number of an outlet, or take all, the surest first, where none is given."""
        return [self.outlet(rest)] if rest else self.comparison.ranked()

    def need_phrase(self) -> None:
        """SlipError while no phrase is searched."""
        if not self.comparison.lit:
            raise SlipError('no phrase yet: write one in quotes, "like this", or take a sentence: this 3.2')

    def chosen(self, number: int) -> tuple[int | None, Span] | None:
        """Give what of an outlet is copied, kept or taken: where the reader is in it, else its best passage.

        SlipError where that is nothing for want of a phrase.
        """
        if number == self.focus and self.place is not None:
            return self.place
        version = self.comparison.version(number)
        if version is None:
            self.need_phrase()
        best = version.passages[0] if version is not None and version.passages else None
        return None if best is None else (best.paragraph, best.span)
