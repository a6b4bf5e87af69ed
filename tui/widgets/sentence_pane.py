"""The current sentence of a pane: what keys speak of, and where the terminal's own cursor stands."""

from __future__ import annotations

from textual.geometry import Offset, Region
from textual.strip import Strip

from index.model import Article, Relation, Span
from index.text import sentences
from tui.drawing.selection import BEGINNING, Place
from tui.drawing.wrap import TITLE, Layout, Line
from tui.widgets.text_pane import Hit, TextPane
from tui.widgets.text_scroll import MEASURE, NARROWEST


class SentencePane(TextPane):
    """Moves through its article by lines and by sentences."""

    def __init__(self, *, measure: int = MEASURE) -> None:
        """Begin without an article; `measure` is the longest line, in cells."""
        super().__init__(measure=measure)
        self._sentence: Hit | None = None
        self._here: frozenset[int] = frozenset()

    @property
    def sentence(self) -> tuple[int | None, Span] | None:
        """The current sentence as (paragraph, span)."""
        return None if self._sentence is None else (self._sentence.paragraph, self._sentence.span)

    def show(self, article: Article, place: Place = BEGINNING) -> None:
        """Show an article from a place on; the sentence there becomes the current one."""
        self._sentence = None
        super().show(article, place)

    # --- moving --------------------------------------------------------------

    def scroll_lines(self, lines: int) -> int:
        """Scroll by so many lines; tells by how many it really went. The sentence stays in sight."""
        moved = self._go(self._top + lines)
        if moved:
            self._keep_sentence_in_sight()
            self._announce(moved)
        return moved

    def go_to_line(self, line: int) -> None:
        """Bring a line to the top."""
        self.scroll_lines(line - self._top)

    def bring(self, paragraph: int | None, span: Span, row: int | None = None) -> None:
        """Bring a span in sight, at the row `row` of the pane where that can be.

        The sentence it begins in becomes the current one. Remembered for the next
        layout while the pane has no size yet.
        """
        row = self.size.height // 3 if row is None else row
        if self._wrapped is None or not self.size.height:
            self._wanted_row = (paragraph, span.start, row)
            self._place = Place(paragraph, span.start)
            return
        self._go(self._wrapped.line_of(paragraph, span.start) - row)
        self.set_sentence(paragraph, span.start)

    def set_sentence(self, paragraph: int | None, offset: int) -> None:
        """Make the sentence at a place the current one."""
        if self._article is None:
            return
        text = self._article.text_of(paragraph)
        spans = sentences(text)
        if not spans:
            return
        found = next((span for span in spans if offset < span.end), spans[-1])
        self._take_sentence(paragraph, found)

    def step_sentence(self, step: int) -> bool:
        """Make the next (1) or previous (-1) sentence the current one; False at the end."""
        here = self.sentence
        if self._article is None or here is None:
            return False
        order: list[tuple[int | None, Span]] = [
            (paragraph, span)
            for paragraph in ([TITLE] if self._article.title else []) + list(range(len(self._article.paragraphs)))
            if paragraph in {here[0], _neighbour(here[0], step)}
            for span in sentences(self._article.text_of(paragraph))
        ]
        position = order.index(here) + step if here in order else 0
        if not 0 <= position < len(order):
            return False
        paragraph, span = order[position]
        self._take_sentence(paragraph, span)
        self.reveal(paragraph, span)
        return True

    def reveal(self, paragraph: int | None, span: Span) -> None:
        """Scroll no more than needed for a span to be in sight."""
        if self._wrapped is None:
            return
        lines = self._wrapped.lines_of(paragraph, span.start, span.end)
        if not lines:
            return
        if lines[0] < self._top:
            self._announce(self._go(lines[0]))
        elif lines[-1] >= self._top + self.size.height:
            self._announce(self._go(min(lines[0], lines[-1] - self.size.height + 1)))

    def _announce(self, moved: int) -> None:
        """Tell that it scrolled by so many lines, or (0) that another sentence is the current one."""

    def _take_sentence(self, paragraph: int | None, span: Span) -> None:
        before = self._sentence_lines()
        self._sentence = Hit(paragraph, span, Relation.NONE)
        self._refresh_lines(before | self._sentence_lines())
        if self.has_focus:
            self._place_terminal_cursor()
        self._announce(0)

    def _keep_sentence_in_sight(self) -> None:
        if self._wrapped is None or self._sentence is None:
            return
        line = self._wrapped.line_of(self._sentence.paragraph, self._sentence.span.start)
        last = self._top + self.size.height - 1
        if self._top <= line <= last:
            if self.has_focus:
                self._place_terminal_cursor()
            return
        inside = self._top if line < self._top else last
        paragraph, offset = self._wrapped.place_of(inside)
        self.set_sentence(paragraph, offset)

    def _top_wanted(self, layout: Layout) -> int:
        """Let the current sentence stay in sight where a new size would push it out."""
        top, height = super()._top_wanted(layout), self.size.height
        if self._sentence is None or self._wanted_row is not None or not height:
            return top
        span = self._sentence.span
        lines = layout.lines_of(self._sentence.paragraph, span.start, span.end)
        if not lines or any(top <= line < top + height for line in lines):
            return top
        return lines[0] if lines[0] < top else self._clamped(min(lines[0], lines[-1] - height + 1))

    def _lay_out(self) -> None:
        """Lay out, and let the sentence that is waited for, or the first one in sight, be the current one."""
        wanted = self._wanted_row
        super()._lay_out()
        if self._wrapped is None or self.size.width < NARROWEST:
            return
        if wanted is not None:
            self.set_sentence(*wanted[:2])
        elif self._sentence is None:
            self.set_sentence(*self._wrapped.place_of(self._top))
        if self.has_focus:
            self.call_after_refresh(self.show_cursor)

    def _sentence_lines(self) -> frozenset[int]:
        if self._sentence is None or self._wrapped is None:
            return frozenset()
        return frozenset(
            self._wrapped.lines_of(self._sentence.paragraph, self._sentence.span.start, self._sentence.span.end)
        )

    # --- drawing -------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows, the sentence's sign beside those where it stands."""
        self._fit()
        self._here = self._sentence_lines() if self.has_focus else frozenset()
        return super().render_lines(crop)

    def _margin(self, number: int, line: Line) -> tuple[str, str]:
        """Put a bar beside the current sentence."""
        return ("▎", "pane--margin") if number in self._here and not line.blank else super()._margin(number, line)

    def on_focus(self) -> None:
        """Show the current sentence, and put the terminal's own cursor there."""
        self.show_cursor()

    def show_cursor(self) -> None:
        """Have the terminal's own cursor at the current sentence; it moves with a repaint."""
        self._refresh_lines(self._sentence_lines())
        self._place_terminal_cursor()

    def on_blur(self) -> None:
        """Take the sentence's sign away."""
        self._refresh_lines(self._sentence_lines())

    def _place_terminal_cursor(self) -> None:
        """Put the terminal's own cursor at what is in sight of the current sentence, for who has it read out."""
        rows = [line - self._top for line in sorted(self._sentence_lines())]
        y = next((row for row in rows if 0 <= row < self.size.height), None)
        if y is not None and self.app.screen is self.screen:  # panes below another screen are renewed too
            self.app.cursor_position = self.region.offset + Offset(1, y)


def _neighbour(paragraph: int | None, step: int) -> int | None:
    """Give the paragraph after or before one; the title stands before the first."""
    number = (-1 if paragraph is None else paragraph) + step
    return None if number < 0 else number
